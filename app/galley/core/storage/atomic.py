"""Read and write whole files so that a reader, a crash or a full disk never meets half of one."""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from galley.core.storage.errors import Action, Conflict, Problem, StorageError
from galley.core.storage.inplace import write_in_place
from galley.core.storage.places import private_folder
from galley.core.storage.system import (
    O_BINARY,
    O_NOFOLLOW,
    O_NONBLOCK,
    copy_attributes,
    locked,
    read_all,
    rename_new,
    replace,
    sync_file,
    sync_folder,
    write_all,
)

_TEMPORARY = (".galley-", ".tmp")
_LOCKS = 64
_LOCK_WAIT = 5.0


@dataclass(frozen=True, slots=True)
class Saved:
    """A file as it stands on the disk after a save; ``written`` is False if it had these bytes already."""

    hash: str
    mtime_ns: int
    size: int
    written: bool = True


@dataclass(frozen=True, slots=True)
class _Disk:
    """What the disk has at a path: its bytes, and the status that tells whether they changed since."""

    data: bytes
    status: os.stat_result

    @property
    def stamp(self) -> tuple[int, ...]:
        status = self.status
        return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def hash_bytes(data: bytes) -> str:
    """Return the BLAKE2b hash of ``data`` in hex: how Galley tells one content of a file from another."""
    return hashlib.blake2b(data).hexdigest()


def read_file(path: Path) -> bytes:
    """Return the bytes of the ordinary file ``path``, following links. Raises StorageError."""
    try:
        return _read(path).data
    except OSError as error:
        raise StorageError.of(error, path, action=Action.READ) from error
    except ValueError as error:  # a name with a NUL, or with characters this system cannot write
        raise StorageError(path, Problem.BAD_NAME, action=Action.READ) from error


def write_file(
    path: Path,
    data: bytes,
    *,
    expected: str | None,
    keep_mtime: bool = False,
    mtime_ns: int | None = None,
    keep_old: Callable[[bytes], None] | None = None,
    state: Path | None = None,
) -> Saved:
    """Make ``data`` the content of ``path``, whole or not at all, and return once it is on the disk.

    ``expected`` is the hash of the content that was loaded, None for a file that must not exist yet;
    if the disk has something else, Conflict is raised and nothing is written. Nothing is written
    either, and the file keeps its time, if it has these bytes already.

    Links are followed. Mode, owner and extended attributes stay; a file with hard links is written in
    place, with a backup in ``state`` (default: the user's state folder). ``keep_mtime`` leaves the
    modification time as it was, ``mtime_ns`` makes it this one. ``keep_old`` is given the bytes about to
    be replaced.

    Raises StorageError when it cannot be done; then the old file is as it was.
    """
    try:
        target = path.resolve()
        with _one_writer(target, state):
            return _write(path, target, data, expected, keep_mtime, mtime_ns, keep_old, state)
    except OSError as error:
        raise StorageError.of(error, path) from error
    except ValueError as error:
        raise StorageError(path, Problem.BAD_NAME) from error
    except RuntimeError as error:  # Path.resolve on a ring of links, up to Python 3.12
        raise StorageError(path, Problem.NOT_A_FILE) from error


def refuse_protected(path: Path, *, called: Path | None = None) -> None:
    """Raise StorageError if ``path`` is read-only, in a read-only folder or another user's file.

    The file need not exist. ``called`` is the name the author knows it by.
    """
    name = called if called is not None else path
    folder = path.parent
    if not _may_write(folder, folder.stat().st_mode):
        raise StorageError(name, Problem.READ_ONLY_FOLDER)
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    if sys.platform != "win32" and status.st_uid != os.geteuid() and os.geteuid() != 0:
        raise StorageError(name, Problem.FOREIGN_OWNER)
    if not _may_write(path, status.st_mode):
        raise StorageError(name, Problem.READ_ONLY_FILE)


def is_temporary(name: str) -> bool:
    """True for the name of a file that Galley is writing, or left behind when it was killed."""
    return name.startswith(_TEMPORARY[0]) and name.endswith(_TEMPORARY[1])


def remove_stale_temporaries(folder: Path, *, older_than: float = 3600.0) -> int:
    """Remove what killed saves left in ``folder``, if older than so many seconds; returns how many."""
    removed = 0
    before = time.time() - older_than
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_temporary(entry.name):
                with contextlib.suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(status.st_mode) and status.st_mtime <= before:
                        Path(entry.path).unlink()
                        removed += 1
    return removed


