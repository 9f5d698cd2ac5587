"""Find in the post: a bar under the editor that searches as you type."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from galley.ui.widgets.small import caption, named, tool_button


class FindBar(QWidget):
    def __init__(self, editor: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "strip")
        self._editor = editor
        self._start = 0
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find in this post"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.count = caption()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for text, name, act in (
            ("↑", self.tr("Find previous"), self.previous),
            ("↓", self.tr("Find next"), self.next),
            ("×", self.tr("Close"), self.leave),
        ):
            row.addWidget(tool_button(text, name, act))
        self.line.textChanged.connect(self._on_text)
        self.hide()

    def start(self) -> None:
        """Show the bar, with the selection as what to find."""
        cursor = self._editor.textCursor()
        self._start = cursor.selectionStart()
        chosen = cursor.selectedText()
        self.show()
        self.line.setFocus()
        if chosen and "\u2029" not in chosen:
            self.line.setText(chosen)
        self.line.selectAll()

    def leave(self) -> None:
        self.hide()
        self._editor.setFocus()

    def next(self) -> None:
        self._go(self._editor.textCursor())

    def previous(self) -> None:
        self._go(self._editor.textCursor(), backward=True)

    def _on_text(self, text: str) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(min(self._start, self._editor.document().characterCount() - 1))
        if text:
            self._go(cursor)
        else:
            self.count.clear()

    def _go(self, start: QTextCursor, *, backward: bool = False) -> None:
        text = self.line.text()
        if not text:
            return
        document = self._editor.document()
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        found = document.find(text, start, flags)
        if found.isNull():  # round the end of the post
            edge = QTextCursor(document)
            if backward:
                edge.movePosition(QTextCursor.MoveOperation.End)
            found = document.find(text, edge, flags)
        total = document.toPlainText().casefold().count(text.casefold())
        self.count.setText(self.tr("{0} found").format(total) if total else self.tr("not found"))
        if not found.isNull():
            self._editor.setTextCursor(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous()
            else:
                self.next()
        else:
            super().keyPressEvent(event)
