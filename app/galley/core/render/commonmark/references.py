"""Link reference definitions at the beginning of a paragraph."""

import re
from dataclasses import dataclass
from html import unescape as unescape_entities

from galley.core.render.commonmark import rules as r

_SPACE = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_LINE_REST = re.compile(r"[ \t]*(?:\n|\Z)")
# What a destination holds that neither ends it nor counts.
_PLAIN = re.compile(r"[^\\()\x00-\x20\x7f]+")
_WHITE = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(slots=True)
class Reference:
    """Where a link label leads."""

    href: str
    title: str


def decode(text: str) -> str:
    """Text with its backslash escapes and entities resolved."""
    if "\\" in text:
        parts: list[str] = []
        at = 0
        for match in r.ESCAPED.finditer(text):
            parts += (decode_entities(text[at : match.start()]), match[1])
            at = match.end()
        return "".join(parts) + decode_entities(text[at:])
    return decode_entities(text)


def decode_entities(text: str) -> str:
    """Text with its entities resolved."""
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    source = match[0]
    if source[1] == "#":
        number = int(source[3:-1], 16) if source[2] in "xX" else int(source[2:-1])
        if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            return "\ufffd"
        return chr(number)
    return unescape_entities(source)


def normalize_label(label: str) -> str:
    """The key under which a label is looked up."""
    return _WHITE.sub(" ", label.strip()).casefold()


def read_destination(text: str, pos: int) -> tuple[str, int] | None:
    """The link destination at `pos` and its end."""
    if text.startswith("<", pos):
        match = r.ANGLE.match(text, pos)
        return (decode(match[1]), match.end()) if match else None
    at, depth, size = pos, 0, len(text)
    while at < size:
        if plain := _PLAIN.match(text, at):
            at = plain.end()
            if at == size:
                break
        char = text[at]
        if char == "\\" and at + 1 < size and r.ESCAPED.match(text, at):
            at += 2
            continue
        if char == "(":
            depth += 1
            if depth > 32:
                return None
        elif char == ")":
            if depth == 0:
                break
            depth -= 1
        elif char <= " " or char == "\x7f":
            break
        at += 1
    if depth or (at == pos and not text.startswith(")", pos)):
        return None
    return decode(text[pos:at]), at


def read_references(rows: list[str], references: dict[str, Reference]) -> list[str]:
    """Take definitions off the beginning of a paragraph; returns the lines that are left (the same list
    if there was none)."""
    text = "\n".join(row.lstrip(" \t") for row in rows)
    pos = 0
    while text.startswith("[", pos):
        end = _read_one(text, pos, references)
        if end is None:
            break
        pos = end
    if pos == 0:
        return rows
    taken = text.count("\n", 0, pos)
    if pos >= len(text):
        return []
    return rows[taken:]


def _read_one(text: str, pos: int, references: dict[str, Reference]) -> int | None:
    label = r.LABEL.match(text, pos)
    if label is None or not text.startswith(":", label.end()):
        return None
    space = _SPACE.match(text, label.end() + 1)
    found = read_destination(text, space.end() if space else label.end() + 1)
    if found is None or (not found[0] and text[found[1] - 1 : found[1]] != ">"):
        return None
    href, at = found
    title = ""
    end = None
    space = _SPACE.match(text, at)
    if space and space.end() > at and (quoted := r.TITLE.match(text, space.end())):
        rest = _LINE_REST.match(text, quoted.end())
        if rest:
            title, end = decode(quoted[1][1:-1]), rest.end()
    if end is None:
        rest = _LINE_REST.match(text, at)
        if rest is None:
            return None
        end = rest.end()
    key = normalize_label(label[1])
    if key and key not in references:
        references[key] = Reference(href, title)
    return end
