"""Indexes of sites that are gone are cleared away, and nothing else is."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from galley.core.index.leftovers import UNUSED_DAYS, clear_leftovers
from galley.core.library import Library
from support.sites import hexo, post

DAY_S = 86_400


def index_of(root: Path, cache: Path) -> Path:
    """Make a site and its index; return the index."""
    library = Library(hexo(root, {"source/_posts/a.md": post()}), cache)
    library.scan(lambda *_: None)
    path = library._store.database.path
    library.close()
    return path


def age(path: Path, days: float) -> None:
    moment = time.time() - days * DAY_S
    for each in path.parent.glob(f"{path.name}*"):
        os.utime(each, (moment, moment))


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    """The index of a site that was deleted, and that nobody used for long."""
    path = index_of(tmp_path / "站 gone", tmp_path / "cache")
    shutil.rmtree(tmp_path / "站 gone")
    age(path, UNUSED_DAYS + 1)
    return path


def test_the_index_of_a_site_that_is_gone_goes_with_all_its_files(gone: Path) -> None:
    for suffix in ("-wal", "-shm"):
        gone.with_name(gone.name + suffix).write_bytes(b"")
    age(gone, UNUSED_DAYS + 1)
    assert clear_leftovers(gone.parent) == [gone]
    assert list(gone.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are a matter of Linux")
def test_a_folder_whose_name_is_no_text_is_known_too(tmp_path: Path) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))
    path = index_of(root, tmp_path / "cache")
    age(path, UNUSED_DAYS + 1)
    assert clear_leftovers(path.parent) == []
    shutil.rmtree(root)
    age(path, UNUSED_DAYS + 1)
    assert clear_leftovers(path.parent) == [path]


def test_a_drive_may_lie_in_a_drawer_for_weeks(gone: Path) -> None:
    age(gone, UNUSED_DAYS - 1)
    assert clear_leftovers(gone.parent) == []
    assert gone.exists()


def test_a_write_that_is_not_yet_in_the_file_itself_is_a_use(gone: Path) -> None:
    gone.with_name(f"{gone.name}-wal").write_bytes(b"")
    assert clear_leftovers(gone.parent) == []


def test_an_index_of_a_site_that_is_there_stays_however_old_it_is(tmp_path: Path) -> None:
    path = index_of(tmp_path / "site", tmp_path / "cache")
    age(path, 3_000)
    assert clear_leftovers(path.parent) == []
    assert path.exists()


def test_to_open_an_index_is_to_use_it(tmp_path: Path) -> None:
    path = index_of(tmp_path / "site", tmp_path / "cache")
    age(path, UNUSED_DAYS + 1)
    index_of(tmp_path / "site", tmp_path / "cache")
    shutil.rmtree(tmp_path / "site")
    assert clear_leftovers(path.parent) == []


def test_an_index_that_another_process_has_open_stays_and_works_on(gone: Path) -> None:
    program = (
        "import sqlite3, sys\n"
        f"c = sqlite3.connect({str(gone)!r}, isolation_level=None)\n"
        "print(c.execute('SELECT count(*) FROM posts').fetchone()[0], flush=True)\n"
        "sys.stdin.readline()\n"
        "c.execute('DELETE FROM gone')\n"
        "print(c.execute('SELECT count(*) FROM posts').fetchone()[0], flush=True)\n"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "1\n"
        age(gone, UNUSED_DAYS + 1)
        assert clear_leftovers(gone.parent) == []
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "1\n"
    assert other.returncode == 0
    age(gone, UNUSED_DAYS + 1)
    assert clear_leftovers(gone.parent) == [gone]


def test_what_is_not_surely_an_index_of_ours_stays(gone: Path) -> None:
    folder = gone.parent
    others = {"notes.db": b"x", "0" * 32 + ".db": b"not a database", "1" * 32 + ".db-wal": b"", "a.txt": b""}
    for name, content in others.items():
        (folder / name).write_bytes(content)
    # The index of one site under the name of another, and a database of somebody else.
    shutil.copy(gone, folder / f"{'2' * 32}.db")
    foreign = sqlite3.connect(folder / f"{'3' * 32}.db")
    foreign.execute("CREATE TABLE recipes (name TEXT)")
    foreign.close()
    (folder / f"{'4' * 32}.db").mkdir()
    (folder / f"{'5' * 32}.db").symlink_to(folder / "nowhere")
    for each in folder.iterdir():
        if each.exists():
            os.utime(each, (0, 0))
    there = {path.name for path in folder.iterdir()}
    assert clear_leftovers(folder) == [gone]
    assert {path.name for path in folder.iterdir()} == there - {gone.name}
    assert all((folder / name).read_bytes() == content for name, content in others.items())


def test_a_cache_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert clear_leftovers(tmp_path / "nowhere") == []
