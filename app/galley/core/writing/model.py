"""A writing command's view of a text: where the selection is, and what the command makes of both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from galley.core.edits import Edit, apply_edits, in_order


@dataclass(frozen=True, slots=True)
class Selection:
    """The cursor is at ``position``; what lies between it and ``anchor`` is selected. Code points."""

    anchor: int
    position: int

    @staticmethod
    def at(place: int) -> "Selection":
        return Selection(place, place)

    @property
    def start(self) -> int:
        return min(self.anchor, self.position)

    @property
    def end(self) -> int:
        return max(self.anchor, self.position)

    @property
    def empty(self) -> bool:
        return self.anchor == self.position


@dataclass(frozen=True, slots=True)
class Change:
    """What a command does: edits of the text it was given, and the selection in the text they make."""

    edits: tuple[Edit, ...]
    selection: Selection

    def apply(self, text: str) -> str:
        return apply_edits(text, self.edits)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; ``start`` is where it begins in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def line_at(text: str, place: int) -> Line:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return Line(start, text[start : len(text) if end < 0 else end])


def lines_of(text: str, selection: Selection) -> list[Line]:
    """The lines that a selection touches; one that ends at the start of a line does not touch that line."""
    last = selection.end
    if not selection.empty and last > selection.start and text[last - 1 : last] == "\n":
        last -= 1
    line = line_at(text, selection.start)
    lines = [line]
    while line.end < last:
        line = line_at(text, line.end + 1)
        lines.append(line)
    return lines


def next_line(text: str, line: Line) -> Line | None:
    return line_at(text, line.end + 1) if line.end < len(text) else None


def line_before(text: str, line: Line) -> Line | None:
    return line_at(text, line.start - 1) if line.start > 0 else None


def moved(place: int, edits: Iterable[Edit], *, after: bool = True) -> int:
    """Where a place is once ``edits`` are made; ``after`` says on which side of an insertion made there."""
    shift = 0
    for edit in in_order(edits):
        if edit.start > place or (edit.start == place and not (after and edit.start == edit.end)):
            break
        if edit.end > place:  # the place lies in what is replaced
            return edit.start + shift + min(place - edit.start, len(edit.replacement))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return place + shift


def change(edits: Sequence[Edit], selection: Selection) -> Change:
    """A change after which the selection still covers what it covered."""
    if selection.empty:
        return Change(tuple(edits), Selection.at(moved(selection.position, edits)))
    low, high = moved(selection.start, edits, after=False), moved(selection.end, edits)
    if selection.anchor <= selection.position:
        return Change(tuple(edits), Selection(low, high))
    return Change(tuple(edits), Selection(high, low))
