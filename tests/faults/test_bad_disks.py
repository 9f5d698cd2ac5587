"""Real file systems that are full, read-only or gone: the old file stays and the message says why."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from galley.core.storage import (
    Conflict,
    History,
    Journal,
    Problem,
    StorageError,
    hash_bytes,
    is_temporary,
    recover,
    write_file,
)
from support.faults import in_child

OLD, NEW = b"o" * 300_000, b"n" * 450_000

needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only the administrator can mount a small disk"
)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "galley-test", disk], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"cannot mount here: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def caught(save: Callable[[], object]) -> StorageError:
    with pytest.raises(StorageError) as error:
        save()
    return error.value


@needs_root
@pytest.mark.parametrize("hard_linked", [False, True])
def test_a_full_disk_keeps_the_old_file_and_saves_once_there_is_room(
    small_disk: Path, tmp_path: Path, hard_linked: bool
) -> None:
    post = small_disk / "文章.md"
    post.write_bytes(OLD)
    if hard_linked:
        (small_disk / "other").hardlink_to(post)
    filler = fill(small_disk)

    def save() -> object:
        return write_file(post, NEW, expected=hash_bytes(OLD), state=tmp_path / "state")

    error = caught(save)
    assert error.problem is Problem.NO_SPACE
    assert str(error) == (
        "“文章.md” could not be saved: the disk is full. Free some space on it, then try again."
    )
    assert post.read_bytes() == OLD
    assert [path for path in small_disk.iterdir() if is_temporary(path.name)] == []
    filler.unlink()
    save()
    assert post.read_bytes() == NEW


@needs_root
def test_a_full_disk_under_the_journal_says_so_and_keeps_what_it_had(small_disk: Path) -> None:
    journal = Journal.start(None, None, state=small_disk)
    journal.append("one", 1)
    filler = fill(small_disk)
    error = caught(lambda: journal.append("one" + "字" * 20_000, 2))
    assert error.problem is Problem.NO_SPACE
    filler.unlink()
    journal.append("three", 3)
    journal.close()
    (found,) = recover(state=small_disk)
    assert found.snapshot.text == "three"
    found.journal.discard()


@needs_root
def test_a_full_disk_under_the_history_is_an_error_and_no_damage(small_disk: Path) -> None:
    history = History(state=small_disk)
    history.add(Path("/a.md"), b"one")
    filler = fill(small_disk)
    error = caught(lambda: history.add(Path("/a.md"), os.urandom(200_000)))
    assert error.problem is Problem.NO_SPACE
    filler.unlink()
    history.add(Path("/a.md"), b"two")
    assert [history.read(version) for version in history.versions(Path("/a.md"))] == [b"two", b"one"]
    history.close()


@needs_root
def test_a_disk_that_turned_read_only_refuses_with_its_name(small_disk: Path, tmp_path: Path) -> None:
    post = small_disk / "a.md"
    post.write_bytes(OLD)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    error = caught(lambda: write_file(post, NEW, expected=hash_bytes(OLD), state=tmp_path / "state"))
    assert error.problem in (Problem.READ_ONLY_DISK, Problem.READ_ONLY_FOLDER)
    assert post.read_bytes() == OLD


@needs_root
def test_a_file_mounted_by_itself_is_written_in_place(small_disk: Path, tmp_path: Path) -> None:
    source, post = small_disk / "source.md", tmp_path / "mounted.md"
    source.write_bytes(OLD)
    post.touch()
    subprocess.run(["mount", "--bind", source, post], check=True)
    try:
        write_file(post, NEW, expected=hash_bytes(OLD), state=tmp_path / "state")
        assert source.read_bytes() == NEW
    finally:
        subprocess.run(["umount", post], check=True)


def as_nobody(work: Callable[[], None]) -> None:
    def run() -> None:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        work()

    assert in_child(run) == 0


def expect(problem: Problem, save: Callable[[], object]) -> None:
    try:
        save()
    except StorageError as error:
        if error.problem is problem:
            return
        raise
    raise AssertionError("it was saved")


@pytest.fixture
def open_path(tmp_path: Path) -> Path:
    """A folder that every user can reach and write."""
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o777)
    return tmp_path


@needs_root
def test_an_ordinary_user_is_refused_before_anything_is_touched(open_path: Path) -> None:
    foreign = open_path / "foreign.md"
    foreign.write_bytes(OLD)
    foreign.chmod(0o666)
    locked = open_path / "locked"
    locked.mkdir()
    os.chown(locked, 65534, 65534)
    inside = locked / "inside.md"
    inside.write_bytes(OLD)
    os.chown(inside, 65534, 65534)
    locked.chmod(0o555)
    before = sorted(path.name for path in open_path.iterdir())

    def save(path: Path, expected: str | None) -> Callable[[], object]:
        return lambda: write_file(path, NEW, expected=expected, state=open_path / "nowhere" / "state")

    def work() -> None:
        expect(Problem.FOREIGN_OWNER, save(foreign, hash_bytes(OLD)))
        expect(Problem.READ_ONLY_FOLDER, save(inside, hash_bytes(OLD)))
        expect(Problem.READ_ONLY_FOLDER, save(locked / "new.md", None))
        expect(Problem.GONE, save(open_path / "gone" / "a.md", None))

    (open_path / "nowhere").mkdir(mode=0o755)
    before = sorted(path.name for path in open_path.iterdir())
    as_nobody(work)
    assert sorted(path.name for path in open_path.iterdir()) == before
    assert (foreign.read_bytes(), inside.read_bytes()) == (OLD, OLD)
    assert list(locked.iterdir()) == [inside]


@needs_root
def test_a_state_folder_that_cannot_be_made_stops_no_save(open_path: Path) -> None:
    closed = open_path / "closed"
    closed.mkdir(mode=0o755)

    def work() -> None:
        write_file(open_path / "a.md", NEW, expected=None, state=closed / "state")

    as_nobody(work)
    assert (open_path / "a.md").read_bytes() == NEW


@needs_root
def test_the_administrator_leaves_a_file_to_its_owner(open_path: Path) -> None:
    post = open_path / "a.md"
    post.write_bytes(OLD)
    os.chown(post, 65534, 65533)
    post.chmod(0o640)
    write_file(post, NEW, expected=hash_bytes(OLD), state=open_path / "state")
    status = post.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (65534, 65533, 0o640)


def test_a_folder_that_vanished_and_one_that_came_back(tmp_path: Path) -> None:
    folder = tmp_path / "usb stick"
    folder.mkdir()
    post = folder / "a.md"
    write_file(post, OLD, expected=None, state=tmp_path / "state")
    folder.rename(tmp_path / "unplugged")
    error = caught(lambda: write_file(post, NEW, expected=hash_bytes(OLD), state=tmp_path / "state"))
    assert error.problem is Problem.GONE
    assert not folder.exists()
    (tmp_path / "unplugged").rename(folder)
    write_file(post, NEW, expected=hash_bytes(OLD), state=tmp_path / "state")
    post.unlink()
    with pytest.raises(Conflict) as gone:
        write_file(post, OLD, expected=hash_bytes(NEW), state=tmp_path / "state")
    assert (gone.value.disk_hash, gone.value.disk_data) == (None, None)
