"""Keep every unsaved text in the user's state folder, so that a crash gives it back."""

import contextlib
import os
import secrets
import threading
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from galley.core.storage.diff import changed_middle
from galley.core.storage.errors import StorageError
from galley.core.storage.places import private_folder
from galley.core.storage.records import pack, unpack
from galley.core.storage.system import O_BINARY, FileLock, sync_file, sync_folder, write_all

_SUFFIX = ".journal"
_SMALLEST_LIMIT = 256 * 1024
_TEXTS_PER_FILE = 4


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An unsaved text, and what it belongs to.

    ``path`` is None for a post that was never saved; ``untitled`` then says what to call it.
    ``base`` is the hash of the file the text was made from, None if there was none.
    ``time`` is in seconds since the epoch.
    """

    path: Path | None
    untitled: str
    base: str | None
    revision: int
    time: float
    text: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """A text that was not saved when its window ended.

    ``journal`` keeps it: go on appending to it once the text is open again, ``close`` it to be asked
    again at the next start, ``discard`` it if the author does not want it. ``damaged`` says that some
    record could not be read, so that a last change may be missing. The file may already have this
    text: the window may have ended after the save and before the journal was dropped.
    """

    snapshot: Snapshot
    journal: "Journal"
    damaged: bool


class Journal:
    """The journal of one open text. Safe to use from several threads; every call may wait for the disk.

    Each text is appended as what changed since the last one. The file stays under four times the
    text's size (or 256 KB): then it is written anew with the last text only.
    """

    def __init__(self, file: Path, lock: FileLock) -> None:
        self._file = file
        self._lock = lock
        self._guard = threading.RLock()
        self._path: Path | None = None
        self._base: str | None = None
        self._untitled = ""
        self._last: Snapshot | None = None
        self._number = 0
        self._size = 0
        self._fd: int | None = None

    @classmethod
    def start(
        cls, path: Path | None, base: str | None, *, untitled: str = "", state: Path | None = None
    ) -> "Journal":
        """Return the journal of a text just opened. Nothing but a lock file is made before it changes.

        Raises StorageError where the state folder cannot be written.
        """
        file = Path(secrets.token_hex(8) + _SUFFIX)
        try:
            file = private_folder("journal", root=state) / file
            lock = FileLock(file.with_suffix(".lock"))
            lock.acquire()
        except OSError as error:
            raise StorageError.of(error, file) from error
        journal = cls(file, lock)
        journal._path, journal._base, journal._untitled = path, base, untitled
        return journal

    @property
    def last(self) -> Snapshot | None:
        """Return the text that a crash now would give back, None if there is nothing unsaved."""
        return self._last

    def append(self, text: str, revision: int, *, now: float | None = None) -> None:
        """Keep ``text``; once this returns, it is on the disk. Raises StorageError, then try again."""
        with self._guard:
            moment = time.time() if now is None else now
            self._put(Snapshot(self._path, self._untitled, self._base, revision, moment, text))

    def moved(self, path: Path | None, base: str | None) -> None:
        """Say that the text now belongs to ``path``, whose content has the hash ``base``."""
        with self._guard:
            self._path, self._base = path, base
            if self._last is not None:
                last = self._last
                snapshot = Snapshot(path, self._untitled, base, last.revision, last.time, last.text)
                self._put(snapshot, whole=True)

    def saved(self, revision: int, path: Path, base: str) -> None:
        """Drop what is kept if ``revision`` is safely in the file ``path``, whose hash is now ``base``.

        A newer text stays, as a change of what was saved.
        """
        with self._guard:
            if self._last is not None and self._last.revision > revision:
                self.moved(path, base)
            else:
                self._path, self._base = path, base
                self._clear()

    def discard(self) -> None:
        """Drop what is kept, for good: the text was saved or is not wanted. The journal ends."""
        with self._guard:
            self._clear()
            self._lock.release()
            with contextlib.suppress(OSError):
                self._file.with_suffix(".lock").unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the journal and leave what it keeps to the next start."""
        with self._guard:
            keeps = self._last is not None
            self._close_file()
            self._lock.release()
        if not keeps:
            self.discard()

    def _put(self, snapshot: Snapshot, *, whole: bool = False) -> None:
        last = self._last
        try:
            record = None
            if self._fd is not None and last is not None and not whole:
                record = _change_record(self._number + 1, last.text, snapshot)
            if self._fd is None or record is None or self._size + len(record) > self._limit(snapshot.text):
                self._start_anew(_whole_record(self._number + 1, snapshot))
            else:
                write_all(self._fd, record)
                sync_file(self._fd)
                self._size += len(record)
        except OSError as error:
            # What is in the file now is not known: the next text goes into a new one.
            self._close_file()
            raise StorageError.of(error, self._file) from error
        self._number += 1
        self._last = snapshot

    def _start_anew(self, record: bytes) -> None:
        part = self._file.with_suffix(".part")
        fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | O_BINARY, 0o600)
        try:
            write_all(fd, record)
            sync_file(fd)
        finally:
            os.close(fd)
        self._close_file()  # Windows does not replace an open file
        part.replace(self._file)
        self._fd = os.open(self._file, os.O_WRONLY | os.O_APPEND | O_BINARY)
        self._size = len(record)
        sync_folder(self._file.parent)

    def _limit(self, text: str) -> int:
        return max(_SMALLEST_LIMIT, _TEXTS_PER_FILE * len(text))

    def _clear(self) -> None:
        self._close_file()
        self._last = None
        for path in (self._file, self._file.with_suffix(".part")):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StorageError.of(error, path) from error

    def _close_file(self) -> None:
        if self._fd is not None:
            fd, self._fd = self._fd, None
            with contextlib.suppress(OSError):
                os.close(fd)

    @classmethod
    def resume(cls, file: Path) -> "Recovered | None":
        """Take over the journal ``file`` of a process that ended; None if it is in use or has no text."""
        lock = FileLock(file.with_suffix(".lock"))
        if not lock.acquire():
            return None
        journal = cls(file, lock)
        try:
            data = file.read_bytes()
        except OSError:
            lock.release()
            return None
        snapshot, damaged = replay(data)
        if snapshot is None:
            if data:
                with contextlib.suppress(OSError):
                    file.replace(file.with_suffix(".damaged"))
            journal.discard()
            return None
        journal._last = snapshot
        journal._path, journal._base, journal._untitled = snapshot.path, snapshot.base, snapshot.untitled
        return Recovered(snapshot, journal, damaged)


