"""The way back from the last change of many posts: kept on the disk, so that it outlives the program."""

import contextlib
import os
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from galley.core.storage import StorageError, hash_bytes
from galley.core.storage.places import private_folder
from galley.core.storage.records import Record, pack, unpack
from galley.core.storage.system import sync_file, sync_folder


@dataclass(frozen=True, slots=True)
class LastChange:
    """What was done last: in the author's words, when (seconds since the epoch), to how many files."""

    title: str
    time: float
    files: int


@dataclass(frozen=True, slots=True)
class Former:
    """A file as it was: its bytes and modification time, and the hash of what it was changed into."""

    path: Path
    data: bytes
    mtime_ns: int
    changed: str


class UndoLog:
    """The former contents of the files that the last change of one site touched.

    They are on the disk before the files are written: a crash half-way can be undone as well. A new
    change takes the place of the one before once its first files are kept. Of files that were moved it
    is kept where they came from.
    """

    def __init__(self, site: Path, *, state: Path | None = None) -> None:
        self._name = hash_bytes(os.fsencode(site))[:24]
        self.state = state
        self._new: BinaryIO | None = None
        self._head = b""

    def begin(self, title: str, files: int | None = None) -> None:
        """A change of this name begins, of so many files if that is not the number of those kept."""
        self.end()
        head: dict[str, object] = {"title": title, "time": time.time()}
        self._head = pack(head if files is None else {**head, "files": files}, b"")

    def keep(self, formers: Sequence[Former], moves: Iterable[tuple[Path, Path]] = ()) -> None:
        """Put these on the disk; returns once they are safe. Raises StorageError."""
        path = Path(self._name)
        try:
            path = self._path()
            first = self._new is None
            part = path.with_suffix(".part")
            if self._new is None:
                self._new = part.open("wb")
                self._new.write(self._head)
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
            if first:
                self._put_aside(path)
                part.replace(path)
                sync_folder(path.parent)
        except OSError as error:
            raise StorageError.of(error, path) from error

    def end(self) -> None:
        """The change is over."""
        if self._new is not None:
            self._new.close()
            self._new = None
            self._before.unlink(missing_ok=True)

    def abandon(self) -> None:
        """Nothing of the change was done: the one before can be taken back again."""
        if self._new is not None:
            self._new.close()
            self._new = None
            with contextlib.suppress(OSError):
                if self._before.exists():
                    self._before.replace(self._path())
                else:
                    self._path().unlink(missing_ok=True)

    def last(self) -> LastChange | None:
        """Return what can be taken back, None if there is nothing."""
        records = self._records()
        head = next(records, None)
        if head is None or "title" not in head.meta:
            return None
        kept = sum(1 for _ in records)
        files, moment = head.meta.get("files", kept), head.meta.get("time")
        return LastChange(
            str(head.meta["title"]),
            moment if isinstance(moment, float) else 0.0,
            files if isinstance(files, int) else kept,
        )

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
        """Yield the files, as they are called now, that taking it back gives other bytes or another place."""
        for record in self._records():
            if "path" in record.meta or "to" in record.meta:
                yield _path_of(record.meta.get("path") or record.meta["to"])

    def forget(self) -> None:
        """Drop it: it was taken back."""
        self.end()
        with contextlib.suppress(OSError):
            self._path().unlink(missing_ok=True)

    def _records(self) -> Iterator[Record]:
        try:
            data = self._path().read_bytes()
        except OSError:
            return
        yield from (record for record in unpack(data) if record is not None)

    def _put_aside(self, path: Path) -> None:
        """Keep the change before by a second name until this one is done."""
        self._before.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # there is none, or the disk knows no second names
            os.link(path, self._before)

    @property
    def _before(self) -> Path:
        return self._path().with_suffix(".before")

    def _path(self) -> Path:
        return private_folder("bulk", root=self.state) / f"{self._name}.undo"


def _path_of(packed: object) -> Path:
    return Path(os.fsdecode(bytes.fromhex(str(packed))))
