"""Bold, italic, code and links: before and after, in Chinese and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.core.render import dialect, render
from galley.core.writing.inline import BOLD, CODE, ITALIC, STRIKE, is_address, link, toggle, wrap
from galley.core.writing.model import Selection
from support.caret import after, parse


@pytest.mark.parametrize(
    ("before", "mark", "expected"),
    [
        ("a ⟦word⟧ here", BOLD, "a **⟦word⟧** here"),
        ("a **⟦word⟧** here", BOLD, "a ⟦word⟧ here"),
        ("a ⟦**word**⟧ here", BOLD, "a ⟦word⟧ here"),
        ("写⟦重点⟧吧", BOLD, "写**⟦重点⟧**吧"),
        ("写**⟦重点⟧**吧", BOLD, "写⟦重点⟧吧"),
        # Stars between punctuation and a letter would stay text: the punctuation goes outside.
        ("⟦注意：⟧后面", BOLD, "**⟦注意⟧**：后面"),
        ("他说⟦“好”⟧了", BOLD, "他说“**⟦好⟧**”了"),
        ("⟦注意：⟧ 后面", BOLD, "**⟦注意：⟧** 后面"),
        ("⟦注意：⟧", BOLD, "**⟦注意：⟧**"),
        ("⟦a-b，⟧c", CODE, "`⟦a-b，⟧`c"),
        ("a⟦ word ⟧b", BOLD, "a **⟦word⟧** b"),
        ("one wo‸rd", BOLD, "one **wo‸rd**"),
        ("one **wo‸rd**", BOLD, "one wo‸rd"),
        ("中文‸文字", BOLD, "中文**‸**文字"),
        ("中文**‸**文字", BOLD, "中文‸文字"),
        ("**重点‸**后", BOLD, "**重点**‸后"),
        ("‸", ITALIC, "*‸*"),
        ("*‸*", ITALIC, "‸"),
        ("**⟦a⟧**", ITALIC, "***⟦a⟧***"),
        ("***⟦a⟧***", ITALIC, "**⟦a⟧**"),
        ("***⟦a⟧***", BOLD, "*⟦a⟧*"),
        ("*⟦a⟧*", BOLD, "***⟦a⟧***"),
        ("⟦**a** b **c**⟧", BOLD, "**⟦a b c⟧**"),
        ("⟦中文**粗**后⟧尾", BOLD, "**⟦中文粗后⟧**尾"),
        ("⟦a **b⟧ c** d", BOLD, "**⟦a b c⟧** d"),
        ("x **a ⟦b** c⟧", BOLD, "x **⟦a b c⟧**"),
        ("⟦前**注意**：⟧后", BOLD, "**⟦前注意⟧**：后"),
        ("⟦a *b* c⟧", ITALIC, "*⟦a b c⟧*"),
        ("⟦a **b** c⟧", ITALIC, "*⟦a **b** c⟧*"),
        ("⟦a ~~😀~~ c⟧", STRIKE, "~~⟦a 😀 c⟧~~"),
        ("⟦a `b` c⟧", CODE, "`⟦a b c⟧`"),
        ("⟦one\ntwo **x** y⟧", BOLD, "⟦**one**\n**two x y**⟧"),
        (
            "⟦| 名 | b\\|c |\n|---|:-:|\n| **1** |  |⟧",
            BOLD,
            "⟦| **名** | **b\\|c** |\n|---|:-:|\n| **1** |  |⟧",
        ),
        ("| ⟦名⟧ | b |", BOLD, "| **⟦名⟧** | b |"),
        ("⟦a\n```py\nx\n```\nb⟧", BOLD, "⟦**a**\n```py\nx\n```\n**b**⟧"),
        ("**one ⟦two⟧ three**", BOLD, "one ⟦two⟧ three"),
        ("a ⟦x⟧ b", STRIKE, "a ~~⟦x⟧~~ b"),
        ("~~⟦旧的⟧~~", STRIKE, "⟦旧的⟧"),
        ("⟦a`b⟧", CODE, "``⟦a`b⟧``"),
        ("``⟦a`b⟧``", CODE, "⟦a`b⟧"),
        ("⟦`x⟧", CODE, "`` ⟦`x⟧ ``"),
        ("- ⟦one⟧\n", BOLD, "- **⟦one⟧**\n"),
        ("⟦- one\n\n- [ ] 二\n> ## three⟧\n", BOLD, "⟦- **one**\n\n- [ ] **二**\n> ## **three**⟧\n"),
        ("⟦- **one**\n- **二**⟧", BOLD, "⟦- one\n- 二⟧"),
        ("⟦**one**\ntwo⟧", BOLD, "⟦**one**\n**two**⟧"),
        ("⟦😀 x⟧", BOLD, "**⟦😀 x⟧**"),
        ("⟦  ⟧", BOLD, "⟦  ⟧"),
    ],
)
def test_a_mark_goes_on_and_comes_off(before: str, mark: str, expected: str) -> None:
    text, selection = parse(before)
    assert after(before, toggle(text, selection, mark)) == expected


@given(st.text("ab*中，： \n`-~", max_size=14), st.data(), st.sampled_from([BOLD, ITALIC, STRIKE, CODE]))
def test_marks_are_all_that_a_toggle_adds_or_takes(text: str, data: st.DataObject, mark: str) -> None:
    a, b = (data.draw(st.integers(0, len(text))) for _ in range(2))
    made = toggle(text, Selection(a, b), mark)
    new = made.apply(text)
    strip = str.maketrans("", "", "*~` ")
    assert new.translate(strip) == text.translate(strip)
    assert 0 <= made.selection.start <= made.selection.end <= len(new)


@given(st.text("字ab，：“”. ", min_size=1, max_size=8), st.data())
def test_bold_shows_as_bold_wherever_it_is_put_on_a_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not any(char.isalnum() for char in text[start:end]):
        return
    text = f"前{text}后"
    new = toggle(text, Selection(start + 1, end + 1), BOLD).apply(text)
    assert "<strong>" in render(new, dialect("commonmark")), new


@pytest.mark.parametrize(
    ("before", "address", "image", "expected"),
    [
        ("see ⟦this⟧ now", "", False, "see [this](‸) now"),
        ("看⟦这里⟧吧", "https://a.b/c", False, "看[这里](https://a.b/c)‸吧"),
        ("⟦https://a.b/c_(d)⟧", "", False, "[‸](https://a.b/c_(d))"),
        ("‸", "", False, "[‸]()"),
        ("‸", "", True, "![‸]()"),
        ("a [wo‸rds](x.md) b", "", False, "a ⟦words⟧ b"),
        ("a ![pic‸](x.png) b", "", True, "a ⟦pic⟧ b"),
        ("a ![pic‸](x.png)", "", False, "a ![pic[‸]()](x.png)"),
        ("⟦a]b⟧", "u", False, r"[a\]b](u)‸"),
        ("⟦x⟧", "a b.md", False, "[x](<a b.md>)‸"),
    ],
)
def test_a_link_is_made_and_taken_off(before: str, address: str, image: bool, expected: str) -> None:
    text, selection = parse(before)
    assert after(before, link(text, selection, address, image=image)) == expected


def test_typing_over_a_selection_wraps_it() -> None:
    for opening, expected in (("*", "a*⟦字⟧*"), ("（", "a（⟦字⟧）"), ("「", "a「⟦字⟧」"), ("`", "a`⟦字⟧`")):
        text, selection = parse("a⟦字⟧")
        assert after("a⟦字⟧", wrap(text, selection, opening)) == expected
    assert wrap("a", Selection(0, 1), "x") is None
    assert wrap("a", Selection(1, 1), "*") is None


def test_an_address_is_told_from_words() -> None:
    assert is_address(" https://例子.com/路径?x=1 ")
    assert is_address("www.a.b")
    assert not is_address("see https://a.b")
    assert not is_address("word")
