"""The planned changes as a tree: files, and below each the places that change, all with a box to tick."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from galley.core.bulk import TROUBLE, Plan, PlannedFile, Spot, spots
from galley.core.storage import hash_bytes
from galley.core.textfile import decode
from galley.services.bulk import Read

SPOT_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
REASON_ROLE = Qt.ItemDataRole.UserRole + 2

# The places of so many files are kept as they are shown; others are read from the file again.
_FILES_KEPT = 64
_TOP = 0
Index = QModelIndex | QPersistentModelIndex


class ChangesModel(QAbstractItemModel):
    """Files in the order of their names, those that cannot be changed last.

    A place's text is read from its file when it is first shown: the plan of a large site holds none.
    """

    ticks_changed = Signal()
    """Other boxes are ticked, one or thousands of them: not a ``dataChanged`` for each."""

    def __init__(self, name_of: Callable[[Path], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._read: Read = lambda _path: b""
        self._each = True
        self._files: list[PlannedFile] = []
        self._refused: list[tuple[Path, str]] = []
        self._off: list[set[int]] = []
        self._spots: OrderedDict[int, list[Spot]] = OrderedDict()

    def show_plan(self, plan: Plan, read: Read, *, each: bool) -> None:
        """``each``: whether the places of a file can be ticked one by one, or only all together."""
        self.beginResetModel()
        self._read, self._each = read, each
        self._files = sorted(plan.files, key=lambda file: self._name_of(file.path))
        # Of one file several are told in the order of its lines.
        self._refused = sorted(plan.refused, key=lambda refused: refused[0])
        self._off = [set() for _ in self._files]
        self._spots.clear()
        self.endResetModel()

    def chosen(self) -> list[PlannedFile]:
        """The files with the places that are ticked."""
        found: list[PlannedFile] = []
        for file, off in zip(self._files, self._off, strict=True):
            if not off:
                found.append(file)
            elif len(off) < len(file.edits):
                found.append(file.only(set(range(len(file.edits))) - off))
        return found

    def counts(self) -> tuple[int, int]:
        """How many places are ticked, in how many files."""
        files = [len(file.edits) - len(off) for file, off in zip(self._files, self._off, strict=True)]
        return sum(files), sum(count > 0 for count in files)

    @property
    def refused_count(self) -> int:
        return len(self._refused)

    def file_at(self, index: Index) -> PlannedFile | None:
        """The file of a row, or of a place below it, with what of it is ticked; None if it is refused."""
        row = self._file_row(index)
        if not 0 <= row < len(self._files):
            return None
        file, off = self._files[row], self._off[row]
        return file.only(set(range(len(file.edits))) - off)

    def set_all(self, on: bool) -> None:
        """Tick everything, or nothing."""
        self._off = [set() if on else set(range(len(file.edits))) for file in self._files]
        self.ticks_changed.emit()

    def untick(self, places: Mapping[Path, Iterable[int]]) -> None:
        """Leave out these edits (by their numbers) of these files."""
        for row, file in enumerate(self._files):
            if numbers := places.get(file.path):
                self._off[row] |= set(numbers) & set(range(len(file.edits)))
        self.ticks_changed.emit()

    # -- as Qt asks ----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        top = index.internalId() if index.isValid() else _TOP
        return QModelIndex() if top == _TOP else self.createIndex(top - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._files) + len(self._refused)
        if parent.internalId() != _TOP or parent.row() >= len(self._files):
            return 0
        return len(self._files[parent.row()].edits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        top = index.internalId() == _TOP
        if (top and index.row() < len(self._files)) or (not top and self._each):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.internalId() != _TOP:
            return self._spot_data(index.internalId() - 1, index.row(), role)
        row = index.row()
        if row >= len(self._files):
            path, reason = self._refused[row - len(self._files)]
            if role == Qt.ItemDataRole.DisplayRole:
                return self._name_of(path)
            return reason if role in (Qt.ItemDataRole.ToolTipRole, REASON_ROLE) else None
        file, off = self._files[row], self._off[row]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._name_of(file.path)
        if role == COUNT_ROLE:
            return len(file.edits)
        if role == Qt.ItemDataRole.CheckStateRole:
            if not off:
                return Qt.CheckState.Checked
            some = len(off) < len(file.edits)
            return Qt.CheckState.PartiallyChecked if some else Qt.CheckState.Unchecked
        return None

    def _spot_data(self, row: int, number: int, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            on = number not in self._off[row]
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked) if self._each else None
        if role not in (SPOT_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        found = self._spots_of(row)
        spot = found[number] if number < len(found) else None
        if role == SPOT_ROLE:
            return spot
        return f"{spot.line}  {spot.lead}{spot.old} → {spot.new}{spot.tail}" if spot is not None else ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def tick(self, indexes: Iterable[Index], on: bool) -> None:
        """Tick these files and places, or not."""
        for index in indexes:
            row = self._file_row(index)
            if index.internalId() == _TOP:
                self._off[row] = set() if on else set(range(len(self._files[row].edits)))
            elif on:
                self._off[row].discard(index.row())
            else:
                self._off[row].add(index.row())
        self.ticks_changed.emit()

    def _file_row(self, index: Index) -> int:
        if not index.isValid():
            return -1
        return index.row() if index.internalId() == _TOP else index.internalId() - 1

    def _spots_of(self, row: int) -> list[Spot]:
        if row in self._spots:
            self._spots.move_to_end(row)
            return self._spots[row]
        file = self._files[row]
        found: list[Spot] = []
        try:
            data = self._read(file.path)
            if hash_bytes(data) == file.base:
                found = spots(decode(data).text, file.edits)
        except TROUBLE:
            pass  # it has gone since, and writing it will say so
        self._spots[row] = found
        if len(self._spots) > _FILES_KEPT:
            self._spots.popitem(last=False)
        return found
