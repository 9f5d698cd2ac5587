"""The addresses at which generators publish a post; those of Hugo and Pelican are what these made of it."""

from pathlib import Path

import pytest

from galley.core.post import parse
from galley.core.site import Site, open_site
from galley.core.site.published import address_of, addresses_of, hexo_slug
from support.sites import hexo, make_files, post


def address(site: Site, name: str) -> str | None:
    path = site.root / name
    zone = None if site.timezone is None else str(site.timezone)
    return address_of(
        site, path, parse(path.read_text("utf-8"), site.header_rules, path=path.name, timezone=zone)
    )


def of_kind(
    root: Path, config: str, text: str, name: str, header: str = "title: Hello, Wörld\n"
) -> str | None:
    site = open_site(make_files(root, {config: text, name: f"---\n{header}---\nx\n"}))
    return address(site, name)


DAY = "title: T\ndate: 2024-12-31T23:30:00+08:00\n"


@pytest.mark.parametrize(
    ("config", "name", "header", "expected"),
    [
        ("", "posts/My Post.md", "title: x\n", "posts/my-post/"),
        ("", "posts/what?（括号）.md", "title: x\n", "posts/what括号/"),
        ("", "Other Dir/bun/index.md", "title: x\n", "other-dir/bun/"),
        ("", "posts/v1.2-notes.md", "title: x\n", "posts/v1.2-notes/"),
        ("", "posts/a - b.md", "title: x\n", None),
        ("", "posts/①.md", "title: x\n", None),
        ("", "posts/_index.md", "title: x\n", None),
        ("", "posts/a.md", "title: x\nslug: My Slug\n", "posts/my-slug/"),
        ("", "posts/a.md", "title: x\nURL: /Fixed/Place/\n", "Fixed/Place/"),
        ("", "posts/a.md", "title: x\nurl: rel/x.html\n", "rel/x.html"),
        ("", "posts/a.md", "title: x\nurl: ../x\n", None),
        ("", "posts/a.md", f"{DAY}url: /u/:year/:contentbasename/\n", "u/2024/a/"),
        ("disablePathToLower: true\n", "posts/My Post.md", "title: x\n", "posts/My-Post/"),
        ("removePathAccents: true\n", "posts/Café.md", "title: x\n", "posts/cafe/"),
        ("uglyURLs: true\n", "posts/a.md", "title: x\n", "posts/a.html"),
        ("uglyurls: {posts: true}\n", "posts/a.md", "title: x\n", "posts/a.html"),
        ("uglyURLs: {posts: true}\n", "notes/a.md", "title: x\n", "notes/a/"),
        ("permalinks: {posts: '/a/:year/:month/:day/:slug/'}\n", "posts/x.md", DAY, "a/2024/12/31/t/"),
        ("permalinks: {posts: '/a/:slug/'}\n", "posts/x.md", "title: Hello, Wörld & 世界\n",
         "a/hello-wörld-世界/"),
        ("permalinks: {posts: '/a/:slug/'}\n", "posts/x.md", "date: 2024-01-02\n", None),
        ("permalinks: {posts: '/a/:slug/'}\n", "posts/x.md", "title: C++\n", None),
        ("permalinks: {posts: '/a/:year/'}\n", "posts/x.md", "title: x\n", None),
        ("permalinks: {page: {posts: '/a/:sections/:filename'}}\n", "posts/deep/X.md", "title: x\n",
         "a/posts/x/"),
        ("permalinks: {posts: '/:sections[last]/:yearday-:monthname-:weekday-:weekdayname/'}\n", "posts/X.md",
         DAY, "posts/366-december-2-tuesday/"),
        ("permalinks: {posts: '/:2006/:slug/'}\n", "posts/x.md", DAY, None),
        ("permalinks: {posts: '/a/:slug/'}\n", "notes/x.md", DAY, "notes/x/"),
        ("permalinks: [{pattern: '/a/:slug/'}]\n", "posts/x.md", DAY, None),
        ("frontmatter: {date: [':filename']}\npermalinks: {posts: '/:year/'}\n", "posts/x.md", DAY, None),
        ("defaultContentLanguage: zh\nlanguages: {zh: {}, en: {}}\n", "posts/a.en.md", DAY, "en/posts/a/"),
        ("defaultContentLanguage: zh\nlanguages: {zh: {}, en: {}}\n", "posts/a.md", DAY, "posts/a/"),
        ("defaultContentLanguage: zh\nlanguages: {zh: {}, en: {contentDir: content/en}}\n", "posts/a.md", DAY,
         None),
        ("module: {mounts: [{source: posts, target: content/blog}]}\n", "posts/a.md", DAY, None),
    ],
)  # fmt: skip
def test_hugo_publishes_by_place_and_permalinks(
    tmp_path: Path, config: str, name: str, header: str, expected: str | None
) -> None:
    (tmp_path / "content").mkdir()
    assert of_kind(tmp_path, "hugo.yaml", config, f"content/{name}", header) == expected


