"""The tree above the list: all posts, drafts, problems, folders, categories and tags, each with its count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from galley.core.library import Row
from galley.core.library.query import (
    count_categories,
    count_folders,
    count_tags,
    in_category,
    in_folder,
    with_tag,
)
from galley.ui.theme import LIGHT, Colors

SCOPE_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1


class ScopeKind(StrEnum):
    ALL = "all"
    DRAFTS = "drafts"
    BROKEN = "broken"
    FOLDER = "folder"
    CATEGORY = "category"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which posts the list shows; ``name`` is the folder, the tag, or the path of the category."""

    kind: ScopeKind = ScopeKind.ALL
    name: str | tuple[str, ...] = ""

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """Those of ``rows`` that belong to it."""
        if self.kind is ScopeKind.DRAFTS:
            return [row for row in rows if row.draft]
        if self.kind is ScopeKind.BROKEN:
            return [row for row in rows if row.error]
        if self.kind is ScopeKind.FOLDER:
            return in_folder(rows, str(self.name))
        if self.kind is ScopeKind.CATEGORY:
            return in_category(rows, self.name)
        if self.kind is ScopeKind.TAG:
            return with_tag(rows, str(self.name))
        return list(rows)


class Sidebar(QTreeView):
    scope_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Folders, categories and tags"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = CountDelegate(self)
        self.setItemDelegate(self._delegate)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._open: set[object] = {"folders"}
        self.scope = Scope()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.expanded.connect(lambda index: self._open.add(_key(index)))
        self.collapsed.connect(lambda index: self._open.discard(_key(index)))
        self._filling = False

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.viewport().update()

    def show_rows(self, rows: list[Row], base: str) -> None:
        """Count ``rows`` anew. ``base`` is the folder above all posts, which the tree leaves out."""
        self._filling = True
        bar = self.verticalScrollBar().value()
        self._model.clear()
        root = self._model.invisibleRootItem()
        root.appendRow(_item(self.tr("All posts"), Scope(), len(rows)))
        drafts = sum(row.draft for row in rows)
        root.appendRow(_item(self.tr("Drafts"), Scope(ScopeKind.DRAFTS), drafts))
        broken = sum(row.error is not None for row in rows)
        if broken:
            root.appendRow(_item(self.tr("With problems"), Scope(ScopeKind.BROKEN), broken))
        self._add_folders(root, count_folders(rows), base)
        categories = count_categories(rows)
        if categories:
            head = _head(self.tr("Categories"), "categories")
            _add_paths(head, categories)
            root.appendRow(head)
        tags = count_tags(rows)
        if tags:
            head = _head(self.tr("Tags"), "tags")
            head.appendRows(
                [_item(f"#{tag}", Scope(ScopeKind.TAG, tag), count) for tag, count in tags.items()]
            )
            root.appendRow(head)
        self._reopen(root)
        self.verticalScrollBar().setValue(bar)
        self._filling = False

    def _add_folders(self, root: QStandardItem, counts: Mapping[str, int], base: str) -> None:
        # The folder above all posts, and those above it, would only be steps on the way to the others.
        paths = [path for path in counts if path and path != base and not base.startswith(f"{path}/")]
        if not paths:
            return
        head = _head(self.tr("Folders"), "folders")
        items: dict[str, QStandardItem] = {}
        for path in sorted(paths, key=lambda path: path.split("/")):
            above, _, name = path.rpartition("/")
            item = _item(name, Scope(ScopeKind.FOLDER, path), counts[path])
            items.get(above, head).appendRow(item)
            items[path] = item
        root.appendRow(head)

    def _reopen(self, parent: QStandardItem) -> None:
        """Open what was open, and select the scope that was selected."""
        chosen: QModelIndex | None = None
        waiting = [parent]
        while waiting:
            at = waiting.pop()
            for number in range(at.rowCount()):
                item = at.child(number)
                if item.hasChildren():
                    waiting.append(item)
                    if _key(item.index()) in self._open:
                        self.expand(item.index())
                if item.data(SCOPE_ROLE) == self.scope:
                    chosen = item.index()
        if chosen is None:
            self.scope = Scope()
            chosen = self._model.index(0, 0)
        self.setCurrentIndex(chosen)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        scope = index.data(SCOPE_ROLE)
        if isinstance(scope, Scope) and not self._filling and scope != self.scope:
            self.scope = scope
            self.scope_chosen.emit(scope)


def _item(text: str, scope: Scope, count: int) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(scope, SCOPE_ROLE)
    item.setData(count, COUNT_ROLE)
    item.setToolTip(text)
    return item


def _head(text: str, key: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(key, SCOPE_ROLE)
    item.setSelectable(False)
    return item


def _add_paths(head: QStandardItem, counts: Mapping[tuple[str, ...], int]) -> None:
    items: dict[tuple[str, ...], QStandardItem] = {}
    for path, count in counts.items():
        item = _item(path[-1], Scope(ScopeKind.CATEGORY, path), count)
        items.get(path[:-1], head).appendRow(item)
        items[path] = item


def _key(index: QModelIndex) -> object:
    return index.data(SCOPE_ROLE)


class CountDelegate(QStyledItemDelegate):
    """The name on the left, the number of posts on the right in a quiet colour."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.colors: Colors = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, option.fontMetrics.height() + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        count = index.data(COUNT_ROLE)
        text = "" if count is None else str(count)
        width = option.fontMetrics.horizontalAdvance(text) + 12 if text else 0
        area: QRect = option.rect
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        quiet = count is None
        painter.setPen(QColor(self.colors.muted if quiet else self.colors.text))
        name_area = area.adjusted(6, 0, -width, 0)
        name = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, name_area.width()
        )
        painter.drawText(name_area, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(self.colors.faint))
        painter.drawText(
            area.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text
        )
        painter.restore()
