"""LiveRenderer's patches keep the page equal to a fresh render."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from galley.core.render import (
    Block,
    Dialect,
    Highlight,
    LiveRenderer,
    Patch,
    RenderContext,
    dialect,
    render,
)
from galley.core.render.engine import grammar_for
from galley.core.render.parts import Grammar, Surroundings, read_all
from support.markdown_data import without_lines

PLAIN = Highlight(coloured=False)
HEXO = dialect("hexo", highlight=PLAIN)
HUGO = dialect("gfm", highlight=PLAIN, shortcodes="hugo")


def shape(blocks: list[Block]) -> list[tuple[int, str]]:
    return [(block.lines, block.html) for block in blocks]


def fresh(body: str, rules: object = HEXO) -> list[tuple[int, str]]:
    live = LiveRenderer(rules)  # type: ignore[arg-type]
    live.update(body)
    return shape(live.blocks)


def applied(page: list[Block], patch: Patch) -> list[Block]:
    page = [*page[: patch.start], *patch.blocks, *page[patch.start + patch.removed :]]
    assert len(page) == patch.total
    return page


PIECES = st.sampled_from(
    [
        "text ",
        "中文，",
        "\n",
        "\n\n",
        "\n\n\n",
        "# h\n",
        "## h\n",
        "- a\n",
        "1. b\n",
        "> q\n",
        "    code\n",
        "```\n",
        "```js\n",
        "~~~\n",
        "`",
        "``",
        "*",
        "**",
        "_",
        "~~",
        "[a]",
        "[a]: /b\n",
        "[a]: /c 'd'\n",
        "[b][a]",
        "](x)",
        "<div>\n",
        "</div>\n",
        "<div>\n\n",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<code>",
        "</code>",
        "<!--",
        "-->",
        "<!-- more -->\n",
        "<script>\n",
        "</script>\n",
        "{{ 1 }}",
        "{{",
        "}}",
        "{% raw %}",
        "{% endraw %}",
        "{% note %}",
        "{% endnote %}",
        "{#",
        "#}",
        "|a|\n|-|\n",
        "===\n",
        "---\n",
        "\t",
        "  \n",
        "[^n]",
        "[^n]: note\n",
        "[^m]: other\n    more\n",
        ": d\n",
        "\\",
        "'",
        '"',
        "{{< x >}}",
        "{{<",
        ">}}",
        "{% x",
        "%}",
        "````\n",
        "- ```\n",
        "> ```\n",
        "```a b\n",
        "<!-- a -->\n",
        "<pre>\n",
        "</pre>",
        "[a]: /c 'd",
        "[a]:\n",
        "$a_b$",
        "\ta\n",
        "a\n: d\n",
    ]
)
BODIES = st.lists(PIECES, max_size=25).map("".join)
EDITS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), BODIES), min_size=1, max_size=6)


@pytest.mark.parametrize("rules", [HEXO, HUGO], ids=["hexo", "hugo"])
@settings(max_examples=120, deadline=None)
@given(start=BODIES, edits=EDITS)
def test_after_any_edits_the_page_is_what_a_fresh_render_gives(
    rules: object, start: str, edits: list[tuple[int, int, str]]
) -> None:
    live = LiveRenderer(rules)  # type: ignore[arg-type]
    body = start
    page = applied([], live.update(body))
    for at, length, text in edits:
        at = min(at, len(body))
        body = body[:at] + text + body[at + length :]
        page = applied(page, live.update(body))
        assert page == live.blocks
        assert shape(page) == fresh(body, rules)
        assert sum(block.lines for block in page) == body.count("\n")


@settings(max_examples=60, deadline=None)
@given(body=BODIES)
def test_typing_a_text_letter_by_letter_ends_where_pasting_it_does(body: str) -> None:
    live = LiveRenderer(HEXO)
    page: list[Block] = []
    step = max(1, len(body) // 25)
    for end in range(0, len(body) + step, step):
        page = applied(page, live.update(body[:end]))
    assert shape(page) == fresh(body)


LAWS = [HEXO, dialect("hexo", highlight=Highlight(enabled=False)), HUGO, dialect("gfm", shortcodes="liquid")]


def _first(grammar: Grammar, text: str, pos: int, hint: int) -> tuple[object, int]:
    part = next(grammar.read(text, pos, hint))
    definitions = dict(part.definitions)
    around = Surroundings(dict(definitions))
    used = grammar.inline(part, around)
    rendered = grammar.finish(part, around)
    shown = (part.size, part.lines, definitions, part.tagged, part.raw, rendered.html, rendered.slugs)
    return (*shown, used, around.inherited), part.reach


@pytest.mark.parametrize("rules", LAWS, ids=["hexo", "hexo, plain code", "hugo", "jekyll"])
@settings(max_examples=80, deadline=None)
@given(body=BODIES, hint=st.integers(1, 900), tail=BODIES)
def test_a_part_is_the_same_from_every_window_and_hangs_on_no_text_behind_its_reach(
    rules: Dialect, body: str, hint: int, tail: str
) -> None:
    grammar = grammar_for(rules, RenderContext(), lines=True)
    parts, key = read_all(grammar, body, 3000)
    tagged = max((part.tagged for part in parts), default=0)
    pos = 0
    for size in [part.size for part in parts]:
        whole, reach = _first(grammar, body, pos, 3000)
        assert _first(grammar, body, pos, hint)[0] == whole
        if reach >= 0:
            other = body[: pos + size + reach] + tail
            if grammar.prepare(other, tagged) == key:
                assert _first(grammar, other, pos, 3000)[0] == whole
            grammar.prepare(body, tagged)
        pos += size


@pytest.mark.parametrize(
    ("rules", "before", "after"),
    [
        # The second of two definitions counts once the first is gone, in one window as in two.
        (HEXO, "[a]: /1\n\n[a]: /2\n\n[a]\n", "\n[a]: /2\n\n[a]\n"),
        (HUGO, "[a]: /1\n\n[a]: /2\n\n[a]\n", "\n[a]: /2\n\n[a]\n"),
        # A tag over blank lines decides whether the line before it is a paragraph of its own.
        (HEXO, "t\n{%\n\n\n\nx\n", "t\n{%\n\n\n\n%}\n"),
        # A comment that crosses a heading keeps the fence in it from being code.
        (HEXO, "x <!-- a\n# h\n```\nc\n```\n\n", "x <!-- a\n# h\n```\nc\n```\n-->\n"),
        # A shorter fence closes only as long as no line below has the longer one.
        (HEXO, "````js\na\n```\n\nb\n\nc\n", "````js\na\n```\n\nb\n\nc\n````\n"),
        # A code span's raw block is looked for behind blank lines.
        (HEXO, "`a {% raw %}\n\nb\n\n*c*\n", "`a {% raw %}\n\nb\n\n{% endraw %}` *c*\n"),
        # Blank lines around what leaves no trace belong to what they stand behind.
        (HEXO, "a\n\n{# c\n\nb\n", "a\n\n{# c #}\n\nb\n"),
        # Emphasis steps over a label only if that is defined, even if nothing was when it was read.
        (HEXO, "*a `[b*]` c*\n\nx\n", "*a `[b*]` c*\n\nx\n\n[b*]: /c\n"),
        # White space in the blank line between two parts.
        (HUGO, "a\n\nb\n", "a\n\n\t\n\tb\n"),
        (HUGO, "\ta | b\n\nc\n", "\ta | b\n|-|-|\n\nc\n"),
    ],
)
def test_an_edit_far_from_what_it_changes_is_followed(rules: Dialect, before: str, after: str) -> None:
    for start, end in ((before, after), (after, before)):
        live = LiveRenderer(rules)
        live.update(start)
        live.update(end)
        assert shape(live.blocks) == fresh(end, rules)


def test_lines_of_ours_never_show_in_what_a_broken_tag_says() -> None:
    body = "a {{ 'x\n\n- b\n\n' | 1 }}\n"
    live = LiveRenderer(HEXO)
    live.update(body)
    html = "".join(block.html for block in live.blocks)
    assert without_lines(html) == render(body, HEXO)


def test_parts_that_a_comment_joins_count_their_lines_from_its_beginning() -> None:
    live = LiveRenderer(HEXO)
    live.update("x <!-- a\n# h\n\nb -->\n\nend\n")
    assert '<p data-line="3">b' in live.blocks[0].html


STOCK = dialect("python-markdown", extensions=("extra", "toc"))


@pytest.mark.parametrize(
    "body",
    [
        "# a\n\nx[^1]\n\n# b\n\ny[^2]\n\n[^1]: one\n\n[^2]: two\n",
        "# same\n\n# same\n",
        "# 一\n\n# 二\n",
        "[TOC]\n\n# a\n\n# b\n",
        "<div>\n\n# a\n\n</div>\n\n# b\n",
        "# a\n\n[x]\n\n# b\n\n[x]: /y\n",
        "# a\n\n[x]\n\n# b\n\n[x]: /y 'open\n",
        "# a\n\n```\n\n# c\n```\n\n# b\n",
    ],
)
def test_sections_of_python_markdown_together_are_the_whole(body: str) -> None:
    live = LiveRenderer(STOCK)
    for end in range(0, len(body) + 1, 3):
        live.update(body[:end])
        assert shape(live.blocks) == fresh(body[:end], STOCK)
    live.update(body)
    together = "".join(without_lines(block.html) for block in live.blocks)
    assert together.strip() == render(body, STOCK).strip()


def test_an_edit_below_an_open_comment_leaves_the_blocks_between_alone() -> None:
    live = LiveRenderer(HEXO)
    body = "a <!-- b\n\n" + "".join(f"p{n}\n\n" for n in range(9)) + "end\n"
    live.update(body)
    patch = live.update(body.replace("end", "the end"))
    assert (patch.removed, len(patch.blocks)) == (1, 1)


def test_an_edit_leaves_other_blocks_alone() -> None:
    live = LiveRenderer(HEXO)
    live.update("one\n\ntwo\n\nthree\n")
    before = list(live.blocks)
    patch = live.update("one\n\ntwo!\n\nthree\n")
    assert (patch.start, patch.removed, len(patch.blocks)) == (1, 1, 1)
    assert live.blocks[0] is before[0]
    assert live.blocks[2] is before[2]


def test_the_same_text_again_changes_nothing() -> None:
    live = LiveRenderer(HEXO)
    live.update("one\n\ntwo\n")
    assert live.update("one\n\ntwo\n") == Patch(0, 0, (), 2)


def test_an_empty_body_has_no_block_and_can_fill_again() -> None:
    live = LiveRenderer(HEXO)
    assert live.update("").total == 0
    assert live.update("a\n").total == 1
    assert live.update("").total == 0


def test_a_definition_far_away_changes_the_links_that_use_it_and_nothing_else() -> None:
    live = LiveRenderer(HEXO)
    body = "[a]\n\nplain\n\n[b]\n\n[a]: /old\n"
    live.update(body)
    plain = live.blocks[1]
    live.update(body.replace("/old", "/new"))
    assert 'href="/new"' in live.blocks[0].html
    assert live.blocks[1] is plain


def test_equal_headings_are_numbered_again_when_one_goes() -> None:
    live = LiveRenderer(HEXO)
    live.update("# x\n\n# x\n\n# x\n")
    assert 'id="x-2"' in live.blocks[2].html
    live.update("# y\n\n# x\n\n# x\n")
    assert 'id="x"' in live.blocks[1].html
    assert 'id="x-1"' in live.blocks[2].html


def test_html_that_opens_in_one_part_and_closes_in_another_is_one_block() -> None:
    live = LiveRenderer(HEXO)
    live.update("before\n\n<div>\n\n**in**\n\n</div>\n\nafter\n")
    assert [block.lines for block in live.blocks] == [2, 6, 1]
    assert live.blocks[1].html.count("<div") == live.blocks[1].html.count("</div>") == 1
    assert '<p data-line="2">' in live.blocks[1].html


def test_html_that_nothing_closes_stays_alone() -> None:
    live = LiveRenderer(HEXO)
    live.update("<div>\n\nafter\n\nmore\n")
    assert [block.lines for block in live.blocks] == [2, 2, 1]


def test_every_block_element_knows_its_line() -> None:
    live = LiveRenderer(HEXO)
    live.update("intro\n\n- a\n- b\n  - c\n\n  ```\n  x\n  y\n  ```\n\n  d\n\n> q\n\n| a |\n|---|\n| 1 |\n")
    listed = live.blocks[1].html
    assert '<li data-line="1">' in listed
    assert '<li data-line="2">' in listed
    assert '<figure data-line="4"' in listed
    assert '<p data-line="9">' in listed
    assert '<tr data-line="2">' in live.blocks[-1].html


def test_footnotes_stand_in_a_last_block_of_no_lines() -> None:
    live = LiveRenderer(HUGO)
    live.update("a[^1]\n\n[^1]: note\n\nend\n")
    assert live.blocks[-1].lines == 0
    assert "footnotes" in live.blocks[-1].html
    live.update("a\n\n[^1]: note\n\nend\n")
    assert "footnotes" not in live.blocks[-1].html


def test_warnings_name_the_line_of_what_stops_hexo() -> None:
    live = LiveRenderer(HEXO)
    live.update("ok\n\nfine\n\nthis {{ .a }} kills\n\n{% post_link nowhere %}\n")
    assert [warning.line for warning in live.warnings] == [4, 6]


def test_a_tag_that_was_closed_only_later_is_read_again() -> None:
    live = LiveRenderer(HEXO)
    body = "{% raw %}\n\n{{ a }}\n\nlast\n"
    live.update(body)
    live.update(body + "\n{% endraw %}\n")
    assert shape(live.blocks) == fresh(body + "\n{% endraw %}\n")


@pytest.mark.parametrize("name", ["hexo", "gfm", "commonmark"])
def test_published_html_has_no_line_attributes(name: str) -> None:
    assert "data-line" not in render("# a\n\n- b\n\n```\nc\n```\n", dialect(name))
