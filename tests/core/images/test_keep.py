"""New images: where they go, what they are called, how a post names them."""

import io
import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from galley.core.images import names
from galley.core.images.convert import Treatment, treated
from galley.core.images.homes import home_of, shared_home
from galley.core.images.keep import Wishes, keep_bytes, keep_file
from galley.core.images.names import clean_stem, named, stem_from_address, store, suffix_for
from galley.core.images.spelling import Place, address_of, asset_tag, image_text
from galley.core.render import render
from galley.core.site import Site, SiteError, SiteKind, open_site, resolve_asset
from galley.core.site.rendering import context_of, dialect_of
from galley.core.storage import StorageError
from support.pictures import picture
from support.sites import hexo, make_files, post

WHEN = datetime(2024, 5, 1, 8, 0, 0, tzinfo=UTC)


def hexo_plain(root: Path, config: str = "") -> Site:
    make_files(
        root,
        {"_config.yml": f"url: https://a.example/blog\nroot: /blog/\n{config}", "source/_posts/a.md": post()},
    )
    return open_site(root)


def other(root: Path, kind: SiteKind) -> tuple[Site, Path]:
    named, made = {
        SiteKind.HUGO: ("content/posts/a.md", {"hugo.toml": "baseURL = 'https://a.example/b/'\n"}),
        SiteKind.JEKYLL: ("_posts/2024-05-01-a.md", {"_config.yml": "baseurl: /b\n"}),
        SiteKind.PELICAN: ("content/a.md", {"pelicanconf.py": "PATH = 'content'\n"}),
        SiteKind.MKDOCS: ("docs/guide/a.md", {"mkdocs.yml": "site_name: A\n"}),
        SiteKind.ASTRO: ("src/content/blog/a.md", {"astro.config.mjs": ""}),
        SiteKind.PLAIN: ("a.md", {}),
    }[kind]
    made = {**made, named: post()}
    make_files(root, made)
    site = open_site(root)
    assert site.kind is kind
    return site, site.root / named


@pytest.mark.parametrize(
    ("kind", "folder", "written"),
    [
        (SiteKind.HUGO, "static/images", "![](/b/images/图.png)"),
        (SiteKind.JEKYLL, "assets/images", "![](/b/assets/images/图.png)"),
        (SiteKind.PELICAN, "content/images", "![]({static}/images/图.png)"),
        (SiteKind.MKDOCS, "docs/images", "![](../images/图.png)"),
        (SiteKind.ASTRO, "public/images", "![](/images/图.png)"),
        (SiteKind.PLAIN, "images", "![](images/图.png)"),
    ],
)
def test_each_kind_of_site_has_its_place_and_spelling(
    tmp_path: Path, kind: SiteKind, folder: str, written: str
) -> None:
    site, path = other(tmp_path, kind)
    file = keep_bytes(site, path, picture(), "图", Wishes())
    assert file == site.root / folder / "图.png"
    assert image_text(site, path, file, dialect_of(site)) == written
    assert resolve_asset(site, path, written[4:-1]) == file


def test_a_folder_the_author_has_already_is_kept_to(tmp_path: Path) -> None:
    site = hexo_plain(tmp_path)
    assert home_of(site, site.posts_dirs[0] / "a.md") == site.root / "source/images"
    (site.root / "source/img").mkdir()
    assert home_of(site, site.posts_dirs[0] / "a.md") == site.root / "source/img"


def test_a_hugo_bundle_keeps_its_images_beside_its_text(tmp_path: Path) -> None:
    make_files(tmp_path, {"hugo.toml": "", "content/posts/b/index.md": post()})
    site = open_site(tmp_path)
    path = site.root / "content/posts/b/index.md"
    file = keep_bytes(site, path, picture("GIF"), "a b#c", Wishes())
    assert file == path.parent / "a-b-c.gif"
    assert image_text(site, path, file, dialect_of(site), "说") == "![说](a-b-c.gif)"
    assert shared_home(site, path) == site.root / "static/images"


def test_hexo_with_asset_folders_writes_the_tag_or_the_name(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/题.md": post()})
    path = site.posts_dirs[0] / "题.md"
    file = keep_bytes(site, path, picture("JPEG"), "屏幕 截图", Wishes())
    assert file == site.posts_dirs[0] / "题/屏幕-截图.jpg"
    assert image_text(site, path, file, dialect_of(site)) == "{% asset_img 屏幕-截图.jpg %}"
    with_post_asset = hexo(tmp_path, config="marked:\n  postAsset: true\n")
    assert (
        image_text(with_post_asset, path, file, dialect_of(with_post_asset), "图") == "![图](屏幕-截图.jpg)"
    )
    assert address_of(site, path, file, dialect_of(site), Place.HEADER) is None
    assert address_of(site, path, file, dialect_of(site), Place.HTML) == "屏幕-截图.jpg"


def test_the_tag_carries_the_alternative_text_as_such(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post(), "source/_posts/a/b c.png": picture()})
    path = site.posts_dirs[0] / "a.md"
    tag = asset_tag("b c.png", "一只\"猫\" '黑' %}", "标题")
    html = render(f"{tag}\n", dialect_of(site), context_of(site, path))
    assert 'alt="一只 猫 黑"' in html
    assert 'title="标题"' in html
    bare = render(asset_tag("b c.png", "猫") + "\n", dialect_of(site), context_of(site, path))
    assert 'alt="猫"' in bare


