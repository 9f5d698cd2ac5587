"""Clears the user's cache of the indexes of sites that are gone."""

import contextlib
import re
import sqlite3
import time
from pathlib import Path

from galley.core.index.database import delete_index, index_folder, index_name
from galley.core.index.packing import path_of

# A drive may lie in a drawer for a while, and an index of many posts takes minutes to make.
UNUSED_DAYS = 60
_DAY_S = 86_400
_NAME = re.compile(r"[0-9a-f]{32}\.db")


def clear_leftovers(cache_dir: Path | None = None) -> list[Path]:
    """Delete each index that nobody has used for ``UNUSED_DAYS`` and whose site's folder is not there.

    Returns those that were deleted. One that is open, in another process too, stays, and so does whatever is
    not surely an index. May take long where a drive does not answer. Never raises for a file.
    """
    latest = time.time() - UNUSED_DAYS * _DAY_S
    try:
        files = [path for path in index_folder(cache_dir).iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []
    gone: list[Path] = []
    for path in files:
        with contextlib.suppress(OSError, sqlite3.Error):
            if _last_used(path) < latest and _is_leftover(path):
                delete_index(path)
                gone.append(path)
    return gone


def _last_used(path: Path) -> float:
    """Return when an index was opened or written, in seconds."""
    beside = path.with_name(f"{path.name}-wal")
    return max(each.stat().st_mtime for each in (path, beside) if each is path or each.exists())


def _is_leftover(path: Path) -> bool:
    """Say whether the site of an index is gone, and nobody has the index open. Raises sqlite3.Error."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None)
    with contextlib.closing(connection):
        found = connection.execute("SELECT value FROM facts WHERE name = 'root'").fetchone()
        if found is None:
            return False
        root = Path(path_of(found[0]))
        if index_name(root) != path.name or not _is_gone(root):
            return False
        # Raises where another connection is open; otherwise the files beside it are gone now.
        (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        return mode == "delete"


def _is_gone(folder: Path) -> bool:
    """Say whether a folder is surely not there; one that may not be looked into may be there."""
    try:
        folder.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    return False
