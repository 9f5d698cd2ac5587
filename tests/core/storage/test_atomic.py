"""A save changes the bytes of a file and nothing else about it."""

import os
import socket
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.storage import (
    Action,
    Conflict,
    Problem,
    StorageError,
    hash_bytes,
    is_temporary,
    read_file,
    remove_stale_temporaries,
    write_file,
)

posix = pytest.mark.skipif(os.name == "nt", reason="as POSIX has it")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state home"))


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=4000), st.binary(max_size=4000))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, first: bytes, second: bytes
) -> None:
    folder = tmp_path_factory.mktemp("site")
    post, state = folder / "a.md", folder / "state"
    saved = write_file(post, first, expected=None, state=state)
    assert (read_file(post), saved.hash, saved.size) == (first, hash_bytes(first), len(first))
    saved = write_file(post, second, expected=saved.hash, state=state)
    assert (read_file(post), saved.mtime_ns) == (second, post.stat().st_mtime_ns)
    assert saved.written == (first != second)


def test_the_same_bytes_are_not_written_and_the_time_stays(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"x")
    os.utime(post, ns=(10**18, 10**18))
    before = post.stat()
    saved = write_file(post, b"x", expected=hash_bytes(b"x"))
    assert (saved.written, saved.mtime_ns) == (False, 10**18)
    assert (post.stat().st_ino, post.stat().st_mtime_ns) == (before.st_ino, 10**18)


def test_a_file_that_changed_or_is_there_or_is_gone_is_a_conflict_with_what_the_disk_has(
    tmp_path: Path,
) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"theirs")
    for expected in (hash_bytes(b"loaded"), None):
        with pytest.raises(Conflict) as caught:
            write_file(post, b"mine", expected=expected)
        assert (caught.value.disk_data, caught.value.disk_hash) == (b"theirs", hash_bytes(b"theirs"))
    with pytest.raises(Conflict) as caught:
        write_file(tmp_path / "b.md", b"mine", expected=hash_bytes(b"loaded"))
    assert (caught.value.disk_data, caught.value.disk_hash) == (None, None)
    assert [path.name for path in tmp_path.glob("*.md")] == ["a.md"]
    assert post.read_bytes() == b"theirs"


@pytest.mark.parametrize("there", [True, False])
def test_a_change_between_the_check_and_the_rename_is_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    post = tmp_path / "a.md"
    if there:
        post.write_bytes(b"loaded")
    real = os.fsync

    def meanwhile(fd: int) -> None:
        real(fd)
        post.write_bytes(b"theirs")  # as many bytes as were loaded

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", meanwhile)
        with pytest.raises(Conflict) as caught:
            write_file(post, b"mine", expected=hash_bytes(b"loaded") if there else None)
    assert caught.value.disk_data == b"theirs"
    assert post.read_bytes() == b"theirs"
    assert [path for path in tmp_path.iterdir() if is_temporary(path.name)] == []


@posix
def test_links_are_followed_and_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "目标.md"
    target.write_bytes(b"old")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    link = tmp_path / "link.md"
    link.symlink_to(Path("folder") / "目标.md")
    write_file(link, b"new", expected=hash_bytes(b"old"))
    assert link.is_symlink()
    assert not target.is_symlink()
    assert target.read_bytes() == b"new"
    dangling = tmp_path / "dangling.md"
    dangling.symlink_to(tmp_path / "real" / "made.md")
    write_file(dangling, b"made", expected=None)
    assert (tmp_path / "real" / "made.md").read_bytes() == b"made"


@posix
def test_a_hard_link_stays_one_file_with_all_its_names(tmp_path: Path) -> None:
    post, other = tmp_path / "a.md", tmp_path / "b.md"
    post.write_bytes(b"a long old text")
    other.hardlink_to(post)
    for old, new in ((b"a long old text", b"short"), (b"short", b"a longer text again")):
        write_file(post, new, expected=hash_bytes(old))
        assert other.read_bytes() == new
        assert post.samefile(other)
    assert not any((tmp_path / "state home").rglob("*.inplace"))


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o2640])
def test_the_mode_stays_whatever_the_umask(tmp_path: Path, mode: int) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"old")
    post.chmod(mode)
    umask = os.umask(0o077)
    try:
        write_file(post, b"new", expected=hash_bytes(b"old"))
        write_file(tmp_path / "fresh.md", b"x", expected=None)
    finally:
        os.umask(umask)
    assert post.stat().st_mode & 0o7777 == mode
    assert (tmp_path / "fresh.md").stat().st_mode & 0o777 == 0o600
    write_file(tmp_path / "ordinary.md", b"x", expected=None)
    assert (tmp_path / "ordinary.md").stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes as Linux has them")
