"""Edits of YAML headers: exactly the lines that must change, in the style of what stood there."""

import pytest

from galley.core.edits import apply_edits
from galley.core.frontmatter import (
    HeaderRules,
    ListStyle,
    Refused,
    add_item,
    move_item,
    read,
    remove_item,
    remove_key,
    rename_key,
    set_value,
)
from support.headers import changed_lines, independent_values

HEXO, ASTRO, JEKYLL = HeaderRules.HEXO, HeaderRules.ASTRO, HeaderRules.JEKYLL

A2 = """---
# comment above
title: "x"
date: 2019-03-01 22:01:10
tags:
- a
- "b"   # why b
serial: 001
version: 1.10
answer: yes
time: 12:30:00
blank:
url: https://example.com/%s

# a comment between
emoji: "👨‍💻"
abbrlink: 3f2a
top: 100
permalink: /a/b/
thumbnail: 'c.png'
comments: false
updated: 2020-02-09T13:50:14.098Z
---
""" % ("long/" * 40)
BODY = "\nBody with --- inside\n---\nmore  \n\n\n"


def head(*lines: str) -> str:
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\nbody\n"


def after(text: str, edits: list) -> str:
    return apply_edits(text, edits)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("tail", ["", "\n", "\n\n\n"])
def test_a_new_title_changes_one_line_and_no_byte_elsewhere(ending: str, bom: str, tail: str) -> None:
    from galley.core.textfile import decode

    data = (bom + (A2 + BODY.rstrip("\n") + tail).replace("\n", ending)).encode()
    file = decode(data)
    edits = set_value(file.text, "title", "新标题", HEXO)
    assert changed_lines(file.text, edits) == ['-title: "x"', '+title: "新标题"']
    assert file.encode(apply_edits(file.text, edits)) == data.replace(
        b'title: "x"', 'title: "新标题"'.encode()
    )


def test_ten_edits_leave_every_other_key_as_it_was_written() -> None:
    text = A2 + BODY
    for number in range(10):
        text = after(text, set_value(text, "title", f"title {number}", HEXO))
        text = after(text, add_item(text, "tags", f"tag {number}", HEXO))
    for number in range(10):
        text = after(text, remove_item(text, "tags", f"tag {number}", HEXO))
    assert text == (A2 + BODY).replace('"x"', '"title 9"')


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("title: a", "b c", "title: b c"),
        ("title: a", "b: c", "title: 'b: c'"),
        ("title: a", "it's: c", 'title: "it\'s: c"'),
        ("title: a", "123", "title: '123'"),
        ("title: a", "yes", "title: 'yes'"),
        ("title: a", "null", "title: 'null'"),
        ("title: a", "2019-05-04", "title: '2019-05-04'"),
        ("title: a", "12:30:00", "title: '12:30:00'"),
        ("title: a", "1.10", "title: '1.10'"),
        ("title: a", "1_000", "title: '1_000'"),
        ("title: a", "a #b", "title: 'a #b'"),
        ("title: a", "#b", "title: '#b'"),
        ("title: a", "a#b", "title: a#b"),
        ("title: a", "C++", "title: C++"),
        ("title: a", "@vue/cli", "title: '@vue/cli'"),
        ("title: a", "[git] SSH", "title: '[git] SSH'"),
        ("title: a", "{{ x }}", "title: '{{ x }}'"),
        ("title: a", "- b", "title: '- b'"),
        ("title: a", "-b", "title: -b"),
        ("title: a", "--- b", "title: '--- b'"),
        ("title: a", " b ", "title: ' b '"),
        ("title: a", "", "title: ''"),
        ("title: a", "b:", "title: 'b:'"),
        ("title: a", "b\tc", 'title: "b\\tc"'),
        ("title: a", "b\u2028c", 'title: "b\\u2028c"'),
        ("title: a", "《流畅的 Python》：20 讲", "title: 《流畅的 Python》：20 讲"),
        ("title: 'a'", "b", "title: 'b'"),
        ("title: 'a'", "it's", "title: 'it''s'"),
        ('title: "a"', 'say "b" \\ c', 'title: "say \\"b\\" \\\\ c"'),
        ("title:   a", "b", "title:   b"),
        ("title: a   # why", "b", "title: b   # why"),
        ("title: 'a' # why", "b", "title: 'b' # why"),
        ("title:", "b", "title: b"),
        ("title: ", "b", "title: b"),
        ("title: # why", "b", "title: b # why"),
        ("title : a", "b", "title : b"),
        ('"title": a', "b", '"title": b'),
        ("title: ~", "b", "title: b"),
        ("title: 123", "b", "title: b"),
        ("title: [a]", "b", "title: b"),
        ("title: a", None, "title:"),
        ("title: a # why", None, "title: # why"),
        ("title: a", True, "title: true"),
        ("title: a", 1.5, "title: 1.5"),
        ("title: a", 1e22, "title: 1.0e+22"),
        ("title: a", ["x", "y z"], None),
    ],
)
def test_one_line_becomes_another(old: str, value: object, new: str | None) -> None:
    text = head("first: 1", old, "last: 2")
    edits = set_value(text, "title", value, HEXO)
    if new is not None:
        assert after(text, edits) == head("first: 1", new, "last: 2")
    got = after(text, edits)
    assert read(got, HEXO).values["title"] == value
    assert independent_values(got, HEXO)["title"] == value


