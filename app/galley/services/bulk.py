"""Runs a change of many posts beside the window, with progress and a way to stop."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core import bulk
from galley.core.bulk import Change, Check, PlannedFile, UndoLog
from galley.core.storage import Writer, read_file

Told = Callable[[int, int], None]
Stopped = Callable[[], bool]
Work = Callable[[Told, Stopped], object]
Read = Callable[[Path], bytes]
Paths = Sequence[Path] | Callable[[], Sequence[Path]]
"""Files, or what finds them; that is called beside the window, too."""

_TELL_EVERY = 0.04


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

    def _run(self) -> None:
        try:
            result = self._work(self._tell, self._stop.is_set)
        except Exception as error:  # whatever it is: the window waits for an answer
            self.failed.emit(str(error))
        else:
            self.finished.emit(result)

    def _tell(self, done: int, total: int) -> None:
        # A signal for each of a hundred thousand posts would keep the window from its own work.
        now = time.monotonic()
        if done == total or now - self._told > _TELL_EVERY:
            self._told = now
            self.progress.emit(done, total)


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
        wanted = paths() if callable(paths) else paths
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
) -> BulkRun:
    """A run that writes planned files; it finishes with an Outcome."""

    def work(progress: Told, cancelled: Stopped) -> object:
        return bulk.carry_out(
            files, writer, log, title, progress, cancelled, keep_mtime=keep_mtime, check=check
        )

    return BulkRun(work, parent)


def undo_run(log: UndoLog, writer: Writer, parent: QObject) -> BulkRun:
    """A run that takes the last change back; it finishes with an Outcome."""
    return BulkRun(lambda progress, cancelled: bulk.undo(log, writer, progress, cancelled), parent)
