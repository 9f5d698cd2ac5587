"""The sample site holds every construct that a real one has, and all of it is in place."""

import re
from pathlib import Path

import pytest

from galley.core.post import parse
from galley.core.site import asset_folder, open_site, resolve_asset, walk_posts
from galley.core.site.links import addresses


@pytest.fixture(scope="module")
def texts(sample_site_source: Path) -> dict[str, str]:
    posts = walk_posts(open_site(sample_site_source))
    return {file.relative.removeprefix("source/"): file.path.read_text("utf-8") for file in posts}


def test_it_is_a_whole_hexo_site_without_warnings(sample_site_source: Path, texts: dict[str, str]) -> None:
    site = open_site(sample_site_source)
    assert (site.kind, site.warnings, site.url_root) == ("hexo", (), "/blog/")
    assert 9 <= len(texts) <= 14
    assert sum(path.startswith("_drafts/") for path in texts) == 1
    assert [path for path, text in texts.items() if parse(text, site.header_rules).error] == [
        "_posts/校样第三次.md"
    ]


@pytest.mark.parametrize(
    ("construct", "pattern"),
    [
        ("scalar tags", r"^tags: \S+$"),
        ("flow tags", r"^tags: \[.*,"),
        ("block tags", r"^tags:\n *- "),
        ("nested categories", r"^categories:\n *- .+\n *- "),
        ("several category branches", r"^ *- \[.+, .+\]"),
        ("HTML banner with tabs", r"^<(?:div|p)[^>]*>\n\t"),
        ("fold", r"^<!-- more -->$"),
        ("two-space hard break", r"\S  $"),
        ("list right after a blockquote", r"^> .+\n- "),
        ("link that lacks its bracket", r"\[[^\]\n]+\(https?://"),
        ("table", r"^\|.*\|\n\| ?:?-"),
        ("fenced code", r"^```python"),
        ("fenced code in a list", r"^ {2}```"),
        ("indented code", r"^\n {4}\S"),
        ("footnote", r"\[\^1\]: "),
        ("task list", r"^- \[x\] "),
        ("remote image", r"!\[.*\]\(https://"),
        ("image of the site", r"!\[.*\]\(/images/"),
        ("image of the post", r"!\[.*\]\(platen\.svg"),
        ("image named with its folder", r"!\[.*\]\(周末开放日/map\.svg\)"),
        ("asset tag", r"\{% asset_img "),
        ("note tag", r"\{% note info %\}"),
        ("raw tag", r"\{% raw %\}"),
        ("script", r"^<script>"),
        ("setext heading", r"^.+\n-{5,}$"),
        ("comment in a header", r"^# the shop"),
        ("empty key", r"^thumbnail:$"),
        ("mathematics", r"^\$\$$"),
    ],
)
def test_every_construct_of_a_real_site_is_there(texts: dict[str, str], construct: str, pattern: str) -> None:
    assert any(re.search(pattern, text, re.MULTILINE) for text in texts.values()), construct


def test_every_local_image_is_there(sample_site_source: Path, texts: dict[str, str]) -> None:
    site = open_site(sample_site_source)
    shown: set[Path] = set()
    for path, text in texts.items():
        post = site.root / "source" / path
        wanted = [each.written for each in addresses(text) if re.search(r"\.(?:png|svg)$", each.written)]
        tagged = re.findall(r"\{% asset_img (\S+)", text)
        for address in (*wanted, *tagged):
            found = resolve_asset(site, post, address)
            assert found is not None, (path, address)
            shown.add(found)
        folder = asset_folder(site, post)
        assert folder is None or not folder.exists() or any(folder.iterdir())
    pictures = {picture for kind in ("png", "svg") for picture in site.root.rglob(f"*.{kind}")}
    assert shown == pictures
    assert sum(picture.stat().st_size for picture in pictures) < 80_000
