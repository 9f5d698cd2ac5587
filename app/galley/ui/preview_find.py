"""Find in the preview: a bar under the page, for what the reader sees and the source does not say."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from galley.ui.localized import fill
from galley.ui.preview import PreviewView
from galley.ui.widgets.small import caption, named, tool_button


class PreviewFindBar(QWidget):
    def __init__(self, view: PreviewView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "strip")
        self._view = view
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find in the preview"))
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
        self._asked = 0
        self.line.textChanged.connect(self._on_text)
        self.hide()

    def start(self) -> None:
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._on_text()

    def leave(self) -> None:
        self.hide()
        self._asked += 1
        self._view.find_text("")
        self._view.setFocus()

    def next(self) -> None:
        self._find(backward=False)

    def previous(self) -> None:
        self._find(backward=True)

    def _on_text(self) -> None:
        # The engine goes on from the hit before: an empty search lets it begin at the top of the view.
        self._view.find_text("")
        self._find(backward=False)

    def _find(self, *, backward: bool) -> None:
        text = self.line.text()
        self._asked += 1
        asked = self._asked
        if not text:
            self.count.clear()
            self._view.find_text("")
            return
        self._view.find_text(text, backward=backward, then=lambda hit, count: self._told(asked, hit, count))

    def _told(self, asked: int, hit: int, count: int) -> None:
        if asked == self._asked:
            self.count.setText(fill(self.tr("{0} of {1}"), hit, count) if count else self.tr("not found"))

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
