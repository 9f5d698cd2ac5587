"""Remote images brought home, and the images of a post found in its text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules
from galley.core.images import ImageCache
from galley.core.images.bring import Fetched, Homecoming, Planner, fetch_all, remote_addresses
from galley.core.images.keep import Wishes
from galley.core.images.shown import Form, images_of, with_alt
from galley.core.site import Site, open_site
from galley.core.site.rendering import dialect_of
from support.imagehost import ImageHost, image_host
from support.pictures import picture
from support.sites import hexo, make_files, post, tree

RED, BLUE = picture(color="red"), picture(color="blue")
WEBP = picture("WEBP")


@pytest.fixture
def host() -> Iterator[ImageHost]:
    pages: dict[str, bytes | int] = {
        "/1.png": RED,
        "/2.jpg": picture("JPEG"),
        "/图 片.png": BLUE,
        "/mmbiz/640": WEBP,
        "/a#b.gif": picture("GIF"),
        "/same.png": RED,
        "/forbidden.png": 403,
        "/page.png": b"<html>log in",
        "/large.png": RED + b"x" * (26 << 20),
    }
    with image_host(pages) as host:
        yield host


def site_of(root: Path, text: str) -> tuple[Site, Path]:
    make_files(root, {"_config.yml": "root: /b/\n", "source/_posts/题.md": text})
    site = open_site(root)
    return site, site.posts_dirs[0] / "题.md"


def home(
    site: Site, path: Path, folder: Path, *, wishes: Wishes | None = None, cache: ImageCache | None = None
) -> tuple[str, Homecoming, Fetched]:
    folder.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8")
    fetched = fetch_all(remote_addresses(images_of(text, site.header_rules)), folder, cache=cache)
    made = Planner(site, dialect_of(site), wishes or Wishes(), fetched).plan(path, text)
    return apply_edits(text, made.edits), made, fetched


def test_ten_addresses_of_which_two_fail(tmp_path: Path, host: ImageHost) -> None:
    url = host.url
    body = "\n\n".join(
        [
            f"![一]({url}/1.png)",
            f"![]({url}/2.jpg 'title')",
            f"![]({url}/图%20片.png)",
            f"![]({url}/mmbiz/640?wx_fmt=webp&tp=1)",
            f'<img src="{url}/a%23b.gif" alt="x">',
            f"![again]({url}/1.png)",
            f"![other address, same picture]({url}/same.png)",
            f"![]({url}/gone.png)",
            f"![]({url}/forbidden.png)",
            f"![][r]\n\n[r]: {url}/2.jpg",
        ]
    )
    site, path = site_of(tmp_path / "s", post(body=body))
    before = tree(site.root)
    text, made, _ = home(site, path, tmp_path / "w")
    assert tree(site.root) == before
    assert f"![]({url}/gone.png)" in text
    assert f"![]({url}/forbidden.png)" in text
    assert text.count(url) == 2
    assert [(address.rpartition("/")[2], why) for address, why in made.refused] == [
        ("gone.png", "The server answered 404"),
        ("forbidden.png", "The server answered 403"),
    ]
    assert sorted(arrival.target.name for arrival in made.arrivals) == [
        "1.png",
        "2.jpg",
        "640.webp",
        "a-b.gif",
        "图-片.png",
    ]
    assert text.count("(/images/1.png)") == 3
    assert "![](/images/2.jpg 'title')" in text
    assert "![](/images/640.webp)" in text
    assert '<img src="/b/images/a-b.gif" alt="x">' in text
    assert "[r]: /images/2.jpg" in text
    assert len([path for path in host.asked if path == "/1.png"]) == 1


def test_what_is_no_image_or_too_large_stays_where_it_is(tmp_path: Path, host: ImageHost) -> None:
    url = host.url
    site, path = site_of(tmp_path / "s", post(body=f"![]({url}/page.png)\n![]({url}/large.png)\n"))
    text, made, _ = home(site, path, tmp_path / "w")
    assert text == path.read_text(encoding="utf-8")
    assert [why for _, why in made.refused] == ["What the server sent is no image", "The image is too large"]
    assert not made.arrivals


def test_a_server_that_is_silent_is_asked_a_few_times_at_most(tmp_path: Path) -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        from galley.core.images import FetchError

        asked.append(address)
        raise FetchError("The server can't be reached", host_down=True)

    fetched = fetch_all([f"http://down.example/{n}.png" for n in range(50)], tmp_path, fetcher=fetch)
    assert len(fetched.failed) == 50
    assert len(asked) < 50


def test_asset_folders_get_the_tag_with_its_words(tmp_path: Path, host: ImageHost) -> None:
    body = f'字 ![一只[猫]]({host.url}/1.png "标题") 后\n\n- ![]({host.url}/2.jpg)\n'
    site = hexo(
        tmp_path / "s", {"source/_posts/题.md": post(body=body, extra=f"cover: {host.url}/图%20片.png\n")}
    )
    path = site.posts_dirs[0] / "题.md"
    text, made, _ = home(site, path, tmp_path / "w")
    assert """字 {% asset_img 1.png '"标题" "一只[猫]"' %} 后""" in text
    assert "- {% asset_img 2.jpg %}" in text
    # A theme shows the cover on other pages, too.
    assert "cover: /images/图-片.png\n" in text
    assert {arrival.target.relative_to(site.root).as_posix() for arrival in made.arrivals} == {
        "source/_posts/题/1.png",
        "source/_posts/题/2.jpg",
        "source/images/图-片.png",
    }


def test_code_and_comments_of_code_keep_their_addresses(tmp_path: Path, host: ImageHost) -> None:
    body = f"`![]({host.url}/1.png)`\n\n```md\n![]({host.url}/1.png)\n```\n"
    site, path = site_of(tmp_path / "s", post(body=body))
    text, made, _ = home(site, path, tmp_path / "w")
    assert text == path.read_text(encoding="utf-8")
    assert host.asked == []
    assert made == Homecoming()


def test_a_picture_that_is_home_already_is_used_and_another_of_its_name_is_not(
    tmp_path: Path, host: ImageHost
) -> None:
    body = f"![]({host.url}/1.png) ![]({host.url}/2.jpg)\n"
    site, path = site_of(tmp_path / "s", post(body=body))
    make_files(site.root, {"source/images/1.png": RED, "source/images/2.jpg": b"mine"})
    text, made, _ = home(site, path, tmp_path / "w")
    assert "![](/images/1.png) ![](/images/2-1.jpg)" in text
    assert [arrival.target.name for arrival in made.arrivals] == ["2-1.jpg"]


def test_two_posts_never_get_one_name_for_two_pictures(tmp_path: Path, host: ImageHost) -> None:
    host.answers |= {"/x/p.png": RED, "/y/P.png": BLUE}
    site, first = site_of(tmp_path / "s", post(body=f"![]({host.url}/x/p.png)"))
    second = first.with_name("b.md")
    second.write_text(post(body=f"![]({host.url}/y/P.png) ![]({host.url}/x/p.png)"), encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (first, second)]
    addresses = [each for text in texts for each in remote_addresses(images_of(text, site.header_rules))]
    folder = tmp_path / "w"
    folder.mkdir()
    planner = Planner(site, dialect_of(site), Wishes(), fetch_all(addresses, folder))
    made = [planner.plan(path, text) for path, text in zip((first, second), texts, strict=True)]
    assert [[arrival.target.name for arrival in each.arrivals] for each in made] == [
        ["p.png"],
        ["P-1.png", "p.png"],
    ]


def test_a_banner_of_many_posts_is_kept_once_where_each_can_show_it(tmp_path: Path, host: ImageHost) -> None:
    body = f"![旗]({host.url}/1.png) ![]({host.url}/2.jpg)\n"
    site = hexo(tmp_path / "s", {"source/_posts/a.md": post(body=body)})
    path = site.posts_dirs[0] / "a.md"
    folder = tmp_path / "w"
    folder.mkdir()
    fetched = fetch_all([f"{host.url}/1.png", f"{host.url}/2.jpg"], folder)
    for pattern in ("", "source/img/{post}"):
        planner = Planner(site, dialect_of(site), Wishes(folder=pattern), fetched, {f"{host.url}/1.png"})
        text = apply_edits(post(body=body), planner.plan(path, post(body=body)).edits)
        assert "![旗](/images/1.png)" in text
    planner = Planner(site, dialect_of(site), Wishes(folder="source/all"), fetched, {f"{host.url}/1.png"})
    assert "![旗](/all/1.png)" in apply_edits(post(body=body), planner.plan(path, post(body=body)).edits)


def test_what_the_offline_cache_has_is_not_fetched(tmp_path: Path, host: ImageHost) -> None:
    cache = ImageCache(tmp_path / "cache")
    cache.store(f"{host.url}/long-gone.png", BLUE)
    site, path = site_of(tmp_path / "s", post(body=f"![]({host.url}/long-gone.png)"))
    text, _, _ = home(site, path, tmp_path / "w", cache=cache)
    assert "![](/images/long-gone.png)" in text
    assert host.asked == []


def test_cancelling_fetches_no_more(tmp_path: Path) -> None:
    fetched = fetch_all([f"http://a/{n}" for n in range(20)], tmp_path, cancelled=lambda: True)
    assert fetched == Fetched()


# -- what a post shows ---------------------------------------------------------------------------


def test_every_form_of_an_image_is_found_with_its_words() -> None:
    text = post(
        extra="cover: https://a.b/c.jpg\n",
        body=(
            "![甲](a.png)\n<img src='b.png' alt='乙'>\n{% asset_img d.png %}\n"
            """{% asset_img e.png '"t" "丁"' %}\n{% asset_img left f.png 100 words %}\n{% img /g.png %}\n"""
            "`{% asset_img no.png %}`\n![](<h i.png>)\n"
        ),
    )
    found = images_of(text, HeaderRules.HEXO)
    assert [(image.form, image.address, image.alt) for image in found] == [
        (Form.HEADER, "https://a.b/c.jpg", None),
        (Form.MARKDOWN, "a.png", "甲"),
        (Form.HTML, "b.png", "乙"),
        (Form.ASSET_TAG, "d.png", ""),
        (Form.ASSET_TAG, "e.png", "丁"),
        (Form.ASSET_TAG, "f.png", None),
        (Form.OTHER, "/g.png", None),
        (Form.MARKDOWN, "h i.png", ""),
    ]
    assert all(text[image.start : image.end] == image.address for image in found)
    assert [image.line for image in found] == [3, 5, 6, 7, 8, 9, 10, 12]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![](a.png)", "![新 \\[x\\]](a.png)"),
        ("![旧](a.png 't')", "![新 \\[x\\]](a.png 't')"),
        ("<img src='a.png'>", "<img src='a.png' alt=\"新 [x]\">"),
        ('<img alt="旧" src="a.png" data-alt="x">', '<img alt="新 [x]" src="a.png" data-alt="x">'),
        ("{% asset_img a.png %}", """{% asset_img a.png '"" "新 [x]"' %}"""),
        ("""{% asset_img a.png '"题" "旧"' %}""", """{% asset_img a.png '"题" "新 [x]"' %}"""),
    ],
)
def test_other_words_change_nothing_but_the_words(before: str, after: str) -> None:
    text = post(body=f"前 {before} 后\n")
    (image,) = images_of(text, HeaderRules.HEXO)
    made = apply_edits(text, with_alt(text, image, " 新\n[x]"))
    assert made == post(body=f"前 {after} 后\n")
    (again,) = images_of(made, HeaderRules.HEXO)
    assert again.alt == "新 [x]"
    assert with_alt(made, again, "新 [x]") == []
