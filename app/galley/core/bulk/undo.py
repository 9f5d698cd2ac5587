"""The way back from the last changes of many posts: kept on the disk, so that it outlives the program."""

import contextlib
import os
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from galley.core.storage import StorageError, hash_bytes
from galley.core.storage.changes import now_at
from galley.core.storage.places import private_folder
from galley.core.storage.records import Record, pack, unpack
from galley.core.storage.system import sync_file, sync_folder

# So many changes of a site can be taken back, as long as those before the last take no more room than that.
KEPT = 10
_ROOM = 512 * 1024 * 1024
_HEAD_AT_MOST = 1 << 16


@dataclass(frozen=True, slots=True)
class Former:
    """A file as it was: its bytes and modification time, and the hash of what it was changed into."""

    path: Path
    data: bytes
    mtime_ns: int
    changed: str


@dataclass(frozen=True, slots=True)
class PastChange:
    """A change that can be taken back: in the author's words, when (seconds since the epoch), how many files.

    ``log`` is the file with what they were.
    """

    title: str
    time: float
    files: int
    log: Path

    def formers(self) -> Iterator[Former]:
        """Yield the files as they were; records that are damaged are passed over."""
        for record in self._records():
            meta = record.meta
            if "path" in meta:
                path = _path_of(meta["path"])
                yield Former(
                    path, zlib.decompress(record.body), int(str(meta["mtime"])), str(meta["changed"])
                )

    def moves(self) -> Iterator[tuple[Path, Path]]:
        """Yield what was moved, from where to where, in the order in which it was."""
        for record in self._records():
            if "from" in record.meta:
                yield _path_of(record.meta["from"]), _path_of(record.meta["to"])

    def paths(self) -> Iterator[Path]:
        """Yield the files, where the change left them, that get other bytes or another place back."""
        for record in self._records():
            if "path" in record.meta or "to" in record.meta:
                yield _path_of(record.meta.get("path") or record.meta["to"])

    def forget(self) -> None:
        """Drop it: it was taken back."""
        with contextlib.suppress(OSError):
            self.log.unlink(missing_ok=True)

    def _records(self) -> Iterator[Record]:
        try:
            data = self.log.read_bytes()
        except OSError:
            return
        yield from (record for record in unpack(data) if record is not None)


class UndoLog:
    """The former contents of the files that the last changes of one site touched, a file for each change.

    They are on the disk before the files are written: a crash half-way can be undone as well. Of files that
    were moved it is kept where they came from. A change counts once its first files are kept.
    """

    def __init__(self, site: Path, *, state: Path | None = None) -> None:
        self._name = hash_bytes(os.fsencode(site))[:24]
        self.state = state
        self._new: BinaryIO | None = None
        self._log = Path()
        self._begun = ("", 0.0, 0)

    def begin(self, title: str, files: int) -> None:
        """A change of this name begins, of so many files."""
        self.end()
        self._begun = (title, time.time(), files)

    def keep(self, formers: Sequence[Former], moves: Iterable[tuple[Path, Path]] = ()) -> None:
        """Put these on the disk; returns once they are safe. Raises StorageError."""
        path = Path(self._name)
        try:
            path = self._folder()
            if self._new is not None:
                self._write(formers, moves)
                return
            self._log = path / f"{self._next_number():020}.undo"
            part = self._log.with_suffix(".part")
            self._new = part.open("wb")
            self._new.write(_head(*self._begun))
            self._write(formers, moves)
            part.replace(self._log)
            sync_folder(path)
        except OSError as error:
            raise StorageError.of(error, path) from error

    def end(self, files: int | None = None) -> None:
        """The change is over; it changed so many files, if not as many as it began with."""
        if self._new is None:
            return
        title, moment, planned = self._begun
        with contextlib.suppress(OSError), self._new:
            if files is not None and files != planned:
                self._new.seek(0)
                self._new.write(_head(title, moment, files))
        self._new = None
        self._drop_oldest()

    def abandon(self) -> None:
        """Nothing of the change was done."""
        if self._new is not None:
            self._new.close()
            self._new = None
            for file in (self._log, self._log.with_suffix(".part")):
                with contextlib.suppress(OSError):
                    file.unlink(missing_ok=True)

    def changes(self) -> list[PastChange]:
        """Return what can be taken back, the newest first."""
        try:
            logs = self._logs()
        except OSError:
            return []
        return [change for log in reversed(logs) if (change := _read_head(log)) is not None]

    def last(self) -> PastChange | None:
        """Return the newest of `changes`, None if there is none."""
        return next(iter(self.changes()), None)

    def followed(self, change: PastChange) -> Callable[[Path], Path]:
        """Return what says where a path that ``change`` left is now: later changes may have moved it."""
        later = [dict(each.moves()) for each in reversed(self.changes()) if each.log.name > change.log.name]
        later = [moves for moves in later if moves]

        def after_all(path: Path) -> Path:
            for moves in later:
                path = now_at(path, moves)
            return path

        return after_all

    def _write(self, formers: Sequence[Former], moves: Iterable[tuple[Path, Path]]) -> None:
        assert self._new is not None
        for former in formers:
            meta = {
                "path": os.fsencode(former.path).hex(),
                "mtime": former.mtime_ns,
                "changed": former.changed,
            }
            self._new.write(pack(meta, zlib.compress(former.data, 1)))
        for old, new in moves:
            self._new.write(pack({"from": os.fsencode(old).hex(), "to": os.fsencode(new).hex()}, b""))
        self._new.flush()
        sync_file(self._new.fileno())

    def _drop_oldest(self) -> None:
        with contextlib.suppress(OSError):
            room = _ROOM
            for number, log in enumerate(reversed(self._logs())):
                room -= log.stat().st_size if number else 0
                if number >= KEPT or room < 0:
                    log.unlink()

    def _next_number(self) -> int:
        """A number above those of all changes before, whatever the clock says."""
        logs = self._logs()
        return max(time.time_ns(), int(logs[-1].stem) + 1 if logs else 0)

    def _logs(self) -> list[Path]:
        return sorted(log for log in self._folder().glob("*.undo") if log.stem.isdecimal())

    def _folder(self) -> Path:
        return private_folder("bulk", self._name, root=self.state)


def _head(title: str, moment: float, files: int) -> bytes:
    # Of one length whatever the number is: it may be written once more when it is known.
    return pack({"title": title, "time": moment, "files": f"{files:09}"}, b"")


def _read_head(log: Path) -> PastChange | None:
    try:
        with log.open("rb") as file:
            head = next(unpack(file.read(_HEAD_AT_MOST)), None)
        if head is None:
            return None
        title, moment, files = (head.meta[name] for name in ("title", "time", "files"))
        return PastChange(str(title), float(str(moment)), int(str(files)), log)
    except (OSError, KeyError, ValueError):
        return None


def _path_of(packed: object) -> Path:
    return Path(os.fsdecode(bytes.fromhex(str(packed))))
