"""The steps of a transaction as its log keeps them: each can be made, recognised as made, and undone.

``do`` makes the change and returns the folders that are still to be synced, ``done`` tells from the disk
whether it was made, ``undo`` takes it back; all may raise OSError, StorageError or Conflict. ``to_json`` is
what ``read_step`` makes the step from.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from galley.core.storage.atomic import hash_bytes, read_file, remove_stale_temporaries, write_file
from galley.core.storage.changes import Change, Move, Write, is_case_change
from galley.core.storage.errors import Action
from galley.core.storage.system import O_BINARY, is_there, rename_new, sync_file, sync_folder, write_all

Dispose = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class WriteStep:
    """A new content for a file; ``new`` and ``old`` hold the bytes, ``old`` is None for a new file."""

    path: Path
    new: Path
    old: Path | None
    old_times: tuple[int, int]
    made: tuple[Path, ...]
    state: Path | None
    action: ClassVar[Action] = Action.SAVE

    def do(self) -> Sequence[Path]:
        _make(self.made)
        write_file(self.path, self.new.read_bytes(), expected=self._old_hash(), state=self.state)
        return [folder.parent for folder in self.made]

    def done(self) -> bool:
        return is_there(self.path) and read_file(self.path) == self.new.read_bytes()

    def undo(self) -> None:
        if self.old is None:
            self.path.unlink()
            return
        expected = hash_bytes(self.new.read_bytes())
        write_file(self.path, self.old.read_bytes(), expected=expected, state=self.state)
        os.utime(self.path, ns=self.old_times)

    def to_json(self) -> dict[str, object]:
        return {
            "kind": "write",
            "path": _pack(self.path),
            "new": self.new.name,
            "old": None if self.old is None else self.old.name,
            "times": list(self.old_times),
            "made": [_pack(folder) for folder in self.made],
        }

    def _old_hash(self) -> str | None:
        return None if self.old is None else hash_bytes(self.old.read_bytes())


@dataclass(frozen=True, slots=True)
class MoveStep:
    """A rename."""

    path: Path
    target: Path
    made: tuple[Path, ...]
    action: ClassVar[Action] = Action.MOVE

    def do(self) -> Sequence[Path]:
        _make(self.made)
        return [*(folder.parent for folder in self.made), *_rename(self.path, self.target)]

    def done(self) -> bool:
        here, there = is_there(self.path), is_there(self.target)
        if here and there and self.path.parent == self.target.parent:  # names that differ in case only
            names = os.listdir(self.path.parent)  # noqa: PTH208 - names as they are
            here, there = self.path.name in names, self.target.name in names
        return there and not here

    def undo(self) -> None:
        for folder in _rename(self.target, self.path):
            sync_folder(folder)

    def to_json(self) -> dict[str, object]:
        return {
            "kind": "move",
            "path": _pack(self.path),
            "target": _pack(self.target),
            "made": [_pack(folder) for folder in self.made],
        }


@dataclass(frozen=True, slots=True)
class DeleteStep:
    """A deletion; ``kept`` is a copy to take it back from."""

    path: Path
    kept: Path
    dispose: Dispose
    action: ClassVar[Action] = Action.DELETE

    def do(self) -> Sequence[Path]:
        try:
            self.dispose(self.path)
        except BaseException:
            if is_there(self.path):
                _copy_missing(self.kept, self.path)
            raise
        return ()

    def done(self) -> bool:
        return not is_there(self.path)

    def undo(self) -> None:
        part = self.path.with_name(f".galley-{self.kept.parent.name}-{self.kept.name}.tmp")
        if part.is_dir():  # a crash came between these lines
            shutil.rmtree(part)
        _copy(self.kept, part)
        rename_new(part, self.path)
        sync_folder(self.path.parent)

    def to_json(self) -> dict[str, object]:
        return {"kind": "delete", "path": _pack(self.path), "kept": self.kept.name}


Step = WriteStep | MoveStep | DeleteStep


def take_back(step: Step) -> None:
    """Undo ``step`` as far as it is done, with the folders made for it; may be called again after a crash."""
    if step.done():
        step.undo()
    if not isinstance(step, DeleteStep):
        for folder in reversed(step.made):
            remove_stale_temporaries(folder, older_than=0.0)
            with contextlib.suppress(OSError):  # somebody put something in
                folder.rmdir()


def plan_step(
    change: Change, place: Path | None, number: int, folder: Path, dispose: Dispose, state: Path | None
) -> Step:
    """Return the step for ``change`` with its bytes laid down in ``folder``.

    ``place`` is where what it changes is now, before the changes that come earlier.
    """
    if isinstance(change, Move):
        return MoveStep(change.source, change.target, _missing(change.target.parent))
    if isinstance(change, Write):
        new = folder / f"{number}.new"
        _put(new, change.data)
        old, times = None, (0, 0)
        if change.expected is not None and place is not None:
            old = folder / f"{number}.old"
            status = place.stat()
            _put(old, read_file(place))
            times = (status.st_atime_ns, status.st_mtime_ns)
        return WriteStep(change.path, new, old, times, _missing(change.path.parent), state)
    kept = folder / f"{number}.kept"
    _copy(place if place is not None else change.path, kept)
    return DeleteStep(change.path, kept, dispose)


def read_step(entry: Mapping[str, object], folder: Path, dispose: Dispose, state: Path | None) -> Step:
    """Return the step that ``to_json`` described. Raises KeyError, TypeError or ValueError."""
    path = _unpack(entry["path"])
    if entry["kind"] == "delete":
        return DeleteStep(path, folder / str(entry["kept"]), dispose)
    made = entry["made"]
    if not isinstance(made, list):
        raise TypeError("made is not a list")
    folders = tuple(_unpack(each) for each in made)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if entry["kind"] == "move":
        return MoveStep(path, _unpack(entry["target"]), folders)
    old, times = entry["old"], entry["times"]
    if not isinstance(times, list):
        raise TypeError("times is not a list")
    accessed, modified = (int(str(each)) for each in times)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return WriteStep(
        path,
        folder / str(entry["new"]),
        None if old is None else folder / str(old),
        (accessed, modified),
        folders,
        state,
    )


def _rename(source: Path, target: Path) -> tuple[Path, ...]:
    """Rename, and return the folders whose names are to be made safe: the new one first."""
    if is_case_change(Move(source, target)):
        source.rename(target)
    else:
        rename_new(source, target)
    return tuple(dict.fromkeys((target.parent, source.parent)))


def _missing(folder: Path) -> tuple[Path, ...]:
    return tuple(reversed([above for above in (folder, *folder.parents) if not above.exists()]))


def _make(folders: tuple[Path, ...]) -> None:
    for folder in folders:
        folder.mkdir(exist_ok=True)


def _put(file: Path, data: bytes) -> None:
    fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_BINARY, 0o600)
    try:
        write_all(fd, data)
        sync_file(fd)
    finally:
        os.close(fd)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def _copy_missing(source: Path, target: Path) -> None:
    """Bring back what a deletion that failed half-way had already taken."""
    if not source.is_dir() or source.is_symlink():
        return
    for each in source.iterdir():
        there = target / each.name
        if is_there(there):
            _copy_missing(each, there)
        else:
            _copy(each, there)


def _pack(path: Path) -> str:
    return os.fsencode(path).hex()


def _unpack(value: object) -> Path:
    return Path(os.fsdecode(bytes.fromhex(str(value))))
