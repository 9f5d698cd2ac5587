"""Changes across the open site: what they read, how they are written, and the way back."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from galley.core.bulk import TROUBLE, Announce, Check, Outcome, PastChange, PlannedFile, UndoLog, with_links
from galley.core.messages import say
from galley.core.site import Site
from galley.core.site.actions import MovePlan, plan_move, plan_publish, plan_rename, plan_unpublish
from galley.core.storage import read_file
from galley.core.textfile import EncodeError, NotTextError
from galley.services.bulk import (
    BulkRun,
    Holding,
    PlannedMove,
    Read,
    Told,
    move_run,
    plan_move_run,
    trash_run,
    undo_run,
    wait_for_left,
    write_run,
)

if TYPE_CHECKING:
    from galley.services.document import PostDocument
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
        self._title = ""
        # Hashes of what the change under way makes of posts; the thread that writes adds to them.
        self._made: set[str] = set()

    @property
    def busy(self) -> bool:
        """Whether posts are being written."""
        return self._run is not None

    def title_of_change(self, post: "PostDocument") -> str | None:
        """What the change is called that has made an open post's file what it is; None if no change has.

        Known while it is written, and when ``changed`` comes.
        """
        return self._title if post.file_hash in self._made else None

    def past(self) -> list[PastChange]:
        """What can be taken back, the newest first."""
        log = self._log()
        return log.changes() if log is not None else []

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
        run = write_run(
            files,
            writer,
            log,
            title,
            self,
            keep_mtime=keep_mtime,
            check=check,
            announce=self._announced_as(title),
        )
        return self._write(run, self._on_finished)

    def plan_move(self, paths: Sequence[Path], folder: Path) -> BulkRun | None:
        """Begin to look what moving posts would do, after what is unsaved of them is saved.

        The run finishes with a PlannedMove, or None if it was cancelled. None: a post cannot be saved, or
        another change is written.
        """
        return self._plan(paths, lambda site, told: plan_move(site, paths, folder, told))

    def plan_rename(self, path: Path, stem: str) -> BulkRun | None:
        """Begin to look what a new name for a post would do; as `plan_move`."""
        return self._plan([path], lambda site, _told: plan_rename(site, path, stem))

    def plan_publish(self, path: Path) -> BulkRun | None:
        """Begin to look what making a draft a post would do; as `plan_move`."""
        return self._plan([path], lambda site, _told: plan_publish(site, path))

    def plan_unpublish(self, path: Path) -> BulkRun | None:
        """Begin to look what making a post a draft again would do; as `plan_move`."""
        return self._plan([path], lambda site, _told: plan_unpublish(site, path))

    def _plan(self, paths: Sequence[Path], look: Callable[[Site, Told], MovePlan]) -> BulkRun | None:
        site = self._workspace.site
        if site is None or self.busy or not self.save_open(paths):
            return None
        run = plan_move_run(lambda told: look(site, told), self._holding(), self.reader(), self)
        return self._start(run, lambda _plan: self._end())

    def _holding(self) -> Holding:
        """What finds the posts that may have one of some texts, those that the index cannot know of, too."""
        unsaved = [post.path for post in self._workspace.desk.dirty()]
        find = self._workspace.sites.holding
        return lambda texts, stopped: list(dict.fromkeys([*find(texts, stopped), *unsaved]))

    def move(self, planned: PlannedMove, files: Sequence[PlannedFile], title: str) -> BulkRun | None:
        """Begin to move posts as planned, and to change these files of its links: all or nothing.

        None while another change is written, or where a post cannot be saved or is not as it was planned for.
        """
        log = self._log()
        if self.busy or log is None or not self.save_open(file.path for file in files):
            return None
        try:
            plan = with_links(planned.move, files)
        except TROUBLE as why:
            self._workspace.failed.emit(str(why))
            return None
        run = move_run(plan, log, title, self._workspace.history, self, self._announced_as(title))
        return self._write(run, self._on_finished)

    def trash(self, paths: Sequence[Path]) -> BulkRun | None:
        """Begin to move posts to the system's trash one by one, unsaved text along with them.

        None: a post cannot be saved, or another change is written.
        """
        site = self._workspace.site
        if site is None or self.busy or not self.save_open(paths):
            return None
        return self._write(trash_run(site, paths, self._holding(), self), self._on_trashed)

    def undo(self, change: PastChange | None = None) -> BulkRun | None:
        """Begin to take a change back, the last one if none is named.

        None if there is none, or while another one is written.
        """
        log = self._log()
        if self.busy or log is None:
            return None
        change = change or log.last()
        if change is None:
            return None
        if self._workspace.desk.dirty():
            self.save_open(map(log.followed(change), change.paths()))
        announce = self._announced_as(self.tr("Undo: {0}").format(change.title))
        writer = self._workspace.saver.writer
        run = undo_run(log, change, writer, self._workspace.history, self, announce)
        return self._write(run, self._on_finished)

    def close(self) -> None:
        """Stop after the file that is being written; what is done can still be taken back."""
        run, self._run = self._run, None
        if run is not None:
            run.wait()
        wait_for_left()

    def _announced_as(self, title: str) -> Announce:
        """A change of this title begins to be written; returns what is told of what it makes."""
        self._title = title
        self._made.clear()
        return self._made.add

    def _write(self, run: BulkRun, finished: Callable[[Outcome], None]) -> BulkRun:
        self._workspace.sites.begin_change()
        run.failed.connect(lambda _why: self._workspace.sites.end_change(()))
        return self._start(run, finished)

    def _start(self, run: BulkRun, finished: Callable[..., None]) -> BulkRun:
        self._run = run
        run.finished.connect(finished)
        run.failed.connect(self._on_failed)
        # In the next round of the event loop: who asked for it listens by then.
        QTimer.singleShot(0, run, run.start)
        return run

    def _on_finished(self, outcome: Outcome) -> None:
        self._end()
        self._workspace.follow(outcome.moved)
        self._workspace.desk.check_disk(set(outcome.done))
        self._workspace.sites.end_change(outcome.done)
        self.changed.emit(outcome)
        self._made.clear()

    def _on_trashed(self, outcome: Outcome) -> None:
        self._end()
        gone = set(outcome.done)
        for post in [post for post in self._workspace.desk.documents if post.path in gone]:
            self._workspace.desk.close(post)
        self._workspace.sites.end_change(gone)

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
    lines: list[str] = [say("{0}: {1}", path.name, reason) for path, reason in outcome_refused[:most]]
    left = len(outcome_refused) - len(lines)
    return "\n".join([*lines, more(left)] if left else lines)
