"""Links follow posts that are renamed or moved, whatever way they are written."""

from pathlib import Path

import pytest

from galley.core.bulk import UndoLog, carry_out_move, plan_links, undo, with_links
from galley.core.post import parse
from galley.core.site import Site, open_site, walk_posts
from galley.core.site.actions import MovePlan, plan_move, plan_rename
from galley.core.site.published import addresses_of
from galley.core.site.published.shared import others_at
from galley.core.storage import Writer
from support.sites import hexo, make_files, post, tree


def everybody(site: Site) -> list[Path]:
    return [file.path for file in walk_posts(site)]


def followed(site: Site, plan: MovePlan, path: Path) -> str:
    """The text of a post that stays, as it becomes."""
    files = {file.path: file for file in plan_links(plan, everybody(site)).files}
    return files[path].made().text_after if path in files else path.read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    files = {
        "source/_posts/前端/旧 文.md": post(),
        "source/_posts/前端/旧 文/a.png": b"a",
        "source/_posts/old.md": post(),
        "source/_posts/old/b.png": b"b",
    }
    return hexo(tmp_path, files, "permalink: :year/:title/\n")


@pytest.mark.parametrize(
    ("written", "become"),
    [
        ("{% post_link old %}", "{% post_link new-name %}"),
        ("{% post_link old 'a title' false %}", "{% post_link new-name 'a title' false %}"),
        ('{% post_link "old" %}', '{% post_link "new-name" %}'),
        ("{%post_path  old#part %}", "{%post_path  new-name#part %}"),
        ("[x]({% post_path old %})", "[x]({% post_path new-name %})"),
        ("[x](/blog/2024/old/)", "[x](/blog/2024/new-name/)"),
        ("[x](/blog/2024/old)", "[x](/blog/2024/new-name)"),
        ("[x](/blog/2024/old/index.html#a)", "[x](/blog/2024/new-name/index.html#a)"),
        (
            '<a href="https://a.example/blog/2024/old/?x=1">',
            '<a href="https://a.example/blog/2024/new-name/?x=1">',
        ),
        ("![](/blog/2024/old/b.png)", "![](/blog/2024/new-name/b.png)"),
        ("![](../_posts/old/b.png)", "![](new-name/b.png)"),
        ("![](old/b.png)", "![](new-name/b.png)"),
        ("[x](old.md#part)", "[x](new-name.md#part)"),
        ("[x](./old.md)", "[x](./new-name.md)"),
        ("[r]: old.md", "[r]: new-name.md"),
        ("see https://a.example/blog/2024/old/。", "see https://a.example/blog/2024/new-name/。"),
        ("<https://a.example/blog/2024/old/>", "<https://a.example/blog/2024/new-name/>"),
    ],
)
def test_links_to_a_renamed_post_are_rewritten_as_they_are_written(
    site: Site, written: str, become: str
) -> None:
    source = site.posts_dirs[0] / "source.md"
    source.write_text(post(body=f"vor\n{written} nach\n"), "utf-8")
    plan = plan_rename(site, site.posts_dirs[0] / "old.md", "new-name")
    assert followed(site, plan, source) == post(body=f"vor\n{become} nach\n")


@pytest.mark.parametrize(
    "written",
    [
        "{% post_link older %}",
        "{% post_link 前端/old %}",
        "`{% post_link old %}` `[x](old.md)` `https://a.example/blog/2024/old/`",
        "```\n{% post_link old %} [x](/blog/2024/old/) [x](old.md)\n```",
        "[x](/blog/2024/older/) [x](/blog/2023/old/) [x](/2024/old/)",
        "[x](https://b.example/blog/2024/old/)",
        "![](/blog/2024/old/none.png) ![](none/old/b.png)",
        "old old.md 2024/old/",
        "{% asset_img b.png %}",
    ],
)
def test_what_leads_elsewhere_stays(site: Site, written: str) -> None:
    source = site.posts_dirs[0] / "source.md"
    source.write_text(post(body=f"{written}\n"), "utf-8")
    plan = plan_rename(site, site.posts_dirs[0] / "old.md", "new-name")
    assert followed(site, plan, source) == post(body=f"{written}\n")


