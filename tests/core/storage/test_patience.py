"""A drive that hangs answers nobody; whoever asked goes on."""

import threading
import time
from pathlib import Path

import pytest

from galley.core.storage import Problem, StorageError, patience, read_file, read_within, within


class Drive:
    """Answers at once, or not before ``answers`` is set; counts the reads that wait."""

    def __init__(self) -> None:
        self.hangs: set[Path] = set()
        self.answers = threading.Event()
        self.reads = 0

    def read(self, path: Path) -> bytes:
        self.reads += 1
        if path in self.hangs:
            assert self.answers.wait(20)
        return read_file(path)


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Drive:
    drive = Drive()
    monkeypatch.setattr(patience, "read_file", drive.read)
    return drive


def unreachable(path: Path, seconds: float) -> float:
    """Ask in vain; return how long that took."""
    began = time.monotonic()
    with pytest.raises(StorageError) as error:
        read_within(path, seconds)
    assert error.value.problem is Problem.UNREACHABLE
    return time.monotonic() - began


def test_other_work_is_bounded_alike_and_its_error_is_its_own() -> None:
    assert within(5, "a", lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        within(5, "a", lambda: 1 / 0)
    answers = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.05, "a", lambda: answers.wait(20))
    assert within(5, "b", lambda: 4) == 4
    answers.set()


def test_a_drive_that_answers_gives_the_bytes_or_its_error(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("字".encode())
    assert read_within(path, 5) == "字".encode()
    with pytest.raises(StorageError) as error:
        read_within(tmp_path / "b.md", 5)
    assert error.value.problem is Problem.GONE


def test_a_drive_that_hangs_is_waited_for_once_and_its_late_answer_is_not_believed(
    tmp_path: Path, drive: Drive
) -> None:
    stuck, other = tmp_path / "stuck.md", tmp_path / "other.md"
    stuck.write_bytes(b"old")
    other.write_bytes(b"other")
    drive.hangs = {stuck}
    assert unreachable(stuck, 0.3) >= 0.3
    # Nobody waits for it again, and no further thread is spent on it.
    assert unreachable(stuck, 0.3) < 0.3
    assert drive.reads == 1
    assert read_within(other, 5) == b"other"
    drive.hangs = set()
    stuck.write_bytes(b"new")
    drive.answers.set()
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            data = read_within(stuck, 5)
            break
        except StorageError:
            time.sleep(0.01)
    assert data == b"new"
