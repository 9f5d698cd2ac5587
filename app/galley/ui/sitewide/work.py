"""Plans a change into a review and writes what is ticked there: what every such window does."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from galley.core.bulk import Change, Check, Outcome, Plan
from galley.services.bulk import BulkRun, Paths, Read, Stopped, plan_run
from galley.services.changes import SiteChanges
from galley.ui.sitewide.review import ReviewPane


class ReviewWork(QObject):
    planned = Signal(object)
    """The Plan that the review shows now."""
    failed = Signal(str)
    written = Signal(object)
    """The Outcome; None if nothing could be written, which ``failed`` has told the reason of."""

    def __init__(self, review: ReviewPane, changes: SiteChanges, parent: QObject) -> None:
        super().__init__(parent)
        self._review = review
        self._changes = changes
        self._planning: BulkRun | None = None
        self._writing: BulkRun | None = None
        self._check: Check | None = None

    @property
    def planning(self) -> bool:
        return self._planning is not None

    @property
    def writing(self) -> bool:
        return self._writing is not None

    def plan(
        self,
        paths: Paths,
        make_change: Callable[[Stopped], Change],
        *,
        each: bool,
        check: Check | None = None,
    ) -> None:
        """Look what the change makes of these posts, and show it; ``each`` as for the review."""
        self.stop()
        self._check = check
        read = self._changes.reader()
        run = self._planning = plan_run(paths, make_change, self, read=read, check=check)
        run.progress.connect(self._review.show_progress)
        # What a run that was replaced meanwhile has found is of no interest.
        run.finished.connect(lambda plan: run is self._planning and self._on_planned(plan, read, each))
        run.failed.connect(lambda why: run is self._planning and self._on_failed(why))
        run.start()

    def write(self, title: str, *, keep_mtime: bool) -> bool:
        """Begin to write what is ticked; False while another change is written."""
        files = self._review.chosen()
        run = self._changes.write(files, title, keep_mtime=keep_mtime, check=self._check)
        if run is None:
            return False
        self._writing = run
        self._review.set_busy(True)
        run.progress.connect(self._review.show_progress)
        run.finished.connect(self._on_written)
        run.failed.connect(lambda why: (self._on_written(None), self.failed.emit(why)))
        return True

    def cancel(self) -> bool:
        """Stop what is under way; True if posts were being written, and ``written`` is still to come."""
        if self._writing is not None:
            self._writing.cancel()
            return True
        self.stop()
        return False

    def stop(self) -> None:
        """Give up planning."""
        run, self._planning = self._planning, None
        if run is not None:
            run.leave()

    def _on_planned(self, plan: Plan, read: Read, each: bool) -> None:
        self.stop()
        self._review.show_plan(plan, read, each=each)
        self.planned.emit(plan)

    def _on_failed(self, why: str) -> None:
        self.stop()
        self._review.clear()
        self.failed.emit(why)

    def _on_written(self, outcome: Outcome | None) -> None:
        self._writing = None
        self._review.set_busy(False)
        self.written.emit(outcome)
