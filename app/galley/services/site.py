"""The open site: its posts as rows, kept true by a scan at start, by the watcher and by every save."""

import contextlib
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core.library import Library, Row
from galley.core.library.query import count_categories, count_tags, sort_rows
from galley.core.site import Site, open_site
from galley.core.site.habits import POSTS_READ, Habits, habits_of
from galley.core.storage import remove_stale_temporaries
from galley.services.watcher import FolderWatcher


class SiteService(QObject):
    """Owns the site and its rows. Slow work runs in one thread of its own; signals arrive in the GUI's."""

    opened = Signal(object)
    rows_reset = Signal()
    rows_changed = Signal(list, list)
    """Rows that are new or differ, and the paths of those that are gone."""
    progress = Signal(int, int)
    scanned = Signal()
    disk_changed = Signal(object)
    """Paths that some program, this one included, has just touched."""
    warned = Signal(str)

    _rows_loaded = Signal(int, list)
    _rows_moved = Signal(int, list, list)
    _scan_step = Signal(int, int, int)
    _scan_done = Signal(int)
    _habits_found = Signal(int, object)
    _broke = Signal(int, str)

    def __init__(self, cache_dir: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.site: Site | None = None
        self.rows: dict[str, Row] = {}
        self.habits = Habits()
        self.scanning = False
        self._cache_dir = cache_dir
        self._generation = 0
        self._stop = threading.Event()
        self._worker: ThreadPoolExecutor | None = None
        self._library: Library | None = None
        self._watcher = FolderWatcher(self)
        self._watcher.changed.connect(self._on_disk)
        self._rows_loaded.connect(self._take_rows)
        self._rows_moved.connect(self._move_rows)
        self._scan_step.connect(self._step)
        self._scan_done.connect(self._finish_scan)
        self._habits_found.connect(self._take_habits)
        self._broke.connect(
            lambda generation, text: generation == self._generation and self.warned.emit(text)
        )

    def open(self, folder: Path) -> Site:
        """Open the site that ``folder`` is, or that a file in it belongs to. Raises OSError."""
        site = open_site(folder)
        self.close()
        self._generation += 1
        self._stop = threading.Event()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="library")
        self.site, self.rows, self.habits = site, {}, Habits()
        self.opened.emit(site)
        self.rows_reset.emit()
        self._run(self._load)
        self.rescan()
        return site

    def rescan(self) -> None:
        """Compare every file with the index, in the background."""
        self.scanning = True
        self._run(self._scan)

    def refresh(self, paths: Iterable[Path]) -> None:
        """Read these files again, in the background."""
        wanted = list(paths)
        if wanted:
            self._run(lambda generation, library: self._refresh(generation, library, wanted))

    def tags(self) -> list[str]:
        """Every tag of the site, the most used first."""
        return list(count_tags(self.rows.values()))

    def categories(self) -> list[str]:
        """Every category of the site as a path ``parent › child``, in the order of the tree."""
        return [" › ".join(path) for path in count_categories(self.rows.values())]

    def close(self) -> None:
        self._watcher.stop()
        self._stop.set()
        if self._worker is not None:
            self._worker.submit(self._close_library)
            self._worker.shutdown(wait=True, cancel_futures=False)
            self._worker = None
        self.site, self.rows, self.scanning = None, {}, False

    # -- in the library's thread ---------------------------------------------------------------

    def _run(self, work: Callable[[int, Library], None]) -> None:
        site, generation, stop = self.site, self._generation, self._stop
        if site is None or self._worker is None:
            return

        def job() -> None:
            if stop.is_set() and self._library is None:
                return
            try:
                if self._library is None:
                    self._library = Library(site, self._cache_dir)
                work(generation, self._library)
            except Exception as error:
                self._broke.emit(generation, f"The list of posts could not be brought up to date: {error}")
                self._scan_done.emit(generation)

        # A window that is closing takes no more work.
        with contextlib.suppress(RuntimeError):
            self._worker.submit(job)

    def _load(self, generation: int, library: Library) -> None:
        self._rows_loaded.emit(generation, library.rows())

    def _scan(self, generation: int, library: Library) -> None:
        stop = self._stop

        def progress(done: int, total: int, changed: list[Row], gone: list[str]) -> None:
            if changed or gone:
                self._rows_moved.emit(generation, changed, gone)
            self._scan_step.emit(generation, done, total)

        library.scan(progress, stop.is_set)
        self._scan_done.emit(generation)
        newest = sort_rows(library.rows())[:POSTS_READ]
        paths = [library.site.root / row.path for row in newest]
        self._habits_found.emit(generation, habits_of(library.site, paths))
        for folder in {(library.site.root / row.path).parent for row in library.rows()}:
            if stop.is_set():
                return
            remove_stale_temporaries(folder)

    def _refresh(self, generation: int, library: Library, paths: list[Path]) -> None:
        changed, gone = library.refresh(paths)
        if changed or gone:
            self._rows_moved.emit(generation, changed, gone)

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    # -- in the GUI's thread -------------------------------------------------------------------

    def _take_rows(self, generation: int, rows: list[Row]) -> None:
        if generation == self._generation:
            self.rows = {row.path: row for row in rows}
            self.rows_reset.emit()

    def _move_rows(self, generation: int, changed: list[Row], gone: list[str]) -> None:
        if generation != self._generation:
            return
        for path in gone:
            self.rows.pop(path, None)
        for row in changed:
            self.rows[row.path] = row
        self.rows_changed.emit(changed, gone)

    def _take_habits(self, generation: int, habits: Habits) -> None:
        if generation == self._generation:
            self.habits = habits

    def _step(self, generation: int, done: int, total: int) -> None:
        if generation == self._generation:
            self.progress.emit(done, total)

    def _finish_scan(self, generation: int) -> None:
        if generation != self._generation or self.site is None:
            return
        self.scanning = False
        problem = self._watcher.watch((*self.site.posts_dirs, *self.site.drafts_dirs))
        if problem:
            self.warned.emit(problem)
        self.scanned.emit()

    def _on_disk(self, paths: set[Path]) -> None:
        self.disk_changed.emit(paths)
        self.refresh(paths)
