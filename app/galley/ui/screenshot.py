"""Waits until the window is quiet, takes its picture, and ends the program."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

POLL_MS = 50
QUIET_LOOKS = 8
PATIENCE_S = 30.0


class Screenshot(QObject):
    """Quiet means: the site is scanned, and the preview shows the post with its local images."""

    def __init__(self, window: "MainWindow", path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._began = time.monotonic()
        self._quiet_looks = 0
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        window = self._window
        busy = window.workspace.sites.scanning or not window.preview_is_quiet()
        # Counted in looks, not in seconds: while the web engine starts, nothing is looked at or drawn.
        self._quiet_looks = 0 if busy else self._quiet_looks + 1
        late = time.monotonic() - self._began > PATIENCE_S
        if self._quiet_looks < QUIET_LOOKS and not late:
            return
        self._timer.stop()
        picture = window.grab()
        if picture.save(str(self._path)):
            print(self._path)
            status = 0
        else:
            print(f"galley: the screenshot could not be written to {self._path}", file=sys.stderr)
            status = 1
        window.shut_down()
        QApplication.exit(status)