def test_chinese_names_with_blanks_follow_a_move_quoted_where_they_must_be(site: Site) -> None:
    posts = site.posts_dirs[0]
    source = posts / "source.md"
    body = '{{% post_link "{0}" %}} [x](/blog/2024/{1}/) ![](<{0}/a.png>) ![]({1}/a.png) [y](<{0}.md>)\n'
    source.write_text(
        post(body=body.format("前端/旧 文", "%E5%89%8D%E7%AB%AF/%E6%97%A7%20%E6%96%87")), "utf-8"
    )
    plan = plan_move(site, [posts / "前端/旧 文.md"], posts / "后端")
    encoded = "%E5%90%8E%E7%AB%AF/%E6%97%A7%20%E6%96%87"
    assert followed(site, plan, source) == post(
        body='{% post_link "后端/旧 文" %} '
        f"[x](/blog/2024/{encoded}/) ![](<后端/旧 文/a.png>) ![]({encoded}/a.png) [y](<后端/旧 文.md>)\n"
    )


def test_posts_that_move_together_keep_their_links_to_each_other(site: Site) -> None:
    posts = site.posts_dirs[0]
    (posts / "a.md").write_text(post(body="[b](b.md) {% post_link b %} [old](old.md)\n"), "utf-8")
    (posts / "b.md").write_text(post(body="[a](a.md)\n"), "utf-8")
    carry_out_move(plan_move(site, [posts / "a.md", posts / "b.md"], posts / "x"), UndoLog(site.root), "Move")
    assert (posts / "x/a.md").read_text("utf-8") == post(
        body="[b](b.md) {% post_link x/b %} [old](../old.md)\n"
    )
    assert (posts / "x/b.md").read_text("utf-8") == post(body="[a](a.md)\n")


def test_move_and_links_are_done_together_and_taken_back_together(site: Site, tmp_path: Path) -> None:
    posts = site.posts_dirs[0]
    for number in range(3):
        (posts / f"{number}.md").write_text(post(body="[x](old.md)\n"), "utf-8")
    before = tree(tmp_path / "source")
    plan = plan_rename(site, posts / "old.md", "new")
    links = plan_links(plan, everybody(site))
    assert len(links.files) == 3
    log = UndoLog(site.root)
    carry_out_move(with_links(plan, links.files[:2]), log, "Rename")
    assert [b"new.md" in (posts / f"{number}.md").read_bytes() for number in range(3)] == [True, True, False]
    assert [change.files for change in log.changes()] == [3]
    assert not undo(log, Writer()).refused
    assert tree(tmp_path / "source") == before


def test_what_a_post_must_hold_to_link_there_is_said(site: Site) -> None:
    plan = plan_rename(site, site.posts_dirs[0] / "old.md", "new-name")
    assert plan.links is not None
    assert plan.links.needles() == ["old"]


def other(root: Path, files: dict[str, str | bytes]) -> Site:
    return open_site(make_files(root, files))


def test_hugo_refs_follow(tmp_path: Path) -> None:
    body = (
        '[a]({{< ref "/posts/old" >}}) [b]({{% relref "old.md#x" %}}) [c]({{< relref "/posts/old.md" >}})'
        ' [d]({{< ref "posts/old" >}}) [e]({{< ref "other" >}})\n'
    )
    site = other(
        tmp_path,
        {
            "hugo.toml": "title = 'x'\n",
            "content/posts/old.md": post(),
            "content/posts/source.md": post(body=body),
        },
    )
    plan = plan_rename(site, site.root / "content/posts/old.md", "new")
    assert followed(site, plan, site.root / "content/posts/source.md") == post(
        body=body.replace("old", "new")
    )


