"""Text made to be slow, deep or broken renders, and in a time that grows with its size."""

import time

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from galley.core.render import LiveRenderer, dialect, render

SHAPES = [
    "[",
    "[a](",
    "![[]()",
    "`a",
    "*a ",
    "*a **b ",
    "_a ",
    "&amp;",
    "&",
    "[http://a.b ",
    "> ",
    "- ",
    "<",
    "<!--",
    '<a b="',
    "a@",
    "a_b@",
    "~a ",
    "{{ ",
    "{% a ",
    "{# ",
    "```a\n",
    "```\na\n",
    "中",
    " ",
    "a  \n",
    "|a",
    "|a|\n|-|\n",
    "[a]: b\n",
    "[a][b] ",
    "<div>\n\n",
    "</div>\n\n",
    "[a](((",
    "\\",
    "# a\n",
    "1. a\n\n",
    "{% note %}",
    "{% note %}a{% endnote %}\n\n",
    "> a\nb\n",
    "> - a\nb\n> c\n",
    "<b>",
    "'a \"b ",
    "a\n: b\n",
    "[^a] ",
    "[^a]: b\n\n",
    "___a",
    "**a*",
    "<!-- more -->\n",
    "$a",
    "a\n=\n",
    "http://",
    "    a\n",
    "[a](%",
]
RULES = {name: dialect(name) for name in ("hexo", "gfm", "commonmark")}


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("shape", SHAPES)
def test_repeated_shapes_render_in_time(shape: str, name: str) -> None:
    assert isinstance(render(shape * (12_000 // len(shape)), RULES[name]), str)


@pytest.mark.parametrize("name", RULES)
def test_deep_nesting_renders(name: str) -> None:
    body = "".join("  " * depth + "- a\n" for depth in range(150)) + "\n" + "> " * 500 + "x\n"
    body += "\n" + "*a **b " * 300 + "c** d*" * 300 + "\n" + "[" * 300 + "x" + "](y)" * 300
    assert "a" in render(body, RULES[name])


@pytest.mark.parametrize("shape", ["[a](", "*a ", "`a``", "{{ ", "> ", "a@"])
def test_twice_the_text_takes_about_twice_the_time(shape: str) -> None:
    def seconds(size: int) -> float:
        body = shape * (size // len(shape))
        start = time.process_time()
        render(body, RULES["hexo"])
        return time.process_time() - start

    seconds(2_000)
    small = min(seconds(20_000) for _ in range(2))
    large = seconds(80_000)
    # Four times the text; a quadratic time would be sixteen times, and noise is large.
    assert large < 11 * small + 1.0


def test_a_very_long_line_renders() -> None:
    assert len(render("中文 word **bold** " * 60_000, RULES["hexo"])) > 1_000_000


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("`*_[]()<>!#-+=|~:{}%$&;\\'\" \t\nab1.中\u3000\u00a0😀\0\ufffc/@"),
        max_size=120,
    )
)
def test_any_text_renders_in_every_dialect(body: str) -> None:
    for rules in RULES.values():
        live = LiveRenderer(rules)
        live.update(body)
        assert sum(block.lines for block in live.blocks) == body.count("\n")
        render(body, rules)