def test_setting_what_stands_there_changes_nothing() -> None:
    text = head("title: 'a'", "tags: [a, b]", "n: 1")
    assert set_value(text, "title", "a", HEXO) == []
    assert set_value(text, "tags", ["a", "b"], HEXO) == []
    assert set_value(text, "n", 1, HEXO) == []
    assert add_item(text, "tags", "a", HEXO) == []
    assert remove_item(text, "tags", "z", HEXO) == []
    assert remove_key(text, "none", HEXO) == []


@pytest.mark.parametrize(
    ("block", "value", "new"),
    [
        (("t: |", "  a", "  b"), "c", ("t: |-", "  c")),
        (("t: |", "  a", "  b"), "c\nd\n", ("t: |", "  c", "  d")),
        (("t: |-", "    a"), "c\n\nd", ("t: |-", "    c", "", "    d")),
        (("t: >", "  a", "  b"), "c d\n", ("t: >", "  c d")),
        (("t: >-", "  a", "", "  b"), "c\nd", ("t: >-", "  c", "", "  d")),
        (("t: >- # why", "  a"), "c", ("t: >- # why", "  c")),
        (("t: |", "  a "), "c", ("t: |-", "  c")),
        (("t: a", "  b", "  c"), "d", ("t: d",)),
        (('t: "a', '  b"'), "d", ('t: "d"',)),
        (("t:", "  a"), "d", ("t:", "  d")),
        (("t: a",), "c\nd", ("t: |-", "  c", "  d")),
        (("t: a # why",), "c\nd", ('t: "c\\nd" # why',)),
        (('t: "a"',), "c\nd", ('t: "c\\nd"',)),
        (("t: |", "  a"), " c", ("t: ' c'",)),
    ],
)
def test_a_value_of_several_lines_keeps_its_shape(
    block: tuple[str, ...], value: str, new: tuple[str, ...]
) -> None:
    text = head("first: 1", *block, "last: 2")
    got = after(text, set_value(text, "t", value, HEXO))
    assert got == head("first: 1", *new, "last: 2")
    assert independent_values(got, HEXO)["t"] == value


