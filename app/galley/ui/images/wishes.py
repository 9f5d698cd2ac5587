"""Asks what the author wants of a site's new images: folder, name, size, WebP."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
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
from galley.core.messages import say
from galley.core.site import Site, SiteError
from galley.services.options import IMAGE_FOLDER, IMAGE_NAME, IMAGE_WEBP, IMAGE_WIDTH
from galley.services.settings import Settings
from galley.ui.widgets.small import ButtonBox, indented


class WishesForm(QWidget):
    """Shows where an image of ``post`` would go while the patterns are typed. ``remember`` keeps them."""

    changed = Signal()
    """Another wish, good or not: see ``is_good``."""

    def __init__(self, site: Site, post: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._site, self._post, self._settings = site, post, settings
        self.is_good = True
        root = site.root
        self.folder = QLineEdit(settings.site_get(root, IMAGE_FOLDER))
        self.folder.setPlaceholderText(self._usual())
        self.folder.setToolTip(self.tr("From the site's folder on, with {post}, {year}, {month}, {day}"))
        self.name = QLineEdit(settings.site_get(root, IMAGE_NAME))
        self.name.setPlaceholderText("{name}")
        self.name.setToolTip(self.tr("With {name} (the file's own), {post}, {date}, {time}"))
        self.width_box = indented(QSpinBox())
        self.width_box.setRange(*map(int, IMAGE_WIDTH.limits))
        self.width_box.setSingleStep(100)
        self.width_box.setKeyboardTracking(False)
        self.width_box.setSuffix(self.tr(" pixels"))
        self.width_box.setSpecialValueText(self.tr("as they are"))
        self.width_box.setValue(int(settings.site_get(root, IMAGE_WIDTH)))
        self.webp = QCheckBox(say(IMAGE_WEBP.label))
        self.webp.setChecked(settings.site_get(root, IMAGE_WEBP))
        self.example = QLabel()
        self.example.setWordWrap(True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for option, control in (
            (IMAGE_FOLDER, self.folder),
            (IMAGE_NAME, self.name),
            (IMAGE_WIDTH, self.width_box),
        ):
            control.setObjectName(option.key)
            control.setAccessibleName(say(option.label))
            label = QLabel(say(option.label))
            label.setBuddy(control)
            form.addRow(label, control)
        self.webp.setObjectName(IMAGE_WEBP.key)
        form.addRow(self.webp)
        form.addRow(self.example)
        for line in (self.folder, self.name):
            line.textChanged.connect(lambda _text: self._show())
        self.width_box.valueChanged.connect(lambda _width: self.changed.emit())
        self.webp.toggled.connect(lambda _on: self.changed.emit())
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
            self.is_good = False
        else:
            path = (folder / f"{name}.png").relative_to(self._site.root).as_posix()
            self.example.setText(self.tr("A new image becomes {0}").format(path))
            self.is_good = True
        self.changed.emit()

    def remember(self) -> None:
        """Keep the wishes for this site; only good ones may be."""
        root, put = self._site.root, self._settings.site_set
        put(root, IMAGE_FOLDER, self.folder.text().strip())
        put(root, IMAGE_NAME, self.name.text().strip())
        put(root, IMAGE_WIDTH, float(self.width_box.value()))
        put(root, IMAGE_WEBP, self.webp.isChecked())


class WishesDialog(QDialog):
    """The form by itself. Accepted, the wishes are remembered."""

    def __init__(self, site: Site, post: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New images of this site"))
        self.resize(560, 0)
        self.form = WishesForm(site, post, settings)
        button = QDialogButtonBox.StandardButton
        self.buttons = ButtonBox(button.Ok | button.Cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form)
        layout.addWidget(self.buttons)
        self.form.changed.connect(self._enable)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The path of an example may need lines that the dialog has not had yet."""
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _enable(self) -> None:
        if self.isVisible():
            self._make_room()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.form.is_good)

    def accept(self) -> None:
        self.form.remember()
        super().accept()
