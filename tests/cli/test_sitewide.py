"""galley tags and galley replace."""

import json
from pathlib import Path

import pytest

from galley.cli import main
from support.sites import hexo


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def contents(site: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in site.rglob("*.md")}


def test_one_tag_and_no_category_are_counted_in_their_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: a\ntags: [x]\n---\nword word\n", "utf-8")
    lines = run(capsys, "tags", tmp_path)[1].split("\n")
    assert (lines[0], lines[2]) == ("1 tag", "0 categories")
    assert (
        run(capsys, "replace", tmp_path, "title", "t", "--dry-run")[2]
        == "1 hit would be replaced in 1 post\n"
    )


def test_tags_are_listed_with_counts(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    status, out, err = run(capsys, "tags", sample_site, "--json")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    proofs = next(tag for tag in answer["tags"] if tag["name"] == "proofs")
    assert proofs["count"] == len(proofs["posts"]) > 0
    assert answer["categories"]
    assert "proofs" in run(capsys, "tags", sample_site)[1]


def test_replace_changes_all_posts_and_undo_gives_the_same_bytes_and_times(
    capsys: pytest.CaptureFixture[str], sample_site: Path
) -> None:
    before = contents(sample_site)
    status, out, err = run(capsys, "replace", sample_site, "proof", "PROOF", "--dry-run")
    assert (status, out) == (0, "")
    assert "would be replaced in" in err
    assert contents(sample_site) == before
    status, out, err = run(capsys, "replace", sample_site, "proof", "PROOF", "--diff")
    assert (status, contents(sample_site)) == (0, before)
    assert "+" in out
    assert "PROOF" in out
    status, _, err = run(capsys, "replace", sample_site, "proof", "PROOF", "--in", "body")
    assert (status, "replaced in" in err) == (0, True)
    assert contents(sample_site) != before
    status, out, err = run(capsys, "replace", sample_site, "--undo")
    assert (status, err, "taken back" in out) == (0, "", True)
    assert contents(sample_site) == before
    status, _, err = run(capsys, "replace", sample_site, "--undo")
    assert (status, err.count("\n")) == (1, 1)


def test_what_cannot_be_replaced_is_told_and_the_rest_is_done(
    capsys: pytest.CaptureFixture[str], sample_site: Path
) -> None:
    path = sample_site / "source" / "_posts" / "a-first-proof.md"
    before = path.read_bytes()
    other = sample_site / "source" / "_posts" / "other.md"
    other.write_text("---\ntop: 1\n---\ntitle: x", encoding="utf-8")
    status, _, err = run(capsys, "replace", sample_site, "title: ", "title: [ ")
    assert status == 1
    assert "a-first-proof.md: The header could not be read afterwards" in err
    assert path.read_bytes() == before
    assert other.read_text(encoding="utf-8").endswith("title: [ x")


@pytest.mark.parametrize(
    "arguments",
    [("(a", "b", "--regex"), ("a", r"\1", "--regex"), ("", "x"), ("a",), ("a", "b", "--undo")],
)
def test_what_is_asked_wrongly_is_one_line(
    capsys: pytest.CaptureFixture[str], sample_site: Path, arguments: tuple[str, ...]
) -> None:
    before = contents(sample_site)
    status, out, err = run(capsys, "replace", sample_site, *arguments)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert contents(sample_site) == before


def test_nothing_found_is_no_error(capsys: pytest.CaptureFixture[str], sample_site: Path) -> None:
    status, _, err = run(capsys, "replace", sample_site, "not in any post", "x")
    assert (status, err) == (0, "0 hits replaced in 0 posts\n")


def test_only_the_posts_that_a_search_finds_are_changed(
    capsys: pytest.CaptureFixture[str], sample_site: Path
) -> None:
    before = contents(sample_site)
    status, _, _ = run(capsys, "replace", sample_site, "the", "THE", "--query", "tag:proofs")
    tags = json.loads(run(capsys, "tags", sample_site, "--json")[1])["tags"]
    wanted = {sample_site / path for tag in tags if tag["name"] == "proofs" for path in tag["posts"]}
    after = contents(sample_site)
    changed = {path for path in before if before[path] != after[path]}
    assert status == 0
    assert changed
    assert changed <= wanted


@pytest.mark.parametrize(
    "words",
    [
        ("SITE", "--json", "-draft:yes"),
        ("SITE", "-draft:yes", "--json"),
        ("--json", "SITE", "-draft:yes"),
        ("SITE", "--json", "--", "-draft:yes"),
        ("--json", "--", "SITE", "-draft:yes"),
    ],
)
def test_options_stand_anywhere_and_a_query_may_begin_with_a_hyphen(
    capsys: pytest.CaptureFixture[str], sample_site: Path, words: tuple[str, ...]
) -> None:
    status, out, err = run(capsys, "list", *(sample_site if word == "SITE" else word for word in words))
    assert (status, err) == (0, "")
    rows = json.loads(out)
    assert rows
    assert not any(row["draft"] for row in rows)


@pytest.mark.parametrize(
    "words",
    [
        ("SITE", "--dry-run", "->", "=>"),
        ("--dry-run", "SITE", "->", "=>"),
        ("SITE", "->", "--dry-run", "=>"),
        ("SITE", "--regex", "-(>)", "=$1", "--in", "body", "--query", "-draft:yes", "--dry-run"),
        ("--dry-run", "SITE", "--", "->", "--regex"),
    ],
)
def test_what_is_replaced_may_begin_with_a_hyphen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": "---\ntitle: a\n---\none -> two\n"}).root
    status, _, err = run(capsys, "replace", *(site if word == "SITE" else word for word in words))
    assert (status, err) == (0, "1 hit would be replaced in 1 post\n")


@pytest.mark.parametrize("words", [("--jsn",), ("a", "b"), ("--in", "tail")])
def test_an_option_that_is_not_there_is_named_as_it_was_written(
    capsys: pytest.CaptureFixture[str], sample_site: Path, words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys, "list", sample_site, *words)
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert words[-1] in err
    assert "\0" not in err
