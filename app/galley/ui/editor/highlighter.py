"""Colours Markdown in the editor, in detail only for the lines that have been on the screen."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from galley.ui.theme import Colors

# A line's state, kept by Qt as its block's userState: what the next line starts in.
TEXT, HEADER = 0, 1
# A fenced block: its character and length are packed above these bits.
FENCE_BIT = 4
TILDE = 8
LENGTH_SHIFT = 4

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
# A line of this length is no prose but an embedded image: colouring it would cost more than it tells.
LONGEST_LINE = 5_000


def in_fence(block: QTextBlock) -> bool:
    """Whether a line opens fenced code or lies in it; the fence that closes it does not."""
    state = block.userState()
    return state > HEADER and bool(state & FENCE_BIT)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Finds the state of every line and the formats of those in ``wanted``.

    Formats differ in colour, weight and slant, never in height: nothing that is typed moves a line.
    """

    def __init__(self, document: QTextDocument, colors: Colors) -> None:
        self.header_lines = 0
        # Lines beyond the screen get only their state; the editor asks for the rest as they come into view.
        self._detail_until = 0
        self._set_colors(colors)
        super().__init__(document)

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

        self._heading = make(c.accent, bold=True)
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

    def recolor(self, colors: Colors) -> None:
        self._set_colors(colors)
        self.rehighlight()

    def show_until(self, block: QTextBlock) -> None:
        """Give their formats to the lines down to ``block`` that have none yet."""
        last = block.blockNumber()
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
        if before > HEADER and before & FENCE_BIT:
            self._in_fence(text, before, detail=detail)
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
        if detail and text and len(text) <= LONGEST_LINE:
            self._color_text(text)

    def _in_fence(self, text: str, state: int, *, detail: bool) -> None:
        mark = "~" if state & TILDE else "`"
        length = state >> LENGTH_SHIFT
        stripped = text.lstrip(" \t>")
        closing = stripped.rstrip()
        ends = len(closing) >= length and closing == mark * len(closing)
        self.setCurrentBlockState(TEXT if ends else state)
        if detail:
            self.setFormat(0, len(text), self._markup if ends else self._fenced)

    def _color_header(self, text: str) -> None:
        stripped = text.lstrip()
        if stripped.startswith(("---", "+++", ";;;")):
            self.setFormat(0, len(text), self._markup)
            return
        if stripped.startswith("#"):
            self.setFormat(0, len(text), self._muted)
            return
        self.setFormat(0, len(text), self._header)
        key = HEADER_LINE.match(text)
        if key:
            self.setFormat(0, key.end("key"), self._key)
            self.setFormat(key.start("mark"), 1, self._markup)

    def _color_text(self, text: str) -> None:
        heading = HEADING.match(text)
        if heading:
            self.setFormat(0, len(text), self._heading)
            self.setFormat(heading.start(1), len(heading[1]), self._markup)
            return
        if RULE.match(text):
            self.setFormat(0, len(text), self._markup)
            return
        quote = QUOTE.match(text)
        start = 0
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
    return position + sum(ch > "\uffff" for ch in text[:position])
