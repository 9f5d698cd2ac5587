"""A real window on a copy of the sample site."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from galley.core.messages import set_translator
from galley.services.settings import Settings
from galley.ui.application import make_window
from galley.ui.language import Language
from galley.ui.window import MainWindow
from support.listing import indexed
from support.waiting import wait_until

MakeWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing of a test on the clipboard: Qt deletes it as the process ends, when Python is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    """Leave no language behind: the next test's window, and what core says, are English."""
    yield
    for language in qapp.findChildren(Language):
        language._load("en")  # its settings may say so already: another window's are in the same file
        language.deleteLater()
    set_translator(None)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def new_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MakeWindow]:
    """Opens windows that share one settings file and one cache, as starts of the program do."""
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        settings = Settings(tmp_path / "settings" / "galley.ini")
        window = make_window(qapp, settings, cache_dir=tmp_path / "cache")
        window.resize(1360, 860)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        for post in window.workspace.desk.documents:
            post.document.blockSignals(True)
        window.shut_down()
        window.hide()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(new_window: MakeWindow, sample_site: Path) -> MainWindow:
    """A window with the sample site open and read."""
    window = new_window()
    window.open_site(sample_site)
    wait_until(lambda: not window.workspace.sites.scanning, "the scan")
    wait_until(lambda: window.posts.listing.arrangement.posts == len(indexed(window)), "the list")
    return window


@pytest.fixture
def posts(sample_site: Path) -> Path:
    return sample_site / "source" / "_posts"
