"""A post's headings, what belongs to each, and moving one section with all that is in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from galley.core.edits import Edit
from galley.core.writing.model import Change, Selection

# ATX headings with or without the space that CommonMark wants: Hexo takes both.
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[^#\s]))(.*?)(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_NO_TEXT = re.compile(r"[ \t]*(?:[>|]|[-*+][ \t]|\d{1,9}[.)][ \t]|<|\{%| {4}|$)")
_MARKS = re.compile(r"[*_`~]+|!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|\{#[^}]*\}")


@dataclass(frozen=True, slots=True)
class Heading:
    """``title`` is without marks; ``line`` counts from 0, ``start`` and ``end`` (of the whole section, up to
    the next heading of its level or above) are places in the text."""

    level: int
    title: str
    line: int
    start: int
    end: int


def outline(text: str, body_start: int = 0) -> list[Heading]:
    """Return the headings of a post in order. Fenced code, comments and the header have none."""
    found: list[tuple[int, str, int, int]] = []
    place = body_start
    number = text.count("\n", 0, body_start)
    fence = ""
    comment = False
    before, before_place = "", place
    for line in text[body_start:].split("\n"):
        following = place + len(line) + 1
        if fence:
            bare = line.strip()
            if bare.startswith(fence) and not bare.strip(fence[0]):
                fence = ""
        elif comment:
            comment = "-->" not in line
        elif line:
            first = line.lstrip(" ")[:1]
            if first == "#" and (match := _ATX.match(line)):
                found.append((len(match[1]), match[2], number, place))
                line = ""
            elif first in "`~\t" and (match := _FENCE.match(line)):
                if "`" not in line[match.end() :]:
                    fence = match[1]
            elif first == "<" and "<!--" in line:
                comment = "-->" not in line.rpartition("<!--")[2]
            elif first in "=-" and (level := underlined(before, line)):
                found.append((level, before.strip(), number - 1, before_place))
                line = ""
        before, before_place = line, place
        place = following
        number += 1
    return _sections(found, len(text))


def underlined(title: str, line: str) -> int:
    """The level of heading that ``line`` makes of the line above it; 0 if it makes none."""
    match = _SETEXT.match(line)
    if match is None or not title or title.isspace() or _NO_TEXT.match(title):
        return 0
    return 1 if match[1][0] == "=" else 2


def _sections(found: Sequence[tuple[int, str, int, int]], size: int) -> list[Heading]:
    headings: list[Heading] = []
    for index, (level, title, line, start) in enumerate(found):
        following = (at for deep, _, _, at in found[index + 1 :] if deep <= level)
        plain = _MARKS.sub(lambda m: m[1] or "", title).strip()
        headings.append(Heading(level, plain or title.strip(), line, start, next(following, size)))
    return headings


def heading_at(headings: Sequence[Heading], line: int) -> int:
    """The index of the heading whose text a line is in; -1 above the first."""
    index = -1
    for number, heading in enumerate(headings):
        if heading.line > line:
            break
        index = number
    return index


def move_section(text: str, headings: Sequence[Heading], index: int, before: int) -> Change | None:
    """Move a section, with all that is in it, before ``headings[before]``, or past the last to the end.

    None where it would go into itself or stay. Sections stay apart by an empty line, and the post's last
    line keeps its end, or its lack of one.
    """
    moved = headings[index]
    target = headings[before].start if before < len(headings) else len(text)
    if moved.start <= target <= moved.end:
        return None
    piece = text[moved.start : moved.end]
    tail = piece[len(piece.rstrip("\n")) :]
    low, high = min(moved.start, target), max(moved.end, target)
    if target < moved.start:
        other = text[target : moved.start]
        first, second = piece, other
    else:
        other = text[moved.end : target]
        first, second = other, piece
    # What was last may have had no empty line behind it; what is last now takes over its end.
    last_end = tail if target < moved.start else other[len(other.rstrip("\n")) :]
    gap = first[len(first.rstrip("\n")) :]
    gap = gap if len(gap) > 1 else "\n\n"
    new = first.rstrip("\n") + gap + second.rstrip("\n") + last_end
    place = low if target < moved.start else low + len(first.rstrip("\n")) + len(gap)
    return Change((Edit(low, high, new),), Selection.at(place))
