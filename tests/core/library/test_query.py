"""Sorting, filtering and counting are exact, and the filter finds what an author means."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.library import Row
from galley.core.library.query import (
    SortKey,
    count_categories,
    count_folders,
    count_tags,
    filter_rows,
    fold,
    haystack,
    in_category,
    in_folder,
    sort_rows,
    with_tag,
)

ROWS = [
    Row(
        "source/_posts/深/a.md",
        "Python 入门",
        "2024-01-02",
        20.0,
        ("python", "教程"),
        (("甲", "乙"), ("丙",)),
        mtime_ns=3,
    ),
    Row("source/_posts/b.md", "ＰＹＴＨＯＮ 全角", "2024-01-01", 10.0, ("Python",), (("甲",),), mtime_ns=1),
    Row("source/_posts/深/层/c.md", "", "", None, ("教程", "教程"), (("甲", "丁"),), mtime_ns=2),
    Row("d.md", "Straße", "2024", 10.0, (), (), mtime_ns=4),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [0, 1, 2, 3]),
        ("  ", [0, 1, 2, 3]),
        ("python", [0, 1]),
        ("ｐｙｔｈｏｎ", [0, 1]),
        ("PYTHON 教程", [0]),
        ("教程 入门 python", [0]),
        ("深/层", [2]),
        ("strasse", [3]),
        ("STRASSE", [3]),
        ("甲/乙", [0]),
        ("none", []),
        ("python none", []),
    ],
)
def test_all_words_must_match_whatever_their_case_and_width(words: str, found: list[int]) -> None:
    assert filter_rows(ROWS, words) == [ROWS[at] for at in found]
    assert filter_rows(ROWS, words, [haystack(row) for row in ROWS]) == [ROWS[at] for at in found]


@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=30), at=st.integers(0, 30), length=st.integers(1, 10))
def test_every_part_of_a_title_finds_it(text: str, at: int, length: int) -> None:
    row = Row("p.md", text)
    part = fold(row.title)[at : at + length]
    assert filter_rows([row], part) == [row] or not part.split()


@given(text=st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_posts_without_a_date_or_title_come_last_in_both_directions() -> None:
    for descending, order in ((True, [0, 1, 3, 2]), (False, [1, 3, 0, 2])):
        rows = sort_rows(ROWS, SortKey.DATE, descending=descending)
        assert rows[-1] is ROWS[2]
        assert [row.date_key for row in rows] == [ROWS[at].date_key for at in order]
    assert sort_rows(ROWS, SortKey.TITLE, descending=False)[-1] is ROWS[2]
    assert [row.mtime_ns for row in sort_rows(ROWS, SortKey.MODIFIED)] == [4, 3, 2, 1]
    assert [row.path for row in sort_rows(ROWS, SortKey.PATH, descending=False)] == sorted(
        row.path for row in ROWS
    )


def test_the_order_does_not_hang_on_the_order_of_the_rows() -> None:
    for key in SortKey:
        assert sort_rows(ROWS, key) == sort_rows(ROWS[::-1], key)


def test_folders_count_what_lies_below_them() -> None:
    assert count_folders(ROWS) == {
        "": 4,
        "source": 3,
        "source/_posts": 3,
        "source/_posts/深": 2,
        "source/_posts/深/层": 1,
    }
    for folder, count in count_folders(ROWS).items():
        assert len(in_folder(ROWS, folder)) == count
    assert in_folder(ROWS, "source/_po") == []


def test_tags_and_categories_count_posts_not_mentions() -> None:
    assert count_tags(ROWS) == {"教程": 2, "Python": 1, "python": 1}
    assert count_categories(ROWS) == {("丙",): 1, ("甲",): 3, ("甲", "丁"): 1, ("甲", "乙"): 1}
    for tag, count in count_tags(ROWS).items():
        assert len(with_tag(ROWS, tag)) == count
    for category, count in count_categories(ROWS).items():
        assert len(in_category(ROWS, category)) == count


def test_a_post_in_two_branches_of_a_category_counts_once() -> None:
    row = replace(ROWS[0], categories=(("甲", "乙"), ("甲", "丁")))
    assert count_categories([row])[("甲",)] == 1
