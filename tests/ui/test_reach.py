"""Every control says what it is, and is reached without a mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from galley.services.settings import OPTIONS, THEME
from galley.ui.dialogs.about import AboutDialog
from galley.ui.dialogs.settings import SettingsDialog
from galley.ui.dialogs.shortcuts import ShortcutsDialog
from galley.ui.window import MainWindow

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def controls(top: QWidget) -> list[QWidget]:
    """What the author works with; the parts Qt builds them of are none of it."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not widget.objectName().startswith("qt_")
        and "ComboBox" not in getattr(widget.parent(), "metaObject", widget.metaObject)().className()
        and not isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView)
    ]


def nameless(top: QWidget) -> list[str]:
    labelled = {label.buddy() for label in top.findChildren(QLabel)}
    found = []
    for widget in controls(top):
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text.strip() or widget in labelled):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def unreachable(top: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"
        for widget in controls(top)
        if widget.isVisibleTo(top)
        and widget.isEnabled()
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parent(), QLineEdit)
        and widget.objectName() != "formLabel"
    ]


@pytest.fixture
def tops(window: MainWindow, posts: Path) -> list[QWidget]:
    window.show_welcome()
    window.workspace.open_post(posts / "a-first-proof.md")
    return [
        window,
        SettingsDialog(window.settings, window),
        ShortcutsDialog(window.actions_table, window),
        AboutDialog(window),
    ]


def test_every_control_has_a_name_that_can_be_spoken(tops: list[QWidget]) -> None:
    assert {type(top).__name__: nameless(top) for top in tops if nameless(top)} == {}


def test_every_control_of_the_dialogs_is_reached_by_tab(tops: list[QWidget]) -> None:
    assert {type(top).__name__: unreachable(top) for top in tops[1:] if unreachable(top)} == {}


def test_the_settings_page_has_a_control_for_every_option_and_takes_effect_at_once(
    window: MainWindow,
) -> None:
    dialog = SettingsDialog(window.settings, window)
    dialog.show_site(window.workspace.site)
    for option in OPTIONS:
        assert dialog.findChild(QWidget, option.key) is not None, option.key
    box = dialog.findChild(QComboBox, THEME.key)
    assert isinstance(box, QComboBox)
    box.activated.emit(box.findData("dark"))
    assert window.settings.get(THEME) == "dark"
    assert window.actions_table["theme_dark"].isChecked()
    window.settings.set(THEME, "light")
    assert box.currentData() == "light"
