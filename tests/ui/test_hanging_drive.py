"""A drive that stops answering: the window goes on, says so, and is whole again when the drive is."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from galley.core.site import rendering
from galley.core.storage import patience, read_file
from galley.ui.commands import file as file_commands
from galley.ui.window import MainWindow
from support.waiting import wait_until


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hangs until it is set."""
    answers = threading.Event()
    inside = rendering._inside

    def slow_inside(*asked: object) -> Path | None:
        answers.wait(60)
        return inside(*asked)  # type: ignore[arg-type]

    def slow_read(path: Path) -> bytes:
        answers.wait(60)
        return read_file(path)

    monkeypatch.setattr(rendering, "_inside", slow_inside)
    monkeypatch.setattr(patience, "read_file", slow_read)
    yield answers
    answers.set()


def test_coming_back_rendering_and_opening_wait_for_no_drive(
    window: MainWindow, posts: Path, drive: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive.set()
    path = posts / "a-first-proof.md"
    post = window.workspace.open_post(path)
    assert post is not None
    wait_until(window.preview_is_quiet, "the preview")
    drive.clear()
    began = time.monotonic()
    window._on_state(Qt.ApplicationState.ApplicationActive)
    post.replace_text(post.text + "\n{% asset_img a.jpg %}\n\n一行\n")
    assert window.workspace.open_post(posts / "reading-aloud.md") is None
    assert "does not answer" in (window.editor_pane.notices.text_of("failed") or "")
    wait_until(window.preview_is_quiet, "the preview")
    assert time.monotonic() - began < 30
    assert post.dirty
    assert not post.missing
    drive.set()
    wait_until(lambda: window.workspace.open_post(posts / "reading-aloud.md") is not None, "the drive")


def test_closing_tries_every_post_and_waits_for_all_no_longer_than_for_one(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_commands, "CLOSING_S", 1.0)
    stuck, answers = posts / "a-first-proof.md", threading.Event()
    opened = [window.workspace.open_post(path) for path in (stuck, posts / "reading-aloud.md")]
    for post in opened:
        assert post is not None
        window.workspace.desk.show(post)
        QTest.keyClicks(window.editor_pane.editor, "x")
        post.sync()
    writer = window.workspace.saver.writer
    write = writer._write_once
    monkeypatch.setattr(
        writer,
        "_write_once",
        lambda path, *rest: (path != stuck or answers.wait(60)) and write(path, *rest),
    )
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Save)
    window.close()
    assert window.isVisible()
    assert [post.path for post in window.workspace.desk.dirty()] == [stuck]
    answers.set()
    wait_until(lambda: not window.workspace.desk.dirty(), "the save")
