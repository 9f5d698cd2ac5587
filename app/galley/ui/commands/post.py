"""What is done with the post in front: publish, rename, duplicate, trash."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QMessageBox

if TYPE_CHECKING:
    from galley.services.document import PostDocument
    from galley.ui.window import MainWindow


class PostCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._workspace = window.workspace

    def _current(self) -> "PostDocument | None":
        self._window.editor_pane.commit()
        return self._workspace.desk.current

    def on_publish(self) -> None:
        post = self._current()
        if post is not None:
            self._window.moving.publish(post.path)

    def on_unpublish(self) -> None:
        post = self._current()
        if post is not None:
            self._window.moving.unpublish(post.path)

    def on_rename(self) -> None:
        post = self._current()
        if post is None:
            return
        name, ok = QInputDialog.getText(
            self._window,
            self._window.tr("Rename"),
            self._window.tr("New file name, without its ending:"),
            text=post.path.stem,
        )
        if ok and name.strip() and name.strip() != post.path.stem:
            self._window.moving.rename(post.path, name.strip())

    def on_duplicate(self) -> None:
        post = self._current()
        if post is not None:
            self._workspace.duplicate(post)

    def on_trash(self) -> None:
        post = self._current()
        if post is not None:
            self.trash(post.path, post.title)

    def trash(self, path: Path, title: str) -> None:
        answer = QMessageBox.question(
            self._window,
            self._window.tr("Move to trash"),
            self._window.tr("Move “{0}” and the images of its asset folder to the trash?").format(title),
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._window.moving.throw_away([path])

    def on_reload(self) -> None:
        post = self._current()
        if post is None:
            return
        if post.dirty:
            answer = QMessageBox.question(
                self._window,
                self._window.tr("Reload"),
                self._window.tr("Give up the unsaved changes of “{0}”? Undo brings them back.").format(
                    post.title
                ),
            )
            if answer != QMessageBox.StandardButton.Yes:
                return
        post.take_disk()

    def on_show_in_folder(self) -> None:
        post = self._workspace.desk.current
        if post is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(post.path.parent)))
