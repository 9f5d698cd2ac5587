"""Saves without being asked, as far as the author wants that and nothing is decided over their head."""

from PySide6.QtCore import QObject, QTimer

from galley.services.desk import Desk
from galley.services.document import PostDocument
from galley.services.options import AUTOSAVE, AUTOSAVE_SECONDS
from galley.services.settings import Settings

OFF, LEAVING, PAUSE = "off", "leaving", "pause"
SHORTEST_S = 1.0


class Autosaver(QObject):
    """Off; when the author leaves a post or the window; or after a pause of some seconds as well.

    A post in conflict, one whose file is gone, and one that can only be read wait for the author.
    """

    def __init__(self, desk: Desk, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._before: PostDocument | None = None
        self._timers: dict[PostDocument, QTimer] = {}
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.current_changed.connect(self._on_current)

    def leave_window(self) -> None:
        """The author turns to another program."""
        if self._mode != OFF:
            for post in self._desk.documents:
                self._save(post)

    @property
    def _mode(self) -> str:
        return self._settings.get(AUTOSAVE)

    def _on_opened(self, post: PostDocument) -> None:
        timer = QTimer(post, singleShot=True)
        timer.timeout.connect(lambda: self._save(post))
        self._timers[post] = timer
        post.text_changed.connect(lambda: self._on_text(post))

    def _on_closed(self, post: PostDocument) -> None:
        self._timers.pop(post).stop()
        if post is self._before:
            self._before = None

    def _on_text(self, post: PostDocument) -> None:
        if self._mode == PAUSE:
            seconds = max(self._settings.get(AUTOSAVE_SECONDS), SHORTEST_S)
            self._timers[post].start(round(seconds * 1000))

    def _on_current(self, post: PostDocument | None) -> None:
        before, self._before = self._before, post
        if before is not None and self._mode != OFF and before in self._timers:
            self._save(before)

    def _save(self, post: PostDocument) -> None:
        self._timers[post].stop()
        may = not (post.in_conflict or post.missing or post.read_only_reason)
        if self._mode != OFF and may and post.dirty:
            post.save()
