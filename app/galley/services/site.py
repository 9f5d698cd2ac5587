"""The open site: its index, asked from here, kept true by a scan at start, the watcher and every save."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from galley.core import bulk
from galley.core.library import Counts, Left, Library, Row, Titles
from galley.core.site import Site, open_site
from galley.core.site.habits import POSTS_READ, Habits, habits_of
from galley.core.storage import in_words, remove_stale_temporaries
from galley.services.bulk import Stopped, posts_of
from galley.services.presence import Presence
from galley.services.questions import Questions
from galley.services.watcher import FolderWatcher

T = TypeVar("T")
# How long a scan leaves the processor to the first answers of the index.
HEAD_START_S = 0.4
# Each takes the index some milliseconds; to read all posts takes as long as some dozens.
TEXTS_LOOKED_UP = 60
# Who waits for the index looks so often whether the answer is still wanted.
LOOK_UP_S = 0.05
NO_COUNTS = Counts(0, 0, 0, {}, {}, {})


class SiteService(QObject):
    """Owns the site and its index. Slow work runs in threads of their own; signals arrive in the GUI's."""

    opened = Signal(object)
    index_ready = Signal()
    """The index can be asked; a scan is still to come."""
    rows_changed = Signal(list, list)
    """Rows that are new or differ, and the paths of those that are gone."""
    progress = Signal(int, int)
    scan_begun = Signal()
    scanned = Signal()
    """A scan has ended: by itself, or because it was stopped."""
    followed = Signal()
    """What a change of many posts has written is in the index."""
    counted = Signal()
    """``counts`` is new."""
    disk_changed = Signal(object)
    """Paths that some program, this one included, has just touched."""
    warned = Signal(str)

    _prepared = Signal(int)
    _rows_moved = Signal(int, list, list)
    _scan_step = Signal(int, int, int)
    _scan_done = Signal(int)
    _change_done = Signal(int)
    _habits_found = Signal(int, object)
    _broke = Signal(int, str)

    def __init__(self, cache_dir: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.site: Site | None = None
        self.counts = NO_COUNTS
        self.titles = Titles()
        """Every post's title, as last counted."""
        self.habits = Habits()
        self.scanning = False
        self.scan_stopped = False
        """The last scan was stopped before its end."""
        self._changes = 0
        self._just_written: set[Path] = set()
        self._change_ends = threading.Event()
        self.cache_dir = cache_dir
        self.library: Callable[[], Library]
        """Opens the index of the site once more, for a thread of its own; there while a site is open."""
        self._generation = 0
        self._closing = threading.Event()
        self._stop_scan = threading.Event()
        self._head_start = threading.Event()
        self._worker: ThreadPoolExecutor | None = None
        self._writer: Library | None = None
        self._reader: Library | None = None
        self._changed_paths: set[Path] = set()
        self._changed_lock = threading.Lock()
        self._questions: Questions | None = None
        self._watcher = FolderWatcher(self)
        self._watcher.changed.connect(self._on_disk)
        self.presence = Presence(lambda: self.scanning, self)
        self.presence.changed.connect(self.rescan)
        self._prepared.connect(self._on_prepared)
        self._rows_moved.connect(self._move_rows)
        self._scan_step.connect(self._step)
        self._scan_done.connect(self._finish_scan)
        self._change_done.connect(self._finish_change)
        self._habits_found.connect(self._take_habits)
        self._broke.connect(
            lambda generation, text: generation == self._generation and self.warned.emit(text)
        )

    # -- opening and closing -------------------------------------------------------------------

    def open(self, folder: Path) -> Site:
        """Open the site that ``folder`` is, or that a file in it belongs to. Raises OSError."""
        site = open_site(folder)
        self.close()
        self._generation += 1
        self._closing, self._head_start = threading.Event(), threading.Event()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="library")
        self.site, self.counts, self.habits = site, NO_COUNTS, Habits()
        cache = self.cache_dir
        self.library = lambda: Library(site, cache)
        self._questions = Questions(self.library, self)
        self._questions.failed.connect(
            lambda error: self.warned.emit(self.tr("The posts could not be searched. {0}").format(error))
        )
        self.presence.watch((site.root, *site.posts_dirs, *site.drafts_dirs))
        self.opened.emit(site)
        self._run(self._prepare)
        self.rescan()
        return site

    def close(self) -> None:
        self.presence.stop()
        self._watcher.stop()
        self._closing.set()
        self._stop_scan.set()
        self._head_start.set()
        if self._questions is not None:
            self._questions.close()
            self._questions.deleteLater()
            self._questions = None
        if self._worker is not None:
            self._worker.submit(self._close_writer)
            self._worker.shutdown(wait=True, cancel_futures=False)
            self._worker = None
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self.site, self.counts, self.scanning, self.scan_stopped = None, NO_COUNTS, False, False
        self._changes, self._just_written = 0, set()
        self._change_ends.clear()

    # -- asking --------------------------------------------------------------------------------

    def ask(self, kind: str, work: Callable[[Library], T], then: Callable[[T], None]) -> None:
        """Ask the index beside the window, and call ``then`` with the answer in the window's thread.

        A question takes the place of an earlier one of its ``kind``, whose answer is dropped.
        """
        if self._questions is not None:
            self._questions.ask(kind, work, then)

    def rows(self, ids: Iterable[int]) -> Mapping[int, Row]:
        """The posts of about a hundred ids, at once; those that are gone are missing."""
        wanted = list(ids)
        if not wanted or self.site is None:
            return {}
        if self._reader is None:
            self._reader = Library(self.site, self.cache_dir)
        found = self._reader.rows(wanted)
        if not found:
            # The index may have been made anew under this connection.
            self._reader.close()
            self._reader = Library(self.site, self.cache_dir)
            found = self._reader.rows(wanted)
        return {row.id: row for row in found}

    def values(self, key: str, ids: Sequence[int]) -> Sequence[str]:
        """What a header key shows in each of about a hundred posts, at once; "" where it shows nothing."""
        return self._reader.values(key, ids) if self._reader is not None else [""] * len(ids)

    def ids_of(self, paths: Iterable[str]) -> Mapping[str, int]:
        """The ids of some posts, by their paths below the site; those not in the index are missing."""
        if self.site is None:
            return {}
        if self._reader is None:
            self._reader = Library(self.site, self.cache_dir)
        return self._reader.ids_of(paths)

    def holding(self, texts: Sequence[str], stopped: Stopped) -> list[Path]:
        """The posts that may have one of these texts; all where that is not known or the texts are many.

        As `answer`.
        """
        site = self.site
        if site is None:
            return []
        if self.scanning or self.scan_stopped or len(texts) > TEXTS_LOOKED_UP:
            return posts_of(site, stopped)
        return [site.root / path for path in self.answer(lambda library: library.holding(texts), stopped)]

    def answer(self, work: Callable[[Library], T], stopped: Stopped) -> T:
        """Ask the index here and now, when it has taken in what it was told of before.

        To be called beside the window: it may take a while. A scan that is under way is not waited for.
        Raises `bulk.Stopped` when ``stopped`` answers True meanwhile.
        """
        worker = self._worker
        if worker is not None and not self.scanning:
            with contextlib.suppress(RuntimeError):  # the site has just been closed
                told = worker.submit(lambda: None)
                while not stopped() and wait([told], LOOK_UP_S).not_done:
                    pass
        if stopped():
            raise bulk.Stopped
        library = self.library()
        library.is_left = stopped
        try:
            return work(library)
        except Left as left:
            raise bulk.Stopped from left
        finally:
            library.close()

    def recount(self) -> None:
        """Count the posts of every folder, tag and category anew."""

        def count(library: Library) -> tuple[Counts, Titles]:
            return library.counts(), library.titles()

        def take(answer: tuple[Counts, Titles]) -> None:
            self.counts, self.titles = answer
            self.counted.emit()

        self.ask("counts", count, take)

    def tags(self) -> list[str]:
        """Every tag of the site, the most used first, as last counted."""
        return list(self.counts.tags)

    def categories(self) -> list[str]:
        """Every category of the site as a path ``parent › child``, in the order of the tree."""
        return [" › ".join(path) for path in self.counts.categories]

    # -- keeping it true -----------------------------------------------------------------------

    def rescan(self) -> None:
        """Compare every file with the index, in the background."""
        if self.scanning or self.site is None:
            return
        self.scanning, self.scan_stopped = True, False
        self._stop_scan = threading.Event()
        self._run(self._scan)
        self.scan_begun.emit()

    def stop_scan(self) -> None:
        """Leave the scan where it is; what it has read stays. `rescan` goes on with the rest."""
        if self.scanning:
            self.scan_stopped = True
            self._stop_scan.set()

    def may_scan(self) -> None:
        """The window shows its first posts: the scan need not wait any longer."""
        self._head_start.set()

    @property
    def changing(self) -> bool:
        """Whether a change of many posts is being written, or is still to come into the index.

        Who shows much of the index need not follow every step; ``followed`` tells when it is done.
        """
        return self._changes > 0

    def begin_change(self) -> None:
        """A change of many posts begins to be written."""
        self._changes += 1

    def end_change(self, paths: Iterable[Path]) -> None:
        """It has ended, and these are the files that it has written."""
        self._change_ends.set()
        self.refresh({*paths, *self._take_just_written()})
        self._run(self._tell_change_done)

    def refresh(self, paths: Iterable[Path]) -> None:
        """Read these files again, in the background."""
        wanted = set(paths)
        if not wanted:
            return
        with self._changed_lock:
            is_asked = bool(self._changed_paths)
            self._changed_paths |= wanted
        if not is_asked:
            self._run(self._refresh)

    # -- in the library's thread ---------------------------------------------------------------

    def _run(self, work: Callable[[int, Library], None]) -> None:
        site, generation, closing = self.site, self._generation, self._closing
        if site is None or self._worker is None:
            return

        def job() -> None:
            if closing.is_set() and self._writer is None:
                return
            try:
                if self._writer is None:
                    self._writer = Library(site, self.cache_dir)
                work(generation, self._writer)
            except Exception as error:
                why = self.tr("The list of posts could not be brought up to date. {0}").format(
                    in_words(error)
                )
                self._broke.emit(generation, why)
                self._scan_done.emit(generation)

        # A window that is closing takes no more work.
        with contextlib.suppress(RuntimeError):
            self._worker.submit(job)

    def _prepare(self, generation: int, _library: Library) -> None:
        self._prepared.emit(generation)
        self._head_start.wait(HEAD_START_S)

    def _scan(self, generation: int, library: Library) -> None:
        stop, closing, site = self._stop_scan, self._closing, library.site
        # Before the scan looks, so that nothing can change unnoticed in between.
        problem = None if closing.is_set() else self._watcher.watch((*site.posts_dirs, *site.drafts_dirs))
        if problem:
            self._broke.emit(generation, problem)

        def progress(done: int, total: int, changed: list[Row], gone: list[str]) -> None:
            self._tell_rows(generation, changed, gone)
            self._scan_step.emit(generation, done, total)

        library.scan(progress, stop.is_set)
        self._scan_done.emit(generation)
        if closing.is_set():
            return
        newest = library.rows(library.find().ids[:POSTS_READ])
        self._habits_found.emit(generation, habits_of(site, [site.root / row.path for row in newest]))
        for folder in library.counts().folders:
            if closing.is_set():
                return
            remove_stale_temporaries(site.root / folder)

    def _refresh(self, generation: int, library: Library) -> None:
        with self._changed_lock:
            paths, self._changed_paths = self._changed_paths, set()
        library.refresh(
            paths,
            lambda _done, _total, *found: self._tell_rows(generation, *found),
            lambda: bool(self._changed_paths) or self._change_ends.is_set(),
        )

    def _tell_change_done(self, generation: int, library: Library) -> None:
        self._change_done.emit(generation)
        # Its rows are true; now there is time to put the index in order.
        self._change_ends.clear()
        self._refresh(generation, library)

    def _tell_rows(self, generation: int, changed: list[Row], gone: list[str]) -> None:
        if changed or gone:
            self._rows_moved.emit(generation, changed, gone)

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    # -- in the GUI's thread -------------------------------------------------------------------

    def _on_prepared(self, generation: int) -> None:
        if generation == self._generation:
            self.index_ready.emit()
            self.recount()

    def _move_rows(self, generation: int, changed: Sequence[Row], gone: Sequence[str]) -> None:
        if generation == self._generation:
            self.rows_changed.emit(changed, gone)

    def _take_habits(self, generation: int, habits: Habits) -> None:
        if generation == self._generation:
            self.habits = habits

    def _step(self, generation: int, done: int, total: int) -> None:
        if generation == self._generation:
            self.progress.emit(done, total)

    def _finish_scan(self, generation: int) -> None:
        if generation == self._generation and self.site is not None:
            self.scanning = False
            self.scanned.emit()
            # The first search need not wait for what all searches look at.
            self.ask("warm", Library.warm, lambda _: None)

    def _finish_change(self, generation: int) -> None:
        if generation == self._generation and self._changes:
            self._changes -= 1
            self.refresh(self._take_just_written())
            self.followed.emit()

    def _take_just_written(self) -> set[Path]:
        paths, self._just_written = self._just_written, set()
        return paths

    def _on_disk(self, paths: set[Path]) -> None:
        self.disk_changed.emit(paths)
        if self.changing:
            # A file that is read in the moment of its writing has to be read again: next time round.
            paths, self._just_written = self._just_written, paths
        self.refresh(paths)
