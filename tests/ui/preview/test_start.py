"""A start that died before its first picture makes the next one draw without OpenGL."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from galley.core.images import ImageCache
from galley.ui.preview import PreviewView, start
from galley.ui.preview.start import FirstPaint
from support.previewing import Patch, blocks
from support.waiting import wait_until

RUN = """
import sys
from pathlib import Path
from galley.ui.application import run
sys.modules["galley.ui.preview.install"].DEVICES = Path(sys.argv[1])
sys.exit(run(Path(sys.argv[2]), screenshot=Path(sys.argv[3])))
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def preview(qtbot: QtBot, tmp_path: Path) -> Iterator[PreviewView]:
    cache = ImageCache(tmp_path / "cache")
    view = PreviewView(cache=cache)
    qtbot.addWidget(view)
    view.resize(300, 200)
    yield view
    view.hide()
    cache.close()


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


def test_a_start_ends_when_the_page_is_drawn_and_not_before(
    preview: PreviewView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "SETTLED_MS", 20)
    monkeypatch.setattr(start, "LOOKS_AT_MOST", 1000)
    start.begin()
    FirstPaint(preview, preview)
    preview.show()
    wait_until(lambda: preview.is_ready, "the page")
    assert start._file().exists()
    preview.apply(Patch(0, 0, blocks("<p>drawn</p>")), reset=True)
    wait_until(lambda: not start._file().exists(), "the end of the start")
    assert preview.is_quiet


def test_a_page_that_is_shown_later_is_a_start_of_its_own(
    qtbot: QtBot, preview: PreviewView, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QWidget

    monkeypatch.setattr(start, "SETTLED_MS", 20)
    monkeypatch.setattr(start, "LOOKS_AT_MOST", 1000)
    window = QWidget()
    qtbot.addWidget(window)
    start.begin()
    FirstPaint(window, preview)
    window.show()
    wait_until(lambda: not start._file().exists(), "the end of the start without a page")
    preview.show()
    wait_until(start._file().exists, "the mark of the page")
    preview.apply(Patch(0, 0, blocks("<p>drawn</p>")), reset=True)
    wait_until(lambda: not start._file().exists(), "the end of the page's start")


def test_what_is_known_of_a_broken_driver_is_not_forgotten_when_a_page_is_shown() -> None:
    a_dead_start()
    assert start.begin()
    start.mark()
    assert start.begin()


@pytest.fixture
def display_without_opengl() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-extension", "GLX", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        yield f":{pipe.readline().strip()}"
    server.terminate()
    server.wait()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not on this machine")
def test_on_a_machine_without_working_opengl_the_second_start_comes_up_by_itself(
    tmp_path: Path, sample_site: Path, display_without_opengl: str
) -> None:
    devices = tmp_path / "dri"
    devices.mkdir()
    (devices / "renderD128").touch()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "DISPLAY": display_without_opengl,
        "__EGL_VENDOR_LIBRARY_FILENAMES": "/nonexistent",
        "LIBGL_DRIVERS_PATH": "/nonexistent",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    post = sample_site / "source" / "_posts" / "a-first-proof.md"
    picture = tmp_path / "window.png"

    def run() -> int:
        words = [sys.executable, "-c", RUN, str(devices), str(post), str(picture)]
        return subprocess.run(words, env=environment, capture_output=True, check=False, timeout=80).returncode

    assert run() != 0
    assert not picture.exists()
    assert run() == 0
    assert picture.is_file()
    assert start._file().read_text("utf-8").startswith("software")
