"""What there is to say of each image of a post."""

from pathlib import Path

from galley.core.images.inventory import Standing, inventory
from galley.core.site import open_site
from support.pictures import picture
from support.sites import hexo, make_files, post


def test_local_remote_missing_and_unused_are_told_apart(tmp_path: Path) -> None:
    body = (
        "{% asset_img 在.png %} ![](https://a.b/r.png) ![](/images/s.png) ![](gone.png)\n"
        "{% asset_img gone.jpg %} ![](data:image/png;base64,AA) ![]({{ url }}/x.png)\n"
        "[file](linked%20to.png)\n"
    )
    site = hexo(
        tmp_path,
        {
            "source/_posts/题.md": post(body=body),
            "source/_posts/题/在.png": picture(),
            "source/_posts/题/未用 #1.jpg": picture("JPEG"),
            "source/_posts/题/linked to.png": picture(),
            "source/_posts/题/notes.txt": "no image",
            "source/_posts/题/.hidden.png": picture(),
            "source/images/s.png": picture(),
        },
    )
    path = site.posts_dirs[0] / "题.md"
    items = inventory(site, path, path.read_text(encoding="utf-8"))
    told = [(item.standing, item.address, item.file.name if item.file else None) for item in items]
    assert told == [
        (Standing.LOCAL, "在.png", "在.png"),
        (Standing.REMOTE, "https://a.b/r.png", None),
        (Standing.LOCAL, "/images/s.png", "s.png"),
        (Standing.MISSING, "gone.png", None),
        (Standing.MISSING, "gone.jpg", None),
        (Standing.UNUSED, "", "未用 #1.jpg"),
    ]
    assert items[0].size == len(picture())


def test_a_post_without_a_folder_of_its_own_has_no_unused_images(tmp_path: Path) -> None:
    make_files(
        tmp_path,
        {"_config.yml": "", "source/_posts/a.md": post(), "source/images/x.png": picture()},
    )
    site = open_site(tmp_path)
    assert inventory(site, site.posts_dirs[0] / "a.md", post()) == []


def test_a_bundles_other_pages_are_no_images_of_it(tmp_path: Path) -> None:
    make_files(
        tmp_path,
        {
            "hugo.toml": "",
            "content/posts/b/index.md": post(body="![](a.png)"),
            "content/posts/b/a.png": picture(),
            "content/posts/b/sub/c.png": picture(),
        },
    )
    site = open_site(tmp_path)
    path = site.root / "content/posts/b/index.md"
    items = inventory(site, path, path.read_text(encoding="utf-8"))
    assert [(item.standing, item.file.name if item.file else "") for item in items] == [
        (Standing.LOCAL, "a.png"),
        (Standing.UNUSED, "c.png"),
    ]
