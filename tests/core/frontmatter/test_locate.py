"""Where a header stands, as each generator sees it."""

import pytest

from galley.core.frontmatter import Format, HeaderRules, locate, read

HEXO, HUGO, JEKYLL = HeaderRules.HEXO, HeaderRules.HUGO, HeaderRules.JEKYLL
PELICAN, ASTRO, PLAIN, MKDOCS = HeaderRules.PELICAN, HeaderRules.ASTRO, HeaderRules.PLAIN, HeaderRules.MKDOCS


def parts(text: str, rules: HeaderRules) -> tuple[str, str] | None:
    """Return a header's content and the body below it."""
    region = locate(text, rules)
    if region is None:
        return None
    assert 0 <= region.start <= region.content_start <= region.content_end <= region.end <= len(text)
    return text[region.content_start : region.content_end], text[region.end :]


@pytest.mark.parametrize("rules", [HEXO, HUGO, JEKYLL, ASTRO, PLAIN, MKDOCS])
@pytest.mark.parametrize(
    "body", ["", "body\n", "\n\nbody", "a\n---\nb\n---\n", "```\n---\n```\n", "no final newline"]
)
def test_every_generator_reads_a_yaml_header_and_leaves_the_body_whole(rules: HeaderRules, body: str) -> None:
    assert parts(f"---\ntitle: a --- b\nx: '---'\n---\n{body}", rules) == ("title: a --- b\nx: '---'\n", body)


@pytest.mark.parametrize("rules", [HEXO, HUGO, JEKYLL, ASTRO, PLAIN, MKDOCS])
def test_an_indented_fence_inside_a_value_does_not_end_the_header(rules: HeaderRules) -> None:
    text = "---\nnote: |\n  ---\n  more\ntitle: x\n---\nbody"
    assert read(text, rules).values["note"] == "---\nmore\n"
    assert parts(text, rules) == ("note: |\n  ---\n  more\ntitle: x\n", "body")


@pytest.mark.parametrize("rules", list(HeaderRules))
@pytest.mark.parametrize(
    "text", ["", "\n", "\ufeff", "# Title\n\ntext\n", "just text\n\nmore: text later\n", "-", "--"]
)
def test_a_text_without_a_header_has_none(rules: HeaderRules, text: str) -> None:
    if rules in (PELICAN, MKDOCS) and text.startswith("just"):
        assert locate(text, rules) is None
    assert locate(text, rules) is None


@pytest.mark.parametrize("rules", [HEXO, HUGO, JEKYLL, ASTRO, PLAIN])
def test_an_empty_header_is_found(rules: HeaderRules) -> None:
    assert parts("---\n---\nbody", rules) == ("", "body")
    assert read("---\n---\nbody", rules).values == {}


@pytest.mark.parametrize("rules", [HEXO, HUGO, JEKYLL, ASTRO, PLAIN])
def test_a_byte_order_mark_does_not_hide_the_header(rules: HeaderRules) -> None:
    assert parts("\ufeff---\ntitle: x\n---\nbody", rules) == ("title: x\n", "body")


class TestHexo:
    def test_a_header_needs_no_opening_fence(self) -> None:
        assert parts("title: a\ndate: 2020-01-01\n---\nbody", HEXO) == (
            "title: a\ndate: 2020-01-01\n",
            "body",
        )
        assert parts("标题: a\n---\nbody", HEXO) == ("标题: a\n", "body")
        region = locate("title: a\n---\n", HEXO)
        assert region is not None
        assert (region.opening, region.closing) == ("", "---")

    def test_text_above_a_rule_is_no_header(self) -> None:
        assert locate("Some words.\n\n---\n\nmore", HEXO) is None
        assert locate("# Heading\n\ntext\n---\n", HEXO) is None
        assert locate("a | b\n---|---\n1 | 2\n", HEXO) is None

    def test_longer_fences_must_match(self) -> None:
        assert parts("-----\ntitle: a\n---\nb: c\n-----\nbody", HEXO) == ("title: a\n---\nb: c\n", "body")

    def test_a_longer_closing_fence_leaves_its_rest_to_the_body(self) -> None:
        assert parts("---\ntitle: a\n-----\nbody", HEXO) == ("title: a\n", "--\nbody")

    def test_json_stands_between_semicolons_without_braces(self) -> None:
        text = ';;;\n"title": "a",\n"n": 1\n;;;\nbody'
        header = read(text, HEXO)
        assert header.region is not None
        assert header.region.format is Format.JSON
        assert header.values == {"title": "a", "n": 1}
        assert read('"title": "a"\n;;;\nbody', HEXO).values == {"title": "a"}

    def test_json_with_braces_is_explained(self) -> None:
        error = read(';;;\n{"title": "a"}\n;;;\nbody', HEXO).error
        assert error is not None
        assert "braces" in error.reason

    def test_one_blank_line_above_is_read_and_two_are_not(self) -> None:
        assert read("\n---\ntitle: a\n---\nbody", HEXO).values == {"title": "a"}
        error = read("\n\n---\ntitle: a\n---\nbody", HEXO).error
        assert error is not None
        assert "blank lines" in error.reason

    def test_spaces_after_the_opening_fence_are_explained(self) -> None:
        error = read("--- \ntitle: a\n---\nbody", HEXO).error
        assert error is not None
        assert "spaces" in error.reason

    def test_spaces_after_the_closing_fence_belong_to_it(self) -> None:
        assert parts("---\ntitle: a\n---  \nbody", HEXO) == ("title: a\n", "body")

    def test_a_fence_at_the_very_end_closes(self) -> None:
        assert parts("---\ntitle: a\n---", HEXO) == ("title: a\n", "")


