"""Earlier versions of the post in front."""

from typing import TYPE_CHECKING

from galley.core.storage import StorageError

if TYPE_CHECKING:
    from galley.services.document import PostDocument
    from galley.ui.window import MainWindow


class HistoryCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._workspace = window.workspace

    def on_history(self) -> None:
        self._window.editor_pane.commit()
        post = self._workspace.desk.current
        if post is None:
            return
        # What reads git is large, and few look into the history of a post at every start.
        from galley.services.timeline import Timeline  # noqa: PLC0415
        from galley.ui.dialogs.history import HistoryDialog  # noqa: PLC0415

        dialog = HistoryDialog(post, Timeline(post.path, self._workspace.history, self._window), self._window)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None and post in self._workspace.desk.documents:
            self._restore(post, chosen)

    def _restore(self, post: "PostDocument", text: str) -> None:
        try:
            self._workspace.recovery.keep_aside(post)
        except StorageError as error:  # undo has it all the same
            self._window.status.say(str(error))
        post.replace_text(text)
        self._window.status.say(self._window.tr("Restored; it is saved when you save. Undo takes it back."))
