"""The writer keeps the order, lets the newest bytes win and alarms nobody about its own saves."""

import errno
import os
import random
import threading
import time
from pathlib import Path

import pytest

from galley.core.storage import atomic
from galley.core.storage import writer as writer_module
from galley.core.storage.atomic import hash_bytes, write_file
from galley.core.storage.errors import Conflict, StorageError
from galley.core.storage.history import History
from galley.core.storage.writer import Writer


class Gate:
    """Lets ``write_file`` wait until the test opens it, and notes what is written."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.entered = threading.Event()
        self.written: list[bytes] = []

    def __call__(self, path: Path, data: bytes, **options: object) -> atomic.Saved:
        self.entered.set()
        assert self.open.wait(10)
        self.written.append(data)
        return write_file(path, data, **options)  # type: ignore[arg-type]


def test_saves_that_wait_are_one_write_of_the_newest_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr(writer_module, "write_file", gate)
    writer = Writer(state=tmp_path / "state")
    post = tmp_path / "a.md"
    first = writer.save(post, b"0", None)
    assert gate.entered.wait(5)
    rest = [writer.save(post, str(number).encode(), first) for number in range(1, 50)]
    assert writer.pending() == (post,)
    assert writer.wait(0.01) == (post,)
    gate.open.set()
    assert first.result(5).hash == hash_bytes(b"0")
    assert {future.result(5).hash for future in rest} == {hash_bytes(b"49")}
    assert writer.wait(5) == ()
    assert gate.written == [b"0", b"49"]
    assert post.read_bytes() == b"49"


def test_a_drive_that_hangs_delays_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate()

    def write(path: Path, data: bytes, **options: object) -> atomic.Saved:
        if path.name == "hangs.md":
            return gate(path, data, **options)
        return write_file(path, data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(writer_module, "write_file", write)
    writer = Writer(state=tmp_path / "state")
    stuck = writer.save(tmp_path / "hangs.md", b"x", None)
    writer.save(tmp_path / "b.md", b"y", None).result(5)
    assert not stuck.done()
    gate.open.set()
    assert stuck.result(5).written


def test_a_foreign_change_is_a_conflict_for_every_save_that_did_not_see_it(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    writer = Writer(state=tmp_path / "state")
    base = writer.save(post, b"1", None).result(5).hash
    post.write_bytes(b"theirs")
    futures = [writer.save(post, str(number).encode(), base) for number in range(5)]
    for future in futures:
        with pytest.raises(Conflict) as caught:
            future.result(5)
        assert caught.value.disk_data == b"theirs"
    assert post.read_bytes() == b"theirs"


def test_a_save_that_failed_after_its_bytes_arrived_is_not_a_foreign_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = tmp_path / "a.md"
    writer = Writer(state=tmp_path / "state")
    base = writer.save(post, b"1", None).result(5).hash
    with monkeypatch.context() as patch:

        def fail(folder: Path) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        patch.setattr(atomic, "sync_folder", fail)
        with pytest.raises(StorageError):
            writer.save(post, b"2", base).result(5)
    assert post.read_bytes() == b"2"
    assert writer.save(post, b"3", base).result(5).written
    assert post.read_bytes() == b"3"


def test_a_save_on_top_of_one_that_failed_is_made_on_what_that_was_made_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = tmp_path / "a.md"
    writer = Writer(state=tmp_path / "state")
    first = writer.save(post, b"1", None)
    first.result(5)
    with monkeypatch.context() as patch:

        def full(fd: int, data: bytes) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        patch.setattr(atomic, "write_all", full)
        second = writer.save(post, b"2", first)
        with pytest.raises(StorageError):
            second.result(5)
    assert writer.save(post, b"3", second).result(5).written
    assert post.read_bytes() == b"3"
    theirs = writer.save(post, b"4", "another hash")
    with pytest.raises(Conflict):
        theirs.result(5)
    with pytest.raises(Conflict):
        writer.save(post, b"5", theirs).result(5)


def test_each_save_keeps_the_version_it_replaced_and_the_one_it_wrote(tmp_path: Path) -> None:
    history = History(state=tmp_path / "state")
    writer = Writer(history, state=tmp_path / "state")
    post = tmp_path / "a.md"
    post.write_bytes(b"before Galley")
    base = writer.save(post, b"1", hash_bytes(b"before Galley")).result(5).hash
    writer.save(post, b"2", base).result(5)
    assert writer.wait(5) == ()
    assert [history.read(version) for version in history.versions(post)] == [b"2", b"1", b"before Galley"]
    history.close()


def test_a_history_that_fails_stops_no_save(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    history = History(state=tmp_path / "state")
    history.close()
    writer = Writer(history, state=tmp_path / "state")
    writer.save(tmp_path / "a.md", b"1", None).result(5)
    assert writer.wait(5) == ()
    assert (tmp_path / "a.md").read_bytes() == b"1"
    assert "not in the history" in caplog.text


def test_saves_from_many_threads_end_with_each_files_last_bytes(tmp_path: Path) -> None:
    writer = Writer(state=tmp_path / "state")
    posts = [tmp_path / f"{number}.md" for number in range(4)]

    def type_and_save(post: Path) -> None:
        rng = random.Random(post.name)
        last = writer.save(post, b"first", None)
        for number in range(60):
            last = writer.save(post, f"{post.name} {number}".encode(), last)
            time.sleep(rng.random() * 0.004)
        last.result(10)

    threads = [threading.Thread(target=type_and_save, args=(post,)) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert writer.wait(5) == ()
    assert [post.read_bytes() for post in posts] == [f"{post.name} 59".encode() for post in posts]
