"""Pasted HTML becomes Markdown that renders as what was copied."""

import pytest

from galley.core.writing.paste import has_structure, markdown_of, put
from support.caret import after, parse


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
        # Google Docs: all in a bold that is none, emphasis as styles, lists beside the items they belong to.
        (
            (
                '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
                '<p><span style="font-weight:400">a </span><span style="font-weight:700">粗体</span>'
                '<span style="font-style:italic"> b</span>'
                '<span style="text-decoration:line-through"> c</span></p>'
                "<ul><li><p>一</p></li><ul><li><p>内</p></li></ul><li><p>二</p></li></ul></b>"
            ),
            "a **粗体** *b* ~~c~~\n\n- 一\n  - 内\n- 二",
        ),
        ('<span style="font-weight: 700">一段标题的文字</span>', "一段标题的文字"),
        # Word: items are paragraphs whose marks only other programs see.
        (
            (
                "<!--StartFragment--><p style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
                "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>一<o:p></o:p></p>"
                "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a.</span>内</p>"
                "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>二</p><p>文</p>"
            ),
            "- 一\n  1. 内\n- 二\n\n文",
        ),
        # WeChat and others show a picture of nothing until the image is scrolled to.
        (
            '<p><img data-src="https://a.b/640?wx_fmt=png" src="data:image/gif;base64,AAAA"/></p>',
            "![](https://a.b/640?wx_fmt=png)",
        ),
        ("<p>a <img src='file:///C:/clip.png' alt='图'></p>", "a 图"),
        ("<p><img src='https://a.b/c d(1.png' alt='[1]'></p>", "![\\[1\\]](https://a.b/c%20d%281.png)"),
        (
            (
                "<table><tr><td>名|字</td><td><code>a|b</code></td></tr>"
                "<tr><td><p>1</p><p>2</p></td><td><img src='https://a.b/x.png' alt='图'></td></tr></table>"
            ),
            "| 名\\|字 | `a\\|b` |\n| --- | --- |\n| 1 2 | ![图](https://a.b/x.png) |",
        ),
        (
            (
                '<figure class="highlight python"><table><tr><td class="gutter"><pre>1<br>2<br></pre></td>'
                '<td class="code"><pre><span>x = "|"</span><br>y<br></pre></td></tr></table></figure>'
            ),
            '```python\nx = "|"\ny\n```',
        ),
        (
            '<ul><li><input type="checkbox"> 做</li><li><input type="checkbox" checked>完</li></ul>',
            "- [ ] 做\n- [x] 完",
        ),
        ("<ul><li>d<p>另一段</p></li></ul>", "- d\n\n  另一段"),
        (
            "<p># 一</p><p>1. 二</p><p>- 三</p><p>&lt;div&gt; &lt; 3</p>",
            "\\# 一\n\n1\\. 二\n\n\\- 三\n\n\\<div> < 3",
        ),
        ("<pre># a &lt;b&gt;</pre>", "```\n# a <b>\n```"),
        ("<p>前<strong>注意：</strong>后</p>", "前**注意**：后"),
        ("<p>前<strong>注意：</strong> 后<b>！</b>尾</p>", "前**注意：** 后**！**尾"),
    ],
)
def test_html_becomes_markdown(html: str, expected: str) -> None:
    assert markdown_of(html) == expected


def test_html_nested_without_end_is_left_to_its_plain_text() -> None:
    assert markdown_of("<b>" * 2000 + "x") in {"", "**x**"}
    assert markdown_of("<div>" * 2000 + "<b>x</b>") in {"", "**x**"}
    assert markdown_of("<p style='mso-list:l0 level0'>x</p>") == "- x"


def test_only_html_that_says_more_than_its_text_is_turned() -> None:
    assert has_structure("<p>a <strong>b</strong></p>")
    assert not has_structure("<meta charset=utf-8><span>只是文字</span>")
    assert not has_structure('<div style="font-family: Menlo, monospace;"><div><b>x</b></div></div>')
    assert not has_structure(
        '<pre style="font-family:\'JetBrains Mono\',monospace;"><span style="font-weight:bold">x</span></pre>'
    )
    assert has_structure('<span style="font-family:Menlo,monospace">a</span> <code>b</code>')
    assert has_structure('<p><span style="font-weight:700">粗</span>体</p>')
    assert not has_structure("<b>" + "x" * 1_000_001)


@pytest.mark.parametrize(
    ("before", "written", "expected"),
    [
        ("a‸b", "x\n\ny", "ax\n\ny‸b"),
        ("> 引‸", "x\n\n- y", "> 引x\n>\n> - y‸"),
        ("- 项‸\n- 二", "x\n\n```\ny\n```", "- 项x\n\n  ```\n  y\n  ```‸\n- 二"),
        ("> 1. ‸", "x\n\ny", "> 1. x\n>\n>    y‸"),
        ("  - [ ] ‸", "- x\n  - y", "  - x\n    - y‸"),
        ("> - ‸", "1. 一\n2. 二", "> 1. 一\n> 2. 二‸"),
        ("‸- a", "x\ny", "x\ny‸- a"),
        ("- a⟦b⟧", "c", "- ac‸"),
    ],
)
def test_what_is_pasted_into_a_quote_or_an_item_stays_in_there(
    before: str, written: str, expected: str
) -> None:
    text, selection = parse(before)
    assert after(before, put(text, selection, written)) == expected
