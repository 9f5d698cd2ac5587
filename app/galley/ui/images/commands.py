"""The commands about images: put into the text, and brought home from other hosts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from galley.core.edits import Edit
from galley.core.messages import listed
from galley.core.site import Site
from galley.core.writing.model import Change, Selection
from galley.services.bulk import Paths, posts_of
from galley.services.document import PostDocument
from galley.services.images import ImageKeeper, Picture, wishes_of
from galley.ui.images.incoming import pictures_in
from galley.ui.preview.remote import default_cache

if TYPE_CHECKING:
    from galley.ui.images.panel import ImagePanel
    from galley.ui.window import MainWindow

# How long to wait for the end of a composition.
COMPOSING_MS = 100


class ImageCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._editor = window.editor_pane.editor
        self._editor.take_images = self._take
        self._panel: ImagePanel | None = None
        self.keeper = ImageKeeper(window.settings, window)
        self.keeper.failed.connect(window.workspace.failed)
        window.editor_pane.committing.connect(self.keeper.finish)
        window.closing.connect(self.keeper.close)

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

    def on_images(self) -> None:
        """The list of the post's images, beside the editor."""
        if self._panel is None:
            self._panel = self._make_panel()
        self._follow()
        if not self._panel.isVisible():
            self._panel.show_beside(self._editor)
        self._panel.raise_()
        self._panel.activateWindow()

    def _make_panel(self) -> "ImagePanel":
        from galley.ui.images.panel import ImagePanel  # noqa: PLC0415  seldom wanted, as the dialogs below

        window = self._window
        panel = ImagePanel(self._spell, default_cache(), window)
        panel.line_wanted.connect(self._editor.go_to_line)
        panel.insert_wanted.connect(self._write)
        panel.bring_home_wanted.connect(self.on_bring_home)
        panel.wishes_wanted.connect(self.on_image_settings)
        window.workspace.desk.current_changed.connect(lambda _post: self._follow())
        self.keeper.kept.connect(lambda _files: panel.refresh_soon())
        return panel

    def _follow(self) -> None:
        if self._panel is not None:
            self._panel.set_colors(self._editor.colors)
            self._panel.show_post(self._window.workspace.desk.current, self._window.workspace.site)

    def _spell(self, file: Path) -> str:
        post, site = self._editor.post, self._window.workspace.site
        return self.keeper.text_for(site, post.path, [file]) if post is not None and site is not None else ""

    def on_image_settings(self) -> None:
        """Where this site's new images go."""
        window, site = self._window, self._window.workspace.site
        if site is None:
            return
        from galley.ui.images.wishes import WishesDialog  # noqa: PLC0415

        post = self._editor.post
        path = post.path if post is not None else site.posts_dirs[0] / "post.md"
        dialog = WishesDialog(site, path, window.settings, window)
        dialog.exec()
        dialog.deleteLater()

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
            self._bring_home(lambda stopped: posts_of(site, stopped), None)

    def _bring_home(self, paths: Paths, post: PostDocument | None) -> None:
        window, site = self._window, self._window.workspace.site
        if site is None:
            return
        from galley.ui.images.bring import BringHomeDialog  # noqa: PLC0415

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
        """Keep these images, and show them where the cursor is now: one undo step, which leaves the files.

        They are scaled and written beside the window. Who types or goes to another post meanwhile finds
        them where they were put.
        """
        window = self._window
        post, site = self._editor.post, window.workspace.site
        if post is None or site is None or not pictures:
            return
        if post.read_only_reason is not None:
            window.workspace.failed.emit(post.read_only_reason)
            return
        # A post that is only glanced at would be closed with the next one.
        window.workspace.open_post(post.path, show=False)
        place = self._editor.textCursor()
        window.status.say(window.tr("Keeping the image…"))
        self.keeper.keep(site, post.path, pictures, lambda files: self._put(post, site, place, files))

    def _put(self, post: PostDocument, site: Site, place: QTextCursor, files: list[Path]) -> None:
        """The images have become files: write what shows them to where they were put."""
        window, editor = self._window, self._editor
        names = listed(window.workspace.relative(file) for file in files)
        if post not in window.workspace.desk.documents:
            window.workspace.failed.emit(window.tr("Kept as {0}, but the post was closed").format(names))
            return
        here = post is editor.post
        if here and editor.composing:
            # What is being composed stands where the text would move.
            QTimer.singleShot(COMPOSING_MS, editor, lambda: self._put(post, site, place, files))
            return
        if place.block().blockNumber() < post.body_line:
            text = self.keeper.address_for(site, post.path, files[0])
        else:
            text = self.keeper.text_for(site, post.path, files)
        if text:
            # A step of its own, which no letter and no other image joins.
            place.beginEditBlock()
            place.insertText(text)
            place.endEditBlock()
            post.sync()
        if here:
            editor.ensureCursorVisible()
        window.status.say(window.tr("Kept as {0}").format(names))

    def _write(self, text: str) -> None:
        """Put this where the cursor is, as one undo step."""
        if text:
            self._editor.writing.run(lambda _, selection: _replaced(selection, text), anywhere=True)


def _replaced(selection: Selection, written: str) -> Change:
    edit = Edit(selection.start, selection.end, written)
    return Change((edit,), Selection.at(selection.start + len(written)))