class TestLists:
    def test_a_block_list_grows_by_one_line(self) -> None:
        text = head("tags:", "  - a # x", "  # between", "  - 'b'", "last: 1")
        assert changed_lines(text, add_item(text, "tags", "c d", HEXO)) == ["+  - c d"]
        text = head("tags:", "  - 'a'", "  - 'b'", "last: 1")
        assert changed_lines(text, add_item(text, "tags", "c", HEXO)) == ["+  - 'c'"]

    def test_a_flow_list_stays_flow(self) -> None:
        text = head('tags: [a, "b"] # why', "last: 1")
        assert after(text, add_item(text, "tags", "c, d", HEXO)) == head(
            "tags: [a, \"b\", 'c, d'] # why", "last: 1"
        )
        text = head("tags: [a,b]", "last: 1")
        assert after(text, add_item(text, "tags", "c", HEXO)) == head("tags: [a,b,c]", "last: 1")
        text = head("tags: [", "  a,", "  b,", "]", "last: 1")
        assert after(text, add_item(text, "tags", "c", HEXO)) == head(
            "tags: [", "  a,", "  b,", "  c,", "]", "last: 1"
        )

    @pytest.mark.parametrize(
        ("style", "lines"),
        [
            (ListStyle.FLOW, ("tags: [a, b]",)),
            (ListStyle.BLOCK, ("tags:", "- a", "- b")),
            (ListStyle.BLOCK_INDENTED, ("tags:", "  - a", "  - b")),
        ],
    )
    def test_one_word_becomes_a_list_in_the_style_of_the_site(
        self, style: ListStyle, lines: tuple[str, ...]
    ) -> None:
        text = head("tags: a", "last: 1")
        assert after(text, add_item(text, "tags", "b", HEXO, style=style)) == head(*lines, "last: 1")

    def test_without_a_style_the_headers_other_lists_decide(self) -> None:
        text = head("x: [1]", "tags: a")
        assert after(text, add_item(text, "tags", "b", HEXO)) == head("x: [1]", "tags: [a, b]")

    def test_a_comment_behind_one_word_stays_on_its_line(self) -> None:
        text = head("tags: a # why", "last: 1")
        new = after(text, add_item(text, "tags", "b", HEXO, style=ListStyle.BLOCK))
        assert new == head("tags: # why", "- a", "- b", "last: 1")

    def test_jekylls_spaced_words_become_items(self) -> None:
        text = head("tags: a b", "last: 1")
        new = after(text, add_item(text, "tags", "c", JEKYLL, style=ListStyle.FLOW))
        assert new == head("tags: [a, b, c]", "last: 1")

    @pytest.mark.parametrize(
        ("lines", "left"),
        [
            (("tags: [a]",), ("tags: []",)),
            (("tags:", "- a"), ("tags:",)),
            (("tags:", "  - a # x"), ("tags:",)),
            (("tags: [ a ]",), ("tags: []",)),
        ],
    )
    def test_the_last_tag_leaves_its_style_behind(
        self, lines: tuple[str, ...], left: tuple[str, ...]
    ) -> None:
        text = head("title: x", *lines, "last: 1")
        emptied = after(text, remove_item(text, "tags", "a", HEXO))
        assert emptied == head("title: x", *left, "last: 1")
        assert after(emptied, set_value(emptied, "title", "y", HEXO)) == emptied.replace(
            "title: x", "title: y"
        )
        assert not read(after(emptied, remove_key(emptied, "last", HEXO)), HEXO).values["tags"]

    def test_astros_schemas_get_an_empty_list(self) -> None:
        text = head("tags:", "  - a", "last: 1")
        assert after(text, remove_item(text, "tags", "a", ASTRO)) == head("tags: []", "last: 1")

    @pytest.mark.parametrize("lines", [("k: [a, b, c, d]",), ("k:", "- a", "- b", "- c", "- d")])
    def test_items_go_from_everywhere(self, lines: tuple[str, ...]) -> None:
        text = head(*lines, "last: 1")
        for gone in "abcd":
            kept = [each for each in "abcd" if each != gone]
            new = after(text, remove_item(text, "k", gone, HEXO))
            assert independent_values(new, HEXO) == {"k": kept, "last": 1}
            assert new.count("\n") == text.count("\n") - (len(lines) > 1)

    def test_a_moved_item_takes_its_quotes_and_its_comment_along(self) -> None:
        text = head("tags:", "  - 'a' # first", "  - b", "  - c", "last: 1")
        new = after(text, move_item(text, "tags", 0, 2, HEXO))
        assert new == head("tags:", "  - b", "  - c", "  - 'a' # first", "last: 1")
        text = head("tags: ['a', b, c]")
        assert after(text, move_item(text, "tags", 0, 2, HEXO)) == head("tags: [b, c, 'a']")
        assert after(text, move_item(text, "tags", 2, 0, HEXO)) == head("tags: [c, 'a', b]")

    def test_comments_between_items_stay(self) -> None:
        text = head("tags:", "  # one", "  - a", "", "  # two", "  - b", "last: 1")
        assert after(text, remove_item(text, "tags", "a", HEXO)) == head(
            "tags:", "  # one", "", "  # two", "  - b", "last: 1"
        )

    def test_setting_a_list_touches_only_the_items_that_differ(self) -> None:
        text = head("tags:", "- a # 1", "- b # 2", "- c # 3")
        assert changed_lines(text, set_value(text, "tags", ["a", "x", "c", "d"], HEXO)) == [
            "-- b # 2",
            "+- x # 2",
            "+- d",
        ]

    @pytest.mark.parametrize(
        ("lines", "value", "new"),
        [
            (
                ("categories: [[前端, Vue], 后端]",),
                [["前端", "React"], "后端"],
                ("categories: [[前端, React], 后端]",),
            ),
            (("categories:", "- 前端", "- Vue"), ["前端", "React"], ("categories:", "- 前端", "- React")),
            (("categories: 前端",), "后端", ("categories: 后端",)),
            (
                ("categories:", "  - [前端, Vue]", "  - 后端"),
                [["前端", "Vue"], ["后端", "Go"]],
                ("categories:", "  - [前端, Vue]", "  - [后端, Go]"),
            ),
        ],
    )
    def test_categories_keep_their_shape(
        self, lines: tuple[str, ...], value: object, new: tuple[str, ...]
    ) -> None:
        text = head("title: x", *lines, "last: 1")
        assert after(text, set_value(text, "categories", value, HEXO)) == head("title: x", *new, "last: 1")

    def test_tabs_in_a_hexo_list_are_kept_and_copied(self) -> None:
        text = head("tags:", "\t- a", "\t- b", "last: 1")
        assert after(text, add_item(text, "tags", "c", HEXO)) == head(
            "tags:", "\t- a", "\t- b", "\t- c", "last: 1"
        )
        assert after(text, remove_item(text, "tags", "a", HEXO)) == head("tags:", "\t- b", "last: 1")

    def test_a_list_inside_of_a_list_line_is_refused_or_right(self) -> None:
        text = head("k:", "- - a", "  - b", "- c")
        new = after(text, set_value(text, "k", [["a", "b"], "c", "d"], HEXO))
        assert new == head("k:", "- - a", "  - b", "- c", "- d")


