"""Find and replace across posts."""

import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core import bulk
from galley.core.bulk import UndoLog
from galley.core.bulk.search import PatternError, Search, Where, header_stays_readable, replacing
from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules
from galley.core.storage import Writer

RULES = HeaderRules.HEXO
POST = (
    "---\ntitle: Python 入门\ncover: https://old.example/c?q=1\ntags: [Python]\n---\n"
    "学Python吧，Pythonic。![图](https://old.example/a.png) [链](https://old.example/x)\n"
    "`https://old.example/code`\n```\nhttps://old.example/fence\n```\nhttps://old.example/bare。\n"
    '<img src="https://old.example/i.jpg"> old.example\n'
)


def replaced(search: Search, text: str = POST) -> str:
    return apply_edits(text, replacing(search, RULES)(text))


def test_a_plain_text_is_taken_literally_everywhere() -> None:
    assert replaced(Search("a.c*", r"\1$0"), "a.c* abc") == r"\1$0 abc"
    assert replaced(Search("old.example", "new.example")) == POST.replace("old.example", "new.example")


def test_case_counts_only_if_wished() -> None:
    assert replaced(Search("python", "x", match_case=False), "Python PYTHON") == "x x"
    assert replaced(Search("python", "x"), "Python python") == "Python x"


def test_half_a_pattern_is_none_as_a_whole_word_either() -> None:
    with pytest.raises(PatternError):
        replacing(Search("[", is_regex=True, whole_word=True), HeaderRules.HEXO)


def test_a_whole_word_may_stand_between_chinese_characters() -> None:
    text = replaced(Search("Python", "Ruby", whole_word=True))
    assert "学Ruby吧，Pythonic" in text
    assert "tags: [Ruby]" in text
    assert replaced(Search("C++", "D", whole_word=True), "C++ C++17 学C++吧") == "D C++17 学D吧".replace(
        "C++17", "D17"
    )
    assert replaced(Search("自动", "手动", whole_word=True), "自动化") == "手动化"


def test_a_regular_expression_has_groups_and_line_ends() -> None:
    search = Search(r"^(?P<a>\w+)=(\d+)$", r"\2=\g<a>", is_regex=True)
    assert replaced(search, "a=1\nb=2\nc=x") == "1=a\n2=b\nc=x"
    assert replaced(Search("^", "> ", is_regex=True), "a\nb") == "> a\n> b"


def test_a_host_is_replaced_only_where_it_is_the_whole_host() -> None:
    text = "![](https://A.b/1) [x](//a.b:80/) [y](http://a.b.c/a.b) https://me@a.b?x a.b ![](a.b/x.png)"
    assert replaced(Search("a.b", "n.o/p", match_case=False, where=Where.HOSTS), text) == (
        "![](https://n.o/p/1) [x](//a.b:80/) [y](http://a.b.c/a.b) https://me@n.o/p?x a.b ![](a.b/x.png)"
    )


@pytest.mark.parametrize("where", [where for where in Where if where is not Where.HOSTS])
def test_only_the_part_that_is_meant_is_changed(where: Where) -> None:
    text = replaced(Search("old.example", "new.example", where=where))
    head, body = text.split("---\n", 2)[1:]
    assert ("new.example" in head) == (where is not Where.BODY)
    assert ("new.example/a.png" in body) == (where is not Where.HEADER)
    assert ("new.example/bare" in body) == (where is not Where.HEADER)
    assert ("new.example/fence" in body) == (where in (Where.ALL, Where.BODY))
    assert ("`https://new.example/code" in body) == (where in (Where.ALL, Where.BODY))
    assert body.endswith("new.example\n") == (where in (Where.ALL, Where.BODY))


@pytest.mark.parametrize(
    ("find", "replacement", "word"),
    [("(a", "", "never closed"), ("a", r"\2", "group"), ("a", r"\g<b>", "group"), ("", "x", "nothing")],
)
def test_what_cannot_be_a_pattern_is_said_before_any_post_is_read(
    find: str, replacement: str, word: str
) -> None:
    with pytest.raises(PatternError, match=word):
        replacing(Search(find, replacement, is_regex=bool(find)), RULES)


def test_a_pattern_that_never_ends_is_stopped() -> None:
    change = replacing(Search("(x+x+)+y", "z", is_regex=True), RULES)
    began = time.monotonic()
    with pytest.raises(PatternError, match="too long"):
        change("x" * 20_000)
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "search",
    [
        Search("title: Python", "title: [Python"),
        Search("---\n学", "学"),
        Search("cover:", "---\ncover:"),
        Search("\n---\n", "\n--\n", where=Where.ALL),
        Search("tags: ", "tags: {{ "),
    ],
)
def test_a_header_that_could_not_be_read_afterwards_is_refused(search: Search, tmp_path: Path) -> None:
    broken, good = tmp_path / "a.md", tmp_path / "b.md"
    broken.write_text(POST, encoding="utf-8")
    good.write_text(f"x {search.find} no header", encoding="utf-8")
    plan = bulk.plan([broken, good], replacing(search, RULES), check=header_stays_readable(RULES))
    assert [path for path, _ in plan.refused] == [broken]
    assert "header" in plan.refused[0][1]
    assert [file.path for file in plan.files] == [good]


def test_a_body_does_not_become_a_header(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("xx\ntitle: a\nxx\nbody\n", encoding="utf-8")
    plan = bulk.plan([path], replacing(Search("xx", "---"), RULES), check=header_stays_readable(RULES))
    assert plan.refused


POSTS = st.lists(
    st.text(st.sampled_from("ab换\r\n -:[]\t'😀"), max_size=60).map(
        lambda body: f"---\ntitle: x\n---\n{body}"
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(
    posts=POSTS,
    find=st.sampled_from(["a", "ab", "换", "\n", "x", "😀"]),
    new=st.text("ac换\n", max_size=3),
    ticks=st.randoms(use_true_random=False),
)
def test_only_what_is_ticked_changes_and_undo_gives_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, posts: list[str], find: str, new: str, ticks: Random
) -> None:
    root = tmp_path_factory.mktemp("site")
    paths = [root / f"{number}.md" for number in range(len(posts))]
    for path, text in zip(paths, posts, strict=True):
        path.write_bytes(text.encode())
    before = {path: path.read_bytes() for path in paths}
    check = header_stays_readable(RULES)
    plan = bulk.plan(paths, replacing(Search(find, new), RULES), check=check)
    chosen, expected = [], dict(before)
    for file in plan.files:
        numbers = [number for number in range(len(file.edits)) if ticks.random() < 0.5]
        if numbers:
            part = file.only(numbers)
            chosen.append(part)
            expected[file.path] = part.made().after
    writer, log = Writer(state=root / "state"), UndoLog(root, state=root / "state")
    outcome = bulk.carry_out(chosen, writer, log, check=check)
    for path, _ in outcome.refused:
        expected[path] = before[path]
    assert {path: path.read_bytes() for path in paths} == expected
    bulk.undo(log, writer)
    assert {path: path.read_bytes() for path in paths} == before
