"""The index shows every post, whatever is wrong with one, and is true after any change on the disk."""

import os
import random
import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from galley.core.index import reading
from galley.core.library import Library, Row
from galley.core.site import PostFile, Site, open_site
from support.sites import hexo, make_files, post


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def scan(library: Library) -> tuple[list[Row], list[str]]:
    changed: list[Row] = []
    gone: list[str] = []
    totals: list[tuple[int, int]] = []

    def progress(done: int, total: int, rows: list[Row], paths: list[str]) -> None:
        totals.append((done, total))
        changed.extend(rows)
        gone.extend(paths)

    library.scan(progress)
    assert totals
    assert totals[-1][0] == totals[-1][1]
    assert totals == sorted(totals)
    return changed, gone


def refreshed(library: Library, paths: Iterable[Path]) -> tuple[list[Row], list[str]]:
    changed: list[Row] = []
    gone: list[str] = []
    library.refresh(paths, lambda _done, _total, rows, lost: (changed.extend(rows), gone.extend(lost))[0])
    return changed, gone


def by_name(rows: list[Row]) -> dict[str, Row]:
    return {row.path.removeprefix("source/_posts/"): row for row in rows}


def settle(site: Site) -> None:
    """Give every file a time that lies well back, as files have that were not written just now."""
    for folder, _, names in os.walk(site.root):
        for name in names:
            path = Path(folder) / name
            if path.is_file():
                os.utime(path, ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))


def test_posts_that_may_hold_a_text_are_found_in_body_and_header(tmp_path: Path, cache: Path) -> None:
    files = {
        "source/_posts/a.md": post(body="[x](../深/旧 文.md)\n"),
        "source/_posts/b.md": post(extra="cover: /old/a.png\n"),
        "source/_posts/c.md": post(body="nothing\n"),
        "source/_posts/d.md": post(body="{% post_link OLD %}\n"),
    }
    library = Library(hexo(tmp_path / "s", files), cache)
    scan(library)
    assert set(library.holding(["旧 文.md", "/old/"])) == {"source/_posts/a.md", "source/_posts/b.md"}
    assert library.holding(["post_link old"]) == ["source/_posts/d.md"]
    assert library.holding([]) == []


def test_a_row_says_what_the_post_says(tmp_path: Path, cache: Path) -> None:
    text = (
        "---\ntitle: 题 目\ndate: 2024-05-01 08:00:00\ntags: [b, a]\ncategories:\n- 甲\n- 乙\n---\n"
        "# 大标题\n\n第一段 **粗** [链](x)。\n<!-- more -->\n后面\n"
    )
    site = hexo(tmp_path / "s", {"source/_posts/深/a.md": text, "source/_drafts/b.md": post("稿")})
    library = Library(site, cache)
    assert library.rows() == []
    changed, gone = scan(library)
    assert gone == []
    assert sorted(library.rows(), key=lambda row: row.path) == sorted(changed, key=lambda row: row.path)
    row = by_name(changed)["深/a.md"]
    status = (site.posts_dirs[0] / "深/a.md").stat()
    assert row == Row(
        path="source/_posts/深/a.md",
        title="题 目",
        date="2024-05-01 08:00:00",
        date_key=1714521600.0,
        tags=("b", "a"),
        categories=(("甲", "乙"),),
        excerpt="第一段 粗 链。",
        mtime_ns=status.st_mtime_ns,
        size=status.st_size,
    )
    assert by_name(changed)["source/_drafts/b.md"].draft


