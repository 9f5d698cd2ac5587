"""Asks for a new snippet's name, and whether it is for this site or for all."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from galley.ui.widgets.small import ButtonBox, caption


class NewSnippetDialog(QDialog):
    def __init__(self, site_folder: Path, own_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New Snippet"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.place = QComboBox()
        self.place.setAccessibleName(self.tr("Kept in"))
        self.place.addItem(self.tr("this site ({0})").format(site_folder.name), site_folder)
        self.place.addItem(self.tr("my own folder, for all sites"), own_folder)
        form = QFormLayout()
        form.addRow(self.tr("Name:"), self.name)
        form.addRow(self.tr("Kept in:"), self.place)
        hint = caption(
            self.tr(
                "In its text {{title}}, {{date}}, {{date:%Y-%m-%d}}, {{selection}} and any key of the header "
                "stand for what the post has, and {{cursor}} for where to write on."
            )
        )
        hint.setWordWrap(True)
        button = QDialogButtonBox.StandardButton
        buttons = ButtonBox(button.Ok | button.Cancel)
        self._make = buttons.button(button.Ok)
        self._make.setText(self.tr("Make It"))
        self._make.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(buttons)
        self.resize(440, self.sizeHint().height())
        self.name.textChanged.connect(lambda text: self._make.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def folder(self) -> Path:
        return Path(self.place.currentData())
