"""What a line begins with: the marks of quotes, list items and tasks, and the numbers of a list."""

import re
from dataclasses import dataclass

from galley.core.edits import Edit
from galley.core.writing.model import Line, line_before, next_line

QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap>[ \t]+|$)"
)
_BOX = re.compile(r"\[[ xX]\](?:[ \t]+|$)")
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
TAB = 4


@dataclass(frozen=True, slots=True)
class Item:
    """The beginning of a line: ``quote`` marks, then the list item's own, if it is one.

    ``size`` is how many characters all of it takes, ``indent`` and ``content`` are columns from the end
    of the quote's marks: where the item's mark and where its text begins.
    """

    quote: str = ""
    space: str = ""
    bullet: str = ""
    number: int | None = None
    dot: str = ""
    gap: str = ""
    box: str = ""

    @property
    def is_item(self) -> bool:
        return bool(self.bullet) or self.number is not None

    @property
    def mark(self) -> str:
        return self.bullet or (f"{self.number}{self.dot}" if self.number is not None else "")

    @property
    def size(self) -> int:
        return len(self.quote + self.space + self.mark + self.gap + self.box)

    @property
    def indent(self) -> int:
        return columns(self.space)

    @property
    def content(self) -> int:
        return self.indent + len(self.mark) + (columns(self.gap) if 0 < columns(self.gap) <= TAB else 1)

    def same_list(self, other: "Item") -> bool:
        return self.is_item and other.is_item and self.bullet == other.bullet and self.dot == other.dot


def columns(space: str) -> int:
    """The width of white space, a tab going to the next multiple of four."""
    width = 0
    for char in space:
        width += TAB - width % TAB if char == "\t" else 1
    return width


def item_of(text: str) -> Item:
    """Read the beginning of a line. A thematic break is no item."""
    quote_match = QUOTE.match(text)
    quote = quote_match[0] if quote_match else ""
    rest = text[len(quote) :]
    found = None if _RULE.match(rest) else _ITEM.match(rest)
    if found is None:
        return Item(quote, rest[: len(rest) - len(rest.lstrip(" \t"))])
    box = _BOX.match(rest, found.end())
    number = int(found["number"]) if found["number"] else None
    return Item(
        quote, found["indent"], found["bullet"] or "", number, found["dot"] or "", found["gap"],
        box[0] if box else "",
    )  # fmt: skip


def parent_of(text: str, line: Line) -> Item | None:
    """The list item that an item, or a line within one, is nested in."""
    own = item_of(line.text)
    above = line_before(text, line)
    while above is not None:
        item = item_of(above.text)
        if item.is_item and item.indent < own.indent and item.quote.count(">") == own.quote.count(">"):
            return item
        if above.text.strip() and not item.is_item and item.indent == 0:
            return None
        above = line_before(text, above)
    return None


def sibling_above(text: str, line: Line) -> Line | None:
    """The item before this one in the same list, whatever is nested in it lying between."""
    own = item_of(line.text)
    above = line_before(text, line)
    while above is not None:
        item = item_of(above.text)
        if item.is_item and abs(item.indent - own.indent) <= 1:
            return above
        if above.text.strip() and item.indent <= own.indent:
            return None
        above = line_before(text, above)
    return None


def subtree_end(text: str, line: Line) -> Line:
    """The last line that belongs to an item: what is nested in it, and its further paragraphs."""
    own = item_of(line.text)
    last = line
    below = next_line(text, line)
    while below is not None:
        item = item_of(below.text)
        if below.text.strip(" \t>"):
            if item.indent <= own.indent:
                break
            last = below
        below = next_line(text, below)
    return last


def renumber(text: str, line: Line, first: int | None = None) -> list[Edit]:
    """The edits that let the numbers of a list follow each other from ``line``, an item of it, on.

    ``first`` is the number of that item; without it, what it has. A list that has one number all through
    (``1. 1. 1.``, which Markdown allows) keeps it.
    """
    own = item_of(line.text)
    if own.number is None:
        return []
    items = [(line, own)]
    below = next_line(text, line)
    blanks = 0
    while below is not None and blanks < 2:
        item = item_of(below.text)
        if not below.text.strip(" \t>"):
            blanks += 1
        else:
            blanks = 0
            if item.indent < own.indent or (item.indent == own.indent and not item.same_list(own)):
                break
            if item.is_item and item.indent == own.indent:
                items.append((below, item))
        below = next_line(text, below)
    start = own.number if first is None else first
    if len(items) > 2 and len({item.number for _, item in items[1:]}) == 1 and start == items[1][1].number:
        return []
    edits: list[Edit] = []
    for number, (at, item) in enumerate(items, start):
        if item.number != number:
            place = at.start + len(item.quote + item.space)
            edits.append(Edit(place, place + len(str(item.number)), str(number)))
    return edits
