"""Paints a post of the list: title and marks, a line of excerpt or what is wrong, date and tags."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from galley.core.library import Row
from galley.ui.posts.model import ROW_ROLE, UNSAVED_ROLE
from galley.ui.theme import LIGHT, Colors

PAD_X, PAD_Y, GAP = 12, 8, 3


class PostDelegate(QStyledItemDelegate):
    """Every row has the same height, so that a view of any length needs to measure only one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colors: Colors = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, small = _fonts(option.font)
        return QSize(
            160, 2 * PAD_Y + QFontMetrics(title).height() + 2 * (QFontMetrics(small).height() + GAP) + 1
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        c = self.colors
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(c.selected))
            if option.state & QStyle.StateFlag.State_HasFocus or option.state & QStyle.StateFlag.State_Active:
                painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), QColor(c.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(c.hover))
        painter.fillRect(QRect(area.x() + PAD_X, area.bottom(), area.width() - PAD_X, 1), QColor(c.line))

        title_font, small_font = _fonts(option.font)
        left, width = area.x() + PAD_X, area.width() - 2 * PAD_X
        y = area.y() + PAD_Y
        title_height, small_height = QFontMetrics(title_font).height(), QFontMetrics(small_font).height()

        right = left + width
        painter.setFont(small_font)
        if row.error:
            right = self._badge(painter, "!", right, y, title_height, QColor(c.warning))
        if row.ignored:
            right = self._badge(painter, self.tr("Not published"), right, y, title_height, QColor(c.faint))
        if row.draft:
            right = self._badge(painter, self.tr("Draft"), right, y, title_height, QColor(c.muted))
        if index.data(UNSAVED_ROLE):
            painter.setBrush(QColor(c.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(right - 8, y + title_height // 2 - 4, 8, 8)
            right -= 14

        self._line(painter, row.title, title_font, c.text, QRect(left, y, right - left, title_height))
        y += title_height + GAP
        text, color = (row.error, c.warning) if row.error else (row.excerpt, c.muted)
        self._line(painter, text, small_font, color, QRect(left, y, width, small_height))
        y += small_height + GAP
        date = row.date[:10] if row.date_key is not None else row.date
        last = "  ·  ".join(part for part in (date, "  ".join(f"#{tag}" for tag in row.tags)) if part)
        self._line(painter, last, small_font, c.faint, QRect(left, y, width, small_height))
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, text: str, font: QFont, color: str, area: QRect) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @staticmethod
    def _badge(painter: QPainter, text: str, right: int, y: int, height: int, color: QColor) -> int:
        """Draw a small outlined label that ends at ``right``; return where the next one may end."""
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(text) + 10, metrics.height())
        box = QRect(right - width, y + (height - metrics.height()) // 2, width, metrics.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(color)
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left() - 6


def _fonts(base: QFont) -> tuple[QFont, QFont]:
    title, small = QFont(base), QFont(base)
    title.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(base.pointSizeF() * 0.9)
    return title, small