def test_what_is_wrong_with_one_post_hides_no_other(tmp_path: Path, cache: Path) -> None:
    odd: dict[str, str | bytes] = {
        "java.md": "---\ntitle: Java: 从入门\ntags: [a]\n---\n正文还在\n",
        "late.md": "---\ntitle: a: b\ndate: 2024-02-03 04:05:06\n---\n",
        "git.md": "---\ntitle: [git] SSH\n---\nx\n",
        "vue.md": "---\ntitle: @vue/cli\n---\nx\n",
        "tab.md": "---\ntitle: a\n\ttags: b\n---\nx\n",
        "nunjucks.md": "---\ntitle: {{ title }}\n---\nx\n",
        "unclosed.md": "---\ntitle: a\n\nx\n",
        "feb30.md": "---\ntitle: a\ndate: 2024-02-30\n---\nx\n",
        "hour25.md": "---\ntitle: a\ndate: 2024-02-01 25:00:00\n---\nx\n",
        "twice.md": "---\ntitle: a\ntitle: b\n---\nx\n",
        "colon.md": "---\ntitle：中文冒号\n---\nx\n",
        "number.md": "---\ntitle: 123\ntags: 2024\n---\nx\n",
        "null.md": "---\ntitle: null\n---\nx\n",
        "day.md": "---\ntitle: 2019-05-04\ndate: nonsense\n---\nx\n",
        "empty.md": b"",
        "nul.md": b"---\ntitle: a\n---\nx\0y\n",
        "gbk.md": "---\ntitle: 中文编码的标题\n---\n这是一段用国标编码写成的文字，够长才认得。\n".encode(
            "gbk"
        ),
        "latin.md": b"\xff\xfe\x00\xd8garbage\x9f\xff",
        "huge.md": ("---\ntitle: 大\n---\n" + "很长的一行。" * 300_000).encode(),
        "deep.md": "---\ntitle: a\nx: " + "[" * 3000 + "\n---\n",
        "alias.md": "---\na: &a [1]\nb: *a\ntitle: c\n---\nx\n",
        "dir.md/inner.md": post("内"),
        "noheader.md": "只有正文\n",
        "bom.md": "\ufeff" + post("有BOM"),
        "crlf.md": post("回车").replace("\n", "\r\n"),
    }
    site = hexo(tmp_path / "s", {f"source/_posts/{name}": text for name, text in odd.items()})
    (site.posts_dirs[0] / "broken-link.md").symlink_to(tmp_path / "nowhere")
    os.mkfifo(site.posts_dirs[0] / "pipe.md")
    rows = by_name(scan(Library(site, cache))[0])
    assert set(rows) == {*(set(odd) - {"dir.md/inner.md"}), "dir.md/inner.md", "broken-link.md"}
    assert all(row.title for row in rows.values())
    for name in ("java.md", "git.md", "vue.md", "unclosed.md"):
        assert rows[name].error, name
        assert (rows[name].error_line or 0) >= 1, name
        assert (rows[name].error_column or 0) >= 1, name
    assert rows["java.md"].error_line == 2
    assert rows["java.md"].excerpt == "正文还在"
    titles = {"java.md": "Java: 从入门", "git.md": "[git] SSH", "vue.md": "@vue/cli", "unclosed.md": "a"}
    assert {name: rows[name].title for name in titles} == titles
    assert (rows["late.md"].date, rows["late.md"].date_key) == ("2024-02-03 04:05:06", 1706904306.0)
    assert "does not exist" in (rows["broken-link.md"].error or "")
    assert (rows["nul.md"].error, rows["nul.md"].excerpt) == (None, "xy")
    assert rows["number.md"].title == "123"
    assert rows["null.md"].title == "null"
    assert rows["day.md"].title == "2019-05-04"
    assert (rows["day.md"].date, rows["day.md"].date_key) == ("nonsense", None)
    assert rows["feb30.md"].date == "2024-02-30"
    assert rows["gbk.md"].title == "中文编码的标题"
    assert rows["huge.md"].title == "大"
    assert len(rows["huge.md"].excerpt) == 120
    assert rows["bom.md"].title == "有BOM"
    assert rows["crlf.md"].title == "回车"
    assert rows["crlf.md"].error is None
    assert rows["noheader.md"].title == "noheader"
    assert rows["empty.md"].title == "empty"


def test_a_file_that_may_not_be_read_is_a_row_with_its_reason(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post(), "source/_posts/b.md": post()})
    read_bytes = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    rows = by_name(scan(Library(site, cache))[0])
    assert "you are not allowed to read it" in rows["a.md"].trouble
    assert rows["b.md"].error is None


