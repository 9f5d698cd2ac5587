"""Cut Markdown into blocks as marked does, leaving a queue of the places where inline text goes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from galley.core.render.marked import grammar as g
from galley.core.render.marked.htmlblocks import html_end
from galley.core.render.marked.lists import read_list
from galley.core.render.marked.tables import read_table, table_rule
from galley.core.render.text import SPACES
from galley.core.render.tree import HTML, TEXT, Html

# Deeper nesting than this is left as text: nobody writes it, and it costs time squared.
MAX_DEPTH = 48

# Characters that can start something other than a paragraph.
_STARTERS = frozenset(" \t`~#-_*>+<[0123456789")
# Characters that can start a line which ends a paragraph or makes it a heading.
_LINE_STARTERS = frozenset(" `~#-_*>+<1")
# Characters that can start the line under a table's header.
_RULE_STARTERS = frozenset(" |:-")


@dataclass(slots=True)
class Definition:
    """A link reference definition's target."""

    href: str
    title: str


@dataclass(slots=True)
class Leaf:
    """Inline text that waits for the inline stage, and the element its HTML goes to."""

    element: Element
    source: str


@dataclass(slots=True)
class Mark:
    """The state after one top-level block: where the next begins, and how much was made by then."""

    end: int
    children: int
    leaves: int
    definitions: int
    # Whether it was only blank lines, and whether indented text now would go on with a paragraph.
    blank: bool = False
    paragraph: bool = False


