"""GradualRenderer's steps add up to what a render of the whole text gives."""

import random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from galley.core.render import Block, Dialect, GradualRenderer, Highlight, LiveRenderer, Patch, dialect

PLAIN = Highlight(coloured=False)
RULES = {
    "hexo": dialect("hexo", highlight=PLAIN),
    "hugo": dialect("gfm", highlight=PLAIN, shortcodes="hugo"),
    "commonmark": dialect("commonmark"),
    "python-markdown": dialect("python-markdown", extensions=("tables",)),
}
PIECES = (
    "text\n\n",
    "中文，*强调* and `code`\n",
    "\n\n",
    "## same\n\n",
    "# other\n",
    "- a\n- b\n",
    "> q\n\n",
    "```js\na {{ b }}\n```\n\n",
    "~~~\n",
    "[a] and [b][a]\n\n",
    "[a]: /first\n\n",
    "[a]: /second\n\n",
    "<div>\n\n",
    "</div>\n\n",
    "<a href=x>",
    "</a>\n\n",
    "<!-- more -->\n\n",
    "<!--",
    "-->\n",
    "{{ 1 }}\n\n",
    "{% raw %}\n\n",
    "{% endraw %}\n\n",
    "{% note %}\n",
    "{% endnote %}\n",
    "|a|\n|-|\n|b|\n\n",
    "see[^n]\n\n",
    "[^n]: note\n\n",
    "===\n",
)
BODIES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def shape(blocks: list[Block]) -> list[tuple[int, str]]:
    return [(block.lines, block.html) for block in blocks]


def fresh(body: str, rules: Dialect) -> list[tuple[int, str]]:
    live = LiveRenderer(rules)
    live.update(body)
    return shape(live.blocks)


def applied(page: list[Block], patch: Patch) -> list[Block]:
    page = [*page[: patch.start], *patch.blocks, *page[patch.start + patch.removed :]]
    assert len(page) == patch.total
    return page


def finished(renderer: GradualRenderer, page: list[Block], step: int) -> list[Block]:
    for _ in range(100_000):
        if renderer.is_whole:
            break
        page = applied(page, renderer.advance(step))
        assert page == renderer.blocks
    assert renderer.is_whole
    return page


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=80, deadline=None)
@given(body=BODIES, first=st.integers(1, 60), step=st.integers(1, 60))
def test_a_text_read_in_steps_comes_out_as_read_at_once(name: str, body: str, first: int, step: int) -> None:
    renderer = GradualRenderer(RULES[name])
    page = finished(renderer, applied([], renderer.begin(body, first)), step)
    assert shape(page) == fresh(body, RULES[name])


def long_text(paragraphs: int) -> str:
    return "".join(
        f"## Part {i % 7}\n\n正文 *{i}* with [a link][l{i % 9}].\n\n- one\n- two\n\n"
        f"```js\nlet x = {i}\n```\n\n"
        for i in range(paragraphs)
    ) + "".join(f"[l{i}]: /{i}\n" for i in range(9))


@pytest.mark.parametrize("name", ["hexo", "hugo", "commonmark"])
def test_words_typed_between_the_steps_are_in_the_result(name: str) -> None:
    rules, dice = RULES[name], random.Random(3)
    body = long_text(400)
    renderer = GradualRenderer(rules)
    page = applied([], renderer.begin(body, 500))
    while not renderer.is_whole:
        at = body.find("\n", dice.randrange(len(body)))
        typed = dice.choice(["x", " *y*", "\n\n## Part 1\n\n", "\n\nnew\n", " [z][l2]"])
        body = body[:at] + typed + body[at:]
        page = applied(page, renderer.update(body))
        page = applied(page, renderer.advance(1000))
        assert page == renderer.blocks
    assert shape(page) == fresh(body, rules)
    body = body.replace("with", "without", 1)
    page = applied(page, renderer.update(body))
    assert shape(page) == fresh(body, rules)


def test_cutting_away_what_was_and_what_was_not_rendered_yet() -> None:
    rules = RULES["hexo"]
    body = long_text(300)
    for first, last in ((0.1, 0.9), (0.0, 0.3), (0.0, 0.95), (0.4, 1.0), (0.0, 1.0)):
        renderer = GradualRenderer(rules)
        page = applied([], renderer.begin(body, 3000))
        cut = body[: int(first * len(body))] + body[int(last * len(body)) :]
        page = applied(page, renderer.update(cut))
        page = finished(renderer, page, 2000)
        assert shape(page) == fresh(cut, rules)


def test_a_tag_typed_while_a_text_is_rendered_counts_from_its_beginning() -> None:
    rules = RULES["hexo"]
    body = "<!-- c -->\n\n" + long_text(100)
    renderer = GradualRenderer(rules)
    page = applied([], renderer.begin(body, 500))
    body = body.replace("正文", "{{ 1 }} 正文", 1)
    page = applied(page, renderer.update(body))
    assert shape(finished(renderer, page, 500)) == fresh(body, rules)


def test_a_link_is_drawn_again_when_its_target_comes_last() -> None:
    renderer = GradualRenderer(RULES["hexo"])
    renderer.begin("[here]\n\n" + "text\n\n" * 2000 + "[here]: /target\n", 10)
    assert "href" not in renderer.blocks[0].html
    finished(renderer, list(renderer.blocks), 40)
    assert 'href="/target"' in renderer.blocks[0].html


def test_the_beginning_and_a_step_are_no_longer_than_asked() -> None:
    renderer = GradualRenderer(RULES["hexo"])
    body = long_text(3000)
    renderer.begin(body, 5000)
    shown = len(renderer.blocks)
    renderer.advance(5000)
    assert 0 < shown < len(renderer.blocks) < 4 * shown


def test_a_text_of_nothing_is_whole_at_once() -> None:
    renderer = GradualRenderer(RULES["hexo"])
    renderer.begin("", 10)
    assert renderer.is_whole
    assert renderer.advance(10) == Patch(0, 0, (), 0)