def test_a_fault_in_reading_one_post_hides_no_other(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{name}.md": post() for name in "abc"})
    parse = reading.posts.parse

    def faulty(text: str, *rest: object, path: str = "", **more: object) -> object:
        if path.endswith("b.md"):
            raise RecursionError("too deep")
        return parse(text, *rest, path=path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(reading.posts, "parse", faulty)
    rows = by_name(scan(Library(site, cache))[0])
    assert "too deep" in (rows["b.md"].error or "")
    assert rows["a.md"].error is rows["c.md"].error is None


def test_only_what_moved_is_read_again(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{number}.md": post(str(number)) for number in range(20)})
    settle(site)
    library = Library(site, cache)
    scan(library)
    read: list[str] = []
    original = reading.read_entry
    monkeypatch.setattr(
        reading, "read_entry", lambda site, file: read.append(file.path.name) or original(site, file)
    )
    assert scan(Library(site, cache)) == ([], [])
    assert read == []
    make_files(site.root, {"source/_posts/3.md": post("新"), "source/_posts/new.md": post("加")})
    os.utime(site.posts_dirs[0] / "4.md")
    (site.posts_dirs[0] / "5.md").unlink()
    (site.posts_dirs[0] / "6.md").rename(site.posts_dirs[0] / "six.md")
    changed, gone = scan(library)
    assert sorted(read) == ["3.md", "4.md", "new.md", "six.md"]
    assert sorted(by_name(changed)) == ["3.md", "4.md", "new.md", "six.md"]
    assert sorted(gone) == ["source/_posts/5.md", "source/_posts/6.md"]
    assert {row.path for row in library.rows()} == {
        file.relative_to(site.root).as_posix() for file in site.posts_dirs[0].glob("*.md")
    }


def write_again(path: Path, text: str) -> None:
    """Write as many bytes again, in the moment of the write before as the file system has it."""
    before = path.stat()
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def test_a_second_write_in_the_same_moment_is_not_missed(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post("甲")})
    library = Library(site, cache)
    path = site.posts_dirs[0] / "a.md"
    # However slow this machine is, the scan looks in the moment of the first write.
    moment = path.stat().st_mtime_ns + 4_000_000
    with monkeypatch.context() as context:
        context.setattr("time.time_ns", lambda: moment)
        scan(library)
    write_again(path, post("乙"))
    scan(library)
    assert library.rows()[0].title == "乙"


def test_a_second_write_is_not_missed_either_while_what_was_read_waits_for_the_index(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post("甲")})
    library = Library(site, cache)
    path = site.posts_dirs[0] / "a.md"
    now = path.stat().st_mtime_ns + 4_000_000
    original = reading.read_entry

    def read_and_wait(site: Site, file: PostFile) -> object:
        nonlocal now
        entry = original(site, file)
        write_again(path, post("乙"))
        now += 1_000_000_000
        return entry

    with monkeypatch.context() as context:
        context.setattr("time.time_ns", lambda: now)
        context.setattr(reading, "read_entry", read_and_wait)
        scan(library)
        assert library.rows()[0].title == "甲"
    scan(library)
    assert library.rows()[0].title == "乙"


def test_what_is_told_of_twice_is_read_once_and_a_change_that_keeps_time_and_size_is_read(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{name}.md": post("甲") for name in "ab"})
    library = Library(site, cache)
    scan(library)
    read: list[str] = []
    original, clock = reading.read_entry, time.time_ns
    monkeypatch.setattr(
        reading, "read_entry", lambda site, file: read.append(file.path.stem) or original(site, file)
    )
    # What is written here is read a moment later.
    monkeypatch.setattr("time.time_ns", lambda: clock() + 500_000_000)
    a, b = (site.posts_dirs[0] / f"{name}.md" for name in "ab")
    a.write_text(post("乙"), encoding="utf-8")
    assert [row.title for row in refreshed(library, [a])[0]] == ["乙"]
    assert refreshed(library, [a, b])[0][0].path.endswith("b.md")
    assert refreshed(library, [a, b]) == ([], [])
    assert read == ["a", "b"]
    write_again(a, post("丙"))
    assert [row.title for row in refreshed(library, [a, b])[0]] == ["丙"]
    b.unlink()
    assert refreshed(library, [a, b]) == ([], ["source/_posts/b.md"])
    assert read == ["a", "b", "a"]


def test_a_second_write_in_the_moment_of_the_first_is_read_by_the_second_word(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post("甲")})
    library = Library(site, cache)
    path = site.posts_dirs[0] / "a.md"
    moment = path.stat().st_ctime_ns + 4_000_000
    monkeypatch.setattr("time.time_ns", lambda: moment)
    assert [row.title for row in refreshed(library, [path])[0]] == ["甲"]
    # What a second write in one tick leaves: no stamp tells it from the first.
    data = path.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda _: data.replace("甲".encode(), "乙".encode()))
    assert [row.title for row in refreshed(library, [path])[0]] == ["乙"]


