"""The command line, as a script uses it: arguments in, output and exit status out."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from galley.cli import main
from support.sites import hexo

POST = "source/_posts/a-first-proof.md"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_list_prints_every_post_as_json(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    status, out, err = run(capsys, "list", sample_site, "--json")
    rows = json.loads(out)
    assert (status, err) == (0, "")
    assert len(rows) == len(list((sample_site / "source").rglob("_*/**/*.md")))
    assert all({"path", "title", "date", "tags", "draft", "error"} <= set(row) for row in rows)
    assert sum(row["draft"] for row in rows) == 1
    assert sum(row["error"] is not None for row in rows) == 1


def test_list_is_for_people_too(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    status, out, _ = run(capsys, "list", sample_site)
    assert status == 0
    assert "A first proof" in out
    assert "[line 2, column 10: A value that holds a colon" in out


def test_get_prints_a_value_as_json(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    status, out, _ = run(capsys, "get", sample_site / POST, "tags")
    assert status == 0
    assert json.loads(out) == ["letterpress", "proofs"]
    status, out, _ = run(capsys, "get", sample_site / POST)
    assert json.loads(out)["title"].startswith("A first proof")


def test_set_changes_one_line_and_shows_it(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    path = sample_site / POST
    before = path.read_text(encoding="utf-8").split("\n")
    status, out, err = run(capsys, "set", path, "title=新标题: 一", "--diff")
    after = path.read_text(encoding="utf-8").split("\n")
    assert (status, err) == (0, "")
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1
    assert out.count("\n+") == 2
    assert run(capsys, "get", path, "title")[1].strip() == '"新标题: 一"'


@pytest.mark.parametrize("text", ["no header", "", "---\ntitle: a\n---", "---\ntitle: a\n---\n\nbody\n"])
def test_a_diff_is_what_patch_takes(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8", newline="")
    status, out, _ = run(capsys, "set", tmp_path / "a.md", "title=一", "--diff")
    assert status == 0
    after = (tmp_path / "a.md").read_bytes()
    (tmp_path / "a.md").write_text(text, encoding="utf-8", newline="")
    if shutil.which("patch") is None:
        pytest.skip("there is no patch here")
    subprocess.run(["patch", "-s", tmp_path / "a.md"], input=out.encode(), check=True)
    assert (tmp_path / "a.md").read_bytes() == after


def test_set_with_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    path = sample_site / POST
    before = path.read_bytes(), path.stat().st_mtime_ns
    status, out, _ = run(capsys, "set", path, "title=x", "--diff", "--dry-run")
    assert status == 0
    assert "+title" in out
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_set_adds_and_removes_items_and_keys(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    path = sample_site / POST
    assert run(capsys, "set", path, "tags+=校样", "tags-=proofs", "top:=3", "--unset", "author")[0] == 0
    values = json.loads(run(capsys, "get", path)[1])
    assert values["tags"] == ["letterpress", "校样"]
    assert values["top"] == 3
    assert "author" not in values


def test_set_takes_patterns_and_goes_on_after_one_that_is_refused(
    capsys: pytest.CaptureFixture[str], sample_site: Path
) -> None:
    pattern = sample_site / "source" / "_posts" / "*.md"
    broken = next(
        row["path"] for row in json.loads(run(capsys, "list", sample_site, "--json")[1]) if row["error"]
    )
    untouched = (sample_site / broken).read_bytes()
    status, _, err = run(capsys, "set", pattern, "checked=true")
    assert status == 1
    assert err.count("\n") == 1
    assert Path(broken).name in err
    assert (sample_site / broken).read_bytes() == untouched
    assert run(capsys, "get", sample_site / POST, "checked")[1].strip() == "true"


ZOLA = """+++
title = "One"
date = 2024-01-02

[taxonomies]
tags = ["a"]

