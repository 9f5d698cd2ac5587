"""Read CommonMark's blocks line by line."""

from galley.core.render.commonmark import rules as r
from galley.core.render.commonmark.nodes import CONTAINERS, Kind, Marker, Node
from galley.core.render.commonmark.openblocks import OpenBlocks
from galley.core.render.commonmark.tables import is_table_start

MAX_DEPTH = 100
_STARTERS = frozenset("#`~<-=*_+>0123456789[:")


class BlockReader(OpenBlocks):
    """Reads one text into `document`."""

    def __init__(self, gfm: bool = False, notes: bool = False, meanings: bool = False) -> None:
        super().__init__()
        self.gfm, self.with_notes, self.with_meanings = gfm, notes, meanings
        self.last = self.document
        self.all_closed = True
        self.before = 0

    def read(self, text: str) -> Node:
        """The document's tree."""
        rows = text.split("\n")
        if rows and not rows[-1]:
            rows.pop()
        position = 0
        for number, row in enumerate(rows):
            self.number = number
            self.before, self.position = self.position, position
            position += len(row) + 1
            self._line(row)
        self.number = len(rows)
        while self.tip is not self.document:
            self.close(self.tip, self.number - 1)
        self.close(self.document, self.number - 1)
        return self.document

    # One line.

    def _line(self, row: str) -> None:
        self.begin(row)
        container = self.document
        depth = 0
        while container.children and container.children[-1].open:
            container = container.children[-1]
            depth += 1
            self.find()
            going = self._continues(container)
            if going == 2:
                return
            if going == 1:
                assert container.parent is not None
                container = container.parent
                depth -= 1
                break
        self.all_closed = container is self.tip
        self.last = container
        if container.kind in CONTAINERS or container.kind is Kind.PARAGRAPH:
            container = self._starts(container, depth)
        else:
            self.find()
        self._text(container)

    def _text(self, container: Node) -> None:
        if not self.all_closed and not self.blank and self.tip.kind is Kind.PARAGRAPH:
            self.tip.rows.append(self.rest())
            return
        self.close_unmatched()
        kind = container.kind
        if kind in (Kind.PARAGRAPH, Kind.CODE, Kind.HTML):
            container.rows.append(self.rest())
            if kind is Kind.HTML and self._ends_html(container.level):
                self.close(container, self.number)
        elif self.offset < len(self.text) and not self.blank and kind in CONTAINERS:
            paragraph = self.add(Kind.PARAGRAPH)
            self.to_text()
            paragraph.rows.append(self.rest())

    def _ends_html(self, level: int) -> bool:
        return level <= 5 and r.HTML_CLOSE[level - 1].search(self.text, self.offset) is not None

    def close_unmatched(self) -> None:
        if self.all_closed:
            return
        while self.tip is not self.last:
            self.close(self.tip, self.number - 1)
        self.all_closed = True

    # Does an open block go on in this line? 0: yes; 1: no; 2: yes, and it has taken the whole line.

    def _continues(self, node: Node) -> int:
        kind = node.kind
        if kind is Kind.PARAGRAPH:
            return 1 if self.blank else 0
        if kind is Kind.QUOTE:
            if self.indent <= 3 and self.text.startswith(">", self.next):
                self.to_text()
                self.advance(1)
                if self.text[self.offset : self.offset + 1] in (" ", "\t"):
                    self.advance(1, columns=True)
                return 0
            return 1
        if kind in (Kind.ITEM, Kind.NOTE, Kind.MEANING):
            marker = node.marker
            assert marker is not None
            if self.blank:
                if not node.children and kind is Kind.ITEM:
                    return 1
                self.to_text()
                return 0
            width = marker.indent + marker.padding
            if self.indent >= width:
                self.advance(width, columns=True)
                return 0
            return 1
        if kind is Kind.CODE:
            return self._code_continues(node)
        if kind is Kind.HTML:
            return 1 if self.blank and node.level >= 6 else 0
        if kind is Kind.TABLE:
            return self._table_continues(node)
        if kind is Kind.TERM:
            return 1
        return 0 if kind in CONTAINERS else 1

    def _code_continues(self, node: Node) -> int:
        if node.fence is None:
            if self.indent >= 4:
                self.advance(4, columns=True)
                return 0
            if self.blank:
                self.to_text()
                return 0
            return 1
        char, length, indent = node.fence
        if self.indent <= 3 and self.text.startswith(char, self.next):
            match = r.FENCE_END.match(self.text, self.next)
            if match and match.end() - match.start() >= length:
                self.last = node
                self.close(node, self.number)
                return 2
        while indent > 0 and self.text[self.offset : self.offset + 1] in (" ", "\t"):
            self.advance(1, columns=True)
            indent -= 1
        return 0

    def _table_continues(self, node: Node) -> int:
        if self.blank or self.indent > 3 or self._interrupts():
            return 1
        node.rows.append(self.text[self.next :])
        return 2

    def _interrupts(self) -> bool:
        """Whether a block begins here that ends a table."""
        text, at = self.text, self.next
        char = text[at]
        if char == ">" or (char == "#" and r.HEADING.match(text, at)):
            return True
        if char in "`~" and r.FENCE.match(text, at):
            return True
        if char in "*-_" and r.RULE.match(text, at):
            return True
        if char in "*+-" and text[at + 1 : at + 2] in ("", " ", "\t"):
            return True
        if char == "<":
            return any(pattern.match(text, at) for pattern in r.HTML_OPEN[:6])
        number = r.NUMBER.match(text, at)
        return number is not None and text[number.end() : number.end() + 1] in ("", " ", "\t")

    # Which blocks begin in this line?

    def _starts(self, container: Node, depth: int) -> Node:
        while True:
            self.find()
            if self.indent <= 3 and (self.blank or self.text[self.next] not in _STARTERS):
                if not self.blank and self.gfm and container.kind is Kind.PARAGRAPH:
                    return self._table(container) or container
                if not self.blank:
                    self.to_text()
                return container
            found = self._start(container, depth)
            if found == 0:
                if self.gfm and container.kind is Kind.PARAGRAPH and (table := self._table(container)):
                    return table
                self.to_text()
                return container
            container = self.tip
            depth += 1
            if found == 2:
                return container

    def _start(self, container: Node, depth: int) -> int:
        """Begin a block if one begins here: 1 for a container, 2 for a leaf, 0 for none."""
        if self.indent >= 4:
            if self.tip.kind is not Kind.PARAGRAPH and not self.blank:
                self.advance(4, columns=True)
                self.close_unmatched()
                self.add(Kind.CODE)
                return 2
            return 0
        text, at = self.text, self.next
        char = text[at]
        if char == ">" and depth < MAX_DEPTH:
            self.to_text()
            self.advance(1)
            if text[self.offset : self.offset + 1] in (" ", "\t"):
                self.advance(1, columns=True)
            self.close_unmatched()
            self.add(Kind.QUOTE)
            return 1
        if char == "#" and (match := r.HEADING.match(text, at)):
            self.close_unmatched()
            node = self.add(Kind.HEADING)
            node.level = len(match[0].strip(" \t"))
            node.rows.append(r.HEADING_END.sub("", text[match.end() :]).strip(" \t"))
            self.offset = len(text)
            self.close(node, self.number)
            return 2
        if char in "`~" and (match := r.FENCE.match(text, at)):
            self.close_unmatched()
            node = self.add(Kind.CODE)
            node.fence = (match[0][0], len(match[0]), self.indent)
            self.to_text()
            self.advance(len(match[0]))
            return 2
        if char == "<" and self._html(container):
            return 2
        if char in "=-" and self._underline(container):
            return 2
        if char in "*-_" and r.RULE.match(text, at):
            self.close_unmatched()
            self.close(self.add(Kind.RULE), self.number)
            self.offset = len(text)
            return 2
        if char in "*+-0123456789" and depth < MAX_DEPTH:
            return self._item(container)
        if char == "[" and self.with_notes:
            return self._note(container)
        if char == ":" and self.with_meanings and depth < MAX_DEPTH:
            return self._meaning(container)
        return 0

    def _html(self, container: Node) -> bool:
        text, at = self.text, self.next
        for number, pattern in enumerate(r.HTML_OPEN, 1):
            if pattern.match(text, at) and (
                number < 7
                or (
                    container.kind is not Kind.PARAGRAPH
                    and not (not self.all_closed and not self.blank and self.tip.kind is Kind.PARAGRAPH)
                )
            ):
                self.close_unmatched()
                node = self.add(Kind.HTML)
                node.level = number
                return True
        return False

    def _underline(self, container: Node) -> bool:
        if container.kind is not Kind.PARAGRAPH or not self.all_closed:
            return False
        match = r.UNDERLINE.match(self.text, self.next)
        if match is None:
            return False
        rows = container.rows
        if rows[0].startswith("["):
            left = self.take_references(rows, container.line)
            if not left:
                container.rows = left
                self.close(container, self.number - 1)
                return False
            container.line += len(rows) - len(left)
            rows = left
        container.kind = Kind.HEADING
        container.level = 1 if match[0][0] == "=" else 2
        container.rows = ["\n".join(row.strip(" \t") for row in rows)]
        self.offset = len(self.text)
        self.close(container, self.number)
        self.tip = container.parent or self.document
        return True

    def _item(self, container: Node) -> int:
        text, at = self.text, self.next
        match = r.BULLET.match(text, at) or r.NUMBER.match(text, at)
        if match is None or text[match.end() : match.end() + 1] not in ("", " ", "\t"):
            return 0
        ordered = len(match[0]) > 1
        number = int(match[1]) if ordered else 0
        weak = not text[match.end() :].strip(" \t") or (ordered and number != 1)
        if weak and container.kind is Kind.PARAGRAPH:
            return 0
        indent = self.indent
        self.to_text()
        self.advance(match.end() - match.start(), columns=True)
        column, offset = self.column, self.offset
        while True:
            self.advance(1, columns=True)
            if self.column - column >= 5 or self.text[self.offset : self.offset + 1] not in (" ", "\t"):
                break
        empty = self.offset >= len(text)
        spaces = self.column - column
        if spaces >= 5 or spaces < 1 or empty:
            padding = len(match[0]) + 1
            self.column, self.offset, self.half_tab = column, offset, False
            if self.text[self.offset : self.offset + 1] in (" ", "\t"):
                self.advance(1, columns=True)
        else:
            padding = len(match[0]) + spaces
        marker = Marker(match[2] if ordered else match[0], number, ordered, indent, padding)
        self.close_unmatched()
        above = self.tip.marker if self.tip.kind is Kind.LIST else None
        if above is None or above.bullet != marker.bullet or above.ordered != ordered:
            self.add(Kind.LIST).marker = marker
        self.add(Kind.ITEM).marker = marker
        return 1

    def _note(self, container: Node) -> int:
        match = r.NOTE.match(self.text, self.next)
        above = container
        while above.kind in (Kind.LIST, Kind.TERMS) and above.parent:
            above = above.parent
        if match is None or above is not self.document:
            return 0
        self.close_unmatched()
        node = self.add(Kind.NOTE)
        node.info = match[1]
        node.marker = Marker("", 0, False, 0, 4)
        self.to_text()
        self.advance(match.end() - match.start())
        return 1

    def _meaning(self, container: Node) -> int:
        """A definition (`: meaning`) under a paragraph, which becomes its term."""
        match = r.MEANING.match(self.text, self.next)
        above = container if container.kind is not Kind.PARAGRAPH else container.parent
        if match is None or above is None:
            return 0
        if container.kind is Kind.PARAGRAPH:
            self.close_unmatched()
            self.close(container, self.number - 1)
        last = above if above.kind is Kind.TERMS else above.children[-1] if above.children else None
        if last is None or last.kind not in (Kind.PARAGRAPH, Kind.TERMS):
            return 0
        self.close_unmatched()
        loose = (last.children[-1] if last.children else last).end < self.number - 1
        if last.kind is Kind.PARAGRAPH:
            terms = Node(Kind.TERMS, last.line, above, start=last.start)
            above.children[-1] = terms
            for row in last.rows:
                terms.add(Node(Kind.TERM, last.line, open=False)).rows = [row.strip(" \t")]
        else:
            terms = last
        terms.open = True
        self.tip = terms
        indent = self.indent
        self.to_text()
        self.advance(match.end() - match.start(), columns=True)
        node = self.add(Kind.MEANING)
        node.tight = not loose
        node.marker = Marker(":", 0, False, indent, min(4, match.end() - match.start()))
        return 1

    def _table(self, container: Node) -> Node | None:
        """Turn the last line of a paragraph into a table's head, if this line is its rule."""
        aligns = is_table_start(container.rows[-1], self.text[self.next :])
        if aligns is None or not self.all_closed:
            return None
        head = container.rows.pop()
        preceded = bool(container.rows)
        if preceded:
            self.close(container, self.number - 2)
        else:
            assert container.parent is not None
            container.parent.children.remove(container)
            self.tip = container.parent
        table = self.add(Kind.TABLE)
        table.line = self.number - 1
        if self.tip.parent is self.document:
            table.start = self.before if preceded else container.start
            table.attached = preceded
        table.aligns = aligns
        table.rows = [head]
        self.offset = len(self.text)
        return table