def test_a_file_in_a_hugo_bundle_has_no_address_of_its_own(tmp_path: Path) -> None:
    files = {"hugo.toml": "", "content/bun/index.md": post(), "content/bun/sub/inside.md": post()}
    site = open_site(make_files(tmp_path, files))
    assert address(site, "content/bun/sub/inside.md") is None
    assert address(site, "content/bun/index.md") == "bun/"


def test_hugos_sections_are_folders_with_an_index(tmp_path: Path) -> None:
    files = {
        "hugo.toml": "[permalinks]\nposts = '/:sections/:filename/'\n",
        "content/posts/a/b/x.md": post(),
        "content/posts/c/_index.md": post(),
        "content/posts/c/x.md": post(),
    }
    site = open_site(make_files(tmp_path, files))
    assert address(site, "content/posts/a/b/x.md") == "posts/x/"
    assert address(site, "content/posts/c/x.md") == "posts/c/x/"


def test_hugos_aliases_that_are_not_absolute_go_along(tmp_path: Path) -> None:
    text = post(extra="aliases: [older, /fixed/]\n")
    site = open_site(make_files(tmp_path, {"hugo.toml": "", "content/posts/a.md": text}))
    path = site.root / "content/posts/a.md"
    assert addresses_of(site, path, parse(text, site.header_rules)) == ["posts/a/", "posts/older"]


def test_hugos_settings_in_several_files_count(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.toml": "title = 'x'\nbaseURL = 'http://localhost/'\n",
        "config/_default/permalinks.yaml": "posts: /p/:filename/\n",
        "config/production/hugo.toml": "baseURL = 'https://a.example/sub/'\n",
        "content/posts/a.md": post(),
    }
    site = open_site(make_files(tmp_path, files))
    assert address(site, "content/posts/a.md") == "p/a/"
    assert site.url_root == "/sub/"


def test_a_configuration_that_cannot_be_read_tells_no_address(tmp_path: Path) -> None:
    assert of_kind(tmp_path, "hugo.toml", "title = 'x'\n[permalinks\n", "content/posts/a.md") is None


DEFAULTS = """defaults:
- {scope: {path: _posts/x}, values: {permalink: '/e/:title/'}}
- {scope: {path: '', type: posts}, values: {permalink: '/d/:title/'}}
"""


