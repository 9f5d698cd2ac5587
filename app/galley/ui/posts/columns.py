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
# What a column of a header key takes, and how wide the list must be for the first of them.
_KEY_WIDTH, _KEY_NEEDS = 14, 44


class ColumnHeader(QHeaderView):
    """The heads of the columns; the title takes what the others leave, and they go when room is scarce."""

    sort_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(self.tr("Columns"))
        self.keys: tuple[str, ...] = ()
        """The header keys that have columns of their own, after the others."""
        self._heads = QStandardItemModel(0, len(Column), self)
        self.name_columns()
        self.setModel(self._heads)
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

    def name_columns(self) -> None:
        """Say in the heads what the columns show, in the language that is spoken now."""
        names = [self.tr("Title"), self.tr("Date"), self.tr("Tags"), self.tr("Folder"), self.tr("Modified")]
        self._heads.setHorizontalHeaderLabels([*names, *self.keys])

    def set_keys(self, keys: Sequence[str]) -> None:
        """Give these header keys columns."""
        self.keys = tuple(keys)
        self._heads.setColumnCount(len(Column) + len(keys))
        self.name_columns()
        for column in range(len(Column), self.count()):
            self.resizeSection(column, _KEY_WIDTH * self.fontMetrics().horizontalAdvance("0"))
        self._hide_what_has_no_room()

    def show_order(self, key: str, *, descending: bool) -> None:
        """Put the arrow on the column that the list is ordered by; on none for other keys."""
        column = next((column for column, sort in SORTS.items() if sort == key), -1)
        if key in self.keys:
            column = len(Column) + self.keys.index(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(int(column), order)

    def _on_clicked(self, column: int) -> None:
        own = column - len(Column)
        key = self.keys[own] if own >= 0 else SORTS.get(Column(column))
        if key is not None:
            self.sort_wanted.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._hide_what_has_no_room()
        super().resizeEvent(event)

    def _hide_what_has_no_room(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        # What the author has asked for stays rather than what is there by itself.
        taken = len(self.keys) * _KEY_WIDTH
        for column, needs in _NEEDS.items():
            self.setSectionHidden(column, self.width() < (needs + taken) * letter)
        for number in range(len(self.keys)):
            needs = _KEY_NEEDS + number * _KEY_WIDTH
            self.setSectionHidden(len(Column) + number, self.width() < needs * letter)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A second click turns the order round again, as a first one would.
        self.mousePressEvent(event)


class ColumnDelegate(PostDelegate):
    """Draws a post's line as wide as the header's columns are."""

    header: ColumnHeader
    _cells: Sequence[tuple[int, int, int]] = ()

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
            if column == Column.TITLE:
                area.setRight(self.marks(painter, row, area.right(), area.y(), area.height()))
                paint.text(painter, row.title, fonts.base, c.text, area)
            else:
                paint.text(painter, self._words(row, column), fonts.small, c.muted, area)

    def begin(self) -> None:
        header = self.header
        self._cells = [
            (
                column,
                header.sectionViewportPosition(column) + inset,
                header.sectionSize(column) - inset - 4,
            )
            for column in range(header.count())
            if not header.isSectionHidden(column)
            for inset in (paint.PAD_X if column == Column.TITLE else 6,)
        ]

    def _words(self, row: Row, column: int) -> str:
        if column >= len(Column):
            return self.posts.value(self.header.keys[column - len(Column)], row)
        if column == Column.DATE:
            return written_day(row.date)
        if column == Column.TAGS:
            return "  ".join(f"#{tag}" for tag in row.tags)
        if column == Column.FOLDER:
            return row.path.rpartition("/")[0]
        return moment(row.mtime_ns / 1e9)