@pytest.mark.parametrize(
    ("config", "markdown"), [("", "/images/a.png"), ("marked:\n  prependRoot: false\n", "/blog/images/a.png")]
)
def test_below_a_root_the_address_leads_to_the_published_file(
    tmp_path: Path, config: str, markdown: str
) -> None:
    site = hexo_plain(tmp_path, config)
    path = site.posts_dirs[0] / "a.md"
    file = keep_bytes(site, path, picture(), "a", Wishes())
    assert address_of(site, path, file, dialect_of(site)) == markdown
    assert address_of(site, path, file, dialect_of(site), Place.HTML) == "/blog/images/a.png"
    assert address_of(site, path, file, dialect_of(site), Place.HEADER) == "/images/a.png"
    html = render(
        image_text(site, path, file, dialect_of(site)) + "\n", dialect_of(site), context_of(site, path)
    )
    assert 'src="/blog/images/a.png"' in html


def test_what_no_reader_could_see_is_refused(tmp_path: Path) -> None:
    site = hexo_plain(tmp_path)
    file = site.root / "source/_data/a.png"
    with pytest.raises(SiteError, match="does not publish"):
        image_text(site, site.posts_dirs[0] / "a.md", file, dialect_of(site))


def test_names_that_mean_something_are_encoded(tmp_path: Path) -> None:
    site = hexo_plain(tmp_path)
    path = site.posts_dirs[0] / "a.md"
    file = site.root / "source/images/图 #1 (b)%20.png"
    file.parent.mkdir()
    file.write_bytes(picture())
    address = address_of(site, path, file, dialect_of(site))
    assert address == "/images/图%20%231%20%28b%29%2520.png"
    assert resolve_asset(site, path, address) == file


# -- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "clean"),
    [
        ("屏幕截图 2024-05-01 上午8.00.00", "屏幕截图-2024-05-01-上午8.00.00"),
        ("a#b?c&d%20", "a-b-c-d-20"),
        ("../../etc/passwd", "etc-passwd"),
        ("_hidden", "hidden"),
        (".dot", "dot"),
        ("", "image"),
        ("---", "image"),
        ("con", "con-"),
        ("IMG_1234", "IMG_1234"),
        ("😀", "😀"),
        ("\ud800a", "a"),
        ("{{ x }}", "x"),
    ],
)
def test_a_name_can_stand_bare_in_an_address(stem: str, clean: str) -> None:
    assert clean_stem(stem) == clean


def test_a_long_chinese_name_stays_whole_characters() -> None:
    assert clean_stem("图" * 300) == "图" * 40


@pytest.mark.parametrize(
    ("address", "stem"),
    [
        ("https://a.b/c/d.png", "d"),
        ("https://a.b/%E5%9B%BE%20a.jpeg?x=1#y", "图-a"),
        ("https://a.b/d.png!large", "d"),
        ("https://a.b/", "image"),
        ("https://p3.byteimg.com/x~tplv-k3u1fbpfcp-watermark.image", "x-tplv-k3u1fbpfcp-watermark"),
        ("https://mmbiz.qpic.cn/mmbiz_png/abc/640?wx_fmt=png", "640"),
        ("http://[/", "image"),
    ],
)
def test_an_address_gives_a_name(address: str, stem: str) -> None:
    assert stem_from_address(address) == stem


def test_the_suffix_says_what_the_bytes_are() -> None:
    assert suffix_for(picture("JPEG"), "a.png") == ".jpg"
    assert suffix_for(picture("JPEG"), "a.JPEG") == ".jpeg"
    assert suffix_for(picture("GIF"), "undefined") == ".gif"
    assert suffix_for(picture("WEBP")) == ".webp"
    with pytest.raises(SiteError, match="no image"):
        suffix_for(b"<html>", "a.png")


def test_the_authors_pattern_makes_folder_and_name(tmp_path: Path) -> None:
    site = hexo_plain(tmp_path)
    path = site.posts_dirs[0] / "长 文.md"
    assert home_of(site, path, "source/img/{year}/{month}", WHEN) == site.root / "source/img/2024/05"
    assert named("{post}-{date}-{name}", "a", path, WHEN) == "长-文-20240501-a"
    for wrong in ("../out", "source/../../x", "a\0b"):
        with pytest.raises(SiteError, match="leads out"):
            home_of(site, path, wrong, WHEN)
    with pytest.raises(SiteError, match="none of"):
        home_of(site, path, "source/{nope}", WHEN)
    with pytest.raises(SiteError, match="none of"):
        named("{nope}", "a", path, WHEN)


