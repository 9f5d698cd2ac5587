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

SETTLED_MS = 1000
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
        _file().write_text(_GAVE_UP if died else f"starting {os.getpid()}", "utf-8")
    except (OSError, ValueError):
        return False  # without a folder to write, every start is the first
    return died


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
    """Ends the start when the window has been painted and the program lives on a while, or ends in order."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(SETTLED_MS, self, end)
        return False
