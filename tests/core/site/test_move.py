"""Posts moved to another folder, with what belongs to them."""

from pathlib import Path

import pytest

from galley.core.site import SiteError
from galley.core.site.actions import move, plan_move
from galley.core.storage import StorageError
from support.sites import hexo, make_files, post, tree


def test_the_asset_folder_goes_along_and_undo_brings_every_byte_back(tmp_path: Path) -> None:
    files = {
        "source/_posts/a.md": post(body="![](a/x.png) ![](y.png)\r\n"),
        "source/_posts/a/x.png": b"x",
        "source/_posts/y.png": b"y",
        "source/_posts/b.md": post("b"),
    }
    site = hexo(tmp_path, files)
    posts = site.posts_dirs[0]
    before = tree(tmp_path)
    plan = plan_move(site, [posts / "a.md", posts / "b.md"], posts / "2024")
    assert tree(tmp_path) == before
    move(plan)
    after = tree(tmp_path)
    assert after["source/_posts/2024/a/x.png"] == b"x"
    assert b"![](a/x.png) ![](../y.png)" in after["source/_posts/2024/a.md"]
    move(plan.reversed())
    assert {name: data for name, data in tree(tmp_path).items() if not name.endswith("2024/")} == before


def test_a_taken_name_moves_nothing(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post(), "source/_posts/b.md": post("b")})
    make_files(tmp_path, {"source/_posts/x/b.md": "other"})
    posts = site.posts_dirs[0]
    before = tree(tmp_path)
    plan = plan_move(site, [posts / "a.md", posts / "b.md"], posts / "x")
    with pytest.raises(StorageError):
        move(plan)
    assert tree(tmp_path) == before


def test_two_posts_of_one_name_are_refused(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/x/A.md": post(), "source/_posts/y/a.md": post()})
    posts = site.posts_dirs[0]
    with pytest.raises(SiteError, match="rename one"):
        plan_move(site, [posts / "x/A.md", posts / "y/a.md"], posts)


def test_a_draft_does_not_become_a_post_unnoticed(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_drafts/a.md": post(), "source/_posts/b.md": post()})
    with pytest.raises(SiteError, match="publish"):
        plan_move(site, [site.drafts_dirs[0] / "a.md"], site.posts_dirs[0] / "x")
    with pytest.raises(SiteError, match="Drafts"):
        plan_move(site, [site.posts_dirs[0] / "b.md"], site.drafts_dirs[0])
    with pytest.raises(SiteError, match="no folder"):
        plan_move(site, [site.posts_dirs[0] / "b.md"], tmp_path / "elsewhere")


def test_a_post_that_is_there_already_stays(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post()})
    assert plan_move(site, [site.posts_dirs[0] / "a.md"], site.posts_dirs[0]).moves == ()


def test_a_post_is_not_moved_into_its_own_asset_folder(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post(), "source/_posts/a/x.png": b"x"})
    with pytest.raises(SiteError, match="asset folder"):
        plan_move(site, [site.posts_dirs[0] / "a.md"], site.posts_dirs[0] / "a")
