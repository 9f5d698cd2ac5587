"""One change of several posts, and taking it back."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from galley.core.bulk import Outcome, PastChange
from galley.services.bulk import BulkRun
from galley.services.changes import reasons
from galley.ui.bars import Answer
from galley.ui.localized import fill, moment

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

# Until then no box says that something is going on.
_PATIENCE_MS = 600


def show_run(window: "MainWindow", run: BulkRun, text: str) -> None:
    """Show how far a run is, if it takes its time, and let it be cancelled; the window waits for it."""
    box = QProgressDialog(text, window.tr("Cancel"), 0, 0, window)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setMinimumDuration(_PATIENCE_MS)
    box.canceled.connect(run.cancel)

    def show(done: int, total: int) -> None:
        box.setMaximum(total)
        box.setValue(done)

    run.progress.connect(show)
    run.finished.connect(box.deleteLater)
    run.failed.connect(box.deleteLater)


class BulkCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.workspace.changes.changed.connect(self._on_changed)

    def on_change_many(self) -> None:
        """For the posts chosen in the list; with one or none chosen, for all that the list shows."""
        self._window.editor_pane.commit()
        chosen = self._window.posts.list.selected_ids()
        self._window.posts.listing.paths(self._change, chosen if len(chosen) > 1 else None)

    def _change(self, relative: Sequence[str]) -> None:
        window, site = self._window, self._window.workspace.site
        if site is None:
            return
        from galley.ui.dialogs.bulk import BulkDialog, BulkSite  # noqa: PLC0415  seldom wanted

        service = window.workspace.sites
        about = BulkSite(site.header_rules, site.root, service.tags(), service.habits)
        dialog = BulkDialog([site.root / path for path in relative], about, window.workspace.changes, window)
        dialog.exec()
        dialog.deleteLater()

    def on_undo_many(self) -> None:
        """Ask, then take the last change of several posts back."""
        window = self._window
        last = next(iter(window.workspace.changes.past()), None)
        if last is None:
            window.status.say(window.tr("There is no change of several posts to take back."))
            return
        answer = QMessageBox.question(
            window,
            window.tr("Undo the last change of several posts"),
            fill(
                window.tr("Take “{0}” of {1} back? It changed {2} {2:post|posts}."),
                last.title,
                moment(last.time),
                last.files,
            ),
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.undo()

    def on_past_changes(self) -> None:
        """Show the past changes of several posts, each of which can be taken back."""
        from galley.ui.dialogs.past_changes import PastChangesDialog  # noqa: PLC0415  seldom wanted

        window = self._window
        dialog = PastChangesDialog(window.workspace.changes.past, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.undo_wanted.connect(self.undo)
        window.workspace.changes.changed.connect(dialog.refresh)
        dialog.open()

    def undo(self, change: PastChange | None = None) -> None:
        """Give the posts of a change, the last one if none is named, their former text and place.

        What another change holds since stays, and is named.
        """
        window = self._window
        window.editor_pane.commit()
        run = window.workspace.changes.undo(change)
        if run is not None:
            show_run(window, run, window.tr("Taking the change back…"))

    def _on_changed(self, outcome: Outcome) -> None:
        window = self._window
        notices = window.editor_pane.notices
        undone = outcome.undone
        notices.dismiss("bulk")
        count = len(outcome.done)
        if undone and outcome.stopped:
            text = fill(
                window.tr(
                    "{0} {0:post is as it was|posts are as they were} before. The others were not taken back."
                ),
                count,
            )
            go_on = Answer(window.tr("Undo the Rest"), partial(self.undo, undone))
            notices.show_notice("bulk", text, (go_on,))
        elif undone and outcome.moved:
            window.status.say(window.tr("The posts are back where they were."))
        elif undone:
            window.status.say(
                fill(window.tr("{0} {0:post is as it was|posts are as they were} before."), count)
            )
        elif count and not outcome.moved:
            text = fill(window.tr("{0} {0:post was|posts were} changed."), count)
            notices.show_notice("bulk", text, (Answer(window.tr("Undo"), self.undo),))
        if outcome.refused:
            more = window.tr("and {0} more")
            window.workspace.failed.emit(reasons(outcome.refused, partial(fill, more)))
