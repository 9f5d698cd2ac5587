"""From the tree of blocks to elements whose inline content waits for the inline stage."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from galley.core.render.commonmark.inline import escape
from galley.core.render.commonmark.nodes import Kind, Node
from galley.core.render.commonmark.tables import split_row
from galley.core.render.marked.blocks import Leaf
from galley.core.render.tree import BEFORE, HTML, TEXT, Html

_BOX = '<input disabled="" type="checkbox"> '
_CHECKED_BOX = '<input checked="" disabled="" type="checkbox"> '


class Builder:
    """Appends blocks to elements and collects `leaves`."""

    def __init__(self, lines: bool, gfm: bool, code: Callable[[str, str], str]) -> None:
        self.leaves: list[Leaf] = []
        self._lines, self._gfm, self._code = lines, gfm, code
        self._base = 0

    def build(self, node: Node, parent: Element, base: int) -> None:
        """Append `node`; lines count from `base`."""
        self._base = base
        self._block(node, parent, False)

    def _element(self, parent: Element, tag: str, node: Node) -> Element:
        element = SubElement(parent, tag)
        if self._lines:
            element.set("data-line", str(max(0, node.line - self._base)))
        return element

    def _leaf(self, element: Element, text: str) -> None:
        self.leaves.append(Leaf(element, text))

    def _block(self, node: Node, parent: Element, tight: bool) -> None:
        kind = node.kind
        if kind is Kind.PARAGRAPH:
            self._leaf(self._element(parent, TEXT if tight else "p", node), paragraph_text(node.rows))
        elif kind is Kind.HEADING:
            self._leaf(self._element(parent, f"h{node.level}", node), node.rows[0] if node.rows else "")
        elif kind is Kind.RULE:
            self._element(parent, "hr", node)
        elif kind is Kind.CODE:
            code = "\n".join(node.rows) + ("\n" if node.rows else "")
            self._element(parent, HTML, node).text = Html(self._code(code, node.info))
        elif kind is Kind.HTML:
            self._element(parent, HTML, node).text = Html("\n".join(node.rows) + "\n")
        elif kind is Kind.TABLE:
            self._table(node, parent)
        elif kind is Kind.LIST:
            self._list(node, parent)
        elif kind in (Kind.QUOTE, Kind.TERMS):
            element = self._element(parent, "blockquote" if kind is Kind.QUOTE else "dl", node)
            for child in node.children:
                self._block(child, element, False)
        elif kind is Kind.TERM:
            self._leaf(self._element(parent, "dt", node), node.rows[0])
        elif kind is Kind.MEANING:
            element = self._element(parent, "dd", node)
            for child in node.children:
                self._block(child, element, node.tight)

    def _list(self, node: Node, parent: Element) -> None:
        marker = node.marker
        assert marker is not None
        element = self._element(parent, "ol" if marker.ordered else "ul", node)
        if marker.ordered and marker.number != 1:
            element.set("start", str(marker.number))
        for item in node.children:
            child = self._element(element, "li", item)
            box = self._task(item) if self._gfm else ""
            for number, block in enumerate(item.children):
                before = len(self.leaves)
                self._block(block, child, node.tight)
                if box and number == 0 and len(self.leaves) > before:
                    self.leaves[before].element.set(BEFORE, box)

    def _task(self, item: Node) -> str:
        first = item.children[0] if item.children else None
        if first is None or first.kind is not Kind.PARAGRAPH or not first.rows:
            return ""
        row = first.rows[0].lstrip(" \t")
        if row[:3].lower() in ("[ ]", "[x]") and row[3:4] in (" ", "\t") and row[3:].strip():
            first.rows[0] = row[4:]
            return _BOX if row[1] == " " else _CHECKED_BOX
        return ""

    def _table(self, node: Node, parent: Element) -> None:
        element = self._element(parent, "table", node)
        self._row(node, SubElement(element, "thead"), "th", 0)
        if len(node.rows) > 1:
            body = SubElement(element, "tbody")
            for number in range(1, len(node.rows)):
                self._row(node, body, "td", number)

    def _row(self, node: Node, parent: Element, tag: str, number: int) -> None:
        row = SubElement(parent, "tr")
        if self._lines:
            row.set("data-line", str(max(0, node.line - self._base + number + (1 if number else 0))))
        cells = split_row(node.rows[number])[: len(node.aligns)]
        cells += [""] * (len(node.aligns) - len(cells))
        for cell, align in zip(cells, node.aligns, strict=True):
            element = SubElement(row, tag)
            if align:
                element.set("align", align)
            self._leaf(element, cell)


def paragraph_text(rows: list[str]) -> str:
    """A paragraph's lines as inline text."""
    return "\n".join(row.lstrip(" \t") for row in rows).rstrip(" \t")


def plain_code(code: str, info: str) -> str:
    """A code block as the standard writes it."""
    lang = info.split(maxsplit=1)[0] if info.split() else ""
    attribute = f' class="language-{escape(lang)}"' if lang else ""
    return f"<pre><code{attribute}>{escape(code)}</code></pre>\n"
