"""What a header says, value by value, as the site's generator sees it."""

# ruff: noqa: E501 - a header stands on one line here

import math

import pytest

from galley.core.frontmatter import (
    FieldKind,
    HeaderRules,
    ListStyle,
    category_paths,
    list_items,
    read,
    tag_names,
)

HEXO, HUGO, JEKYLL, PELICAN = HeaderRules.HEXO, HeaderRules.HUGO, HeaderRules.JEKYLL, HeaderRules.PELICAN


def value(written: str, rules: HeaderRules = HEXO) -> object:
    header = read(f"---\nkey: {written}\n---\n", rules)
    assert header.error is None, header.error
    return header.values["key"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("12:30:00", "12:30:00"),
        ("001", 1),
        ("1.10", 1.1),
        ("0x1F", 31),
        ("0o17", 15),
        ("0b11", 3),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("+1", 1),
        ("1_000", "1_000"),
        ("-", None),
        ("~", None),
        ("", None),
        ("Null", None),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        (".inf", math.inf),
        ("1.2.3", "1.2.3"),
        ("2019-03-01 22:01:10", "2019-03-01 22:01:10"),
        ("2024-02-30", "2024-02-30"),
        ("2026-04-06 29:00:00", "2026-04-06 29:00:00"),
        ("2020-02-09T13:50:14.098Z", "2020-02-09T13:50:14.098Z"),
        ("'it''s'", "it's"),
        ('"a\\n\\u4e2d"', "a\n中"),
        ("!!str 123", "123"),
        ("a#b", "a#b"),
        ("a # b", "a"),
        ("http://x.y/?a=b", "http://x.y/?a=b"),
        ("a\u2028b", "a\u2028b"),
        ("a\ufeffb", "a\ufeffb"),
        ("a\u0085b", "a\u0085b"),
        ("[a, 1, 'b']", ["a", 1, "b"]),
        ("{a: {b: 1}}", {"a": {"b": 1}}),
        ("9" * 400, "9" * 400),
    ],
)
def test_a_yaml_value_is_what_js_yaml_makes_of_it(written: str, meant: object) -> None:
    if written == "-":
        assert read("---\nkey:\n-\n---\n", HEXO).values["key"] == [None]
        return
    got = value(written)
    assert type(got) is type(meant)
    assert got == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("yes", True), ("No", False), ("ON", True), ("off", False), ("y", "y")]
)
def test_jekyll_knows_the_old_words_for_booleans(written: str, meant: object) -> None:
    assert value(written, JEKYLL) == meant


def test_a_later_key_wins_in_jekyll_and_is_an_error_elsewhere() -> None:
    text = "---\na: 1\na: 2\n---\n"
    assert read(text, JEKYLL).values == {"a": 2}
    assert read(text, HEXO).error is not None
    assert read(text, HUGO).error is not None


def test_anchors_aliases_and_merges_are_read() -> None:
    text = "---\nbase: &b {x: 1, y: 2}\nother:\n  <<: *b\n  y: 3\nlist: [*b, *b]\n---\n"
    values = read(text, HEXO).values
    assert values["other"] == {"x": 1, "y": 3}
    assert values["list"] == [{"x": 1, "y": 2}] * 2


def test_tabs_indent_in_hexo_and_are_an_error_in_astro() -> None:
    text = "---\ntitle: a\ntags:\n\t- b\n\t- c\nmap:\n\tx:\n\t\ty: 1\n---\n"
    header = read(text, HEXO)
    assert header.values == {"title": "a", "tags": ["b", "c"], "map": {"x": {"y": 1}}}
    tags = header.field("tags")
    assert tags is not None
    assert tags.written == "- b\n\t- c"
    error = read(text, HeaderRules.ASTRO).error
    assert error is not None
    assert "tab" in error.reason
    assert (error.line, error.column) == (4, 1)


def test_keys_named_like_python_frontmatters_own_are_ordinary_keys() -> None:
    text = "---\ncontent: a\nhandler: b\nmetadata: c\n---\nbody"
    assert read(text, HEXO).values == {"content": "a", "handler": "b", "metadata": "c"}


def test_every_field_knows_its_place_and_its_source() -> None:
    text = "---\n# note\ntitle: '甲'  # why\ntags:\n  - a\n  - b\nlist: [x,\n  y]\nend:\n---\nbody"
    for field in read(text, HEXO).fields:
        assert text[field.start : field.end].startswith(field.key)
        assert text[field.start : field.end].endswith(field.written)
        assert text.split("\n")[field.line - 1].startswith(field.key)
    title = read(text, HEXO).field("title")
    assert title is not None
    assert (title.written, title.shown, title.value, title.line) == ("'甲'", "甲", "甲", 3)


