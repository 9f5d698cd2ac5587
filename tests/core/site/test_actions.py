"""Publishing, renaming, copying and trashing take what belongs to the post, and nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from galley.core.post import parse
from galley.core.site import Site, SiteError, open_site
from galley.core.site.actions import (
    MovePlan,
    duplicate,
    move,
    plan_publish,
    plan_rename,
    plan_unpublish,
    posts_naming,
    trash,
)
from galley.core.storage import StorageError, steps
from support.sites import hexo, make_files, post, tree

BODY = (
    "![](a.png) ![](foo/a.png) <img src='foo/a.png'> ![](./foo/a.png)\n"
    "![](/images/foo.png) [foo](https://a.example/foo/a.png) ![](none/foo/a.png)\n"
    "```\n![](foo/a.png)\n```\n"
    "[r]: foo/深/b%20c.png\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return hexo(
        tmp_path / "s",
        {
            "source/_posts/foo.md": post(extra="cover: foo/a.png\n", body=BODY),
            "source/_posts/foo/a.png": "1",
            "source/_posts/foo/深/b c.png": "2",
            "source/_posts/bar.md": post(),
            "source/images/foo.png": "3",
        },
    )


def names(site: Site, moved: list[tuple[Path, Path]]) -> list[tuple[str, str]]:
    return [tuple(path.relative_to(site.root / "source").as_posix() for path in pair) for pair in moved]  # type: ignore[misc]


# --- rename


def rename(site: Site, path: Path, stem: str) -> list[tuple[Path, Path]]:
    plan = plan_rename(site, path, stem)
    move(plan)
    return list(plan.moves)


def test_a_renamed_post_takes_its_asset_folder_and_its_links_along(site: Site) -> None:
    posts = site.posts_dirs[0]
    status = (posts / "foo" / "a.png").stat()
    moved = rename(site, posts / "foo.md", "新 名")
    assert names(site, moved) == [("_posts/foo.md", "_posts/新 名.md"), ("_posts/foo", "_posts/新 名")]
    quoted = "新%20名"
    expected = post(extra="cover: foo/a.png\n", body=BODY)
    expected = expected.replace("cover: foo/", f"cover: {quoted}/")
    expected = expected.replace("![](foo/a.png) <img src='foo/", f"![]({quoted}/a.png) <img src='{quoted}/")
    expected = expected.replace("![](./foo/", f"![](./{quoted}/").replace("[r]: foo/", f"[r]: {quoted}/")
    assert (posts / "新 名.md").read_text() == expected
    assert not (posts / "foo").exists()
    assert (posts / "新 名" / "a.png").stat().st_mtime_ns == status.st_mtime_ns


def test_links_follow_a_rename_as_they_are_written_bare_in_brackets_or_encoded(tmp_path: Path) -> None:
    body = "![](<图 集/a b.png>) ![](图%20集/a%20b.png) ![](%E5%9B%BE%20%E9%9B%86/a%20b.png)\n"
    files = {"source/_posts/图 集.md": post(body=body), "source/_posts/图 集/a b.png": "1"}
    site = hexo(tmp_path / "s", files)
    rename(site, site.posts_dirs[0] / "图 集.md", "新 名")
    encoded = "%E6%96%B0%20%E5%90%8D"
    assert (site.posts_dirs[0] / "新 名.md").read_text() == post(
        body=f"![](<新 名/a b.png>) ![](新%20名/a%20b.png) ![]({encoded}/a%20b.png)\n"
    )


def test_a_post_whose_links_stay_is_moved_without_being_written(site: Site) -> None:
    path = site.posts_dirs[0] / "bar.md"
    make_files(site.root, {"source/_posts/bar.md": post(body="![](a.png)\n"), "source/_posts/bar/a.png": "1"})
    before = path.stat()
    rename(site, path, "baz")
    after = (site.posts_dirs[0] / "baz.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("taken", ["source/_posts/bar.md", "source/_posts/bar/x.png", "source/_posts/bar/"])
def test_a_rename_never_overwrites(site: Site, taken: str) -> None:
    (site.posts_dirs[0] / "bar.md").unlink()
    make_files(site.root, {taken: "" if taken.endswith("/") else "theirs"})
    before = tree(site.root)
    with pytest.raises(StorageError):
        rename(site, site.posts_dirs[0] / "foo.md", "bar")
    assert tree(site.root) == before


@pytest.mark.parametrize("step", ["MoveStep", "WriteStep"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_rename_that_fails_half_way_leaves_both_as_they_were(
    site: Site, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    kind = getattr(steps, step)
    done: Callable[[object], Sequence[Path]] = kind.do
    count = 0

    def failing(self: object) -> Sequence[Path]:
        nonlocal count
        count += 1
        if count == number or step == "WriteStep":
            raise OSError(28, "No space left on device")
        return done(self)

    monkeypatch.setattr(kind, "do", failing)
    before = tree(site.root)
    with pytest.raises(StorageError):
        rename(site, site.posts_dirs[0] / "foo.md", "new")
    assert tree(site.root) == before


def test_posts_in_a_folder_of_the_same_name_stay_where_they_are(site: Site) -> None:
    make_files(
        site.root,
        {
            "source/_posts/foo/part-1.md": post(),
            "source/_posts/foo/part-1/p.png": "theirs",
            "source/_posts/foo/sub/part-2.md": post(),
        },
    )
    moved = rename(site, site.posts_dirs[0] / "foo.md", "new")
    assert names(site, moved) == [
        ("_posts/foo.md", "_posts/new.md"),
        ("_posts/foo/a.png", "_posts/new/a.png"),
        ("_posts/foo/深", "_posts/new/深"),
    ]
    assert (site.posts_dirs[0] / "foo/part-1/p.png").read_text() == "theirs"
    assert (site.posts_dirs[0] / "foo/sub/part-2.md").exists()


def test_a_folder_beside_the_post_is_not_its_own_without_asset_folders(tmp_path: Path) -> None:
    make_files(tmp_path, {"_config.yml": "", "source/_posts/foo.md": post(), "source/_posts/foo/a.png": "1"})
    site = open_site(tmp_path)
    assert len(rename(site, site.posts_dirs[0] / "foo.md", "new")) == 1
    assert (site.posts_dirs[0] / "foo/a.png").exists()


def test_a_rename_to_the_same_name_does_nothing_and_one_of_case_works(site: Site) -> None:
    path = site.posts_dirs[0] / "foo.md"
    assert rename(site, path, "foo") == []
    assert rename(site, path, "FOO")[0][1].read_text().startswith("---\n")
    assert not path.exists()


def test_jekyll_s_date_stays_in_front_of_a_new_name(tmp_path: Path) -> None:
    site = open_site(make_files(tmp_path, {"_config.yml": "", "_posts/2024-01-02-a.md": post()}))
    [(_, new)] = rename(site, site.posts_dirs[0] / "2024-01-02-a.md", "b")
    assert new.name == "2024-01-02-b.md"
    [(_, new)] = rename(site, new, "2025-01-01-c")
    assert new.name == "2025-01-01-c.md"


def test_a_page_bundle_is_renamed_by_its_folder(tmp_path: Path) -> None:
    files = {"hugo.toml": "", "content/posts/b/index.md": post(), "content/posts/b/a.png": "1"}
    site = open_site(make_files(tmp_path, files))
    rename(site, site.root / "content/posts/b/index.md", "新")
    assert (site.root / "content/posts/新/a.png").exists()
    [(_, copy)] = duplicate(site, site.root / "content/posts/新/index.md")
    assert (copy / "index.md").read_text() == post()
    assert copy.name == "新-1"


def test_line_ends_and_encoding_survive_a_rename(site: Site) -> None:
    text = post(body="![](foo/a.png)\n尾").replace("\n", "\r\n")
    path = site.posts_dirs[0] / "foo.md"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    [(_, new), _] = rename(site, path, "neu")
    assert new.read_bytes() == b"\xef\xbb\xbf" + text.replace("(foo/", "(neu/").encode()


# --- publish and take back


def done(plan: MovePlan) -> list[tuple[Path, Path]]:
    move(plan)
    return list(plan.moves)


def publish(site: Site, path: Path) -> list[tuple[Path, Path]]:
    return done(plan_publish(site, path))


def unpublish(site: Site, path: Path) -> list[tuple[Path, Path]]:
    return done(plan_unpublish(site, path))


DRAFT = "---\ntitle: 稿\ntags: [b, a]   # 注\ncategories:\n- 甲\n- 乙\nisbn: 007\n---\n\n![](a.png)\n"


def test_a_published_draft_keeps_everything_and_gets_a_date(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_drafts/稿.md": DRAFT, "source/_drafts/稿/a.png": "1"})
    moved = publish(site, site.drafts_dirs[0] / "稿.md")
    assert names(site, moved) == [("_drafts/稿.md", "_posts/稿.md"), ("_drafts/稿", "_posts/稿")]
    text = (site.posts_dirs[0] / "稿.md").read_text()
    date = next(line for line in text.split("\n") if line.startswith("date: "))
    assert text.replace(f"{date}\n", "") == DRAFT
    assert (
        abs((site.now() - parse(text, site.header_rules, timezone="Asia/Shanghai").moment).total_seconds())
        < 60
    )  # type: ignore[operator]
    assert list(site.drafts_dirs[0].iterdir()) == []


def test_a_draft_with_a_date_keeps_it_and_goes_where_that_date_belongs(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_drafts/x.md": post()}, "new_post_name: ':year/:month-:day-:title.md'\n")
    [(_, new)] = publish(site, site.drafts_dirs[0] / "x.md")
    assert new == site.posts_dirs[0] / "2024" / "05-01-x.md"
    assert new.read_text() == post()


def test_a_draft_never_takes_another_post_s_place(tmp_path: Path) -> None:
    site = hexo(
        tmp_path,
        {
            "source/_posts/x.md": "theirs",
            "source/_posts/x-1/left.png": "theirs",
            "source/_drafts/x.md": post(body="![](x/a.png)\n"),
            "source/_drafts/x/a.png": "1",
        },
    )
    moved = publish(site, site.drafts_dirs[0] / "x.md")
    assert names(site, moved) == [("_drafts/x.md", "_posts/x-2.md"), ("_drafts/x", "_posts/x-2")]
    assert moved[0][1].read_text() == post(body="![](x-2/a.png)\n")
    assert (site.posts_dirs[0] / "x.md").read_text() == "theirs"


def test_publishing_and_taking_back_returns_to_the_same_place(tmp_path: Path) -> None:
    files = {"source/_drafts/深/x.md": post(), "source/_drafts/深/x/a.png": "1"}
    site = hexo(tmp_path, {**files, "source/_posts/深/": "", "source/_drafts/": ""})
    before = {name: data for name, data in tree(tmp_path).items() if not name.endswith("/")}
    moved = publish(site, site.drafts_dirs[0] / "深/x.md")
    assert moved[0][1] == site.posts_dirs[0] / "深/x.md"
    unpublish(site, moved[0][1])
    assert {name: data for name, data in tree(tmp_path).items() if not name.endswith("/")} == before


def test_a_draft_with_a_broken_header_is_moved_as_it_is(tmp_path: Path) -> None:
    broken = "---\ntitle: a: b\n---\n正文\n"
    site = hexo(tmp_path, {"source/_drafts/x.md": broken})
    [(_, new)] = publish(site, site.drafts_dirs[0] / "x.md")
    assert new.read_text() == broken


def test_an_unpublished_mark_is_taken_off(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/x.md": post(extra="published: false\n")})
    path = site.posts_dirs[0] / "x.md"
    assert publish(site, path) == []
    assert path.read_text() == post()


@pytest.mark.parametrize(
    ("files", "name", "draft", "published"),
    [
        (
            {"hugo.toml": ""},
            "content/posts/a.md",
            "+++\ntitle = 'a'\ndraft = true # 注\n+++\nx\n",
            "+++\ntitle = 'a'\ndraft = false # 注\n+++\nx\n",
        ),
        ({"hugo.toml": ""}, "content/a.md", post(extra="draft: true\n"), post(extra="draft: false\n")),
        (
            {"astro.config.mjs": ""},
            "src/content/a.md",
            post(extra="draft: true\n"),
            post(extra="draft: false\n"),
        ),
        (
            {"pelicanconf.py": ""},
            "content/a.md",
            "Title: a\nStatus: draft\nTags: x\n\ny\n",
            "Title: a\nStatus: published\nTags: x\n\ny\n",
        ),
        ({}, "a.md", post(extra="draft: true\n"), post(extra="draft: false\n")),
    ],
)
def test_elsewhere_the_header_says_what_is_a_draft(
    tmp_path: Path, files: dict[str, str], name: str, draft: str, published: str
) -> None:
    site = open_site(make_files(tmp_path, {**files, name: draft}))
    path = site.root / name
    assert publish(site, path) == []
    assert path.read_text() == published
    with pytest.raises(SiteError, match="no draft"):
        publish(site, path)
    unpublish(site, path)
    assert path.read_text() == draft
    with pytest.raises(SiteError, match="already"):
        unpublish(site, path)


def test_jekyll_drafts_get_a_date_in_their_name_and_give_it_back(tmp_path: Path) -> None:
    text = "---\ntitle: a\n---\nx\n"
    site = open_site(make_files(tmp_path, {"_config.yml": "", "_posts/2024-01-02-a.md": text}))
    [(_, draft)] = unpublish(site, site.posts_dirs[0] / "2024-01-02-a.md")
    assert draft == site.root / "_drafts/a.md"
    assert draft.read_text() == "---\ntitle: a\ndate: 2024-01-02\n---\nx\n"
    [(_, back)] = publish(site, draft)
    assert back == site.root / "_posts/2024-01-02-a.md"
    [(_, undated)] = publish(site, make_files(tmp_path, {"_drafts/b.md": text}) / "_drafts/b.md")
    assert undated.name == f"{site.now():%Y-%m-%d}-b.md"


# --- duplicate


def test_a_copy_has_its_own_images_and_the_original_is_untouched(site: Site) -> None:
    before = tree(site.root)
    copies = duplicate(site, site.posts_dirs[0] / "foo.md")
    assert names(site, copies) == [("_posts/foo.md", "_posts/foo-1.md"), ("_posts/foo", "_posts/foo-1")]
    after = tree(site.root)
    assert {name: after[name] for name in before} == before
    assert after["source/_posts/foo-1/深/b c.png"] == b"2"
    text = after["source/_posts/foo-1.md"].decode()
    assert "cover: foo-1/a.png" in text
    assert text.count("foo-1/") == 5
    assert len(after) == len(before) + 3


def test_a_copy_takes_the_next_free_name_or_the_one_given(site: Site) -> None:
    path = site.posts_dirs[0] / "bar.md"
    assert [duplicate(site, path)[0][1].name for _ in range(2)] == ["bar-1.md", "bar-2.md"]
    assert duplicate(site, path, "我的 副本")[0][1].name == "我的 副本.md"
    assert duplicate(site, path, "foo")[0][1].name == "foo-1.md"
    with pytest.raises(SiteError):
        duplicate(site, path, "a/b")


def test_a_copy_that_fails_leaves_nothing_behind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(steps.MoveStep, "do", failing)
    before = tree(site.root)
    with pytest.raises(StorageError):
        duplicate(site, site.posts_dirs[0] / "foo.md")
    assert tree(site.root) == before


# --- trash


@pytest.fixture
def bin_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The system's trash, for this test alone."""
    from galley.core.storage import trash as storage_trash

    bin_ = tmp_path / "trash"
    bin_.mkdir()

    def send(path: str) -> None:
        Path(path).rename(bin_ / f"{len(list(bin_.iterdir()))}-{Path(path).name}")

    monkeypatch.setattr(storage_trash, "send2trash", send)
    return bin_


