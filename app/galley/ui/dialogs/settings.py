"""The settings page, made from the table of options; every choice takes effect at once."""

from collections.abc import Callable
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
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from galley.core.messages import say
from galley.services.settings import CHINESE_FONT, EDITOR_FONT, GROUPS, OPTIONS, Option, Settings
from galley.ui.widgets.small import named


class SettingsDialog(QDialog):
    """One page for all that an author may choose. It stays open beside the window, which follows at once."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._show: dict[str, Callable[[], None]] = {}
        """For each option on the page, what brings its control to the value it has."""
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = named(QWidget(), "panel")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(20, 12, 20, 12)
        for group in GROUPS:
            heading = QLabel(say(group))
            font = QFont(heading.font())
            font.setBold(True)
            heading.setFont(font)
            rows.addWidget(heading)
            form = QFormLayout()
            form.setContentsMargins(0, 2, 0, 14)
            form.setHorizontalSpacing(14)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for option in OPTIONS:
                if option.group == group:
                    self._add(form, option)
            rows.addLayout(form)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(12, 6, 12, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        self.resize(560, 640)
        settings.changed.connect(self._on_changed)

    def _on_changed(self, key: str) -> None:
        if key in self._show:
            self._show[key]()

    def _add(self, form: QFormLayout, option: Option[Any]) -> None:
        if isinstance(option.default, bool):
            control = self._tick(option)
            form.addRow(control)
        else:
            if option.choices:
                control = self._choice(option, [(value, say(name)) for value, name in option.choices])
            elif option in (EDITOR_FONT, CHINESE_FONT):
                control = self._choice(option, _fonts(chinese=option is CHINESE_FONT))
            else:
                control = self._number(option)
            label = QLabel(say(option.label))
            label.setBuddy(control)
            form.addRow(label, control)
        control.setObjectName(option.key)
        control.setAccessibleName(say(option.label))
        self._show[option.key]()

    def _tick(self, option: Option[bool]) -> QWidget:
        box = QCheckBox(say(option.label))
        self._show[option.key] = lambda: box.setChecked(self._settings.get(option))
        box.toggled.connect(lambda on: self._settings.set(option, on))
        return box

    def _choice(self, option: Option[str], choices: list[tuple[str, str]]) -> QWidget:
        box = QComboBox()
        for value, name in choices:
            box.addItem(name, value)
        box.setMinimumContentsLength(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        def show() -> None:
            value = self._settings.get(option)
            if box.findData(value) < 0:
                box.addItem(value, value)  # a font that is not on this machine now
            box.setCurrentIndex(box.findData(value))

        self._show[option.key] = show
        box.activated.connect(lambda at: self._settings.set(option, box.itemData(at)))
        return box

    def _number(self, option: Option[float]) -> QWidget:
        box = QDoubleSpinBox()
        box.setDecimals(0)
        box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        box.setRange(*option.limits)
        self._show[option.key] = lambda: box.setValue(self._settings.get(option))
        # A number half typed is none: it counts when the author leaves the field or turns the wheel.
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._settings.set(option, value))
        return box


def _fonts(*, chinese: bool) -> list[tuple[str, str]]:
    """The families of this machine that can write what they are for; the first is whichever fits best."""
    system = QFontDatabase.WritingSystem.SimplifiedChinese if chinese else QFontDatabase.WritingSystem.Latin
    names = QFontDatabase.families(system)
    public = [name for name in names if not QFontDatabase.isPrivateFamily(name)]
    return [("", say("The best there is")), *((name, name) for name in public)]
