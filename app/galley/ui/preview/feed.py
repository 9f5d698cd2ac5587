"""Feeds a document's blocks to the page and knows when the page has come to rest."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from galley.ui.preview.page import PreviewPage
from galley.ui.preview.patchqueue import BlockLike, PatchQueue, Splice

# How long after the last change one looks whether the page has come to rest: longer than a pause in typing.
SETTLE_MS = 150
# An image that is neither here nor refused after this many looks is not waited for.
LOOKS_AT_MOST = 100
# Frames to see on the screen before the page counts as drawn, and how long to wait for each.
FRAMES = 3
FRAME_MS = 300


class PageFeed(QObject):
    """Hands the batches of a PatchQueue to a page, one at a time, each after the last was applied."""

    filled = Signal()
    """The page has more of the document than before."""
    diagrams_wanted = Signal(str)
    """Sources of diagrams the page has no picture of, as a JSON list; "" for none."""
    settled = Signal()
    """Everything handed over is applied, its images are there, and it has had time to be painted."""

    def __init__(self, images_under_way: Callable[[], int], parent: QObject | None = None) -> None:
        """``images_under_way`` counts images that are being fetched for the page."""
        super().__init__(parent)
        self._images_under_way = images_under_way
        self.queue = PatchQueue()
        self.images_pending = False
        self.is_settled = False
        self._page: PreviewPage | None = None
        self._epoch = 0
        self._lacked_diagrams = False
        self._looks = 0
        self._frames_wanted = 0
        self._frame_out = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._frame = QTimer(self, singleShot=True)
        self._frame.timeout.connect(self._ask_frame)

    @property
    def attached(self) -> bool:
        return self._page is not None

    def attach(self, page: PreviewPage) -> None:
        """The page is ready and empty."""
        self._page = page
        self._send()
        self.touch()

    def detach(self) -> None:
        """The page is gone; what it had will be fed to the next one."""
        self._page = None
        self._epoch += 1
        self.is_settled = False
        self._settle.stop()
        self._frame.stop()
        self.queue.lost()

    def reset(self, blocks: Sequence[BlockLike]) -> None:
        self.queue.reset(blocks)
        self._send()

    def patch(self, start: int, removed: int, blocks: Sequence[BlockLike]) -> None:
        self.queue.patch(start, removed, blocks)
        self._send()

    def touch(self) -> None:
        """Something about the page has changed: it has to come to rest again."""
        self.is_settled = False
        self._looks = self._frames_wanted = 0
        self._frame.stop()
        if self._page is not None:
            self._settle.start()

    def _send(self) -> None:
        self.is_settled = False
        if self._page is None:
            return
        batch = self.queue.take()
        if batch is None:
            return
        clear, operations = batch
        epoch = self._epoch
        self._page.apply(
            clear, [_written(operation) for operation in operations], lambda wanted: self._done(epoch, wanted)
        )

    def _done(self, epoch: int, wanted: object) -> None:
        if epoch != self._epoch:
            return
        if wanted or self._lacked_diagrams:
            self._lacked_diagrams = bool(wanted)
            self.diagrams_wanted.emit(str(wanted or ""))
        self.queue.done()
        self.filled.emit()
        self.touch()
        self._send()

    def painted(self) -> None:
        """The page has just been drawn on the screen."""
        if self._frames_wanted and self._frame_out:
            self._frame_out = False
            self._frames_wanted -= 1
            self._frame.start(0)

    def _look(self) -> None:
        page = self._page
        if page is None or not self.queue.idle:
            return
        epoch = self._epoch
        page.call("pendingImages", then=lambda count: self._looked(epoch, count))

    def _looked(self, epoch: int, count: object) -> None:
        if epoch != self._epoch or not self.queue.idle or self._settle.isActive():
            return
        self.images_pending = bool(count) or self._images_under_way() > 0
        self._looks += 1
        if self.images_pending and self._looks < LOOKS_AT_MOST:
            self._settle.start()
            return
        # What the page has laid out may still be on its way to the screen. A frame asked for now comes
        # after it, and the one after that when nothing is left in between.
        self._frames_wanted = FRAMES
        self._ask_frame()

    def _ask_frame(self) -> None:
        if self._page is None or self._settle.isActive() or not self.queue.idle:
            return
        if self._frames_wanted == 0:
            self._frame.stop()
            self.is_settled = True
            self.settled.emit()
            return
        if self._frame_out:  # none came: the widget is hidden, or nothing of it is on the screen
            self._frames_wanted -= 1
        self._frame_out = True
        self._page.call("markFrame")
        self._frame.start(FRAME_MS)


def _written(operation: Splice) -> str:
    blocks = [{"id": block.id, "lines": block.lines, "html": block.html} for block in operation.blocks]
    return json.dumps([operation.start, operation.removed, blocks], ensure_ascii=False)
