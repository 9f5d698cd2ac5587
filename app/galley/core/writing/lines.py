"""Headings, quotes, lists, code blocks: commands for the lines that the selection touches."""

import re
from itertools import pairwise
from typing import Literal

from galley.core.edits import Edit
from galley.core.writing.inline import is_wide
from galley.core.writing.items import Item, item_of
from galley.core.writing.model import (
    Change,
    Line,
    Selection,
    change,
    line_at,
    line_before,
    lines_of,
    next_line,
)

ListKind = Literal["bullet", "ordered", "task"]

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})[^`]*$")
# The spellings that Hexo accepts: hexo 8, lib/plugins/filter/after_post_render/excerpt.
MORE = re.compile(r"<!--\s?more\s?-->", re.IGNORECASE)


def heading(text: str, selection: Selection, level: int) -> Change:
    """Make the lines headings of ``level`` (1 to 6), or text again where all are; 0 takes hashes off."""
    lines = _filled(lines_of(text, selection))
    found = [_HEADING.match(line.text) for line in lines]
    if level and lines and all(m is not None and len(m[1]) == level for m in found):
        level = 0
    mark = "#" * level + " " if level else ""
    edits = [
        Edit(line.start, line.start + (m.end() if m else 0), mark)
        for line, m in zip(lines, found, strict=True)
        if m is not None or mark
    ]
    return change(edits, selection)


def deeper_heading(text: str, selection: Selection, step: int) -> Change:
    """Move headings a level down (1) or up (-1); a line that is none becomes one, or stays."""
    line = lines_of(text, selection)[0]
    found = _HEADING.match(line.text)
    level = (len(found[1]) if found else 0) + step
    return heading(text, selection, level) if 0 <= level <= 6 else Change((), selection)


def quote(text: str, selection: Selection) -> Change:
    """Put the lines in a quote, or take them out of one."""
    lines = lines_of(text, selection)
    filled = _filled(lines)
    if all(line.text.lstrip(" ").startswith(">") for line in filled) and any(line.text for line in filled):
        found = [(line, re.match(r" {0,3}>[ \t]?", line.text)) for line in lines]
        return change([Edit(line.start, line.start + m.end(), "") for line, m in found if m], selection)
    # Within a quote an empty line needs the mark too, or it would end it.
    alone = len(lines) == 1
    edits = [Edit(line.start, line.start, "> " if alone or line.text else ">") for line in lines]
    return change(edits, selection)


def make_list(text: str, selection: Selection, kind: ListKind) -> Change:
    """Make the lines items of a list of ``kind``, change one kind to another, or make them text again."""
    lines = _filled(lines_of(text, selection))
    items = [item_of(line.text) for line in lines]
    if all(_is(item, kind) for item in items):
        edits = [_replace_mark(line, item, "") for line, item in zip(lines, items, strict=True)]
        return change(edits, selection)
    bullet = _bullet_near(text, lines[0])
    edits: list[Edit] = []
    counters: dict[int, int] = {}
    for line, item in zip(lines, items, strict=True):
        for deeper in [indent for indent in counters if indent > item.indent]:
            del counters[deeper]
        number = counters[item.indent] = counters.get(item.indent, _number_above(text, line, item)) + 1
        if kind == "ordered":
            mark = f"{number}. "
        else:
            mark = (item.bullet or bullet) + (" [ ] " if kind == "task" else " ")
        if not _is(item, kind):
            edits.append(_replace_mark(line, item, mark))
    return change(edits, selection)


def check_task(text: str, selection: Selection) -> Change:
    """Tick the tasks of the lines, or untick them where all are ticked; other items become tasks."""
    tasks = [(line, item) for line in lines_of(text, selection) if (item := item_of(line.text)).box]
    if not tasks:
        return make_list(text, selection, "task")
    new = " " if all(item.box[1] in "xX" for _, item in tasks) else "x"
    edits: list[Edit] = []
    for line, item in tasks:
        place = line.start + item.size - len(item.box) + 1
        if text[place] != new:
            edits.append(Edit(place, place + 1, new))
    return change(edits, selection)


def code_block(text: str, selection: Selection) -> Change:
    """Put the lines between fences, or take the fences off; without lines the language is typed next."""
    lines = lines_of(text, selection)
    first, last = lines[0], lines[-1]
    around = _fences_around(text, first, last)
    if around is not None:
        opening, closing = around
        below = next_line(text, closing)
        end = (below.start if below is not None else len(text)) if closing.end < len(text) else closing.end
        edits = [Edit(opening.start, opening.end + 1, "")]
        if end == closing.end and closing.start > opening.end + 1:
            edits.append(Edit(closing.start - 1, end, ""))
        else:
            edits.append(Edit(max(closing.start, opening.end + 1), max(end, opening.end + 1), ""))
        return change(edits, selection)
    inside = text[first.start : last.end]
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`{3,}", inside)), default=0))
    edits = [Edit(first.start, first.start, f"{ticks}\n"), Edit(last.end, last.end, f"\n{ticks}")]
    if not inside.strip():
        return Change(tuple(edits), Selection.at(first.start + len(ticks)))
    return Change(tuple(edits), Selection(first.start + len(ticks) + 1, last.end + len(ticks) + 1))


def fold_line(text: str, selection: Selection, body_start: int) -> Change:
    """Put ``<!-- more -->`` on a line of its own above the cursor's, or take it off that line.

    A post has one: where it is elsewhere, it moves here.
    """
    line = line_at(text, max(selection.position, body_start))
    old = next((m for m in MORE.finditer(text, body_start) if _alone(text, m)), None)
    edits: list[Edit] = []
    if old is not None:
        at = line_at(text, old.start())
        below = next_line(text, at)
        end = below.start if below is not None else at.end
        # Of the two empty lines that are left, one goes too.
        if below is not None and not below.text.strip():
            above = line_before(text, at)
            if above is not None and not above.text.strip() and below.end < len(text):
                end = below.end + 1
        edits.append(Edit(at.start, end, ""))
        if at.start <= line.start < max(end, at.start + 1):
            return Change(tuple(edits), Selection.at(at.start))
    before = line_before(text, line)
    lead = "" if line.start <= body_start or (before is not None and not before.text.strip()) else "\n"
    mark = f"{lead}<!-- more -->\n" + ("" if not line.text.strip() and line.end < len(text) else "\n")
    edits.append(Edit(line.start, line.start, mark))
    return change(edits, selection)


def move_lines(text: str, selection: Selection, step: Literal[-1, 1]) -> Change:
    """Exchange the lines with the one above (-1) or below (1); the selection goes along."""
    lines = lines_of(text, selection)
    first, last = lines[0], lines[-1]
    other = line_before(text, first) if step < 0 else next_line(text, last)
    if other is None:
        return Change((), selection)
    block = text[first.start : last.end]
    if step < 0:
        edit = Edit(other.start, last.end, f"{block}\n{other.text}")
        shift = -len(other.text) - 1
    else:
        edit = Edit(first.start, other.end, f"{other.text}\n{block}")
        shift = len(other.text) + 1
    size = len(text)
    anchor, position = (min(max(place + shift, 0), size) for place in (selection.anchor, selection.position))
    return Change((edit,), Selection(anchor, position))


def duplicate(text: str, selection: Selection) -> Change:
    """Write the selection once more behind itself; without one, its line below itself."""
    if selection.empty:
        line = line_at(text, selection.position)
        place = selection.position + len(line.text) + 1
        return Change((Edit(line.end, line.end, f"\n{line.text}"),), Selection.at(place))
    piece = text[selection.start : selection.end]
    size = len(piece)
    edits = (Edit(selection.end, selection.end, piece),)
    return Change(edits, Selection(selection.anchor + size, selection.position + size))


def delete_lines(text: str, selection: Selection) -> Change:
    """Take the lines out; the cursor stays in its column as far as the line that follows goes."""
    lines = lines_of(text, selection)
    first, last = lines[0], lines[-1]
    below = next_line(text, last)
    column = max(selection.position - line_at(text, selection.position).start, 0)
    if below is not None:
        return Change(
            (Edit(first.start, below.start, ""),), Selection.at(first.start + min(column, len(below.text)))
        )
    above = line_before(text, first)
    if above is None:
        return Change((Edit(first.start, last.end, ""),), Selection.at(0))
    return Change((Edit(above.end, last.end, ""),), Selection.at(above.start + min(column, len(above.text))))


def join(text: str, selection: Selection) -> Change:
    """Make one line of the selected ones, or of the cursor's and the next.

    Between two Chinese characters there is no space; list and quote marks of the joined lines go.
    """
    lines = lines_of(text, selection)
    if len(lines) == 1:
        below = next_line(text, lines[0])
        if below is None:
            return Change((), selection)
        lines.append(below)
    edits: list[Edit] = []
    for above, below in pairwise(lines):
        left, rest = above.text.rstrip(), below.text[item_of(below.text).size :]
        start = above.start + max(len(left), item_of(above.text).size if above is not lines[0] else 0)
        end = below.start + len(below.text) - len(rest)
        wide = bool(left and rest) and is_wide(left[-1]) and is_wide(rest[0])
        edits.append(Edit(min(start, above.end), end, "" if wide or not left or not rest else " "))
    place = edits[0].start
    return change(edits, selection) if not selection.empty else Change(tuple(edits), Selection.at(place))


def _filled(lines: list[Line]) -> list[Line]:
    """The lines that have text; all of them where none has."""
    return [line for line in lines if line.text.strip()] or lines[:1]


def _is(item: Item, kind: ListKind) -> bool:
    if kind == "ordered":
        return item.number is not None
    return bool(item.bullet) and bool(item.box) == (kind == "task")


def _replace_mark(line: Line, item: Item, mark: str) -> Edit:
    start = line.start + len(item.quote + item.space)
    return Edit(start, line.start + item.size, mark)


def _bullet_near(text: str, line: Line) -> str:
    """The bullet of the list above, which a new item goes on with; else a hyphen."""
    above = line_before(text, line)
    item = item_of(above.text) if above is not None else Item()
    return item.bullet or "-"


def _number_above(text: str, line: Line, item: Item) -> int:
    above = line_before(text, line)
    before = item_of(above.text) if above is not None else Item()
    return before.number if before.number is not None and before.indent == item.indent else 0


def _alone(text: str, found: re.Match[str]) -> bool:
    return line_at(text, found.start()).text.strip() == found[0]


def _fences_around(text: str, first: Line, last: Line) -> tuple[Line, Line] | None:
    """The fence lines that the lines are, or lie, between."""
    ranges: list[tuple[Line, Line]] = []
    opening: tuple[Line, str] | None = None
    line: Line | None = line_at(text, 0)
    while (line is not None and line.start <= last.end + 1) or (line is not None and opening is not None):
        found = _FENCE.match(line.text)
        if opening is None:
            if line.start > last.end:
                break
            opening = (line, found[1]) if found else None
        elif (
            found
            and found[1][0] == opening[1][0]
            and len(found[1]) >= len(opening[1])
            and found[0].strip() == found[1]
        ):
            ranges.append((opening[0], line))
            opening = None
        line = next_line(text, line)
    return next((r for r in ranges if r[0].start <= first.start and last.end <= r[1].end), None)
