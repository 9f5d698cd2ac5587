"""Posts that are not written in UTF-8: said where they are shown, read as the author says, converted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from galley.core.storage import StorageError
from galley.core.textfile import NotTextError
from galley.services.document import PostDocument
from galley.ui.bars import Answer

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

NOTICE = "encoding"


class EncodingCommands(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.workspace.desk
        self._notices = window.editor_pane.notices
        self._told: set[PostDocument] = set()
        self._desk.current_changed.connect(self._on_current)
        self._desk.closed.connect(self._told.discard)

    def on_convert_utf8(self) -> None:
        post = self._desk.current
        if post is None:
            return
        if post.encoding == "utf-8":
            self._window.status.say(self.tr("This post is written in UTF-8 already."))
            return
        try:
            post.convert_to_utf8()
        except NotTextError as error:
            self._window.workspace.failed.emit(str(error))
            return
        self._window.status.show_post(post)
        self._window.status.say(self.tr("The next save writes this post in UTF-8."))

    def on_read_as(self) -> None:
        post = self._desk.current
        if post is None:
            return
        if post.dirty:
            self._window.workspace.failed.emit(
                self.tr("Save this post before it is read in another encoding.")
            )
            return
        from galley.ui.dialogs.encoding import EncodingDialog  # noqa: PLC0415  seldom wanted

        try:
            dialog = EncodingDialog(post, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                post.read_as(dialog.chosen())
                self._show_again(post)
            dialog.deleteLater()
        except (StorageError, NotTextError) as error:
            self._window.workspace.failed.emit(str(error))

    def _show_again(self, post: PostDocument) -> None:
        self._notices.dismiss(NOTICE)
        self._window.editor_pane.show_post(post)
        self._window.status.show_post(post)
        self._window.show_in_preview()

    def _on_current(self, post: PostDocument | None) -> None:
        self._notices.dismiss(NOTICE)
        if post is None:
            return
        if post.read_only_reason is not None:
            answer = Answer(self.tr("Choose the Encoding…"), self.on_read_as)
            self._notices.show_notice(NOTICE, post.read_only_reason, (answer,))
        elif post.encoding not in ("utf-8", "utf-8 BOM") and post not in self._told:
            self._told.add(post)
            text = self.tr(
                "This post is written in {0}, and is saved so. Site generators read UTF-8: the published "
                "page would not be readable."
            ).format(post.encoding.upper())
            answers = (
                Answer(self.tr("Convert to UTF-8"), self.on_convert_utf8),
                Answer(self.tr("Another Encoding…"), self.on_read_as),
            )
            self._notices.show_notice(NOTICE, text, answers)
