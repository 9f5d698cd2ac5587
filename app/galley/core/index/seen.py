"""Which files can have changed since they were read, as far as the file system's clock tells."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

# After a write within one tick of the file system's clock a file may change again and keep its time.
_TICK_NS = 100_000_000
_COARSE_TICK_NS = 2_100_000_000


class Version(NamedTuple):
    """What of a file is other after each change, if not in the same tick.

    ``status_ns`` is when anything of it changed, its times too, which no program can set; on Windows it is
    when the file was made.
    """

    status_ns: int
    mtime_ns: int
    size: int
    inode: int


def version_of(path: Path) -> Version | None:
    """Return a file's version; None where it cannot be looked at."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Version(status.st_ctime_ns, status.st_mtime_ns, status.st_size, status.st_ino)


class Seen:
    """The files, by path below the site, that were read as they are for good, and their versions."""

    def __init__(self) -> None:
        self._versions: dict[str, Version] = {}

    def has(self, relative: str, version: Version | None) -> bool:
        """Say whether the file was read in this version, and that is certain."""
        return version is not None and self._versions.get(relative) == version

    def add(self, relative: str, version: Version | None, looked_ns: int) -> None:
        """Note what was read after ``looked_ns``, when the file had this version."""
        if version is not None and all(
            looked_ns - each >= _tick(each) for each in (version.status_ns, version.mtime_ns)
        ):
            self._versions[relative] = version
        else:
            self._versions.pop(relative, None)


def settled_at(looked_ns: int) -> Callable[[int], bool]:
    """Return what says of a time whether a file, read after ``looked_ns``, can no longer change and keep it.

    It matters when it was looked at, not when it is put into the index: between the two may be a second.
    """
    return lambda time_ns: looked_ns - time_ns >= _tick(time_ns) or time_ns - time.time_ns() >= _tick(time_ns)


def _tick(time_ns: int) -> int:
    return _COARSE_TICK_NS if time_ns % 1_000_000_000 == 0 else _TICK_NS
