"""Pasted HTML becomes Markdown that renders as what was copied."""

import pytest

from galley.core.writing.paste import has_structure, markdown_of


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<meta charset=utf-8><p>a <b>粗</b> and <a href='https://a.b/c'>链接</a></p>",
            "a **粗** and [链接](https://a.b/c)",
        ),
        ("<h2>标题</h2><p>一</p><p>二</p>", "## 标题\n\n一\n\n二"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        (
            '<pre><code class="hljs language-python">def f():\n    return 1\n</code></pre>',
            "```python\ndef f():\n    return 1\n```",
        ),
        ("<p>x<script>alert(1)</script><style>p{}</style></p>", "x"),
        ('<b style="font-weight:normal"><p>只是文字</p></b>', "只是文字"),
        ("<p><a href='javascript:x()'>点</a></p>", "点"),
        ("<blockquote><p>引</p></blockquote>", "> 引"),
        ("<p>snake_case a&nbsp;b</p>", "snake_case a b"),
        ("<p><img src='https://a.b/x.png' alt='图'></p>", "![图](https://a.b/x.png)"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1 | 2 |",
        ),
        ("<!--StartFragment--><em>x</em><!--EndFragment-->", "*x*"),
        ("", ""),
    ],
)
def test_html_becomes_markdown(html: str, expected: str) -> None:
    assert markdown_of(html) == expected


def test_only_html_that_says_more_than_its_text_is_turned() -> None:
    assert has_structure("<p>a <strong>b</strong></p>")
    assert not has_structure("<meta charset=utf-8><span>只是文字</span>")
    assert not has_structure('<div style="font-family: Menlo, monospace;"><div><b>x</b></div></div>')
    assert not has_structure("<b>" + "x" * 1_000_001)