@pytest.mark.parametrize(
    ("config", "name", "header", "expected"),
    [
        ("", "_posts/2024-05-01-A b.md", "", "2024/05/01/A-b.html"),
        ("permalink: pretty\n", "_posts/2024-05-01-a.md", "", "2024/05/01/a/"),
        ("permalink: ordinal\n", "_posts/2024-05-01-a.md", "", "2024/122/a.html"),
        ("permalink: none\n", "_posts/2024-05-01-a.md", "", "a.html"),
        ("permalink: weekdate\n", "_posts/2024-05-01-a.md", "", "2024/W18/Wed/a.html"),
        ("permalink: /b/:year/:i_month/:title\n", "_posts/2024-05-01-a.md", "", "b/2024/5/a"),
        ("permalink: /:slug/:name/\n", "_posts/2024-05-01-A_b.md", "", "a-b/2024-05-01-a-b/"),
        ("permalink: /:nothing/\n", "_posts/2024-05-01-a.md", "", None),
        ("permalink: /:month_:day/:title/\n", "_posts/2024-05-01-a.md", "", "05_01/a/"),
        ("collections: {posts: {permalink: /c/:title/}}\n", "_posts/2024-05-01-a.md", "", "c/a/"),
        ("", "_posts/2024-05-01-a.md", "permalink: /x/y/\n", "x/y/"),
        ("", "_posts/2024-05-01-a.md", "slug: Other One\n", "2024/05/01/Other-One.html"),
        ("", "_posts/2024-05-01-a.md", "categories: A b\n", "a/b/2024/05/01/a.html"),
        ("", "_posts/2024-05-01-a.md", "category: A b\n", "a b/2024/05/01/a.html"),
        ("", "es/_posts/sub/2024-05-01-a.md", "categories: [x]\n", "es/x/2024/05/01/a.html"),
        ("", "_posts/2024-05-01-a.md", "date: 2024-06-02\n", "2024/06/02/a.html"),
        ("timezone: Asia/Shanghai\n", "_posts/2024-05-01-a.md", "date: 2024-05-01 20:00:00 +0000\n",
         "2024/05/02/a.html"),
        # Whether Jekyll reads it in the site's zone or in UTC it is another day.
        ("timezone: Asia/Shanghai\n", "_posts/2024-05-01-a.md", "date: 2024-05-01 20:00:00\n", None),
        ("timezone: Asia/Shanghai\n", "_posts/2024-05-01-a.md", "date: 2024-05-01 10:00:00\n",
         "2024/05/01/a.html"),
        ("defaults: [{scope: {path: ''}, values: {permalink: '/d/:title/'}}]\n", "_posts/2024-05-01-a.md", "",
         "d/a/"),
        (DEFAULTS, "_posts/x/2024-05-01-a.md", "", "e/a/"),
        (DEFAULTS, "_posts/2024-05-01-a.md", "", "d/a/"),
        ("defaults: [{scope: {path: '_posts/*'}, values: {permalink: '/d/:title/'}}]\n",
         "_posts/2024-05-01-a.md", "", None),
        ("collections: {docs: {output: true}}\npermalink: pretty\n", "_docs/sub/a.md", "", "docs/sub/a/"),
        ("collections: {docs: {output: true}}\n", "_docs/a.md", "", "docs/a.html"),
        ("collections: [docs]\n", "_docs/a.md", "", None),
        ("", "_drafts/a.md", "date: 2024-05-01\n", None),
    ],
)  # fmt: skip
def test_jekyll_publishes_by_permalink(
    tmp_path: Path, config: str, name: str, header: str, expected: str | None
) -> None:
    make_files(tmp_path, {"_layouts/x.html": ""})
    found = of_kind(tmp_path, "_config.yml", config, name, f"title: T\n{header}")
    assert found == expected