def test_extended_attributes_stay(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"old")
    try:
        os.setxattr(post, "user.tag", "红".encode())
    except OSError as error:
        pytest.skip(f"no extended attributes here: {error}")
    write_file(post, b"new", expected=hash_bytes(b"old"))
    assert os.getxattr(post, "user.tag") == "红".encode()


def test_the_time_can_be_kept(tmp_path: Path) -> None:
    for name in ("a.md", "linked.md"):
        post = tmp_path / name
        post.write_bytes(b"old")
        os.utime(post, ns=(10**18, 10**18))
        if name == "linked.md":
            (tmp_path / "other").hardlink_to(post)
        saved = write_file(post, b"new", expected=hash_bytes(b"old"), keep_mtime=True)
        assert post.stat().st_mtime_ns == saved.mtime_ns == 10**18


@posix
def test_a_read_only_file_or_folder_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    post = folder / "a.md"
    post.write_bytes(b"old")
    post.chmod(0o444)
    with pytest.raises(StorageError) as caught:
        write_file(post, b"new", expected=hash_bytes(b"old"))
    assert caught.value.problem is Problem.READ_ONLY_FILE
    post.chmod(0o644)
    folder.chmod(0o555)
    try:
        for path, expected in ((post, hash_bytes(b"old")), (folder / "new.md", None)):
            with pytest.raises(StorageError) as caught:
                write_file(path, b"new", expected=expected)
            assert caught.value.problem is Problem.READ_ONLY_FOLDER
    finally:
        folder.chmod(0o755)
    assert [path.name for path in folder.iterdir()] == ["a.md"]
    assert post.read_bytes() == b"old"


@posix
@pytest.mark.timeout(20)
def test_what_is_no_ordinary_file_is_refused_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "ring.md").symlink_to(tmp_path / "ring.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket.md"))
        for name in ("pipe.md", "folder.md", "ring.md", "socket.md"):
            with pytest.raises(StorageError) as caught:
                write_file(tmp_path / name, b"x", expected=None)
            assert "could not be saved" in str(caught.value)
            with pytest.raises(StorageError) as caught:
                read_file(tmp_path / name)
            assert caught.value.action is Action.READ


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("长" * 100 + ".md", Problem.NAME_TOO_LONG),
        ("no/such/folder/a.md", Problem.GONE),
        ("a\0b.md", Problem.BAD_NAME),
    ],
)
def test_a_name_the_disk_does_not_take_is_said_in_plain_words(
    tmp_path: Path, name: str, problem: Problem
) -> None:
    with pytest.raises(StorageError) as caught:
        write_file(tmp_path / name, b"x", expected=None)
    assert caught.value.problem is problem
    with pytest.raises(StorageError):
        read_file(tmp_path / name)


def test_a_name_as_long_as_the_disk_takes_is_saved(tmp_path: Path) -> None:
    post = tmp_path / ("长" * 84 + ".md")
    saved = write_file(post, b"1", expected=None)
    write_file(post, b"2", expected=saved.hash)
    assert post.read_bytes() == b"2"


def test_only_old_temporary_files_of_our_own_are_swept_away(tmp_path: Path) -> None:
    names = [".galley-0123456789abcdef.tmp", ".galley-aa.tmp", ".galley-notes.md", "galley-x.tmp", "a.md"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    os.utime(tmp_path / names[0], ns=(10**18, 10**18))
    (tmp_path / ".galley-folder.tmp").mkdir()
    assert remove_stale_temporaries(tmp_path) == 1
    assert {path.name for path in tmp_path.iterdir()} == {*names[1:], ".galley-folder.tmp"}
    assert remove_stale_temporaries(tmp_path / "absent") == 0


def test_many_windows_adding_a_line_each_lose_none(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"")

    def window(number: int) -> None:
        for step in range(25):
            while True:
                data = read_file(post)
                try:
                    write_file(post, data + f"{number} {step}\n".encode(), expected=hash_bytes(data))
                except Conflict:
                    continue
                break

    threads = [threading.Thread(target=window, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = post.read_text().splitlines()
    assert sorted(lines) == sorted(f"{number} {step}" for number in range(4) for step in range(25))