class TestHugo:
    def test_toml_and_json_and_leading_space(self) -> None:
        assert parts('\n \n+++\ntitle = "a"\n+++\nbody', HUGO) == ('title = "a"\n', "body")
        assert parts('{\n"title": "a}", "b": {"c": "\\"}"}\n}\nbody', HUGO) == (
            '{\n"title": "a}", "b": {"c": "\\"}"}\n}',
            "body",
        )

    def test_any_line_that_begins_with_the_fence_closes(self) -> None:
        assert parts("---\ntitle: a\n---more\nbody", HUGO) == ("title: a\n", "more\nbody")
        assert parts("---\ntitle: a\n----\nbody", HUGO) == ("title: a\n", "-\nbody")

    def test_a_shortcode_at_the_top_is_no_json(self) -> None:
        assert locate('{{< figure src="a.png" >}}\n', HUGO) is None
        assert locate("{% raw %}", HUGO) is None

    def test_no_header_without_an_opening_fence(self) -> None:
        assert locate("title: a\n---\nbody", HUGO) is None


class TestJekyll:
    def test_three_dots_close(self) -> None:
        assert parts("---\ntitle: a\n...\nbody", JEKYLL) == ("title: a\n", "body")

    def test_a_fence_with_more_on_its_line_does_not_close(self) -> None:
        assert parts("---\ntitle: a\n----\nb: c\n---\nbody", JEKYLL) == ("title: a\n----\nb: c\n", "body")

    def test_spaces_after_either_fence_are_fine(self) -> None:
        assert parts("---  \ntitle: a\n--- \t\nbody", JEKYLL) == ("title: a\n", "body")

    def test_toml_and_leading_blank_lines_are_body(self) -> None:
        assert locate('+++\na = "b"\n+++\n', JEKYLL) is None
        assert locate("\n---\ntitle: a\n---\n", JEKYLL) is None


class TestAstro:
    def test_blank_lines_above_and_toml(self) -> None:
        assert parts("\n  \n---\ntitle: a\n---\nbody", ASTRO) == ("title: a\n", "body")
        assert parts('+++\ntitle = "a"\n+++\nbody', ASTRO) == ('title = "a"\n', "body")


class TestPelican:
    def test_key_lines_end_at_a_blank_line(self) -> None:
        assert parts("Title: a\nTags: b, c\n\nbody: not a key\n", PELICAN) == (
            "Title: a\nTags: b, c\n",
            "body: not a key\n",
        )

    def test_fences_may_stand_around_them(self) -> None:
        assert parts("---\ntitle: a: b\n---\nbody", PELICAN) == ("title: a: b\n", "body")
        assert parts("---\ntitle: a\n...\nbody", PELICAN) == ("title: a\n", "body")

    def test_continued_lines_belong_to_the_key_above(self) -> None:
        assert read("Summary: a\n    b\nTitle: c\n\nbody", PELICAN).values == {
            "summary": "a\nb",
            "title": "c",
        }

    def test_a_line_that_is_none_ends_the_header_at_once(self) -> None:
        assert parts("Title: a\nno key here\n", PELICAN) == ("Title: a\n", "no key here\n")

    def test_a_blank_first_line_means_no_header(self) -> None:
        assert locate("\nTitle: a\n\nbody", PELICAN) is None


class TestPlain:
    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("---\ntitle: a\n---\n", {"title": "a"}),
            ("---- \ntitle: a\n----\n", {"title": "a"}),
            ("\n\n---\ntitle: a\n---\n", {"title": "a"}),
            ('+++\ntitle = "a"\n+++\n', {"title": "a"}),
            (';;;\n"title": "a"\n;;;\n', {"title": "a"}),
            ('{"title": "a"}\nbody', {"title": "a"}),
            ("title: a\n---\nbody", {"title": "a"}),
            ("Title: a\nAuthor: b\n\nbody", {"title": "a", "author": "b"}),
        ],
    )
    def test_every_form_is_read(self, text: str, values: dict[str, object]) -> None:
        assert read(text, PLAIN).values == values

    def test_prose_with_a_colon_is_no_header(self) -> None:
        assert locate("Note: this is prose.\n\nMore.\n", PLAIN) is None
        assert locate("Remember: milk\n\n---\n\nand bread", PLAIN) is None


@pytest.mark.parametrize("rules", [HEXO, HUGO, JEKYLL, ASTRO, PLAIN])
def test_a_header_that_nothing_closes_is_seen_and_can_be_closed(rules: HeaderRules) -> None:
    header = read("---\ntitle: a\ntags:\n  - b\n\nSome body text.\n", rules)
    assert header.error is not None
    assert header.error.repairs
    assert header.region is not None
    assert header.region.missing_close


@pytest.mark.parametrize("rules", [HEXO, HUGO, JEKYLL, ASTRO, PLAIN])
def test_a_rule_on_top_of_a_text_is_no_header(rules: HeaderRules) -> None:
    assert locate("---\n\nOnly text follows.\n", rules) is None