@dataclass(slots=True)
class BlockParser:
    """Parses texts into `leaves` and `definitions`; one object for one stretch of a document.

    `lines` asks for data-line attributes; `code` makes the element for a code block of the given text
    and language.
    """

    gfm: bool = True
    lines: bool = False
    depth: int = 0
    # Whether plain text makes paragraphs here; marked's own flag, which a nested list leaves set behind it.
    top: bool = True
    leaves: list[Leaf] = field(default_factory=list[Leaf])
    # As found: of several with one key the first counts.
    definitions: list[tuple[str, Definition]] = field(default_factory=list[tuple[str, Definition]])
    code: Callable[[str, str], Html] = field(default=lambda text, info: Html(text))
    # The last block that parse() made (None after blank lines), where its source starts in the text that
    # was parsed, and how many leaves there were before it.
    last: Element | None = None
    last_start: int = 0
    last_leaves: int = 0
    _overrun: bool = False
    # Where the next blank lines end in the text that was asked about last.
    _blank: tuple[str, int] = ("", -1)

    def element(self, parent: Element, tag: str, line: int) -> Element:
        """A new last child of `parent`, knowing its source line if lines are asked for."""
        child = SubElement(parent, tag)
        if self.lines:
            child.set("data-line", str(line))
        return child

    def leaf(self, element: Element, source: str) -> None:
        """Put `source` in the queue for the inline stage, for `element`."""
        self.leaves.append(Leaf(element, source))

    def parse(
        self, text: str, parent: Element, line: int, *, clipped: bool = False, marks: list[Mark] | None = None
    ) -> bool:
        """Append the blocks of `text`, whose first line is number `line`, to `parent`.

        `clipped`: a first paragraph continues the paragraph that `parent` ends with. `marks` receives
        the state after each block, and each block's lines count from its own beginning then. Returns whether
        two blank lines in a row stand between blocks (which makes a list loose).
        """
        # What takes a second line cannot be in a single one.
        several = "\n" in text
        if not several and marks is None and not clipped and text and text[0] not in _STARTERS:
            self.last_start, self.last_leaves = 0, len(self.leaves)
            self.last = self.element(parent, "p" if self.top else TEXT, line)
            self.leaf(self.last, text)
            self.top = True
            return False
        pos, size, counted, gap = 0, len(text), 0, False
        last: Element | None = self.last if clipped else None
        made_any = clipped and len(parent) > 0
        last_start = last_leaves = 0
        tables = self.gfm and several and g.TABLE_RULE_LIKE.search(text) is not None
        underlines = several and g.UNDERLINE_LIKE.search(text) is not None
        counting = self.lines and several
        while pos < size:
            if counting and counted < pos:
                line += text.count("\n", counted, pos)
                counted = pos
            char = text[pos]
            if char in " \t\n" and (match := g.BLANK_LINES.match(text, pos)):
                end = match.end()
                # A single line end behind a block only ends its last line.
                if end - pos > 1 or not made_any:
                    gap = gap or text.count("\n", pos, end) > 1
                    last, made_any = None, True
                pos = end
                if marks is not None:
                    paragraph = last is not None and last.tag == "p"
                    marks.append(
                        Mark(pos, len(parent), len(self.leaves), len(self.definitions), True, paragraph)
                    )
                continue
            if marks:
                # Each block of the top level counts from its own first line.
                counting = False
                line = 0
            start = last_start = pos
            children = len(parent)
            last_leaves = len(self.leaves)
            if char in _STARTERS:
                pos = self._special(text, pos, parent, line, last)
            if pos == start and (tables or underlines):
                pos = self._second_line_decides(text, pos, parent, line, tables, underlines)
            if pos != start:
                last = parent[-1] if len(parent) > children else last
            elif self.top:
                pos, last = self._paragraph(text, pos, parent, line, tables, last if clipped else None)
                clipped = False
            else:
                pos, last = self._item_text(text, pos, parent, line, last)
            made_any = True
            if marks is not None:
                paragraph = last is not None and last.tag == "p"
                marks.append(
                    Mark(pos, len(parent), len(self.leaves), len(self.definitions), False, paragraph)
                )
        self.top = True
        self.last, self.last_start, self.last_leaves = last, last_start, last_leaves
        return gap

    def _second_line_decides(
        self, text: str, pos: int, parent: Element, line: int, tables: bool, underlines: bool
    ) -> int:
        """Read a table or an underlined heading at `pos` and return its end, or `pos` if there is none."""
        stop = text.find("\n", pos) + 1
        second = text[stop : stop + 1] if stop else "\n"
        end = 0
        if tables and second in _RULE_STARTERS:
            end = read_table(self, text, pos, parent, line)
        if not end and underlines and second != "\n":
            end = self._underlined(text, pos, parent, line)
        return end or pos

    def _paragraph(
        self, text: str, pos: int, parent: Element, line: int, tables: bool, above: Element | None
    ) -> tuple[int, Element]:
        """Read a paragraph, which goes on with the paragraph `above` if that is one."""
        end = _paragraph_end(text, pos, tables)
        source = text[pos:end]
        if above is not None and above.tag == "p" and self.leaves:
            self.leaves[-1].source += "\n" + source
            return end, above
        element = self.element(parent, "p", line)
        self.leaf(element, source)
        return end, element

    def _item_text(
        self, text: str, pos: int, parent: Element, line: int, last: Element | None
    ) -> tuple[int, Element]:
        """Read a line of a list item's text."""
        end = text.find("\n", pos)
        end = len(text) if end < 0 else end
        if last is not None and last.tag == TEXT:
            self.leaves[-1].source += "\n" + text[pos:end]
            return end, last
        element = self.element(parent, TEXT, line)
        self.leaf(element, text[pos:end])
        return end, element

    def _special(self, text: str, pos: int, parent: Element, line: int, last: Element | None) -> int:
        """Read a block that begins with a mark at `pos` and return its end, or `pos` if there is none."""
        at = pos
        while text.startswith(" ", at) and at < pos + 4:
            at += 1
        char = text[at : at + 1]
        if not char:
            return pos
        if (at - pos == 4 or char == "\t") and (match := g.CODE.match(text, pos)):
            return self._indented(match[0], match.end(), parent, line, last)
        if char in "`~" and (match := g.FENCE.match(text, pos)):
            return self._fence(text, match.start(1), match.end(), match[1], match[2], parent, line)
        if char == "#" and (match := g.HEADING.match(text, pos)):
            self._heading(match[1], match[2], parent, line)
            return match.end()
        if char in "-_*" and (match := g.RULE.match(text, pos)):
            self.element(parent, "hr", line)
            return pos + len(match[0].rstrip("\n"))
        if char == ">" and self.depth < MAX_DEPTH:
            return self.quote(text, pos, parent, line)
        if char in "-*+0123456789" and g.LIST.match(text, pos) and self.depth < MAX_DEPTH:
            return read_list(self, text, pos, parent, line)
        if char == "<" and (end := html_end(text, pos)):
            element = self.element(parent, HTML, line)
            element.text = Html(text[pos:end])
            return end
        if char == "[" and (match := g.DEFINITION.match(text, pos, self._blank_behind(text, pos))):
            return self._definition(match[0], match[1], match[2], match[3], match.end(), last)
        return pos

    def _blank_behind(self, text: str, pos: int) -> int:
        """Where the blank lines behind `pos` end. No definition goes on behind them here, though in marked
        its title and its label may: else a bracket's meaning could hang on text at any distance."""
        known, end = self._blank
        if known is not text or end <= pos:
            match = g.BLANK_AFTER.search(text, pos)
            end = match.end() if match else len(text)
            self._blank = text, end
        return end

    def _indented(self, source: str, end: int, parent: Element, line: int, last: Element | None) -> int:
        content = g.CODE_INDENT.sub("", source).rstrip("\n")
        if last is not None and last.tag in ("p", TEXT) and self.leaves:
            self.leaves[-1].source += "\n" + content
            return end
        element = self.element(parent, "pre", line)
        element.text = self.code(content, "")
        return end

    def _fence(
        self, text: str, mark: int, start: int, fence: str, info: str, parent: Element, line: int
    ) -> int:
        closing = g.fence_end(fence).search(text, start - 1)
        if closing:
            content, end = text[start : closing.start()] if closing.start() > start else "", closing.end()
        else:
            content, end = text[start:], len(text)
            content = content.removesuffix("\n")
        indent = mark - text.rfind("\n", 0, mark) - 1
        if indent and fence[0] == "`":
            content = "\n".join(
                row[indent:] if len(row) - len(row.lstrip(SPACES)) >= indent else row
                for row in content.split("\n")
            )
        element = self.element(parent, "pre", line)
        element.text = self.code(content, info.strip(SPACES))
        return end

    def _heading(self, marks: str, content: str, parent: Element, line: int) -> None:
        content = content.strip(SPACES)
        if content.endswith("#"):
            trimmed = content.rstrip("#")
            if not trimmed or trimmed.endswith(" "):
                content = trimmed.strip(SPACES)
        self.leaf(self.element(parent, f"h{len(marks)}", line), content)

    def quote(self, text: str, pos: int, parent: Element, line: int) -> int:
        """Read a quotation and return its end."""
        end, size = pos, len(text)
        while match := g.QUOTE.match(text, end):
            end = match.end()
            if end < size and text[end] != "\n":
                end = _paragraph_end(text, end, tables=False)
            end = min(end + 1, size)
        rows = text[pos:end].rstrip("\n").split("\n")
        element = self.element(parent, "blockquote", line)
        self.depth += 1
        taken = self._quoted(rows, element, line)
        self.depth -= 1
        return pos + len("\n".join(rows[:taken]))

    def _quoted(self, rows: list[str], element: Element, line: int) -> int:
        """Fill a quotation from its rows; return how many were taken.

        The rows are read in stretches: marked ones, and then unmarked ones that continue a paragraph
        with the marked ones after them.
        """
        at = 0
        self.last = None
        self._overrun = False
        while at < len(rows):
            first, marked = at, False
            while at < len(rows):
                if g.QUOTE.match(rows[at]):
                    marked = True
                elif marked:
                    break
                at += 1
            source = g.unquote("\n".join(rows[first:at]))
            top, self.top = self.top, True
            self.parse(source, element, line + first, clipped=True)
            self.top = top
            last = self.last
            if at == len(rows) or last is None:
                continue
            if last.tag == "pre":
                break
            if last.tag in ("blockquote", "ul", "ol"):
                # What follows may belong to the inner block: read that again with the rest behind it.
                begin = self.last_start
                inner = source[begin:] + ("\n" if self._overrun else "")
                again = "\n".join([inner, *rows[at:]])
                element.remove(last)
                del self.leaves[self.last_leaves :]
                first += source.count("\n", 0, begin)
                if last.tag == "blockquote":
                    end = self.quote(again, 0, element, line + first)
                else:
                    end = read_list(self, again, 0, element, line + first)
                    self.last = element[-1]
                overrun = end > len(inner) and inner.endswith("\n")
                at = first + again.count("\n", 0, end) + 1 - overrun
                if last.tag == "blockquote":
                    return at
                # marked counts one line end too many here, which a quotation around this one then sees.
                self._overrun = at >= len(rows)
        return at

    def _definition(
        self, source: str, label: str, href: str, title: str | None, end: int, last: Element | None
    ) -> int:
        if last is not None and last.tag in ("p", TEXT) and self.leaves:
            self.leaves[-1].source += "\n" + source
            return end
        href = href[1:-1] if href.startswith("<") and href.endswith(">") else href
        target = Definition(g.unescape(href), g.unescape((title or "")[1:-1]))
        self.definitions.append((g.label_key(label), target))
        return end

    def _underlined(self, text: str, pos: int, parent: Element, line: int) -> int:
        """Read a heading that is underlined; return its end, or 0 if there is none at `pos`."""
        blocked = g.NOT_UNDERLINED_GFM if self.gfm else g.NOT_UNDERLINED
        if blocked.match(text, pos):
            return 0
        end = text.find("\n", pos)
        while end >= 0:
            if match := g.UNDERLINE.match(text, end + 1):
                element = self.element(parent, "h1" if match[1][0] == "=" else "h2", line)
                self.leaf(element, text[pos:end])
                return match.end()
            if g.BLANK_LINE.match(text, end + 1) or blocked.match(text, end + 1):
                return 0
            end = text.find("\n", end + 1)
        return 0


def _paragraph_end(text: str, pos: int, tables: bool) -> int:
    """Where the paragraph at `pos` ends: before the line end that a blank line or another block follows."""
    end = text.find("\n", pos)
    size = len(text)
    while 0 <= end < size - 1:
        char = text[end + 1]
        if char == "\n":
            return end
        if char in _LINE_STARTERS and g.INTERRUPT.match(text, end + 1):
            return end
        if tables and table_rule(text, end + 1):
            return end
        end = text.find("\n", end + 1)
    if end < 0:
        return size
    return end
