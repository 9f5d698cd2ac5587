"""Tags and categories of a whole site."""

import sys

import pytest

from galley.core.bulk.taxonomy import (
    category_uses,
    path_written,
    rename_category,
    rename_tags,
    same_word,
    suggestions,
    tag_uses,
)
from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, Refused
from galley.core.library import Count, Counts
from support.headers import changed_lines

HEXO = HeaderRules.HEXO


def post(header: str) -> str:
    return f"---\ntitle: x  # kept\n{header}---\ntags: [Python]\n"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("tags: Python\n", ["-tags: Python", "+tags: python"]),
        ("tags: [a, Python]\n", ["-tags: [a, Python]", "+tags: [a, python]"]),
        ("tags: ['Python',  b] # c\n", ["-tags: ['Python',  b] # c", "+tags: [python,  b] # c"]),
        ("tags:\n- Python # c\n- b\n", ["-- Python # c", "+- python # c"]),
        ("tags:\n  - 'b'\n  - 'Python'\n", ["-  - 'Python'", "+  - 'python'"]),
        ("tag: Python\n", ["-tag: Python", "+tag: python"]),
        ("tags: [Python, python]\n", ["-tags: [Python, python]", "+tags: [python]"]),
        ("tags:\n- Python\n- python\n", ["-- Python"]),
        ("tags: [Pythonic, 2024]\n", []),
    ],
)
def test_renaming_a_tag_changes_one_line(header: str, expected: list[str]) -> None:
    text = post(header)
    assert changed_lines(text, rename_tags({"Python"}, "python", HEXO)(text)) == expected


@pytest.mark.parametrize(
    ("rules", "text", "expected"),
    [
        (HeaderRules.HUGO, '+++\ntags = ["Python", "a"]\n+++\nx', '+++\ntags = ["p q", "a"]\n+++\nx'),
        (HeaderRules.HUGO, '+++\n[taxonomies]\ntags=["Python"]\n+++', '+++\n[taxonomies]\ntags=["p q"]\n+++'),
        (HeaderRules.PELICAN, "Title: x\nTags: Python, a\n\nb", "Title: x\nTags: p q, a\n\nb"),
        (HeaderRules.JEKYLL, "---\ntags: a Python\n---\n", "---\ntags:\n- a\n- p q\n---\n"),
        (HEXO, '"title": "x",\n"tags": ["Python"]\n;;;\nb', '"title": "x",\n"tags": ["p q"]\n;;;\nb'),
    ],
)  # fmt: skip
def test_every_format_of_header_is_changed(rules: HeaderRules, text: str, expected: str) -> None:
    assert apply_edits(text, rename_tags({"Python"}, "p q", rules)(text)) == expected


def test_jekylls_words_stay_words() -> None:
    text = "---\ntags: a Python\n---\n"
    assert (
        apply_edits(text, rename_tags({"Python"}, "b", HeaderRules.JEKYLL)(text)) == "---\ntags: a b\n---\n"
    )


def test_several_tags_become_one_and_a_number_is_a_tag_too() -> None:
    text = post("tags: [Py, 2024, python3, a]\n")
    merged = apply_edits(text, rename_tags({"Py", "python3", "2024"}, "python", HEXO)(text))
    assert "tags: [python, a]" in merged


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("tags: [Python]\n", "tags: []"),
        ("tags: Python\n", "tags:"),
        ("tags: [a, Python]\n", "tags: [a]"),
        ("tags:\n- Python\n- a\n", "- a"),
    ],
)
def test_a_tag_is_dropped_and_the_list_keeps_its_style(header: str, line: str) -> None:
    text = post(header)
    new = apply_edits(text, rename_tags({"Python"}, None, HEXO)(text))
    assert line in new.split("\n")
    assert "Python" not in new.split("---")[1]


def test_a_broken_header_is_refused() -> None:
    with pytest.raises(Refused):
        rename_tags({"a"}, "b", HEXO)("---\ntags: [a\n---\n")


@pytest.mark.parametrize(
    ("value", "renamed", "moved", "dropped"),
    [
        ("[[前端, Vue], 后端]", "[[fe, Vue], 后端]", "[[技术, 前端, Vue], 后端]", "[后端]"),
        ("前端", "fe", "[技术, 前端]", ""),
        ("[前端, Vue]", "[fe, Vue]", "[技术, 前端, Vue]", "[]"),
        ("[[前端], [前端, Vue]]", "[[fe], [fe, Vue]]", "[[技术, 前端], [技术, 前端, Vue]]", "[]"),
    ],
)
def test_a_category_moves_with_all_below_it(value: str, renamed: str, moved: str, dropped: str) -> None:
    text = post(f"categories: {value}\n")
    old = ("前端",)
    for new, wanted in ((("fe",), renamed), (("技术", "前端"), moved), (None, dropped)):
        result = apply_edits(text, rename_category(old, new, HEXO)(text))
        if value == "前端" and new == ("技术", "前端"):
            assert "categories:\n- 技术\n- 前端\n" in result or f"categories: {wanted}\n" in result
        else:
            assert f"categories: {wanted}".rstrip() + "\n" in result


