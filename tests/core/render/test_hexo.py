"""What Hexo does around Markdown: tags, the fold, code, and what would stop it."""

import pytest

from galley.core.render import Effect, Highlight, LiveRenderer, RenderContext, Warning, dialect, render
from galley.core.render.engine import render_with_warnings

HEXO = dialect("hexo", highlight=Highlight(coloured=False))


def warnings_of(body: str) -> list[Warning]:
    return render_with_warnings(body, HEXO)[1]


def test_a_note_is_drawn_and_its_text_rendered() -> None:
    html = render("{% note info %}\n**hi**\n{% endnote %}\n", HEXO)
    assert '<div class="note info"><p><strong>hi</strong></p>' in html


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "{% tabs t %}\n<!-- tab A -->\n*a*\n<!-- endtab -->\n{% endtabs %}",
            "<em>a</em>",
        ),
        ("{% hideToggle Open %}\n*x*\n{% endhideToggle %}", "<summary"),
        ("{% btn 'https://a.b',Go,fas fa-home %}", 'href="https://a.b/"'),
        ("a {% label text blue %}", '<mark class="hl-label blue">text</mark>'),
        ("{% mermaid %}\ngraph TD\n{% endmermaid %}", '<pre class="mermaid">graph TD</pre>'),
        (
            "{% timeline 2024 %}\n<!-- timeline may -->\nx\n<!-- endtimeline -->\n{% endtimeline %}",
            "timeline-item-content",
        ),
        ("{% gallery %}\n![](a.png)\n{% endgallery %}", "gallery-container"),
        ("{% span blue, words %}", '<span class="p blue">words</span>'),
        ("{% checkbox checked, done %}", "checked"),
    ],
)
def test_theme_tags_are_drawn(body: str, wanted: str) -> None:
    html = render(body + "\n", HEXO)
    assert wanted in html
    assert "{%" not in html


def test_an_unknown_tag_is_a_labelled_box_with_its_text() -> None:
    html, warnings = render_with_warnings("a\n\n{% mystery x y %}\n**kept**\n{% endmystery %}\n", HEXO)
    assert "mystery x y" in html
    assert "<strong>kept</strong>" in html
    assert [warning.line for warning in warnings] == [2]


def test_raw_keeps_braces() -> None:
    assert "{{x}}" in render("{% raw %}{{x}}{% endraw %}\n", HEXO)


@pytest.mark.parametrize("bad", ["{{.a}}", "{{ a( }}", "{{ f() }}", "{{ 中 文 }}"])
def test_a_bare_expression_that_stops_hexo_is_marked_with_its_line(bad: str) -> None:
    body = f"one\n\ntwo {bad}\n"
    assert [warning.line for warning in warnings_of(body)] == [2]
    assert "tag-error" in render(body, HEXO)


@pytest.mark.parametrize("fine", ["{{ a }}", "{{ a.b.c }}", "{{ 'x' + 1 }}", "`{{.a}}`", "```\n{{.a}}\n```"])
def test_expressions_that_hexo_survives_do_not_stop_it(fine: str) -> None:
    found = warnings_of(f"x {fine}\n" if "\n" not in fine else fine + "\n")
    assert [warning for warning in found if warning.effect is Effect.STOPS] == []


def test_a_name_that_nothing_defines_is_lost_from_the_page() -> None:
    found = warnings_of("你好 {{ msg }}，{{ 'x' }}\n")
    assert [(warning.source, warning.effect) for warning in found] == [("{{ msg }}", Effect.LOST)]


@pytest.mark.parametrize("fold", ["<!-- more -->", "<!--more-->", "<!-- MORE -->", "<!--more -->"])
def test_spellings_of_the_fold(fold: str) -> None:
    assert '<span id="more"></span>' in render(f"a\n\n{fold}\n\nb\n", HEXO)


@pytest.mark.parametrize(
    "other", ["<!--  more  -->", "<!-- read more -->", "```\n<!-- more -->\n```", "`<!-- more -->`"]
)
def test_what_is_no_fold(other: str) -> None:
    assert 'id="more"' not in render(f"a\n\n{other}\n\nb\n", HEXO)


def test_only_the_first_fold_counts() -> None:
    assert render("<!-- more -->\n\n<!-- more -->\n", HEXO).count('id="more"') == 1


def test_a_missing_asset_writes_nothing_but_shows_in_the_preview() -> None:
    body = "{% asset_img a.jpg 说明 %}\n"
    assert "<" not in render(body, HEXO)
    live = LiveRenderer(HEXO)
    live.update(body)
    assert "tag-error" in live.blocks[0].html


def test_assets_and_posts_come_from_the_context() -> None:
    context = RenderContext(
        asset=lambda name: f"2024/post/{name}" if name == "a.jpg" else None,
        post_path=lambda slug: "2024/other/" if slug == "other" else None,
        post_title=lambda slug: "Other post" if slug == "other" else None,
    )
    html = render("{% asset_img a.jpg 说明 %} {% post_link other %}\n", HEXO, context)
    assert 'src="/2024/post/a.jpg"' in html
    assert ">Other post</a>" in html


def test_the_sites_root_is_put_before_image_paths() -> None:
    rooted = dialect("hexo", root="/blog/")
    assert 'src="/blog/images/a.jpg"' in render("![](/images/a.jpg)\n", rooted)
    assert 'src="https://x.y/a.jpg"' in render("![](https://x.y/a.jpg)\n", rooted)


def test_code_is_coloured_in_hexos_figure() -> None:
    html = render("```js\nlet a = 1\n```\n", dialect("hexo"))
    assert html.startswith('<figure class="highlight js"><table><tr><td class="gutter">')
    assert '<span class="keyword">let</span>' in html


def test_formulas_are_left_alone_where_the_site_draws_them() -> None:
    html = render("$a_b*c$ and $d_e*f$\n\n$$x_1 *y* z_2$$\n", dialect("hexo", math=True))
    assert '<span class="math">a_b*c</span>' in html
    assert '<span class="math display">x_1 *y* z_2</span>' in html
    assert "<em>" not in html


def test_mermaid_keeps_its_source() -> None:
    assert '<pre class="mermaid">graph TD\n  A--&gt;B</pre>' in render(
        "```mermaid\ngraph TD\n  A-->B\n```\n", HEXO
    )


def test_a_raw_banner_is_untouched() -> None:
    banner = "<div><img src=x>\n**不该渲染**</div>\n"
    assert render(banner, HEXO) == banner
