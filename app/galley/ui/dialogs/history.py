"""The earlier versions of a post as a timeline, each beside the present text, and one of them restored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from galley.core.storage import StorageError
from galley.core.textfile import NotTextError
from galley.services.document import PostDocument
from galley.services.timeline import Entry, Source, Timeline
from galley.ui.localized import moment
from galley.ui.widgets.side_by_side import SideBySide
from galley.ui.widgets.small import ButtonBox, list_box

ENTRY_ROLE = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Accepted, ``chosen`` is the text to restore. It changes nothing itself."""

    def __init__(self, post: PostDocument, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self._text: str | None = None
        self._now = post.text
        self._timeline = timeline
        self.setWindowTitle(self.tr("History of “{0}”").format(post.title))
        self.resize(1040, 600)
        self.list = list_box(self.tr("Versions"))
        self.list.setWordWrap(True)
        self.diff = SideBySide(self.tr("Then"), self.tr("Now"))
        self.diff.setContentsMargins(10, 0, 0, 0)
        self.note = QLabel()
        self.note.setWordWrap(True)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.diff)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 780])
        buttons = ButtonBox()
        self.restore_button = buttons.addButton(self.tr("&Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.restore_button.setToolTip(
            self.tr("Put this version into the editor; undo brings the present text back")
        )
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addWidget(split, 1)
        layout.addWidget(buttons)
        self.restore_button.clicked.connect(self._restore)
        buttons.rejected.connect(self.reject)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        timeline.found.connect(self._fill)
        timeline.failed.connect(self.note.setText)
        self._show(None)
        timeline.start()

    def _fill(self, entries: list[Entry]) -> None:
        item = self.list.currentItem()
        kept: Entry | None = item.data(ENTRY_ROLE) if item is not None else None
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(self._label(entry))
            item.setData(ENTRY_ROLE, entry)
            self.list.addItem(item)
            if entry is kept:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        none = self.tr("No earlier version is known. Each save keeps the one it replaces.")
        if not self.note.text() and not entries:
            self.note.setText(none)
        elif self.note.text() == none and entries:
            self.note.clear()
        self.note.setVisible(bool(self.note.text()))

    def _label(self, entry: Entry) -> str:
        what = entry.label if entry.source is Source.GIT else self.tr("kept by Galley")
        return f"{moment(entry.time)}\n{what}"

    def _show(self, item: QListWidgetItem | None) -> None:
        self._text = None
        if item is not None:
            entry: Entry = item.data(ENTRY_ROLE)
            try:
                self._text = entry.read()
            except (StorageError, NotTextError) as error:
                self.diff.show_message(str(error))
            else:
                self.diff.show_texts(self._text, self._now)
        self.restore_button.setEnabled(self._text is not None and self._text != self._now)

    def _restore(self) -> None:
        self.chosen = self._text
        self.accept()

    def done(self, result: int) -> None:
        self._timeline.end()
        super().done(result)
