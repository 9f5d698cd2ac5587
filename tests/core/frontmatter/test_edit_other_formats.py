"""Edits of TOML, JSON and meta-line headers."""

import pytest

from galley.core.edits import apply_edits
from galley.core.frontmatter import (
    HeaderRules,
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

HEXO, HUGO, PELICAN, PLAIN = HeaderRules.HEXO, HeaderRules.HUGO, HeaderRules.PELICAN, HeaderRules.PLAIN

TOML = """+++
# comment
title = "a" # why
slug='b'
date = 2020-01-02 03:04:05
authors = ["x", 'y']
draft = false

[taxonomies]
tags = [
  "one", # 1
  "two",
]

[extra]
cover.src = "c"
inline = { a = 1, b = "2" }
+++
body
"""
JSON = '{\n  "title": "a",\n  "tags": ["x"],\n  "extra": {"n": 1}\n}\nbody\n'
META = "Title: a\nDate: 2020-01-02 10:00\nTags: x, y\nSummary: one\n    two\nEmpty:\n\nbody: text\n"


class TestToml:
    @pytest.mark.parametrize(
        ("key", "value", "lines"),
        [
            ("title", 'say "b"\n', ['-title = "a" # why', '+title = "say \\"b\\"\\n" # why']),
            ("slug", "c", ["-slug='b'", "+slug='c'"]),
            ("slug", "it's", ["-slug='b'", '+slug="it\'s"']),
            ("date", "2021-01-02 03:04:05", ["-date = 2020-01-02 03:04:05", "+date = 2021-01-02 03:04:05"]),
            ("draft", True, ["-draft = false", "+draft = true"]),
            ("description", "new", ['+description = "new"']),
            ("updated", "2021-01-01", ["+updated = 2021-01-01"]),
            (("extra", "inline", "b"), "3", ['-inline = { a = 1, b = "2" }', '+inline = { a = 1, b = "3" }']),
            (
                ("extra", "inline", "c"),
                4,
                ['-inline = { a = 1, b = "2" }', '+inline = { a = 1, b = "2", c = 4 }'],
            ),
            (("extra", "new"), ["q"], ['+new = ["q"]']),
            (("extra", "cover", "src"), "d", ['-cover.src = "c"', '+cover.src = "d"']),
            (("taxonomies", "categories"), ["q"], ['+categories = ["q"]']),
        ],
    )
    def test_one_value_changes_its_line(self, key: str, value: object, lines: list[str]) -> None:
        edits = set_value(TOML, key, value, HUGO)
        assert changed_lines(TOML, edits) == lines
        independent_values(apply_edits(TOML, edits), HUGO)

    def test_a_new_key_stands_above_the_first_table(self) -> None:
        new = apply_edits(TOML, set_value(TOML, "description", "new", HUGO))
        assert 'draft = false\ndescription = "new"\n\n[taxonomies]' in new

    def test_lists(self) -> None:
        tags = ("taxonomies", "tags")
        assert changed_lines(TOML, add_item(TOML, tags, "three", HUGO)) == ['+  "three",']
        assert changed_lines(TOML, remove_item(TOML, tags, "one", HUGO)) == ['-  "one", # 1']
        assert changed_lines(TOML, remove_item(TOML, "authors", "x", HUGO)) == [
            "-authors = [\"x\", 'y']",
            "+authors = ['y']",
        ]
        moved = apply_edits(TOML, move_item(TOML, "authors", 0, 1, HUGO))
        assert "authors = ['y', \"x\"]" in moved

    def test_keys_go_and_are_renamed(self) -> None:
        assert changed_lines(TOML, remove_key(TOML, "slug", HUGO)) == ["-slug='b'"]
        assert changed_lines(TOML, rename_key(TOML, "slug", "a b", HUGO)) == ["-slug='b'", "+\"a b\"='b'"]
        assert changed_lines(TOML, remove_key(TOML, ("extra", "inline", "a"), HUGO)) == [
            '-inline = { a = 1, b = "2" }',
            '+inline = { b = "2" }',
        ]

    def test_what_toml_cannot_do_is_refused(self) -> None:
        for key, value in (("title", None), ("taxonomies", "x"), (("extra", "cover", "new"), 1)):
            with pytest.raises(Refused):
                set_value(TOML, key, value, HUGO)
        with pytest.raises(Refused):
            remove_key(TOML, "extra", HUGO)

    def test_an_empty_header_takes_a_key(self) -> None:
        assert apply_edits("+++\n+++\n", set_value("+++\n+++\n", "a", "b", HUGO)) == '+++\na = "b"\n+++\n'


class TestJson:
    @pytest.mark.parametrize(
        ("key", "value", "lines"),
        [
            ("title", 'b "中"', ['-  "title": "a",', '+  "title": "b \\"中\\"",']),
            ("tags", ["x", "y"], ['-  "tags": ["x"],', '+  "tags": ["x", "y"],']),
            (("extra", "n"), None, ['-  "extra": {"n": 1}', '+  "extra": {"n": null}']),
            ("new", True, ['-  "extra": {"n": 1}', '+  "extra": {"n": 1},', '+  "new": true']),
        ],
    )
    def test_one_value_changes_its_line(self, key: str, value: object, lines: list[str]) -> None:
        edits = set_value(JSON, key, value, HUGO)
        assert sorted(changed_lines(JSON, edits)) == sorted(lines)
        independent_values(apply_edits(JSON, edits), HUGO)

    def test_keys_go_and_are_renamed(self) -> None:
        assert changed_lines(JSON, remove_key(JSON, "tags", HUGO)) == ['-  "tags": ["x"],']
        assert apply_edits(JSON, rename_key(JSON, "title", "t", HUGO)) == JSON.replace('"title"', '"t"')
        assert apply_edits(JSON, remove_key(JSON, "extra", HUGO)) == JSON.replace(
            ',\n  "extra": {"n": 1}', ""
        )

    def test_hexos_form_without_braces(self) -> None:
        text = ';;;\n"title": "a",\n"n": 1\n;;;\nbody'
        assert apply_edits(text, set_value(text, "title", "b", HEXO)) == text.replace('"a"', '"b"')
        assert apply_edits(text, set_value(text, "x", [1], HEXO)) == text.replace(
            '"n": 1', '"n": 1,\n"x": [1]'
        )
        assert apply_edits(text, remove_key(text, "n", HEXO)) == ';;;\n"title": "a"\n;;;\nbody'

    def test_a_number_that_json_has_not_is_refused(self) -> None:
        with pytest.raises(Refused):
            set_value(JSON, "n", float("inf"), HUGO)


class TestPelican:
    @pytest.mark.parametrize(
        ("key", "value", "lines"),
        [
            ("title", "b: c", ["-Title: a", "+Title: b: c"]),
            ("date", "2021-01-02 10:00", ["-Date: 2020-01-02 10:00", "+Date: 2021-01-02 10:00"]),
            ("summary", "three", ["-Summary: one", "-    two", "+Summary: three"]),
            ("summary", "a\nb", ["-Summary: one", "-    two", "+Summary: a", "+    b"]),
            ("empty", "full", ["-Empty:", "+Empty: full"]),
            ("slug", "s", ["+Slug: s"]),
            ("title", None, ["-Title: a", "+Title: "]),
            ("SLUG", "s", ["+Slug: s"]),
        ],
    )
    def test_one_value_changes_its_line(self, key: str, value: object, lines: list[str]) -> None:
        assert sorted(changed_lines(META, set_value(META, key, value, PELICAN))) == sorted(lines)

    def test_lists(self) -> None:
        assert changed_lines(META, add_item(META, "tags", "z", PELICAN)) == ["-Tags: x, y", "+Tags: x, y, z"]
        assert changed_lines(META, remove_item(META, "tags", "x", PELICAN)) == ["-Tags: x, y", "+Tags: y"]
        text = "Authors: Doe, Jane; Roe, J\n\n"
        assert (
            apply_edits(text, add_item(text, "authors", "Poe, E", PELICAN))
            == "Authors: Doe, Jane; Roe, J; Poe, E\n\n"
        )
        assert not read(apply_edits(META, set_value(META, "tags", [], PELICAN)), PELICAN).values["tags"]

    def test_an_item_that_would_become_two_is_refused(self) -> None:
        with pytest.raises(Refused):
            add_item(META, "tags", "a, b", PELICAN)

    def test_keys_go_and_come(self) -> None:
        assert changed_lines(META, remove_key(META, "summary", PELICAN)) == ["-Summary: one", "-    two"]
        assert changed_lines(META, rename_key(META, "empty", "Series", PELICAN)) == ["-Empty:", "+Series:"]
        assert apply_edits("body", set_value("body", "title", "x", PELICAN)) == "Title: x\n\nbody"
        fenced = "---\ntitle: a\n---\nbody"
        assert (
            apply_edits(fenced, set_value(fenced, "slug", "s", PELICAN))
            == "---\ntitle: a\nslug: s\n---\nbody"
        )

    @pytest.mark.parametrize("value", [{"a": 1}, " padded ", "a\n\nb", 1.5, "\n"])
    def test_what_meta_lines_cannot_hold_is_refused(self, value: object) -> None:
        with pytest.raises(Refused):
            set_value(META, "title", value, PELICAN)
