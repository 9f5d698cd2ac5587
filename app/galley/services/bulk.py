"""Runs a change of many posts beside the window, with progress and a way to stop."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QObject, Signal

from galley.core import bulk
from galley.core.bulk import Announce, Change, Check, Outcome, PastChange, Plan, PlannedFile, UndoLog
from galley.core.site import Site, asset_folder, walk_posts
from galley.core.site.actions import MovePlan, posts_naming, trash
from galley.core.storage import Action, Conflict, History, StorageError, Writer, in_words, read_file

Told = Callable[[int, int], None]
Stopped = Callable[[], bool]
Work = Callable[[Told, Stopped], object]
Read = Callable[[Path], bytes]
Paths = Sequence[Path] | Callable[[Stopped], Sequence[Path]]
"""Files, or what finds them: called beside the window, too, and raises `bulk.Stopped` when it is to stop."""

_log = logging.getLogger(__name__)
_TELL_EVERY = 0.04
# Runs that nobody waits for any more, until their threads have ended.
_left: "set[BulkRun]" = set()


class BulkRun(QObject):
    """One piece of work on many posts, in a thread of its own.

    ``finished`` carries what the work returned, cancelled or not; ``failed`` comes in its place where it
    raised, with the reason. Both come in the GUI's thread.
    """

    progress = Signal(int, int)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bulk", daemon=True)
        self._told = 0.0
        self._answered = False
        self.finished.connect(self._on_end)
        self.failed.connect(self._on_end)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Stop after the file that is being worked on."""
        self._stop.set()

    def wait(self) -> None:
        """Stop, and return when the thread has ended; must be called before the object goes."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def leave(self) -> None:
        """Stop, and let the object go when the thread has ended, whoever made it: for one that only reads.

        Nothing waits for it, but `wait_for_left` does. Its answer may still come.
        """
        self._stop.set()
        if self._answered or self._thread.ident is None:
            self.wait()
            self.deleteLater()
        else:
            self.setParent(None)
            _left.add(self)

    def _on_end(self) -> None:
        self._answered = True
        if self in _left:
            _left.discard(self)
            self.leave()

    def _run(self) -> None:
        try:
            result = self._work(self._tell, self._stop.is_set)
        except Exception as error:  # whatever it is: the window waits for an answer
            self.failed.emit(in_words(error))
        else:
            self.finished.emit(result)

    def _tell(self, done: int, total: int) -> None:
        if self._stop.is_set():
            return  # another run may show its progress in the same place by now
        # A signal for each of a hundred thousand posts would keep the window from its own work.
        now = time.monotonic()
        if done == total or now - self._told > _TELL_EVERY:
            self._told = now
            self.progress.emit(done, total)


def wait_for_left() -> None:
    """Return when the threads of all runs that were left have ended: before the program does."""
    for run in tuple(_left):
        run.wait()


def plan_run(
    paths: Paths,
    make_change: Callable[[Stopped], Change],
    parent: QObject,
    *,
    read: Read = read_file,
    check: Check | None = None,
) -> BulkRun:
    """A run that only looks what a change would make of the files; it finishes with a Plan."""

    def work(progress: Told, cancelled: Stopped) -> object:
        try:
            wanted = paths(cancelled) if callable(paths) else paths
        except bulk.Stopped:
            return Plan()
        return bulk.plan(wanted, make_change(cancelled), progress, cancelled, read=read, check=check)

    return BulkRun(work, parent)


def write_run(
    files: Sequence[PlannedFile],
    writer: Writer,
    log: UndoLog,
    title: str,
    parent: QObject,
    *,
    keep_mtime: bool,
    check: Check | None = None,
    announce: Announce,
) -> BulkRun:
    """A run that writes planned files; it finishes with an Outcome."""

    def work(progress: Told, cancelled: Stopped) -> object:
        return bulk.carry_out(
            files,
            writer,
            log,
            title,
            progress,
            cancelled,
            keep_mtime=keep_mtime,
            check=check,
            announce=announce,
        )

    return BulkRun(work, parent)


def undo_run(
    log: UndoLog,
    change: PastChange,
    writer: Writer,
    history: History | None,
    parent: QObject,
    announce: Announce,
) -> BulkRun:
    """A run that takes a change back; it finishes with an Outcome."""

    def work(progress: Told, cancelled: Stopped) -> object:
        return _with_versions(bulk.undo(log, writer, progress, cancelled, change, announce), history)

    return BulkRun(work, parent)


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """Posts that are to move, and what becomes of the links to them in the posts that stay."""

    move: MovePlan
    links: Plan
    read: Read
    """Gives the bytes that ``links`` was planned for."""

    @property
    def concerns_links(self) -> bool:
        """Whether links follow, or stay of which that is to be known."""
        return bool(self.links.files or self.links.refused)


Holding = Callable[[Sequence[str], Stopped], Sequence[Path]]
"""Finds the posts that may have one of some texts; raises `bulk.Stopped` when it is to stop."""


def posts_of(site: Site, stopped: Stopped) -> list[Path]:
    """Return every post of a site. Raises `bulk.Stopped` when it is to stop."""
    found: list[Path] = []
    for file in walk_posts(site):
        if stopped():
            raise bulk.Stopped
        found.append(file.path)
    return found


def plan_move_run(look: Callable[[Told], MovePlan], holding: Holding, read: Read, parent: QObject) -> BulkRun:
    """A run that looks what moving posts would do; it finishes with a PlannedMove, or None if cancelled.

    ``look`` plans the move itself.
    """

    def work(progress: Told, cancelled: Stopped) -> object:
        told = bulk.stopping(progress, cancelled)
        try:
            move = look(told)
            texts = move.links.needles() if move.links is not None else []
            links = bulk.plan_links(move, holding(texts, cancelled) if texts else (), told, read=read)
        except bulk.Stopped:
            return None
        return PlannedMove(move, links, read)

    return BulkRun(work, parent)


def move_run(
    plan: MovePlan, log: UndoLog, title: str, history: History | None, parent: QObject, announce: Announce
) -> BulkRun:
    """A run that moves posts, all or none; it finishes with an Outcome, empty if it was cancelled."""

    def work(progress: Told, cancelled: Stopped) -> object:
        return _with_versions(bulk.carry_out_move(plan, log, title, progress, cancelled, announce), history)

    return BulkRun(work, parent)


def trash_run(site: Site, paths: Sequence[Path], holding: Holding, parent: QObject) -> BulkRun:
    """A run that moves posts to the trash; it finishes with an Outcome, what belonged to them included."""

    def work(progress: Told, cancelled: Stopped) -> object:
        done: list[Path] = []
        refused: list[tuple[Path, str]] = []
        folders = {path: folder for path in paths if (folder := asset_folder(site, path)) is not None}
        # Once for all of them: who shows what they have.
        names = {folder.name for folder in folders.values() if folder.is_dir()}
        told = bulk.stopping(progress, cancelled)
        try:
            texts = [*names, *map(quote, names)]
            others = posts_naming(names, holding(texts, cancelled), told) if names else {}
        except bulk.Stopped:
            return Outcome()
        for number, path in enumerate(paths):
            if cancelled():
                break
            try:
                folder = folders.get(path)
                done += [gone for gone, _ in trash(site, path, others.get(folder.name, ()) if folder else ())]
            except (StorageError, Conflict, OSError) as why:
                refused.append((path, in_words(why, action=Action.DELETE)))
            progress(number + 1, len(paths))
        return Outcome(tuple(done), tuple(refused))

    return BulkRun(work, parent)


def _with_versions(outcome: Outcome, history: History | None) -> Outcome:
    """Let the kept versions of what was moved follow."""
    if history is not None and outcome.moved:
        try:
            history.all_moved(outcome.moved)
        except StorageError as error:
            _log.warning("The versions of moved posts keep their old names: %s", error)
    return outcome
