"""Tables with pipes."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from galley.core.render.marked import grammar as g
from galley.core.render.text import SPACES, split_at_bars

if TYPE_CHECKING:
    from galley.core.render.marked.blocks import BlockParser


def table_rule(text: str, pos: int) -> tuple[int, str, int] | None:
    """If a table may begin at `pos`: the end of its header line, its rule, and where the rule's line ends."""
    end = text.find("\n", pos)
    if end < 0 or not text[pos:end].strip(" "):
        return None
    match = g.TABLE_RULE.match(text, end + 1)
    return (end, match[1], match.end()) if match else None


def read_table(parser: "BlockParser", text: str, pos: int, parent: Element, line: int) -> int:
    """Read the table at `pos` into `parent` and return its end, or 0 if there is none."""
    found = table_rule(text, pos)
    if found is None or ("|" not in found[1] and ":" not in found[1]):
        return 0
    header_end, rule, body = found
    header = split_cells(text[pos:header_end].lstrip(" "))
    aligns = [_alignment(cell) for cell in _trim_rule(rule).split("|")]
    if len(header) != len(aligns):
        return 0
    end = body
    size = len(text)
    while end < size and not g.TABLE_END.match(text, end):
        stop = text.find("\n", end)
        end = size if stop < 0 else stop + 1
    rows = text[body:end]
    table = parser.element(parent, "table", line)
    head = SubElement(table, "thead")
    _row(parser, head, "th", header, aligns, line)
    if rows.strip(SPACES):
        at = line + 2
        content = SubElement(table, "tbody")
        for number, row in enumerate(_drop_last_blank(rows).split("\n")):
            _row(parser, content, "td", split_cells(row, len(header)), aligns, at + number)
    lines = g.LINE_ENDS.match(text, end)
    return lines.end() if lines else end


def _drop_last_blank(rows: str) -> str:
    head, newline, tail = rows.rpartition("\n")
    return head if newline and not tail.strip(" \t") else rows


def _row(
    parser: "BlockParser", parent: Element, tag: str, cells: list[str], aligns: list[str], line: int
) -> None:
    row = parser.element(parent, "tr", line)
    for number, cell in enumerate(cells):
        element = SubElement(row, tag)
        if number < len(aligns) and aligns[number]:
            element.set("align", aligns[number])
        parser.leaf(element, cell)


def _trim_rule(rule: str) -> str:
    rule = rule.rstrip(" ") if rule.rstrip(" ").endswith("|") else rule
    return rule.removeprefix("|").removesuffix("|")


def _alignment(cell: str) -> str:
    cell = cell.strip(" ")
    left, right = cell.startswith(":"), cell.endswith(":")
    if not cell.strip(":-") and "-" in cell:
        return "center" if left and right else "right" if right else "left" if left else ""
    return ""


def split_cells(row: str, count: int = 0) -> list[str]:
    """The cells of a row; with `count`, exactly that many."""
    cells = split_at_bars(row)
    if not cells[0].strip(SPACES):
        del cells[0]
    if cells and not cells[-1].strip(SPACES):
        del cells[-1]
    if count:
        del cells[count:]
        cells += [""] * (count - len(cells))
    return [cell.strip(SPACES).replace("\\|", "|") for cell in cells]
