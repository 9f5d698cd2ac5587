"""Colours Markdown in the editor, in detail only for the lines that have been on the screen."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from galley.ui.editor.code import CodeColors
from galley.ui.theme import Colors

# A line's state, kept by Qt as its block's userState: what the next line starts in.
TEXT, HEADER, COMMENT, TAG = 0, 1, 2, 3
# A fenced block: its character and length are packed above these bits.
FENCE_BIT = 4
TILDE = 8
LENGTH_SHIFT = 4
# Raw HTML, which goes on to the next empty line.
HTML = 16

FENCE = re.compile(r"[ \t>*+-]*(?:\d+[.)][ \t]+)?(`{3,}|~{3,})([^`\n]*)$")
HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|[^#\s])")
QUOTE = re.compile(r" {0,3}>[> ]*")
LIST = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?=\s)(?:\s+\[[ xX]\](?=\s))?")
RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
FOLD = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<tag>\{%.*?%\}|\{\{.*?\}\})"
    r"|(?P<comment><!--.*?(?:-->|$))"
    r"|(?P<html></?[A-Za-z][^<>]*>)"
    r"|(?P<link>!?\[[^\[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\))"
    r"|(?P<url>https?://[^\s<>\]）」』，。]+)"
    r"|(?P<strong>\*\*(?=\S).+?(?<=\S)\*\*|__(?=\S).+?(?<=\S)__)"
    r"|(?P<em>\*(?=[^\s*])[^*]+?(?<=\S)\*|(?<!\w)_(?=[^\s_])[^_]+?(?<=\S)_(?!\w))"
    r"|(?P<strike>~~(?=\S).+?(?<=\S)~~)"
)
HEADER_LINE = re.compile(r"(?P<key>[^\s:#=][^:=#]*?)\s*(?P<mark>[:=])(?=\s|$)")
# Tags that begin a block wherever they are, and any that has a line for itself (CommonMark 4.6).
HTML_START = re.compile(
    r" {0,3}</?(?:(?:address|article|aside|blockquote|body|center|details|dialog|dd|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|frameset|h[1-6]|head|header|hr|iframe|legend|li|link|main|menu|nav|ol"
    r"|option|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)(?=[\s/>]|$)"
    r"|[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?>\s*$)",
    re.IGNORECASE,
)
HTML_PART = re.compile(
    r"(?P<comment><!--.*?(?:-->|$))|(?P<tag>\{%.*?%\}|\{\{.*?\}\})"
    r"|(?P<html></?[A-Za-z][^\s<>]*|/?>)|(?P<string>(?<==)(?:\"[^\"]*\"|'[^']*'))"
)
# How much larger than the text headings of each level are.
HEADING_SIZES = (1.5, 1.3, 1.15, 1.05, 1.0, 1.0)
# A line of this length is no prose but an embedded image: colouring it would cost more than it tells.
LONGEST_LINE = 5_000


def in_fence(block: QTextBlock) -> bool:
    """Whether a line opens fenced code or lies in it; the fence that closes it does not."""
    state = block.userState()
    return MarkdownHighlighter.is_code(state)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Finds the state of every line and the formats of those in ``wanted``.

    Only headings are larger than the text, and only while ``large_headings`` is on: nothing else that is
    typed changes the height of a line. Blocks get no format of their own.
    """

    def __init__(self, document: QTextDocument, colors: Colors) -> None:
        self.header_lines = 0
        self.large_headings = True
        # Lines beyond the screen get only their state; the editor asks for the rest as they come into view.
        self._detail_until = 0
        self._colors = colors
        super().__init__(document)
        self.code = CodeColors(self)
        self._set_colors(colors)

    def _set_colors(self, c: Colors) -> None:
        def make(
            color: str, *, bold: bool = False, italic: bool = False, strike: bool = False
        ) -> QTextCharFormat:
            fmt = QTextCharFormat()
            fmt.setForeground(QColor(color))
            if bold:
                fmt.setFontWeight(QFont.Weight.Bold)
            fmt.setFontItalic(italic)
            fmt.setFontStrikeOut(strike)
            return fmt

        size = self.document().defaultFont().pointSizeF()
        self._headings: list[tuple[QTextCharFormat, QTextCharFormat]] = []
        for factor in HEADING_SIZES:
            heading, mark = make(c.accent, bold=True), make(c.markup)
            if self.large_headings and factor != 1:
                heading.setFontPointSize(size * factor)
                mark.setFontPointSize(size * factor)
            self._headings.append((heading, mark))
        self._markup = make(c.markup)
        self._quote = make(c.muted)
        self._code = make(c.code)
        self._code.setBackground(QColor(c.code_paper))
        self._fenced = make(c.code)
        self._key = make(c.accent)
        self._header = make(c.string)
        self._muted = make(c.comment)
        self._fold = make(c.accent, italic=True)
        self._inline = {
            "code": self._code,
            "tag": make(c.accent),
            "comment": make(c.comment, italic=True),
            "html": make(c.comment),
            "link": make(c.link),
            "url": make(c.link),
            "strong": make(c.text, bold=True),
            "em": make(c.text, italic=True),
            "strike": make(c.muted, strike=True),
        }

        self._code_kinds = {
            "comment": make(c.comment, italic=True),
            "string": make(c.string),
            "number": make(c.link),
            "keyword": make(c.accent),
            "name": make(c.link),
            "key": make(c.accent),
            "builtin": make(c.code),
            "mark": make(c.muted),
            "added": make(c.string),
            "removed": make(c.accent),
        }
        self._code_text = make(c.text)

    def recolor(self, colors: Colors) -> None:
        """Show everything in other colours, or in the document's new font."""
        self._colors = colors
        self._set_colors(colors)
        self.rehighlight()

    def set_large_headings(self, on: bool) -> None:
        if on != self.large_headings:
            self.large_headings = on
            self.recolor(self._colors)

    @staticmethod
    def is_code(state: int) -> bool:
        """Whether a line of this state opens fenced code or lies in it."""
        return state > TAG and bool(state & FENCE_BIT)

    @staticmethod
    def language_of(line: str) -> str:
        """The language that an opening fence names; empty without one."""
        fence = FENCE.match(line)
        words = fence[2].replace("{", " ").replace("}", " ").split() if fence else []
        return words[0].lstrip(".").lower() if words else ""

    def show(self, first: int, last: int) -> None:
        """These lines are on the screen: give their formats to those that have none yet."""
        self.code.show(first, last)
        if last <= self._detail_until:
            return
        start = self.document().findBlockByNumber(self._detail_until)
        self._detail_until = last + 200
        while start.isValid() and start.blockNumber() <= self._detail_until:
            self.rehighlightBlock(start)
            start = start.next()

    def highlightBlock(self, text: str) -> None:
        before = self.previousBlockState()
        block = self.currentBlock()
        number = block.blockNumber()
        detail = number <= self._detail_until
        if number < self.header_lines:
            self.setCurrentBlockState(HEADER)
            if detail:
                self._color_header(text)
            return
        if self.is_code(before):
            self._in_fence(text, before, detail=detail)
            return
        detail = detail and len(text) <= LONGEST_LINE
        start = 0
        if before in (COMMENT, TAG):
            start = self._go_on(text, before, detail=detail)
            if start < 0:
                return
        elif before == HTML and text and not text.isspace():
            self.setCurrentBlockState(HTML)
            self._leave_open(text, 0)
            if detail:
                self._color_html(text)
            return
        self.setCurrentBlockState(TEXT)
        fence = FENCE.match(text) if "```" in text or "~~~" in text else None
        if fence is not None:
            mark = fence[1]
            tilde = TILDE if mark[0] == "~" else 0
            self.setCurrentBlockState(FENCE_BIT | tilde | len(mark) << LENGTH_SHIFT)
            if detail:
                self.setFormat(0, len(text), self._markup)
                self.setFormat(fence.start(2), len(fence[2]), self._key)
            return
        if "<" in text and not start and HTML_START.match(text):
            self.setCurrentBlockState(HTML)
            if detail:
                self._color_html(text)
        elif detail and text:
            self._color_text(text, start)
        self._leave_open(text, start)

    def _go_on(self, text: str, state: int, *, detail: bool) -> int:
        """Go on with a comment or a tag of the line before; return where it ends, -1: not in this line."""
        end = text.find("-->" if state == COMMENT else "%}")
        # Nobody leaves an empty line in a tag: one that is being typed must not swallow the post.
        if end < 0 and (state == COMMENT or text.strip()):
            self.setCurrentBlockState(state)
            if detail:
                self.setFormat(0, len(text), self._inline["comment" if state == COMMENT else "tag"])
            return -1
        end = end + (3 if state == COMMENT else 2) if end >= 0 else 0
        if detail and end:
            self.setFormat(0, _utf16(text, end), self._inline["comment" if state == COMMENT else "tag"])
        return end

    def _leave_open(self, text: str, start: int) -> None:
        """Note a comment or a tag that this line opens and does not close."""
        if "<!--" in text:
            begin = text.rfind("<!--", start)
            if begin >= 0 and text.find("-->", begin) < 0:
                self.setCurrentBlockState(COMMENT)
        elif "{%" in text:
            begin = text.rfind("{%", start)
            if begin >= 0 and text.find("%}", begin) < 0:
                self.setCurrentBlockState(TAG)
                end = _utf16(text, len(text))
                place = _utf16(text, begin)
                self.setFormat(place, end - place, self._inline["tag"])

    def _in_fence(self, text: str, state: int, *, detail: bool) -> None:
        mark = "~" if state & TILDE else "`"
        length = state >> LENGTH_SHIFT
        stripped = text.lstrip(" \t>")
        closing = stripped.rstrip()
        ends = len(closing) >= length and closing == mark * len(closing)
        self.setCurrentBlockState(TEXT if ends else state)
        if not detail:
            return
        spans = None if ends else self.code.spans(self.currentBlock().blockNumber(), text)
        whole = _utf16(text, len(text))
        self.setFormat(0, whole, self._markup if ends else self._fenced if spans is None else self._code_text)
        for start, length, kind in spans or ():
            self.setFormat(start, length, self._code_kinds[kind])

    def _color_header(self, text: str) -> None:
        stripped = text.lstrip()
        if stripped.startswith(("---", "+++", ";;;")):
            self.setFormat(0, len(text), self._markup)
            return
        if stripped.startswith("#"):
            self.setFormat(0, len(text), self._muted)
            return
        self.setFormat(0, _utf16(text, len(text)), self._header)
        spans = self.code.spans(self.currentBlock().blockNumber(), text)
        if spans is not None:
            for start, length, kind in spans:
                self.setFormat(start, length, self._code_kinds[kind])
            return
        key = HEADER_LINE.match(text)
        if key:
            self.setFormat(0, key.end("key"), self._key)
            self.setFormat(key.start("mark"), 1, self._markup)

    def _color_html(self, text: str) -> None:
        for match in HTML_PART.finditer(text):
            kind = match.lastgroup or "html"
            begin, end = _utf16(text, match.start()), _utf16(text, match.end())
            look = self._header if kind == "string" else self._inline[kind]
            self.setFormat(begin, end - begin, look)

    def _color_text(self, text: str, start: int) -> None:
        heading = HEADING.match(text) if not start else None
        if heading:
            large, mark = self._headings[len(heading[1]) - 1]
            self.setFormat(0, _utf16(text, len(text)), large)
            self.setFormat(heading.start(1), len(heading[1]), mark)
            return
        if RULE.match(text):
            self.setFormat(0, len(text), self._markup)
            return
        quote = QUOTE.match(text) if not start else None
        if quote:
            self.setFormat(0, len(text), self._quote)
            self.setFormat(0, quote.end(), self._markup)
            start = quote.end()
        item = LIST.match(text, start)
        if item:
            self.setFormat(start, item.end() - start, self._key)
            start = item.end()
        if FOLD.search(text):
            self.setFormat(0, len(text), self._fold)
            return
        # Positions of the regular expression are code points, Qt's are UTF-16 units.
        wide = not text.isascii() and any(ch > "\uffff" for ch in text)
        for match in INLINE.finditer(text, start):
            kind = match.lastgroup if match.lastgroup != "ticks" else "code"
            begin, end = match.span()
            if wide:
                begin, end = _utf16(text, begin), _utf16(text, end)
            self.setFormat(begin, end - begin, self._inline[kind or "code"])


def _utf16(text: str, position: int) -> int:
    return position if text.isascii() else position + sum(ch > "\uffff" for ch in text[:position])