class TestKeys:
    def test_a_new_key_goes_last_above_the_fence(self) -> None:
        assert changed_lines(A2 + BODY, set_value(A2 + BODY, "description", "a: b", HEXO)) == [
            "+description: 'a: b'"
        ]
        text = head("a: 1", "# the end", "", "")
        assert after(text, set_value(text, "b", 2, HEXO)) == head("a: 1", "# the end", "b: 2", "", "")

    @pytest.mark.parametrize(
        ("key", "at"), [("title", 0), ("date", 1), ("tags", 2), ("unknown", 4), ("cover", 3)]
    )
    def test_a_new_key_goes_where_the_scaffold_has_it(self, key: str, at: int) -> None:
        order = ["title", "date", "tags", "categories", "cover"]
        lines = {
            "title": "title: t",
            "date": "date: 2020-01-01",
            "categories: c": "categories: c",
            "z": "z: 1",
        }
        have = [line for name, line in lines.items() if name != key]
        text = head(*have)
        new = after(text, set_value(text, key, "x", HEXO, order=order))
        assert new == head(*have[:at], f"{key}: x", *have[at:])

    def test_a_first_key_makes_the_header(self) -> None:
        assert (
            after("---\n---\nbody", set_value("---\n---\nbody", "title", "x", HEXO))
            == "---\ntitle: x\n---\nbody"
        )
        assert after("body", set_value("body", "title", "x: y", HEXO)) == "---\ntitle: 'x: y'\n---\nbody"
        assert (
            after("\ufeffbody", set_value("\ufeffbody", "a", ["b"], HEXO)) == "\ufeff---\na:\n- b\n---\nbody"
        )
        assert after("", set_value("", ("a", "b"), 1, HEXO)) == "---\na:\n  b: 1\n---\n"

    def test_a_hexo_header_without_opening_fence_stays_without(self) -> None:
        text = "title: a\ndate: 2020-01-01\n---\nbody\n"
        assert after(text, set_value(text, "title", "b", HEXO)) == "title: b\ndate: 2020-01-01\n---\nbody\n"
        assert (
            after(text, add_item(text, "tags", "t", HEXO))
            == "title: a\ndate: 2020-01-01\ntags:\n- t\n---\nbody\n"
        )

    def test_a_header_indented_as_a_whole_is_kept_so(self) -> None:
        text = head(" title: a", " date: 2020-01-01")
        assert after(text, set_value(text, "x", 1, HEXO)) == head(" title: a", " date: 2020-01-01", " x: 1")

    def test_a_removed_key_takes_its_lines_and_no_others(self) -> None:
        text = head("# about a", "a: 1 # a", "tags:", "- x", "", "# about b", "b: 2")
        assert after(text, remove_key(text, "a", HEXO)) == head(
            "# about a", "tags:", "- x", "", "# about b", "b: 2"
        )
        assert after(text, remove_key(text, "tags", HEXO)) == head(
            "# about a", "a: 1 # a", "", "# about b", "b: 2"
        )
        assert after(text, remove_key(text, "b", HEXO)) == head(
            "# about a", "a: 1 # a", "tags:", "- x", "", "# about b"
        )

    def test_a_renamed_key_keeps_its_place_its_quotes_and_its_value(self) -> None:
        text = head("a: 1", "'tag' : [x] # c", "b: 2")
        assert after(text, rename_key(text, "tag", "tags", HEXO)) == head("a: 1", "'tags' : [x] # c", "b: 2")
        with pytest.raises(Refused, match="already"):
            rename_key(text, "a", "b", HEXO)
        with pytest.raises(Refused):
            rename_key(text, "none", "x", HEXO)

    def test_keys_inside_of_keys(self) -> None:
        text = head("cover:", "  src: a # why", "  deep: {x: 1, y: [1]}", "last: 1")
        assert changed_lines(text, set_value(text, ("cover", "src"), "b", HEXO)) == [
            "-  src: a # why",
            "+  src: b # why",
        ]
        assert changed_lines(text, set_value(text, ("cover", "alt"), "b", HEXO)) == ["+  alt: b"]
        assert after(text, set_value(text, ("cover", "deep", "x"), 2, HEXO)) == text.replace("x: 1", "x: 2")
        assert after(text, set_value(text, ("cover", "deep", "z"), "q", HEXO)) == text.replace(
            "[1]}", "[1], z: q}"
        )
        assert after(text, remove_key(text, ("cover", "deep", "x"), HEXO)) == text.replace("x: 1, ", "")
        assert after(text, remove_key(text, ("cover", "src"), HEXO)) == text.replace("  src: a # why\n", "")
        assert after(text, rename_key(text, ("cover", "src"), "image", HEXO)) == text.replace(
            "src:", "image:"
        )
        assert changed_lines(text, set_value(text, ("new", "a", "b"), 1, HEXO)) == [
            "+new:",
            "+  a:",
            "+    b: 1",
        ]
        with pytest.raises(Refused):
            set_value(text, ("last", "x"), 1, HEXO)

    def test_a_flow_header_stays_flow(self) -> None:
        text = head("{title: a, tags: [x]}")
        assert after(text, set_value(text, "title", "b, c", HEXO)) == head("{title: 'b, c', tags: [x]}")
        assert after(text, set_value(text, "z", 1, HEXO)) == head("{title: a, tags: [x], z: 1}")
        assert after(text, remove_key(text, "title", HEXO)) == head("{tags: [x]}")


