"""A user for whom the web engine cannot start gets everything but the preview."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from galley.ui.preview import PreviewView, sandbox
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
    monkeypatch.setattr("galley.ui.preview.sandbox.namespaces_work", lambda: True)
    assert why_no_engine() is None


def test_a_system_without_user_namespaces_says_so_instead_of_ending_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.delenv("QTWEBENGINE_CHROMIUM_FLAGS", raising=False)
    monkeypatch.setattr("galley.ui.preview.sandbox.namespaces_work", lambda: False)
    reason = why_no_engine()
    assert reason is not None
    assert "sandbox" in reason


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="user namespaces are Linux' own")
def test_the_namespaces_are_tried_in_another_process() -> None:
    before = Path("/proc/self/ns/user").readlink()
    assert isinstance(sandbox.namespaces_work(), bool)
    assert Path("/proc/self/ns/user").readlink() == before
