"""Colours Markdown in the editor, in detail only for the lines that have been on the screen."""

import math
import re
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextDocument

from galley.services.qttext import utf16_length
from galley.ui.editor.code import CodeColors
from galley.ui.editor.headings import HEADING, underline_level
from galley.ui.editor.looks import LEVEL, NO_RUNS, Look, Looks
from galley.ui.editor.progress import Progress
from galley.ui.editor.states import (
    COMMENT,
    FENCE,
    HEADER,
    HTML,
    HTML_START,
    TAG,
    TEXT,
    end_of_open,
    is_code,
    left_open,
    state_after,
)
from galley.ui.theme import Colors

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
HTML_PART = re.compile(
    r"(?P<comment><!--.*?(?:-->|$))|(?P<tag>\{%.*?%\}|\{\{.*?\}\})"
    r"|(?P<html></?[A-Za-z][^\s<>]*|/?>)|(?P<string>(?<==)(?:\"[^\"]*\"|'[^']*'))"
)
# A line of this length is no prose but an embedded image: colouring it would cost more than it tells.
LONGEST_LINE = 5_000
# A key that changes what the lines below begin in (a fence at the top) changes so many at once; the rest of a
# long post follows while nothing else is to be done, in steps of so many seconds.
AT_ONCE = 300
STEP = 0.004
STEP_PAUSE_MS = 8
# Lines coloured beyond the edges of the screen.
BEYOND = 40


def in_fence(block: QTextBlock) -> bool:
    """Whether a line opens fenced code or lies in it; the fence that closes it does not."""
    return is_code(block.userState())


class MarkdownHighlighter(QSyntaxHighlighter):
    """Finds the state of every line, and the formats of those that are or were on the screen.

    A post is opened with the states of its first screen alone; the editor asks for what comes into view
    (`show`), and the states of the rest are found meanwhile.

    Only headings are larger than the text, and only while ``large_headings`` is on: nothing else that is
    typed changes the height of a line. Blocks get no format of their own.
    """

    def __init__(
        self,
        document: QTextDocument,
        colors: Colors,
        *,
        header_lines: int = 0,
        large_headings: bool = True,
        chinese: str = "",
    ) -> None:
        """The first ``header_lines`` are the header; ``chinese`` is the font of Chinese if it has its own."""
        self.header_lines = header_lines
        self.large_headings = large_headings
        self._chinese = chinese
        self._runs = NO_RUNS
        self._progress = Progress(document)
        self._only = -1
        self._last, self._run = -1, 0
        self._colors = colors
        super().__init__(document)
        # Qt would go through the whole text as soon as it can; a change, if only of nothing, stops that.
        document.contentsChange.emit(0, 0, 0)
        self._later = QTimer(self, singleShot=True, interval=STEP_PAUSE_MS)
        self._later.timeout.connect(self._step)
        self._titles: set[int] = set()
        self._above = QTimer(self, singleShot=True, interval=0)
        self._above.timeout.connect(self._look_at_titles)
        self.code = CodeColors(self)
        self._looks = self._make_looks()

    def _make_looks(self) -> Looks:
        font = self.document().defaultFont()
        families = [self._chinese, *font.families()] if self._chinese else ()
        return Looks(self._colors, font, families, large_headings=self.large_headings)

    def recolor(self, colors: Colors) -> None:
        """Show everything in other colours, or in the document's new font."""
        self._colors = colors
        self._looks = self._make_looks()
        self._progress.coloured.clear()
        self.show(*self.code.screen)

    def set_large_headings(self, on: bool) -> None:
        if on != self.large_headings:
            self.large_headings = on
            self.recolor(self._colors)

    def set_chinese(self, family: str) -> None:
        """Chinese is written in this font, whatever the text's own font has; "" for that one."""
        self._chinese = family
        self.recolor(self._colors)

    def set_header_lines(self, count: int) -> None:
        """So many lines from the top are the header."""
        self._progress.settled = min(self._progress.settled, self.header_lines, count)
        self.header_lines = count
        self.show(*self.code.screen)

    @staticmethod
    def language_of(line: str) -> str:
        """The language that an opening fence names; empty without one."""
        fence = FENCE.match(line)
        words = fence[2].replace("{", " ").replace("}", " ").split() if fence else []
        return words[0].lstrip(".").lower() if words else ""

    # -- which lines ---------------------------------------------------------------------------

    def show(self, first: int, last: int) -> None:
        """These lines are on the screen: give their formats to those that have none yet."""
        self.code.show(first, last)
        if self._progress.settled <= last + BEYOND:
            self._settle(last + BEYOND)
        for start, end in self._progress.coloured.add(max(first - BEYOND, 0), last + BEYOND):
            for number in range(start, end):
                self._look_again(self.document().findBlockByNumber(number))
        if not self._progress.is_complete:
            self._later.start()

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        progress = self._progress
        if number > progress.settled or (self._only >= 0 and number != self._only):
            return  # its state stays, and Qt goes no further
        if self._only < 0:
            self._run = self._run + 1 if number == self._last + 1 else 0
            self._last = number
            if self._run > AT_ONCE:
                progress.settled = number
                self._later.start()
                return
        before = self.previousBlockState()
        state = self._state_of(number, before, text)
        self.setCurrentBlockState(state)
        progress.settled = max(progress.settled, number + 1)
        if number in progress.coloured:
            self._runs = self._looks.han_runs(text)
            if self._runs is not NO_RUNS:
                self._put(0, utf16_length(text), self._looks.plain)
            self._color(number, text, before, state)
            self._note_title(number, text, before)

    def _state_of(self, number: int, before: int, text: str) -> int:
        return HEADER if number < self.header_lines else state_after(before, text)

    def _note_title(self, number: int, text: str, before: int) -> None:
        """See to it that the line above looks like a heading while this one underlines it."""
        above = self.currentBlock().previous()
        title = above.text()
        if before != TEXT or not title or HEADING.match(title):
            return
        formats = above.layout().formats()
        shown = formats[0].format.intProperty(LEVEL) if formats else 0  # type: ignore[attr-defined]
        if shown != underline_level(title, text):
            # Qt is in the middle of this line: the one above has to wait.
            self._titles.add(number - 1)
            self._above.start()

    def _look_at_titles(self) -> None:
        numbers, self._titles = self._titles, set()
        for number in numbers:
            self._look_again(self.document().findBlockByNumber(number))

    def _look_again(self, block: QTextBlock) -> None:
        if block.isValid():
            self._only = block.blockNumber()
            self.rehighlightBlock(block)
            self._only = -1

    def _step(self) -> None:
        self._settle(self._progress.count, STEP)
        if not self._progress.is_complete:
            self._later.start()

    def _settle(self, last: int, seconds: float = math.inf) -> None:
        """Find the states down to the line ``last``, or until the time is over."""
        progress = self._progress
        number = progress.settled
        block = self.document().findBlockByNumber(number)
        before = block.previous().userState()
        until = time.perf_counter() + seconds
        while block.isValid() and number <= last:
            progress.settled = number + 1
            if number in progress.coloured:
                self._look_again(block)
                before = block.userState()
            else:
                before = self._state_of(number, before, block.text())
                block.setUserState(before)
            block = block.next()
            number += 1
            if number % 32 == 0 and time.perf_counter() > until:
                break

    # -- one line ------------------------------------------------------------------------------

    def _put(self, start: int, length: int, look: Look) -> None:
        self.setFormat(start, length, look.text)
        for first, end in self._runs.within(start, start + length):
            self.setFormat(first, end - first, look.han)

    def _color(self, number: int, text: str, before: int, state: int) -> None:
        if state == HEADER:
            self._color_header(number, text)
            return
        if is_code(before):
            self._color_code(number, text, ends=state == TEXT)
            return
        if len(text) > LONGEST_LINE:
            return
        start = 0
        if before in (COMMENT, TAG):
            start = end_of_open(before, text)
            open_look = self._looks.inline["comment" if before == COMMENT else "tag"]
            self._put(0, utf16_length(text if start < 0 else text[:start]), open_look)
            if start < 0:
                return
        elif before == HTML and text and not text.isspace():
            self._color_html(text)
            return
        if is_code(state):
            fence = FENCE.match(text)
            assert fence is not None
            self._put(0, utf16_length(text), self._looks.markup)
            self._put(utf16_length(text[: fence.start(2)]), len(fence[2]), self._looks.key)
        elif "<" in text and not start and HTML_START.match(text):
            self._color_html(text)
        elif text:
            self._color_text(text, start)
        opened, begin = left_open(text, start)
        if opened == TAG:
            place = utf16_length(text[:begin])
            self._put(place, utf16_length(text) - place, self._looks.inline["tag"])

    def _color_code(self, number: int, text: str, *, ends: bool) -> None:
        spans = None if ends else self.code.spans(number, text)
        whole = utf16_length(text)
        known = self._looks.fenced if spans is None else self._looks.code_text
        self._put(0, whole, self._looks.markup if ends else known)
        for start, length, kind in spans or ():
            self._put(start, length, self._looks.code_kinds[kind])

    def _color_header(self, number: int, text: str) -> None:
        stripped = text.lstrip()
        whole = utf16_length(text)
        if stripped.startswith(("---", "+++", ";;;")):
            self._put(0, whole, self._looks.markup)
            return
        if stripped.startswith("#"):
            self._put(0, whole, self._looks.muted)
            return
        self._put(0, whole, self._looks.header)
        spans = self.code.spans(number, text)
        if spans is not None:
            for start, length, kind in spans:
                self._put(start, length, self._looks.code_kinds[kind])
            return
        key = HEADER_LINE.match(text)
        if key:
            self._put(0, key.end("key"), self._looks.key)
            self._put(key.start("mark"), 1, self._looks.markup)

    def _color_html(self, text: str) -> None:
        for match in HTML_PART.finditer(text):
            kind = match.lastgroup or "html"
            begin, end = utf16_length(text[: match.start()]), utf16_length(text[: match.end()])
            look = self._looks.header if kind == "string" else self._looks.inline[kind]
            self._put(begin, end - begin, look)

    def _color_text(self, text: str, start: int) -> None:
        heading = HEADING.match(text) if not start else None
        if heading:
            large, mark = self._looks.headings[len(heading[1]) - 1]
            self._put(0, utf16_length(text), large)
            self._put(heading.start(1), len(heading[1]), mark)
            return
        block = self.currentBlock()
        level = underline_level(text, block.next().text()) if not start else 0
        if level:
            self._put(0, utf16_length(text), self._looks.headings[level - 1][0])
            return
        if RULE.match(text) or underline_level(block.previous().text(), text):
            self._put(0, len(text), self._looks.markup)
            return
        quote = QUOTE.match(text) if not start else None
        if quote:
            self._put(0, utf16_length(text), self._looks.quote)
            self._put(0, quote.end(), self._looks.markup)
            start = quote.end()
        item = LIST.match(text, start)
        if item:
            self._put(start, item.end() - start, self._looks.key)
            start = item.end()
        if FOLD.search(text):
            self._put(0, utf16_length(text), self._looks.fold)
            return
        # Positions of the regular expression are code points, Qt's are UTF-16 units.
        wide = not text.isascii() and any(ch > "\uffff" for ch in text)
        for match in INLINE.finditer(text, start):
            kind = match.lastgroup if match.lastgroup != "ticks" else "code"
            begin, end = match.span()
            if wide:
                begin, end = utf16_length(text[:begin]), utf16_length(text[:end])
            self._put(begin, end - begin, self._looks.inline[kind or "code"])
