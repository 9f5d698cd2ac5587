"""What becomes of the preview when its page's process has ended: started again, until that helps no more."""

import time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from galley.ui.widgets.small import named

BORNE, WITHIN_S = 3, 60.0
"""So many ends within so many seconds are put right without asking: a post may be what ends the process."""


class Rescue(QObject):
    """Counts the ends of the page's process, and says quietly what is done about each."""

    told = Signal(str)
    again = Signal()
    """The page is to be loaded anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ends: list[float] = []
        self.given_up = False
        self.notice = named(QWidget(parent), "panel")
        self._words = QLabel(self.tr("The preview has stopped. Your text is not affected."))
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self.tr("Start the Preview Again"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.try_again)
        rows = QVBoxLayout(self.notice)
        rows.setContentsMargins(30, 30, 30, 30)
        rows.addStretch(1)
        rows.addWidget(self._words)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        self.notice.hide()

    def ended(self) -> None:
        """The process has ended, and nobody asked it to."""
        now = time.monotonic()
        self._ends = [*(end for end in self._ends if now - end < WITHIN_S), now]
        if len(self._ends) <= BORNE:
            self.told.emit(self.tr("The preview stopped and was started again."))
            self.again.emit()
        else:
            self.given_up = True
            self.notice.show()
            self.told.emit(self.tr("The preview has stopped. Your text is not affected."))

    def try_again(self) -> None:
        """Start the page anew, where that was given up: the author asks for it, or another post is shown."""
        if self.given_up:
            self.given_up = False
            self._ends.clear()
            self.notice.hide()
            self.again.emit()
