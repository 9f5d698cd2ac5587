"""The few system calls that saving needs and that differ between Linux, macOS and Windows."""

import contextlib
import ctypes
import errno
import functools
import os
import stat
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

O_BINARY: int = getattr(os, "O_BINARY", 0)
O_NOFOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
O_NONBLOCK: int = getattr(os, "O_NONBLOCK", 0)
O_DIRECTORY: int = getattr(os, "O_DIRECTORY", 0)

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_RENAME_EXCL = 4
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def write_all(fd: int, data: bytes) -> None:
    """Write all of ``data``: the system may take less at a time than it is given."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def read_all(fd: int) -> bytes:
    """Return what is left of the open file ``fd``."""
    parts: list[bytes] = []
    while part := os.read(fd, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def sync_file(fd: int) -> None:
    """Return once the file's bytes are on the medium, not only in a cache."""
    if sys.platform == "darwin":
        # fsync there leaves the bytes in the drive's own cache (fsync(2), "F_FULLFSYNC").
        with contextlib.suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Return once the folder's names are on the medium; does nothing where folders cannot be synced."""
    if sys.platform == "win32":
        return
    try:
        fd = os.open(folder, os.O_RDONLY | O_DIRECTORY)
    except PermissionError:  # a folder that may be written but not listed
        return
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:  # some network and FUSE folders
            raise
    finally:
        os.close(fd)


@functools.cache
def _exclusive_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
            return lambda a, b: renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_NOREPLACE)
    if sys.platform == "darwin":
        with contextlib.suppress(OSError, AttributeError):
            renamex = ctypes.CDLL(None, use_errno=True).renamex_np
            return lambda a, b: renamex(a, b, _RENAME_EXCL)
    return None


def is_there(path: Path) -> bool:
    """True if something has this name, be it a link to nowhere.

    Unlike ``os.path.lexists`` it raises OSError when the system cannot tell.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def rename_new(source: Path, target: Path) -> None:
    """Rename ``source`` to ``target``, which must not exist: nothing is ever replaced.

    Raises FileExistsError otherwise. Where the file system has no such call, the check and the
    rename are two steps.
    """
    call = _exclusive_call()
    if call is not None:
        if call(os.fsencode(source), os.fsencode(target)) == 0:
            return
        number = ctypes.get_errno()
        if number not in _UNSUPPORTED:
            raise OSError(number, os.strerror(number), str(source), None, str(target))
    if sys.platform != "win32" and is_there(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)


def replace(source: Path, target: Path) -> None:
    """Rename ``source`` over ``target`` in one step.

    On Windows a virus scanner or an indexer often holds a file for a moment: try again for 1 s.
    """
    last = time.monotonic() + 1.0
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > last:
                raise
            time.sleep(0.05)
        else:
            return


def copy_attributes(old: Path, status: os.stat_result, fd: int, new: Path) -> None:
    """Give the open file ``fd`` (called ``new``) the mode, owner and extended attributes of ``old``.

    What the system does not let this user set (a group they are not in, a security label) is left.
    """
    if sys.platform == "win32":
        new.chmod(stat.S_IMODE(status.st_mode))
        return
    fresh = os.fstat(fd)
    if (fresh.st_uid, fresh.st_gid) != (status.st_uid, status.st_gid):
        with contextlib.suppress(PermissionError):
            os.fchown(fd, status.st_uid if fresh.st_uid != status.st_uid else -1, status.st_gid)
    os.fchmod(fd, stat.S_IMODE(status.st_mode))
    if sys.platform == "linux":
        try:
            names = os.listxattr(old)
        except OSError:  # a file system without them
            return
        for name in names:
            with contextlib.suppress(OSError):
                os.setxattr(fd, name, os.getxattr(old, name))


@contextlib.contextmanager
def locked(path: Path, timeout: float) -> Generator[bool]:
    """Hold the lock file ``path`` against other processes; yields False if not got in ``timeout`` s."""
    lock = FileLock(path)
    last = time.monotonic() + timeout
    held = lock.acquire()
    while not held and time.monotonic() < last:
        time.sleep(0.005)
        held = lock.acquire()
    try:
        yield held
    finally:
        lock.release()


class FileLock:
    """A lock that the system lets go of when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    def acquire(self) -> bool:
        """Try to take the lock; False when another holder has it. Never waits."""
        if self._fd is not None:
            return True
        fd = os.open(self._path, os.O_RDWR | os.O_CREAT | O_BINARY, 0o600)
        try:
            if sys.platform == "win32":
                msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(fd)
            return error.errno in _UNSUPPORTED | {errno.ENOLCK}  # a home on a network without locks
        self._fd = fd
        return True

    def release(self) -> None:
        """Let go of the lock; the lock file stays, or two holders could hold different files."""
        if self._fd is not None:
            fd, self._fd = self._fd, None
            with contextlib.suppress(OSError):  # the descriptor is gone all the same
                os.close(fd)
