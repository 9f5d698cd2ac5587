"""The rows of the post list, as Qt's views read them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from galley.core.library import Row

ROW_ROLE = Qt.ItemDataRole.UserRole
UNSAVED_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class PostListModel(QAbstractListModel):
    """A list of rows, replaced as a whole: the views ask only for those on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._at: dict[str, int] = {}
        self._unsaved: set[str] = set()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == UNSAVED_ROLE:
            return row.path in self._unsaved
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            if row.error:
                place = f"{self.tr('line')} {row.error_line}, {self.tr('column')} {row.error_column}"
                return f"{row.path}\n{place}: {row.error}" if row.error_line else f"{row.path}\n{row.error}"
            return row.path
        return None

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._at = {row.path: number for number, row in enumerate(rows)}
        self.endResetModel()

    def index_of(self, path: str) -> QModelIndex:
        number = self._at.get(path)
        return QModelIndex() if number is None else self.index(number)

    def mark_unsaved(self, paths: set[str]) -> None:
        touched, self._unsaved = self._unsaved ^ paths, paths
        for path in touched:
            index = self.index_of(path)
            if index.isValid():
                self.dataChanged.emit(index, index, [UNSAVED_ROLE])
