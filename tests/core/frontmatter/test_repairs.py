"""Headers that do not parse: the place, the reason in plain words, and a repair that works."""

import pytest

from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, Refused, read, set_value

HEXO, HUGO, ASTRO, JEKYLL, PLAIN = (
    HeaderRules.HEXO,
    HeaderRules.HUGO,
    HeaderRules.ASTRO,
    HeaderRules.JEKYLL,
    HeaderRules.PLAIN,
)


@pytest.mark.parametrize(
    ("header", "rules", "line", "word", "repaired"),
    [
        (
            "title: Java: 从入门\ndate: 2020-01-01",
            HEXO,
            2,
            "colon",
            "title: 'Java: 从入门'\ndate: 2020-01-01",
        ),
        ("title: [git] SSH\ntags: [a]", HEXO, 2, "“[”", "title: '[git] SSH'\ntags: [a]"),
        ("title: @vue/cli", HEXO, 2, "“@”", "title: '@vue/cli'"),
        ("title: `code`", HEXO, 2, "quotes", "title: '`code`'"),
        ("title: %d", HEXO, 2, "quotes", "title: '%d'"),
        ("title: *star*", HEXO, 2, "quotes", "title: '*star*'"),
        ("title: {{ title }}", HEXO, 2, "“{”", "title: '{{ title }}'"),
        ('title: "a" b', HEXO, 2, "quotes", "title: '\"a\" b'"),
        ("title: 'It's'", HEXO, 2, "quote", "title: 'It''s'"),
        ('title: "C:\\dir"', HEXO, 2, "backslash", "title: 'C:\\dir'"),
        ("tags: [a, b\ntitle: x", HEXO, 3, "not closed", "tags: [a, b]\ntitle: x"),
        ("title：中文冒号\ndate: 2020-01-01", HEXO, 3, "full-width", "title: 中文冒号\ndate: 2020-01-01"),
        ("date: 2020-01-01\ntitle： 中文冒号", HEXO, 3, "full-width", "date: 2020-01-01\ntitle: 中文冒号"),
        ("title：中文冒号", HEXO, 2, "full-width", "title: 中文冒号"),
        ("title:foo\ndate: 2020-01-01", HEXO, 3, "space", "title: foo\ndate: 2020-01-01"),
        ("title: a\n date: 2020-01-01", HEXO, 3, "indented", "title: a\ndate: 2020-01-01"),
        ("title: a\ntags:\n\t- b\n\t- c", ASTRO, 4, "tab", "title: a\ntags:\n  - b\n  - c"),
        ("title: a\nmap:\n\tx: 1", HUGO, 4, "tab", "title: a\nmap:\n  x: 1"),
        ("title: a\ntitle: b\ntags: [x]", HEXO, 3, "second time", "title: a\ntags: [x]"),
        ("tags:\n- a\ntags:\n- b\ntitle: c", HUGO, 4, "second time", "tags:\n- a\ntitle: c"),
    ],
)
def test_a_broken_header_has_its_place_its_reason_and_its_repair(
    header: str, rules: HeaderRules, line: int, word: str, repaired: str
) -> None:
    text = f"---\n{header}\n---\nbody\n"
    got = read(text, rules)
    assert got.error is not None
    assert got.values == {}
    assert got.fields == ()
    assert text[got.body_start :] == "body\n"
    assert got.error.line == line
    assert 1 <= got.error.column <= len(text.split("\n")[line - 1]) + 1
    assert word in got.error.reason
    assert got.error.repairs
    assert apply_edits(text, got.error.repairs[0].edits) == f"---\n{repaired}\n---\nbody\n"
    assert read(apply_edits(text, got.error.repairs[0].edits), rules).error is None


def test_either_of_two_equal_keys_can_be_kept() -> None:
    text = "---\ntags:\n  - a # one\n\ntitle: t\ntags: [b]\n---\n"
    error = read(text, HEXO).error
    assert error is not None
    first, second = (apply_edits(text, repair.edits) for repair in error.repairs)
    assert read(first, HEXO).values == {"tags": ["a"], "title": "t"}
    assert read(second, HEXO).values == {"title": "t", "tags": ["b"]}


@pytest.mark.parametrize(
    ("text", "rules", "repaired"),
    [
        ("---\ntitle: a\n\nSome text.\n", HEXO, "---\ntitle: a\n---\n\nSome text.\n"),
        ("---\ntitle: a\ntags:\n  - b\n# Heading\n", JEKYLL, None),
        ("---\ntitle: a", HUGO, "---\ntitle: a\n---\n"),
        ("--- \ntitle: a\n---\nbody", HEXO, "---\ntitle: a\n---\nbody"),
        ("\n\n---\ntitle: a\n---\nbody", HEXO, "---\ntitle: a\n---\nbody"),
        ("+++\na = word\n+++\n", HUGO, '+++\na = "word"\n+++\n'),
        (';;;\n"title": "a"\n\nbody', HEXO, None),
    ],
)
def test_a_header_with_a_broken_fence_can_be_mended(
    text: str, rules: HeaderRules, repaired: str | None
) -> None:
    error = read(text, rules).error
    if repaired is None:
        assert error is None or error.reason
        return
    assert error is not None
    assert apply_edits(text, error.repairs[0].edits) == repaired
    assert read(repaired, rules).error is None


@pytest.mark.parametrize(
    "header", ["just text", "- a\n- b", "a: &x [*x]", "a: !wrong b", "a: 1\n...\nb: 2", '"open', "\x01"]
)
@pytest.mark.parametrize("rules", [HEXO, HUGO, ASTRO, JEKYLL, PLAIN])
def test_every_error_speaks_and_refuses_edits(header: str, rules: HeaderRules) -> None:
    text = f"---\n{header}\n---\nbody"
    error = read(text, rules).error
    if error is None:
        return
    assert error.reason
    assert error.line >= 1
    with pytest.raises(Refused, match="cannot be read"):
        set_value(text, "title", "x", rules)


def test_dates_that_no_calendar_has_do_not_break_a_header() -> None:
    for date in ("2024-02-30", "2026-04-06 29:00:00", "2024-01-01 25:00:00", "0000-00-00", "2024-13-45"):
        for rules in (HEXO, HUGO, JEKYLL, ASTRO, PLAIN):
            assert read(f"---\ntitle: a\ndate: {date}\n---\n", rules).values["date"] == date
