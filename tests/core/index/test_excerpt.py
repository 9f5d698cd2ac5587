"""The excerpt is the first thing a reader would read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.index.excerpt import excerpt


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("第一段。\n第二行。\n\n第二段。", "第一段。 第二行。 第二段。"),
        ("上\n<!-- more -->\n下", "上"),
        ("<!-- more -->\n\n下", "下"),
        ("![](a.png)\n<!--more-->\n下", "下"),
        ("# 标题\n\n正文", "正文"),
        ("# 只有\n## 标题", "只有 标题"),
        ("标题\n===\n正文", "标题 正文"),
        ("<div align=\"center\">\n\t<a href='x'>\n\t**横幅**\n\t</a>\n</div>\n\n正文", "正文"),
        ("<p>横幅</p>\n\n正文", "正文"),
        ("<a href=x>\n<img src=y>\n</a>\n正文", "正文"),
        ("<img src='a'\n width=3>\n\n正文", "正文"),
        ("<script>\n\nvar a;\n\n</script>\n正文", "正文"),
        ("<!-- 注释\n\n还是 -->\n正文", "正文"),
        ("<b>粗</b>的正文", "粗 的正文"),
        ("![图](a.png) 正文 ![](b_(c).png)", "正文"),
        ("[![x](a)](b)正文", "正文"),
        ("**粗** *斜* ~~删~~ `_码` __下__ snake_case 2 * 3", "粗 斜 删 _码 下 snake_case 2 * 3"),
        ("[链接](http://a.b/c) 和 [参考][1]\n\n[1]: http://x", "链接 和 参考"),
        ("见 <https://a.b/c>", "见 https://a.b/c"),
        ("> 引文\n> 第二行\n- 项\n1. 数\n- [x] 勾", "引文 第二行 项 数 勾"),
        ("```py\n代码\n```\n正文", "正文"),
        ("~~~\n没关", ""),
        ("    缩进代码\n\n正文", "正文"),
        ("| a | b |\n|---|---|\n| c | d |\n\n正文", "正文"),
        ("{% note info %}\n注意\n{% endnote %}", "注意"),
        ("{% asset_img a.png %}\n正文[^1]\n\n[^1]: 脚注", "正文"),
        ("---\n***\n正文", "正文"),
        ("$$\nx^2\n$$", "x^2"),
        ("a &amp; b \\* c", "a & b * c"),
        ("", ""),
        ("\n\n \u3000\n", ""),
    ],
)
def test_what_is_no_prose_is_passed_over(body: str, text: str) -> None:
    assert excerpt(body, 120) == text


def test_it_ends_with_an_ellipsis_at_the_length_asked_for() -> None:
    assert excerpt("字" * 200, 10) == "字" * 9 + "…"
    assert excerpt("字" * 10, 10) == "字" * 10


@settings(deadline=None, max_examples=300)
@given(body=st.text(alphabet=st.sampled_from("a图 \n\t#>*_`~|-[]()!<>/{}%\\&;$1."), max_size=300))
def test_any_body_gives_one_short_line(body: str) -> None:
    text = excerpt(body, 40)
    assert len(text) <= 40
    assert text == " ".join(text.split())


@pytest.mark.parametrize(
    "piece", ["[", "![", "[a](", "<", "<a ", "*", "_", "`", "![a](((", "{%", "&", "> ", "<!--", "[a][", "[^"]
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    start = time.process_time()
    excerpt(piece * (1_000_000 // len(piece)), 120)
    assert time.process_time() - start < 1