def test_what_was_read_is_read_again_when_the_index_was_emptied(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post("甲")})
    clock = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: clock() + 500_000_000)
    path = site.posts_dirs[0] / "a.md"
    library = Library(site, cache)
    refreshed(library, [path])
    (file,) = cache.glob("*.db")
    with sqlite3.connect(file) as other:
        other.executescript("DELETE FROM posts; DELETE FROM looks; DELETE FROM bodies")
    other.close()
    assert [row.title for row in refreshed(library, [path])[0]] == ["甲"]


def test_a_stopped_scan_keeps_what_it_has_and_goes_on_later(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{number}.md": post() for number in range(300)})
    settle(site)
    library = Library(site, cache)
    stop = threading.Event()
    first: list[Row] = []

    def progress(done: int, total: int, rows: list[Row], gone: list[str]) -> None:
        first.extend(rows)
        stop.set()

    library.scan(progress, stop.is_set)
    assert 0 < len(first) < 300
    assert len(Library(site, cache).rows()) == len(first)
    changed, _ = scan(library)
    assert len(changed) == 300 - len(first)
    library.scan(progress, lambda: True)
    assert len(library.rows()) == 300


def test_a_file_that_vanishes_during_the_scan_is_gone(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{name}.md": post() for name in "abc"})
    original = reading.read_entry

    def vanishing(site: Site, file: object) -> Row:
        (site.posts_dirs[0] / "b.md").unlink(missing_ok=True)
        return original(site, file)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_entry", vanishing)
    library = Library(site, cache)
    _, gone = scan(library)
    assert gone == ["source/_posts/b.md"]
    assert sorted(by_name(library.rows())) == ["a.md", "c.md"]


def test_an_empty_site_still_tells_that_the_scan_is_over(tmp_path: Path, cache: Path) -> None:
    assert scan(Library(hexo(tmp_path / "s"), cache)) == ([], [])


def test_refresh_reads_single_files_and_what_moved_in_folders(tmp_path: Path, cache: Path) -> None:
    site = hexo(
        tmp_path / "s",
        {
            "source/_posts/a.md": post("a"),
            "source/_posts/深/b.md": post("b"),
            "source/_posts/深/c.md": post("c"),
        },
    )
    library = Library(site, cache)
    posts = site.posts_dirs[0]
    for path in posts.rglob("*.md"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    scan(library)
    make_files(site.root, {"source/_posts/a.md": post("A")})
    changed, gone = refreshed(
        library, [posts / "a.md", posts / "none.md", Path("/etc/passwd"), site.root / "_config.yml"]
    )
    assert ([row.title for row in changed], gone) == (["A"], [])
    (posts / "深" / "b.md").unlink()
    make_files(site.root, {"source/_posts/深/d.md": post("d")})
    changed, gone = refreshed(library, [posts / "深"])
    assert [row.title for row in changed] == ["d"], "c is as it was, and not read again"
    assert gone == ["source/_posts/深/b.md"]
    (posts / "深").rename(tmp_path / "elsewhere")
    changed, gone = refreshed(library, [Path("source/_posts/深")])
    assert changed == []
    assert sorted(gone) == ["source/_posts/深/c.md", "source/_posts/深/d.md"]
    assert [row.title for row in library.rows()] == ["A"]
    (posts / "a.md").unlink()
    (posts / "a.md").mkdir()
    assert refreshed(library, [posts / "a.md"]) == ([], ["source/_posts/a.md"])


def test_what_is_read_again_is_told_as_it_is_read(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{number}.md": post(str(number)) for number in range(300)})
    library = Library(site, cache)
    scan(library)
    posts = sorted(site.posts_dirs[0].iterdir())
    told: list[int] = []
    ask = Library(site, cache)

    def progress(done: int, total: int, changed: list[Row], gone: list[str]) -> None:
        assert done <= total
        assert gone == []
        assert {row.title for row in ask.rows(row.id for row in changed)} == {row.title for row in changed}
        told.append(len(changed))

    for path in posts:
        path.write_text(post(f"neu {path.stem}"), encoding="utf-8")
    library.refresh(posts, progress)
    assert sum(told) == 300
    assert max(told) < 300, "not only when all are read"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have only names that are text")
def test_a_folder_that_goes_takes_its_posts_along_whatever_their_names(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/深/b.md": post("b"), "source/_posts/深0.md": post("beside")})
    odd = os.fsdecode(b"\xff")
    make_files(site.root, {f"source/_posts/深/{odd}.md": post("odd"), f"source/_posts/{odd}/c.md": post("c")})
    library = Library(site, cache)
    scan(library)
    assert len(library.rows()) == 4
    shutil.rmtree(site.posts_dirs[0] / "深")
    shutil.rmtree(site.posts_dirs[0] / odd)
    gone = [
        *refreshed(library, [site.posts_dirs[0] / "深"])[1],
        *refreshed(library, [site.posts_dirs[0] / odd])[1],
    ]
    assert sorted(gone) == sorted(
        f"source/_posts/{name}" for name in ("深/b.md", f"深/{odd}.md", f"{odd}/c.md")
    )
    assert [row.title for row in library.rows()] == ["beside"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"not a database at all" * 100),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:100] + os.urandom(20_000)),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_a_damaged_index_is_made_anew_without_a_question(tmp_path: Path, cache: Path, damage: object) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{number}.md": post() for number in range(50)})
    library = Library(site, cache)
    scan(library)
    library.close()
    [path] = cache.glob("*.db")
    damage(path)  # type: ignore[operator]
    library = Library(site, cache)
    library.rows()
    scan(library)
    assert len(library.rows()) == 50


def test_an_index_damaged_under_an_open_library_is_made_anew(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{number}.md": post() for number in range(50)})
    library = Library(site, cache)
    scan(library)
    [path] = cache.glob("*.db")
    other = Library(site, cache)
    library._store.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(b"x" * 40_000)
    assert isinstance(other.rows(), list)
    scan(other)
    assert len(other.rows()) == 50


def test_an_index_of_another_version_or_reading_is_made_anew(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post()})
    scan(Library(site, cache))
    assert len(Library(site, cache).rows()) == 1
    assert Library(replace(site, timezone=None), cache).rows() == []
    scan(Library(site, cache))
    [path] = cache.glob("*.db")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert Library(site, cache).rows() == []


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post()})
    (tmp_path / "file").write_text("")
    library = Library(site, tmp_path / "file" / "cache")
    scan(library)
    assert len(library.rows()) == 1


def test_names_and_escapes_that_are_no_text_do_no_harm(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": '---\ntitle: "\\ud800"\ntags: ["\\udc00x"]\n---\nb\n'})
    (site.posts_dirs[0] / os.fsdecode(b"gbk-\xc4\xe3.md")).write_text("x")
    library = Library(site, cache)
    changed, _ = scan(library)
    assert sorted(library.rows(), key=lambda row: row.path) == sorted(changed, key=lambda row: row.path)
    for row in changed:
        "".join((row.title, row.excerpt, *row.tags)).encode()
        assert (site.root / row.path).exists()
    settle(site)
    scan(library)
    assert scan(library) == ([], [])
    for path in site.posts_dirs[0].iterdir():
        path.unlink()
    assert len(scan(library)[1]) == 2
    assert library.rows() == []


def test_a_site_whose_disk_is_not_there_keeps_its_rows(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post()})
    library = Library(site, cache)
    scan(library)
    site.root.rename(tmp_path / "unmounted")
    assert scan(library) == ([], [])
    assert len(library.rows()) == 1


def test_a_closed_library_says_so_and_leaves_the_index_alone(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post()})
    library = Library(site, cache)
    scan(library)
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.rows()
    assert len(Library(site, cache).rows()) == 1


