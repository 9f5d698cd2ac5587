"""Which dialect a site has, and what its switches do."""

import io
import json
from xml.etree.ElementTree import Element

import pytest
from markdown.treeprocessors import Treeprocessor

from galley.core.render import RenderContext, dialect, dialect_for, render
from galley.core.render.engine import grammar_for
from galley.core.render.jsonl import render_lines
from galley.core.render.markdown_engine import markdown_for


def test_an_unknown_dialect_or_option_is_refused() -> None:
    with pytest.raises(ValueError, match="textile"):
        dialect("textile")
    with pytest.raises(ValueError, match="colour"):
        dialect("hexo", colour=True)


def test_hexo_without_configuration_has_the_defaults_of_its_renderer() -> None:
    assert dialect_for("hexo", {}) == dialect("hexo")


def test_hexos_configuration_is_read() -> None:
    config = {
        "root": "/blog/",
        "url": "https://a.b/blog",
        "marked": {
            "breaks": False,
            "smartypants": False,
            "modifyAnchors": 1,
            "autolink": False,
            "headerIds": False,
        },
        "highlight": {"line_number": False, "tab_replace": "  ", "hljs": True},
        "external_link": {"enable": True},
    }
    rules = dialect_for("hexo", config)
    assert (rules.breaks, rules.smartypants, rules.autolink, rules.header_ids) == (False, False, False, False)
    assert (rules.root, rules.modify_anchors, rules.highlight.line_number, rules.highlight.hljs) == (
        "/blog/",
        1,
        False,
        True,
    )


@pytest.mark.parametrize(
    "config", [{"marked": None}, {"marked": []}, {"highlight": "no"}, {"root": None, "url": None}]
)
def test_odd_configurations_are_survived(config: dict[str, object]) -> None:
    assert render("a\n", dialect_for("hexo", config)) == "<p>a</p>\n"


def test_prism_and_no_highlighting() -> None:
    prism = dialect_for("hexo", {"syntax_highlighter": "prismjs"})
    assert '<pre class="line-numbers language-js"' in render("```js\na\n```\n", prism)
    none = dialect_for("hexo", {"syntax_highlighter": ""})
    assert '<pre><code class="language-js">a\n</code></pre>' in render("```js\na\n```\n", none)


def test_hugo_has_footnotes_definitions_attributes_and_shortcodes() -> None:
    hugo = dialect_for("hugo", {})
    html = render('# T {#id .c}\n\nA\n: b\n\nx[^1] {{< fig a="b_c_d" >}}\n\n[^1]: n\n', hugo)
    assert '<h1 id="id" class="c">T</h1>' in html
    assert "<dt>A</dt><dd>b</dd>" in html
    assert 'class="footnote-ref"' in html
    assert '<span class="tag-box">{{&lt; fig a=&quot;b_c_d&quot; &gt;}}</span>' in html


def test_liquid_tags_of_jekyll_are_boxes() -> None:
    html = render("a {% include x.html y='*z*' %} {{ page.title }}\n", dialect_for("jekyll", {}))
    assert html.count('<span class="tag-box">') == 2
    assert "<em>" not in html


def test_python_markdown_loads_only_allowed_extensions() -> None:
    rules = dialect_for(
        "mkdocs", {"markdown_extensions": ["admonition", {"toc": {"permalink": True}}, "os", "evil.ext"]}
    )
    assert set(rules.extensions) == {"toc", "tables", "fenced_code", "admonition"}
    assert '<div class="admonition note">' in render("!!! note\n    x\n", rules)


def test_a_tree_processor_of_python_markdown_sees_our_tree() -> None:
    class Shout(Treeprocessor):
        def run(self, root: Element) -> None:
            for heading in root.iter("h2"):
                heading.set("class", "loud")

    md, _ = markdown_for(grammar_for(dialect("hexo"), RenderContext(), lines=False))
    md.treeprocessors.register(Shout(md), "shout", 5)
    assert 'class="loud"' in md.convert("## a\n")


def answered(lines: str) -> tuple[list[dict[str, object]], list[tuple[int, str]]]:
    out, wrong = io.StringIO(), list[tuple[int, str]]()
    complain = lambda number, why: wrong.append((number, why))  # noqa: E731
    render_lines(io.StringIO(lines), out, dialect("commonmark"), complain)
    return [json.loads(line) for line in out.getvalue().splitlines()], wrong


def test_lines_of_json_are_answered_in_order() -> None:
    answers, wrong = answered('{"id": 1, "body": "# a\\n"}\n\n{"id": "b", "body": "x"}\n')
    assert [answer["id"] for answer in answers] == [1, "b"]
    assert answers[1]["html"] == "<p>x</p>\n"
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": 1}', 'a text in "body"'),
        ('{"id": 1, "body": null}', 'a text in "body"'),
        ("[1, 2]", 'a text in "body"'),
        ('{"id": 1, "body": "a}', "no JSON"),
        ('{"id": 1, "body": "a\udcff"}', "not UTF-8"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_the_others_are_answered(line: str, why: str) -> None:
    answers, wrong = answered(f'{{"id": 1, "body": "a"}}\n{line}\n{{"id": 3, "body": "c"}}\n')
    assert [answer["id"] for answer in answers] == [1, 3]
    ((number, said),) = wrong
    assert number == 2
    assert why in said
