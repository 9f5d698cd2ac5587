"""The blocks that are still open while CommonMark is read, and what closing one settles."""

from galley.core.render.commonmark.cursor import Cursor
from galley.core.render.commonmark.nodes import CONTAINERS, Kind, Node
from galley.core.render.commonmark.references import Reference, decode, read_references


class OpenBlocks(Cursor):
    """The tree read so far: `document` with the innermost open block `tip`; `references` collects link
    targets as (line of the paragraph they were found in, key, target)."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Node(Kind.DOCUMENT, 0)
        self.references: list[tuple[int, str, Reference]] = []
        self.tip = self.document
        # The line being read: its number, and where it begins in the text.
        self.number = self.position = 0

    def add(self, kind: Kind) -> Node:
        """Begin a block in the innermost open one that can contain it."""
        while not _can_contain(self.tip.kind, kind):
            self.close(self.tip, self.number - 1)
        node = self.tip.add(Node(kind, self.number))
        if self.tip is self.document:
            node.start = self.position
        self.tip = node
        return node

    def close(self, node: Node, end: int) -> None:
        """Close a block whose last line is number `end`; the block around it is the tip then."""
        above = node.parent
        node.open = False
        node.end = max(node.line, end)
        kind = node.kind
        if kind is Kind.PARAGRAPH:
            self._finish_paragraph(node)
        elif kind is Kind.CODE and node.fence is None:
            while node.rows and not node.rows[-1].strip(" \t"):
                node.rows.pop()
            node.end = node.line + len(node.rows) - 1
        elif kind is Kind.CODE:
            node.info = decode(node.rows.pop(0).strip(" \t")) if node.rows else ""
        elif kind is Kind.HTML:
            while node.rows and not node.rows[-1].strip(" \t"):
                node.rows.pop()
        elif kind is Kind.ITEM:
            node.end = node.children[-1].end if node.children else node.line
        elif kind in (Kind.LIST, Kind.TERMS, Kind.MEANING):
            if kind is Kind.LIST:
                node.tight = _is_tight(node)
            node.end = node.children[-1].end if node.children else node.line
        self.tip = above or self.document

    def _finish_paragraph(self, node: Node) -> None:
        if node.rows and node.rows[0].startswith("["):
            rows = self.take_references(node.rows, node.line)
            if rows is not node.rows:
                node.line += len(node.rows) - len(rows)
                node.rows = rows
        if not node.rows and node.parent is not None:
            if node.parent is self.document:
                node.kind = Kind.DOCUMENT  # stays as an empty place: its source must not be lost
            else:
                node.parent.children.remove(node)

    def take_references(self, rows: list[str], line: int) -> list[str]:
        """Take link definitions off the beginning of a paragraph; returns the rows that are left."""
        found: dict[str, Reference] = {}
        left = read_references(rows, found)
        self.references += [(line, key, reference) for key, reference in found.items()]
        return left


def _can_contain(parent: Kind, child: Kind) -> bool:
    if parent is Kind.LIST:
        return child is Kind.ITEM
    if parent is Kind.TERMS:
        return child in (Kind.MEANING, Kind.TERM)
    return parent in CONTAINERS and child not in (Kind.ITEM, Kind.MEANING)


def _is_tight(node: Node) -> bool:
    for number, item in enumerate(node.children):
        if number + 1 < len(node.children) and node.children[number + 1].line != item.end + 1:
            return False
        for first, second in zip(item.children, item.children[1:], strict=False):
            if second.line != first.end + 1:
                return False
    return True