def test_each_site_has_its_own_index_and_a_link_to_a_site_shares_it(tmp_path: Path, cache: Path) -> None:
    one = hexo(tmp_path / "one", {"source/_posts/a.md": post("一")})
    two = hexo(tmp_path / "two", {"source/_posts/a.md": post("二")})
    for site in (one, two):
        scan(Library(site, cache))
    (tmp_path / "link").symlink_to(tmp_path / "one")
    assert Library(two, cache).rows()[0].title == "二"
    assert Library(open_site(tmp_path / "link"), cache).rows()[0].title == "一"


def test_an_index_that_another_program_holds_is_waited_for_and_not_made_anew(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/1.md": post()})
    library = Library(site, cache)
    scan(library)
    library.close()
    connect = sqlite3.connect
    refusals = iter([True] * 3)

    class Held(sqlite3.Connection):
        def execute(self, *arguments: object) -> sqlite3.Cursor:  # type: ignore[override]
            if next(refusals, False):
                raise sqlite3.OperationalError("database is locked")
            return super().execute(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite3, "connect", lambda *all_of, **named: connect(*all_of, **named, factory=Held))
    library = Library(site, cache)
    assert next(refusals, None) is None
    assert [row.path for row in library.rows()] == ["source/_posts/1.md"]
    assert not library._store.database.in_memory


def test_several_threads_may_use_one_index(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {f"source/_posts/{number}.md": post() for number in range(200)})
    errors: list[BaseException] = []

    def work() -> None:
        try:
            library = Library(site, cache)
            scan(library)
            for number in random.sample(range(200), 20):
                library.refresh([site.posts_dirs[0] / f"{number}.md"])
                library.rows()
            library.close()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(Library(site, cache).rows()) == 200


def test_a_draft_in_its_header_is_not_read_again_at_every_scan(tmp_path: Path, cache: Path) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post(extra="published: false\n")})
    settle(site)
    library = Library(site, cache)
    [row] = scan(library)[0]
    assert row.draft
    assert scan(library) == ([], [])


