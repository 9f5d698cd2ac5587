"""A new post is what the site's generator would have made, with any title, and never in another's place."""

import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.frontmatter import read
from galley.core.post import parse
from galley.core.site import SiteError, open_site
from galley.core.site.actions import create, plan_new
from galley.core.storage import StorageError
from support.sites import hexo, make_files, tree

SCAFFOLD = "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n# 注\ncategories: []\n---\n\n开头 {{ title }}\n"


def test_a_new_post_is_the_scaffold_with_title_and_local_date(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"scaffolds/post.md": SCAFFOLD})
    late = datetime(2024, 3, 5, 15, 30, 9, 999, tzinfo=UTC)
    new = plan_new(site, "第一篇", when=late)
    assert new.path == site.posts_dirs[0] / "第一篇.md"
    # Hexo fills the header only, and the scaffold's body comes once.
    assert new.text == (
        "---\ntitle: 第一篇\ndate: 2024-03-05 23:30:09\ntags:\n# 注\ncategories: []\n---\n"
        "\n开头 {{ title }}\n"
    )


def test_a_post_written_just_before_midnight_has_the_site_s_day(tmp_path: Path) -> None:
    site = hexo(tmp_path, config="new_post_name: ':year-:month-:day-:title.md'\n")
    late = datetime(2024, 1, 1, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    new = plan_new(site, "a", when=late.astimezone(ZoneInfo("America/New_York")))
    assert new.path.name == "2024-01-01-a.md"
    assert "date: 2024-01-01 23:30:00\n" in new.text


@pytest.mark.parametrize(
    "title",
    [
        "Java: 从入门到放弃",
        "[git] SSH",
        "@vue/cli",
        "# 井号",
        "a # b",
        "'single' \"double\"",
        "{{ title }}",
        "{% raw %}",
        "2019-05-04",
        "2024-02-30",
        "123",
        "007",
        "null",
        "yes",
        "~",
        "- a",
        "? b",
        "|",
        "> x",
        "!tag",
        "&a *b",
        "%",
        "`x`",
        "a:",
        "C:\\new",
        "，。：",
        "tab\there",
        "end\\",
        "1:30",
        "1e3",
        ".5",
        "0x1F",
        "---",
        "\u2028x",
        "🎉 emoji",
    ],
)
@pytest.mark.parametrize(
    "line", ["title: {{ title }}", "title: '{{ title }}'", 'title: "{{title}}"', "title: 【{{ title }}】"]
)
def test_any_title_reads_back_as_it_was_typed(tmp_path: Path, title: str, line: str) -> None:
    site = hexo(tmp_path, {"scaffolds/post.md": f"---\n{line}\ndate: {{{{ date }}}}\n---\n"})
    text = plan_new(site, title).text
    header = read(text, site.header_rules)
    assert header.error is None
    typed = " ".join(title.split())
    wanted = f"【{typed}】" if "【" in line else typed
    assert header.values["title"] == wanted
    assert parse(text, site.header_rules).title == wanted


@settings(deadline=None, max_examples=150)
@given(title=st.text(min_size=1, max_size=60))
def test_no_title_breaks_a_header(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    root = tmp_path_factory.getbasetemp() / "titles"
    site = open_site(root) if root.exists() else hexo(root, {"scaffolds/post.md": SCAFFOLD})
    new = plan_new(site, title)
    header = read(new.text, site.header_rules)
    assert header.error is None
    printed = "".join(char if unicodedata.category(char) not in ("Cc", "Cs") else " " for char in title)
    assert header.values["title"] == (" ".join(printed.split()) or None)
    assert new.path.parent == site.posts_dirs[0]


def test_hugo_s_archetypes_are_filled_in(tmp_path: Path) -> None:
    archetype = (
        "+++\ndate = '{{ .Date }}'\ndraft = true\nday = {{ .Date }}\n"
        'title = \'{{ replace .File.ContentBaseName "-" " " | title }}\'\nslug = "{{ .Name }}"\n'
        "year = '{{ now.Format \"2006\" }}'\nodd = '{{ .Site.Params.x }}'\n+++\n\n# {{ .Title }}\n"
    )
    files = {
        "hugo.toml": "timeZone = 'Asia/Tokyo'\n",
        "archetypes/default.md": archetype,
        "content/posts/": "",
    }
    site = open_site(make_files(tmp_path, files))
    new = plan_new(site, 'It\'s "a" title', when=datetime(2024, 5, 1, 1, 2, 3, tzinfo=UTC))
    assert new.path == site.root / "content/posts/It-s-a-title.md"
    assert new.text == (
        "+++\ndate = '2024-05-01T10:02:03+09:00'\ndraft = true\nday = 2024-05-01T10:02:03+09:00\n"
        'title = "It\'s \\"a\\" title"\nslug = "It-s-a-title"\n'
        "year = '2024'\nodd = '{{ .Site.Params.x }}'\n+++\n\n# It's \"a\" title\n"
    )


def test_a_json_scaffold_of_hexo_stays_json(tmp_path: Path) -> None:
    scaffold = '"title": {{ title }},\n"date": "{{ date }}",\n"tags": []\n;;;\n'
    site = hexo(tmp_path, {"scaffolds/post.md": scaffold})
    text = plan_new(site, 'say "hi"', when=datetime(2024, 5, 1, tzinfo=UTC)).text
    assert text.startswith('"title": "say \\"hi\\"",\n"date": "2024-05-01 08:00:00",')
    assert read(text, site.header_rules).values["title"] == 'say "hi"'


def test_each_generator_has_its_own_place_and_header(tmp_path: Path) -> None:
    when = datetime(2024, 5, 1, 4, 0, tzinfo=UTC)
    jekyll = open_site(make_files(tmp_path / "j", {"_config.yml": "timezone: Asia/Shanghai", "_posts/": ""}))
    new = plan_new(jekyll, "Hi: you", when=when)
    assert new.path == jekyll.root / "_posts/2024-05-01-Hi-you.md"
    assert new.text == '---\nlayout: post\ntitle: "Hi: you"\ndate: 2024-05-01 12:00:00 +0800\n---\n'
    assert plan_new(jekyll, "x", "draft").path == jekyll.root / "_drafts/x.md"
    pelican = open_site(make_files(tmp_path / "p", {"pelicanconf.py": "TIMEZONE='UTC'", "content/": ""}))
    new = plan_new(pelican, "Hi: you", when=when)
    assert (new.path.name, new.text.split("\n")[0]) == ("Hi-you.md", "Title: Hi: you")
    assert parse(plan_new(pelican, "x", "draft").text, pelican.header_rules).draft
    astro = open_site(make_files(tmp_path / "a", {"astro.config.mjs": "", "src/content/blog/": ""}))
    new = plan_new(astro, "x", "draft", when=when)
    assert new.path == astro.root / "src/content/blog/x.md"
    assert parse(new.text, astro.header_rules).draft
    plain = open_site(make_files(tmp_path / "n", {"a.md": ""}))
    assert plan_new(plain, "…").path == plain.root / "untitled.md"


def test_a_layout_goes_where_hexo_puts_it(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"scaffolds/draft.md": "---\ntitle: {{ title }}\ntags:\n---\n"})
    assert plan_new(site, "页", "page").path == site.root / "source/页/index.md"
    draft = plan_new(site, "稿", "draft")
    assert (draft.path, draft.text) == (site.drafts_dirs[0] / "稿.md", "---\ntitle: 稿\ntags:\n---\n")
    photo = plan_new(site, "图", "Photo", when=datetime(2024, 5, 1, tzinfo=UTC))
    assert photo.text == "---\nlayout: photo\ntitle: 图\ndate: 2024-05-01 08:00:00\ntags:\n---\n"
    assert plan_new(site, "x", "../../etc").path.is_relative_to(site.root)


@pytest.mark.parametrize("title", ["。。。", "全是中文的标题", "a"])
def test_a_post_of_the_same_name_is_never_overwritten(tmp_path: Path, title: str) -> None:
    site = hexo(tmp_path)
    plan = plan_new(site, title)
    first = create(site, plan)
    second = create(site, plan)
    third = create(site, plan_new(site, title))
    assert len({first, second, third}) == 3
    assert all(path.read_text() == plan.text for path in (first, second))
    assert all(path.with_suffix("").is_dir() for path in (first, second, third))
    assert second.name == f"{first.stem}-1.md"


def test_another_s_images_never_become_the_new_post_s(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a/left.png": "1"})
    assert plan_new(site, "a").path.name == "a-1.md"


def test_a_scaffold_that_cannot_be_read_is_replaced_by_the_usual_one(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"scaffolds/post.md": b"\0\0\0\xff", "scaffolds/post.bak/": ""})
    assert "title: x\n" in plan_new(site, "x").text


def test_a_scaffold_without_a_header_is_the_text_as_it_is(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"scaffolds/post.md": "就这样\n"})
    assert plan_new(site, "x").text == "就这样\n"


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    site = hexo(
        tmp_path, {"source/_posts/in": "a file where a folder should be"}, "new_post_name: 'in/:title.md'\n"
    )
    before = tree(tmp_path)
    with pytest.raises((StorageError, SiteError)):
        create(site, plan_new(site, "x"))
    assert tree(tmp_path) == before


def test_the_sample_site_s_scaffolds_work(sample_site: Path) -> None:
    site = open_site(sample_site)
    new = plan_new(site, "试: 一下", when=datetime(2026, 5, 1, tzinfo=UTC))
    assert new.text.startswith('---\ntitle: "试: 一下"\ndate: 2026-05-01 08:00:00\ntags:\ncategories:\n---\n')
    assert parse(create(site, new).read_text(), site.header_rules).error is None
