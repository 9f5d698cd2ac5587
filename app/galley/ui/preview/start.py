"""Notices that the last start never got as far as its first picture, and has pages drawn without OpenGL then.

A broken OpenGL driver ends the whole program when the first window with a page is drawn; no code sees it.
A file says that a start is under way; it is gone when something has been painted.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from galley import __version__
from galley.core.storage.places import private_folder
from galley.ui.preview.view import PreviewView

SETTLED_MS = 1000
LOOKS_AT_MOST = 20
"""A page that is never quiet, because its text is being typed, was drawn long before."""
_GAVE_UP = f"software {__version__}"


def _file() -> Path:
    return private_folder("graphics") / "start"


def begin() -> bool:
    """Note that a start begins. Returns whether pages must be drawn without OpenGL.

    That holds until the next version of Galley, which tries again.
    """
    try:
        said = _file().read_text("utf-8") if _file().exists() else ""
        word, _, number = said.partition(" ")
        if said == _GAVE_UP:
            return True
        died = word == "starting" and not _runs(number)
        if died:
            _file().write_text(_GAVE_UP, "utf-8")
    except (OSError, ValueError):
        return False  # without a folder to write, every start is the first
    if not died:
        mark()
    return died


def mark() -> None:
    """Note that something begins which a broken driver may not survive, unless that is known already."""
    try:
        if not _file().exists() or _file().read_text("utf-8") != _GAVE_UP:
            _file().write_text(f"starting {os.getpid()}", "utf-8")
    except (OSError, ValueError):
        return


def end() -> None:
    """The first picture is on the screen."""
    try:
        if _file().read_text("utf-8") == f"starting {os.getpid()}":
            _file().unlink()
    except (OSError, ValueError):
        return


def _runs(number: str) -> bool:
    """Whether the process of this number is there; another start may be just under way."""
    if sys.platform == "win32" or not number.isdigit():
        return False  # there, asking a process by signal ends it
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


class FirstPaint(QObject):
    """Ends the start when what is risky in it is over: window and page are drawn and have lived on a while.

    Where the page is not shown the start ends without it, and begins anew when the page is first shown.
    """

    def __init__(self, window: QWidget, preview: PreviewView) -> None:
        super().__init__(window)
        self._preview = preview
        self._page_comes = False
        self._looks = 0
        self._settle = QTimer(self, interval=SETTLED_MS)
        self._settle.timeout.connect(self._look)
        window.installEventFilter(self)
        preview.installEventFilter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if watched is self._preview:
                self._page_comes = True
                mark()
            self._looks = 0
            self._settle.start()
        return False

    def _look(self) -> None:
        self._looks += 1
        if not self._page_comes or self._preview.is_quiet or self._looks >= LOOKS_AT_MOST:
            self._settle.stop()
            end()
