"""A list view that reckons where its lines are, instead of laying all of them out."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from galley.ui.posts.lines import Lines
from galley.ui.posts.model import PostListModel

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag


class LineView(QListView):
    """Scrolls over the model's lines and finds them, at a cost that does not grow with their number.

    QListView is its base for screen readers, which know it.
    """

    def __init__(self, model: PostListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posts = model
        self._lines = Lines(lambda: model.arrangement)

    def visible_lines(self) -> range:
        """The lines that are at least partly on the screen."""
        top = self.verticalOffset()
        return self._lines.between(top, top + self.viewport().height() - 1)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._posts.arrangement):
            return QRect()
        line = index.row()
        return QRect(
            0,
            self._lines.top(line) - self.verticalOffset(),
            self.viewport().width(),
            self._lines.height(line),
        )

    def indexAt(self, point: QPoint) -> QModelIndex:
        line = self._lines.at(point.y() + self.verticalOffset())
        there = 0 <= line < len(self._posts.arrangement)
        return self._posts.index(line) if there else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def doItemsLayout(self) -> None:
        # Not QListView's, which would visit every line.
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setSingleStep(max(self._lines.post_height // 2, 12))
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(self._lines.full_height() - self.viewport().height(), 0))
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        rect = self.visualRect(index)
        if not rect.isValid():
            return
        room = self.viewport().height()
        bar, kinds = self.verticalScrollBar(), QAbstractItemView.ScrollHint
        if hint == kinds.PositionAtTop:
            by = rect.top()
        elif hint == kinds.PositionAtBottom:
            by = rect.bottom() + 1 - room
        elif hint == kinds.PositionAtCenter:
            by = rect.center().y() - room // 2
        elif rect.top() < 0:
            by = rect.top()
        else:
            by = max(rect.bottom() + 1 - room, 0)
        if by:
            bar.setValue(bar.value() + by)

    # -- staying in place ----------------------------------------------------------------------

    def anchor(self) -> tuple[int, int] | None:
        """What stands at the upper edge, and how far above it begins; None at the start of the list."""
        top = self.verticalOffset()
        lines = self._posts.arrangement.lines
        line = self._lines.at(top)
        return (lines[line], self._lines.top(line) - top) if top and 0 <= line < len(lines) else None

    def restore(self, anchor: tuple[int, int] | None) -> None:
        """Bring what stood at the upper edge there again."""
        self.updateGeometries()
        if anchor is not None:
            line = self._posts.arrangement.line_of(anchor[0])
            if line >= 0:
                self.verticalScrollBar().setValue(self._lines.top(line) - anchor[1])

    def setSelection(self, rect: QRect, command: Flag) -> None:
        count = len(self._posts.arrangement)
        if not count:
            return
        top, bottom = sorted((rect.top(), rect.bottom()))
        first, last = (
            self._lines.at(top + self.verticalOffset()),
            self._lines.at(bottom + self.verticalOffset()),
        )
        selection = QItemSelection()
        if first < count and last >= 0:
            selection.select(self._posts.index(max(first, 0)), self._posts.index(min(last, count - 1)))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        seen = self.visible_lines()
        for part in selection.toList():
            first, last = max(part.top(), seen.start), min(part.bottom(), seen.stop - 1)
            if first <= last:
                top = self._lines.top(first) - self.verticalOffset()
                bottom = self._lines.top(last) + self._lines.height(last) - self.verticalOffset()
                region += QRect(0, top, self.viewport().width(), bottom - top)
        return region

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = len(self._posts.arrangement)
        if not count:
            return QModelIndex()
        at, act = self.currentIndex().row(), QAbstractItemView.CursorAction
        if at < 0:
            return self._posts.index(min(self.visible_lines().start, count - 1))
        page = max(self.viewport().height() // self._lines.post_height - 1, 1)
        steps = {
            act.MoveUp: -1,
            act.MovePrevious: -1,
            act.MoveDown: 1,
            act.MoveNext: 1,
            act.MovePageUp: -page,
            act.MovePageDown: page,
            act.MoveHome: -count,
            act.MoveEnd: count,
        }
        return self._posts.index(min(max(at + steps.get(action, 0), 0), count - 1))
