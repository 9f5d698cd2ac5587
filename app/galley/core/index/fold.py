"""How texts are compared in a search: case, width and the two ways of writing Chinese do not count."""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache

from galley.core.index.chinese import table

# What each character seen so far becomes, if that is another text; and those that stay as they are.
_becomes: dict[str, str] = {}
_same: set[str] = set()
_joins: set[str] = set()
# Most Chinese texts have these, and many of each: they are replaced without being looked for.
_WIDE_MARKS, _PLAIN_MARKS = "，：；！？（）", ",:;!?()"


def fold(text: str) -> str:
    """Return ``text`` as searches compare it, character by character.

    Each character is replaced by its compatible form in lower case (NFKC and case folding: Ａ is a, ﬁ is fi),
    and a traditional Chinese one by its simplified form. Marks are joined with their letter before.
    """
    lowered = text.lower()
    if text.isascii():
        return lowered
    # A text has few different characters besides the most usual ones: to ask for each of these once is the
    # quickest way.
    unusual = _unusual_in(lowered)
    if not unusual.isdisjoint(_joins):
        return "".join(piece for _, piece in _pieces(text))
    for character in unusual:
        becomes = _becomes.get(character)
        if becomes is not None:
            lowered = lowered.replace(character, becomes)
    for wide, plain in zip(_WIDE_MARKS, _PLAIN_MARKS, strict=True):
        lowered = lowered.replace(wide, plain)
    return lowered


@lru_cache(maxsize=8_192)
def fold_name(name: str) -> str:
    """Return ``fold(name)`` of what many posts have: a tag, a category, a key."""
    return fold(name)


def _unusual_in(text: str) -> set[str]:
    """Return the characters of a text that may become another text, or join the one before; all are known."""
    unusual: set[str] = set(_unusual().findall(text)) - _same
    for character in unusual:
        if character not in _becomes and character not in _joins:
            _learn(character)
    return unusual


@lru_cache(maxsize=1)
def _unusual() -> "re.Pattern[str]":
    """Return what finds each character beyond those that most of a Chinese text consists of."""
    rows = bytes(byte for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    # None of these has a compatible form; some have a simplified one.
    stays = set(rows.decode("gb2312", errors="ignore")) - simplified().keys()
    stays.update(chr(code) for code in range(0x80) if not chr(code).isupper())
    stays.update("—‘’“”、。《》「」·")
    _same.update(stays)
    return re.compile(f"[^{re.escape(''.join(sorted(stays)) + _WIDE_MARKS)}]")


def fold_with_origin(text: str) -> tuple[str, "array[int]"]:
    """Return ``fold(text)`` and, for each of its characters and for its end, the position it comes from."""
    if text.isascii():
        return text.lower(), array("q", range(len(text) + 1))
    unusual = _unusual_in(text)
    origin = array("q")
    if not unusual.isdisjoint(_joins):
        pieces: list[str] = []
        for start, piece in _pieces(text):
            pieces.append(piece)
            origin.extend([start] * len(piece))
        origin.append(len(text))
        return "".join(pieces), origin
    # Few characters become several; all between them become one each.
    several = [each for each in unusual if len(_becomes.get(each, each)) != 1]
    at = 0
    for found in re.finditer(f"[{re.escape(''.join(several))}]", text) if several else ():
        origin.extend(range(at, found.start()))
        origin.extend([found.start()] * len(_becomes[found[0]]))
        at = found.end()
    origin.extend(range(at, len(text) + 1))
    return fold(text), origin


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield what each character becomes and where it stands; a letter and its marks are one."""
    start, end = 0, 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _is_joining(text[end]):
            end += 1
        whole = unicodedata.normalize("NFC", text[start:end]) if end - start > 1 else text[start]
        yield start, "".join(map(_fold_one, whole))
        start = end


def _is_joining(character: str) -> bool:
    if character < "\u0300":
        return False
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"


def _fold_one(character: str) -> str:
    if character in _same:
        return character
    if character not in _becomes:
        _learn(character)
    return _becomes.get(character, character)


def _learn(character: str) -> None:
    # Folded twice: some letters decompose into ones that fold again.
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    if plain >= "\u3400":
        plain = "".join(simplified().get(each, each) for each in plain)
    if plain != character:
        _becomes[character] = plain
    if _is_joining(character):
        _joins.add(character)
    elif plain == character:
        _same.add(character)


@lru_cache(maxsize=1)
def simplified() -> dict[str, str]:
    """Return the simplified form of each Chinese character that has one, as OpenCC has them."""
    return dict(zip(*table("simplified.txt").split("\n"), strict=True))
