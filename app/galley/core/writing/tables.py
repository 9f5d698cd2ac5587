"""Tables: where the cells are, how wide they show, and the commands that add, remove and align."""

import re
from dataclasses import dataclass
from unicodedata import combining

from galley.core.edits import Edit
from galley.core.render.text import split_at_bars
from galley.core.writing.inline import is_wide
from galley.core.writing.model import Change, Selection, line_at, line_before, next_line

_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
NARROWEST = 3


def width(text: str) -> int:
    """How many columns a text takes in a font of even width: Chinese characters take two."""
    return sum(
        0 if combining(char) or char in "\u200b\u200d\ufe0f" else 2 if is_wide(char) else 1 for char in text
    )


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of cells without the delimiter row, whose colons are in ``aligns`` ("", ":-", "-:", ":-:")."""

    start: int
    end: int
    lead: str
    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[str, ...]

    def written(self) -> str:
        """The table as text, its columns as wide as their widest cell."""
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        widths = [
            max(NARROWEST, *(width(row[column]) for row in self.rows)) for column in range(len(self.aligns))
        ]
        lines = [self._row(row, widths) for row in self.rows]
        dashes = [
            (":" if align.startswith(":") else "-") + "-" * (size - 2) + (":" if align.endswith(":") else "-")
            for align, size in zip(self.aligns, widths, strict=True)
        ]
        return [lines[0], f"{self.lead}| {' | '.join(dashes)} |", *lines[1:]]

    def _row(self, row: tuple[str, ...], widths: list[int]) -> str:
        cells = [
            _padded(cell, size, align) for cell, size, align in zip(row, widths, self.aligns, strict=True)
        ]
        return f"{self.lead}| {' | '.join(cells)} |"

    def cell(self, row: int, column: int) -> Selection:
        """The text of a cell, selected, in the text that has the table as ``written``."""
        line = row if row == 0 else row + 1
        lines = self.lines()
        start = self.start + sum(len(text) + 1 for text in lines[:line])
        pieces = split_at_bars(lines[line][len(self.lead) + 1 :])
        start += len(self.lead) + 1 + sum(len(piece) + 1 for piece in pieces[:column])
        piece = pieces[column]
        if not piece.strip():
            return Selection.at(start + 1)
        left = len(piece) - len(piece.lstrip())
        return Selection(start + left, start + left + len(piece.strip()))


def _padded(cell: str, size: int, align: str) -> str:
    room = size - width(cell)
    left = room if align == "-:" else room // 2 if align == ":-:" else 0
    return " " * left + cell + " " * (room - left)


def table_at(text: str, place: int) -> tuple[Table, int, int] | None:
    """The table that a place is in, with the row (the head is 0) and the column there; else None.

    In the delimiter row it is the head's. A row of other length than the head is filled up or, beyond
    it, kept: nothing that was written is lost.
    """
    line = line_at(text, place)
    if "|" not in line.text:
        return None
    lines = [line]
    while (above := line_before(text, lines[0])) is not None and "|" in above.text:
        lines.insert(0, above)
    while (below := next_line(text, lines[-1])) is not None and "|" in below.text:
        lines.append(below)
    mark = next((i for i, at in enumerate(lines) if i and _DELIMITER.match(_bare(at.text))), None)
    if mark is None or lines.index(line) < mark - 1:
        return None
    lines = lines[mark - 1 :]
    lead_match = _LEAD.match(lines[0].text)
    lead = lead_match[0] if lead_match else ""
    rows = [_cells(at.text) for i, at in enumerate(lines) if i != 1]
    aligns = [
        (":" if cell.startswith(":") else "") + "-" + (":" if cell.endswith(":") else "")
        if ":" in cell
        else ""
        for cell in _cells(lines[1].text)
    ]
    size = max(len(aligns), *(len(row) for row in rows))
    full = tuple(tuple(row + [""] * (size - len(row))) for row in rows)
    index = lines.index(line)
    table = Table(lines[0].start, lines[-1].end, lead, full, tuple(aligns + [""] * (size - len(aligns))))
    before = line.text[: place - line.start]
    column = len(split_at_bars(_LEAD.sub("", before, count=1).removeprefix("|"))) - 1
    return table, 0 if index <= 1 else index - 1, min(column, size - 1)


def _bare(line: str) -> str:
    return _LEAD.sub("", line, count=1)


def _cells(line: str) -> list[str]:
    bare = _bare(line).rstrip()
    pieces = split_at_bars(bare.removeprefix("|"))
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    return [piece.strip() for piece in pieces]


def _made(old: Table, new: Table, selection: Selection) -> Change:
    return Change((Edit(old.start, old.end, new.written()),), selection)


def _with_rows(table: Table, rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(table.start, table.end, table.lead, rows, table.aligns)


def insert_table(text: str, selection: Selection, columns: int = 2, rows: int = 2) -> Change:
    """A table with empty cells on lines of its own; the cursor is in the first. A selection with tabs or
    commas, as a spreadsheet gives it, becomes the cells."""
    chosen = text[selection.start : selection.end].strip("\n")
    mark = next(
        (mark for mark in ("\t", ",") if chosen and all(mark in at for at in chosen.split("\n"))), None
    )
    if mark is not None:
        cells = [[cell.strip().replace("|", r"\|") for cell in at.split(mark)] for at in chosen.split("\n")]
        size = max(len(row) for row in cells)
        filled = tuple(tuple(row + [""] * (size - len(row))) for row in cells)
    else:
        filled = tuple(("",) * columns for _ in range(rows + 1))
    start = selection.start if mark is not None else selection.end
    line = line_at(text, start)
    here = not text[line.start : start].strip()
    start = line.start if here else line.end
    end = selection.end if mark is not None else start
    above = line_before(text, line) if here else line
    lead = "" if above is None or not above.text.strip() else "\n" if here else "\n\n"
    # A table ends at an empty line; what follows in this line would become a row.
    rest = text[end : line_at(text, end).end]
    below = next_line(text, line_at(text, end))
    tail = "\n\n" if rest.strip() else "\n" if below is not None and below.text.strip() else ""
    table = Table(start + len(lead), start + len(lead), "", filled, ("",) * len(filled[0]))
    return Change((Edit(start, end, lead + table.written() + tail),), table.cell(0, 0))


def next_cell(text: str, selection: Selection, *, back: bool = False) -> Change | None:
    """Go to the next or previous cell and align the table; behind the last cell a row is added."""
    found = table_at(text, selection.position)
    if found is None:
        return None
    table, row, column = found
    size = len(table.aligns)
    index = row * size + column + (-1 if back else 1)
    if index < 0:
        index = 0
    if index >= len(table.rows) * size:
        new = _with_rows(table, (*table.rows, ("",) * size))
    else:
        new = table
    return _made(table, new, new.cell(index // size, index % size))


def new_row(text: str, selection: Selection) -> Change | None:
    """Enter at the end of a row: a row below it; in an empty last row the table ends."""
    found = table_at(text, selection.position)
    line = line_at(text, selection.position)
    if found is None or not selection.empty or text[selection.position : line.end].strip(" \t|"):
        return None
    table, row, column = found
    if column != len(table.aligns) - 1:
        return None
    if row == len(table.rows) - 1 and row > 0 and not any(table.rows[row]):
        new = _with_rows(table, table.rows[:-1])
        written = new.written() + "\n"
        return Change((Edit(table.start, table.end, written),), Selection.at(table.start + len(written)))
    new = _with_rows(table, (*table.rows[: row + 1], ("",) * len(table.aligns), *table.rows[row + 1 :]))
    return _made(table, new, new.cell(row + 1, 0))


def add_row(text: str, selection: Selection, *, above: bool = False) -> Change | None:
    """A row below or above the cursor's; never above the head."""
    found = table_at(text, selection.position)
    if found is None:
        return None
    table, row, column = found
    at = max(row if above else row + 1, 1)
    new = _with_rows(table, (*table.rows[:at], ("",) * len(table.aligns), *table.rows[at:]))
    return _made(table, new, new.cell(at, column))


