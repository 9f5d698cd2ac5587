"""Diffs and merges by line keep every line that either author wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.edits import apply_edits
from galley.core.storage.diff import RowKind, edits_between, match_lines, side_by_side, split_lines
from galley.core.storage.merge import Choice, Origin, merge

LINES = st.lists(st.sampled_from(["", "a", "b", "---", "正文", "正文。", "\u2028x", "- t"]), max_size=14)
TEXTS = st.builds(lambda lines, end: "\n".join(lines) + end, LINES, st.sampled_from(["", "\n", "\n\n"]))


@settings(deadline=None, max_examples=400)
@given(TEXTS, TEXTS)
def test_edits_between_two_texts_turn_one_into_the_other(old: str, new: str) -> None:
    assert apply_edits(old, edits_between(old, new)) == new


@settings(deadline=None, max_examples=300)
@given(TEXTS, TEXTS)
def test_matches_rise_and_never_pair_different_lines(old: str, new: str) -> None:
    left, right = split_lines(old), split_lines(new)
    at = (0, 0)
    for match in match_lines(left, right):
        assert (match.left, match.right) >= at
        assert left[match.left : match.left + match.size] == right[match.right : match.right + match.size]
        at = (match.left + match.size, match.right + match.size)


@settings(deadline=None, max_examples=300)
@given(TEXTS, TEXTS)
def test_a_side_by_side_view_shows_every_line_of_both_once(old: str, new: str) -> None:
    rows = side_by_side(old, new)
    for text, half, number in ((old, "left", "left_number"), (new, "right", "right_number")):
        shown = [getattr(row, half) for row in rows if getattr(row, half) is not None]
        assert shown == [line.rstrip("\n") for line in split_lines(text)]
        numbers = [getattr(row, number) for row in rows if getattr(row, number) is not None]
        assert numbers == list(range(1, len(shown) + 1))
    for row in rows:
        if row.left_number and row.right_number:
            left = split_lines(old)[row.left_number - 1]
            right = split_lines(new)[row.right_number - 1]
            assert (left == right) is (row.kind is RowKind.SAME)


@settings(deadline=None, max_examples=300)
@given(TEXTS, TEXTS)
def test_merging_with_a_side_that_changed_nothing_gives_the_other(base: str, changed: str) -> None:
    assert merge(base, changed, base).text == changed
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, changed).text == changed


@settings(deadline=None, max_examples=400)
@given(TEXTS, TEXTS, TEXTS)
def test_a_merge_is_the_same_from_both_sides_and_its_parts_are_the_three_texts(
    base: str, mine: str, theirs: str
) -> None:
    here, there = merge(base, mine, theirs), merge(base, theirs, mine)
    assert here.text == there.text
    assert "".join(chunk.base for chunk in here.chunks) == base
    assert "".join(chunk.mine for chunk in here.chunks) == mine
    assert "".join(chunk.theirs for chunk in here.chunks) == theirs


@settings(deadline=None, max_examples=300)
@given(st.lists(st.integers(0, 5), min_size=3, max_size=30), st.data())
def test_changes_with_an_unchanged_line_between_merge_without_a_conflict(
    seed: list[int], data: st.DataObject
) -> None:
    base = [f"{n} line {i}\n" for i, n in enumerate(seed)]
    cut = data.draw(st.integers(1, len(base) - 2))
    new = st.lists(st.sampled_from(["x\n", "y\n", "\n"]), max_size=3)
    top, bottom = data.draw(new), data.draw(new)
    keep = base[cut : cut + 1]
    mine = top + keep + base[cut + 1 :]
    theirs = base[:cut] + keep + bottom
    assert merge("".join(base), "".join(mine), "".join(theirs)).text == "".join(top + keep + bottom)


def test_the_same_line_changed_twice_is_a_conflict_with_three_ways_out() -> None:
    both = merge("a\nb\nc\n", "a\nB1\nc\n", "a\nB2\nc\n")
    assert both.text is None
    assert [chunk.origin for chunk in both.chunks] == [Origin.NOBODY, Origin.CONFLICT, Origin.NOBODY]
    assert both.resolved([Choice.MINE]) == "a\nB1\nc\n"
    assert both.resolved([Choice.THEIRS]) == "a\nB2\nc\n"
    assert both.resolved([Choice.MINE_THEN_THEIRS]) == "a\nB1\nB2\nc\n"
    with pytest.raises(ValueError, match="1 conflicts, 0 choices"):
        both.resolved([])


def test_keeping_both_at_the_end_without_a_final_newline_glues_no_lines() -> None:
    assert merge("a\n", "a\nmine", "a\ntheirs").resolved([Choice.MINE_THEN_THEIRS]) == "a\nmine\ntheirs"


def test_a_title_changed_here_and_a_body_line_there_merge() -> None:
    base = "---\ntitle: a\ndate: 2024-01-01\n---\n\n正文一\n\n正文二\n"
    merged = merge(base, base.replace("title: a", "title: b"), base.replace("正文二", "正文二，改"))
    assert merged.text == base.replace("title: a", "title: b").replace("正文二", "正文二，改")


def test_a_word_changed_in_a_line_is_marked_in_both_halves() -> None:
    row = next(row for row in side_by_side("前 旧词 后\n", "前 新词 后\n") if row.kind is RowKind.CHANGED)
    assert [row.left[a:b] for a, b in row.left_spans] == ["旧"]
    assert [row.right[a:b] for a, b in row.right_spans] == ["新"]


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["\n"] * 20000, ["x\n", *["\n"] * 20000]),
        ([f"{i % 7}\n" for i in range(20000)], [f"{i % 5}\n" for i in range(20000)]),
        ([f"{i}\n" for i in range(20000)], [f"{i}\n" for i in reversed(range(20000))]),
        ([f"{i}\n" for i in range(20000)], [f"{i if i % 3 else -i}\n" for i in range(20000)]),
    ],
)
def test_long_and_repetitive_texts_are_compared_without_hanging(left: list[str], right: list[str]) -> None:
    assert len(side_by_side("".join(left), "".join(right))) >= len(right)
