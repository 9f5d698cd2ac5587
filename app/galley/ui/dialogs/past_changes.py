"""The past changes of several posts, the newest first, any of which can be taken back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import PastChange
from galley.ui.localized import moment, number
from galley.ui.widgets.small import ButtonBox, caption

CHANGE_ROLE = Qt.ItemDataRole.UserRole


class PastChangesDialog(QDialog):
    """``undo_wanted`` carries a PastChange; the list is asked for anew by `refresh`."""

    undo_wanted = Signal(object)

    def __init__(self, past: Callable[[], Sequence[PastChange]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Past changes of several posts"))
        self.resize(640, 380)
        self._past = past
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Past changes"))
        self.list.setHeaderLabels([self.tr("Change"), self.tr("When"), self.tr("Posts")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        for column in range(3):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Stretch if column == 0 else mode.ResizeToContents)
        note = caption(
            self.tr(
                "A change is taken back where posts are still as it left them; the others are named and stay."
            )
        )
        note.setWordWrap(True)
        buttons = ButtonBox()
        self.undo_button = buttons.addButton(self.tr("&Take Back"), QDialogButtonBox.ButtonRole.ActionRole)
        self.undo_button.setObjectName("primary")
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.undo_button.clicked.connect(self._undo)
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        buttons.rejected.connect(self.reject)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be taken back now."""
        self.list.clear()
        for change in self._past():
            item = QTreeWidgetItem([change.title, moment(change.time), number(change.files)])
            item.setData(0, CHANGE_ROLE, change)
            item.setToolTip(0, change.title)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._enable()

    def _enable(self) -> None:
        self.undo_button.setEnabled(self.list.currentItem() is not None)

    def _undo(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.undo_wanted.emit(item.data(0, CHANGE_ROLE))
