"""Wherever a transaction fails or the process dies in it, all of it or nothing of it is done."""

import errno
import os
import shutil
import signal
from pathlib import Path

import pytest

from galley.core.storage import hash_bytes, is_temporary
from galley.core.storage.changes import Change
from galley.core.storage.errors import Conflict, StorageError
from galley.core.storage.transaction import Delete, Ending, Move, Write, commit, finish_interrupted
from support.faults import Calls, dying, failing, in_child

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

LONG = bool(os.environ.get("GALLEY_LONG"))
Tree = dict[str, bytes | None]


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if not is_temporary(path.name)
    }


def make_site(folder: Path) -> Path:
    site = folder / "site"
    (site / "_drafts" / "a").mkdir(parents=True)
    (site / "_posts").mkdir()
    (site / "_drafts" / "a.md").write_bytes(b"![](a/1.png)")
    (site / "_drafts" / "a" / "1.png").write_bytes(b"png")
    (site / "_posts" / "b.md").write_bytes(b"b")
    return site


def changes_of(site: Path) -> list[Change]:
    drafts, posts = site / "_drafts", site / "_posts"
    return [
        Write(posts / "b.md", b"see c", hash_bytes(b"b")),
        Move(drafts / "a.md", posts / "2024" / "c.md"),
        Move(drafts / "a", posts / "2024" / "c"),
        Write(posts / "2024" / "c.md", b"![](c/1.png)", hash_bytes(b"![](a/1.png)")),
        Delete(posts / "b.md"),
    ]


BEFORE: Tree = {
    "_drafts": None,
    "_drafts/a": None,
    "_drafts/a.md": b"![](a/1.png)",
    "_drafts/a/1.png": b"png",
    "_posts": None,
    "_posts/b.md": b"b",
}
AFTER: Tree = {
    "_drafts": None,
    "_posts": None,
    "_posts/2024": None,
    "_posts/2024/c": None,
    "_posts/2024/c.md": b"![](c/1.png)",
    "_posts/2024/c/1.png": b"png",
}


def run(folder: Path) -> None:
    commit(changes_of(folder / "site"), dispose=remove, state=folder / "state")


def count_calls(folder: Path) -> list[str]:
    make_site(folder)
    with Calls(lambda _number, _name, make: make()).active() as calls:
        run(folder)
    assert tree(folder / "site") == AFTER
    return calls.names


def test_a_failing_call_undoes_what_was_done(fast_path: Path) -> None:
    names = count_calls(fast_path / "count")
    for number, name in enumerate(names):
        folder = fast_path / f"{number}"
        site = make_site(folder)
        where = f"{name} (call {number})"
        try:
            with Calls(failing(number, errno.ENOSPC)).active():
                run(folder)
            assert tree(site) == AFTER, where
        except (StorageError, Conflict):
            assert tree(site) == BEFORE, where
        assert [each.ending for each in finish_interrupted(dispose=remove, state=folder / "state")] in (
            [],
            [Ending.COMPLETED],
            [Ending.ROLLED_BACK],
        )
        assert tree(site) in (BEFORE, AFTER), where
    print(f"faults injected: {len(names)}")  # pytest -rP shows it


def test_a_process_killed_at_any_call_is_completed_or_rolled_back_at_the_next_start(fast_path: Path) -> None:
    names = count_calls(fast_path / "count")
    completed = 0
    for number, name in enumerate(names):
        for how in ("before", "after", "middle") if name == "write" else ("before", "after"):
            folder = fast_path / f"{number}-{how}"
            site = make_site(folder)

            def die(folder: Path = folder, number: int = number, how: str = how) -> None:
                with Calls(dying(number, how)).active():
                    run(folder)

            where = f"killed {how} {name} (call {number})"
            assert in_child(die) == signal.SIGKILL, where
            found = finish_interrupted(dispose=remove, state=folder / "state")
            assert [each.ending for each in found] in ([], [Ending.COMPLETED]), where
            completed += len(found)
            assert tree(site) in (BEFORE, AFTER), where
            if found:
                assert tree(site) == AFTER, where
            assert list((folder / "state" / "transactions").glob("*/")) == [], where
    assert completed > 50


def test_a_second_crash_while_rolling_back_still_ends_with_nothing_done(fast_path: Path) -> None:
    def broken(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def interrupted(folder: Path) -> Path:
        site = make_site(folder)

        def die() -> None:
            def kill(path: Path) -> None:
                os.kill(os.getpid(), signal.SIGKILL)

            commit(changes_of(site), dispose=kill, state=folder / "state")

        assert in_child(die) == signal.SIGKILL
        return site

    def go_on(folder: Path) -> None:
        finish_interrupted(dispose=broken, state=folder / "state")

    counted = fast_path / "count"
    interrupted(counted)
    with Calls(lambda _number, _name, make: make()).active() as calls:
        go_on(counted)
    assert tree(counted / "site") == BEFORE
    for number, name in list(enumerate(calls.names))[:: 1 if LONG else 4]:
        for how in ("before", "after"):
            folder = fast_path / f"{number}-{how}"
            site = interrupted(folder)

            def die(folder: Path = folder, number: int = number, how: str = how) -> None:
                with Calls(dying(number, how)).active():
                    go_on(folder)

            where = f"killed {how} {name} (call {number})"
            assert in_child(die) == signal.SIGKILL, where
            go_on(folder)
            assert tree(site) == BEFORE, where
