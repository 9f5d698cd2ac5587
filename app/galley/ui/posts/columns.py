"""The list as a table: one line for each post, under a header that sorts."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from galley.core.library import Excerpt, Row
from galley.ui.localized import moment, written_day
from galley.ui.posts import paint
from galley.ui.posts.delegate import PostDelegate

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What a post's line shows, from left to right."""

    TITLE = 0
    DATE = 1
    TAGS = 2
    FOLDER = 3
    MODIFIED = 4


SORTS = {
    Column.TITLE: "title",
    Column.DATE: "date",
    Column.FOLDER: "path",
    Column.MODIFIED: "modified",
}
"""What the list is ordered by after a click on a column's head; tags are no order."""

# A column is there only where the list is at least so wide, in widths of a letter.
_NEEDS = {Column.DATE: 34, Column.TAGS: 62, Column.FOLDER: 84, Column.MODIFIED: 106}
_WIDTHS = {Column.DATE: 13, Column.TAGS: 22, Column.FOLDER: 22, Column.MODIFIED: 18}


class ColumnHeader(QHeaderView):
    """The heads of the columns; the title takes what the others leave, and they go when room is scarce."""

    sort_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(self.tr("Columns"))
        heads = QStandardItemModel(0, len(Column), self)
        heads.setHorizontalHeaderLabels(
            [self.tr("Title"), self.tr("Date"), self.tr("Tags"), self.tr("Folder"), self.tr("Modified")]
        )
        self.setModel(heads)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setMinimumSectionSize(40)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().horizontalAdvance("0")
        for column, width in _WIDTHS.items():
            self.resizeSection(column, width * letter)
        self.sectionClicked.connect(self._on_clicked)

    def show_order(self, key: str, *, descending: bool) -> None:
        """Put the arrow on the column that the list is ordered by; on none for other keys."""
        column = next((column for column, sort in SORTS.items() if sort == key), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(int(column), order)

    def _on_clicked(self, column: int) -> None:
        key = SORTS.get(Column(column))
        if key is not None:
            self.sort_wanted.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, needs in _NEEDS.items():
            self.setSectionHidden(column, self.width() < needs * letter)
        super().resizeEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A second click turns the order round again, as a first one would.
        self.mousePressEvent(event)


class ColumnDelegate(PostDelegate):
    """Draws a post's line as wide as the header's columns are."""

    header: ColumnHeader
    _cells: Sequence[tuple[Column, int, int]] = ()

    def height(self, base: QFont) -> int:
        return self.fonts(base).title.height + 9

    def paint_post(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, hit: Excerpt | None
    ) -> None:
        c, fonts = self.colors, self.fonts(option.font)
        paint.fill(painter, option, c, inset=0)
        top, height = option.rect.y(), option.rect.height() - 1
        for column, x, width in self._cells:
            area = QRect(x, top, width, height)
            if column is Column.TITLE:
                area.setRight(self.marks(painter, row, area.right(), area.y(), area.height()))
                paint.text(painter, row.title, fonts.base, c.text, area)
            else:
                paint.text(painter, _words(row, column), fonts.small, c.muted, area)

    def begin(self) -> None:
        header = self.header
        self._cells = [
            (
                column,
                header.sectionViewportPosition(column) + inset,
                header.sectionSize(column) - inset - 4,
            )
            for column in Column
            if not header.isSectionHidden(column)
            for inset in (paint.PAD_X if column is Column.TITLE else 6,)
        ]


def _words(row: Row, column: Column) -> str:
    if column is Column.DATE:
        return written_day(row.date)
    if column is Column.TAGS:
        return "  ".join(f"#{tag}" for tag in row.tags)
    if column is Column.FOLDER:
        return row.path.rpartition("/")[0]
    return moment(row.mtime_ns / 1e9)
