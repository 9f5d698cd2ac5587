"""A post: the views of one text that a list and a form show."""

# ruff: noqa: E501 - a header stands on one line here

from datetime import UTC, datetime

import pytest

from galley.core.frontmatter import HeaderRules
from galley.core.post import parse

HEXO, HUGO, JEKYLL, PELICAN = HeaderRules.HEXO, HeaderRules.HUGO, HeaderRules.JEKYLL, HeaderRules.PELICAN


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("2019-05-04", "2019-05-04"),
        ("123", "123"),
        ("null", "null"),
        ("true", "true"),
        ("1.10", "1.10"),
        ("001", "001"),
        ("'it''s'", "it's"),
        ('"a: b"', "a: b"),
        ("[a, b]", "[a, b]"),
        (">\n  folded\n  title", "folded title"),
        ("a # comment", "a"),
        ("", "my-post"),
        ("''", "my-post"),
    ],
)
def test_a_title_is_text_whatever_yaml_makes_of_it(written: str, title: str) -> None:
    post = parse(f"---\ntitle: {written}\n---\n", HEXO, path="source/_posts/my-post.md")
    assert post.error is None
    assert post.title == title


def test_the_views_of_a_hexo_post() -> None:
    text = "---\ntitle: 题\ndate: 2019-03-01 22:01:10\ntags: [a, 1]\ncategories:\n- [前端, Vue]\n- 后端\n---\n\n正文\n"
    post = parse(text, HEXO, timezone="UTC")
    assert post.date == "2019-03-01 22:01:10"
    assert post.moment == datetime(2019, 3, 1, 22, 1, 10, tzinfo=UTC)
    assert post.tags == ("a", "1")
    assert post.categories == (("前端", "Vue"), ("后端",))
    assert post.body == "\n正文\n"
    assert not post.draft


def test_singular_keys_count_where_the_plural_is_missing() -> None:
    post = parse("---\ntag: a\ncategory: b\n---\n", HEXO)
    assert post.tags == ("a",)
    assert post.categories == (("b",),)


@pytest.mark.parametrize(
    "header",
    [
        "title: Java: 从入门",
        "title: [git] SSH",
        "title: @vue/cli",
        "title: {{ title }}",
        "a: 1\na: 2",
        "title：中文冒号\na: b",
        "- a",
    ],
)
def test_a_broken_header_leaves_a_post_with_a_name_a_body_and_a_warning(header: str) -> None:
    post = parse(f"---\n{header}\n---\nbody\n", HEXO, path="a/我的 文章.md")
    assert post.error is not None
    assert post.error.line >= 2
    assert post.title == "我的 文章"
    assert post.body == "body\n"
    assert post.tags == ()


@pytest.mark.parametrize("date", ["2024-02-30", "25:00:00", "soon", "2024年1月2日"])
def test_a_strange_date_is_shown_as_it_is_written(date: str) -> None:
    post = parse(f"---\ndate: {date}\n---\n", HUGO)
    assert post.error is None
    assert post.date == date
    assert post.moment is None


def test_jekylls_file_names_give_date_and_title() -> None:
    post = parse("---\nlayout: post\n---\n", JEKYLL, path="_posts/2020-01-02-a-name.md")
    assert (post.date, post.title) == ("2020-01-02", "a-name")
    assert post.moment == datetime(2020, 1, 2)
    post = parse("---\ntitle: t\ndate: 2021-01-01\n---\n", JEKYLL, path="_posts/2020-01-02-a-name.md")
    assert (post.date, post.title) == ("2021-01-01", "t")


def test_zolas_taxonomies_are_tags_and_categories() -> None:
    post = parse('+++\ntitle = "t"\n[taxonomies]\ntags = ["a"]\ncategories = ["b"]\n+++\n', HUGO)
    assert post.tags == ("a",)
    assert post.categories == (("b",),)


def test_pelicans_lines() -> None:
    post = parse("Title: a\nDate: 2020-01-02 10:00\nTags: b, c\nCategory: d\nStatus: draft\n\nbody", PELICAN)
    assert (post.title, post.tags, post.categories, post.draft) == ("a", ("b", "c"), (("d",),), True)
    assert post.body == "body"


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("draft: true", True),
        ("draft: false", False),
        ("draft: 'true'", False),
        ("published: false", True),
        ("x: 1", False),
    ],
)
def test_a_header_can_say_that_a_post_is_a_draft(line: str, draft: bool) -> None:
    assert parse(f"---\n{line}\n---\n", JEKYLL).draft is draft
