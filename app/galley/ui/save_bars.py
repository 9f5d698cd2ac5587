"""The bars of posts that could not be saved, are gone from the disk, or were changed there meanwhile."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from galley.core.storage import StorageError, merge, read_within
from galley.core.textfile import NotTextError, decode
from galley.services.document import READ_PATIENCE_S, PostDocument
from galley.ui.bars import Answer
from galley.ui.dialogs.conflict import ConflictDialog, Settlement
from galley.ui.localized import fill, sentences

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

_log = logging.getLogger(__name__)

UNSAVED, MISSING, CONFLICT = "unsaved", "missing", "conflict"


class SaveBars(QObject):
    """One bar for all failed saves, one for all lost files, one for the conflict of the post in front.

    A bar comes again only when it has something new to say, so that fifty files changed at once, or a
    folder renamed above all posts, are one alarm.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._notices = window.editor_pane.notices
        self._reasons: dict[PostDocument, str] = {}
        # What Galley's own change of an open post is called, and the hash of the file that it made.
        self._changes: dict[PostDocument, tuple[str | None, str]] = {}
        self._shown: dict[str, str] = {}
        desk = self._workspace.desk
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.current_changed.connect(lambda _post: self.refresh())

    def refresh(self) -> None:
        """Bring the bars to what is the case."""
        self._reasons = {post: why for post, why in self._reasons.items() if post.dirty}
        self._show_unsaved()
        self._show_missing()
        self._show_conflict()
        if self._workspace.desk.current is not None:
            self._window.status.show_state(self._workspace.desk.current)

    def _on_opened(self, post: PostDocument) -> None:
        post.save_failed.connect(lambda why: self._on_failed(post, why))
        post.saved.connect(lambda: self._on_saved(post))
        post.conflicted.connect(lambda: self._on_conflict(post))
        post.missing_changed.connect(lambda _missing: self.refresh())
        post.settled.connect(self.refresh)
        post.reloaded.connect(self.refresh)
        post.moved.connect(self.refresh)

    def _on_closed(self, post: PostDocument) -> None:
        self._reasons.pop(post, None)
        self._changes.pop(post, None)
        self.refresh()

    def _on_failed(self, post: PostDocument, why: str) -> None:
        self._reasons[post] = why
        self._shown.pop(UNSAVED, None)  # it was tried again: say that it failed again
        self.refresh()

    def _on_saved(self, post: PostDocument) -> None:
        self._reasons.pop(post, None)
        self.refresh()

    def _on_conflict(self, post: PostDocument) -> None:
        change = self._workspace.changes.title_of_change(post)
        if change is not None:  # it is known only while it is written
            self._changes[post] = (post.file_hash, change)
        if post is self._workspace.desk.current:
            self._shown.pop(CONFLICT, None)  # the author has just tried to save
        else:
            self._window.status.say(self._whose_change(post))
        self.refresh()

    def _whose_change(self, post: PostDocument) -> str:
        """What has come to the disk while the post has unsaved text."""
        made, change = self._changes.get(post, (None, ""))
        if change and made == post.file_hash:
            told = self.tr("“{0}” was changed by Galley while it has unsaved text here: {1}.")
        else:
            told = self.tr("“{0}” was changed by another program while it has unsaved text here.")
        return told.format(post.title, change)

    # -- the bars ------------------------------------------------------------------------------

    def _show_unsaved(self) -> None:
        reasons = list(self._reasons.values())
        if len(reasons) > 1:
            text = fill(self.tr("{0} posts could not be saved. The last: {1}"), len(reasons), reasons[-1])
        else:
            text = "".join(reasons)
        self._show(UNSAVED, UNSAVED, text, Answer(self.tr("Try Again"), self._retry), close=True)

    def _show_missing(self) -> None:
        missing = [post for post in self._workspace.desk.documents if post.missing]
        if not missing:
            text = ""
        elif len(missing) == 1:
            text = self.tr(
                "“{0}” is no longer on the disk: what you see here is the only copy. Saving writes the file "
                "again."
            ).format(missing[0].path.name)
        else:
            told = self.tr(
                "{0} open posts are no longer on the disk, “{1}” among them: what you see here are the only "
                "copies. Saving writes the files again."
            )
            text = fill(told, len(missing), missing[0].path.name)
        self._show(MISSING, MISSING, text, Answer(self.tr("Save Again"), self._save_missing), close=True)

    def _show_conflict(self) -> None:
        post = self._workspace.desk.current
        if post is None or not post.in_conflict:
            for key in [key for key in self._notices.shown_keys() if key.startswith(CONFLICT)]:
                self._notices.dismiss(key)
            self._shown.pop(CONFLICT, None)
            return
        text = self._whose_change(post)
        answers = [
            Answer(self.tr("Compare…"), lambda: self.compare(post)),
            Answer(self.tr("Keep mine"), lambda: self._keep_mine(post)),
            Answer(self.tr("Take theirs"), lambda: self._take_theirs(post)),
        ]
        if _merged_with_disk(post) is not None:
            text = sentences(text, self.tr("The two changed different places."))
            answers.insert(0, Answer(self.tr("Take both"), lambda: self._merge(post)))
        self._show(CONFLICT, f"{CONFLICT} {post.path}", text, *answers)

    def _show(self, kind: str, key: str, text: str, *answers: Answer, close: bool = False) -> None:
        said = f"{key} {text}" if text else ""
        if said == self._shown.get(kind, ""):
            return
        for other in [each for each in self._notices.shown_keys() if each.split(" ")[0] == kind]:
            self._notices.dismiss(other)
        self._shown[kind] = said
        if text:
            self._notices.show_notice(key, text, answers, close=close)

    # -- the answers ---------------------------------------------------------------------------

    def _retry(self) -> None:
        self._shown.pop(UNSAVED, None)
        for post in list(self._reasons):
            post.save()

    def _save_missing(self) -> None:
        for post in self._workspace.desk.documents:
            if post.missing:
                post.save()

    def _keep_mine(self, post: PostDocument) -> None:
        self._shown.pop(CONFLICT, None)
        post.save(overwrite=True)

    def _take_theirs(self, post: PostDocument) -> None:
        self._shown.pop(CONFLICT, None)
        self._keep_aside(post)
        post.take_disk()

    def _merge(self, post: PostDocument) -> None:
        self._shown.pop(CONFLICT, None)
        merged = _merged_with_disk(post)
        if merged is None:  # what was typed or saved meanwhile touches the same lines
            self.compare(post)
            return
        self._apply_merge(post, *merged)

    def compare(self, post: PostDocument) -> None:
        """Show both texts and let the author choose."""
        self._shown.pop(CONFLICT, None)
        try:
            data = read_within(post.path, READ_PATIENCE_S)
        except StorageError as error:
            self._on_failed(post, str(error))
            return
        dialog = ConflictDialog(post, data, self._window)
        dialog.exec()
        settlement = dialog.settlement
        merged = dialog.merged_text()
        dialog.deleteLater()
        if settlement is Settlement.MINE:
            post.rebase(data)
            post.save()
        elif settlement is Settlement.THEIRS:
            self._keep_aside(post)
            post.take_disk()
        elif settlement is Settlement.MERGED and merged is not None:
            self._apply_merge(post, data, merged)
        self.refresh()

    def _apply_merge(self, post: PostDocument, data: bytes, text: str) -> None:
        self._keep_aside(post)
        post.rebase(data)
        post.replace_text(text)
        self.refresh()
        self._window.status.say(
            self.tr("Both changes are in the text now. Look it over, then save; undo brings yours back.")
        )

    def _keep_aside(self, post: PostDocument) -> None:
        self._quietly(lambda: self._workspace.recovery.keep_aside(post))

    def _quietly(self, work: Callable[[], None]) -> None:
        try:
            work()
        except StorageError as error:  # undo still has the text
            _log.warning("The replaced text is not in the history: %s", error)


def _merged_with_disk(post: PostDocument) -> tuple[bytes, str] | None:
    """What the disk has, and the text with both changes; None when they touch, or it can't be told."""
    if post.base_text is None:
        return None
    try:
        data = read_within(post.path, READ_PATIENCE_S)
        text = merge(post.base_text, post.text, decode(data).text).text
    except (StorageError, NotTextError):
        return None
    return None if text is None else (data, text)
