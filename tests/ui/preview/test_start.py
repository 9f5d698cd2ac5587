"""A start that died before its first picture makes the next one draw without OpenGL."""

from pathlib import Path

import pytest

from galley.ui.preview import start


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def a_dead_start() -> None:
    start._file().write_text("starting 4194304999", "utf-8")  # no system gives this number


def test_a_start_that_painted_leaves_nothing_behind() -> None:
    assert not start.begin()
    start.end()
    assert not start._file().exists()
    assert not start.begin()


def test_after_a_start_that_died_pages_are_drawn_without_opengl_from_then_on() -> None:
    a_dead_start()
    assert start.begin()
    start.end()
    assert start.begin()


def test_another_version_tries_opengl_again() -> None:
    start._file().write_text("software 0.0.1", "utf-8")
    assert not start.begin()


def test_a_start_that_is_still_under_way_has_not_died() -> None:
    assert not start.begin()
    assert not start.begin()  # this process holds the mark, and lives


def test_nonsense_in_the_file_does_no_harm() -> None:
    start._file().write_bytes(b"\xff\xfe")
    assert not start.begin()
