"""A user for whom the web engine cannot start gets everything but the preview."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from galley.ui.preview import PreviewView
from galley.ui.preview.install import why_no_engine
from support.waiting import wait_until


def test_root_is_told_why_there_is_no_preview(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    view = PreviewView()
    qtbot.addWidget(view)
    view.show()
    wait_until(lambda: view.findChildren(QLabel), "the reason")
    assert "root" in view.findChildren(QLabel)[0].text()
    assert view.is_quiet
    view.clear()


def test_an_ordinary_user_has_a_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert why_no_engine() is None
