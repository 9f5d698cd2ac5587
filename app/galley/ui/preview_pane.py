"""The right side of the window: the preview under a narrow strip of switches."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from galley.ui.preview import PreviewView
from galley.ui.widgets.small import caption, named


class PreviewPane(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "panel")
        self.view = PreviewView()
        self._strip = named(QWidget(), "strip")
        self._row = QHBoxLayout(self._strip)
        self._row.setContentsMargins(12, 2, 8, 2)
        self.caption = caption(self.tr("Preview"))
        self._row.addWidget(self.caption, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addWidget(self.view, 1)
        self.setMinimumWidth(220)

    def add_switch(self, action: QAction) -> None:
        """A button for an action of the table."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
