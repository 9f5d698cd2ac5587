"""Posts dragged out of the list, under a picture that says which."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from galley.ui.posts.model import PostListModel

_WIDEST = 240


def drag_posts(source: QWidget, posts: Sequence[int], text: str) -> None:
    """Drag the posts with these ids until they are dropped; ``text`` stands beside the pointer."""
    drag = QDrag(source)
    drag.setMimeData(PostListModel.mime_of(posts))
    drag.setPixmap(_picture(source, text))
    drag.setHotSpot(QPoint(-12, -8))
    drag.exec(Qt.DropAction.MoveAction)


def _picture(source: QWidget, text: str) -> QPixmap:
    metrics = source.fontMetrics()
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
    size = QSize(metrics.horizontalAdvance(text) + 20, metrics.height() + 10)
    picture = QPixmap(size * source.devicePixelRatio())
    picture.setDevicePixelRatio(source.devicePixelRatio())
    picture.fill(source.palette().highlight().color())
    painter = QPainter(picture)
    painter.setFont(source.font())
    painter.setPen(source.palette().highlightedText().color())
    painter.drawText(QRect(QPoint(), size), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture
