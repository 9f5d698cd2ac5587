"""Images that a server would answer with 404, and headers that say something else than they seem to."""

from pathlib import Path

import pytest

from galley.core.checks import Finding, Severity, check_post
from galley.core.edits import apply_edits
from galley.core.render import render
from galley.core.site import Site, open_site
from galley.core.site.rendering import context_of, dialect_of
from support.sites import hexo, make_files, post

HEADER = "---\ntitle: 题\ndate: 2024-05-01 08:00:00\n---\n"
FILES = {"source/_posts/a/a.jpg": "j", "source/images/b.jpg": "j", "source/images/Big.PNG": "p"}
POST_ASSETS = "marked:\n  prependRoot: true\n  postAsset: true\n"


def found(site: Site, text: str) -> list[Finding]:
    return check_post(site, site.posts_dirs[0] / "a.md", text)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Published below /blog/, with asset folders, whose files Markdown images do not find by themselves."""
    return hexo(tmp_path / "s", FILES)


@pytest.fixture
def assets(tmp_path: Path) -> Site:
    return hexo(tmp_path / "p", FILES, POST_ASSETS)


@pytest.mark.parametrize(
    "body",
    [
        "{% asset_img a.jpg 说明 %}",
        "![](/images/b.jpg)",
        "![](images/b.jpg)",
        "![](/images/b.jpg?v=1#x)",
        "{% img /images/b.jpg %}",
        '<img src="/blog/images/b.jpg">',
        '<img src="a.jpg">',
        "![](https://a.example/none.jpg)",
        "![](//a.example/none.jpg)",
        "![](data:image/png;base64,AAAA)",
        "`![](none.jpg)`",
        "![]({{ cover }})",
        "![](/2024/05/01/a/a.jpg)",
    ],
)
def test_images_that_will_be_there_are_not_complained_of(site: Site, body: str) -> None:
    assert [each for each in found(site, HEADER + body + "\n") if each.rule == "image"] == []


@pytest.mark.parametrize("body", ["![](a.jpg)", "{% asset_img a.jpg %}", "![](/images/b.jpg)"])
def test_a_renderer_that_looks_into_asset_folders_finds_their_images(assets: Site, body: str) -> None:
    assert found(assets, HEADER + body + "\n") == []


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("![说明](a.jpg)", "{% asset_img a.jpg 说明 %}"),
        ("![](a/a.jpg)", "{% asset_img a.jpg %}"),
        ("![](../images/b.jpg)", "![](/images/b.jpg)"),
        ("![](/blog/images/b.jpg)", "![](/images/b.jpg)"),
        ('<img src="/images/b.jpg">', '<img src="/blog/images/b.jpg">'),
        ("![](/images/big.png)", "![](/images/Big.PNG)"),
    ],
)
def test_an_image_that_hexo_publishes_elsewhere_is_found_and_mended(
    site: Site, body: str, mended: str
) -> None:
    text = f"{HEADER}{body}\n"
    (finding,) = found(site, text)
    assert (finding.rule, finding.line) == ("image", 5)
    site_html = render(body + "\n", dialect_of(site))
    assert f'src="{finding.address}"' in site_html
    repaired = apply_edits(text, finding.repairs[0].edits)
    assert repaired == f"{HEADER}{mended}\n"
    assert found(site, repaired) == []


def test_an_address_through_the_posts_own_folder_is_shortened_where_the_renderer_looks_there(
    assets: Site,
) -> None:
    (finding,) = found(assets, HEADER + "![](a/a.jpg)\n")
    assert apply_edits(HEADER + "![](a/a.jpg)\n", finding.repairs[0].edits) == HEADER + "![](a.jpg)\n"


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("![](none.jpg)", "no file"),
        ("![x][1]\n\n![](file:///C:/Users/me/x.png)", "this computer"),
        ("![](C:\\Users\\me\\x.png)", "this computer"),
        ("{% asset_img none.jpg %}", "asset folder"),
        ("![](/_posts/a/a.jpg)", "404"),
        ("![](../../secret.png)", "no file"),
    ],
)
def test_an_image_that_is_nowhere_is_said_to_be_missing(site: Site, body: str, word: str) -> None:
    findings = found(site, f"{HEADER}{body}\n")
    assert any(word in each.message for each in findings), findings


def test_a_plugin_that_rewrites_addresses_is_taken_into_account(tmp_path: Path) -> None:
    package = '{"dependencies": {"hexo": "8", "hexo-asset-image": "1"}}'
    site = hexo(tmp_path, {**FILES, "package.json": package})
    assert found(site, HEADER + "![](a.jpg) ![](a/a.jpg)\n") == []
    assert len(found(site, HEADER + "![](none.jpg)\n")) == 1


def test_what_a_theme_publishes_is_there(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"themes/t/source/img/x.png": "p"}, "theme: t\n")
    assert found(site, HEADER + "![](/img/x.png)\n") == []


def test_another_generator_is_only_told_of_files_that_are_nowhere(tmp_path: Path) -> None:
    make_files(
        tmp_path,
        {"hugo.toml": "", "content/posts/": "", "static/i/b.jpg": "j", "assets/c.jpg": "j"},
    )
    site = open_site(tmp_path)
    text = "---\ntitle: a\ndate: 2024-01-02\n---\n![](/i/b.jpg) ![](c.jpg) ![](none.jpg)\n"
    assert [each.address for each in found(site, text)] == ["none.jpg"]


# -- headers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("title: Java: 从入门\n", 2),
        ("title: [git] SSH\n", 2),
        ("title: @vue/cli\n", 2),
        ("title: {{ title }}\n", 2),
        ("title: a\ntitle: b\n", 3),
        ("title：中文冒号\n", 2),
    ],
)
def test_a_header_that_cannot_be_read_is_an_error_with_its_line(site: Site, header: str, line: int) -> None:
    (finding,) = found(site, f"---\n{header}---\n正文\n")
    assert (finding.rule, finding.severity, finding.line) == ("header", Severity.ERROR, line)


def test_a_header_that_nothing_closes_is_an_error_and_can_be_closed(site: Site) -> None:
    text = "---\ntitle: a\ndate: 2024-01-02\n\n正文\n"
    finding = next(each for each in found(site, text) if each.rule == "header")
    assert finding.severity is Severity.ERROR
    assert finding.repairs


@pytest.mark.parametrize(
    ("date", "read"), [("2024-02-30", "2024-03-01"), ("2024-05-01 25:00:00", "2024-05-02 01:00")]
)
def test_a_day_that_no_calendar_has_is_told_as_hexo_takes_it(site: Site, date: str, read: str) -> None:
    (finding,) = found(site, f"---\ntitle: a\ndate: {date}\n---\nx\n")
    assert (finding.rule, finding.line) == ("date", 3)
    assert read in finding.message


def test_a_line_with_a_full_width_colon_is_no_key(site: Site) -> None:
    text = "---\ntitle: a\ndate: 2024-01-02\ndescription: 说明\ntags：b\n---\nx\n"
    (finding,) = found(site, text)
    assert (finding.rule, finding.line) == ("header", 5)
    assert "\ntags: b\n" in apply_edits(text, finding.repairs[0].edits)


def test_tags_in_one_text_are_one_tag(site: Site) -> None:
    text = "---\ntitle: a\ndate: 2024-01-02\ntags: 甲, 乙\n---\nx\n"
    (finding,) = found(site, text)
    repaired = apply_edits(text, finding.repairs[0].edits)
    assert "tags: [甲, 乙]\n" in repaired
    assert found(site, repaired) == []


@pytest.mark.parametrize("tags", ["甲", "[a, b]", "\n- a\n- b", "", '"a"', "C++ 编程"])
def test_other_tags_are_fine(site: Site, tags: str) -> None:
    assert found(site, f"---\ntitle: a\ndate: 2024-01-02\ntags: {tags}\n---\nx\n") == []


def test_what_is_missing_is_said_of_posts_and_not_of_drafts(site: Site) -> None:
    text = "---\ntags: [a]\n---\nx\n"
    assert [each.rule for each in found(site, text)] == ["date", "title"]
    draft = check_post(site, site.drafts_dirs[0] / "a.md", text)
    assert [each.rule for each in draft] == ["title"]


@pytest.mark.parametrize(
    "text", ["", "\n", "---\n", "---\n---\n", "正文", "\ufeff---\ntitle: a\n---\n", "---\r\n"]
)
def test_odd_files_are_checked_without_a_fall(site: Site, text: str) -> None:
    for finding in found(site, text):
        assert finding.end <= len(text)


# -- what the preview shows ------------------------------------------------------------------------


def test_asset_tags_show_their_image_below_the_sites_root(site: Site) -> None:
    html = render(
        "{% asset_img a.jpg 说明 %}\n", dialect_of(site), context_of(site, site.posts_dirs[0] / "a.md")
    )
    assert 'src="/blog/a.jpg"' in html


def test_a_post_link_to_another_post_carries_its_title(site: Site) -> None:
    make_files(site.root, {"source/_posts/b.md": post("乙")})
    html = render("{% post_link b %}\n", dialect_of(site), context_of(site, site.posts_dirs[0] / "a.md"))
    assert ">乙</a>" in html