@pytest.mark.parametrize(
    ("config", "name", "header", "expected"),
    [
        ("", "a.md", "Title: Hello, World\n", "hello-world.html"),
        ("", "a.md", "Title: Hello\nSlug: Own\n", "Own.html"),
        ("", "a.md", "Title: 你好\n", None),
        ("SLUGIFY_USE_UNICODE = True\n", "a.md", "Title: 你好 世界\n", "你好-世界.html"),
        ("SLUGIFY_SOURCE = 'basename'\n", "My File.md", "Title: x\n", "my-file.html"),
        ("ARTICLE_URL = '{category}/{date:%Y}/{slug}/'\n", "cat/a.md", "Title: x\nDate: 2024-05-01\n",
         "cat/2024/x/"),
        ("ARTICLE_URL = '{date:%b}/{slug}/'\n", "a.md", "Title: x\nDate: 2024-05-01\n", None),
        ("ARTICLE_URL = '{author}/{slug}/'\n", "a.md", "Title: x\n", None),
        ("BASE = 'x'\nARTICLE_URL = BASE + '/{slug}'\n", "a.md", "Title: x\n", None),
        ("from base import *\n", "a.md", "Title: x\n", None),
        ("if True:\n    ARTICLE_URL = '{slug}'\n", "a.md", "Title: x\n", None),
        (r"FILENAME_METADATA = r'\d+-(?P<slug>.*)'" + "\n", "01-old.md", "Title: x\n", "old.html"),
        ("PATH_METADATA = '(?P<category>.*)/.*'\n", "a.md", "Title: x\n", None),
        ("EXTRA_PATH_METADATA = {'cat': {'slug': 'y'}}\n", "cat/a.md", "Title: x\n", None),
        ("EXTRA_PATH_METADATA = {'extra': {'path': 'y'}}\n", "cat/a.md", "Title: x\n", "x.html"),
        ("", "a.md", "Title: x\nStatus: draft\n", "drafts/x.html"),
        ("", "a.md", "Title: x\nLang: fr\n", None),
        ("", "a.md", "Title: x\nUrl: u/v/\n", "u/v/"),
    ],
)  # fmt: skip
def test_pelican_publishes_by_article_url(
    tmp_path: Path, config: str, name: str, header: str, expected: str | None
) -> None:
    files = {"pelicanconf.py": f"PATH = 'content'\n{config}", f"content/{name}": f"{header}\nx\n"}
    assert address(open_site(make_files(tmp_path, files)), f"content/{name}") == expected


ROUTE = """---
export async function getStaticPaths() {
  const posts = await getCollection('blog');
  return posts.map((post) => ({ params: { slug: post.id }, props: post }));
}
---
"""


@pytest.mark.parametrize(
    ("files", "name", "expected"),
    [
        ({}, "src/pages/about/me.md", "about/me/"),
        ({}, "src/pages/posts/index.md", "posts/"),
        ({}, "src/content/blog/a.md", None),
        ({"src/pages/b/[...slug].astro": ROUTE}, "src/content/blog/sub/My Post!.md", "b/sub/my-post/"),
        ({"src/pages/b/[...slug].astro": ROUTE}, "src/content/blog/sub/index.md", "b/sub/"),
        ({"src/pages/b/[slug].astro": ROUTE}, "src/content/blog/sub/a.md", None),
        ({"src/pages/b/[...slug].astro": ROUTE}, "src/content/docs/a.md", None),
        ({"src/pages/b/[...slug].astro": ROUTE.replace("post.id", "post.data.when")}, "src/content/blog/a.md",
         None),
        ({"src/pages/b/[...slug].astro": ROUTE, "src/pages/c/[...slug].astro": ROUTE},
         "src/content/blog/a.md", None),
        ({"src/pages/b/[...slug].astro": ROUTE, "src/content.config.ts": "generateId: () => 1"},
         "src/content/blog/a.md", None),
    ],
)  # fmt: skip
def test_astro_publishes_pages_and_the_entries_of_plain_routes(
    tmp_path: Path, files: dict[str, str], name: str, expected: str | None
) -> None:
    make_files(tmp_path, files)
    assert of_kind(tmp_path, "astro.config.mjs", "", name) == expected


@pytest.mark.parametrize(
    ("rule", "name", "slug"),
    [
        (":title.md", "a/My Post.md", "a/My Post"),
        (":year-:month-:day-:title.md", "2024-05-01-x y.md", "x y"),
        (":year/:title.md", "2024/x.md", "x"),
        (":year-:month-:day-:title.md", "My Draft.md", "My-Draft"),
        (":lang/:title.md", "zh/a.md", "a"),
    ],
)
def test_hexos_slug_is_what_the_rule_for_names_calls_the_title(
    tmp_path: Path, rule: str, name: str, slug: str
) -> None:
    site = hexo(tmp_path, {f"source/_posts/{name}": post()}, f"new_post_name: '{rule}'\npermalink: :title/\n")
    assert hexo_slug(site, site.posts_dirs[0] / name) == slug
    assert address(site, f"source/_posts/{name}") == f"{slug}/"
