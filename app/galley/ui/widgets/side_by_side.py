"""Two texts side by side, line beside line, with what differs in colour and marked by a sign."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QTextEdit, QWidget

from galley.core.storage import Row, RowKind, side_by_side
from galley.services.document import utf16_length
from galley.ui.widgets.small import tool_button

_SIGNS = {
    RowKind.SAME: ("  ", "  "),
    RowKind.CHANGED: ("~ ", "~ "),
    RowKind.REMOVED: ("− ", "  "),
    RowKind.ADDED: ("  ", "+ "),
}
_MARKED_AT_MOST = 2_000


class SideBySide(QWidget):
    """Read-only; both halves scroll together. ``changes`` counts the stretches that differ."""

    def __init__(self, left_title: str, right_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = _half(left_title), _half(right_title)
        self._left_title, self._right_title = QLabel(left_title), QLabel(right_title)
        self._count = QLabel()
        self._starts: list[int] = []
        self._previous = tool_button("▲", self.tr("Previous difference"), lambda: self._step(-1))
        self._next = tool_button("▼", self.tr("Next difference"), lambda: self._step(1))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._left_title, 0, 0)
        grid.addWidget(self._right_title, 0, 1)
        grid.addWidget(self._count, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._previous, 0, 3)
        grid.addWidget(self._next, 0, 4)
        grid.addWidget(self.left, 1, 0)
        grid.addWidget(self.right, 1, 1, 1, 4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
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
        rows = side_by_side(left, right)
        for half, at in ((self.left, 0), (self.right, 1)):
            half.setPlainText(
                "\n".join(_SIGNS[row.kind][at] + ((row.right if at else row.left) or "") for row in rows)
            )
            self._paint(half, rows, at)
        self._starts = [
            number
            for number, row in enumerate(rows)
            if row.kind is not RowKind.SAME and (number == 0 or rows[number - 1].kind is RowKind.SAME)
        ]
        count = len(self._starts)
        self._count.setText(
            self.tr("No difference")
            if not count
            else self.tr("1 difference")
            if count == 1
            else self.tr("{0} differences").format(count)
        )
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        self._go_to(self._starts[0] if self._starts else 0)

    def show_message(self, text: str) -> None:
        """Say why there is nothing to compare."""
        self.left.clear()
        self.right.clear()
        self._starts = []
        self._count.setText(text)

    def _step(self, by: int) -> None:
        here = self.right.textCursor().blockNumber()
        there = [start for start in self._starts if (start > here if by > 0 else start < here)]
        if there:
            self._go_to(there[0] if by > 0 else there[-1])

    def _go_to(self, line: int) -> None:
        for half in (self.left, self.right):
            half.setTextCursor(QTextCursor(half.document().findBlockByNumber(line)))
            half.centerCursor()

    def _paint(self, half: QPlainTextEdit, rows: list[Row], at: int) -> None:
        dark = self.palette().base().color().lightness() < 128
        marks: list[QTextEdit.ExtraSelection] = []
        for number, row in enumerate(rows):
            if row.kind is RowKind.SAME:
                continue
            if len(marks) > _MARKED_AT_MOST:  # colours are a help; thousands of them would only be slow
                break
            block = half.document().findBlockByNumber(number)
            line = QTextEdit.ExtraSelection()
            line.cursor = QTextCursor(block)  # type: ignore[attr-defined]
            line.format.setBackground(_color(row.kind, at, dark))  # type: ignore[attr-defined]
            line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]
            marks.append(line)
            text = (row.right if at else row.left) or ""
            for start, end in row.right_spans if at else row.left_spans:
                span = QTextEdit.ExtraSelection()
                cursor = QTextCursor(block)
                first = block.position() + 2
                cursor.setPosition(first + utf16_length(text[:start]))
                cursor.setPosition(first + utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
                span.cursor = cursor  # type: ignore[attr-defined]
                span.format = _strong(at, dark)  # type: ignore[attr-defined]
                marks.append(span)
        half.setExtraSelections(marks)


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


def _color(kind: RowKind, at: int, dark: bool) -> QColor:
    if (kind is RowKind.ADDED and at == 0) or (kind is RowKind.REMOVED and at == 1):
        return QColor("#2a2926" if dark else "#f0eeea")  # nothing is there
    if at == 0:
        return QColor("#432723" if dark else "#fbe7e4")
    return QColor("#25381f" if dark else "#e4f2df")


def _strong(at: int, dark: bool) -> QTextCharFormat:
    fmt = QTextCharFormat()
    if at == 0:
        fmt.setBackground(QColor("#7a3a32" if dark else "#f2b8b0"))
    else:
        fmt.setBackground(QColor("#3f6b35" if dark else "#aedb9f"))
    return fmt
