"""The outline of the post: its headings as a tree, the place one is at, sections moved by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from galley.core.writing.outline import Heading, heading_at
from galley.ui.widgets.small import named

INDEX = Qt.ItemDataRole.UserRole


class OutlinePanel(QTreeWidget):
    line_wanted = Signal(int)
    move_wanted = Signal(int, int)
    """Move the section of a heading's index before that of another; as many as there are: to the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "outline")
        self.setAccessibleName(self.tr("Outline of the post"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setMinimumWidth(120)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._headings: Sequence[Heading] = ()
        self._items: list[QTreeWidgetItem] = []
        self._line = 0
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def sizeHint(self) -> QSize:
        return QSize(190, 400)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Show these; while only their places differ from before, the tree stays as it was folded."""
        same = [(h.level, h.title) for h in headings] == [(h.level, h.title) for h in self._headings]
        self._headings = headings
        if not same:
            self._fill()
        self.show_line(self._line)

    def show_line(self, line: int) -> None:
        """Mark the section that a line of the text, counted from 0, is in."""
        self._line = line
        index = heading_at(self._headings, line)
        if 0 <= index < len(self._items):
            item = self._items[index]
            if item is not self.currentItem():
                self.setCurrentItem(item)
        elif self.currentItem() is not None:
            self.setCurrentItem(None)  # type: ignore[arg-type]

    def _fill(self) -> None:
        self.setCurrentItem(None)  # type: ignore[arg-type]
        self.clear()
        self._items = []
        above: list[tuple[int, QTreeWidgetItem]] = []
        for index, heading in enumerate(self._headings):
            while above and above[-1][0] >= heading.level:
                above.pop()
            item = QTreeWidgetItem(above[-1][1] if above else self.invisibleRootItem(), [heading.title])
            item.setData(0, INDEX, index)
            item.setToolTip(0, heading.title)
            item.setExpanded(True)
            above.append((heading.level, item))
            self._items.append(item)
        self.expandAll()

    def _go(self, item: QTreeWidgetItem) -> None:
        self.line_wanted.emit(self._headings[item.data(0, INDEX)].line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.move_beside(item.data(0, INDEX), step)
                return
        super().keyPressEvent(event)

    def move_beside(self, index: int, step: int) -> None:
        """Move a section past the one before (-1) or behind (1) it at its level."""
        headings = self._headings
        if step < 0:
            at = next(
                (i for i in range(index - 1, -1, -1) if headings[i].level <= headings[index].level), None
            )
            if at is not None and headings[at].level == headings[index].level:
                self.move_wanted.emit(index, at)
            return
        behind = self._first_at(headings[index].end)
        if behind < len(headings) and headings[behind].level == headings[index].level:
            self.move_wanted.emit(index, self._first_at(headings[behind].end))

    def dropEvent(self, event: QDropEvent) -> None:
        moved = self.currentItem()
        target = self.itemAt(event.position().toPoint())
        # The text moves, and the tree follows it: Qt is to move nothing itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved is None:
            return
        before = len(self._headings)
        if target is not None:
            index = target.data(0, INDEX)
            place = self.dropIndicatorPosition()
            if place == QAbstractItemView.DropIndicatorPosition.AboveItem:
                before = index
            elif place == QAbstractItemView.DropIndicatorPosition.BelowItem and target.isExpanded():
                before = index + 1
            else:
                before = self._first_at(self._headings[index].end)
        self.move_wanted.emit(moved.data(0, INDEX), before)

    def _first_at(self, place: int) -> int:
        """The index of the first heading at or behind a place of the text."""
        return next((i for i, h in enumerate(self._headings) if h.start >= place), len(self._headings))
