"""``galley check``, as an author and as a script use it."""

import json
from pathlib import Path

import pytest

from galley.cli import main
from support.sites import hexo, make_files, post


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], str]:
    status = main(["check", *(str(argument) for argument in arguments)])
    out, err = capsys.readouterr()
    return status, out.splitlines(), err


def test_each_problem_is_one_line_with_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post(body="x {{.a}}\n**注：**后\n")})
    path = site.posts_dirs[0] / "a.md"
    status, lines, err = run(capsys, path)
    assert (status, err) == (1, "")
    assert lines[0].startswith(f"{path}:5:3: error: ")
    assert lines[1].startswith(f"{path}:6:1: These stars")


def test_warnings_alone_are_no_failure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    hexo(tmp_path, {"source/_posts/a.md": post(body="**注：**后\n"), "source/_posts/b.md": post()})
    status, lines, _ = run(capsys, tmp_path)
    assert (status, len(lines)) == (0, 1)


def test_what_the_site_does_not_publish_is_left_out_unless_it_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    site = hexo(tmp_path, {"source/_posts/_style.md": "{{.a}}\n"})
    assert run(capsys, tmp_path)[:2] == (0, [])
    assert run(capsys, site.posts_dirs[0] / "_style.md")[0] == 1


def test_a_folder_of_a_site_is_checked_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = post(body="**注：**后\n")
    site = hexo(tmp_path, {"source/_posts/x/a.md": bad, "source/_posts/y/b.md": bad})
    assert len(run(capsys, site.posts_dirs[0] / "x")[1]) == 1


def test_json_carries_places_and_repairs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    hexo(tmp_path, {"source/_posts/a.md": post(body="**注：**后\n")})
    _, lines, _ = run(capsys, tmp_path, "--json")
    (found,) = json.loads("\n".join(lines))
    assert (found["line"], found["column"], found["severity"]) == (5, 1, "warning")
    assert found["repairs"][0]["edits"]


def test_a_file_that_is_no_text_does_not_hide_the_others(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hexo(tmp_path, {"source/_posts/a.md": b"\x00\x01\xff" * 100, "source/_posts/b.md": post(body="##标题\n")})
    status, lines, err = run(capsys, tmp_path)
    assert (status, len(lines)) == (1, 1)
    assert "a.md" in err


def test_a_post_may_be_linked_to_by_its_title(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post("甲 乙")})
    make_files(site.root, {"source/_posts/b.md": post(body='{% post_link "甲 乙" %}\n')})
    assert run(capsys, tmp_path)[:2] == (0, [])