def test_posts_in_a_folder_that_cannot_be_read_just_now_are_kept(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post(), "source/_posts/shut/b.md": post()})
    library = Library(site, cache)
    scan(library)
    scandir = os.scandir

    def refusing(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert scan(library)[1] == []
    assert len(library.rows()) == 2


def test_jekyll_rows_take_date_and_name_from_the_file(tmp_path: Path, cache: Path) -> None:
    files = {"_config.yml": "", "_posts/2024-01-02-hello.md": "---\nlayout: post\n---\nx\n"}
    [row] = scan(Library(open_site(make_files(tmp_path / "s", files)), cache))[0]
    assert (row.title, row.date) == ("hello", "2024-01-02")
    assert row.date_key is not None


def test_hexo_rows_take_the_date_from_a_name_made_by_new_post_name(tmp_path: Path, cache: Path) -> None:
    site = hexo(
        tmp_path / "s",
        {"source/_posts/2024-01-02-a.md": "---\ntitle: a\n---\n"},
        "new_post_name: ':year-:month-:day-:title.md'\n",
    )
    [row] = scan(Library(site, cache))[0]
    assert (row.date, row.date_key) == ("2024-01-02", 1704124800.0)


def test_an_index_page_without_a_title_is_called_by_its_folder(tmp_path: Path, cache: Path) -> None:
    files = {"hugo.toml": "", "content/posts/我的文章/index.md": "x"}
    [row] = scan(Library(open_site(make_files(tmp_path / "s", files)), cache))[0]
    assert row.title == "我的文章"


def test_every_post_of_the_real_site_is_listed(real_site: Path, cache: Path) -> None:
    library = Library(open_site(real_site), cache)
    scan(library)
    rows = library.rows()
    assert len(rows) == 3433
    assert sum(row.error is not None for row in rows) <= 5
    assert all(row.error_line for row in rows if row.error)
    assert all(row.title for row in rows)
    assert sum(row.date_key is not None for row in rows) >= 3420
    assert sum(bool(row.excerpt) for row in rows) == 3433


def test_the_sample_site_is_listed_with_its_broken_post(sample_site: Path, cache: Path) -> None:
    rows = scan(Library(open_site(sample_site), cache))[0]
    assert len(rows) == 10
    assert [row.title for row in rows if row.draft] == ["下一本小书"]
    [broken] = [row for row in rows if row.error]
    assert (broken.path, broken.error_line) == ("source/_posts/校样第三次.md", 2)
    assert all(row.excerpt for row in rows)
    assert all(row.date_key for row in rows if not row.draft and not row.error)