def test_nothing_is_ever_overwritten_not_even_by_the_same_picture(tmp_path: Path) -> None:
    data = picture()
    written = [store(tmp_path, "a", ".png", data) for _ in range(3)]
    assert [path.name for path in written] == ["a.png", "a-1.png", "a-2.png"]
    (tmp_path / "B.PNG").write_bytes(b"mine")
    assert store(tmp_path, "b", ".png", data).name == "b-1.png"
    (tmp_path / "c.png").symlink_to(tmp_path / "nowhere.png")
    assert store(tmp_path, "c", ".png", data).name == "c-1.png"
    assert not (tmp_path / "nowhere.png").exists()


def test_a_name_taken_between_the_look_and_the_writing_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = names.write_file
    data = picture()

    def late(path: Path, *args: object, **options: object) -> object:
        if path.name == "a.png" and not path.exists():
            path.write_bytes(data if len(taken) == 0 else b"another's")
            taken.append(path)
        return real(path, *args, **options)  # type: ignore[arg-type]

    taken: list[Path] = []
    monkeypatch.setattr(names, "write_file", late)
    assert store(tmp_path, "a", ".png", data).name == "a-1.png"


def test_many_at_once_get_a_name_each(tmp_path: Path) -> None:
    pictures = [picture(color=color) for color in ("red", "green", "blue", "white", "black", "gray")]
    found: list[Path] = []
    threads = [
        threading.Thread(target=lambda data=data: found.append(store(tmp_path, "a", ".png", data)))
        for data in pictures
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == len(pictures)
    assert {path.read_bytes() for path in found} == set(pictures)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError):
        store(tmp_path / "images", "a", ".png", picture())


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "images").write_text("")
    with pytest.raises(StorageError):
        store(tmp_path / "images", "a", ".png", picture())


def test_a_chosen_file_is_copied_and_one_of_the_site_stays(tmp_path: Path) -> None:
    site = hexo_plain(tmp_path / "site")
    path = site.posts_dirs[0] / "a.md"
    outside = tmp_path / "Photo #1.PNG"
    outside.write_bytes(picture("JPEG"))
    kept = keep_file(site, path, outside, Wishes())
    assert kept == site.root / "source/images/Photo-1.jpg"
    assert kept.read_bytes() == outside.read_bytes()
    assert keep_file(site, path, kept, Wishes()) == kept
    text = tmp_path / "a.png"
    text.write_text("words")
    with pytest.raises(SiteError, match="no image"):
        keep_file(site, path, text, Wishes())
    with pytest.raises(StorageError):
        keep_file(site, path, tmp_path / "gone.png", Wishes())


def test_an_image_of_another_post_is_copied(tmp_path: Path) -> None:
    site = hexo(
        tmp_path,
        {"source/_posts/a.md": post(), "source/_posts/b.md": post(), "source/_posts/b/x.png": picture()},
    )
    kept = keep_file(site, site.posts_dirs[0] / "a.md", site.posts_dirs[0] / "b/x.png", Wishes())
    assert kept == site.posts_dirs[0] / "a/x.png"


# -- smaller -------------------------------------------------------------------------------------


def noise(kind: str, size: tuple[int, int], mode: str = "RGB") -> bytes:
    image = Image.effect_noise(size, 60).convert(mode)
    out = io.BytesIO()
    image.save(out, kind, quality=98)
    return out.getvalue()


def test_a_wide_image_is_scaled_and_stays_what_it_is() -> None:
    data = noise("PNG", (400, 200))
    made = treated(data, Treatment(width=100))
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == (100, 50)
        assert image.format == "PNG"
    assert treated(data, Treatment(width=400)) == data
    assert treated(data, Treatment()) == data


def test_webp_takes_the_place_of_png_and_jpeg_with_a_name_to_match(tmp_path: Path) -> None:
    site = hexo_plain(tmp_path)
    wishes = Wishes(treatment=Treatment(webp=True))
    for kind in ("PNG", "JPEG"):
        kept = keep_bytes(site, site.posts_dirs[0] / "a.md", noise(kind, (200, 200)), "a", wishes)
        assert kept.suffix == ".webp"
    gif = keep_bytes(site, site.posts_dirs[0] / "a.md", picture("GIF"), "g", wishes)
    assert gif.suffix == ".gif"


def test_a_photo_that_lies_on_its_side_stands_up() -> None:
    image = Image.effect_noise((200, 100), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, quality=95)
    with Image.open(io.BytesIO(treated(out.getvalue(), Treatment(width=50)))) as made:
        assert made.size == (50, 100)


def test_what_cannot_be_read_or_moves_stays_as_it_is() -> None:
    treatment = Treatment(width=10, webp=True)
    broken = picture("PNG", size=(400, 400))[:60]
    assert treated(broken, treatment) == broken
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    assert treated(svg, treatment) == svg
    frames = [Image.new("RGB", (40, 40), color) for color in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert treated(out.getvalue(), treatment) == out.getvalue()


def test_palettes_and_transparency_are_scaled_too() -> None:
    image = Image.effect_noise((300, 300), 60).convert("P")
    out = io.BytesIO()
    image.save(out, "PNG", transparency=0)
    with Image.open(io.BytesIO(treated(out.getvalue(), Treatment(width=20)))) as made:
        assert made.width in (20, 300)