def recover(*, state: Path | None = None) -> list[Recovered]:
    """Return the unsaved texts of windows that ended without saving, newest first.

    Those of windows still open are left alone; what another start has taken is not returned twice.
    """
    files = sorted(private_folder("journal", root=state).glob(f"*{_SUFFIX}"))
    found = [recovered for file in files if (recovered := Journal.resume(file)) is not None]
    return sorted(found, key=lambda recovered: recovered.snapshot.time, reverse=True)


def replay(data: bytes) -> tuple[Snapshot | None, bool]:
    """Return the last text that a journal's bytes give, and whether any record was unreadable."""
    last: Snapshot | None = None
    number = 0
    damaged = False
    for record in unpack(data):
        if record is None:
            damaged = True
            continue
        try:
            meta = record.meta
            if "start" not in meta:
                last = _read_whole(meta, record.body)
            elif last is not None and meta["n"] == number + 1:
                last = _read_change(meta, record.body, last)
            else:  # a change of a text that could not be read
                damaged = True
                continue
            number = _int(meta["n"])
        except (KeyError, TypeError, ValueError, zlib.error):
            damaged = True
    return last, damaged


def _whole_record(number: int, snapshot: Snapshot) -> bytes:
    meta = {
        "n": number,
        "revision": snapshot.revision,
        "time": snapshot.time,
        "path": None if snapshot.path is None else str(snapshot.path),
        "untitled": snapshot.untitled,
        "base": snapshot.base,
    }
    return pack(meta, zlib.compress(_encode(snapshot.text), 1))


def _change_record(number: int, before: str, snapshot: Snapshot) -> bytes | None:
    """Return the record of a change, None if the whole text would be hardly longer."""
    start, end, end_after = changed_middle(before, snapshot.text)
    new = snapshot.text[start:end_after]
    if len(new) > len(snapshot.text) // 2 + 4096:
        return None
    meta = {
        "n": number,
        "revision": snapshot.revision,
        "time": snapshot.time,
        "start": start,
        "end": end,
        "length": len(snapshot.text),
    }
    return pack(meta, _encode(new))


def _read_whole(meta: Mapping[str, object], body: bytes) -> Snapshot:
    path, base = meta["path"], meta["base"]
    return Snapshot(
        None if path is None else Path(str(path)),
        str(meta["untitled"]),
        None if base is None else str(base),
        _int(meta["revision"]),
        _float(meta["time"]),
        _decode(zlib.decompress(body)),
    )


def _read_change(meta: Mapping[str, object], body: bytes, last: Snapshot) -> Snapshot:
    text = last.text[: _int(meta["start"])] + _decode(body) + last.text[_int(meta["end"]) :]
    if len(text) != meta["length"]:
        raise ValueError("the change does not fit the text before it")
    return Snapshot(last.path, last.untitled, last.base, _int(meta["revision"]), _float(meta["time"]), text)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # half a character pair can be typed and pasted


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _int(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    return value


def _float(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return float(value)
