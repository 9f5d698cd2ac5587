"""Notices when the folders of a site are gone, or others than before: a drive was taken out and put back."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 3_000

# Device and number of a folder; None where it is not there.
_Identity = tuple[int, int] | None


class Presence(QObject):
    """Looks at some folders every few seconds, beside the window: a drive may take long to answer.

    Whoever watches a folder for changes hears nothing of one that was put in its place.
    """

    changed = Signal()
    """One of the folders came, went, or is another one in the same place."""
    _looked = Signal(object, object)

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._folders: Sequence[Path] = ()
        self._known: Sequence[_Identity] | None = None
        self._is_looking = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._looked.connect(self._take)

    @property
    def away(self) -> bool:
        """Whether the first of the folders was not there when they were last looked at."""
        return bool(self._known) and self._known[0] is None

    def watch(self, folders: Sequence[Path]) -> None:
        """Look at these from now on. While the owner ``is_busy`` they are not looked at."""
        self._folders, self._known = folders, None
        self._timer.start()
        self._look()

    def stop(self) -> None:
        self._timer.stop()
        self._folders, self._known = (), None

    def _look(self) -> None:
        if self._is_looking or (self._known is not None and self._is_busy()):
            return
        self._is_looking = True
        folders = self._folders

        def look() -> None:
            seen = tuple(map(_identity, folders))
            with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
                self._looked.emit(folders, seen)

        threading.Thread(target=look, name="presence", daemon=True).start()

    def _take(self, folders: Sequence[Path], seen: Sequence[_Identity]) -> None:
        self._is_looking = False
        if folders is not self._folders:
            return
        before, self._known = self._known, seen
        if before is not None and before != seen:
            self.changed.emit()


def _identity(folder: Path) -> _Identity:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