class TestDates:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("2019-03-01 22:01:10", "2020-04-05 06:07:08"),
            ("2026-04-06 29:00:00", "2026-04-07 05:00:00"),
            ("2024-1-2 3:4:5", "2024-1-3 3:4:5"),
            ("2020-02-09T13:50:14.098Z", "2021-02-09T13:50:14.098Z"),
            ("2020-02-09 13:50:14 +0800", "2021-02-09 13:50:14 +0800"),
            ("2020-02-09", "2021-02-09"),
        ],
    )
    def test_a_date_stays_without_quotes(self, old: str, new: str) -> None:
        text = head("title: x", f"date: {old} # c", "updated: 2019-01-01")
        assert changed_lines(text, set_value(text, "date", new, HEXO)) == [
            f"-date: {old} # c",
            f"+date: {new} # c",
        ]

    def test_a_quoted_date_stays_quoted(self) -> None:
        text = head("date: '2019-03-01'")
        assert after(text, set_value(text, "date", "2020-03-01", HEXO)) == head("date: '2020-03-01'")

    def test_a_new_updated_leaves_the_date_alone(self) -> None:
        text = head("date: 2019-03-01 22:01:10", "tags: [x]")
        assert changed_lines(text, set_value(text, "updated", "2020-01-01 00:00:00", HEXO)) == [
            "+updated: 2020-01-01 00:00:00"
        ]


class TestRefusals:
    @pytest.mark.parametrize(
        ("lines", "key"),
        [
            (("base: &b x", "other: *b"), "base"),
            (("base: &b x", "other: *b"), "other"),
            (("title: !!str 12",), "title"),
            (("a: b: c",), "a"),
            (("a: 1", "a: 2"), "a"),
        ],
    )
    def test_what_cannot_be_done_safely_is_refused_with_its_reason(
        self, lines: tuple[str, ...], key: str
    ) -> None:
        with pytest.raises(Refused) as caught:
            set_value(head(*lines), key, "new", HEXO)
        assert str(caught.value)

    def test_a_duplicate_key_of_jekyll_is_not_guessed_at(self) -> None:
        with pytest.raises(Refused, match="twice"):
            set_value(head("a: 1", "a: 2"), "a", 3, JEKYLL)

    def test_other_keys_beside_an_anchor_can_be_edited(self) -> None:
        text = head("base: &b [x]", "other: *b", "title: t")
        assert after(text, set_value(text, "title", "u", HEXO)) == text.replace("title: t", "title: u")

    def test_a_missing_name_is_refused(self) -> None:
        for path in ("", (), ("a", "")):
            with pytest.raises(Refused):
                set_value(head("a: 1"), path, 1, HEXO)

    def test_a_list_index_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(Refused):
            move_item(head("k: [a]"), "k", 0, 5, HEXO)

    def test_a_map_takes_no_items(self) -> None:
        with pytest.raises(Refused):
            add_item(head("k: {a: 1}"), "k", "x", HEXO)
