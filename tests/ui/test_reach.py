"""Every control says what it is, and is reached without a mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from galley.services.options import OPTIONS, THEME
from galley.ui.actions import plain
from galley.ui.dialogs.settings import SettingsDialog
from galley.ui.window import MainWindow
from support.dialogs import BY_COMMAND, MAKERS, dialog_classes, open_dialog
from support.waiting import wait_until

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
        # The palette's list is walked by the arrows while one types.
        and top.objectName() != "palette"
    ]


DIALOGS = sorted(dialog_classes())

ON_ENTER = {
    "AboutDialog": "Close",
    "BringHomeDialog": "",
    "BulkDialog": "Apply",
    "ConflictDialog": "Decide Later",
    "DiffDialog": "Apply",
    "EncodingDialog": "OK",
    "HistoryDialog": "Restore",
    "ImagePanel": "",
    "LinksDialog": "Update Links",
    "NewSnippetDialog": "Make It",
    "PastChangesDialog": "Take Back",
    "RecoveryDialog": "Restore",
    "ReviewDialog": "Apply",
    "SettingsDialog": "Close",
    "ShortcutsDialog": "",
    "WishesDialog": "OK",
    "AddressesWindow": "",
    "Palette": "",
    "ReplaceWindow": "",
    "SnippetUsesWindow": "",
    "TaxonomyWindow": "",
}
"""The button that Enter presses in each dialog; none where what stands beside the editor is worked with."""


@pytest.fixture
def worked(window: MainWindow, posts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with a post in front, and a place of its own for what it would keep."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    window.workspace.open_post(posts / "a-first-proof.md")
    return window


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, worked: MainWindow) -> Iterator[QDialog]:
    dialog = open_dialog(request.param, worked)
    dialog.activateWindow()
    wait_until(dialog.isVisible, "the dialog")
    yield dialog
    if shiboken6.isValid(dialog):
        dialog.close()


def test_every_dialog_of_the_program_is_tried_here() -> None:
    assert set(DIALOGS) == set(BY_COMMAND) | set(MAKERS) == set(ON_ENTER)


def test_every_control_of_the_window_has_a_name_that_can_be_spoken(worked: MainWindow) -> None:
    worked.show_welcome()
    for name in ("toggle_outline", "problems", "find_in_preview", "replace"):
        worked.actions_table[name].trigger()
    assert nameless(worked) == []


def test_every_control_of_a_dialog_has_a_name_that_can_be_spoken(dialog: QDialog) -> None:
    assert dialog.windowTitle() or dialog.accessibleName()
    assert nameless(dialog) == []


def test_tab_reaches_every_control_of_a_dialog(dialog: QDialog) -> None:
    assert unreachable(dialog) == []
    wanted = {each for each in controls(dialog) if each.isVisibleTo(dialog) and each.isEnabled()}
    wanted = {each for each in wanted if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert wanted
    reached: set[QWidget] = set()
    for _ in range(len(wanted) * 3 + 12):
        focus = dialog.focusWidget()
        if focus is not None:
            reached.add(focus)
        dialog.focusNextChild()
    left = {each for each in wanted - reached if each.focusProxy() not in reached}
    assert [f"{type(each).__name__} {each.accessibleName()}" for each in left] == []


def test_escape_leaves_a_dialog_and_nothing_is_done(dialog: QDialog, posts: Path) -> None:
    before = {path: path.read_bytes() for path in posts.rglob("*.md")}
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    wait_until(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible(), "the end of the dialog")
    assert {path: path.read_bytes() for path in posts.rglob("*.md")} == before


def test_enter_presses_the_button_that_is_meant_to_be(dialog: QDialog) -> None:
    name = type(dialog).__name__
    first = [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
    given = [button for button in dialog.findChildren(QPushButton) if button.autoDefault()]
    assert [plain(button.text()) for button in first] == ([ON_ENTER[name]] if ON_ENTER[name] else [])
    if not ON_ENTER[name]:
        assert [button.text() for button in given] == [], "Qt would choose one of these by itself"


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
