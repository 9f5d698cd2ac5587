"""The lines of the sidebar's tree, as Qt's view reads them: a line is made when it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from galley.core.library import Scope
from galley.services.searches import SavedSearch
from galley.ui.posts.counts import COUNT_ROLE

KEY_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
Key = Scope | SavedSearch | str
"""What a line of the tree stands for; a text for a line that is none of the others."""

MORE = "more"
"""The key of the line that brings further tags."""

_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the tree; ``above`` is the key of the line it belongs under, which comes before it."""

    key: Key
    text: str
    count: int | None
    above: Key | None = None


class EntryModel(QAbstractItemModel):
    """Holds the entries as they are: an item for each took 25 ms, every time that posts came in."""

    renamed = Signal(object, str)
    """Another name was typed for a `SavedSearch`. It keeps its own until it is shown anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._numbers: dict[Key, int] = {}
        # By the number of an entry, and at the end for the root: which entries belong under it.
        self._under: list[list[int]] = [[]]
        self._above: list[int] = []
        self._places: list[int] = []

    def show(self, entries: Sequence[Entry]) -> bool:
        """Show these; returns whether more than the counts is other than before: the model is reset then."""
        before = self._entries
        if [(each.key, each.text, each.above) for each in entries] == [
            (each.key, each.text, each.above) for each in before
        ]:
            self._entries = list(entries)
            self._tell_counts(before)
            return False
        self.beginResetModel()
        self._entries = list(entries)
        self._numbers = {entry.key: number for number, entry in enumerate(entries)}
        self._under = [[] for _ in range(len(entries) + 1)]
        self._above, self._places = [], []
        for number, entry in enumerate(entries):
            above = -1 if entry.above is None else self._numbers[entry.above]
            self._above.append(above)
            self._places.append(len(self._under[above]))
            self._under[above].append(number)
        self.endResetModel()
        return True

    def _tell_counts(self, before: Sequence[Entry]) -> None:
        """Tell which lines count otherwise: of those under one line, from the first to the last."""
        other: dict[int, list[int]] = {}
        for number, (old, new) in enumerate(zip(before, self._entries, strict=True)):
            if old.count != new.count:
                other.setdefault(self._above[number], []).append(number)
        for numbers in other.values():
            self.dataChanged.emit(self._index(numbers[0]), self._index(numbers[-1]), [COUNT_ROLE])

    def index_of(self, key: Key) -> QModelIndex:
        """The line that stands for this; an invalid index where it is not shown."""
        number = self._numbers.get(key)
        return QModelIndex() if number is None else self._index(number)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._places[number], 0, number)

    def _children(self, parent: Index) -> list[int]:
        return self._under[parent.internalId() if parent.isValid() else -1]

    # -- as Qt asks ----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self._children(parent)
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  QObject has one without a child
        above = self._above[child.internalId()] if child.isValid() else -1
        return QModelIndex() if above < 0 else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return bool(self._children(parent))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.internalId()]
        if role in _SHOWN:
            return entry.text
        if role == KEY_ROLE:
            return entry.key
        return entry.count if role == COUNT_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = index.data(KEY_ROLE)
        name = str(value).strip()
        # A search needs a name: without one it keeps its own.
        if role != Qt.ItemDataRole.EditRole or not isinstance(key, SavedSearch) or not name:
            return False
        if value != key.name:
            self.renamed.emit(key, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        key = self._entries[index.internalId()].key
        flags = flag.ItemIsEnabled | flag.ItemIsDropEnabled
        if not isinstance(key, str) or key == MORE:
            flags |= flag.ItemIsSelectable
        return flags | flag.ItemIsEditable if isinstance(key, SavedSearch) else flags
