"""What an interrupted session has left: finished, offered, restored."""

from pathlib import Path
from typing import TYPE_CHECKING

from galley.core.storage import StorageError, edits_between
from galley.core.textfile import NotTextError
from galley.services.document import PostDocument
from galley.services.recovery import Offer
from galley.ui.dialogs.recovery import RecoveryDialog

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class RecoveryCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._workspace = window.workspace
        self._starting = False
        self._said: list[str] = []
        self.off = False
        """Whether to leave all to another start: nobody answers when a screenshot is taken."""

    def begin(self) -> None:
        """Before the first post is read: bring half-made writes and renames to an end."""
        self._starting = True
        if self.off:
            return
        self._said = self._workspace.recovery.finish_interrupted()

    def on_site(self) -> None:
        """Offer the unsaved texts of the posts of the site just opened, if there are any."""
        site = self._workspace.site
        if site is not None and not self._starting:
            self._offer(site.root)

    def offer_all(self) -> None:
        """At the end of a start: offer the unsaved texts of all posts, wherever they are."""
        self._starting = False
        if self._said:
            self._window.editor_pane.notices.show_notice("interrupted", "\n".join(self._said))
        self._offer(None)

    def _offer(self, root: Path | None) -> None:
        if self.off:
            return
        offers = self._workspace.recovery.offers(root)
        if not offers:
            return
        dialog = RecoveryDialog(offers, self._restore, self._workspace.recovery.discard, self._window)
        dialog.put_off.connect(self._workspace.recovery.put_off)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restore(self, offer: Offer) -> str:
        try:
            document = self._workspace.recovery.restore(offer, self._workspace.site)
        except (StorageError, NotTextError) as error:
            return str(error)
        if document is None:
            return self._window.tr("This text belongs to no file.")
        self._go_on_writing(document, offer.disk_text or "")
        return ""

    def _go_on_writing(self, post: PostDocument, disk_text: str) -> None:
        """Put the cursor behind the last of what was not saved: there its author was writing, most likely."""
        edits = edits_between(disk_text, post.text)
        if edits and post is self._workspace.desk.current:
            after_last = len(post.text) - (len(disk_text) - edits[-1].end)
            self._window.editor_pane.editor.select_span(post.text, after_last, after_last)