def remove_row(text: str, selection: Selection) -> Change | None:
    """Take the cursor's row out; the head cannot go while the table stays."""
    found = table_at(text, selection.position)
    if found is None:
        return None
    table, row, column = found
    if row == 0:
        return None
    new = _with_rows(table, (*table.rows[:row], *table.rows[row + 1 :]))
    return _made(table, new, new.cell(min(row, len(new.rows) - 1), column))


def add_column(text: str, selection: Selection, *, before: bool = False) -> Change | None:
    """A column behind or before the cursor's."""
    found = table_at(text, selection.position)
    if found is None:
        return None
    table, row, column = found
    at = column if before else column + 1
    rows = tuple((*cells[:at], "", *cells[at:]) for cells in table.rows)
    aligns = (*table.aligns[:at], "", *table.aligns[at:])
    new = Table(table.start, table.end, table.lead, rows, aligns)
    return _made(table, new, new.cell(row, at))


def remove_column(text: str, selection: Selection) -> Change | None:
    """Take the cursor's column out; the last one cannot go."""
    found = table_at(text, selection.position)
    if found is None or len(found[0].aligns) == 1:
        return None
    table, row, column = found
    rows = tuple((*cells[:column], *cells[column + 1 :]) for cells in table.rows)
    aligns = (*table.aligns[:column], *table.aligns[column + 1 :])
    new = Table(table.start, table.end, table.lead, rows, aligns)
    return _made(table, new, new.cell(row, min(column, len(aligns) - 1)))


def align_column(text: str, selection: Selection, align: str) -> Change | None:
    """Align the cursor's column: "", ":-", "-:" or ":-:"."""
    found = table_at(text, selection.position)
    if found is None:
        return None
    table, row, column = found
    aligns = (*table.aligns[:column], align, *table.aligns[column + 1 :])
    new = Table(table.start, table.end, table.lead, table.rows, aligns)
    return _made(table, new, new.cell(row, column))


def tidy(text: str, selection: Selection) -> Change | None:
    """Align the columns of the cursor's table."""
    found = table_at(text, selection.position)
    if found is None:
        return None
    table, row, column = found
    return _made(table, table, table.cell(row, column))
