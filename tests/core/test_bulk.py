"""One change to many posts."""

import os
from pathlib import Path

import pytest

from galley.core import bulk
from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, add_item, set_value

RULES = HeaderRules.HEXO


@pytest.fixture
def posts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number:03}.md" for number in range(200)]
    for number, path in enumerate(paths):
        path.write_bytes(f"---\ntitle: {number}  # kept\r\ntags: [a]\n---\nbody {number}".encode())
        os.utime(path, ns=(1_000_000_000, 1_000_000_000))
    return paths


def tag(text: str) -> str:
    return apply_edits(text, add_item(text, "tags", "新", RULES))


def test_a_plan_shows_one_changed_line_for_each_file_and_writes_nothing(posts: list[Path]) -> None:
    before = [path.read_bytes() for path in posts]
    planned = bulk.plan(posts, tag)
    assert len(planned.done) == 200
    assert [path.read_bytes() for path in posts] == before
    for file in planned.done:
        lines = file.diff().split("\n")
        assert [line for line in lines if line.startswith("+") and not line.startswith("+++")] == [
            "+tags: [a, 新]"
        ]


def test_cancelled_half_way_every_file_is_old_or_new_and_undo_brings_all_back(posts: list[Path]) -> None:
    before = [path.read_bytes() for path in posts]
    planned = bulk.plan(posts, tag)
    told: list[int] = []
    outcome = bulk.carry_out(
        planned.done, lambda done, _total: told.append(done), lambda: len(told) >= 50, keep_mtime=True
    )
    assert len(outcome.done) == 50
    now = [path.read_bytes() for path in posts]
    assert now[50:] == before[50:]
    assert all(new == file.after for new, file in zip(now, outcome.done, strict=False))
    assert {path.stat().st_mtime_ns for path in posts} == {1_000_000_000}
    undone = bulk.carry_out([file.reversed() for file in outcome.done])
    assert len(undone.done) == 50
    assert [path.read_bytes() for path in posts] == before


def test_a_file_changed_since_the_plan_is_left_alone(posts: list[Path]) -> None:
    planned = bulk.plan(posts[:2], tag)
    posts[0].write_bytes(b"somebody else's")
    outcome = bulk.carry_out(planned.done)
    assert [path for path, _ in outcome.refused] == [posts[0]]
    assert posts[0].read_bytes() == b"somebody else's"
    assert [file.path for file in outcome.done] == [posts[1]]


def test_a_post_that_cannot_be_changed_safely_hinders_no_other(posts: list[Path]) -> None:
    posts[1].write_bytes(b"---\ntitle: [broken\n---\n")
    posts[2].unlink()
    outcome = bulk.plan(posts[:4], lambda text: apply_edits(text, set_value(text, "top", True, RULES)))
    assert [file.path for file in outcome.done] == [posts[0], posts[3]]
    assert [path for path, _ in outcome.refused] == [posts[1], posts[2]]
    assert all(reason for _, reason in outcome.refused)


def test_what_stands_there_already_is_no_change(posts: list[Path]) -> None:
    assert bulk.plan(posts[:3], lambda text: text) == bulk.Outcome()
