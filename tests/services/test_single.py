"""One site, one window: later starts pass on what they were asked to open."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from galley.services.single import SiteDoor
from support.waiting import wait_until

APP = Path(__file__).resolve().parents[2] / "app"

# A second process, for a lock and a socket are between processes.
OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from galley.services.single import SiteDoor
app = QCoreApplication([])
door = SiteDoor(state=Path(sys.argv[1]))
door.asked.connect(lambda path: print("asked", path, flush=True))
post = Path(sys.argv[3]) if len(sys.argv) > 3 else None
print("entered" if door.enter(Path(sys.argv[2]), post) else "passed on", flush=True)
if len(sys.argv) > 3:
    sys.exit()
app.exec()
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    root = tmp_path / "我的 博客"
    root.mkdir()
    return tmp_path / "state", root


def other(*words: object) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(APP), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, *map(str, words)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    )


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def door(qapp: QApplication, folders: tuple[Path, Path]) -> Iterator[SiteDoor]:
    door = SiteDoor(qapp, state=folders[0])
    yield door
    door.leave()


def test_a_second_start_passes_its_post_on(door: SiteDoor, folders: tuple[Path, Path]) -> None:
    state, root = folders
    asked: list[Path] = []
    door.asked.connect(asked.append)
    assert door.enter(root)
    post = root / "一篇 #1.md"
    with other(state, root, post) as second:
        wait_until(lambda: second.poll() is not None, "the second start")
        assert line_of(second) == "passed on"
    assert asked == [post]


def test_another_site_has_a_window_of_its_own(door: SiteDoor, folders: tuple[Path, Path]) -> None:
    state, root = folders
    assert door.enter(root)
    with other(state, root / "another", root / "a.md") as second:
        assert line_of(second) == "entered"


def test_a_site_that_was_left_is_free_again(door: SiteDoor, folders: tuple[Path, Path]) -> None:
    state, root = folders
    assert door.enter(root)
    assert door.enter(root.parent)
    with other(state, root, root / "a.md") as second:
        assert line_of(second) == "entered"


def test_what_a_killed_window_left_keeps_nobody_out(door: SiteDoor, folders: tuple[Path, Path]) -> None:
    state, root = folders
    for _ in range(2):
        with other(state, root) as first:
            assert line_of(first) == "entered"
            os.kill(first.pid, signal.SIGKILL)
            first.wait()
    assert door.enter(root)
    asked: list[Path] = []
    door.asked.connect(asked.append)
    with other(state, root, root / "a.md") as second:
        wait_until(lambda: second.poll() is not None, "the second start")
        assert line_of(second) == "passed on"
    assert asked == [root / "a.md"]


def test_a_window_that_hangs_keeps_nobody_out_for_long(door: SiteDoor, folders: tuple[Path, Path]) -> None:
    state, root = folders
    with other(state, root) as first:
        assert line_of(first) == "entered"
        os.kill(first.pid, signal.SIGSTOP)
        began = time.monotonic()
        assert door.enter(root)
        assert time.monotonic() - began < 6
        os.kill(first.pid, signal.SIGKILL)


def test_nonsense_on_the_socket_is_answered_and_forgotten(door: SiteDoor, folders: tuple[Path, Path]) -> None:
    from PySide6.QtNetwork import QLocalSocket

    _, root = folders
    assert door.enter(root)
    asked: list[object] = []
    door.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(door._socket_name(root))
    assert socket.waitForConnected(1000)
    socket.write(b"\xff{not json\n")
    wait_until(lambda: asked, "the answer")
    assert asked == [None]
    socket.abort()
