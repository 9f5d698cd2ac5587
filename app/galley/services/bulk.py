"""Runs a change of many posts beside the window, with progress and a way to stop."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core import bulk
from galley.core.bulk import Change, Outcome, PlannedFile

Work = Callable[[bulk.Progress, bulk.Cancelled], Outcome]


class BulkRun(QObject):
    """One plan, or one writing of files. ``finished`` comes in the GUI's thread, cancelled or not."""

    progress = Signal(int, int)
    finished = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bulk", daemon=True)

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
        self.finished.emit(self._work(self.progress.emit, self._stop.is_set))


def plan_run(paths: Sequence[Path], change: Change, parent: QObject) -> BulkRun:
    """A run that only looks what the change would make of the files."""
    return BulkRun(lambda progress, cancelled: bulk.plan(paths, change, progress, cancelled), parent)


def write_run(files: Sequence[PlannedFile], parent: QObject, *, keep_mtime: bool) -> BulkRun:
    """A run that writes planned files."""
    return BulkRun(
        lambda progress, cancelled: bulk.carry_out(files, progress, cancelled, keep_mtime=keep_mtime), parent
    )
