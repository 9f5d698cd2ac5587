"""One box to find and run any command, or to open any post."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

SHOWN_AT_MOST = 200
STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """``text`` is shown and searched, ``detail`` stands behind it and is searched too.

    ``spelled`` is other spellings that are searched and not shown, as pinyin.
    """

    text: str
    detail: str
    run: Callable[[], None]
    spelled: str = ""


Take = Callable[[Sequence[Choice]], None]
Source = Callable[[str, Take], None]
"""Finds what fits a text, the best first, and hands it over: at once, or when it is found."""


def match_score(pattern: str, text: str) -> int | None:
    """How well ``pattern``'s letters fit ``text`` in their order; None when they don't. Smaller is better.

    A run of letters beats scattered ones, the start of a word beats its middle.
    """
    if not pattern:
        return 0
    if "".join(word[0] for word in text.split()).startswith(pattern):
        return 1  # the first letters of the words
    found = text.find(pattern)
    if found >= 0:
        return found if found == 0 or not text[found - 1].isalnum() else 20 + found
    at, score = -1, 200
    for letter in pattern:
        if letter == " ":
            continue
        next_at = text.find(letter, at + 1)
        if next_at < 0:
            return None
        score += next_at - at - 1
        at = next_at
    return score


def among(choices: Sequence[Choice]) -> Source:
    """A source that knows all its choices."""
    folded = [
        (choice, choice.text.casefold(), f"{choice.text} {choice.spelled} {choice.detail}".casefold())
        for choice in choices
    ]

    def search(text: str, take: Take) -> None:
        pattern = text.strip().casefold()
        scored: list[tuple[int, int, Choice]] = []
        for number, (choice, name, whole) in enumerate(folded):
            score = match_score(pattern, name)
            if score is None:
                score = match_score(pattern, whole)
                score = None if score is None else score + 400
            if score is not None:
                scored.append((score, number, choice))
        scored.sort(key=lambda entry: entry[:2])
        take([choice for _, _, choice in scored[:SHOWN_AT_MOST]])

    return search


class ChoiceModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.shown = choices
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        choice = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == DETAIL_ROLE:
            return choice.detail
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.text}, {choice.detail}" if choice.detail else choice.text
        return None


DETAIL_ROLE = Qt.ItemDataRole.UserRole


class ChoiceDelegate(QStyledItemDelegate):
    """The text, and behind it what else is known, in a quiet colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, option.fontMetrics.height() + 9)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area: QRect = option.rect.adjusted(8, 0, -8, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        metrics, detail = option.fontMetrics, index.data(DETAIL_ROLE)
        wanted = metrics.horizontalAdvance(detail) + 24 if detail else 0
        text = str(index.data())
        # The text has what it needs, but the detail never less than a third.
        room = area.width() - min(
            wanted, max(area.width() // 3, area.width() - metrics.horizontalAdvance(text))
        )
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        flag = Qt.AlignmentFlag
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, flag.AlignVCenter | flag.AlignLeft, shown)
        if detail:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            shown = metrics.elidedText(detail, Qt.TextElideMode.ElideLeft, area.width() - room - 12)
            painter.drawText(area, flag.AlignVCenter | flag.AlignRight, shown)
        painter.restore()


class Palette(QDialog):
    """Type to search, arrows to walk, Enter to run, Escape to leave."""

    def __init__(self, hint: str, source: Source, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAccessibleName(hint)
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self._source = source
        self._over = False
        self.model = ChoiceModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setAccessibleName(hint)
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.view)
        self.line.textChanged.connect(self._on_text)
        self.view.clicked.connect(lambda _index: self._run())
        width = min(620, parent.width() - 40)
        self.resize(width, min(420, parent.height() - 80))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 60)
        self._on_text("")
        self.line.setFocus()

    def _on_text(self, text: str) -> None:
        self._source(text, lambda choices: self._take(text, choices))

    def _take(self, text: str, choices: Sequence[Choice]) -> None:
        if self._over or text != self.line.text():
            return  # the author has left, or typed on meanwhile
        self.model.show(choices)
        if choices:
            self.view.setCurrentIndex(self.model.index(0))

    def done(self, result: int) -> None:
        self._over = True
        super().done(result)
        self.deleteLater()

    def _run(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.model.shown):
            choice = self.model.shown[row]
            self.accept()
            choice.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            last = self.model.rowCount() - 1
            row = min(max(self.view.currentIndex().row() + STEPS[event.key()], 0), last)
            if row >= 0:
                self.view.setCurrentIndex(self.model.index(row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        else:
            super().keyPressEvent(event)
