"""The posts of the list moved to another folder, and thrown away: asked first, done beside the window."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QMessageBox

from galley.core.bulk import Outcome
from galley.core.site import Site
from galley.core.site.actions import MovePlan
from galley.services.changes import reasons
from galley.ui.bars import Answer
from galley.ui.commands.bulk import show_run
from galley.ui.localized import fill

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

NAMES_SHOWN = 8


class MoveCommands:
    def __init__(self, window: "MainWindow", undo: Callable[[], None]) -> None:
        """``undo`` takes the last change of several posts back."""
        self._window = window
        self._undo = undo
        self._changes = window.workspace.changes
        window.posts.posts_dropped.connect(self._on_dropped)

    def on_move_to(self) -> None:
        """Move the chosen posts, or the one in front, to a folder that is asked for."""
        window, workspace = self._window, self._window.workspace
        ids, current = window.posts.list.selected_ids(), workspace.desk.current
        if ids:
            window.posts.listing.paths(self._ask_folder, ids)
        elif current is not None and workspace.relative(current.path):
            self._ask_folder([workspace.relative(current.path)])

    def _ask_folder(self, paths: Sequence[str]) -> None:
        window, site = self._window, self._window.workspace.site
        if site is None or not paths:
            return
        folders = sorted(_folders(site, window.workspace.sites.counts.folders))
        here = paths[0].rpartition("/")[0]
        folder, ok = QInputDialog.getItem(
            window,
            window.tr("Move to a folder"),
            window.tr("Folder, which is made if it is not there:"),
            folders,
            folders.index(here) if here in folders else 0,
        )
        if ok and folder.strip():
            self.move(paths, folder.strip().strip("/"))

    def _on_dropped(self, ids: Sequence[int], folder: str) -> None:
        # The drag must end before a question is asked; the answer comes in another round of the event loop.
        self._window.posts.listing.paths(lambda paths: self.move(paths, folder), ids)

    def move(self, paths: Sequence[str], folder: str) -> None:
        """Move posts to a folder of the site; asks when there are several, and can be taken back."""
        window, site = self._window, self._window.workspace.site
        if site is None:
            return
        window.editor_pane.commit()
        run = self._changes.plan_move([site.root / path for path in paths], site.root / folder)
        if run is None:
            return
        show_run(window, run, window.tr("Looking at the posts…"))
        run.finished.connect(lambda plan: self._on_planned(plan, paths, folder))

    def _on_planned(self, plan: MovePlan | None, paths: Sequence[str], folder: str) -> None:
        window = self._window
        if plan is None or not plan.moves:
            return
        text = fill(window.tr("Move {0} posts with their asset folders to {1}?"), plan.posts, folder)
        if len(paths) > 1 and not self._asked(window.tr("Move posts"), text, paths):
            return
        title = fill(window.tr("Move {0} posts to {1}"), plan.posts, folder)
        run = self._changes.move(plan, title)
        if run is None:
            return
        show_run(window, run, window.tr("Moving the posts…"))
        said = fill(window.tr("{0} posts were moved to {1}."), plan.posts, folder)
        if len(paths) == 1:
            said = window.tr("{0} was moved to {1}.").format(Path(paths[0]).name, folder)
        run.finished.connect(lambda outcome: self._on_moved(outcome, said))

    def _on_moved(self, outcome: Outcome, said: str) -> None:
        if outcome.moved:
            undo = Answer(self._window.tr("Undo"), self._undo)
            self._window.editor_pane.notices.show_notice("bulk", said, (undo,))

    # -- thrown away ---------------------------------------------------------------------------

    def trash(self, paths: Sequence[str]) -> None:
        """Move posts to the system's trash, after a question."""
        window, site = self._window, self._window.workspace.site
        if site is None or not paths:
            return
        text = window.tr("Move {0} posts and the images of their asset folders to the trash?")
        if not self._asked(window.tr("Move to trash"), fill(text, len(paths)), paths):
            return
        run = self._changes.trash([site.root / path for path in paths])
        if run is not None:
            show_run(window, run, window.tr("Moving posts to the trash…"))
            run.finished.connect(self._on_trashed)

    def _on_trashed(self, outcome: Outcome) -> None:
        window = self._window
        window.status.say(window.tr("What was thrown away is in the system's trash."))
        if outcome.refused:
            window.workspace.failed.emit(reasons(outcome.refused, partial(fill, window.tr("and {0} more"))))

    def _asked(self, title: str, text: str, paths: Sequence[str]) -> bool:
        lines = [*paths[:NAMES_SHOWN]]
        if len(paths) > NAMES_SHOWN:
            lines.append(fill(self._window.tr("and {0} more"), len(paths) - NAMES_SHOWN))
        question = "\n".join([text, "", *lines])
        return QMessageBox.question(self._window, title, question) == QMessageBox.StandardButton.Yes


def _folders(site: Site, counted: Iterable[str]) -> set[str]:
    tops = {top.relative_to(site.root).as_posix() for top in (*site.posts_dirs, *site.drafts_dirs)}
    return {
        folder
        for folder in {*counted, *tops}
        if any(folder == top or folder.startswith(f"{top}/") or top == "." for top in tops)
    }
