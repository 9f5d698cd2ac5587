"""What happens to the web page's widget: mouse, keys and paints, seen from outside of the page.

The page runs no listeners, so clicks and scrolling by hand are recognised by the events that go to it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

# A wheel's momentum and a smooth scroll by a key go on for about this long after the event, in seconds.
SCROLL_GOES_ON = 0.7
_SCROLLING = frozenset(
    {QEvent.Type.Wheel, QEvent.Type.KeyPress, QEvent.Type.NativeGesture, QEvent.Type.TouchUpdate}
)


class PointerWatch(QObject):
    """An event filter for the widget that takes the page's input."""

    clicked = Signal(QPointF)
    moved = Signal(QPointF)
    painted = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._pressed: QPointF | None = None
        self._scrolling_until = float("-inf")

    def author_scrolls(self) -> bool:
        """Whether a scroll of the page that happens now is the author's."""
        return self._pressed is not None or self._clock() < self._scrolling_until

    def forget(self) -> None:
        """Another side has taken the lead."""
        self._scrolling_until = float("-inf")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _SCROLLING:
            self._scrolling_until = self._clock() + SCROLL_GOES_ON
        elif kind == QEvent.Type.Paint:
            self.painted.emit()
        elif isinstance(event, QMouseEvent):
            self._mouse(kind, event)
        return False

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> None:
        if kind == QEvent.Type.MouseMove:
            if event.buttons() == Qt.MouseButton.NoButton:
                self._pressed = None
                self.moved.emit(event.position())
        elif kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            pressed, self._pressed = self._pressed, None
            self._scrolling_until = self._clock() + SCROLL_GOES_ON
            if pressed is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
                return
            if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance():
                self.clicked.emit(event.position())
