"""The index stays whole whatever happens to those who make it, and does not grow for ever."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from galley.core import processes
from galley.core.index import intake, readers
from galley.core.index import store as stores
from galley.core.index.grams import grams_of
from galley.core.index.indexing import Indexing
from galley.core.index.readers import Part, Readers
from galley.core.index.reading import Batch
from galley.core.index.worker import pack
from galley.core.library import Library, Row
from galley.core.processes import READ_POSTS
from galley.core.site import Site, walk_posts
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


DYING = pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-c", "raise SystemExit(1)"],
        [sys.executable, "-c", "import os, sys; sys.stdin.buffer.read(1); os.abort()"],
        [sys.executable, "-c", "print('no answer of ours', flush=True); input()"],
        ["/no/such/program"],
    ],
    ids=["ends at once", "dies of its task", "answers nonsense", "does not exist"],
)


@DYING
def test_posts_are_taken_in_here_when_the_process_for_it_does_not_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    site = site_of(tmp_path / "s", 1200)
    monkeypatch.setattr(processes, "command", lambda _: command)
    library = scanned(site, tmp_path / "cache")
    assert len(library.rows()) == 1200
    assert found(library, "word1199") == {"1199.md"}
    assert library._store.loose() == 0


@pytest.mark.parametrize("answered", [0, 1, 4, 11])
def test_a_killed_process_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answered: int
) -> None:
    site = site_of(tmp_path / "s", 1500)
    process = started(monkeypatch)
    library = Library(site, tmp_path / "cache")
    told: list[int] = []

    def progress(_done: int, _total: int, rows: list[Row], _gone: list[str]) -> None:
        told.extend(row.id for row in rows)
        if len(told) > 128 * answered:
            process[0].kill()

    library.scan(progress)
    assert len(process) == 1
    assert process[0].returncode is not None
    assert len(library.rows()) == len(set(told)) == 1500
    assert found(library, "word1499") == {"1499.md"}
    assert library._store.loose() == 0


def test_grams_that_an_ended_program_left_to_be_made_are_made_by_a_process_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path / "s", 1500)
    with monkeypatch.context() as patch:
        patch.setattr(Indexing, "put_in_order", lambda _self, _cancelled: None)
        library = scanned(site, tmp_path / "cache")
    assert library._store.loose() == len(library.rows()) == 1500
    assert found(library, "word1499") == {"1499.md"}  # told by the texts until then
    library.close()
    process = started(monkeypatch)
    library = scanned(site, tmp_path / "cache")
    assert len(process) == 1
    assert library._store.loose() == 0
    assert found(library, "word1499") == {"1499.md"}
    matching = library._store.database.connection.execute("SELECT count(*) FROM grams ('正文')").fetchone()
    assert matching == (1500,)


@DYING
def test_grams_are_made_here_when_the_process_for_them_does_not_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    site = site_of(tmp_path / "s", 600)
    with monkeypatch.context() as patch:
        patch.setattr(Indexing, "put_in_order", lambda _self, _cancelled: None)
        scanned(site, tmp_path / "cache").close()
    monkeypatch.setattr(processes, "command", lambda _: command)
    library = scanned(site, tmp_path / "cache")
    assert library._store.loose() < 128
    assert found(library, "word599") == {"599.md"}


def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return where the processes are told that this one starts."""
    made: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments: object, **more: object) -> subprocess.Popen[bytes]:
        made.append(popen(*arguments, **more))  # type: ignore[call-overload]
        return made[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return made


def test_no_process_outlives_the_program_that_it_reads_for(tmp_path: Path) -> None:
    site = site_of(tmp_path / "s", 1500)
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from galley.core.library import Library; from galley.core.site import open_site\n"
        "def progress(done, *_):\n"
        "    if done > 200: os.kill(os.getpid(), signal.SIGKILL)\n"
        "Library(open_site(Path(sys.argv[1])), Path(sys.argv[2])).scan(progress)\n"
    )
    cache = tmp_path / "cache"
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(site.root), str(cache)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    program.communicate(timeout=120)
    assert program.returncode == -9
    latest = time.monotonic() + 30
    while processes_of(program.pid) and time.monotonic() < latest:
        time.sleep(0.02)
    assert not processes_of(program.pid)
    library = scanned(site, cache)
    assert len(library.rows()) == 1500
    assert found(library, "word1499") == {"1499.md"}


def processes_of(session: int) -> list[int]:
    """Return the processes of a session that have not ended."""
    found: list[int] = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            state, *_, of = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(of) == session and state != "Z":
                found.append(int(folder.name))
    return found


# -- readers -------------------------------------------------------------------------------------


def read_by_readers(site: Site, count: int, length: int = 50) -> set[str]:
    """Return the paths of all posts of a site as so many readers read them, each once."""
    files = list(walk_posts(site))
    paths: list[str] = []
    started = [processes.start(READ_POSTS) for _ in range(count)]
    with Readers(site, [process for process in started if process is not None]) as reading:
        for number, at in enumerate(range(0, len(files), length)):
            reading.ask(Part(number, pack(files[at : at + length])))
        reading.close()
        while (answer := reading.answer()) is not None:
            assert isinstance(answer[1], Batch)
            paths += [str(post.key) for post in answer[1].posts]
    assert all(process is None or process.returncode is not None for process in started)
    assert len(paths) == len(set(paths))
    return set(paths)


