"""`galley SITE` while the site is open: the first window gets the post, the second start ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    environment = {**os.environ, "PYTHONPATH": str(APP), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        (tmp_path / name).mkdir()
        environment[f"XDG_{name}_HOME"] = str(tmp_path / name)
    return environment


@pytest.fixture
def first(sample_site: Path, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "galley", sample_site],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    locks = Path(environment["XDG_STATE_HOME"]) / "galley" / "windows"
    end = time.monotonic() + 60
    while not (locks.is_dir() and any(locks.iterdir())):
        assert time.monotonic() < end, "the first window did not come"
        time.sleep(0.05)
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_a_second_start_ends_well_and_a_screenshot_is_taken_all_the_same(
    first: "subprocess.Popen[bytes]", sample_site: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    post = sample_site / "source" / "_posts" / "reading-aloud.md"
    # By a relative path: the first window has another working folder.
    second = subprocess.run(
        [sys.executable, "-m", "galley", post.name],
        env=environment,
        cwd=post.parent,
        timeout=90,
        check=False,
        capture_output=True,
    )
    assert second.returncode == 0
    assert first.poll() is None
    picture = tmp_path / "out.png"
    shot = subprocess.run(
        [sys.executable, "-m", "galley", "--screenshot", picture, sample_site],
        env=environment,
        timeout=90,
        check=False,
        capture_output=True,
    )
    assert shot.returncode == 0, shot.stderr
    assert picture.stat().st_size > 10_000


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_after_a_kill_the_next_start_is_a_window_again(
    first: "subprocess.Popen[bytes]", sample_site: Path, environment: dict[str, str]
) -> None:
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    again = subprocess.Popen(
        [sys.executable, "-m", "galley", sample_site],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        again.wait(4)  # it stays: nobody took the site off its hands
    os.killpg(again.pid, signal.SIGKILL)
    again.wait()
