"""The commands about images: put into the text, and brought home from other hosts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog

from galley.core.edits import Edit
from galley.core.site import walk_posts
from galley.core.writing.model import Change, Selection
from galley.services.bulk import Paths
from galley.services.document import PostDocument
from galley.services.images import ImageKeeper, Picture, wishes_of
from galley.ui.images.bring import BringHomeDialog
from galley.ui.images.incoming import pictures_in
from galley.ui.preview.remote import default_cache

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class ImageCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._editor = window.editor_pane.editor
        self._editor.take_images = self._take
        self.keeper = ImageKeeper(window.settings, window)
        self.keeper.failed.connect(window.workspace.failed)

    def on_insert_image(self) -> None:
        """Ask for files, and put them where the cursor is."""
        window = self._window
        post = self._editor.post
        if post is None:
            return
        endings = "*.png *.jpg *.jpeg *.gif *.webp *.avif *.svg *.bmp *.ico"
        chosen, _ = QFileDialog.getOpenFileNames(
            window,
            window.tr("Insert images"),
            str(post.path.parent),
            window.tr("Images") + f" ({endings} {endings.upper()})",
        )
        self.insert([Picture(Path(name), Path(name).stem) for name in chosen])
        self._editor.setFocus()

    def on_bring_home(self) -> None:
        """The remote images of the post in front."""
        post = self._editor.post
        if post is None:
            return
        if post.read_only_reason is not None:
            self._window.workspace.failed.emit(post.read_only_reason)
            return
        self._bring_home([post.path], post)

    def on_bring_home_site(self) -> None:
        """The remote images of all posts."""
        site = self._window.workspace.site
        if site is not None:
            self._bring_home(lambda: [file.path for file in walk_posts(site)], None)

    def _bring_home(self, paths: Paths, post: PostDocument | None) -> None:
        window, site = self._window, self._window.workspace.site
        if site is None:
            return
        window.editor_pane.commit()
        dialog = BringHomeDialog(
            site,
            paths,
            wishes_of(window.settings, site),
            window.workspace.changes,
            post=post,
            cache=default_cache(),
            parent=window,
        )
        dialog.said.connect(window.status.say)
        dialog.exec()
        dialog.deleteLater()

    def _take(self, source: QMimeData) -> bool:
        pictures = pictures_in(source)
        if not pictures or self._window.workspace.site is None:
            return False
        self.insert(pictures)
        return True

    def insert(self, pictures: Sequence[Picture]) -> None:
        """Keep these images and show them at the cursor: one undo step, which leaves the files."""
        window, editor = self._window, self._editor
        post, site = editor.post, window.workspace.site
        if post is None or site is None or not pictures:
            return
        if post.read_only_reason is not None:
            window.workspace.failed.emit(post.read_only_reason)
            return
        files = self.keeper.keep(site, post.path, pictures)
        if not files:
            return
        if editor.writing.in_header():
            text = self.keeper.address_for(site, post.path, files[0])
        else:
            text = self.keeper.text_for(site, post.path, files)
        if text:
            editor.writing.run(lambda _, selection: _replaced(selection, text), anywhere=True)
        names = ", ".join(window.workspace.relative(file) for file in files)
        window.status.say(window.tr("Kept as {0}").format(names))


def _replaced(selection: Selection, written: str) -> Change:
    edit = Edit(selection.start, selection.end, written)
    return Change((edit,), Selection.at(selection.start + len(written)))