def test_jekylls_and_pelicans_links_follow(tmp_path: Path) -> None:
    body = "[a]({% post_url 2024-01-02-old %}) [b]({% link _posts/2024-01-02-old.md %})\n"
    site = other(
        tmp_path / "j",
        {
            "_config.yml": "title: x\nplugins: [jekyll-feed]\n",
            "_posts/2024-01-02-old.md": post(),
            "_posts/2024-01-03-source.md": post(body=body),
        },
    )
    plan = plan_rename(site, site.root / "_posts/2024-01-02-old.md", "new")
    assert followed(site, plan, site.root / "_posts/2024-01-03-source.md") == post(
        body=body.replace("old", "new")
    )
    body = "[a]({filename}/old.md) [b]({filename}old.md#x) [c](|filename|/sub/old.md)\n"
    site = other(
        tmp_path / "p",
        {
            "pelicanconf.py": "PATH = 'content'\n",
            "content/old.md": "Title: a\n\nx\n",
            "content/source.md": f"Title: b\n\n{body}",
        },
    )
    plan = plan_rename(site, site.root / "content/old.md", "new")
    expected = "[a]({filename}/new.md) [b]({filename}new.md#x) [c](|filename|/sub/old.md)\n"
    assert followed(site, plan, site.root / "content/source.md") == f"Title: b\n\n{expected}"


# -- one address of two posts ---------------------------------------------------------------------


def left_of(plan: MovePlan, site: Site) -> list[tuple[str, str]]:
    found = plan_links(plan, everybody(site)).refused
    return [(path.relative_to(site.root).as_posix(), reason) for path, reason in found]


def test_a_link_stays_where_two_posts_have_its_address(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "source/_posts/a/same.md": post(),
        "source/_posts/b/same.md": post(),
        "source/_posts/source.md": post(body="[x](/blog/2024/same/) [y](a/same.md) [z](../same/)\n"),
    }
    site = hexo(tmp_path, files, "permalink: :year/:name/\n")
    posts = site.posts_dirs[0]
    plan = plan_rename(site, posts / "a/same.md", "new")
    assert followed(site, plan, posts / "source.md") == post(
        body="[x](/blog/2024/same/) [y](a/new.md) [z](../same/)\n"
    )
    reasons = left_of(plan, site)
    assert [name for name, _ in reasons] == ["source/_posts/source.md"] * 2
    assert "“/blog/2024/same/”" in reasons[0][1]
    assert "b/same.md" in reasons[0][1]
    # The post itself says so of its own links.
    (posts / "a/same.md").write_text(post(body="[me](/blog/2024/same/)\n"), "utf-8")
    plan = plan_rename(site, posts / "a/same.md", "new")
    assert plan.texts == ()
    assert ("source/_posts/a/same.md", reasons[0][1]) in left_of(plan, site)


def test_a_link_that_stays_is_named_with_its_line_in_the_file(tmp_path: Path) -> None:
    link = "[x](/blog/2024/same/) [y](/blog/2024/same/index.html)"
    files: dict[str, str | bytes] = {
        "source/_posts/a/same.md": post(),
        "source/_posts/b/same.md": post(),
        "source/_posts/source.md": post(body=f"a\n\n{link}\n" + "b\n" * 6 + link).replace("\n", "\r\n"),
    }
    site = hexo(tmp_path, files, "permalink: :year/:name/\n")
    plan = plan_rename(site, site.posts_dirs[0] / "a/same.md", "new")
    told = [reason for _, reason in left_of(plan, site)]
    assert [reason.partition(":")[0] for reason in told] == ["Line 7", "Line 7", "Line 14", "Line 14"]
    assert "index.html" in told[1]
    assert "index.html" not in told[2]