def test_places_are_right_behind_characters_of_every_width() -> None:
    text = "---\na: 😀𠮷\u2028é\nb: [中, 😀]\nc: end\n---\n"
    field = read(text, HEXO).field("c")
    assert field is not None
    assert text[field.start : field.end] == "c: end"
    assert field.line == 4


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("title: abc", FieldKind.TEXT),
        ("title: 2019-05-04", FieldKind.TEXT),
        ("title: 123", FieldKind.TEXT),
        ("title: null", FieldKind.TEXT),
        ("title: true", FieldKind.TEXT),
        ("title:", FieldKind.EMPTY),
        ("date: 2019-05-04", FieldKind.DATE),
        ("date: 2026-04-06 29:00:00", FieldKind.DATE),
        ("date: '2019-05-04 10:00'", FieldKind.DATE),
        ("date: next Tuesday", FieldKind.TEXT),
        ("due: 2019-05-04", FieldKind.DATE),
        ("top: 100", FieldKind.NUMBER),
        ("ratio: 1.10", FieldKind.NUMBER),
        ("comments: false", FieldKind.BOOL),
        ("comments: 'false'", FieldKind.TEXT),
        ("tags: [a]", FieldKind.LIST),
        ("categories: [[a, b], c]", FieldKind.LIST),
        ("tags:", FieldKind.EMPTY),
        ("cover: {a: 1}", FieldKind.NESTED),
        ("links: [{a: 1}]", FieldKind.NESTED),
    ],
)
def test_a_field_has_the_kind_its_widget_needs(line: str, kind: FieldKind) -> None:
    assert read(f"---\n{line}\n---\n", HEXO).fields[0].kind is kind


def test_list_styles_are_told_apart() -> None:
    text = "---\na: [x]\nb:\n- x\nc:\n  - x\nd: x\n---\n"
    styles = [field.list_style for field in read(text, HEXO).fields]
    assert styles == [ListStyle.FLOW, ListStyle.BLOCK, ListStyle.BLOCK_INDENTED, None]


class TestToml:
    TEXT = (
        '+++\ntitle = "a \\" b"\nlit = \'c:\\d\'\nn = 1_000\nf = 1.5\nok = true\ndate = 2020-01-02T03:04:05Z\n'
        'tags = [\n  "x", # one\n  "y",\n]\na.b = 1\nlong = """\nq "quoted" w"""\n[extra]\nx = { y = [1, 2] }\n[[list]]\nk = 1\n+++\nbody'
    )

    def test_values_and_places(self) -> None:
        header = read(self.TEXT, HUGO)
        assert header.error is None
        assert header.values == {
            "title": 'a " b',
            "lit": "c:\\d",
            "n": 1000,
            "f": 1.5,
            "ok": True,
            "date": "2020-01-02T03:04:05Z",
            "tags": ["x", "y"],
            "a": {"b": 1},
            "long": 'q "quoted" w',
            "extra": {"x": {"y": [1, 2]}},
            "list": [{"k": 1}],
        }
        date = header.field("date")
        assert date is not None
        assert (date.kind, date.written) == (FieldKind.DATE, "2020-01-02T03:04:05Z")
        tags = header.field("tags")
        assert tags is not None
        assert tags.written == '[\n  "x", # one\n  "y",\n]'

    def test_an_error_has_its_place(self) -> None:
        error = read("+++\na = 1\nb = word\n+++\n", HUGO).error
        assert error is not None
        assert error.line == 3
        assert error.repairs


class TestJson:
    def test_values_and_places(self) -> None:
        text = '{\n  "title": "a\\u4e2d",\n  "tags": ["x", 1, null],\n  "m": {"n": -1.5e1}\n}\nbody'
        header = read(text, HUGO)
        assert header.values == {"title": "a中", "tags": ["x", 1, None], "m": {"n": -15.0}}
        assert text[header.body_start :] == "body"

    @pytest.mark.parametrize(
        "content",
        ['"a": 1,', '"a" 1', '"a": x', '"a": "b', '"a": 1 "b": 2', "a: 1", '"a": 1,\n"a": 2', '"a": [1,]'],
    )
    def test_what_json_does_not_allow_is_explained(self, content: str) -> None:
        assert read(f";;;\n{content}\n;;;\n", HEXO).error is not None


class TestPelican:
    def test_tags_and_authors_are_lists_and_keys_have_no_case(self) -> None:
        header = read(
            "TITLE: A: b\nTags: x, y; z\nAuthors: Doe, Jane; Roe\nCategory: c, d\nEmpty:\n\nbody", PELICAN
        )
        assert header.values == {
            "title": "A: b",
            "tags": ["x, y", "z"],
            "authors": ["Doe, Jane", "Roe"],
            "category": "c, d",
            "empty": None,
        }

    def test_the_first_of_two_counts(self) -> None:
        assert read("Title: a\nTitle: b\n\n", PELICAN).values == {"title": "a"}


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ([["前端", "Vue"], "后端"], (("前端", "Vue"), ("后端",))),
        (["前端", "Vue"], (("前端", "Vue"),)),
        ("前端", (("前端",),)),
        (None, ()),
        ([], ()),
        ("", ()),
        (["a", None, ""], (("a",),)),
        ([["a", None, "b"], None, "c"], (("a", "b"), ("c",))),
        ([2020, True], (("2020", "true"),)),
        ([["a"], ["a"]], (("a",),)),
    ],
)
def test_categories_are_the_paths_that_hexo_builds(
    written: object, paths: tuple[tuple[str, ...], ...]
) -> None:
    assert category_paths(written) == paths


def test_categories_of_other_generators_stand_side_by_side() -> None:
    assert category_paths(["a", "b"], HUGO) == (("a",), ("b",))
    assert category_paths("a b", JEKYLL) == (("a",), ("b",))


def test_single_tags_are_lists_of_one() -> None:
    assert tag_names("a b", "tags", HEXO) == ("a b",)
    assert tag_names("a b", "tags", JEKYLL) == ("a", "b")
    assert tag_names([1, None, "a", "a", "", True], "tags", HEXO) == ("1", "a", "true")
    assert list_items({"a": 1}, "x", HEXO) == ({"a": 1},)
