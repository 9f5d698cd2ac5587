"""One change of several posts, and taking it back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from galley.core.bulk import PlannedFile, carry_out
from galley.ui.bars import Answer
from galley.ui.dialogs.bulk import BulkDialog, BulkSite

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class BulkCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._done: Sequence[PlannedFile] = ()
        self._keep_mtime = False

    def on_change_many(self) -> None:
        """For the posts chosen in the list; with one or none chosen, for all that the list shows."""
        window, site = self._window, self._window.workspace.site
        if site is None:
            return
        chosen = window.posts.selected_paths()
        relative = chosen if len(chosen) > 1 else window.posts.shown_paths()
        paths = [site.root / path for path in relative]
        if not self._save_open(paths):
            return
        service = window.workspace.sites
        about = BulkSite(
            site.header_rules, site.root, service.tags(), service.habits.keys, service.habits.list_style
        )
        dialog = BulkDialog(paths, about, window)
        dialog.exec()
        outcome, self._keep_mtime = dialog.outcome, dialog.keep_time.isChecked()
        dialog.deleteLater()
        if outcome.done:
            self._done = outcome.done
            self._tell([file.path for file in outcome.done])
            text = window.tr("{0} posts were changed.").format(len(outcome.done))
            window.editor_pane.notices.show_notice(
                "bulk", text, (Answer(window.tr("Undo"), self.on_undo_many),)
            )
        self._say_refused(outcome.refused)

    def on_undo_many(self) -> None:
        """Give the posts changed last their former text, where nothing has changed it since."""
        window = self._window
        window.editor_pane.notices.dismiss("bulk")
        if not self._done or not self._save_open([file.path for file in self._done]):
            return
        outcome = carry_out([file.reversed() for file in self._done], keep_mtime=self._keep_mtime)
        self._done = ()
        self._tell([file.path for file in outcome.done])
        window.status.say(window.tr("{0} posts are as they were before.").format(len(outcome.done)))
        self._say_refused(outcome.refused)

    def _save_open(self, paths: Sequence[Path]) -> bool:
        """Save those that are open and unsaved, for the change to be made to what the author sees."""
        self._window.editor_pane.commit()
        wanted = set(paths)
        dirty = [post for post in self._window.workspace.desk.dirty() if post.path in wanted]
        return all(post.save_and_wait() for post in dirty)

    def _tell(self, paths: Sequence[Path]) -> None:
        self._window.workspace.desk.check_disk(set(paths))
        self._window.workspace.sites.refresh(paths)

    def _say_refused(self, refused: Sequence[tuple[Path, str]]) -> None:
        if refused:
            lines = [f"{path.name}: {reason}" for path, reason in refused[:5]]
            more = len(refused) - len(lines)
            if more:
                lines.append(self._window.tr("and {0} more").format(more))
            self._window.workspace.failed.emit("\n".join(lines))
