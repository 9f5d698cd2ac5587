"""The local history keeps what was saved and replaced, within its bounds."""

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from galley.core.storage.errors import Problem, StorageError
from galley.core.storage.history import History

DAY = 86400.0
NOW = 1_800_000_000.0
POST = Path("/site/_posts/我的 文章.md")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History(state=tmp_path)
    yield history
    history.close()


def test_versions_come_back_newest_first_with_their_bytes(history: History) -> None:
    for number in range(3):
        history.add(POST, f"版本 {number}".encode(), now=NOW + number)
    versions = history.versions(POST)
    assert [history.read(version).decode() for version in versions] == ["版本 2", "版本 1", "版本 0"]
    assert [version.time for version in versions] == [NOW + 2, NOW + 1, NOW]


def test_the_same_bytes_twice_in_a_row_are_one_version_and_stored_once(history: History) -> None:
    for data in (b"a", b"a", b"b", b"a"):
        history.add(POST, data, now=NOW)
    assert [history.read(version) for version in history.versions(POST)] == [b"a", b"b", b"a"]
    assert len({version.hash for version in history.versions(POST)}) == 2


def test_a_renamed_post_and_a_moved_folder_keep_their_history(history: History) -> None:
    history.add(POST, b"1", now=NOW)
    history.add(POST.with_name("我的 文章.md.bak"), b"other", now=NOW)
    renamed = POST.with_name("new%_name.md")
    history.moved(POST, renamed)
    assert history.versions(POST) == []
    assert [history.read(version) for version in history.versions(renamed)] == [b"1"]
    history.moved(POST.parent, Path("/site/_drafts"))
    assert [history.read(v) for v in history.versions(Path("/site/_drafts/new%_name.md"))] == [b"1"]
    assert [history.read(v) for v in history.versions(Path("/site/_drafts/我的 文章.md.bak"))] == [b"other"]


def test_autosaves_thin_out_with_age_and_the_newest_stays(history: History) -> None:
    for second in range(0, 7200, 60):
        history.add(POST, str(second).encode(), now=NOW + second)
    history.prune(now=NOW + 7200)
    fresh = [version for version in history.versions(POST) if version.time > NOW + 3600]
    assert len(fresh) == 59
    assert len(history.versions(POST)) - len(fresh) <= 8
    history.prune(now=NOW + 40 * DAY)
    assert len(history.versions(POST)) <= 2
    assert history.read(history.versions(POST)[0]) == b"7140"


def test_old_versions_go_and_the_newest_of_each_post_stays(history: History) -> None:
    history.add(POST, b"old", now=NOW)
    history.add(POST, b"newer", now=NOW + DAY)
    history.prune(now=NOW + 400 * DAY)
    assert [history.read(version) for version in history.versions(POST)] == [b"newer"]


def test_the_history_stays_within_its_size(tmp_path: Path) -> None:
    history = History(state=tmp_path, most_bytes=100_000)
    rng = random.Random(1)
    for number in range(120):
        history.add(Path(f"/site/{number % 7}.md"), rng.randbytes(5_000), now=NOW + number)
    history.prune(now=NOW + 200)
    kept = [version for n in range(7) for version in history.versions(Path(f"/site/{n}.md"))]
    assert sum(version.size for version in kept) <= 100_000
    assert all(history.versions(Path(f"/site/{number}.md")) for number in range(7))
    history.close()
    assert (tmp_path / "history" / "history.db").stat().st_size < 600_000


def test_a_file_that_is_no_database_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "history").mkdir()
    (tmp_path / "history" / "history.db").write_bytes(b"this is not a database" * 100)
    history = History(state=tmp_path)
    history.add(POST, b"x")
    assert len(history.versions(POST)) == 1
    history.close()
    assert (tmp_path / "history" / "history.damaged").exists()


def test_a_damaged_version_is_an_error_and_not_other_bytes(tmp_path: Path) -> None:
    history = History(state=tmp_path)
    history.add(POST, b"x" * 1000)
    (version,) = history.versions(POST)
    history._db.execute("UPDATE content SET packed = x'00'")
    with pytest.raises(StorageError) as caught:
        history.read(version)
    assert caught.value.problem is Problem.DISK_FAULT
    history.close()


def test_two_windows_and_several_threads_write_one_history(tmp_path: Path) -> None:
    windows = [History(state=tmp_path), History(state=tmp_path)]

    def work(number: int) -> None:
        for step in range(20):
            windows[number % 2].add(Path(f"/site/{number}.md"), f"{number} {step}".encode())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(4):
        versions = windows[0].versions(Path(f"/site/{number}.md"))
        assert next(windows[1].read(v) for v in versions) == f"{number} 19".encode()
        assert len(versions) == 20
    for window in windows:
        window.close()
