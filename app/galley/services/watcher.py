"""Notices what other programs do to the folders of a site."""

import logging
import threading
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from galley.core.storage import Action, in_words

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

# A sync client or `git checkout` touches many files in a burst: tell of them together, but not too late.
GATHER_MS = 200
# Not that a file was only read: the first look at a site would be two events a post, each told through
# Python. And what came into a folder or left it has an event of its own.
_NOT_HEARD = (events.FileOpenedEvent, events.FileClosedNoWriteEvent, events.DirModifiedEvent, FileSystemEvent)
_HEARD = [
    each
    for each in vars(events).values()
    if isinstance(each, type) and issubclass(each, FileSystemEvent) and each not in _NOT_HEARD
]
# It calls events that arrive while it is being stopped an error, which is no trouble of anybody's.
logging.getLogger("watchdog.observers.inotify").setLevel(logging.CRITICAL)
# WORKAROUND for watchdog 7: a folder renamed as soon as it is made is watched twice. It warns of that, and
# no harm is done.
warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)


class FolderWatcher(QObject):
    """Watches folders and all below them; ``changed`` carries the set of paths that something happened to.

    QFileSystemWatcher is no use here: it goes deaf after an atomic rename and tells of a folder only what
    is added to it or taken from it, never that a file in it was written.
    """

    changed = Signal(object)
    _stirred = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._observer: BaseObserver | None = None
        self._gathered = _Gathered(self._stirred.emit)
        self._lock = threading.Lock()
        self._timer = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._timer.timeout.connect(self._tell)
        self._stirred.connect(self._timer.start)

    def watch(self, folders: Iterable[Path]) -> str | None:
        """Watch these folders instead of those before; return why that is not possible, if it isn't.

        May be called from any thread: every folder below is visited, which takes its time.
        """
        # Not needed at the start: no window waits for it to be loaded.
        from watchdog.observers import Observer  # noqa: PLC0415

        self._end()
        gathered = _Gathered(self._stirred.emit)
        observer = Observer()
        folder: Path | None = None
        try:
            for folder in folders:
                if folder.is_dir():
                    observer.schedule(gathered, str(folder), recursive=True, event_filter=_HEARD)
            observer.start()
        except OSError as error:
            # Linux has a limit of watches for each user; without them the scan at start still works.
            observer.unschedule_all()
            why = in_words(error, action=Action.WATCH, path=folder)
            return self.tr("Changes made by other programs will not be noticed. {0}").format(why)
        with self._lock:
            self._observer, self._gathered = observer, gathered
        return None

    def stop(self) -> None:
        self._timer.stop()
        self._end()

    def _end(self) -> None:
        with self._lock:
            observer, self._observer = self._observer, None
            self._gathered.take()
        if observer is not None:
            observer.stop()
            observer.join(2)

    def _tell(self) -> None:
        paths = self._gathered.take()
        if paths:
            self.changed.emit(paths)


class _Gathered(FileSystemEventHandler):
    """Collects paths in watchdog's thread: a burst of thousands is one signal, not thousands."""

    def __init__(self, stirred: Callable[[], object]) -> None:
        self._stirred = stirred
        self._paths: set[str] = set()
        self._lock = threading.Lock()

    def take(self) -> set[Path]:
        """The paths since the last call."""
        with self._lock:
            paths, self._paths = self._paths, set()
        return {Path(path) for path in paths}

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = [
            path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")
            for path in (event.src_path, event.dest_path)
            if path
        ]
        with self._lock:
            is_first = not self._paths
            self._paths.update(names)
        if is_first:
            self._stirred()
