"""The open posts as tabs above the editor."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from galley.services.desk import Desk
from galley.services.document import PostDocument


class PostTabs(QTabBar):
    """Mirrors the desk: a tab a document, with a dot while it is unsaved."""

    close_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(self.tr("Open posts"))
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self._posts: list[PostDocument] = []
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.current_changed.connect(self._on_current)
        self.currentChanged.connect(self._on_tab)
        self.hide()

    def _on_opened(self, post: PostDocument) -> None:
        self._posts.append(post)
        blocked = self.blockSignals(True)
        self.addTab("")
        self.blockSignals(blocked)
        self._name(post)
        post.dirty_changed.connect(lambda _dirty, post=post: self._name(post))
        post.moved.connect(lambda post=post: self._name(post))
        post.header_changed.connect(lambda post=post: self._name(post))
        self.show()

    def _on_closed(self, post: PostDocument) -> None:
        at = self._posts.index(post)
        self._posts.pop(at)
        blocked = self.blockSignals(True)
        self.removeTab(at)
        self.blockSignals(blocked)
        self._on_current(self._desk.current)
        self.setVisible(bool(self._posts))

    def _on_current(self, post: PostDocument | None) -> None:
        if post in self._posts:
            blocked = self.blockSignals(True)
            self.setCurrentIndex(self._posts.index(post))
            self.blockSignals(blocked)

    def _on_tab(self, at: int) -> None:
        if 0 <= at < len(self._posts):
            self._desk.show(self._posts[at])

    def _name(self, post: PostDocument) -> None:
        if post not in self._posts:
            return
        at = self._posts.index(post)
        title = post.title
        # An ampersand would become a mnemonic.
        text = f"● {title}" if post.dirty else title
        text = text.replace("&", "&&")
        if self.tabText(at) != text:
            self.setTabText(at, text)
        self.setTabToolTip(at, str(post.path))

    def _on_menu(self, at: QPoint) -> None:
        number = self.tabAt(at)
        if number < 0:
            return
        post = self._posts[number]
        menu = QMenu(self)
        menu.addAction(self.tr("Close"), lambda: self.close_wanted.emit(post))
        menu.addAction(self.tr("Close the Others"), lambda: self._close_others(post))
        menu.exec(self.mapToGlobal(at))
        menu.deleteLater()

    def _close_others(self, kept: PostDocument) -> None:
        for post in list(self._posts):
            if post is not kept:
                self.close_wanted.emit(post)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and number >= 0:
            self.close_wanted.emit(self._posts[number])
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()  # turning the wheel over the tabs must not switch posts unseen
            return True
        return super().event(event)
