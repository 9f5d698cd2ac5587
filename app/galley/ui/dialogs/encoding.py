"""Asks in which encoding a post is written, and shows what it would say in each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from galley.core.encodings import possible_encodings
from galley.core.storage import read_within
from galley.core.textfile import decode_as
from galley.services.document import READ_PATIENCE_S, PostDocument
from galley.ui.widgets.small import ButtonBox, list_box

_SHOWN_CHARACTERS = 4_000
_NAME = Qt.ItemDataRole.UserRole


class EncodingDialog(QDialog):
    """Offers the encodings that give the file's bytes back, so that nothing can be lost by a choice."""

    def __init__(self, post: PostDocument, parent: QWidget | None = None) -> None:
        """Raises StorageError when the file cannot be read."""
        super().__init__(parent)
        self._data = read_within(post.path, READ_PATIENCE_S)
        self.setWindowTitle(self.tr("Encoding"))
        self.resize(760, 440)
        intro = QLabel(self.tr("Choose the encoding in which “{0}” can be read:").format(post.path.name))
        intro.setTextFormat(Qt.TextFormat.PlainText)
        self.list = list_box(self.tr("Encodings"))
        self.list.setFixedWidth(230)
        self.sample = QPlainTextEdit()
        self.sample.setReadOnly(True)
        self.sample.setAccessibleName(self.tr("The text in this encoding"))
        for name in possible_encodings(self._data):
            item = QListWidgetItem(self._label(name))
            item.setData(_NAME, name)
            self.list.addItem(item)
        button = QDialogButtonBox.StandardButton
        buttons = ButtonBox(button.Ok | button.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.currentItemChanged.connect(lambda _item, _before: self._show())
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        beside = QHBoxLayout()
        beside.addWidget(self.list)
        beside.addWidget(self.sample, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(intro)
        layout.addLayout(beside, 1)
        layout.addWidget(buttons)
        self.list.setCurrentRow(0)

    def chosen(self) -> str:
        """The encoding that is marked, as Python calls it."""
        return str(self.list.currentItem().data(_NAME))

    def _show(self) -> None:
        self.sample.setPlainText(decode_as(self._data, self.chosen()).text[:_SHOWN_CHARACTERS])

    def _label(self, name: str) -> str:
        languages = {
            "gb18030": self.tr("Simplified Chinese"),
            "big5hkscs": self.tr("Traditional Chinese"),
            "shift_jis": self.tr("Japanese"),
            "euc_jp": self.tr("Japanese"),
            "euc_kr": self.tr("Korean"),
            "cp1252": self.tr("Western European"),
            "latin-1": self.tr("Western European"),
        }
        language = languages.get(name, "Unicode")
        return f"{name.upper().replace('_', '-')}  ({language})"
