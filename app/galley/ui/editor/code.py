"""Colours of fenced code and of the header, by Pygments, for the lines on the screen only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock

from galley.services.qttext import utf16_length
from galley.ui.editor.states import is_code

if TYPE_CHECKING:
    from galley.ui.editor.highlighter import MarkdownHighlighter

CodeSpan = tuple[int, int, str]
"""Where a piece of a line begins, as Qt counts, how long it is, and its kind in ``KINDS``."""

KINDS = ("comment", "string", "number", "keyword", "name", "key", "builtin", "mark", "added", "removed")
# What Pygments calls them, from the most special on.
_NAMES = (
    ("Token.Comment", "comment"),
    ("Token.Literal.String", "string"),
    ("Token.Literal.Number", "number"),
    ("Token.Keyword", "keyword"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Decorator", "name"),
    ("Token.Name.Tag", "key"),
    ("Token.Name.Attribute", "key"),
    ("Token.Name.Builtin", "builtin"),
    ("Token.Generic.Inserted", "added"),
    ("Token.Generic.Deleted", "removed"),
    ("Token.Operator", "mark"),
    ("Token.Punctuation", "mark"),
)
# Long enough for the next key of steady typing.
PAUSE_MS = 120
# Lines above the screen that are read to know in what the first one is, and those below that may be next.
ABOVE, BELOW = 400, 60
# A longer line is no code to be read; it would hold a key back.
LONGEST_LINE = 400
HEADER_LEXERS = {"+": "toml", ";": "json", "{": "json"}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    spans: Sequence[CodeSpan]
    lexer: Any


class CodeColors(QObject):
    """Reads the code on the screen after a pause; until then a line that is typed in is read by itself."""

    def __init__(self, highlighter: "MarkdownHighlighter") -> None:
        super().__init__(highlighter)
        self._highlighter = highlighter
        self._lines: dict[int, _Line] = {}
        self._lexers: dict[str, Any] = {}
        self.screen = (0, 0)
        """The first and last line on the screen."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.read)

    def show(self, first: int, last: int) -> None:
        """These lines, counted from 0, are on the screen."""
        self.screen = (first, last)
        self._pause.start()

    def spans(self, number: int, text: str) -> Sequence[CodeSpan] | None:
        """The colours of a line of code as far as they are known; None: nothing is known of its language."""
        line = self._lines.get(number)
        if line is not None and line.text == text:
            return line.spans
        self._pause.start()
        if line is None or len(text) > LONGEST_LINE:
            return None
        return _spans_of([text], line.lexer)[0]

    def read(self) -> None:
        """Read the code on the screen, and colour what looks different now."""
        self._pause.stop()
        first, last = self.screen
        document = self._highlighter.document()
        block = document.findBlockByNumber(first)
        known: dict[int, _Line] = {}
        while block.isValid() and block.blockNumber() <= last:
            start = self._start(block)
            if start is None:
                block = block.next()
                continue
            block = self._read_from(start, last + BELOW, known)
        stale = [number for number, line in known.items() if self._lines.get(number) != line]
        self._lines = known
        for number in stale:
            self._highlighter.rehighlightBlock(document.findBlockByNumber(number))

    def _start(self, block: QTextBlock) -> QTextBlock | None:
        """The first line of the code that a line is in, or of what is read of it; None outside of code."""
        if block.blockNumber() < self._highlighter.header_lines:
            return block.document().findBlockByNumber(0)
        state = block.userState()
        if not is_code(state):
            return None
        for _ in range(ABOVE):
            before = block.previous()
            if not before.isValid() or before.userState() != state:
                break
            block = before
        return block

    def _read_from(self, start: QTextBlock, until: int, known: dict[int, _Line]) -> QTextBlock:
        """Read one piece of code down to its end or the line ``until``; return the line behind it."""
        in_header = start.blockNumber() < self._highlighter.header_lines
        lexer = self._lexer(
            HEADER_LEXERS.get(start.text().strip()[:1], "yaml")
            if in_header
            else self._highlighter.language_of(start.text())
        )
        numbers: list[int] = []
        lines: list[str] = []
        state = start.userState()
        block = start
        while block.isValid() and block.blockNumber() <= until:
            number, text = block.blockNumber(), block.text()
            if in_header and number >= self._highlighter.header_lines:
                break
            if not in_header and block.userState() != state:
                block = block.next()
                break
            # The fences themselves are no code.
            fence = text.startswith(("---", "+++", ";;;")) if in_header else block == start
            if not fence:
                numbers.append(number)
                lines.append(text if len(text) <= LONGEST_LINE else "")
            block = block.next()
        if lexer is not None and lines:
            for number, text, spans in zip(numbers, lines, _spans_of(lines, lexer), strict=True):
                known[number] = _Line(text, spans, lexer)
        return block

    def _lexer(self, name: str) -> Any:
        if name not in self._lexers:
            from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  not at the start
            from pygments.util import ClassNotFound  # noqa: PLC0415

            try:
                self._lexers[name] = get_lexer_by_name(name, stripnl=False, ensurenl=False) if name else None
            except ClassNotFound:
                self._lexers[name] = None
        return self._lexers[name]


def _spans_of(lines: Sequence[str], lexer: Any) -> list[list[CodeSpan]]:
    """The coloured pieces of each line, read as one text."""
    found: list[list[CodeSpan]] = [[] for _ in lines]
    row = column = 0
    # What other languages call names are the keys of this one.
    is_toml = lexer.name == "TOML"
    for token, value in lexer.get_tokens("\n".join(lines)):
        kind = _kind(str(token))
        if not kind and is_toml and str(token).startswith("Token.Name"):
            kind = "key"
        for index, piece in enumerate(value.split("\n")):
            if index:
                row, column = row + 1, 0
            if row >= len(lines):
                return found
            length = utf16_length(piece)
            if kind and length and not piece.isspace():
                found[row].append((column, length, kind))
            column += length
    return found


def _kind(token: str) -> str:
    return next((kind for name, kind in _NAMES if token.startswith(name)), "")
