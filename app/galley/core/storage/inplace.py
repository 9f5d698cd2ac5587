"""Write a file that must keep its identity (hard links, mounted files) with a backup to undo it by."""

import contextlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from galley.core.storage.places import private_folder
from galley.core.storage.system import O_BINARY, O_NOFOLLOW, FileLock, sync_file, sync_folder, write_all

_SUFFIX = ".inplace"


@dataclass(frozen=True, slots=True)
class Torn:
    """A file whose writing in place was cut short and that something else has changed since.

    Galley leaves it as it is; ``old`` and ``new`` are the bytes before and those being written.
    """

    path: Path
    old: bytes
    new: bytes


def write_in_place(path: Path, old: bytes, new: bytes, *, state: Path | None = None) -> None:
    """Replace the bytes of ``path``, now ``old``, by ``new`` without replacing the file itself.

    Both are on the disk, in the state folder, before the first byte is written; if writing fails the
    old bytes are put back, and ``recover_in_place`` does it after a crash. Raises OSError.
    """
    folder = private_folder("in-place", root=state)
    record = folder / f"{secrets.token_hex(8)}{_SUFFIX}"
    lock = FileLock(record.with_suffix(".lock"))
    lock.acquire()
    whole = True
    try:
        _put_record(record, path, old, new)
        whole = False
        try:
            _overwrite(path, new)
        except BaseException:
            _overwrite(path, old)
            whole = True
            raise
        whole = True
    finally:
        if whole:
            _drop(record)
        lock.release()


def recover_in_place(*, state: Path | None = None) -> list[Torn]:
    """Finish what a crash cut short; returns the files something else has changed meanwhile."""
    torn: list[Torn] = []
    for record in sorted(private_folder("in-place", root=state).glob(f"*{_SUFFIX}")):
        lock = FileLock(record.with_suffix(".lock"))
        if not lock.acquire():  # a living process is at it
            continue
        try:
            entry = _read_record(record)
            if entry is not None and (left := _finish(entry)) is not None:
                torn.append(left)
                continue
            _drop(record)
        finally:
            lock.release()
    return torn


def forget_torn(path: Path, *, state: Path | None = None) -> None:
    """Drop the backups kept for ``path``, once the author has chosen what stays."""
    for record in private_folder("in-place", root=state).glob(f"*{_SUFFIX}"):
        entry = _read_record(record)
        if entry is not None and entry.path == path:
            _drop(record)


def _finish(entry: Torn) -> Torn | None:
    try:
        disk = entry.path.read_bytes()
    except OSError:
        return entry
    if disk in (entry.old, entry.new):
        return None
    if not _is_mixture(disk, entry.old, entry.new):
        return entry
    try:
        _overwrite(entry.path, entry.new)
    except OSError:
        return entry
    return None


def _is_mixture(disk: bytes, old: bytes, new: bytes) -> bool:
    """True if ``disk`` can be what a write of ``new`` over ``old`` left when it was cut short."""
    if not min(len(old), len(new)) <= len(disk) <= max(len(old), len(new)):
        return False
    size = len(disk)
    return all(
        byte in (a, b, 0)
        for byte, a, b in zip(disk, old[:size].ljust(size, b"\0"), new[:size].ljust(size, b"\0"), strict=True)
    )


def _overwrite(path: Path, data: bytes) -> None:
    fd = os.open(path, os.O_WRONLY | O_BINARY | O_NOFOLLOW)
    try:
        write_all(fd, data)
        os.ftruncate(fd, len(data))
        sync_file(fd)
    finally:
        os.close(fd)


def _put_record(record: Path, path: Path, old: bytes, new: bytes) -> None:
    head = json.dumps({"path": os.fsencode(path).hex(), "old": len(old), "new": len(new)}).encode()
    part = record.with_suffix(".part")
    fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_BINARY, 0o600)
    try:
        write_all(fd, head + b"\n" + old + new)
        sync_file(fd)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    finally:
        os.close(fd)
    part.replace(record)
    sync_folder(record.parent)


def _read_record(record: Path) -> Torn | None:
    try:
        head, _, body = record.read_bytes().partition(b"\n")
        meta = json.loads(head)
        path, old, new = Path(os.fsdecode(bytes.fromhex(meta["path"]))), int(meta["old"]), int(meta["new"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Torn(path, body[:old], body[old : old + new])


def _drop(record: Path) -> None:
    for path in (record, record.with_suffix(".part"), record.with_suffix(".lock")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
