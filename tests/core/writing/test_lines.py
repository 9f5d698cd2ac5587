"""Headings, quotes, lists, code blocks, the fold: before and after."""

from collections.abc import Callable

import pytest

from galley.core.writing import lines
from galley.core.writing.model import Change, Selection
from support.caret import after, parse

Command = Callable[[str, Selection], Change]


def heading(level: int) -> Command:
    return lambda text, selection: lines.heading(text, selection, level)


def items(kind: lines.ListKind) -> Command:
    return lambda text, selection: lines.make_list(text, selection, kind)


def fold(text: str, selection: Selection) -> Change:
    return lines.fold_line(text, selection, 0)


@pytest.mark.parametrize(
    ("before", "command", "expected"),
    [
        ("标‸题", heading(2), "## 标‸题"),
        ("## 标‸题", heading(2), "标‸题"),
        ("## 标‸题", heading(3), "### 标‸题"),
        ("### a‸", heading(0), "a‸"),
        ("‸", heading(1), "# ‸"),
        ("⟦a\n\nb⟧\nc", heading(1), "⟦# a\n\n# b⟧\nc"),
        ("⟦# a\nb⟧", heading(1), "⟦# a\n# b⟧"),
        ("a‸\nb", lines.quote, "> a‸\nb"),
        ("> a‸\nb", lines.quote, "a‸\nb"),
        ("⟦a\n\nb⟧", lines.quote, "⟦> a\n>\n> b⟧"),
        ("⟦> a\n>\n> b⟧", lines.quote, "⟦a\n\nb⟧"),
        ("⟦> > a\n> > b⟧", lines.quote, "⟦> a\n> b⟧"),
        ("苹果‸", items("bullet"), "- 苹果‸"),
        ("- 苹果‸", items("bullet"), "苹果‸"),
        ("⟦a\n\nb\n  c⟧", items("bullet"), "⟦- a\n\n- b\n  - c⟧"),
        ("⟦a\nb\nc⟧", items("ordered"), "⟦1. a\n2. b\n3. c⟧"),
        ("⟦- a\n- b⟧", items("ordered"), "⟦1. a\n2. b⟧"),
        ("⟦1. a\n2. b⟧", items("bullet"), "⟦- a\n- b⟧"),
        ("⟦1. a\n2. b⟧", items("ordered"), "⟦a\nb⟧"),
        ("⟦- a\n- b⟧", items("task"), "⟦- [ ] a\n- [ ] b⟧"),
        ("⟦- [ ] a\n- [x] b⟧", items("task"), "⟦a\nb⟧"),
        ("⟦- [ ] a\n- [x] b⟧", items("bullet"), "⟦- a\n- b⟧"),
        ("* 一\n二‸", items("bullet"), "* 一\n* 二‸"),
        ("1. 一\n二‸", items("ordered"), "1. 一\n2. 二‸"),
        ("> a‸", items("bullet"), "> - a‸"),
        ("- [ ] 做‸", lines.check_task, "- [x] 做‸"),
        ("- [x] 做‸", lines.check_task, "- [ ] 做‸"),
        ("⟦- [x] a\n  - [ ] b⟧", lines.check_task, "⟦- [x] a\n  - [x] b⟧"),
        ("做‸", lines.check_task, "- [ ] 做‸"),
        ("⟦x = 1\ny⟧", lines.code_block, "```\n⟦x = 1\ny⟧\n```"),
        ("a\n‸\nb", lines.code_block, "a\n```‸\n\n```\nb"),
        ("⟦a ``` b⟧", lines.code_block, "````\n⟦a ``` b⟧\n````"),
        ("前\n```py\nx‸\n```\n后", lines.code_block, "前\nx‸\n后"),
        ("```\n⟦x\ny⟧\n```", lines.code_block, "⟦x\ny⟧"),
        ("前\n⟦```\nx\n```⟧\n后", lines.code_block, "前\n⟦x\n⟧后"),
        ("```\n‸```\n", lines.code_block, "‸"),
        ("一\n\n二‸", fold, "一\n\n<!-- more -->\n\n二‸"),
        ("一\n二‸", fold, "一\n\n<!-- more -->\n\n二‸"),
        ("一\n\n<!-- more -->‸\n\n二", fold, "一\n\n‸二"),
        ("一\n\n<!--more-->\n\n二\n\n三‸\n", fold, "一\n\n二\n\n<!-- more -->\n\n三‸\n"),
        ("a `<!-- more -->` b\n\n二‸", fold, "a `<!-- more -->` b\n\n<!-- more -->\n\n二‸"),
        ("a\nb‸\nc", lambda t, s: lines.move_lines(t, s, -1), "b‸\na\nc"),
        ("a\nb‸\nc", lambda t, s: lines.move_lines(t, s, 1), "a\nc\nb‸"),
        ("a‸\nb", lambda t, s: lines.move_lines(t, s, -1), "a‸\nb"),
        ("a\n⟦b\nc⟧\nd", lambda t, s: lines.move_lines(t, s, 1), "a\nd\n⟦b\nc⟧"),
        ("a\nb‸", lambda t, s: lines.move_lines(t, s, 1), "a\nb‸"),
        ("中‸文\nb", lines.duplicate, "中文\n中‸文\nb"),
        ("a⟦bc⟧d", lines.duplicate, "abc⟦bc⟧d"),
        ("a\nb‸b\nc", lines.delete_lines, "a\nc‸"),
        ("a\nbb‸", lines.delete_lines, "a‸"),
        ("a‸", lines.delete_lines, "‸"),
        ("中文‸\n接着\nc", lines.join, "中文‸接着\nc"),
        ("one‸\ntwo", lines.join, "one‸ two"),
        ("- 一‸\n- two", lines.join, "- 一‸ two"),
        ("⟦a\nb\nc⟧", lines.join, "⟦a b c⟧"),
        ("last‸", lines.join, "last‸"),
        ("a‸\n\nb", lines.join, "a‸\nb"),
    ],
)
def test_lines_change_as_the_command_says(before: str, command: Command, expected: str) -> None:
    text, selection = parse(before)
    assert after(before, command(text, selection)) == expected


def test_a_heading_goes_deeper_and_back() -> None:
    picture = "# a‸"
    for step, expected in ((1, "## a‸"), (1, "### a‸"), (-1, "## a‸"), (-1, "# a‸"), (-1, "a‸"), (-1, "a‸")):
        text, selection = parse(picture)
        picture = after(picture, lines.deeper_heading(text, selection, step))
        assert picture == expected


def test_the_fold_never_goes_into_the_header() -> None:
    text = "---\ntitle: a\n---\nb\n"
    assert (
        lines.fold_line(text, Selection.at(5), 17).apply(text) == "---\ntitle: a\n---\n<!-- more -->\n\nb\n"
    )
