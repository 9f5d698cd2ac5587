"""A folder is the site that its generator would take it for, whatever is broken in its configuration."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.site import SiteError, SiteKind, open_site
from galley.core.site.config import read_config
from support.sites import hexo, make_files, post


def test_a_hexo_site_is_found_from_its_root_a_folder_inside_and_a_post(tmp_path: Path) -> None:
    hexo(tmp_path / "s", {"source/_posts/深/a.md": post()})
    for inside in ("", "source", "source/_posts/深", "source/_posts/深/a.md"):
        site = open_site(tmp_path / "s" / inside)
        assert (site.kind, site.root, site.title) == (SiteKind.HEXO, (tmp_path / "s").resolve(), "纸上")
    assert site.asset_folders
    assert site.url_root == "/blog/"
    assert str(site.timezone) == "Asia/Shanghai"
    assert site.warnings == ()


def test_a_hexo_site_may_name_another_source_folder(tmp_path: Path) -> None:
    make_files(tmp_path, {"_config.yml": "source_dir: 文章\n", "文章/_posts/a.md": post()})
    site = open_site(tmp_path)
    assert site.posts_dirs == (tmp_path.resolve() / "文章" / "_posts",)


def test_a_source_folder_outside_the_site_is_refused_with_a_warning(tmp_path: Path) -> None:
    make_files(tmp_path / "s", {"_config.yml": "source_dir: ../other\n", "source/_posts/a.md": post()})
    make_files(tmp_path, {"other/_posts/b.md": post()})
    site = open_site(tmp_path / "s")
    assert site.posts_dirs[0].is_relative_to(tmp_path / "s")
    assert "outside the site" in site.warnings[0]


def test_a_new_hexo_site_without_posts_counts_by_its_package(tmp_path: Path) -> None:
    make_files(tmp_path, {"_config.yml": "title: 新\n", "package.json": '{"dependencies":{"hexo":"^8"}}'})
    assert open_site(tmp_path).kind is SiteKind.HEXO


def test_a_hexo_theme_is_no_site_of_its_own(tmp_path: Path) -> None:
    hexo(tmp_path, {"themes/next/_config.yml": "scheme: Muse\n", "themes/next/source/css/a.styl": ""})
    assert open_site(tmp_path / "themes" / "next").root == tmp_path.resolve()


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ("title: 好\nsubtitle: a: b: c\npost_asset_folder: true\n", "not valid YAML at line 2"),
        ("title: 好\n---\ntitle: 另\n", "2 YAML documents"),
        ("title: 好\nkeywords: [a\npost_asset_folder: true\n", "not valid YAML"),
        ("title: 好\ntimezone: Mars/Olympus\n", "time zone"),
        ("title: 好\ntimezone: Asia\n", "time zone"),
        ("title: 好\ntimezone: ../../etc/passwd\n", "time zone"),
    ],
)
def test_a_broken_configuration_gives_a_warning_and_what_can_be_read(
    tmp_path: Path, broken: str, what: str
) -> None:
    make_files(tmp_path, {"_config.yml": broken, "source/_posts/a.md": post()})
    site = open_site(tmp_path)
    assert site.kind is SiteKind.HEXO
    assert site.title == "好"
    assert what in " ".join(site.warnings)
    assert site.asset_folders == ("post_asset_folder" in broken)


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"\xef\xbb\xbftitle: \xe5\xa5\xbd\n",
        b"\ttitle: tab\n",
        "title: 好\n".encode("gbk"),
        b"just text",
        b"- a\n- b\n",
        b"title: !!python/object/apply:os.system ['true']\n",
        b"title: 2024-02-30\nurl: 5\nroot:\n",
        b"\0\0\0",
        b"a: &a [*a, *a]\n",
        b"[" * 5000,
        b"title: {{{{\n",
    ],
)
def test_no_configuration_keeps_a_site_from_opening(tmp_path: Path, odd: bytes) -> None:
    make_files(tmp_path, {"_config.yml": odd, "source/_posts/a.md": post()})
    assert open_site(tmp_path).kind is SiteKind.HEXO


def test_leading_tabs_and_unknown_tags_are_read_as_hexo_and_mkdocs_mean_them(tmp_path: Path) -> None:
    config = "markdown_extensions:\n  - emoji: !!python/name:a.b\nextra:\n  key: !ENV X\nsite_name: 书\n"
    make_files(
        tmp_path, {"mkdocs.yml": config, "docs/index.md": "# a", "t.yml": "marked:\n\tbreaks: false\n"}
    )
    site = open_site(tmp_path)
    assert (site.kind, site.title, site.warnings) == (SiteKind.MKDOCS, "书", ())
    assert read_config(tmp_path / "t.yml", []) == {"marked": {"breaks": False}}


def test_hugo_is_found_by_each_of_its_configurations(tmp_path: Path) -> None:
    for name, text in {
        "hugo.toml": 'title = "博"\nbaseURL = "https://a.example/x/"\n',
        "hugo.yaml": "title: 博\nbaseURL: https://a.example/x/\n",
        "config.json": json.dumps({"title": "博", "baseurl": "https://a.example/x/"}),
        "config/_default/hugo.toml": 'title = "博"\nbaseURL = "https://a.example/x/"\n',
    }.items():
        root = make_files(tmp_path / name.replace("/", "-"), {name: text, "content/posts/a.md": post()})
        site = open_site(root / "content" / "posts")
        assert (site.kind, site.title, site.url_root, site.root) == (
            SiteKind.HUGO,
            "博",
            "/x/",
            root.resolve(),
        )


def test_a_broken_hugo_configuration_is_still_hugo(tmp_path: Path) -> None:
    make_files(tmp_path, {"hugo.toml": 'title = "博"\nbad = = 1\n[params]\nx = 1\n', "content/a.md": "a"})
    site = open_site(tmp_path)
    assert (site.kind, site.title) == (SiteKind.HUGO, "博")
    assert "not valid TOML" in site.warnings[0]


def test_a_config_toml_of_another_program_is_no_hugo_site(tmp_path: Path) -> None:
    make_files(tmp_path, {"config.toml": "a = 1\n", "a.md": "a"})
    assert open_site(tmp_path).kind is SiteKind.PLAIN


def test_jekyll_posts_collections_and_inner_folders_are_found(tmp_path: Path) -> None:
    make_files(
        tmp_path,
        {
            "_config.yml": "title: J\nbaseurl: /j\ncollections:\n  recipes:\n    output: true\n",
            "_posts/2024-01-02-a.md": post(),
            "news/_posts/2024-01-03-b.md": post(),
            "_recipes/soup.md": post(),
            "_drafts/idea.md": post(),
        },
    )
    site = open_site(tmp_path / "news" / "_posts")
    assert site.kind is SiteKind.JEKYLL
    assert [folder.relative_to(site.root).as_posix() for folder in site.posts_dirs] == [
        "_posts",
        "news/_posts",
        "_recipes",
    ]
    assert site.url_root == "/j/"


def test_a_pelican_configuration_is_read_and_never_run(tmp_path: Path) -> None:
    trap = tmp_path / "ran"
    config = (
        f"import os\nopen({str(trap)!r}, 'w')\nSITENAME = '企鹅'\nPATH = 'inhalt'\n"
        "TIMEZONE: str = 'Asia/Tokyo'\nSITEURL = os.environ.get('X')\n"
    )
    make_files(tmp_path, {"pelicanconf.py": config, "inhalt/a.md": "Title: a\n\nb"})
    site = open_site(tmp_path)
    assert (site.kind, site.title, str(site.timezone)) == (SiteKind.PELICAN, "企鹅", "Asia/Tokyo")
    assert site.posts_dirs == (tmp_path.resolve() / "inhalt",)
    assert not trap.exists()


def test_a_pelican_configuration_with_a_syntax_error_gives_a_warning(tmp_path: Path) -> None:
    make_files(tmp_path, {"pelicanconf.py": "SITENAME = 'x\n", "content/a.md": "Title: a\n\nb"})
    site = open_site(tmp_path)
    assert site.kind is SiteKind.PELICAN
    assert "line 1" in site.warnings[0]


def test_astro_is_found_by_its_configuration(tmp_path: Path) -> None:
    make_files(tmp_path, {"astro.config.mjs": "export default {}", "src/content/blog/a.mdx": post()})
    site = open_site(tmp_path / "src" / "content" / "blog" / "a.mdx")
    assert (site.kind, site.root) == (SiteKind.ASTRO, tmp_path.resolve())


def test_a_folder_of_markdown_is_a_plain_site_and_a_file_opens_its_folder(tmp_path: Path) -> None:
    make_files(tmp_path, {"笔记 #1/a b.md": "x"})
    site = open_site(tmp_path / "笔记 #1" / "a b.md")
    assert (site.kind, site.root) == (SiteKind.PLAIN, (tmp_path / "笔记 #1").resolve())


def test_opening_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="nothing at"):
        open_site(tmp_path / "none")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(SiteError):
        open_site(loop)


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=200))
def test_any_text_can_stand_in_a_configuration(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("config")
    for name in ("_config.yml", "hugo.toml", "x.json", "pelicanconf.py"):
        (folder / name).write_bytes(text.encode(errors="surrogatepass"))
        assert isinstance(read_config(folder / name, []), dict)
