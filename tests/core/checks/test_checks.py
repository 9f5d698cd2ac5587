"""What a check says of a post, what it does not say, and that its repairs mend what they promise."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.checks import Finding, Severity, check_post
from galley.core.checks.blocks import check_block
from galley.core.checks.fences import fence_notes
from galley.core.edits import apply_edits
from galley.core.render import dialect
from galley.core.site import Site, open_site
from support.sites import hexo, make_files, post

HEADER_LINES = 4


def found(site: Site, text: str, *titles: str) -> list[Finding]:
    return check_post(site, site.posts_dirs[0] / "a.md", text, lambda title: title in titles)


def of_body(site: Site, body: str) -> list[Finding]:
    return found(site, post(body=body))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return hexo(tmp_path / "s")


def mended(site: Site, body: str, choice: int = 0) -> str:
    """The body with the repair of its only finding; nothing is left to say of it then."""
    text = post(body=body)
    (finding,) = found(site, text)
    repaired = apply_edits(text, finding.repairs[choice].edits)
    assert found(site, repaired) == []
    return repaired.removeprefix(post(body=""))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("**注意：**后面的字\n", "**注意**：后面的字\n"),
        ("前面 **（注）**后面\n", "前面 **（注）** 后面\n"),
        ("报名即送**《书名》**，先到先得\n", "报名即送 **《书名》**，先到先得\n"),
        ("他说**“好”**就走了\n", "他说 **“好”** 就走了\n"),
        ("这是** 粗体 **字\n", "这是**粗体**字\n"),
        ("- 一\n- **二。**三\n", "- 一\n- **二**。三\n"),
        ("`**a：**b` **注意：**后 `x`\n", "`**a：**b` **注意**：后 `x`\n"),
        ("##标题\n", "## 标题\n"),
        ("前言\n\n<!--  more  -->\n\n后\n", "前言\n\n<!-- more -->\n\n后\n"),
        ("前言\n\n<！—more—>\n\n后\n", "前言\n\n<!-- more -->\n\n后\n"),
        ("看[文档](https://a.example/x 好吗\n", "看[文档](https://a.example/x) 好吗\n"),
        ("看[文档](https://a.example/x y)\n", "看[文档](https://a.example/x%20y)\n"),
        ("看[文档]（https://a.example/x）吧\n", "看[文档](https://a.example/x)吧\n"),
        ("看[文档(https://a.example/x)吧\n", "看[文档](https://a.example/x)吧\n"),
        ("用 List<String> 吧\n", "用 List&lt;String> 吧\n"),
        ("模板 {{ name }} 里\n", "模板 {% raw %}{{ name }}{% endraw %} 里\n"),
        ("模板 {{.Name}} 里\n", "模板 {% raw %}{{.Name}}{% endraw %} 里\n"),
    ],
)
def test_a_slip_is_found_and_its_repair_mends_it(site: Site, body: str, wanted: str) -> None:
    assert mended(site, body) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "**粗**：后 **粗** 后，**粗**。\n",
        "**注意：** 后\n",
        "2 ** 3 and 4 ** 5\n",
        "a**b\n",
        "`**注意：**后`\n",
        "```\n**注意：**后\n##标题\n[a](b c)\n<!--  more  -->\n{{.a}} List<String>\n```\n",
        "    **注意：**后\n",
        "<code>**注意：**后</code>\n",
        "\\*\\*注意：\\*\\*后\n",
        "{% raw %}{{.a}} **a** {% endraw %}\n",
        "<!-- **注意：**后 ##标题 -->\n",
        "<!-- more -->\n",
        "<!--more-->\n",
        "<!-- read more -->\n",
        "`<!--  more  -->`\n",
        "# 标题\n\n#话题\n",
        "#!/bin/sh\n",
        '[a](https://a.example "题 目")\n',
        "[a](<https://a.example/x y>)\n",
        "见文档（https://a.example）和 [注]（见下）\n",
        "[label(http://a.example/x)]\n",
        "数组 a[0](b)\n",
        "<details><summary>更多</summary>内容</details>\n",
        "<font color=red>红</font><my-card></my-card>\n",
        "<https://a.example>\n",
        "a < b and c > d\n",
        "`List<String>`\n",
        "{{ title }} {{ 'x' }}\n",
        "{% set x = 1 %}{{ x }}\n",
        "{% note info %}**hi**{% endnote %}\n",
        "````md\n```js\nx\n```\n````\n",
        "```js\nx\n```\n\n```py\ny\n```\n",
        "$a_b*c$ 和 $$x^2$$\n",
    ],
)
def test_what_is_right_is_not_complained_of(site: Site, body: str) -> None:
    assert of_body(site, body) == []


def test_places_count_from_one_and_in_the_whole_file(site: Site) -> None:
    text = post(body="一\n\n二 **注意：**后\n")
    (finding,) = found(site, text)
    assert (finding.line, finding.column) == (HEADER_LINES + 3, 3)
    assert text[finding.start : finding.end] == "**注意：**"


def test_what_stops_hexo_is_an_error_at_its_line(site: Site) -> None:
    findings = of_body(site, "一\n\n二 {{.a}} 三\n\n{% note %}\n没有结尾\n")
    assert [(each.line - HEADER_LINES, each.severity) for each in findings] == [
        (3, Severity.ERROR),
        (5, Severity.ERROR),
    ]


def test_the_same_wrong_tag_twice_on_a_line_has_two_places(site: Site) -> None:
    findings = of_body(site, "{{.a}} 和 {{.a}}\n")
    assert [each.column for each in findings] == [1, 10]


def test_a_tag_that_a_script_of_the_site_brings_is_known(site: Site) -> None:
    body = "{% mystery a %}\n"
    assert [each.severity for each in of_body(site, body)] == [Severity.WARNING]
    other = hexo(site.root.parent / "t", {"scripts/tags.js": "hexo.extend.tag.register('mystery', f)"})
    assert of_body(other, body) == []


def test_a_link_to_a_post_may_name_its_file_or_its_title(site: Site) -> None:
    make_files(site.root, {"source/_posts/b.md": post("乙")})
    assert of_body(site, "{% post_link b %}\n") == []
    assert found(site, post(body='{% post_link "甲 乙" %}\n'), "甲 乙") == []
    (finding,) = of_body(site, "{% post_link nobody %}\n")
    assert (finding.severity, "nobody" in finding.message) == (Severity.ERROR, True)


def test_a_link_to_another_posts_file_becomes_a_post_link(site: Site) -> None:
    make_files(site.root, {"source/_posts/x/b.md": post("乙"), "source/skill.md": "raw"})
    assert mended(site, "看 [乙](x/b.md) 吧\n") == "看 {% post_link x/b 乙 %} 吧\n"
    assert of_body(site, "[文件](/skill.md)\n") == []
    (finding,) = of_body(site, "[没有](nobody.md)\n")
    assert finding.repairs == ()


@pytest.mark.parametrize("fence", ["```", "~~~", "````js"])
def test_a_fence_that_nothing_closes_is_found_where_it_opens(site: Site, fence: str) -> None:
    (finding,) = of_body(site, f"一\n\n{fence}\n代码\n\n二\n")
    assert (finding.rule, finding.line) == ("fence", HEADER_LINES + 3)


def test_a_block_that_begins_inside_another_is_told_of_the_first(site: Site) -> None:
    (finding,) = of_body(site, "```js\nlet a\n\n文字\n\n```py\nx\n```\n")
    assert (finding.rule, finding.line) == ("fence", HEADER_LINES + 1)


def test_other_generators_have_other_rules(tmp_path: Path) -> None:
    make_files(tmp_path, {"hugo.toml": "title='x'\n", "content/posts/": ""})
    hugo = open_site(tmp_path)
    text = "---\ntitle: a\ndate: 2024-01-02\n---\n{{< note >}} {{.a}} {% x %} <!--  more  -->\n"
    path = tmp_path / "content" / "posts" / "a.md"
    assert check_post(hugo, path, text) == []
    (finding,) = check_post(hugo, path, text + "\n**注意：**后\n")
    assert finding.rule == "stars"


def test_stock_python_markdown_reads_stars_as_it_always_did(tmp_path: Path) -> None:
    make_files(tmp_path, {"mkdocs.yml": "site_name: x\n", "docs/": ""})
    mkdocs = open_site(tmp_path)
    assert check_post(mkdocs, tmp_path / "docs" / "a.md", "# x\n\n**注意：**后\n\n##标题\n") == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["**", "注：", "后", " ", "\n", "```", "~~~", "`", "](", "[a", "(", ")", "{{", "}}", "{%", "%}",
             "<!--", "more", "-->", "<T>", "##", "![x](a b.png)", "[y](z.md)", "（", "）", "\\", "> ", "- "]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_text_is_checked_and_every_repair_can_be_made(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    site = hexo(tmp_path_factory.mktemp("any"))
    text = post(body=body)
    for finding in found(site, text):
        assert 0 <= finding.start <= finding.end <= len(text)
        lines = text.split("\n")
        assert finding.column <= len(lines[finding.line - 1]) + 1
        for repair in finding.repairs:
            apply_edits(text, repair.edits)


@pytest.mark.parametrize(
    "hostile",
    ["[a](", "**", "`", "<!--", "[", "<a ", "{{", "{%", "![", "(", "**a ", "[a(http://b", "` `` ",
     "{% raw %}", "<pre>", "<T", "![a](b", "](", "＜！", "<code>`", "~~~\n", "- ```\n", "<img src='"],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion_to_its_size(hostile: str) -> None:
    source = f"**注：**后 [x](y z) <T> ！more <img src=x>\n##a\n{hostile * 20_000}\n"
    # HTML that makes every rule look.
    html = "<p>**](（http ]（<t><img <br>##a"
    began = time.process_time()
    check_block(source, html, dialect("hexo"))
    list(fence_notes(source))
    assert time.process_time() - began < 8
