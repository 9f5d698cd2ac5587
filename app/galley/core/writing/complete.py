"""What may be completed where the author types: which kind of thing, and which part of the line it replaces.

Only the line before the cursor is looked at; in the header also the lines above, for the key of a list.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from galley.core.index.fold import fold
from galley.core.index.pinyin import fits, spells, syllables

MOST = 50
_LOOK_BACK = 160


class Kind(StrEnum):
    """What is completed."""

    KEY = "key"
    VALUE = "value"
    LINK = "link"
    """A link to a post, from ``[[``: text and address."""
    ADDRESS = "address"
    """A file or a post, behind ``](``."""
    IMAGE = "image"
    ASSET_TAG = "asset tag"
    POST_TAG = "post tag"
    TAG = "tag"
    EMOJI = "emoji"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Trigger:
    """``line[start:end]`` is what a candidate replaces, ``word`` what was typed of it."""

    kind: Kind
    start: int
    end: int
    word: str
    key: str = ""
    quote: str = ""
    """What the author has opened a value of the header with; it is in what is replaced."""
    in_flow: bool = False
    """Whether a value stands in brackets."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """``text`` and ``detail`` are shown, ``insert`` is written; then the cursor goes ``back`` so many."""

    text: str
    insert: str
    detail: str = ""
    back: int = 0


_WIKI = re.compile(r"\[\[(?P<word>[^\[\]\n]*)\Z")
_TARGET = re.compile(r"(?P<image>!?)\[[^\[\]\n]*\]\((?P<word>[^()\s<>]*)\Z")
_ASSET_TAG = re.compile(r"\{%\s*asset_(?:img|link|path)\s+(?P<word>[^\s%]*)\Z")
_POST_TAG = re.compile(r"\{%\s*post_(?:link|path)\s+(?P<word>[^\s%]*)\Z")
_TAG = re.compile(r"\{%\s*(?P<word>\w*)\Z")
_EMOJI = re.compile(r"(?<![A-Za-z0-9:/.]):(?P<word>[a-z][a-z0-9_+\-]+|[\u3400-\u9fff]+)\Z")
_FENCE = re.compile(r"\s*(?:>\s*)*(?:`{3,}|~{3,})[ \t]*(?P<word>[A-Za-z][\w+#.\-]*)\Z")
_TAG_END = re.compile(r"[ \t]*%\}")

_KEY = re.compile(r"(?P<word>[A-Za-z_][\w.\-]*)\Z")
_VALUE = re.compile(r"(?P<key>[A-Za-z_][\w.\-]*)[ \t]*[:=][ \t]*(?P<value>\S.*)?\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<word>\S.*)\Z")
_ABOVE_ITEM = re.compile(r"[ \t]*-(?:[ \t]|\Z)")
_OPEN_KEY = re.compile(r"(?P<key>[A-Za-z_][\w.\-]*)[ \t]*[:=][ \t]*\Z")


def trigger_in_body(line: str, column: int) -> Trigger | None:
    """Return what may be completed before ``column`` of a line of the body that is no code."""
    low = max(0, column - _LOOK_BACK)
    before = line[low:column]
    if not any(mark in before for mark in ("[", "%", ":", "```", "~~~")):
        return None
    rest = line[column:]
    found = _WIKI.search(before)
    if found is not None:
        closed = 2 if rest.startswith("]]") else 0
        return Trigger(Kind.LINK, low + found.start(), column + closed, found["word"])
    found = _TARGET.search(before)
    if found is not None:
        kind = Kind.IMAGE if found["image"] else Kind.ADDRESS
        return Trigger(kind, low + found.start("word"), column, found["word"])
    for kind, pattern in ((Kind.ASSET_TAG, _ASSET_TAG), (Kind.POST_TAG, _POST_TAG)):
        found = pattern.search(before)
        if found is not None:
            return Trigger(kind, low + found.start("word"), column, found["word"])
    found = _TAG.search(before)
    if found is not None:
        closing = _TAG_END.match(rest)
        return Trigger(
            Kind.TAG, low + found.start(), column + (closing.end() if closing else 0), found["word"]
        )
    found = _EMOJI.search(before)
    if found is not None:
        return Trigger(Kind.EMOJI, low + found.start(), column, found["word"])
    if not low and not rest.strip():
        found = _FENCE.match(before)
        if found is not None:
            return Trigger(Kind.LANGUAGE, found.start("word"), column, found["word"])
    return None


def trigger_in_header(line: str, column: int, above: Callable[[], Iterable[str]]) -> Trigger | None:
    """Return what may be completed in a header's line; ``above`` yields those above, the nearest first."""
    before, rest = line[:column], line[column:]
    found = _KEY.match(before)
    if found is not None:
        return None if rest.strip() else Trigger(Kind.KEY, 0, column, found["word"])
    found = _ITEM.match(before)
    if found is not None:
        key = _key_above(above())
        return _value(key, found.start("word"), found["word"], rest, in_flow=False) if key else None
    found = _VALUE.match(before)
    if found is None or found["value"] is None:
        return None
    value, start = found["value"], found.start("value")
    if value.startswith("["):
        cut = max(value.rfind("["), value.rfind(",")) + 1
        item = value[cut:].lstrip()
        return _value(found["key"], start + len(value) - len(item), item, rest, in_flow=True)
    return _value(found["key"], start, value, rest, in_flow=False)


def _value(key: str, start: int, word: str, rest: str, *, in_flow: bool) -> Trigger | None:
    """``rest`` is what stands behind the cursor, the closing quote first if there is one."""
    end, quote = start + len(word), ""
    if word[:1] in ("'", '"'):
        quote, word = word[0], word[1:]
        if rest.startswith(quote):
            end, rest = end + 1, rest[1:]
    word, rest = word.strip(), rest.strip()
    if not word or (rest and not (in_flow and rest[0] in ",]")):
        return None
    return Trigger(Kind.VALUE, start, end, word, key, quote, in_flow)


def _key_above(lines: Iterable[str]) -> str:
    for line in lines:
        if _ABOVE_ITEM.match(line) or not line.strip():
            continue
        found = _OPEN_KEY.match(line)
        return found["key"] if found is not None else ""
    return ""


def _reads(typed: str, spelled: str) -> bool:
    return spelled.replace(" ", "").startswith(typed) or (spells(typed) and fits(typed, spelled))


def matching(word: str, names: Iterable[str], most: int = MOST) -> list[str]:
    """Return the names that a typed word may mean: they begin with it, hold it, or are read so in pinyin.

    Each group stays in the order given; the word itself is no answer.
    """
    typed = fold(word)
    groups: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name in names:
        folded = fold(name)
        if folded.startswith(typed):
            if name != word:
                groups[0].append(name)
        elif typed in folded:
            groups[1].append(name)
        elif typed.isascii() and typed.isalpha() and _reads(typed, syllables(folded)):
            groups[2].append(name)
        if len(groups[0]) >= most:
            break
    return [name for group in groups for name in group][:most]
