"""Two texts side by side, line beside line, with what differs in colour and marked by a sign."""

from unicodedata import east_asian_width

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QWidget

from galley.core.storage import Row, RowKind, side_by_side
from galley.services.qttext import utf16_length
from galley.ui.localized import fill
from galley.ui.widgets.small import tool_button

_SIGNS = {
    RowKind.SAME: ("  ", "  "),
    RowKind.CHANGED: ("~ ", "~ "),
    RowKind.REMOVED: ("− ", "  "),
    RowKind.ADDED: ("  ", "+ "),
}
MARKED_AT_MOST = 3_000
NARROWEST = 16


class SideBySide(QWidget):
    """Read-only; both halves scroll together. ``changes`` counts the stretches that differ."""

    def __init__(self, left_title: str, right_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = _half(left_title), _half(right_title)
        self._left_title, self._right_title = QLabel(left_title), QLabel(right_title)
        self._count = QLabel()
        self._rows: list[Row] = []
        self._columns = 0
        self._starts: list[int] = []
        self._previous = tool_button("▲", self.tr("Previous difference"), lambda: self._step(-1))
        self._next = tool_button("▼", self.tr("Next difference"), lambda: self._step(1))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._left_title, 0, 0)
        heading = QHBoxLayout()
        heading.addWidget(self._right_title, 1)
        for widget in (self._count, self._previous, self._next):
            heading.addWidget(widget)
        grid.addLayout(heading, 0, 1)
        grid.addWidget(self.left, 1, 0)
        grid.addWidget(self.right, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.left.viewport().installEventFilter(self)
        for one, other in ((self.left, self.right), (self.right, self.left)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)

    @property
    def changes(self) -> int:
        return len(self._starts)

    def set_titles(self, left: str, right: str) -> None:
        for label, half, title in (
            (self._left_title, self.left, left),
            (self._right_title, self.right, right),
        ):
            label.setText(title)
            half.setAccessibleName(title)

    def show_texts(self, left: str, right: str) -> None:
        """Compare two texts and go to the first difference."""
        self._rows = side_by_side(left, right)
        self._lay_out()
        count = len(self._starts)
        self._count.setText(
            self.tr("No difference") if not count else fill(self.tr("{0} {0:difference|differences}"), count)
        )
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        self._go_to(self._starts[0] if self._starts else 0)

    def show_message(self, text: str) -> None:
        """Say why there is nothing to compare."""
        self._rows = []
        self._lay_out()
        self._count.setText(text)

    def _step(self, by: int) -> None:
        here = self._line()
        there = [start for start in self._starts if (start > here if by > 0 else start < here)]
        if there:
            self._go_to(there[0] if by > 0 else there[-1])

    def _go_to(self, line: int) -> None:
        for half in (self.left, self.right):
            half.setTextCursor(QTextCursor(half.document().findBlockByNumber(line)))
            half.centerCursor()

    def _lay_out(self) -> None:
        """Write both halves, each line wrapped by hand: the view's own wrapping would part what is beside."""
        columns = self._columns = self._fitting()
        lines: tuple[list[str], list[str]] = ([], [])
        marks = (_Marks(self.left), _Marks(self.right))
        dark = self.palette().base().color().lightness() < 128
        self._starts = []
        before = RowKind.SAME
        for row in self._rows:
            if row.kind is not RowKind.SAME and before is RowKind.SAME:
                self._starts.append(len(lines[0]))
            before = row.kind
            texts = (row.left or "", row.right or "")
            pieces = [_wrapped(text, columns) for text in texts]
            height = max(map(len, pieces))
            for at in (0, 1):
                sign = _SIGNS[row.kind][at]
                if row.kind is not RowKind.SAME:
                    spans = row.right_spans if at else row.left_spans
                    marks[at].add(
                        len(lines[at]), height, texts[at], pieces[at], spans, _colors(row.kind, at, dark)
                    )
                for number in range(height):
                    start, end = pieces[at][number] if number < len(pieces[at]) else (0, 0)
                    lines[at].append((sign if number == 0 else "  ") + texts[at][start:end])
        for at, half in enumerate((self.left, self.right)):
            half.setPlainText("\n".join(lines[at]))
            half.setExtraSelections(marks[at].selections())

    def _fitting(self) -> int:
        """How many narrow characters fit beside the sign."""
        margins = int(2 * self.left.document().documentMargin()) + 2
        width = self.left.viewport().width() - margins
        return max(width // max(self.left.fontMetrics().horizontalAdvance("m"), 1) - 2, NARROWEST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._rows and self._fitting() != self._columns:
            here = self._starts.index(line) if (line := self._line()) in self._starts else 0
            self._lay_out()
            if self._starts:
                self._go_to(self._starts[here])
        return super().eventFilter(watched, event)

    def _line(self) -> int:
        return self.right.textCursor().blockNumber()


class _Marks:
    """What is coloured in one half: whole lines, and in them the characters that differ."""

    def __init__(self, half: QPlainTextEdit) -> None:
        self._half = half
        self._lines: list[tuple[int, int, int, QColor]] = []

    def add(
        self,
        line: int,
        height: int,
        text: str,
        pieces: list[tuple[int, int]],
        spans: tuple[tuple[int, int], ...],
        colors: tuple[QColor, QColor],
    ) -> None:
        self._lines += [(line + number, -1, -1, colors[0]) for number in range(height)]
        for number, (start, end) in enumerate(pieces):
            for first, last in spans:
                low, high = max(first, start), min(last, end)
                if low < high:
                    at, to = utf16_length(text[start:low]), utf16_length(text[start:high])
                    self._lines.append((line + number, at + 2, to + 2, colors[1]))

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """Colours are a help; many thousands of them would only be slow."""
        found: list[QTextEdit.ExtraSelection] = []
        for line, start, end, color in self._lines[:MARKED_AT_MOST]:
            block = self._half.document().findBlockByNumber(line)
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            if start >= 0:
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            else:
                mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]
            mark.cursor = cursor  # type: ignore[attr-defined]
            mark.format.setBackground(color)  # type: ignore[attr-defined]
            found.append(mark)
        return found


def _wrapped(text: str, columns: int) -> list[tuple[int, int]]:
    """The (start, end) of each piece of a line that fits; at a space if there is one in the last half."""
    pieces: list[tuple[int, int]] = []
    start = 0
    while True:
        if 2 * (len(text) - start) <= columns:
            return [*pieces, (start, len(text))]
        room, at, space = columns, start, 0
        while at < len(text):
            room -= 2 if east_asian_width(text[at]) in "WF" else 1
            if room < 0:
                break
            at += 1
            if text[at - 1] == " ":
                space = at
        if at == len(text):
            return [*pieces, (start, at)]
        at = max(at, start + 1)
        if space > start + columns // 2:
            at = space
        pieces.append((start, at))
        start = at


def _half(title: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    view.setAccessibleName(title)
    view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    view.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return view


def _colors(kind: RowKind, at: int, dark: bool) -> tuple[QColor, QColor]:
    """The ground of a line, and of what differs in it."""
    if (kind is RowKind.ADDED and at == 0) or (kind is RowKind.REMOVED and at == 1):
        nothing = QColor("#2a2926" if dark else "#f0eeea")
        return nothing, nothing
    if at == 0:
        return QColor("#432723" if dark else "#fbe7e4"), QColor("#7a3a32" if dark else "#f2b8b0")
    return QColor("#25381f" if dark else "#e4f2df"), QColor("#3f6b35" if dark else "#aedb9f")
