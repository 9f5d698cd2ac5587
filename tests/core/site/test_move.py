"""Posts moved to another folder, with what belongs to them."""

from pathlib import Path

import pytest

from galley.core.bulk import UndoLog, carry_out, carry_out_move, plan, undo
from galley.core.edits import Edit
from galley.core.site import SiteError
from galley.core.site.actions import move, plan_move
from galley.core.storage import StorageError, Writer
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
    writer, log = Writer(state=tmp_path.parent / "state"), UndoLog(tmp_path, state=tmp_path.parent / "state")
    outcome = carry_out_move(plan, log, "Move")
    assert outcome.moved == plan.moves
    after = tree(tmp_path)
    assert after["source/_posts/2024/a/x.png"] == b"x"
    assert b"![](a/x.png) ![](../y.png)" in after["source/_posts/2024/a.md"]
    last = log.last()
    assert last is not None
    assert (last.title, last.files) == ("Move", 2)
    # By another start of the program.
    undone = undo(UndoLog(tmp_path, state=tmp_path.parent / "state"), writer)
    assert set(undone.moved) == {(new, old) for old, new in plan.moves}
    assert not undone.refused
    assert log.last() is None
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


@pytest.fixture
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


def test_posts_changed_after_a_move_go_back_with_their_new_text(tmp_path: Path, state: Path) -> None:
    site = hexo(
        tmp_path,
        {
            "source/_posts/a.md": post(body="![](y.png)\n"),
            "source/_posts/b.md": post("b"),
            "source/_posts/y.png": b"y",
        },
    )
    posts = site.posts_dirs[0]
    log = UndoLog(tmp_path, state=state)
    carry_out_move(plan_move(site, [posts / "a.md", posts / "b.md"], posts / "x"), log, "Move")
    (posts / "x/a.md").write_text("mine", "utf-8")
    (posts / "x/b.md").unlink()
    outcome = undo(log, Writer(state=state))
    assert outcome.moved == ((posts / "x/a.md", posts / "a.md"),)
    assert {path for path, _ in outcome.refused} == {posts / "x/a.md", posts / "x/b.md"}
    assert (posts / "a.md").read_text("utf-8") == "mine"


def test_a_name_taken_since_the_move_is_left_to_who_took_it(tmp_path: Path, state: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post(), "source/_posts/b.md": post("b")})
    posts = site.posts_dirs[0]
    log = UndoLog(tmp_path, state=state)
    carry_out_move(plan_move(site, [posts / "a.md", posts / "b.md"], posts / "x"), log, "Move")
    (posts / "a.md").write_text("new", "utf-8")
    outcome = undo(log, Writer(state=state))
    assert [path for path, _ in outcome.refused] == [posts / "a.md"]
    assert (posts / "a.md").read_text("utf-8") == "new"
    assert (posts / "x/a.md").is_file()
    assert (posts / "b.md").is_file()


def test_a_cancelled_move_leaves_all_in_place_and_the_undo_of_what_was_done_before(
    tmp_path: Path, state: Path
) -> None:
    names = [f"{number:03}.md" for number in range(150)]
    site = hexo(tmp_path, {f"source/_posts/{name}": post(name) for name in names})
    posts = site.posts_dirs[0]
    log = UndoLog(tmp_path, state=state)
    carry_out_move(plan_move(site, [posts / names[0]], posts / "first"), log, "First")
    before = tree(tmp_path)
    told: list[int] = []
    plan = plan_move(site, [posts / name for name in names[1:]], posts / "x")
    outcome = carry_out_move(plan, log, "Second", lambda done, _total: told.append(done), lambda: bool(told))
    assert told
    assert outcome.moved == ()
    assert tree(tmp_path) == before
    last = log.last()
    assert last is not None
    assert last.title == "First"
    assert undo(log, Writer(state=state)).moved == ((posts / "first" / names[0], posts / names[0]),)


def test_planning_a_move_is_stopped_by_what_it_tells(tmp_path: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post()})

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        plan_move(site, [site.posts_dirs[0] / "a.md"], site.posts_dirs[0] / "x", stop)


def test_a_change_before_a_move_is_taken_back_where_the_posts_are_now(tmp_path: Path, state: Path) -> None:
    site = hexo(tmp_path, {"source/_posts/a.md": post("a"), "source/_posts/b.md": post("b")})
    posts = site.posts_dirs[0]
    writer, log = Writer(state=state), UndoLog(tmp_path, state=state)
    before = (posts / "a.md").read_bytes()
    edits = plan([posts / "a.md", posts / "b.md"], lambda text: [Edit(len(text), len(text), "more\n")])
    carry_out(edits.files, writer, log, "More")
    carry_out_move(plan_move(site, [posts / "a.md"], posts / "x"), log, "Move")
    outcome = undo(log, writer, change=log.changes()[1])
    assert set(outcome.done) == {posts / "x/a.md", posts / "b.md"}
    assert (posts / "x/a.md").read_bytes() == before
    assert undo(log, writer).moved == ((posts / "x/a.md", posts / "a.md"),)
