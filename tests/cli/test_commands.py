"""The command line, as a script uses it: arguments in, output and exit status out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from galley.cli import main

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
        ("render",),
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
