"""Posts renamed, moved to another folder and thrown away: asked first, done beside the window."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from galley.core.bulk import Outcome, PlannedFile
from galley.core.site import Site
from galley.services.bulk import BulkRun, PlannedMove
from galley.services.changes import reasons
from galley.ui.bars import Answer
from galley.ui.commands.bulk import show_run
from galley.ui.localized import fill, sentences

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
        self._look(run, lambda planned: self._on_planned(planned, paths, folder))

    def _on_planned(self, planned: PlannedMove | None, paths: Sequence[str], folder: str) -> None:
        window = self._window
        if planned is None or not planned.move.moves:
            return
        count = planned.move.posts
        text = fill(
            window.tr("Move {0} {0:post with its asset folder|posts with their asset folders} to {1}?"),
            count,
            folder,
        )
        said = fill(window.tr("{0} {0:post was|posts were} moved to {1}."), count, folder)
        if len(paths) == 1:
            name = Path(paths[0]).name
            text = window.tr("Move {0} to {1}?").format(name, folder)
            said = window.tr("{0} was moved to {1}.").format(name, folder)
        elif not planned.concerns_links and not self._asked(window.tr("Move posts"), text, paths):
            return
        title = fill(window.tr("Move {0} {0:post|posts} to {1}"), count, folder)
        self._with_links(planned, text, title, said)

    def rename(self, path: Path, stem: str) -> None:
        """Give a post a new file name; the links of other posts follow if that is wished."""
        self._look(self._changes.plan_rename(path, stem), self._on_rename_planned)

    def _on_rename_planned(self, planned: PlannedMove | None) -> None:
        window = self._window
        if planned is None or not planned.move.moves:
            return
        old, new = (each.name for each in planned.move.moves[0])
        question = window.tr("Rename {0} to {1}?").format(old, new)
        said = window.tr("{0} is called {1} now.").format(old, new)
        self._with_links(planned, question, window.tr("Rename {0} to {1}").format(old, new), said)

    def publish(self, path: Path) -> None:
        """Make a draft a post; the links of other posts follow if that is wished."""
        window = self._window
        self._change_state(
            self._changes.plan_publish(path),
            window.tr("Publish {0} as {1}?"),
            window.tr("Publish {0}"),
            window.tr("Published as {0}."),
        )

    def unpublish(self, path: Path) -> None:
        """Make a post a draft again; the links of other posts follow if that is wished."""
        window = self._window
        self._change_state(
            self._changes.plan_unpublish(path),
            window.tr("Put {0} back among the drafts as {1}?"),
            window.tr("Put {0} back among the drafts"),
            window.tr("Back among the drafts as {0}."),
        )

    def _change_state(self, run: BulkRun | None, question: str, title: str, said: str) -> None:
        window = self._window

        def carry_out(planned: PlannedMove | None) -> None:
            if planned is None:
                return
            # Where only the header changes, the post stays.
            new = next((text.path for text in planned.move.texts), Path())
            old, new = next(iter(planned.move.moves), (new, new))
            names = [window.workspace.relative(path) for path in (old, new)]
            self._with_links(planned, question.format(*names), title.format(old.name), said.format(names[1]))

        self._look(run, carry_out)

    def _look(self, run: BulkRun | None, then: Callable[[PlannedMove | None], None]) -> None:
        """Show how it is looked what would be done, and go on ``then``; None could not begin."""
        window = self._window
        if run is not None:
            show_run(window, run, window.tr("Looking at the posts…"))
            run.finished.connect(then)

    def _with_links(self, planned: PlannedMove, question: str, title: str, said: str) -> None:
        """Move the posts, after a question where other posts link to them, or may do."""
        if not planned.concerns_links:
            self._carry_out(planned, [], title, said)
            return
        from galley.ui.dialogs.links_follow import LinksDialog  # noqa: PLC0415  seldom wanted

        dialog = LinksDialog(question, planned, self._window.workspace.relative, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(lambda files: self._carry_out(planned, files, title, said))
        dialog.open()

    def _carry_out(self, planned: PlannedMove, files: Sequence[PlannedFile], title: str, said: str) -> None:
        window = self._window
        run = self._changes.move(planned, files, title)
        if run is None:
            return
        show_run(window, run, window.tr("Moving the posts…"))
        if files:
            followed = fill(window.tr("Links in {0} other {0:post|posts} were updated."), len(files))
            said = sentences(said, followed)
        run.finished.connect(lambda outcome: self._on_moved(outcome, said))

    def _on_moved(self, outcome: Outcome, said: str) -> None:
        if outcome.moved or outcome.done:
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
        self.throw_away([site.root / path for path in paths])

    def throw_away(self, posts: Sequence[Path]) -> None:
        """Move posts to the system's trash beside the window."""
        window = self._window
        run = self._changes.trash(posts)
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
