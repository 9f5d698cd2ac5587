"""Several changes are made all together or not at all."""

import os
import shutil
from pathlib import Path

import pytest

from galley.core.storage import hash_bytes
from galley.core.storage.changes import Earlier
from galley.core.storage.errors import Conflict, Problem, StorageError
from galley.core.storage.transaction import Delete, Ending, Move, Write, commit, finish_interrupted, forget


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def tree(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "博客 站点"
    (site / "_posts" / "旧").mkdir(parents=True)
    (site / "_posts" / "旧.md").write_bytes("![](旧/a.png)".encode())
    (site / "_posts" / "旧" / "a.png").write_bytes(b"png")
    (site / "_posts" / "other.md").write_bytes("[x](旧)".encode())
    return site


def rename(site: Path) -> list[Move | Write]:
    posts = site / "_posts"
    old = posts / "旧.md"
    return [
        Move(old, posts / "新.md"),
        Move(posts / "旧", posts / "新"),
        Write(posts / "新.md", "![](新/a.png)".encode(), hash_bytes(old.read_bytes())),
        Write(posts / "other.md", "[x](新)".encode(), hash_bytes((posts / "other.md").read_bytes())),
    ]


def test_a_post_its_folder_and_the_links_to_it_move_together(site: Path, tmp_path: Path) -> None:
    commit(rename(site), state=tmp_path / "state")
    assert tree(site) == {
        "_posts": None,
        "_posts/新": None,
        "_posts/新/a.png": b"png",
        "_posts/新.md": "![](新/a.png)".encode(),
        "_posts/other.md": "[x](新)".encode(),
    }
    assert list((tmp_path / "state" / "transactions").iterdir()) == []
    assert finish_interrupted(state=tmp_path / "state") == []


def test_a_write_under_the_new_name_is_checked_against_the_file_of_the_old_one(
    site: Path, tmp_path: Path
) -> None:
    changes = rename(site)
    (site / "_posts" / "旧.md").write_bytes(b"changed outside")
    before = tree(site)
    with pytest.raises(Conflict):
        commit(changes, state=tmp_path / "state")
    assert tree(site) == before


def test_nothing_moves_onto_an_existing_name(site: Path, tmp_path: Path) -> None:
    (site / "_posts" / "新").mkdir()
    before = tree(site)
    with pytest.raises(StorageError) as caught:
        commit(rename(site), state=tmp_path / "state")
    assert caught.value.problem is Problem.EXISTS
    assert tree(site) == before


def test_two_posts_can_swap_names(site: Path, tmp_path: Path) -> None:
    posts = site / "_posts"
    a, b = (posts / "旧.md").read_bytes(), (posts / "other.md").read_bytes()
    commit(
        [
            Move(posts / "旧.md", posts / "t.md"),
            Move(posts / "other.md", posts / "旧.md"),
            Move(posts / "t.md", posts / "other.md"),
        ],
        state=tmp_path / "state",
    )
    assert ((posts / "旧.md").read_bytes(), (posts / "other.md").read_bytes()) == (b, a)


def test_folders_on_the_way_are_made_and_unmade(site: Path, tmp_path: Path) -> None:
    posts = site / "_posts"

    def refuse(path: Path) -> None:
        raise StorageError(path, Problem.OTHER)

    before = tree(site)
    changes = [
        Move(posts / "旧.md", posts / "2024" / "01" / "新.md"),
        Write(posts / "2024" / "02" / "b.md", b"new", None),
    ]
    with pytest.raises(StorageError):
        commit([*changes, Delete(posts / "other.md")], dispose=refuse, state=tmp_path / "state")
    assert tree(site) == before
    commit(changes, state=tmp_path / "state")
    assert (posts / "2024" / "01" / "新.md").exists()
    assert (posts / "2024" / "02" / "b.md").read_bytes() == b"new"


def test_a_trash_that_fails_half_way_takes_nothing(site: Path, tmp_path: Path) -> None:
    posts = site / "_posts"
    (posts / "旧" / "b.png").write_bytes(b"b")
    (posts / "旧" / "deep").mkdir()
    (posts / "旧" / "deep" / "c.png").write_bytes(b"c")
    times = {path: path.stat().st_mtime_ns for path in posts.rglob("*") if path.is_file()}
    before = tree(site)

    def half(path: Path) -> None:
        if path.is_dir():
            shutil.rmtree(path / "deep")
            (path / "a.png").unlink()
            raise RuntimeError("the trash is full")
        path.unlink()

    with pytest.raises(RuntimeError):
        commit([Delete(posts / "旧.md"), Delete(posts / "旧")], dispose=half, state=tmp_path / "state")
    assert tree(site) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_rolled_back_write_gives_back_the_time_of_the_file(site: Path, tmp_path: Path) -> None:
    other = site / "_posts" / "other.md"
    os.utime(other, ns=(10**18, 10**18))

    def refuse(path: Path) -> None:
        raise OSError(5, "Input/output error")

    changes = [Write(other, b"new", hash_bytes(other.read_bytes())), Delete(site / "_posts" / "旧.md")]
    with pytest.raises(StorageError) as caught:
        commit(changes, dispose=refuse, state=tmp_path / "state")
    assert str(caught.value).startswith("“旧.md” could not be deleted: the disk reported a fault.")
    assert other.stat().st_mtime_ns == 10**18


def test_what_was_changed_after_a_crash_is_not_overwritten(site: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    other = site / "_posts" / "other.md"

    class Crash(BaseException):
        pass

    def crash(path: Path) -> None:
        # The process ends here: no way back is taken, as after SIGKILL.
        shutil.copytree(state, tmp_path / "crashed")
        raise Crash

    changes = [
        Write(other, b"new", hash_bytes(other.read_bytes())),
        Delete(site / "_posts" / "旧.md"),
    ]
    with pytest.raises(Crash):
        commit(changes, dispose=crash, state=state)
    other.write_bytes(b"new")
    shutil.rmtree(state)
    (tmp_path / "crashed").rename(state)

    def refuse(path: Path) -> None:
        other.write_bytes(b"the author went on writing elsewhere")
        raise OSError(5, "Input/output error")

    (found,) = finish_interrupted(dispose=refuse, state=state)
    assert found.ending is Ending.ROLLED_BACK
    assert other.read_bytes() == b"the author went on writing elsewhere"


def test_what_can_neither_be_completed_nor_taken_back_is_tried_again_until_forgotten(
    site: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    folder = state / "transactions" / "x"
    folder.mkdir(parents=True)
    (folder / "log.json").write_text("{not json")
    for _ in range(2):
        (stuck,) = finish_interrupted(state=state)
        assert stuck.ending is Ending.STUCK
    forget(stuck)
    assert finish_interrupted(state=state) == []


@pytest.mark.skipif(os.name == "nt", reason="no modes on Windows")
def test_a_read_only_folder_refuses_before_anything_is_touched(site: Path, tmp_path: Path) -> None:
    (site / "_posts").chmod(0o555)
    try:
        with pytest.raises(StorageError) as caught:
            commit(rename(site), state=tmp_path / "state")
    finally:
        (site / "_posts").chmod(0o755)
    assert caught.value.problem is Problem.READ_ONLY_FOLDER
    assert not (tmp_path / "state").exists()


def test_where_a_path_comes_from_through_moves_of_moves(tmp_path: Path) -> None:
    a, b, c = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    earlier = Earlier()
    assert earlier.origin(a / "x") == a / "x"
    earlier.add(Move(a, b))
    assert earlier.origin(b / "x" / "y") == a / "x" / "y"
    assert earlier.origin(a / "x") is None
    earlier.add(Move(c, a))
    earlier.add(Move(b / "x", a / "x"))
    assert earlier.origin(a / "x" / "y") == a / "x" / "y"
    assert earlier.origin(a / "z") == c / "z"
    assert earlier.origin(b / "x") is None
    earlier.add(Delete(a / "x"))
    assert earlier.origin(a / "x" / "y") is None
    earlier.add(Move(b, a / "x"))
    assert earlier.origin(a / "x" / "y") == a / "y"
