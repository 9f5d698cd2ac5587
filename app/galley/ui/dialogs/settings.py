"""The settings page, made from the table of options; every choice takes effect at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from galley.core.messages import say
from galley.core.site import Site
from galley.services.options import CHINESE_FONT, EDITOR_FONT, GROUPS, OPTIONS, SPELLING_LANGUAGES, Option
from galley.services.settings import Settings
from galley.ui.dialogs.languages import languages_button
from galley.ui.widgets.small import ButtonBox, indented, named


class SettingsDialog(QDialog):
    """One page for all that an author may choose. It stays open beside the window, which follows at once."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._show: dict[str, Callable[[], None]] = {}
        """For each option on the page, what brings its control to the value it has."""
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = named(QWidget(), "panel")
        rows = QVBoxLayout(self._page)
        rows.setContentsMargins(20, 12, 20, 12)
        for group in GROUPS:
            options = [option for option in OPTIONS if option.group == group]
            if options:
                rows.addWidget(_heading(say(group)))
                rows.addLayout(self._form(options))
        self._site_rows = QVBoxLayout()
        self._site_part: QWidget | None = None
        rows.addLayout(self._site_rows)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(12, 6, 12, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        self.resize(560, 640)
        settings.changed.connect(self._on_changed)
        self._align()

    def show_site(self, site: Site | None, post: Path | None = None) -> None:
        """Show what is remembered for this site, too; ``post`` is the one that examples are made for."""
        if self._site_part is not None:
            for option in OPTIONS:
                if option.per_site:
                    self._show.pop(option.key, None)
            self._site_part.deleteLater()
            self._site_part = None
        if site is not None:
            self._site_part = self._site_page(site, post or site.posts_dirs[0] / "post.md")
            self._site_rows.addWidget(self._site_part)
        self._align()

    def _align(self) -> None:
        """Have all controls begin at one line, whatever group they are in."""
        labels = [label for label in self.findChildren(QLabel) if label.buddy() is not None]
        width = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(width)

    def _site_page(self, site: Site, post: Path) -> QWidget:
        from galley.ui.images.wishes import WishesForm  # noqa: PLC0415  what knows of images is large

        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        options = [option for option in OPTIONS if option.per_site]
        heading = _heading(self.tr("This site: {0}").format(site.title))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        rows.addWidget(heading)
        wishes = WishesForm(site, post, self._settings)
        by_wishes = {each.objectName() for each in wishes.findChildren(QWidget)}
        rows.addLayout(self._form([option for option in options if option.key not in by_wishes], site.root))
        rows.addWidget(wishes)
        wishes.changed.connect(lambda: wishes.remember() if wishes.is_good else None)
        return part

    def _on_changed(self, key: str) -> None:
        if key in self._show:
            self._show[key]()

    def _form(self, options: list[Option[Any]], site: Path | None = None) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 2, 0, 14 if site is None else 6)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for option in options:
            if site is None:
                self._add(
                    form, option, partial(self._settings.get, option), partial(self._settings.set, option)
                )
            else:
                read = partial(self._settings.site_get, site, option)
                self._add(form, option, read, partial(self._settings.site_set, site, option))
        return form

    def _add(
        self, form: QFormLayout, option: Option[Any], read: Callable[[], Any], write: Callable[[Any], None]
    ) -> None:
        if isinstance(option.default, bool):
            control, show = _tick(option, read, write)
            form.addRow(control)
        else:
            if option.choices:
                control, show = _choice([(value, say(name)) for value, name in option.choices], read, write)
            elif option in (EDITOR_FONT, CHINESE_FONT):
                control, show = _choice(_fonts(chinese=option is CHINESE_FONT), read, write)
            elif option is SPELLING_LANGUAGES:
                control, show = languages_button(read, write)
            elif isinstance(option.default, str):
                control, show = _line(read, write)
            else:
                control, show = _number(option, read, write)
            label = QLabel(say(option.label))
            label.setBuddy(control)
            form.addRow(label, control)
        control.setObjectName(option.key)
        control.setAccessibleName(say(option.label))
        self._show[option.key] = show
        show()


Control = tuple[QWidget, Callable[[], None]]
"""A widget, and what brings it to the value that its option has."""


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    font = QFont(heading.font())
    font.setBold(True)
    heading.setFont(font)
    return heading


def _tick(option: Option[bool], read: Callable[[], bool], write: Callable[[bool], None]) -> Control:
    box = QCheckBox(say(option.label))
    box.toggled.connect(write)
    return box, lambda: box.setChecked(read())


def _choice(choices: list[tuple[str, str]], read: Callable[[], str], write: Callable[[str], None]) -> Control:
    box = QComboBox()
    for value, name in choices:
        box.addItem(name, value)
    box.setMinimumContentsLength(16)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show() -> None:
        value = read()
        if box.findData(value) < 0:
            box.addItem(value, value)  # a font that is not on this machine now
        box.setCurrentIndex(box.findData(value))

    box.activated.connect(lambda at: write(box.itemData(at)))
    return box, show


def _line(read: Callable[[], str], write: Callable[[str], None]) -> Control:
    line = QLineEdit()
    line.editingFinished.connect(lambda: write(line.text().strip()))
    return line, lambda: line.setText(read())


def _number(option: Option[float], read: Callable[[], float], write: Callable[[float], None]) -> Control:
    box = indented(QDoubleSpinBox())
    box.setDecimals(0)
    box.setRange(*option.limits)
    # A number half typed is none: it counts when the author leaves the field or turns the wheel.
    box.setKeyboardTracking(False)
    box.valueChanged.connect(write)
    return box, lambda: box.setValue(read())


def _fonts(*, chinese: bool) -> list[tuple[str, str]]:
    """The families of this machine that can write what they are for; the first is whichever fits best."""
    system = QFontDatabase.WritingSystem.SimplifiedChinese if chinese else QFontDatabase.WritingSystem.Latin
    names = QFontDatabase.families(system)
    public = [name for name in names if not QFontDatabase.isPrivateFamily(name)]
    return [("", say("The best there is")), *((name, name) for name in public)]