def test_a_link_stays_where_both_posts_of_its_address_move(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "source/_posts/a/same.md": post(),
        "source/_posts/b/same.md": post(),
        "source/_posts/source.md": post(body="[x](/blog/same/)\n"),
    }
    site = hexo(tmp_path, files, "permalink: :name/\n")
    posts = site.posts_dirs[0]
    (posts / "a/same.md").write_text("---\ntitle: a\npermalink: same/\n---\n", "utf-8")
    plan = plan_move(site, [posts / "a/same.md"], posts / "x")
    assert plan_links(plan, everybody(site)).files == ()  # its address is its own wherever it lies
    for name in ("a/same.md", "b/same.md"):
        plan = plan_rename(site, posts / name, "new")
        assert plan_links(plan, everybody(site)).files == ()


@pytest.mark.parametrize(
    ("config", "one", "other"),
    [
        ("permalink: :name/\n", ("a/Old Post.md", ""), ("b/old-post.md", "permalink: Old%20Post/\n")),
        ("permalink: p/:abbrlink/\n", ("a.md", "abbrlink: 42\n"), ("b.md", "abbrlink: 42\n")),
        (
            "permalink: :abbrlink.html\n",
            ("a.md", "abbrlink: ab3f\n"),
            ("b.md", "abbrlink: 'ab3f'\n"),
        ),
        ("permalink: :post_title/\n", ("a.md", "title: Ça va\n"), ("b.md", "title: ca-va\n")),
        ("permalink: :post_title/\n", ("a.md", "title: ca va\n"), ("b.md", "title: Ça Va\n")),
    ],
)
def test_posts_of_one_address_are_found_however_they_come_by_it(
    tmp_path: Path, config: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    files: dict[str, str | bytes] = {
        f"source/_posts/{name}": f"---\ntitle: {name}\n{extra}date: 2024-01-01\n---\n".replace(
            f"title: {name}\ntitle", "title"
        )
        for name, extra in (one, other)
    }
    site = hexo(tmp_path, files, config)
    paths = [site.posts_dirs[0] / name for name, _ in (one, other)]
    found = []
    for path in paths:
        post_ = parse(path.read_text("utf-8"), site.header_rules, path=path.name)
        found.append(addresses_of(site, path, post_)[0].strip("/"))
    same = found[0] == found[1]
    assert others_at(site, {found[0]: paths[0]}) == ({found[0]: paths[1]} if same else {})


# -- relative addresses of pages ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "become"),
    [
        ("[x](../old/)", "[x](../new-name/)"),
        ("[x](../old)", "[x](../new-name)"),
        ("[x](../old/index.html#part)", "[x](../new-name/index.html#part)"),
        ("[x](../../2024/old/?a=b)", "[x](../../2024/new-name/?a=b)"),
        ('<a href="../old/">', '<a href="../new-name/">'),
        ("[r]: ../old/", "[r]: ../new-name/"),
        ("[x](../other/)", None),
        ("[x](../../old/)", None),
        ("[x](old/)", None),
        ("![x](../old/)", None),
        ("`[x](../old/)`", None),
    ],
)
def test_relative_addresses_of_pages_follow(site: Site, written: str, become: str | None) -> None:
    source = site.posts_dirs[0] / "source.md"
    source.write_text(post(body=f"vor\n{written} nach\n"), "utf-8")
    plan = plan_rename(site, site.posts_dirs[0] / "old.md", "new-name")
    assert followed(site, plan, source) == post(body=f"vor\n{become or written} nach\n")
    assert left_of(plan, site) == []


def test_relative_addresses_keep_leading_where_they_led_when_their_own_post_moves(tmp_path: Path) -> None:
    body = (
        "[a](../b/) [p](../../c/d/#x) [self](../old/) [top](../../) [TODO](url) [f](../b.md) ![i](../i.png)\n"
    )
    files: dict[str, str | bytes] = {
        "hugo.toml": "baseURL = 'https://a.example/blog/'\n",
        "content/posts/old.md": post(body=body),
        "content/posts/b.md": post(),
    }
    site = other(tmp_path, files)
    plan = plan_move(site, [site.root / "content/posts/old.md"], site.root / "content/posts/deep/er")
    (text,) = plan.texts
    assert text.after.decode() == post(
        body="[a](../../../b/) [p](../../../../c/d/#x) [self](../old/) [top](../../../../) [TODO](url)"
        " [f](../b.md) ![i](../i.png)\n"
    )
    plan = plan_rename(site, site.root / "content/posts/old.md", "new")
    assert [each.after.decode() for each in plan.texts] == [post(body=body.replace("../old/", "../new/"))]


