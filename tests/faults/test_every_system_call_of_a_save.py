"""Whatever system call of a save fails, or wherever the process dies in it, one whole version is there."""

import contextlib
import errno
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from galley.core.storage.atomic import (
    Saved,
    hash_bytes,
    is_temporary,
    remove_stale_temporaries,
    write_file,
)
from galley.core.storage.errors import StorageError
from galley.core.storage.inplace import recover_in_place
from support.faults import Calls, dying, failing, in_child

OLD = "旧的正文\n".encode() * 400
NEW = "新的正文，长一些\n".encode() * 700
SHORTER = b"short\n"
ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@dataclass(frozen=True)
class Case:
    """A file to be saved: ``make`` lays it out in a folder and returns the path that is saved to."""

    name: str
    make: Callable[[Path], Path]
    old: bytes | None
    new: bytes

    def save(self, path: Path, state: Path) -> Saved:
        expected = None if self.old is None else hash_bytes(self.old)
        return write_file(path, self.new, expected=expected, state=state)


def plain(folder: Path) -> Path:
    path = folder / "文章.md"
    path.write_bytes(OLD)
    return path


def absent(folder: Path) -> Path:
    return folder / "文章.md"


def linked(folder: Path) -> Path:
    (folder / "elsewhere").mkdir()
    target = folder / "elsewhere" / "target.md"
    target.write_bytes(OLD)
    path = folder / "文章.md"
    path.symlink_to(target)
    return path


def hard_linked(folder: Path) -> Path:
    path = plain(folder)
    (folder / "other name").hardlink_to(path)
    return path


CASES = [
    Case("replace", plain, OLD, NEW),
    Case("new file", absent, None, NEW),
    Case("symbolic link", linked, OLD, NEW),
    Case("hard link", hard_linked, OLD, NEW),
    Case("hard link, shorter", hard_linked, OLD, SHORTER),
]
IDS = [case.name for case in CASES]


def count_calls(case: Case, folder: Path) -> list[str]:
    folder.mkdir()
    path = case.make(folder)
    with Calls(lambda _number, _name, make: make()).active() as calls:
        case.save(path, folder / "state")
    return calls.names


def on_disk(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if is_temporary(path.name) and path.is_file()]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_failing_call_leaves_the_old_file_and_says_so(case: Case, fast_path: Path) -> None:
    names = count_calls(case, fast_path / "count")
    injected = 0
    for number, name in enumerate(names):
        for error in ERRORS:
            folder = fast_path / f"{number} {error}"
            folder.mkdir()
            path = case.make(folder)
            saved, message = None, ""
            with Calls(failing(number, error)).active():
                try:
                    saved = case.save(path, folder / "state")
                except StorageError as caught:
                    message = str(caught)
            injected += 1
            where = f"{name} (call {number}), {errno.errorcode[error]}"
            if saved is not None:  # the call was not needed: the save is whole all the same
                assert path.read_bytes() == case.new, where
            else:
                assert message.startswith(f"“{path.name}” could not be saved: ")
                # Once the new name stands, the folder's sync may fail: both versions are whole ones.
                renamed = "rename_new" if case.old is None else "replace"
                after_rename = renamed in names[:number]
                assert on_disk(path) in ([case.old, case.new] if after_rename else [case.old]), where
            assert leftovers(folder) == [] or name == "unlink", where
            assert recover_in_place(state=folder / "state") == []
            # Trying again, as the window offers, works: with the old base, or because it is there.
            assert case.save(path, folder / "state").hash == hash_bytes(case.new), where
    print(f"faults injected: {injected}")  # pytest -rP shows it
    assert injected > 50


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_disk_that_dies_for_good_in_a_save_keeps_one_whole_version(case: Case, fast_path: Path) -> None:
    for number, name in enumerate(count_calls(case, fast_path / "count")):
        folder = fast_path / f"{number}"
        folder.mkdir()
        path = case.make(folder)
        with Calls(failing(number, errno.EIO, for_ever=True)).active(), contextlib.suppress(StorageError):
            case.save(path, folder / "state")
        assert recover_in_place(state=folder / "state") == []
        assert on_disk(path) in (case.old, case.new), f"{name} (call {number})"


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_process_killed_at_any_call_leaves_one_whole_version(case: Case, fast_path: Path) -> None:
    names = count_calls(case, fast_path / "count")
    for number, name in enumerate(names):
        for how in ("before", "after", "middle") if name == "write" else ("before", "after"):
            folder = fast_path / f"{number} {how}"
            folder.mkdir()
            path = case.make(folder)

            def die(path: Path = path, folder: Path = folder, number: int = number, how: str = how) -> None:
                with Calls(dying(number, how)).active():
                    case.save(path, folder / "state")

            where = f"killed {how} {name} (call {number})"
            assert in_child(die) == signal.SIGKILL, where
            assert recover_in_place(state=folder / "state") == [], where
            assert on_disk(path) in (case.old, case.new), where
            remove_stale_temporaries(path.resolve().parent, older_than=-1)
            assert leftovers(folder) == [], where
            case.save(path, folder / "state")  # no conflict: what is there may be what was being saved
            assert path.read_bytes() == case.new, where
            if "hard" in case.name:
                assert (folder / "other name").read_bytes() == case.new, where


def test_something_else_changing_a_torn_file_is_told_and_not_overwritten(fast_path: Path) -> None:
    case = CASES[3]
    folder = fast_path / "again"
    folder.mkdir()
    path = case.make(folder)
    names = count_calls(case, fast_path / "count")
    torn_at = max(number for number, name in enumerate(names) if name == "write")

    def die() -> None:
        with Calls(dying(torn_at, "middle")).active():
            case.save(path, folder / "state")

    assert in_child(die) == signal.SIGKILL
    assert path.read_bytes() not in (OLD, NEW)
    path.write_bytes(b"somebody else wrote this meanwhile")
    (torn,) = recover_in_place(state=folder / "state")
    assert (torn.path, torn.old, torn.new) == (path, OLD, NEW)
    assert path.read_bytes() == b"somebody else wrote this meanwhile"
