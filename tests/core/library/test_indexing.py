"""The index stays whole whatever happens to those who make it, and does not grow for ever."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from itertools import pairwise
from pathlib import Path

import pytest

from galley.core.library import Library, indexing
from galley.core.library import store as stores
from galley.core.site import Site
from support.sites import hexo, post


def site_of(root: Path, count: int) -> Site:
    return hexo(
        root,
        {
            f"source/_posts/{number}.md": post(f"第{number}篇", body=f"正文 word{number}\n")
            for number in range(count)
        },
    )


def scanned(site: Site, cache: Path) -> Library:
    library = Library(site, cache)
    library.scan(lambda *_: None)
    return library


def found(library: Library, query: str) -> set[str]:
    return {row.path.rpartition("/")[2] for row in library.rows(library.find(query).ids)}


def segments(library: Library) -> list[tuple[int, int]]:
    return library._store.loose()[1]


@pytest.mark.parametrize("after", [0, 1])
def test_posts_are_read_here_when_a_process_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    site = site_of(tmp_path / "s", 1200)
    read = indexing._read_in_processes

    def dying(*arguments: object) -> object:
        whole = read(*arguments)  # type: ignore[arg-type]
        for _ in range(after):
            yield next(whole)
        for child in multiprocessing.active_children():
            child.kill()
        raise BrokenProcessPool

    monkeypatch.setattr(indexing, "_read_in_processes", dying)
    library = scanned(site, tmp_path / "cache")
    assert len(library.rows()) == 1200
    assert found(library, "word1199") == {"1199.md"}
    assert library._store.loose()[0] == []


def test_a_killed_process_breaks_the_pool_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path / "s", 1100)
    put = stores.Store.put

    def killing(self: stores.Store, *arguments: object) -> object:
        for child in multiprocessing.active_children():
            child.kill()
        return put(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(stores.Store, "put", killing)
    library = scanned(site, tmp_path / "cache")
    assert len(library.rows()) == 1100
    assert found(library, "word1099") == {"1099.md"}


def test_a_scan_in_processes_can_be_stopped_and_goes_on_later(tmp_path: Path) -> None:
    site = site_of(tmp_path / "s", 1700)
    library = Library(site, tmp_path / "cache")
    done: list[int] = []
    library.scan(lambda count, *_: done.append(count), lambda: bool(done))
    assert 0 < len(library.rows()) < 1700
    kept = len(library.rows())
    read: list[int] = []
    library.scan(lambda _done, total, *_: read.append(total))
    assert read[-1] <= 1700 - kept + 1100  # what was written within a tick of the clock is read again
    assert len(library.rows()) == 1700
    assert found(library, "word1699") == {"1699.md"}


def test_grams_and_gone_rows_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_FEWEST_FOR_SEGMENT", 1)
    monkeypatch.setattr(stores, "_MANY_GONE", 20)
    site = site_of(tmp_path / "s", 60)
    library = scanned(site, tmp_path / "cache")
    other = Library(site, tmp_path / "cache")
    assert len(other.find("word5").ids) == 11
    posts = sorted(site.posts_dirs[0].iterdir())
    execute = library._store.database.connection.execute

    def sizes() -> list[int]:
        return [
            execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("posts", "looks", "bodies", "grams", "gone")
        ]

    for turn in range(8):
        for path in posts:
            path.write_text(post("换", body=f"新{turn} word{path.stem}\n"), encoding="utf-8")
        library.refresh(posts)
    assert sizes()[:3] == [60, 60, 60]
    first = sizes()[3]
    for path in posts:
        path.write_text(post("换", body=f"新9 word{path.stem}\n"), encoding="utf-8")
    library.refresh(posts)
    assert sizes()[3] <= first
    for path in posts[:40]:
        path.unlink()
    library.refresh(posts[:40])
    assert sizes()[4] == 0
    assert found(other, "新9") == found(library, "新9") == {path.name for path in posts[40:]}
    assert len(other.find().ids) == 20
    assert sum(count for _, count in segments(library)) <= 2 * 20


def test_two_processes_fill_one_index_at_once(tmp_path: Path) -> None:
    site = site_of(tmp_path / "s", 400)
    cache = tmp_path / "cache"
    code = (
        "import sys; from pathlib import Path\n"
        "from galley.core.library import Library; from galley.core.site import open_site\n"
        "library = Library(open_site(Path(sys.argv[1])), Path(sys.argv[2])); library.scan(lambda *_: None)\n"
        "print(len(library.rows()))"
    )
    command = [sys.executable, "-c", code, str(site.root), str(cache)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(2)]
    assert [run.communicate(timeout=120)[0].strip() for run in runs] == ["400", "400"]
    library = Library(site, cache)
    assert found(library, "word399") == {"399.md"}
    spans = segments(library)
    assert all(first + count <= after for (first, count), (after, _) in pairwise(spans))


def test_a_broken_grams_table_is_made_anew(tmp_path: Path) -> None:
    site = site_of(tmp_path / "s", 300)
    library = scanned(site, tmp_path / "cache")
    path = library._store.database.path
    library.close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE grams")
    connection.close()
    library = Library(site, tmp_path / "cache")
    library.find("word7")
    library.scan(lambda *_: None)
    assert found(library, "word299") == {"299.md"}


def test_neither_the_command_line_nor_a_library_loads_what_only_some_searches_need() -> None:
    code = (
        "import sys, galley.cli, galley.core.library\n"
        "print([name for name in ('numpy', 'opencc', 'pypinyin') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"