def test_a_trashed_post_takes_its_images(site: Site, bin_of: Path) -> None:
    gone = trash(site, site.posts_dirs[0] / "foo.md")
    assert [path.name for path, _ in gone] == ["foo.md", "foo"]
    assert sorted(path.name for path in bin_of.iterdir()) == ["0-foo.md", "1-foo"]
    assert [path.name for path in site.posts_dirs[0].iterdir()] == ["bar.md"]


@pytest.mark.parametrize(
    "address",
    [
        "foo/a.png",
        "/2024/05/01/foo/a.png",
        "https://a.example/blog/foo/a.png",
        "./foo/a.png?v=1",
        "%66oo/a.png",
    ],
)
def test_an_image_that_another_post_shows_stays(site: Site, bin_of: Path, address: str) -> None:
    make_files(site.root, {"source/_posts/bar.md": post(body=f"![]({address})\n")})
    trash(site, site.posts_dirs[0] / "foo.md")
    left = [name for name in tree(site.root / "source/_posts") if name != "bar.md"]
    assert left == ["foo/a.png"]
    assert len(list(bin_of.iterdir())) == 2


def test_a_trash_that_refuses_leaves_the_post_and_its_images(
    site: Site, bin_of: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from galley.core.storage import trash as storage_trash

    send = storage_trash.send2trash
    path = site.posts_dirs[0] / "foo.md"

    def refusing(each: str) -> None:
        if Path(each) != path:
            raise OSError(1, "Operation not permitted")
        send(each)

    monkeypatch.setattr(storage_trash, "send2trash", refusing)
    before = tree(site.root)
    with pytest.raises(StorageError):
        trash(site, path)
    assert tree(site.root) == before


def test_posts_in_a_folder_of_the_same_name_are_not_trashed(site: Site, bin_of: Path) -> None:
    make_files(site.root, {"source/_posts/foo/part-1.md": post()})
    trash(site, site.posts_dirs[0] / "foo.md")
    assert (site.posts_dirs[0] / "foo/part-1.md").exists()
    assert not (site.posts_dirs[0] / "foo/a.png").exists()


def test_a_page_bundle_goes_as_a_whole(tmp_path: Path, bin_of: Path) -> None:
    files = {"hugo.toml": "", "content/posts/b/index.md": post(), "content/posts/b/a.png": "1"}
    site = open_site(make_files(tmp_path / "h", files))
    trash(site, site.root / "content/posts/b/index.md")
    assert list((site.root / "content/posts").iterdir()) == []


def test_a_translated_bundle_keeps_its_other_languages(tmp_path: Path, bin_of: Path) -> None:
    names = ("index.md", "index.zh.md", "a.png")
    site = open_site(
        make_files(tmp_path / "h", {"hugo.toml": "", **{f"content/b/{name}": "x" for name in names}})
    )
    trash(site, site.root / "content/b/index.md")
    assert sorted(path.name for path in (site.root / "content/b").iterdir()) == ["a.png", "index.zh.md"]


def test_posts_are_found_by_the_folder_their_addresses_lead_through(site: Site) -> None:
    posts = site.posts_dirs[0]
    (posts / "a.md").write_text(post(body="![](../foo/a.png) and bar/ in words\n"), "utf-8")
    (posts / "b.md").write_text(post(body="![](https://x.example/%E5%9B%BE/a.png)\n"), "utf-8")
    (posts / "c.md").write_text(post(extra="cover: bar\\a.png\n", body="![](food/a.png)\n"), "utf-8")
    paths = [posts / f"{name}.md" for name in ("a", "b", "c", "gone")]
    assert posts_naming({"foo", "图", "bar"}, paths) == {
        "foo": [posts / "a.md"],
        "图": [posts / "b.md"],
        "bar": [posts / "c.md"],
    }