@DYING
def test_parts_are_read_here_when_no_reader_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    site = site_of(tmp_path / "s", 300)
    monkeypatch.setattr(processes, "command", lambda _: command)
    assert len(read_by_readers(site, 2)) == 300


def test_parts_are_read_by_those_readers_that_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(tmp_path / "s", 300)
    commands = iter([["/no/such/program"], processes.command(READ_POSTS)])
    monkeypatch.setattr(processes, "command", lambda _: next(commands))
    assert len(read_by_readers(site, 2)) == 300


def test_what_a_killed_reader_leaves_is_read_by_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path / "s", 600)
    process = started(monkeypatch)
    do, parts = readers.do, iter(range(100))

    def killing(*arguments: object) -> object:
        if next(parts) == 2:
            process[0].kill()
        return do(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(readers, "do", killing)
    assert len(read_by_readers(site, 2, 20)) == 600
    assert len(process) == 2


@pytest.mark.parametrize("command", [None, *DYING.args[1]])
def test_grams_come_in_the_order_of_their_texts_whoever_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str] | None
) -> None:
    if command is not None:
        monkeypatch.setattr(processes, "command", lambda _: command)
    texts = [f"正文 word{number}".encode() for number in range(700)]
    started = [processes.start(READ_POSTS) for _ in range(2)]
    site = site_of(tmp_path / "s", 1)
    with Readers(site, [process for process in started if process is not None]) as reading:
        reading.close()
        assert reading.answer() is None
        for some in (texts, texts[:1], [], texts[5:400]):
            reading.begin(some)
            assert reading.made() == list(map(grams_of, some))


def test_without_other_processors_one_process_reads_alone(tmp_path: Path) -> None:
    assert len(read_by_readers(site_of(tmp_path / "s", 120), 0)) == 120


def test_readers_end_where_answers_and_parts_are_left(tmp_path: Path) -> None:
    site = site_of(tmp_path / "s", 1000)
    files = pack(list(walk_posts(site)))
    process = processes.start(READ_POSTS)
    assert process is not None
    with Readers(site, [process]) as reading:
        for number in range(100):
            reading.ask(Part(number, files[number * 10 : number * 10 + 10]))
        assert reading.answer() is not None
        latest = time.monotonic() + 30
        while len(reading._answers) < readers._MOST_WAITING and time.monotonic() < latest:
            time.sleep(0.01)
        assert len(reading._answers) == readers._MOST_WAITING
    assert process.returncode is not None


# -- the index -----------------------------------------------------------------------------------


def test_a_program_without_a_guard_is_not_started_again(tmp_path: Path) -> None:
    site = site_of(tmp_path / "s", 600)
    script = tmp_path / "program.py"
    script.write_text(
        "import sys; from pathlib import Path\n"
        "from galley.core.library import Library; from galley.core.site import open_site\n"
        "library = Library(open_site(Path(sys.argv[1])), Path(sys.argv[2])); library.scan(lambda *_: None)\n"
        "print(len(library.rows()))\n"
    )
    done = subprocess.run(
        [sys.executable, script, site.root, tmp_path / "cache"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=120,
    )
    assert (done.stdout, done.stderr) == ("600\n", "")


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
    monkeypatch.setattr(intake, "_FEWEST_FOR_GRAMS", 1)
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
            for table in ("posts", "looks", "bodies", "gone")
        ]

    for turn in range(8):
        for path in posts:
            path.write_text(post("换", body=f"新{turn} word{path.stem}\n"), encoding="utf-8")
        library.refresh(posts)
        assert sizes()[:3] == [60, 60, 60]
        assert len(library._store.numbers_of_grams('"新"*')) <= 180
    for path in posts:
        path.write_text(post("换", body=f"新9 word{path.stem}\n"), encoding="utf-8")
    library.refresh(posts)
    for path in posts[:40]:
        path.unlink()
    library.refresh(posts[:40])
    assert sizes()[3] == 0
    assert found(other, "新9") == found(library, "新9") == {path.name for path in posts[40:]}
    assert len(other.find().ids) == 20


def test_a_site_read_often_makes_no_grams_anew_for_one_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_FEWEST_FOR_GRAMS", 1)
    monkeypatch.setattr(stores, "_MANY_GONE", 20)
    site = site_of(tmp_path / "s", 60)
    library = scanned(site, tmp_path / "cache")
    posts = sorted(site.posts_dirs[0].iterdir())
    for _ in range(5):
        library.refresh(posts)
    made: list[int] = []
    make = library._store._grams_of
    monkeypatch.setattr(library._store, "_grams_of", lambda number: (made.append(number), make(number))[1])
    for _ in range(10):
        library.refresh(posts[:1])
    # Once, at most, because most of them were of posts as they no longer are.
    assert len(made) <= 60 + 10
    assert found(library, "word5") == {f"{number}.md" for number in (5, *range(50, 60))}


def test_posts_read_in_a_hurry_are_found_and_get_their_grams_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_FEWEST_FOR_GRAMS", 1)
    site = site_of(tmp_path / "s", 60)
    library = scanned(site, tmp_path / "cache")
    posts = sorted(site.posts_dirs[0].iterdir())
    for path in posts:
        path.write_text(post("换", body=f"急 word{path.stem}\n"), encoding="utf-8")
    library.refresh(posts, hurried=lambda: True)
    assert library._store.loose() == 60
    assert len(found(library, "急")) == 60
    library.refresh(posts[:1])
    assert library._store.loose() == 0
    assert len(found(library, "急")) == 60


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
    assert len(found(library, "正文")) == 400


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
