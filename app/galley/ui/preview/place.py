"""Lines and places on the preview's page: keeping one in view, and telling which one the author means."""

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from galley.ui.preview.feed import PageFeed
from galley.ui.preview.page import PreviewPage
from galley.ui.preview.pointer import PointerWatch

HOVER_MS = 60
# A line is scrolled to when so many more are on the page: what comes below could still move it.
LINES_AHEAD = 60


class PagePlace(QObject):
    """Asks the page for lines and brings lines into view, as soon as the page reaches so far."""

    scrolled = Signal(float)
    """The author has scrolled: the line now at the top."""
    clicked = Signal(int)
    hovered = Signal(int)
    """The line under the pointer, -1 beside the text. Only while ``track_hover`` is set."""

    def __init__(self, feed: PageFeed, pointer: PointerWatch, parent: QObject) -> None:
        super().__init__(parent)
        self.track_hover = False
        self._feed = feed
        self._pointer = pointer
        self._page: PreviewPage | None = None
        # A line, and where it is to be; None: it is only to be seen.
        self._wanted: tuple[float, float | None] | None = None
        self._kept: tuple[float, float] | None = None
        self._seen: float | None = None
        self._scroll_in_flight = False
        self._asking_line = self._ask_line_again = False
        self._pointer_at = QPointF()
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._ask_hover)
        feed.filled.connect(self._send)
        pointer.clicked.connect(self._ask_click)
        pointer.moved.connect(self._note_pointer)

    def attach(self, page: PreviewPage) -> None:
        """The page is loaded and can be asked."""
        self._page = page
        self._scroll_in_flight = self._asking_line = self._ask_line_again = False

    def detach(self) -> None:
        """The page is gone; the next one is to show the same place."""
        self._page = None
        self._wanted = self._kept
        if self._wanted is None and self._seen is not None:
            self._wanted = (self._seen, 0.0)

    def forget(self) -> None:
        """Another document is shown, from its top."""
        self._wanted = self._kept = self._seen = None

    @property
    def under_way(self) -> bool:
        """Whether a line is still to be brought into view."""
        return self._wanted is not None

    def scroll_to(self, line: float, where: float) -> None:
        """Bring ``line`` to the fraction ``where`` of the view's height."""
        self._pointer.forget()
        self._wanted = (line, where)
        self._send()

    def reveal(self, line: float) -> None:
        """Bring ``line`` into the view if it is outside."""
        if self._wanted is None or self._wanted[1] is None:
            self._pointer.forget()
            self._wanted = (line, None)
            self._send()

    def page_resized(self) -> None:
        """Images that arrive push the text down: what the editor asked for is put right again."""
        if self._feed.images_pending and self._kept is not None and not self._pointer.author_scrolls():
            self._wanted = self._wanted or self._kept
            self._send()

    def page_scrolled(self) -> None:
        if self._pointer.author_scrolls():
            self._kept = None
            self._ask_line()

    def _send(self) -> None:
        page = self._page
        if self._wanted is None or self._scroll_in_flight or page is None or not self._feed.attached:
            return
        queue = self._feed.queue
        if not queue.idle and (queue.clearing or queue.lines_filled() <= self._wanted[0] + LINES_AHEAD):
            return
        line, where = self._wanted
        self._wanted = None
        self._scroll_in_flight = True
        if where is None:
            page.call("revealLine", line, then=self._sent)
        else:
            self._kept, self._seen = (line, where), None
            page.call("scrollToLine", line, where, then=self._sent)

    def _sent(self, _place: object) -> None:
        self._scroll_in_flight = False
        self._send()

    def _ask_line(self) -> None:
        if self._page is None or not self._feed.attached:
            return
        if self._asking_line:
            self._ask_line_again = True
            return
        self._asking_line = True
        self._page.call("lineAt", 0, then=self._line_told)

    def _line_told(self, line: object) -> None:
        self._asking_line = False
        if isinstance(line, (int, float)):
            self._seen = float(line)
            self.scrolled.emit(float(line))
        if self._ask_line_again:  # it was scrolled on while the page answered
            self._ask_line_again = False
            self._ask_line()

    def _ask_click(self, point: QPointF) -> None:
        self._ask_point(point, hovering=False)

    def _note_pointer(self, point: QPointF) -> None:
        self._pointer_at = point
        if self.track_hover and not self._hover.isActive():
            self._hover.start()

    def _ask_hover(self) -> None:
        self._ask_point(self._pointer_at, hovering=True)

    def _ask_point(self, point: QPointF, *, hovering: bool) -> None:
        if self._page is not None and self._feed.attached:
            zoom = self._page.zoomFactor()
            then = self._hover_told if hovering else self._click_told
            self._page.call("lineAtPoint", point.x() / zoom, point.y() / zoom, then=then)

    def _click_told(self, line: object) -> None:
        if isinstance(line, (int, float)):
            self.clicked.emit(int(line))

    def _hover_told(self, line: object) -> None:
        self.hovered.emit(int(line) if isinstance(line, (int, float)) else -1)
