"""Changes across the open site: what they read, how they are written, and the way back."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from galley.core.bulk import Check, LastChange, Outcome, PlannedFile, UndoLog
from galley.core.storage import read_file
from galley.core.textfile import EncodeError, NotTextError
from galley.services.bulk import BulkRun, Read, undo_run, write_run

if TYPE_CHECKING:
    from galley.services.workspace import Workspace


class SiteChanges(QObject):
    """One change is written at a time. Open posts with unsaved text are planned for as they are in the
    editor, and saved before they are changed."""

    changed = Signal(object)
    """The Outcome of what was just written or taken back; list and open posts follow it already."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._run: BulkRun | None = None

    @property
    def busy(self) -> bool:
        """Whether posts are being written."""
        return self._run is not None

    def last(self) -> LastChange | None:
        """What can be taken back."""
        log = self._log()
        return log.last() if log is not None else None

    def reader(self) -> Read:
        """Return what reads a post: its unsaved text where the editor has one, else the file."""
        unsaved: dict[Path, bytes] = {}
        for post in self._workspace.desk.dirty():
            try:
                unsaved[post.path] = post.encoded()
            except (NotTextError, EncodeError):
                continue
        return lambda path: unsaved[path] if path in unsaved else read_file(path)

    def save_open(self, paths: Iterable[Path]) -> bool:
        """Save those of these posts that are open with unsaved text; False if one could not be saved."""
        wanted = set(paths)
        dirty = [post for post in self._workspace.desk.dirty() if post.path in wanted]
        # Each is tried: one that is in conflict keeps none of the others from being saved.
        saved = [post.save_and_wait() for post in dirty]
        return all(saved)

    def write(
        self, files: Sequence[PlannedFile], title: str, *, keep_mtime: bool, check: Check | None = None
    ) -> BulkRun | None:
        """Begin to write what was planned; None while another change is written. ``title`` names the undo."""
        log = self._log()
        if self.busy or log is None:
            return None
        self.save_open(file.path for file in files)
        writer = self._workspace.saver.writer
        return self._start(write_run(files, writer, log, title, self, keep_mtime=keep_mtime, check=check))

    def undo(self) -> BulkRun | None:
        """Begin to take the last change back; None if there is none, or while another one is written."""
        log = self._log()
        if self.busy or log is None or log.last() is None:
            return None
        self.save_open(former.path for former in log.formers())
        return self._start(undo_run(log, self._workspace.saver.writer, self))

    def close(self) -> None:
        """Stop after the file that is being written; what is done can still be taken back."""
        run, self._run = self._run, None
        if run is not None:
            run.wait()

    def _start(self, run: BulkRun) -> BulkRun:
        self._run = run
        run.finished.connect(self._on_finished)
        run.failed.connect(self._on_failed)
        # In the next round of the event loop: who asked for it listens by then.
        QTimer.singleShot(0, run, run.start)
        return run

    def _on_finished(self, outcome: Outcome) -> None:
        self._end()
        self._workspace.desk.check_disk(set(outcome.done))
        self._workspace.sites.refresh(outcome.done)
        self.changed.emit(outcome)

    def _on_failed(self, why: str) -> None:
        self._end()
        self._workspace.failed.emit(why)

    def _end(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.wait()
            run.deleteLater()

    def _log(self) -> UndoLog | None:
        site = self._workspace.site
        return UndoLog(site.root) if site is not None else None


def reasons(outcome_refused: Sequence[tuple[Path, str]], more: Callable[[int], str], most: int = 5) -> str:
    """The reasons why files were left alone, a line each; ``more`` says how many are not told."""
    lines = [f"{path.name}: {reason}" for path, reason in outcome_refused[:most]]
    left = len(outcome_refused) - len(lines)
    return "\n".join([*lines, more(left)] if left else lines)
