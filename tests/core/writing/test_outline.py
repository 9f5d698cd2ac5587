"""Headings and sections of a post, and its length as its author counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.core.writing.counts import Counter, count
from galley.core.writing.outline import heading_at, move_section, outline

POST = """---
title: x
# no heading
---
前言

# 一 *重*
a

## 一之一
b

```
# code
```

<!--
# hidden
-->

二
===
c

- item
---
##无空格
"""
START = POST.index("前言")


def titles(text: str, start: int = 0) -> list[tuple[int, str, int]]:
    return [(h.level, h.title, h.line) for h in outline(text, start)]


def test_headings_are_found_where_readers_see_them() -> None:
    assert titles(POST, START) == [(1, "一 重", 6), (2, "一之一", 9), (1, "二", 20), (2, "无空格", 26)]
    for heading in outline(POST, START):
        assert POST[heading.start :].split("\n", maxsplit=1)[0] == POST.split("\n")[heading.line]


def test_a_place_is_in_the_section_above_it() -> None:
    headings = outline(POST, START)
    assert [heading_at(headings, line) for line in (0, 5, 6, 8, 9, 15, 19, 20, 99)] == [
        -1,
        -1,
        0,
        0,
        1,
        1,
        1,
        2,
        3,
    ]


THREE = "# A\na\n\n# B\nb\n\n## B1\nx\n\n# C\nc"


@pytest.mark.parametrize(
    ("index", "before", "expected"),
    [
        (0, 3, "# B\nb\n\n## B1\nx\n\n# A\na\n\n# C\nc"),
        (3, 0, "# C\nc\n\n# A\na\n\n# B\nb\n\n## B1\nx"),
        (0, 4, "# B\nb\n\n## B1\nx\n\n# C\nc\n\n# A\na"),
        (1, 4, "# A\na\n\n# C\nc\n\n# B\nb\n\n## B1\nx"),
        (2, 1, "# A\na\n\n## B1\nx\n\n# B\nb\n\n# C\nc"),
    ],
)
def test_a_section_moves_with_all_that_is_in_it(index: int, before: int, expected: str) -> None:
    made = move_section(THREE, outline(THREE), index, before)
    assert made is not None
    # The end of the file stays what it was: without a line end.
    assert made.apply(THREE).rstrip("\n") == expected.rstrip("\n")
    moved = outline(THREE)[index]
    assert made.apply(THREE)[made.selection.position :].startswith(f"{'#' * moved.level} {moved.title}")


def test_a_section_does_not_go_into_itself() -> None:
    headings = outline(THREE)
    assert move_section(THREE, headings, 1, 2) is None
    assert move_section(THREE, headings, 1, 1) is None
    assert move_section(THREE, headings, 0, 1) is None


@given(st.lists(st.sampled_from(["# A", "## B", "### C", "text", "", "字"]), max_size=9), st.data())
def test_moving_loses_no_line(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    headings = outline(text)
    if not headings:
        return
    index = data.draw(st.integers(0, len(headings) - 1))
    made = move_section(text, headings, index, data.draw(st.integers(0, len(headings))))
    if made is not None:
        new = made.apply(text)
        assert sorted(filter(None, new.split("\n"))) == sorted(filter(None, lines))
        assert len(outline(new)) == len(headings)


@pytest.mark.parametrize(
    ("text", "han", "words", "marks"),
    [
        ("你好，世界。", 4, 0, 2),
        ("用 Python 3.11 写 don't", 2, 3, 0),
        ("**粗** [链接](https://a.b/c) ![图](x.png)", 4, 0, 0),
        ("<div class='x'>文</div> <!-- 注 --> {% asset_img a.jpg %}", 1, 0, 0),
        ("《书名》——“引”", 3, 0, 6),
        ("日本語のテキスト", 8, 0, 0),
        ("- item\n# Title", 0, 2, 0),
        ("", 0, 0, 0),
    ],
)
def test_lengths_are_counted_as_chinese_authors_count(text: str, han: int, words: int, marks: int) -> None:
    counted = count(text)
    assert (counted.han, counted.words, counted.marks) == (han, words, marks)


@given(st.lists(st.text("字a，.*\n", max_size=8), max_size=4))
def test_counting_again_after_edits_gives_the_same(texts: list[str]) -> None:
    counter = Counter()
    for text in texts:
        assert counter.count(text) == count(text)
