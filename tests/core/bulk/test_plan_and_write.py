"""One change to many posts: planned, written, cancelled, taken back."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from galley.core import bulk
from galley.core.bulk import UndoLog
from galley.core.edits import Edit
from galley.core.frontmatter import HeaderRules, add_item, set_value
from galley.core.storage import StorageError, Writer

RULES = HeaderRules.HEXO
OLD_NS = 1_000_000_000


@pytest.fixture
def posts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number:03}.md" for number in range(200)]
    for number, path in enumerate(paths):
        path.write_bytes(f"---\ntitle: {number}  # kept\r\ntags: [a]\n---\nbody {number}".encode())
        os.utime(path, ns=(OLD_NS, OLD_NS))
    return paths


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    return Writer(state=tmp_path / "state")


@pytest.fixture
def log(tmp_path: Path) -> UndoLog:
    return UndoLog(tmp_path, state=tmp_path / "state")


def tag(text: str) -> Sequence[Edit]:
    return add_item(text, "tags", "新", RULES)


def contents(paths: Sequence[Path]) -> list[tuple[bytes, int]]:
    return [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths]


def test_a_plan_shows_one_changed_line_for_each_file_and_writes_nothing(posts: list[Path]) -> None:
    before = contents(posts)
    planned = bulk.plan(posts, tag)
    assert len(planned.files) == 200
    assert contents(posts) == before
    for file in planned.files:
        made = file.made()
        lines = bulk.diff(made.text_before, made.text_after, "x").split("\n")
        assert [line for line in lines if line.startswith("+") and not line.startswith("+++")] == [
            "+tags: [a, 新]"
        ]


def test_cancelled_half_way_every_file_is_old_or_new_and_undo_brings_all_back(
    posts: list[Path], writer: Writer, log: UndoLog
) -> None:
    before = contents(posts)
    planned = bulk.plan(posts, tag)
    told: list[int] = []
    outcome = bulk.carry_out(
        planned.files, writer, log, "add", lambda done, _: told.append(done), lambda: len(told) >= 50
    )
    assert 50 <= len(outcome.done) < 70
    done = set(outcome.done)
    for path, (old, _), file in zip(posts, before, planned.files, strict=True):
        if path in done:
            assert path.read_bytes() != old
            with pytest.raises(bulk.TROUBLE):
                file.made()
        else:
            assert path.read_bytes() == old
    last = log.last()
    assert last is not None
    assert last.title == "add"
    undone = bulk.undo(log, writer)
    assert set(undone.done) == done
    assert contents(posts) == before
    assert log.last() is None


def test_a_killed_change_is_undone_by_the_next_start(
    posts: list[Path], writer: Writer, log: UndoLog, tmp_path: Path
) -> None:
    before = contents(posts)
    planned = bulk.plan(posts, tag)

    class Killed(BaseException):
        pass

    def die(done: int, _total: int) -> None:
        if done == 30:
            raise Killed

    with pytest.raises(Killed):
        bulk.carry_out(planned.files, writer, log, "add", die)
    writer.wait()
    assert contents(posts) != before
    again = UndoLog(tmp_path, state=tmp_path / "state")
    assert not bulk.undo(again, Writer(state=tmp_path / "state")).refused
    assert contents(posts) == before


def test_times_stay_as_they_were_if_that_is_wished(posts: list[Path], writer: Writer, log: UndoLog) -> None:
    outcome = bulk.carry_out(bulk.plan(posts[:5], tag).files, writer, log, keep_mtime=True)
    assert len(outcome.done) == 5
    assert {path.stat().st_mtime_ns for path in posts} == {OLD_NS}


def test_a_file_changed_since_the_plan_is_left_alone(posts: list[Path], writer: Writer, log: UndoLog) -> None:
    planned = bulk.plan(posts[:2], tag)
    posts[0].write_bytes(b"somebody else's")
    outcome = bulk.carry_out(planned.files, writer, log)
    assert [path for path, _ in outcome.refused] == [posts[0]]
    assert posts[0].read_bytes() == b"somebody else's"
    assert outcome.done == (posts[1],)


def test_a_file_changed_since_the_change_is_left_alone_by_undo(
    posts: list[Path], writer: Writer, log: UndoLog
) -> None:
    before = posts[1].read_bytes()
    bulk.carry_out(bulk.plan(posts[:2], tag).files, writer, log)
    posts[0].write_bytes(b"somebody else's")
    outcome = bulk.undo(log, writer)
    assert [path for path, _ in outcome.refused] == [posts[0]]
    assert posts[0].read_bytes() == b"somebody else's"
    assert posts[1].read_bytes() == before


def numbered(posts: Sequence[Path], number: int) -> Sequence[bulk.PlannedFile]:
    return bulk.plan(posts, lambda text: set_value(text, "top", number, RULES)).files


def test_changes_are_taken_back_one_after_the_other_the_last_first(
    posts: list[Path], writer: Writer, log: UndoLog
) -> None:
    before = contents(posts)
    bulk.carry_out(bulk.plan(posts[:9], tag).files, writer, log, "first")
    between = contents(posts)
    bulk.carry_out(numbered(posts[:4], 1), writer, log, "second")
    assert [(change.title, change.files) for change in log.changes()] == [("second", 4), ("first", 9)]
    assert bulk.undo(log, writer).done == tuple(posts[:4])
    assert contents(posts) == between
    assert bulk.undo(log, writer).done == tuple(posts[:9])
    assert contents(posts) == before
    assert bulk.undo(log, writer) == bulk.Outcome()


def test_an_earlier_change_is_taken_back_where_no_later_one_touched_the_file_and_the_rest_after_that_one(
    posts: list[Path], writer: Writer, log: UndoLog
) -> None:
    before = contents(posts)
    bulk.carry_out(bulk.plan(posts[:9], tag).files, writer, log, "first")
    bulk.carry_out(numbered(posts[:4], 1), writer, log, "second")
    first = log.changes()[1]
    outcome = bulk.undo(log, writer, change=first)
    assert outcome.done == tuple(posts[4:9])
    assert [path for path, _ in outcome.refused] == posts[:4]
    assert contents(posts)[4:] == before[4:]
    # The way back of the rest is kept: it opens when the later change is taken back.
    assert [change.title for change in log.changes()] == ["second", "first"]
    bulk.undo(log, writer)
    assert bulk.undo(log, writer).done == tuple(posts[:4])
    assert contents(posts) == before
    assert log.changes() == []


def test_the_last_ten_changes_are_kept(posts: list[Path], writer: Writer, log: UndoLog) -> None:
    for number in range(13):
        bulk.carry_out(numbered(posts[:2], number), writer, log, str(number))
    assert [change.title for change in log.changes()] == [str(number) for number in range(12, 2, -1)]


def test_a_change_that_changed_nothing_takes_no_place_and_one_cut_short_tells_how_far_it_came(
    posts: list[Path], writer: Writer, log: UndoLog
) -> None:
    planned = numbered(posts, 1)
    bulk.carry_out(planned, writer, log, "short", cancelled=lambda: posts[40].read_bytes().find(b"top") > 0)
    (short,) = log.changes()
    assert 40 < short.files < 200
    assert short.files == sum(b"top" in path.read_bytes() for path in posts)
    for path in posts:
        path.write_bytes(b"somebody else's")
    assert bulk.carry_out(planned, writer, log, "nothing").done == ()
    assert [change.title for change in log.changes()] == ["short"]


def test_two_programs_that_change_one_site_leave_two_ways_back(
    posts: list[Path], writer: Writer, log: UndoLog, tmp_path: Path
) -> None:
    other = UndoLog(tmp_path, state=tmp_path / "state")
    bulk.carry_out(numbered(posts[:2], 1), writer, log, "window")
    bulk.carry_out(numbered(posts[2:4], 1), writer, other, "command line")
    assert [change.title for change in log.changes()] == ["command line", "window"]


def test_where_the_way_back_cannot_be_kept_nothing_is_written(
    posts: list[Path], writer: Writer, tmp_path: Path
) -> None:
    before = contents(posts)
    (tmp_path / "full").write_bytes(b"no folder")
    with pytest.raises(StorageError):
        bulk.carry_out(bulk.plan(posts, tag).files, writer, UndoLog(tmp_path, state=tmp_path / "full"))
    assert contents(posts) == before


def test_a_damaged_log_loses_no_more_than_what_is_damaged(
    posts: list[Path], writer: Writer, log: UndoLog, tmp_path: Path
) -> None:
    before = contents(posts[:10])
    bulk.carry_out(bulk.plan(posts[:10], tag).files, writer, log)
    file = next((tmp_path / "state" / "bulk").rglob("*.undo"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 255
    file.write_bytes(data)
    assert len(bulk.undo(log, writer).done) == 9
    assert sum(now == then for now, then in zip(contents(posts[:10]), before, strict=True)) == 9


def test_a_post_that_cannot_be_changed_safely_hinders_no_other(posts: list[Path]) -> None:
    posts[1].write_bytes(b"---\ntitle: [broken\n---\n")
    posts[2].unlink()
    outcome = bulk.plan(posts[:4], lambda text: set_value(text, "top", True, RULES))
    assert [file.path for file in outcome.files] == [posts[0], posts[3]]
    assert [path for path, _ in outcome.refused] == [posts[1], posts[2]]
    assert all(reason for _, reason in outcome.refused)


def test_what_stands_there_already_is_no_change(posts: list[Path]) -> None:
    assert bulk.plan(posts[:3], lambda _text: [Edit(0, 3, "---")]) == bulk.Plan(looked_at=3)


def test_a_spot_shows_its_line_with_long_ones_cut() -> None:
    text = f"---\nt: 1\n---\nab\n{'前' * 200}x{'后' * 200}\n"
    at = text.index("x")
    first, second = bulk.spots(text, [Edit(13, 15, "A\nB"), Edit(at, at + 1, "")])
    assert (first.line, first.old, first.new, first.lead, first.tail) == (4, "ab", "A⏎B", "", "")
    assert (second.line, second.old, second.new) == (5, "x", "")
    assert second.lead.startswith("…前")
    assert second.tail.endswith("后…")
    assert len(second.lead) + len(second.tail) < 130
