"""Draws a planned change in its place: what goes struck out, what comes beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from galley.core.bulk import Spot
from galley.ui.sitewide.model import COUNT_ROLE, REASON_ROLE, SPOT_ROLE
from galley.ui.theme import DARK, LIGHT

# Grounds of what goes and of what comes, by night and by day.
_GOES = ("#5a2f28", "#f8d6d0")
_COMES = ("#2f4a27", "#d3ebca")


class ChangeDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, option.fontMetrics.height() + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = style.subElementRect(style.SubElement.SE_ItemViewItemText, option, option.widget)
        area.setRight(option.rect.right() - 8)
        dark = option.palette.base().color().lightness() < 128
        line = _Line(painter, area, option.font, dark=dark)
        painter.save()
        spot = index.data(SPOT_ROLE)
        reason, count = index.data(REASON_ROLE), index.data(COUNT_ROLE)
        if isinstance(spot, Spot):
            line.spot(spot)
        elif reason is not None:
            line.words(str(index.data()), line.colors.muted)
            line.words(f"  {reason}", line.colors.warning)
        elif count is not None:
            line.file(str(index.data()), str(count))
        painter.restore()


class _Line:
    """One row, drawn from left to right."""

    def __init__(self, painter: QPainter, area: QRect, font: QFont, *, dark: bool) -> None:
        self.colors = DARK if dark else LIGHT
        self._dark = dark
        self._painter = painter
        self._area = area
        self._font = font
        self._metrics = QFontMetrics(font)

    def file(self, name: str, count: str) -> None:
        width = self._metrics.horizontalAdvance(count) + 12
        folder, _, stem = name.rpartition("/")
        right = QRect(self._area.right() - width, self._area.top(), width, self._area.height())
        self._area.setRight(right.left())
        self.words(stem, self.colors.text)
        if folder:
            self.words(f"   {folder}", self.colors.muted)
        self._painter.setPen(QColor(self.colors.muted))
        self._painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def spot(self, spot: Spot) -> None:
        self.words(f"{spot.line}  ", self.colors.muted)
        # What changes must be seen: of a long beginning of the line only its end is drawn.
        room = self._area.width()
        changing = self._metrics.horizontalAdvance(spot.old + spot.new)
        lead = self._metrics.elidedText(
            spot.lead, Qt.TextElideMode.ElideLeft, max(room // 4, min(room // 2, room - changing - 80))
        )
        self.words(lead, self.colors.muted)
        if spot.old:
            self.words(spot.old, self.colors.text, _GOES[not self._dark], struck=True)
        if spot.new:
            self.words(spot.new, self.colors.text, _COMES[not self._dark])
        self.words(spot.tail, self.colors.muted)

    def words(self, text: str, color: str, ground: str = "", *, struck: bool = False) -> None:
        left = self._area.width()
        if left <= 0 or not text:
            return
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, left)
        width = min(self._metrics.horizontalAdvance(shown), left)
        place = QRect(self._area.left(), self._area.top(), width, self._area.height())
        if ground:
            self._painter.fillRect(place.adjusted(0, 3, 0, -3), QColor(ground))
        font = QFont(self._font)
        font.setStrikeOut(struck)
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        self._area.setLeft(self._area.left() + width)
