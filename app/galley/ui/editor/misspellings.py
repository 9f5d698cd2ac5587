"""Underlines misspelt words on the screen, a moment after the author has stopped typing or scrolling."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor

from galley.core.spelling import ProseReader, Speller, Word, words_of_header
from galley.services.qttext import utf16_length
from galley.services.spelling import Spelling
from galley.ui.editor.marks import Span
from galley.ui.editor.states import COMMENT, TEXT, is_code, state_after

if TYPE_CHECKING:
    from galley.ui.editor.editor import PostEditor

LAYER = "misspelt"
PAUSE_MS = 350
SCROLL_PAUSE_MS = 60
# Seconds of work between two chances for a key.
SLICE = 0.004
# Lines above the screen that are read to know in what the first one is, and those below that come next.
ABOVE, BELOW = 120, 10
# Lines that are looked through at once on the way to the next one.
AT_ONCE = 60


class Misspellings(QObject):
    """Of one editor, as far as ``spelling`` knows the words; what it does not know yet it is asked."""

    def __init__(self, editor: "PostEditor", spelling: Spelling) -> None:
        super().__init__(editor)
        self._editor = editor
        self._spelling = spelling
        self._unknown: set[str] = set()
        self._steps: Iterator[list[Span]] | None = None
        self._found: list[Span] = []
        self._length = 0
        self._typing = False
        """Whether the cursor is where it is because something was written or deleted there."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._work)
        editor.textChanged.connect(self._on_text)
        editor.cursorPositionChanged.connect(self._on_cursor)
        editor.verticalScrollBar().valueChanged.connect(self._on_scroll)
        spelling.changed.connect(self.look_soon)
        spelling.answered.connect(self._on_answered)

    # -- when ----------------------------------------------------------------------------------

    def look_soon(self) -> None:
        """Another post, other words, other colours."""
        self._stop()
        self._length, self._typing = self._editor.document().characterCount(), False
        self._pause.start(SCROLL_PAUSE_MS)

    def _stop(self) -> None:
        self._turn.stop()
        self._steps = None

    def _on_text(self) -> None:
        self._stop()
        self._pause.start(PAUSE_MS)

    def _on_cursor(self) -> None:
        length = self._editor.document().characterCount()
        self._typing = length != self._length
        self._length = length
        self._pause.start(PAUSE_MS)

    def _on_scroll(self) -> None:
        if not self._pause.isActive():
            self._pause.start(SCROLL_PAUSE_MS)

    def _on_answered(self) -> None:
        # Who types now looks again after the pause.
        if not self._pause.isActive():
            self.look()

    # -- looking -------------------------------------------------------------------------------

    def look(self) -> None:
        """Look through the lines on the screen, in slices that no key has to wait for."""
        self._pause.stop()
        self._stop()
        editor = self._editor
        if editor.post is None or editor.composing:
            return
        speller = self._spelling.speller()
        if speller is None:
            editor.marks.clear(LAYER)
            return
        first, last = editor.lines_on_screen()
        self._found = []
        self._unknown.clear()
        self._steps = self._misspelt(first, last + BELOW, speller, self._unknown)
        self._work()

    def _work(self) -> None:
        steps = self._steps
        if steps is None:
            return
        until = time.perf_counter() + SLICE
        for found in steps:
            self._found += found
            if time.perf_counter() > until:
                self._turn.start()
                return
        self._steps = None
        if self._unknown:
            self._spelling.ask(self._unknown)
            return
        look = QTextCharFormat()
        # Dots or dashes would take Qt twice the time to paint the whole text.
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        look.setUnderlineColor(QColor(self._editor.colors.link))
        self._editor.marks.show(LAYER, self._found, look)

    def _misspelt(self, first: int, last: int, speller: Speller, unknown: set[str]) -> Iterator[list[Span]]:
        """The misspelt words of each visible line from ``first`` to ``last``, counted from 0."""
        cursor = self._editor.textCursor()
        # What is not written to its end is no mistake yet.
        typed = cursor.position() if self._typing and not cursor.hasSelection() else -1
        for block, words in self._lines(first, last, hidden=False):
            spans = _misspelt_of(block, words, speller, unknown)
            yield [span for span in spans if not span[0] <= typed <= span[1]]

    def _lines(self, first: int, last: int, *, hidden: bool) -> Iterator[tuple[QTextBlock, list[Word]]]:
        """The lines from ``first`` to ``last``, each with its words; some above come first, without any."""
        header = self._editor.fold.lines
        document = self._editor.document()
        if first < header:
            blocks = [document.findBlockByNumber(line) for line in range(header)]
            words = words_of_header([block.text() for block in blocks])
            for block, found in list(zip(blocks, words, strict=True))[first : last + 1]:
                yield block, found if hidden or block.isVisible() else []
            first = header
        line = max(header, first - ABOVE)
        block = document.findBlockByNumber(line)
        state = block.previous().userState() if line > header else TEXT
        reader = ProseReader(in_comment=state == COMMENT)
        while block.isValid() and line <= last:
            text, before = block.text(), state
            state = state_after(before, text)
            # The fence that closes has the state of what follows.
            if is_code(before) or is_code(state) or not (hidden or block.isVisible()):
                reader.skip()
                yield block, []
            else:
                found = reader.read(text)
                yield block, found if line >= first else []
            block = block.next()
            line += 1

    # -- going to one --------------------------------------------------------------------------

    def walk(self, speller: Speller, *, back: bool) -> Iterator[Span | set[str] | None]:
        """Look for the next misspelt word behind the cursor (or before it), round the end.

        Until it comes: None to go on later, or words that must be asked of the dictionaries before.
        """
        cursor = self._editor.textCursor()
        at = cursor.blockNumber() // AT_ONCE
        place = cursor.selectionStart() if back else cursor.selectionEnd()
        lines = self._editor.document().blockCount()
        pieces = [(low, min(low + AT_ONCE, lines) - 1) for low in range(0, lines, AT_ONCE)]
        # The piece that the cursor is in comes first and last.
        if back:
            order = [*reversed(pieces[: at + 1]), *reversed(pieces[at:])]
        else:
            order = [*pieces[at:], *pieces[: at + 1]]
        for turn, (low, high) in enumerate(order):
            unknown: set[str] = set()
            read = list(self._lines(low, high, hidden=True))
            spans = [span for line in read for span in _misspelt_of(*line, speller, unknown)]
            if unknown:
                yield unknown
                spans = [span for line in read for span in _misspelt_of(*line, speller, unknown)]
            if turn == 0:
                spans = [span for span in spans if (span[1] <= place if back else span[0] >= place)]
            if spans:
                yield spans[-1] if back else spans[0]
                return
            yield None

    # -- the word at the cursor ----------------------------------------------------------------

    def at_cursor(self) -> QTextCursor | None:
        """The underlined word that the cursor is in or at; None elsewhere."""
        cursor = self._editor.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        for start, end in self._editor.marks.spans(LAYER):
            if start <= low and high <= end:
                word = QTextCursor(self._editor.document())
                word.setPosition(start)
                word.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                return word
        return None


def _misspelt_of(block: QTextBlock, words: list[Word], speller: Speller, unknown: set[str]) -> list[Span]:
    """The misspelt words of a line; those that nobody was asked of go into ``unknown``."""
    spans: list[Span] = []
    for word in words:
        right = speller.is_right(word.text)
        if right is None:
            unknown.add(word.text)
        elif not right:
            start = block.position() + utf16_length(block.text()[: word.start])
            spans.append((start, start + word.end - word.start))
    return spans
