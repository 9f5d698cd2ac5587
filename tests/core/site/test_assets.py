"""An address in a post means the file that the published page would show, and none outside the site."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.site import Site, asset_folder, open_site, resolve_asset
from support.sites import hexo, make_files, post


@pytest.fixture
def site(tmp_path: Path) -> Site:
    make_files(tmp_path, {"secret.png": "no"})
    return hexo(
        tmp_path / "站 #1",
        {
            "source/_posts/foo.md": post(),
            "source/_posts/foo/a.jpg": "1",
            "source/_posts/foo/深/图 1.png": "2",
            "source/_posts/foo/c#1?.png": "3",
            "source/_posts/foo/100%.png": "4",
            "source/_posts/foo/e\u0301.png": "5",
            "source/_posts/beside.png": "6",
            "source/images/b.jpg": "7",
            "source/_posts/other.md": post(),
            "source/_posts/other/o.png": "8",
            "_private.txt": "9",
        },
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("a.jpg", "source/_posts/foo/a.jpg"),
        ("./a.jpg", "source/_posts/foo/a.jpg"),
        ("foo/a.jpg", "source/_posts/foo/a.jpg"),
        (" a.jpg ", "source/_posts/foo/a.jpg"),
        ("a.jpg?x=1#frag", "source/_posts/foo/a.jpg"),
        ("深/图 1.png", "source/_posts/foo/深/图 1.png"),
        ("深\\图 1.png", "source/_posts/foo/深/图 1.png"),
        ("%E6%B7%B1/%E5%9B%BE%201.png", "source/_posts/foo/深/图 1.png"),
        ("c%231%3F.png", "source/_posts/foo/c#1?.png"),
        ("c#1?.png", "source/_posts/foo/c#1?.png"),
        ("100%.png", "source/_posts/foo/100%.png"),
        ("100%25.png", "source/_posts/foo/100%.png"),
        ("\u00e9.png", "source/_posts/foo/e\u0301.png"),
        ("beside.png", "source/_posts/beside.png"),
        ("../images/b.jpg", "source/images/b.jpg"),
        ("../../images/b.jpg", "source/images/b.jpg"),
        ("images/b.jpg", "source/images/b.jpg"),
        ("/images/b.jpg", "source/images/b.jpg"),
        ("/blog/images/b.jpg", "source/images/b.jpg"),
        ("other/o.png", "source/_posts/other/o.png"),
        ("other.md", "source/_posts/other.md"),
    ],
)
def test_each_way_to_name_a_file_finds_it(site: Site, address: str, expected: str) -> None:
    assert resolve_asset(site, site.posts_dirs[0] / "foo.md", address) == site.root / expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "none.png",
        "foo",
        "/",
        "..",
        "../../../secret.png",
        "/../../secret.png",
        "%2e%2e/%2e%2e/%2e%2e/secret.png",
        "..%5c..%5c..%5csecret.png",
        "/etc/passwd",
        "//etc/passwd",
        "file:///etc/passwd",
        "C:\\Windows\\win.ini",
        "\\\\host\\share\\a.png",
        "https://a.example/a.jpg",
        "data:image/png;base64,AAAA",
        "mailto:a@b.example",
        "#top",
        "a\0.jpg",
        "x" * 10_000,
        "a/" * 2_000,
        "\ud800.png",
    ],
)
def test_what_is_not_there_or_not_ours_is_not_found(site: Site, address: str) -> None:
    assert resolve_asset(site, site.posts_dirs[0] / "foo.md", address) is None


def test_a_link_that_leads_out_of_the_site_is_not_followed(site: Site, tmp_path: Path) -> None:
    folder = site.posts_dirs[0] / "foo"
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "outside").symlink_to(tmp_path)
    (folder / "in.png").symlink_to(folder / "a.jpg")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    here = site.posts_dirs[0] / "foo.md"
    for address in ("out.png", "outside/secret.png", "outside/../../secret.png", "loop.png"):
        assert resolve_asset(site, here, address) is None
    assert resolve_asset(site, here, "in.png") == folder / "a.jpg"


def test_an_asset_folder_wins_over_a_file_beside_the_post(site: Site) -> None:
    make_files(site.root, {"source/_posts/a.jpg": "beside"})
    assert resolve_asset(site, site.posts_dirs[0] / "foo.md", "a.jpg") == site.posts_dirs[0] / "foo" / "a.jpg"


def test_asset_folders_are_hexo_s_only_when_it_is_told_so(tmp_path: Path) -> None:
    make_files(tmp_path, {"_config.yml": "title: a\n", "source/_posts/v1.2 notes.md": post()})
    site = open_site(tmp_path)
    assert asset_folder(site, site.posts_dirs[0] / "v1.2 notes.md") is None
    with_folders = hexo(tmp_path)
    assert (
        asset_folder(with_folders, site.posts_dirs[0] / "v1.2 notes.md") == site.posts_dirs[0] / "v1.2 notes"
    )


def test_hugo_bundles_and_static_files_are_found(tmp_path: Path) -> None:
    site = open_site(
        make_files(
            tmp_path,
            {
                "hugo.toml": "",
                "content/posts/b/index.md": post(),
                "content/posts/b/a.png": "1",
                "static/img/s.png": "2",
                "assets/g.png": "3",
            },
        )
    )
    here = site.root / "content/posts/b/index.md"
    assert asset_folder(site, here) == here.parent
    assert resolve_asset(site, here, "a.png") == here.parent / "a.png"
    assert resolve_asset(site, here, "/img/s.png") == site.root / "static/img/s.png"
    assert resolve_asset(site, here, "/posts/b/a.png") == here.parent / "a.png"
    assert resolve_asset(site, here, "g.png") == site.root / "assets/g.png"


def test_pelican_s_own_addresses_are_found(tmp_path: Path) -> None:
    files = {"pelicanconf.py": "", "content/a.md": "Title: a\n\nb", "content/images/p.png": "1"}
    site = open_site(make_files(tmp_path, files))
    for address in (
        "{static}/images/p.png",
        "{static}images/p.png",
        "{filename}/images/p.png",
        "images/p.png",
    ):
        assert resolve_asset(site, site.root / "content/a.md", address) == site.root / "content/images/p.png"


def test_jekyll_takes_addresses_from_its_root(tmp_path: Path) -> None:
    files = {"_config.yml": "baseurl: /j", "_posts/2024-01-01-a.md": post(), "assets/p.png": "1"}
    site = open_site(make_files(tmp_path, files))
    for address in ("/assets/p.png", "/j/assets/p.png", "assets/p.png"):
        assert (
            resolve_asset(site, site.posts_dirs[0] / "2024-01-01-a.md", address) == site.root / "assets/p.png"
        )


@settings(deadline=None, max_examples=150)
@given(address=st.text(alphabet=st.sampled_from("./\\%2e5cfoa# ?:é\u0301\0图"), max_size=40))
def test_no_address_leads_out_of_the_site(tmp_path_factory: pytest.TempPathFactory, address: str) -> None:
    root = tmp_path_factory.getbasetemp() / "bounded"
    if not root.exists():
        hexo(root / "in", {"source/_posts/foo.md": post(), "source/_posts/foo/a": "1"})
        make_files(root, {"a": "no", "foo": "no"})
    site = open_site(root / "in")
    found = resolve_asset(site, site.posts_dirs[0] / "foo.md", address)
    assert found is None or (found.is_relative_to(site.root) and found.is_file())