def _write(
    path: Path,
    target: Path,
    data: bytes,
    expected: str | None,
    keep_mtime: bool,
    mtime_ns: int | None,
    keep_old: Callable[[bytes], None] | None,
    state: Path | None,
) -> Saved:
    disk = _look(target)
    if disk is not None and disk.data == data:
        # An earlier save of these bytes may have failed at the very last step.
        sync_folder(target.parent)
        return Saved(hash_bytes(data), disk.status.st_mtime_ns, len(data), written=False)
    _check_expected(path, disk, expected)
    refuse_protected(target, called=path)
    if disk is not None and keep_old is not None:
        keep_old(disk.data)
    if keep_mtime and disk is not None:
        mtime_ns = disk.status.st_mtime_ns
    if disk is not None and disk.status.st_nlink > 1:
        return _save_in_place(target, disk, data, mtime_ns, state)
    try:
        return _save_beside(path, target, disk, data, mtime_ns)
    except OSError as error:
        # A single file mounted into a container cannot be renamed over, only written.
        if disk is None or error.errno != errno.EBUSY or sys.platform == "win32":
            raise
        return _save_in_place(target, disk, data, mtime_ns, state)


def _save_beside(path: Path, target: Path, disk: _Disk | None, data: bytes, mtime_ns: int | None) -> Saved:
    temporary = target.with_name(secrets.token_hex(8).join(_TEMPORARY))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_BINARY | O_NOFOLLOW
    fd = os.open(temporary, flags, 0o666 if disk is None else 0o600)
    try:
        try:
            write_all(fd, data)
            if disk is not None:
                copy_attributes(target, disk.status, fd, temporary)
            if mtime_ns is not None:
                os.utime(temporary, ns=(disk.status.st_atime_ns if disk else mtime_ns, mtime_ns))
            sync_file(fd)
            status = os.fstat(fd)
        finally:
            os.close(fd)
        _check_length(path, status, data)
        if disk is None:
            try:
                rename_new(temporary, target)
            except FileExistsError:
                _check_expected(path, _look(target), None)
                raise
        else:
            _check_unchanged(path, target, disk)
            replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return Saved(hash_bytes(data), status.st_mtime_ns, len(data))


def _save_in_place(target: Path, disk: _Disk, data: bytes, mtime_ns: int | None, state: Path | None) -> Saved:
    _check_unchanged(target, target, disk)
    write_in_place(target, disk.data, data, state=state)
    if mtime_ns is not None:
        os.utime(target, ns=(disk.status.st_atime_ns, mtime_ns))
    status = target.stat()
    _check_length(target, status, data)
    return Saved(hash_bytes(data), status.st_mtime_ns, len(data))


def _read(path: Path) -> _Disk:
    # Without O_NONBLOCK, opening a named pipe would wait for ever.
    fd = os.open(path, os.O_RDONLY | O_BINARY | O_NONBLOCK)
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        return _Disk(read_all(fd), status)
    finally:
        os.close(fd)


def _look(target: Path) -> _Disk | None:
    try:
        return _read(target)
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise
        return None


def _check_expected(path: Path, disk: _Disk | None, expected: str | None) -> None:
    found = None if disk is None else hash_bytes(disk.data)
    if found != expected:
        raise Conflict(path, None if disk is None else disk.data, found)


def _check_unchanged(path: Path, target: Path, disk: _Disk) -> None:
    """Raise Conflict if the file changed while the new one was being written beside it."""
    try:
        status = target.stat()
    except FileNotFoundError:
        raise Conflict(path, None, None) from None
    if _Disk(b"", status).stamp != disk.stamp:
        now = _look(target)
        if now is None or now.data != disk.data:
            raise Conflict(path, now and now.data, now and hash_bytes(now.data))


def _check_length(path: Path, status: os.stat_result, data: bytes) -> None:
    if status.st_size != len(data):
        raise StorageError(path, Problem.INCOMPLETE)


def _may_write(path: Path, mode: int) -> bool:
    # The administrator may write anything, but a file marked read-only was marked for a reason.
    return bool(mode & 0o222) and os.access(path, os.W_OK)


@contextlib.contextmanager
def _one_writer(target: Path, state: Path | None) -> Generator[None]:
    """Keep two windows from checking and replacing the same file at the same moment.

    A lock that cannot be had does not stop a save: the hash is checked all the same.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            number = int(hash_bytes(os.fsencode(target))[:8], 16) % _LOCKS
            folder = private_folder("locks", root=state)
            stack.enter_context(locked(folder / f"{number:02}.lock", _LOCK_WAIT))
        yield
