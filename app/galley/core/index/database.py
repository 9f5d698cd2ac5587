"""The index file as SQLite sees it: opened, repaired, made anew; it may vanish at any time."""

import contextlib
import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

from galley import __version__
from galley.core.index.memory import give_back
from galley.core.index.packing import key_of
from galley.core.site import Site
from galley.core.storage.places import cache_folder

# Count up whenever the tables or what they are made of changes: older indexes are then made anew, as they
# are by another version of Galley, which may read headers in another way.
SCHEMA = 8

_TABLES = ("posts", "looks", "bodies", "grams", "facts", "gone")
_CREATE = """
CREATE TABLE posts (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, date TEXT NOT NULL, date_key REAL, tags TEXT NOT NULL, categories TEXT NOT NULL,
    draft INTEGER NOT NULL, excerpt TEXT NOT NULL, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
    error TEXT, error_line INTEGER, error_column INTEGER, ignored INTEGER NOT NULL,
    settled INTEGER NOT NULL, header TEXT NOT NULL
);
CREATE TABLE looks (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL, change INTEGER NOT NULL, date_key REAL, path TEXT NOT NULL,
    mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, title TEXT NOT NULL, tags TEXT NOT NULL,
    categories TEXT NOT NULL, place TEXT NOT NULL,
    pinyin TEXT NOT NULL, keys TEXT NOT NULL, marks INTEGER NOT NULL,
    initials TEXT NOT NULL
);
CREATE INDEX looks_by_change ON looks (change);
CREATE INDEX looks_by_number ON looks (number);
CREATE INDEX looks_by_date ON looks (date_key DESC, path);
CREATE TABLE bodies (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE VIRTUAL TABLE grams USING fts5 (
    all_of_post, content='', columnsize=0, detail=none, tokenize='ascii'
);
INSERT INTO grams (grams, rank) VALUES ('hashsize', 67108864), ('automerge', 16), ('crisismerge', 64);
CREATE TABLE gone (change INTEGER NOT NULL, id INTEGER NOT NULL);
CREATE TABLE facts (name TEXT PRIMARY KEY, value NOT NULL);
INSERT INTO facts VALUES ('change', 0), ('next_number', 0), ('next_loose', 0), ('with_grams', 0),
    ('forgotten', 0)
"""
# While another process puts a batch in, a search or a save waits for it rather than fail.
_WAIT_SECONDS = 15.0
_PAUSE_SECONDS = 0.02
# What SQLite keeps of the file for each connection, of which a window has three.
_CACHE_KIB, _MUCH_KIB = 2_000, 16_000
_T = TypeVar("_T")


def index_folder(cache_dir: Path | None = None) -> Path:
    """Return the folder of all indexes; by default the user's."""
    return cache_dir or cache_folder() / "library"


def index_name(root: Path) -> str:
    """Return the name of the index of a site, whose resolved folder is ``root``."""
    name = hashlib.blake2b(str(root).encode(errors="surrogateescape"), digest_size=16)
    return f"{name.hexdigest()}.db"


def delete_index(path: Path) -> None:
    """Delete an index file and what SQLite keeps beside it, as far as that is possible."""
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


class Database:
    """One site's index file; every method repairs or replaces a broken file by itself.

    Where the cache cannot be written at all the index lives in memory for as long as the program runs.
    """

    def __init__(self, site: Site, cache_dir: Path | None = None) -> None:
        self._root = site.root.resolve()
        self.path = index_folder(cache_dir) / index_name(self._root)
        self.in_memory = False
        # What the rows depend on besides the files: with another reading of the site they are made anew.
        self._made_for = repr(
            (
                __version__,
                site.root,
                site.kind,
                site.header_rules,
                str(site.timezone),
                site.posts_dirs,
                site.drafts_dirs,
            )
        )
        self.opened = 0
        """How often the file was opened: what was read of it before it was replaced is void."""
        self.connection = self._open()

    def safely(self, work: Callable[[], _T], empty: _T) -> _T:
        """Do ``work``; if the file turns out to be broken, make it anew and try once more."""
        try:
            return work()
        except sqlite3.ProgrammingError:
            raise  # the file is not to blame: the store is closed, or another thread's
        except sqlite3.DatabaseError as error:
            if _is_busy(error):
                return empty  # another window is at it; the next scan brings what is missing
            self._replace()
        try:
            return work()
        except sqlite3.DatabaseError:
            self.connection = self._in_memory()
            return work()

    @contextlib.contextmanager
    def transaction(self) -> Generator[None]:
        """Hold the write lock; all or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextlib.contextmanager
    def snapshot(self) -> Generator[None]:
        """Let all that is read meanwhile be of one moment, whatever other processes write."""
        connection = self.connection
        connection.execute("BEGIN")
        try:
            yield
        finally:
            with contextlib.suppress(sqlite3.Error):  # it may have been replaced
                connection.execute("COMMIT")

    @contextlib.contextmanager
    def much(self) -> Generator[None]:
        """Give SQLite more memory while much is read or written, and take it back."""
        self.connection.execute(f"PRAGMA cache_size = -{_MUCH_KIB}")
        try:
            yield
        finally:
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
                self.connection.execute("PRAGMA shrink_memory")
            give_back()

    def close(self) -> None:
        """Close the file; it cannot be used afterwards."""
        with contextlib.suppress(sqlite3.Error):
            self.connection.close()

    def _open(self) -> sqlite3.Connection:
        self.opened += 1
        latest = time.monotonic() + _WAIT_SECONDS
        is_new = False
        while True:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)
                try:
                    self._prepare(connection)
                except BaseException:
                    connection.close()
                    raise
            except (sqlite3.DatabaseError, OSError) as error:
                if _is_busy(error):
                    # Another process is making it; SQLite does not wait for that by itself.
                    if time.monotonic() > latest:
                        break
                    time.sleep(_PAUSE_SECONDS)
                    continue
                if is_new:
                    break
                delete_index(self.path)
                is_new = True
            else:
                with contextlib.suppress(OSError):  # by its time it is known when it was used (`leftovers`)
                    os.utime(self.path)
                return connection
        return self._in_memory()

    def _in_memory(self) -> sqlite3.Connection:
        self.in_memory = True
        self.opened += 1
        connection = sqlite3.connect(":memory:", isolation_level=None)
        self._prepare(connection)
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        # A cache may lose its last moments, never its form: that is what NORMAL gives in WAL.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        # The posts themselves lie beside it, open: nothing is gained by wiping what is freed.
        connection.execute("PRAGMA secure_delete = OFF")
        if self._is_current(connection):
            return
        connection.execute("BEGIN IMMEDIATE")
        if self._is_current(connection):  # another process was quicker
            connection.execute("COMMIT")
            return
        for table in _TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _CREATE.split(";"):
            connection.execute(statement)
        facts = (("made_for", self._made_for), ("root", key_of(str(self._root))))
        connection.executemany("INSERT INTO facts VALUES (?, ?)", facts)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")

    def _is_current(self, connection: sqlite3.Connection) -> bool:
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
            return False
        known = connection.execute("SELECT value FROM facts WHERE name = 'made_for'").fetchone()
        return known == (self._made_for,)

    def _replace(self) -> None:
        self.close()
        delete_index(self.path)
        self.connection = self._open()


def _is_busy(error: Exception) -> bool:
    """Say whether others hold the file, which is sound."""
    return isinstance(error, sqlite3.OperationalError) and bool(re.search("locked|busy", str(error)))
