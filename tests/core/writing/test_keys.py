"""Enter and Tab in lists, quotes and tables: before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.core.writing import keys, tables
from galley.core.writing.model import Selection
from support.caret import after, parse


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("text‸", "text\n‸"),
        ("a‸b", "a\n‸b"),
        ("- 一‸", "- 一\n- ‸"),
        ("* a‸b", "* a\n* ‸b"),
        ("- 一\n- ‸", "- 一\n‸"),
        ("- 一\n  - ‸", "- 一\n- ‸"),
        ("1. 一‸", "1. 一\n2. ‸"),
        ("1) 一‸\n2) 二", "1) 一\n2) ‸\n3) 二"),
        ("1. 一‸\n2. 二\n\n3. 三\n文", "1. 一\n2. ‸\n3. 二\n\n4. 三\n文"),
        ("1. a‸\n   - x\n2. b", "1. a\n2. ‸\n   - x\n3. b"),
        ("9. a‸", "9. a\n10. ‸"),
        ("- [x] 做‸", "- [x] 做\n- [ ] ‸"),
        ("- [ ] ‸", "‸"),
        ("> 引‸", "> 引\n> ‸"),
        (">引‸", ">引\n> ‸"),
        ("> 引\n> ‸", "> 引\n‸"),
        ("> > 深\n> > ‸", "> > 深\n> ‸"),
        ("> - a‸", "> - a\n> - ‸"),
        ("> - a\n> - ‸", "> - a\n> ‸"),
        ("    code‸", "    code\n    ‸"),
        ("  缩‸进", "  缩\n  ‸进"),
        ("‸- a", "\n‸- a"),
        ("- ‸a", "- \n- ‸a"),
        ("a⟦b⟧c", "a\n‸c"),
        ("- a⟦b\n- c⟧d", "- a\n- ‸d"),
        ("---‸", "---\n‸"),
        ("* * *‸", "* * *\n‸"),
        ("-‸", "‸"),
        ("1. a\n1. b‸\n1. c", "1. a\n1. b\n2. ‸\n3. c"),
        ("\t- a‸", "\t- a\n\t- ‸"),
        ("　　段‸", "　　段\n　　‸"),
        ("　　一‸二", "　　一\n　　‸二"),
        ("　　一\n　　‸", "　　一\n\n　　‸"),
        ("　　一\n　　‸\n二", "　　一\n\n　　‸\n二"),
        ("　‸　一", "　\n‸　一"),
        ("‸　　一", "\n‸　　一"),
        ("　　一⟦二\n三⟧四", "　　一\n　　‸四"),
        ("> 　　引‸", "> 　　引\n> 　　‸"),
        ("> 　　引\n> 　　‸", "> 　　引\n> \n> 　　‸"),
        ("一　　二‸", "一　　二\n‸"),
        ("- 　　一‸", "- 　　一\n- ‸"),
    ],
)
def test_enter_goes_on_with_what_the_line_began(before: str, expected: str) -> None:
    text, selection = parse(before)
    assert after(before, keys.enter(text, selection)) == expected


def test_enter_in_code_keeps_the_indentation_only() -> None:
    for before, expected in (
        ("- a‸", "- a\n‸"),
        ("  - a‸", "  - a\n  ‸"),
        ("1. ‸", "1. \n‸"),
        ("　　a‸", "　　a\n‸"),
    ):
        text, selection = parse(before)
        assert after(before, keys.enter(text, selection, in_code=True)) == expected


@pytest.mark.parametrize(
    ("before", "back", "expected"),
    [
        ("- a\n- b‸", False, "- a\n  - b‸"),
        ("- a\n  - b‸", True, "- a\n- b‸"),
        ("- a‸", False, "- a‸"),
        ("1. a\n2. b‸\n3. c", False, "1. a\n   1. b‸\n2. c"),
        ("1. a\n   1. b‸\n2. c", True, "1. a\n2. b‸\n3. c"),
        ("- a\n- b‸\n  - c\n- d", False, "- a\n  - b‸\n    - c\n- d"),
        ("- a\n⟦- b\n- c⟧", False, "- a\n⟦  - b\n  - c⟧"),
        ("10. a\n11. 二‸", False, "10. a\n    1. 二‸"),
        ("> - a\n> - b‸", False, "> - a\n>   - b‸"),
        ("ab‸", False, "ab  ‸"),
        ("‸ab", False, "    ‸ab"),
        ("⟦a\nb⟧", False, "⟦    a\n    b⟧"),
        ("⟦    a\n\tb⟧", True, "⟦a\nb⟧"),
        ("  a‸", True, "a‸"),
        ("- a\n\t- b‸", True, "- a\n- b‸"),
    ],
)
def test_tab_nests_and_takes_out(before: str, back: bool, expected: str) -> None:
    text, selection = parse(before)
    assert after(before, keys.indent(text, selection, back=back)) == expected


@given(st.text("- 1.>a字\n\t[x]", max_size=24), st.data(), st.booleans())
def test_enter_and_tab_lose_no_letter(text: str, data: st.DataObject, back: bool) -> None:
    place = data.draw(st.integers(0, len(text)))
    for made in (keys.enter(text, Selection.at(place)), keys.indent(text, Selection.at(place), back=back)):
        new = made.apply(text)
        assert [c for c in new if c in "a字"] == [c for c in text if c in "a字"]
        assert 0 <= made.selection.position <= len(new)


TABLE = "| a | 中文 |\n| - | - |\n| x‸ | y |"
TIDY = "| a   | 中文 |\n| --- | ---- |\n| {0} | {1} |"


@pytest.mark.parametrize(
    ("before", "command", "expected"),
    [
        (TABLE, tables.next_cell, TIDY.format("x  ", "⟦y⟧   ")),
        (
            "| a | 中文 |\n| - | - |\n| x | y‸ |",
            tables.next_cell,
            "| a   | 中文 |\n| --- | ---- |\n| x   | y    |\n| ‸    |      |",
        ),
        ("a|b‸\n-|-\n", tables.next_cell, "| a   | b   |\n| --- | --- |\n| ‸    |     |\n"),
        (TABLE, tables.remove_column, "| 中文 |\n| ---- |\n| ⟦y⟧    |"),
        (TABLE, tables.remove_row, "| ⟦a⟧   | 中文 |\n| --- | ---- |"),
        (TABLE, tables.add_column, "| a   |     | 中文 |\n| --- | --- | ---- |\n| x   | ‸    | y    |"),
        (TABLE, tables.add_row, "| a   | 中文 |\n| --- | ---- |\n| x   | y    |\n| ‸    |      |"),
        (
            "> | a‸ | b |\n> |:-:|-:|\n> | 很长的字 | 1 |",
            tables.tidy,
            "> |    ⟦a⟧     |   b |\n> | :------: | --: |\n> | 很长的字 |   1 |",
        ),
        (r"| a\|b‸ | c |" + "\n|--|--|", tables.next_cell, r"| a\|b | ⟦c⟧   |" + "\n| ---- | --- |"),
        (
            "| a | b |\n|--|--|\n| 1 | 2 | 3‸ |",
            tables.tidy,
            "| a   | b   |     |\n| --- | --- | --- |\n| 1   | 2   | ⟦3⟧   |",
        ),
        (
            "| a | b |\n|--|--|\n| 1 | 2 |‸",
            tables.new_row,
            "| a   | b   |\n| --- | --- |\n| 1   | 2   |\n| ‸    |     |",
        ),
        ("| a | b |\n|--|--|\n|  |  |‸", tables.new_row, "| a   | b   |\n| --- | --- |\n‸"),
        ("no | table‸", tables.next_cell, "no | table‸"),
        (
            "text\n‸",
            tables.insert_table,
            "text\n\n| ‸    |     |\n| --- | --- |\n|     |     |\n|     |     |",
        ),
        ("⟦a\tb\n中\td⟧", tables.insert_table, "| ⟦a⟧   | b   |\n| --- | --- |\n| 中  | d   |"),
    ],
)
def test_a_table_grows_shrinks_and_is_aligned(before: str, command, expected: str) -> None:
    text, selection = parse(before)
    assert after(before, command(text, selection)) == expected


def test_chinese_counts_two_columns() -> None:
    assert tables.width("中文ab，") == 8
    assert tables.width("é e\u0301") == 3


cells = st.text("a字| \\:-", max_size=5)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=3), st.data())
def test_aligning_twice_is_aligning_once(rows: list[list[str]], data: st.DataObject) -> None:
    head, *rest = [[cell.replace("\\", "").replace("|", r"\|") for cell in row] for row in rows]
    text = "\n".join(
        ["|" + "|".join(head) + "|", "|" + "-|" * len(head), *("|" + "|".join(r) + "|" for r in rest)]
    )
    place = data.draw(st.integers(0, len(text)))
    made = tables.tidy(text, Selection.at(place))
    if made is None:
        return
    once = made.apply(text)
    again = tables.tidy(once, made.selection)
    assert again is not None
    assert again.apply(once) == once
