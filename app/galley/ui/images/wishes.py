"""Asks what the author wants of a site's new images: folder, name, size, WebP."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from galley.core.images.homes import home_of
from galley.core.images.names import named
from galley.core.site import Site, SiteError
from galley.services.settings import IMAGE_FOLDER, IMAGE_NAME, IMAGE_WEBP, IMAGE_WIDTH, Settings

_WIDEST = 20_000


class WishesDialog(QDialog):
    """Shows where an image of ``post`` would go while the patterns are typed. Accepted, it remembers them."""

    def __init__(self, site: Site, post: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New images of this site"))
        self.resize(560, 0)
        self._site, self._post, self._settings = site, post, settings
        root = site.root
        self.folder = QLineEdit(settings.site_get(root, IMAGE_FOLDER))
        self.folder.setPlaceholderText(self._usual())
        self.folder.setToolTip(self.tr("From the site's folder on, with {post}, {year}, {month}, {day}"))
        self.name = QLineEdit(settings.site_get(root, IMAGE_NAME))
        self.name.setPlaceholderText("{name}")
        self.name.setToolTip(self.tr("With {name} (the file's own), {post}, {date}, {time}"))
        self.width_box = QSpinBox()
        self.width_box.setRange(0, _WIDEST)
        self.width_box.setSingleStep(100)
        self.width_box.setSuffix(self.tr(" pixels"))
        self.width_box.setSpecialValueText(self.tr("as they are"))
        self.width_box.setValue(int(settings.site_get(root, IMAGE_WIDTH)))
        self.webp = QCheckBox(self.tr("Turn PNG and JPEG into &WebP where that is smaller"))
        self.webp.setChecked(settings.site_get(root, IMAGE_WEBP))
        self.example = QLabel()
        self.example.setWordWrap(True)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel)
        form = QFormLayout()
        form.addRow(self.tr("&Folder:"), self.folder)
        form.addRow(self.tr("&Name:"), self.name)
        form.addRow(self.tr("At &most as wide as:"), self.width_box)
        form.addRow("", self.webp)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.example)
        layout.addWidget(self.buttons)
        for line in (self.folder, self.name):
            line.textChanged.connect(lambda _text: self._show())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show()

    def _usual(self) -> str:
        return home_of(self._site, self._post).relative_to(self._site.root).as_posix()

    def _show(self) -> None:
        now = self._site.now()
        try:
            folder = home_of(self._site, self._post, self.folder.text(), now)
            name = named(self.name.text(), self.tr("picture"), self._post, now)
        except SiteError as error:
            self.example.setText(str(error))
            good = False
        else:
            path = (folder / f"{name}.png").relative_to(self._site.root).as_posix()
            self.example.setText(self.tr("A new image becomes {0}").format(path))
            good = True
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)

    def accept(self) -> None:
        root, put = self._site.root, self._settings.site_set
        put(root, IMAGE_FOLDER, self.folder.text().strip())
        put(root, IMAGE_NAME, self.name.text().strip())
        put(root, IMAGE_WIDTH, float(self.width_box.value()))
        put(root, IMAGE_WEBP, self.webp.isChecked())
        super().accept()
