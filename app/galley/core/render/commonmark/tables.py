"""GitHub's tables."""

from galley.core.render.commonmark import rules as r
from galley.core.render.text import split_at_bars


def split_row(row: str) -> list[str]:
    """The cells of a table's row, as written but for escaped bars."""
    row = row.strip(" \t")
    row = row.removeprefix("|")
    cells = split_at_bars(row)
    if len(cells) > 1 and not cells[-1].strip(" \t"):
        del cells[-1]
    return [cell.strip(" \t").replace("\\|", "|") for cell in cells]


def is_table_start(head: str, rule: str) -> list[str] | None:
    """The alignments of a table's columns, if `head` and `rule` are its first two lines."""
    if (
        "-" not in rule
        or r.TABLE_RULE.match(rule) is None
        or ("|" not in rule and "|" not in head and ":" not in rule)
    ):
        return None
    aligns = [_alignment(cell) for cell in split_row(rule)]
    return aligns if len(split_row(head)) == len(aligns) else None


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""