[extra]
cover = { alt = "x" }
+++
body
"""


@pytest.mark.parametrize(
    ("text", "words", "lines"),
    [
        (ZOLA, ["tags+=b"], ['-tags = ["a"]', '+tags = ["a", "b"]']),
        (ZOLA, ["extra.cover.alt=y"], ['-cover = { alt = "x" }', '+cover = { alt = "y" }']),
        ("---\ntag: a\n---\n", ["tags+=b"], ["-tag: a", "+tag:", "+- a", "+- b"]),
        ("---\ntags: a\n---\n", ["tags=b"], ["-tags: a", "+tags: b"]),
        ("---\ntags: a\n---\n", ["tags=b, c"], ["-tags: a", "+tags:", "+- b", "+- c"]),
        ("---\ntitle: 123\n---\n", ["title=456"], ["-title: 123", "+title: '456'"]),
        ("---\ntop: 1\n---\n", ["top=007"], ["-top: 1", "+top: '007'"]),
        ("---\ncomments: true\n---\n", ["comments=false"], ["-comments: true", "+comments: false"]),
        ("---\na.b: 1\n---\n", ["a.b=2"], ["-a.b: 1", "+a.b: 2"]),
    ],
)
def test_set_finds_the_key_that_is_meant_and_keeps_its_type(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, words: list[str], lines: list[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    status, out, err = run(capsys, "set", path, *words, "--diff")
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")] == lines


def test_a_new_key_stands_where_the_scaffold_has_it_and_a_new_list_looks_like_those_of_other_posts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    scaffold = "---\ntitle: {{ title }}\ndate: {{ date }}\ndescription:\ntags:\n---\n"
    other = "---\ntitle: 二\ndate: 2024-01-01 00:00:00\ntags: [a, b]\n---\n"
    site = hexo(tmp_path / "site", {"scaffolds/post.md": scaffold, "source/_posts/other.md": other}).root
    path = site / "source" / "_posts" / "one.md"
    path.write_text("---\ntitle: 一\ntags: a\nlast: x\n---\n", encoding="utf-8")
    assert run(capsys, "set", path, "tags+=b", "description=关于: 一", "cover=c.png")[0] == 0
    assert path.read_text(encoding="utf-8") == (
        "---\ntitle: 一\ndescription: '关于: 一'\ntags: [a, b]\nlast: x\ncover: c.png\n---\n"
    )


def test_get_reaches_into_a_map_and_prints_json_whatever_stands_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ncover:\n  alt: x\nscore: .inf\nnothing:\n---\n", encoding="utf-8")
    assert run(capsys, "get", path, "cover.alt")[1].strip() == '"x"'
    assert run(capsys, "get", path, "nothing")[1].strip() == "null"
    assert json.loads(run(capsys, "get", path)[1])["score"] == "inf"
    status, _, err = run(capsys, "get", path, "cover.src")
    assert status == 1
    assert "no key “cover.src”" in err


def test_render_prints_the_body_without_the_header(
    capsys: pytest.CaptureFixture[str], sample_site: Path
) -> None:
    status, out, _ = run(capsys, "render", sample_site / POST)
    assert status == 0
    assert "A tray, three walls</h2>" in out
    assert "title:" not in out


def test_render_takes_json_lines(sample_site: Path) -> None:
    feed = '{"id": "1", "body": "a\\nb"}\n{"id": "二", "body": "**粗**"}\n'

    def rendered(*options: str) -> dict[str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "galley", "render", "--jsonl", *options],
            input=feed.encode(),
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
        return {answer["id"]: answer["html"] for answer in answers}

    html = rendered("--dialect", "hexo", "--no-smartypants")
    assert "<br" in html["1"]
    assert "<strong>粗</strong>" in html["二"]
    assert "<br" not in rendered("--dialect", "hexo", "--no-breaks")["1"]
    assert "<br" not in rendered("--dialect", "commonmark")["1"]


def test_a_wrong_json_line_is_one_line_of_error_and_hides_no_other(tmp_path: Path) -> None:
    feed = (
        b'\xef\xbb\xbf{"id": 1, "body": "\xe4\xb8\x80"}\n{"id": 2, "body": "\xff"}\n'
        b'nonsense\n{"id": 4, "body": "d"}\n'
    )
    done = subprocess.run(
        [sys.executable, "-m", "galley", "render", "--jsonl", "--dialect", "gfm"],
        input=feed,
        capture_output=True,
        check=False,
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert done.returncode == 1
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(answer["id"], answer["html"]) for answer in answers] == [(1, "<p>一</p>\n"), (4, "<p>d</p>\n")]
    errors = done.stderr.decode().splitlines()
    assert [error.split(":")[1] for error in errors] == [" standard input, line 2", " standard input, line 3"]


def test_new_writes_a_post_from_the_scaffold(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    status, out, _ = run(capsys, "new", sample_site, "Java: 入门")
    path = Path(out.strip())
    assert status == 0
    assert path.parent == sample_site / "source" / "_posts"
    assert run(capsys, "get", path, "title")[1].strip() == '"Java: 入门"'
    again = Path(run(capsys, "new", sample_site, "Java: 入门")[1].strip())
    assert again != path


@pytest.mark.parametrize(
    "arguments",
    [
        ("get", "nowhere.md"),
        ("list", "nowhere"),
        ("set", "nowhere.md", "a=b"),
        ("set", "a=b"),
        ("set", ".", "=b"),
        ("set", "nowhere.md", "a:=NaN"),
        ("new", ".", " "),
        ("render",),
        ("render", "a.md", "--jsonl"),
        ("new", "nowhere", "title"),
        ("nowhere",),
    ],
)
def test_errors_are_one_clear_line(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, *arguments)
    assert status != 0
    assert out == ""
    assert err.startswith("galley: ")
    assert err.count("\n") == 1


def test_get_says_where_a_header_is_broken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Java: 入门\n---\n", encoding="utf-8")
    status, _, err = run(capsys, "get", path)
    assert status == 1
    assert "line 2, column" in err


def test_the_commands_need_no_display_and_load_no_qt(sample_site: Path) -> None:
    code = (
        "import sys; from galley.cli import main; "
        f"main(['list', {str(sample_site)!r}]); main(['get', {str(sample_site / POST)!r}]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_screenshot_is_taken_and_the_program_ends(sample_site: Path, tmp_path: Path) -> None:
    picture = tmp_path / "out.png"
    done = subprocess.run(
        [sys.executable, "-m", "galley", "--screenshot", str(picture), str(sample_site / POST)],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_a_window_without_a_display_says_so(
    capsys: pytest.CaptureFixture[str], sample_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    status, _out, err = run(capsys, sample_site)
    assert status != 0
    assert "no display" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_disk_that_is_full_is_said_in_the_same_words_as_in_the_window(sample_site: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "galley", "list", sample_site]
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=buffered()
        )
    assert done.stderr == (
        "galley: The system reports: the disk is full. Free some space on it, then try again.\n"
    )
    assert done.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a reader that is gone in another way")
def test_a_reader_that_has_had_enough_is_no_error(sample_site: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "galley", "list", sample_site]
    done = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, env=buffered()
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def buffered() -> dict[str, str]:
    """Return this environment as most have it: what is printed waits until it is much, or the end."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def test_a_name_that_is_too_long_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "list", "长" * 200)
    assert status == 1
    assert "its name is too long for this disk. Choose a shorter name." in err
