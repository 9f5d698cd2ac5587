"""Notices what other programs do to the folders of a site."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

# A sync client or `git checkout` touches many files in a burst: tell of them together.
SETTLE_MS = 200
# It calls events that arrive while it is being stopped an error, which is no trouble of anybody's.
logging.getLogger("watchdog.observers.inotify").setLevel(logging.CRITICAL)


class FolderWatcher(QObject):
    """Watches folders and all below them; ``changed`` carries the set of paths that something happened to.

    QFileSystemWatcher is no use here: it goes deaf after an atomic rename and tells of a folder only what
    is added to it or taken from it, never that a file in it was written.
    """

    changed = Signal(object)
    _event = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._observer: BaseObserver | None = None
        self._paths: set[Path] = set()
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._tell)
        self._event.connect(self._note)

    def watch(self, folders: Iterable[Path]) -> str | None:
        """Watch these folders instead of those before; return why that is not possible, if it isn't."""
        self.stop()
        # It is wanted only after the first scan: no start of the window waits for it to be loaded.
        from watchdog.observers import Observer  # noqa: PLC0415

        observer = Observer()
        handler = _Handler(self._event.emit)
        try:
            for folder in folders:
                if folder.is_dir():
                    observer.schedule(handler, str(folder), recursive=True)
            observer.start()
        except OSError as error:
            # Linux has a limit of watches for each user; without them the scan at start still works.
            observer.unschedule_all()
            return f"Changes made by other programs will not be noticed: {error.strerror or error}"
        self._observer = observer
        return None

    def stop(self) -> None:
        self._timer.stop()
        self._paths.clear()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(2)
            self._observer = None

    def _note(self, path: str) -> None:
        self._paths.add(Path(path))
        self._timer.start()

    def _tell(self) -> None:
        paths, self._paths = self._paths, set()
        self.changed.emit(paths)


class _Handler(FileSystemEventHandler):
    """Runs in watchdog's thread and does nothing but pass paths on."""

    def __init__(self, emit: Callable[[str], object]) -> None:
        self._emit = emit

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._emit(path if isinstance(path, str) else path.decode("utf-8", "surrogateescape"))