def test_a_nested_category_that_is_dropped_leaves_its_posts_in_the_one_above() -> None:
    text = post("categories:\n- 前端\n- Vue\n- 组件\n")
    assert changed_lines(text, rename_category(("前端", "Vue"), None, HEXO)(text)) == ["-- Vue", "-- 组件"]
    assert rename_category(("Vue",), ("x",), HEXO)(text) == ()


@pytest.mark.parametrize(
    ("written", "renamed", "path"),
    [
        ("语言/Rust", ("Rust",), ("语言", "Rust")),
        (" 语言 / Rust/", ("Rust",), ("语言", "Rust")),
        ("语言 › Rust", ("Rust",), ("语言", "Rust")),
        ("C/C++", ("CPP",), ("C/C++",)),
        ("C / C++", ("CPP",), ("C/C++",)),
        ("编程/C/C++", ("CPP",), ("编程", "C/C++")),
        ("甲/乙", ("CPP",), ("甲/乙",)),
        ("C/cpp", ("C/C++",), ("C/cpp",)),
        ("语言 › C/cpp", ("CPP",), ("语言", "C/cpp")),
        ("编程 › C/cpp", ("编程", "C/C++"), ("编程", "C/cpp")),
        ("编程", ("编程", "C/C++"), ("编程",)),
        ("/", ("CPP",), ()),
        ("› ", ("C/C++",), ()),
    ],
)
def test_a_slash_belongs_to_a_name_where_one_has_it(
    written: str, renamed: tuple[str, ...], path: tuple[str, ...]
) -> None:
    known = [("C/C++",), ("编程",), ("编程", "C/C++"), ("甲", "乙"), ("甲/乙",), ("CPP",)]
    assert path_written(written, renamed, known) == path


def test_a_category_with_a_slash_in_its_name_is_renamed() -> None:
    text = post("categories:\n- [编程, C/C++]\n- C/C++\n")
    assert changed_lines(text, rename_category(("C/C++",), ("C/CPP",), HEXO)(text)) == [
        "-- C/C++",
        "+- C/CPP",
    ]


def test_outside_hexo_a_list_of_categories_is_no_path() -> None:
    text = '+++\ncategories = ["a", "b"]\n+++\n'
    assert apply_edits(text, rename_category(("b",), ("c",), HeaderRules.HUGO)(text)) == (
        '+++\ncategories = ["a", "c"]\n+++\n'
    )


def test_uses_count_posts_and_know_the_last_one() -> None:
    counts = Counts(
        *(3, 0, 0, {"": 3}),
        {"Py": Count(2, "2025-01-01"), "py": Count(1), "x": Count(1, "2024-01-01")},
        {("a", "c"): Count(1), ("a",): Count(2, "2025-01-01"), ("a", "b"): Count(1)},
    )
    assert [(use.name, use.count, use.last_used, use.suggestion) for use in tag_uses(counts)] == [
        (("Py",), 2, "2025-01-01", ""),
        (("py",), 1, "", "Py"),
        (("x",), 1, "2024-01-01", ""),
    ]
    assert [(use.name, use.count) for use in category_uses(counts)] == [
        (("a",), 2),
        (("a", "b"), 1),
        (("a", "c"), 1),
    ]


def test_the_spelling_of_the_most_posts_is_suggested_and_lower_case_where_they_are_even() -> None:
    counts = {
        ("Python",): 2,
        ("python",): 2,
        ("ＰＹＴＨＯＮ",): 1,
        ("AI 编程",): 5,
        ("AI编程",): 1,
        ("java",): 1,
    }
    assert suggestions(counts) == {("Python",): "python", ("ＰＹＴＨＯＮ",): "python", ("AI编程",): "AI 编程"}
    # The same name below another category is another category.
    assert suggestions({("a", "X"): 1, ("b", "x"): 1}) == {}
    assert same_word("post") != same_word("posts")


@pytest.mark.parametrize(
    ("one", "other"),
    [("繁體 字", "繁体字"), ("Straße", "STRASSE"), ("ＡＩ編程", "ai编程"), ("Cafe\u0301", "café")],
)
def test_a_word_in_another_script_or_width_is_the_same_word(
    one: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)  # the bundled program has none
    assert same_word(one) == same_word(other)