def test_relative_addresses_are_left_and_told_where_their_page_is_not_certain(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "source/_posts/old.md": post(),
        "source/_posts/lost.md": "---\ntitle: a\ncategories: [[a], [b]]\n---\n[x](../old/) [y](../else/)\n",
    }
    site = hexo(tmp_path, files, "permalink: :category/:title/\npost_asset_folder: false\n")
    plan = plan_rename(site, site.posts_dirs[0] / "old.md", "new")
    ((name, reason),) = left_of(plan, site)
    assert name == "source/_posts/lost.md"
    assert "“../old/”" in reason


@pytest.mark.parametrize(
    "files",
    [
        {"layouts/_markup/render-link.html": "x", "hugo.toml": "baseURL = 'https://a.example/'\n"},
        {"themes/t/layouts/_default/_markup/render-link.html": "x", "hugo.toml": "theme = 't'\n"},
        {"hugo.toml": "[languages.en]\n[languages.de]\n"},
    ],
)
def test_relative_addresses_are_left_where_hugo_may_make_others_of_them(
    tmp_path: Path, files: dict[str, str | bytes]
) -> None:
    site = other(
        tmp_path,
        {**files, "content/posts/old.md": post(), "content/posts/source.md": post(body="[x](../old/)\n")},
    )
    plan = plan_rename(site, site.root / "content/posts/old.md", "new")
    assert plan_links(plan, everybody(site)).files == ()
    assert [name for name, _ in left_of(plan, site)] == ["content/posts/source.md"]


@pytest.mark.parametrize(
    ("files", "old", "source", "written", "become"),
    [
        (
            {"_config.yml": "permalink: /:year/:title.html\nplugins: [jekyll-feed]\n"},
            "_posts/2024-01-02-old.md",
            "_posts/2024-01-03-source.md",
            "[x](old.html) [y](./old.html#a) [z](other.html)",
            "[x](new.html) [y](./new.html#a) [z](other.html)",
        ),
        (
            {"_config.yml": "permalink: /:year/:title\nplugins: [jekyll-feed]\n"},
            "_posts/2024-01-02-old.md",
            "_posts/2024-01-03-source.md",
            "[x](old) [y](old.html) [z](../2024/old)",
            "[x](new) [y](new.html) [z](../2024/new)",
        ),
        (
            {"astro.config.mjs": "export default {}\n"},
            "src/pages/posts/old.md",
            "src/pages/posts/source.md",
            "[x](../old/) [y](../../posts/old/)",
            "[x](../new/) [y](../../posts/new/)",
        ),
        (
            {"astro.config.mjs": "export default { trailingSlash: 'never' }\n"},
            "src/pages/posts/old.md",
            "src/pages/posts/source.md",
            "[x](../old/)",
            "[x](../old/)",
        ),
    ],
)
def test_relative_addresses_follow_on_other_sites(
    tmp_path: Path, files: dict[str, str | bytes], old: str, source: str, written: str, become: str
) -> None:
    site = other(tmp_path, {**files, old: post(), source: post(body=f"{written}\n")})
    plan = plan_rename(site, site.root / old, "new")
    assert followed(site, plan, site.root / source) == post(body=f"{become}\n")


def test_of_notes_that_no_generator_publishes_nothing_is_told(tmp_path: Path) -> None:
    site = other(tmp_path, {"a/old.md": post(body="[x](../b/) [y](./c) [z](b.md)\n"), "a/b.md": post()})
    plan = plan_move(site, [site.root / "a/old.md"], site.root / "d")
    assert plan.left == ()
    assert [each.after.decode() for each in plan.texts] == [post(body="[x](../b/) [y](./c) [z](../a/b.md)\n")]
