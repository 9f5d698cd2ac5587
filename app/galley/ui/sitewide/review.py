"""What a change would do, to be looked through before it is done: the tree of places, and a file's diff."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import TROUBLE, Plan, PlannedFile, diff
from galley.services.bulk import Read
from galley.ui.dialogs.diff import DiffColors
from galley.ui.sitewide.delegate import ChangeDelegate
from galley.ui.sitewide.model import SPOT_ROLE, ChangesModel
from galley.ui.widgets.small import ProgressLine, tool_button

# Opened at once where there are few; a long list is first looked over by its files.
_OPEN_UP_TO = 40
_LONGEST_DIFF = 200_000


class ReviewPane(QWidget):
    """Shows a plan. ``ticked`` tells that another part of it is chosen."""

    ticked = Signal()
    post_wanted = Signal(object, int)
    """The path of a file that was double-clicked, and the line (from 1)."""

    def __init__(self, name_of: Callable[[Path], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._read: Read = lambda _path: b""
        self.model = ChangesModel(name_of, self)
        self.tree = ChangeTree(self.model)
        self.diff = QPlainTextEdit()
        self.diff.setReadOnly(True)
        self.diff.setAccessibleName(self.tr("What changes in this post"))
        self.diff.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._colors: DiffColors | None = None
        self._color_diff()
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = ProgressLine(self.tr("Progress"))
        self.all_button = tool_button(self.tr("All"), self.tr("Tick everything"), self._tick_all)
        self.none_button = tool_button(self.tr("None"), self.tr("Tick nothing"), self._tick_none)
        self._lay_out()
        self.tree.selectionModel().currentChanged.connect(self._show_diff)
        self.tree.doubleClicked.connect(self._on_double_click)
        self.model.ticks_changed.connect(self._on_ticked)
        self.clear()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.diff)
        split.setSizes([330, 150])
        row = QHBoxLayout()
        row.addWidget(self.message, 1)
        row.addWidget(self.all_button)
        row.addWidget(self.none_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        layout.addWidget(split, 1)

    def clear(self, message: str = "") -> None:
        """Show no plan, and say why."""
        self.show_plan(Plan(), lambda _path: b"")
        self.message.setText(message)

    def show_plan(self, plan: Plan, read: Read, *, each: bool = True) -> None:
        """``read`` gives a file's bytes as they were planned for; ``each`` as for ``ChangesModel``."""
        self._read = read
        self.model.show_plan(plan, read, each=each)
        hits, files = self.model.counts()
        if hits <= _OPEN_UP_TO:
            self.tree.expandAll()
        elif files:
            self.tree.expand(self.model.index(0, 0))
        self.diff.clear()
        for button in (self.all_button, self.none_button):
            button.setVisible(files > 0)
        self.bar.setValue(0)
        if self.model.rowCount():
            self.tree.setCurrentIndex(self.model.index(0, 0))

    def chosen(self) -> list[PlannedFile]:
        """The files with what is ticked of them."""
        return self.model.chosen()

    def set_busy(self, busy: bool) -> None:
        """While files are written nothing can be ticked."""
        self.tree.setEnabled(not busy)
        self.all_button.setEnabled(not busy)
        self.none_button.setEnabled(not busy)

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _tick_all(self) -> None:
        self.model.set_all(True)

    def _tick_none(self) -> None:
        self.model.set_all(False)

    def _on_ticked(self) -> None:
        self.tree.viewport().update()
        self._show_diff(self.tree.currentIndex())
        self.ticked.emit()

    def _show_diff(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        file = self.model.file_at(index)
        if file is None:
            reason = self.model.data(index, Qt.ItemDataRole.ToolTipRole) if index.isValid() else ""
            self.diff.setPlainText(reason or "")
            return
        try:
            made = file.made(self._read)
            text = diff(made.text_before, made.text_after, self._name_of(file.path))
        except TROUBLE as why:
            text = str(why)
        self.diff.setPlainText(text[:_LONGEST_DIFF])

    def _on_double_click(self, index: QModelIndex) -> None:
        file = self.model.file_at(index)
        spot = index.data(SPOT_ROLE)
        if file is not None:
            self.post_wanted.emit(file.path, spot.line if spot is not None else 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color_diff()

    def _color_diff(self) -> None:
        dark = self.palette().base().color().lightness() < 128
        if self._colors is not None:
            self._colors.setDocument(None)  # type: ignore[arg-type]
        self._colors = DiffColors(self.diff.document(), dark=dark)


class ChangeTree(QTreeView):
    """Space ticks what is selected, arrows walk and open."""

    def __init__(self, model: ChangesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Posts that change, and where"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ChangeDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        current = self.currentIndex()
        if not current.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return
        on = current.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked
        selected = self.selectionModel().selectedIndexes()
        self._changes.tick(
            (index for index in selected if index.flags() & Qt.ItemFlag.ItemIsUserCheckable), on
        )
