"""Paints a line of the sidebar: the name on the left, the number of posts on the right in a quiet colour."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from galley.ui.localized import number
from galley.ui.theme import LIGHT, Colors

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class CountDelegate(QStyledItemDelegate):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colors: Colors = LIGHT
        self.target: QPersistentModelIndex | None = None
        """The folder that posts would be dropped on."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, option.fontMetrics.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count = index.data(COUNT_ROLE)
        text = "" if count is None else number(count)
        width = option.fontMetrics.horizontalAdvance(text) + 12 if text else 0
        area: QRect = option.rect
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if self.target is not None and self.target == index:
            painter.setPen(QColor(self.colors.accent))
            painter.drawRoundedRect(area.adjusted(0, 0, -2, -1), 4, 4)
        painter.setFont(option.font)
        painter.setPen(
            QColor(
                self.colors.muted if index.model().hasChildren(index) and count is None else self.colors.text
            )
        )
        name_area = area.adjusted(6, 0, -width, 0)
        name = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, name_area.width()
        )
        painter.drawText(name_area, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(self.colors.muted))
        painter.drawText(
            area.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text
        )
        painter.restore()
