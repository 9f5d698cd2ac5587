"""The changes a transaction is made of, and whether they can be made at all."""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from galley.core.storage.atomic import hash_bytes, refuse_protected
from galley.core.storage.errors import Action, Conflict, Problem, StorageError
from galley.core.storage.system import is_there


@dataclass(frozen=True, slots=True)
class Write:
    """Make ``data`` the content of ``path``; ``expected`` as for ``write_file``."""

    path: Path
    data: bytes
    expected: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """Rename a file or folder; the target must not exist, its folders are made."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Delete:
    """Put a file or folder into the trash."""

    path: Path


Change = Write | Move | Delete


def now_at(path: Path, moves: Mapping[Path, Path]) -> Path:
    """Return where a path is after these moves of files and folders, made all at once."""
    above = next((above for above in (path, *path.parents) if above in moves), None)
    return path if above is None else moves[above] / path.relative_to(above)


class Earlier:
    """The changes that come before another, by the paths they touch: asking costs the same however many."""

    def __init__(self) -> None:
        self._count = 0
        # By path: the numbers, ascending, of the changes that bring something there, and that take it away.
        self._came: dict[Path, list[tuple[int, Path]]] = {}
        self._went: dict[Path, list[int]] = {}

    def add(self, change: Change) -> None:
        """This one comes after those added before."""
        if isinstance(change, Move):
            self._came.setdefault(change.target, []).append((self._count, change.source))
            self._went.setdefault(change.source, []).append(self._count)
        elif isinstance(change, Delete):
            self._went.setdefault(change.path, []).append(self._count)
        self._count += 1

    def origin(self, path: Path) -> Path | None:
        """Return where what will be at ``path`` after these changes is now; None if nothing will."""
        limit = self._count
        while True:
            last, source, target = -1, None, path
            for above in (path, *path.parents):
                for number, came_from in reversed(self._came.get(above, ())):
                    if number < limit:
                        if number >= last:
                            last, source, target = number, came_from, above
                        break
                number = next((each for each in reversed(self._went.get(above, ())) if each < limit), -1)
                if number > last:
                    last, source = number, None
            if last < 0:
                return path
            if source is None:
                return None
            path, limit = source / path.relative_to(target), last


def check(changes: Sequence[Change]) -> None:
    """Raise Conflict or StorageError if one of ``changes``, made in order, cannot be made.

    Raises ValueError for two writes of one file. Nothing is touched.
    """
    written: set[Path] = set()
    earlier = Earlier()
    for change in changes:
        if isinstance(change, Write):
            if change.path in written:
                raise ValueError(f"{change.path} is written twice")
            written.add(change.path)
            _check_write(change, earlier)
        elif isinstance(change, Move):
            _check_move(change, earlier)
        else:
            _check_there(change.path, earlier, Action.DELETE)
        earlier.add(change)


def is_case_change(change: Move) -> bool:
    """True for a rename to the same name in other letters, on a disk that does not tell them apart."""
    return (
        change.source != change.target
        and change.source.parent == change.target.parent
        and is_there(change.source)
        and is_there(change.target)
        and not change.source.is_symlink()
        and change.source.samefile(change.target)
        and change.target.name not in os.listdir(change.target.parent)  # noqa: PTH208 - names as they are
    )


def _check_write(change: Write, earlier: Earlier) -> None:
    place = earlier.origin(change.path)
    if place is None or not is_there(place):
        if change.expected is not None:
            raise Conflict(change.path, None, None)
        _check_folder(change.path, earlier, Action.SAVE)
        return
    try:
        data = place.read_bytes()
        if hash_bytes(data) != change.expected:
            raise Conflict(change.path, data, hash_bytes(data))
        refuse_protected(place.resolve())
    except OSError as error:
        raise StorageError.of(error, change.path) from error


def _check_move(change: Move, earlier: Earlier) -> None:
    source = _check_there(change.source, earlier, Action.MOVE)
    target = earlier.origin(change.target)
    if target is not None and is_there(target) and not is_case_change(change):
        raise StorageError(change.target, Problem.EXISTS, action=Action.MOVE)
    folder = _check_folder(change.target, earlier, Action.MOVE)
    if folder is not None and source.lstat().st_dev != folder.stat().st_dev:
        raise StorageError(change.source, Problem.OTHER_DISK, action=Action.MOVE)


def _check_there(path: Path, earlier: Earlier, action: Action) -> Path:
    place = earlier.origin(path)
    if place is None or not is_there(place):
        raise StorageError(path, Problem.GONE, action=action)
    _check_folder(path, earlier, action)
    return place


def _check_folder(path: Path, earlier: Earlier, action: Action) -> Path | None:
    """Return the nearest folder above ``path`` that exists now; raise if it takes no new names."""
    for above in path.parents:
        place = earlier.origin(above)
        if place is not None and place.exists():
            status = place.stat()
            if not stat.S_ISDIR(status.st_mode):
                raise StorageError(path, Problem.GONE, action=action)
            if not status.st_mode & 0o222 or not os.access(place, os.W_OK):
                raise StorageError(path, Problem.READ_ONLY_FOLDER, action=action)
            return place
    return None
