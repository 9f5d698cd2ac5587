"""What becomes of the preview when its page's process has ended: started again, until that helps no more."""

import time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from galley.ui.widgets.small import named

BORNE, WITHIN_S = 3, 60.0
"""So many ends within so many seconds are put right without asking: a post may be what ends the process."""


class Rescue(QObject):
    """Counts the ends of the page's process, and says quietly what is done about each."""

    told = Signal(str)
    again = Signal()
    """The page is to be loaded anew."""

    def __init__(self, layout: QLayout, parent: QObject) -> None:
        """``layout`` is where the page is, and a button in its place when it is given up."""
        super().__init__(parent)
        self._layout = layout
        self._ends: list[float] = []
        self.notice: RescueNotice | None = None

    @property
    def given_up(self) -> bool:
        return self.notice is not None

    def ended(self) -> None:
        """The process has ended, and nobody asked it to."""
        now = time.monotonic()
        self._ends = [*(end for end in self._ends if now - end < WITHIN_S), now]
        if len(self._ends) <= BORNE:
            self.told.emit(self.tr("The preview stopped and was started again."))
            self.again.emit()
        elif self.notice is None:
            stopped = self.tr("The preview has stopped. Your text is not affected.")
            self.notice = RescueNotice(stopped, self.tr("Start the Preview Again"))
            self.notice.button.clicked.connect(self.try_again)
            self._layout.addWidget(self.notice)
            self.told.emit(stopped)

    def try_again(self) -> None:
        """Start the page anew, where that was given up: the author asks for it, or another post is shown."""
        if self.notice is not None:
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
            self._ends.clear()
            self.again.emit()


class RescueNotice(QWidget):
    """Stands where the page was: what has happened, and a button."""

    def __init__(self, words: str, button: str) -> None:
        super().__init__()
        named(self, "panel")
        label = QLabel(words)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(30, 30, 30, 30)
        rows.addStretch(1)
        rows.addWidget(label)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
