"""Keep the versions of every post that Galley saved or replaced, outside the site."""

import contextlib
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from galley.core.storage.atomic import hash_bytes
from galley.core.storage.errors import Action, Problem, StorageError
from galley.core.storage.places import private_folder

DAYS_KEPT = 180
BYTES_KEPT = 200 * 1024 * 1024
_ADDS_BETWEEN_PRUNES = 100

_SCHEMA = """
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS content (
    id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, packed BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS version (
    id INTEGER PRIMARY KEY, post BLOB NOT NULL, time REAL NOT NULL,
    content INTEGER NOT NULL REFERENCES content (id)
);
CREATE INDEX IF NOT EXISTS version_of_post ON version (post, id);
CREATE INDEX IF NOT EXISTS version_of_content ON version (content);
"""

# Autosave would drive everything else out: of an hour ago one version in ten minutes is enough, of
# yesterday one an hour, of last month one a day. The newest of each stretch stays.
_THIN = """
DELETE FROM version WHERE id IN (
    SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY post, step, CAST(time / step AS INTEGER), each
                                      ORDER BY id DESC) AS place
        FROM (
            SELECT id, post, time,
                   CASE WHEN :now - time < 86400 THEN 600 WHEN :now - time < 2592000 THEN 3600
                        ELSE 86400 END AS step,
                   CASE WHEN :now - time < 3600 THEN id END AS each
            FROM version
        )
    ) WHERE place > 1
)
"""
_NEWEST = "SELECT max(id) FROM version GROUP BY post"
_DROP_UNUSED = "DELETE FROM content WHERE id NOT IN (SELECT content FROM version)"


@dataclass(frozen=True, slots=True)
class Version:
    """One kept content of a post: ``time`` in seconds since the epoch, ``size`` in bytes."""

    id: int
    time: float
    hash: str
    size: int


class History:
    """The local history of all posts. Safe to use from several threads and processes.

    Every method raises StorageError when the history cannot be read or written; no post is touched.
    """

    def __init__(
        self, *, state: Path | None = None, days: int = DAYS_KEPT, most_bytes: int = BYTES_KEPT
    ) -> None:
        self._days = days
        self._most_bytes = most_bytes
        self._guard = threading.Lock()
        self._adds = 0
        self._file = Path("history.db")
        try:
            self._file = private_folder("history", root=state) / "history.db"
            self._db = _open(self._file)
        except (OSError, sqlite3.Error) as error:
            raise StorageError.of(error, self._file) from error

    def add(self, path: Path, data: bytes, *, now: float | None = None) -> None:
        """Keep ``data`` as the newest version of ``path``, unless it is that already."""
        key, digest = _key(path), hash_bytes(data)
        moment = time.time() if now is None else now
        with self._writing() as db:
            last = db.execute(
                "SELECT hash FROM version JOIN content ON content.id = content"
                " WHERE post = ? ORDER BY version.id DESC LIMIT 1",
                (key,),
            ).fetchone()
            if last == (digest,):
                return
            row = db.execute("SELECT id FROM content WHERE hash = ?", (digest,)).fetchone()
            if row is None:
                added = db.execute(
                    "INSERT INTO content (hash, size, packed) VALUES (?, ?, ?)",
                    (digest, len(data), zlib.compress(data, 1)),
                )
                row = (added.lastrowid,)
            db.execute("INSERT INTO version (post, time, content) VALUES (?, ?, ?)", (key, moment, row[0]))
        if self._adds % _ADDS_BETWEEN_PRUNES == 0:
            self.prune(now=moment)
        self._adds += 1

    def versions(self, path: Path) -> list[Version]:
        """Return the versions of ``path``, newest first."""
        with self._reading() as db:
            rows = db.execute(
                "SELECT version.id, time, hash, size FROM version JOIN content ON content.id = content"
                " WHERE post = ? ORDER BY version.id DESC",
                (_key(path),),
            ).fetchall()
        return [Version(*row) for row in rows]

    def read(self, version: Version) -> bytes:
        """Return the bytes of ``version``."""
        with self._reading() as db:
            row = db.execute("SELECT packed FROM content WHERE hash = ?", (version.hash,)).fetchone()
        if row is None:
            raise StorageError(self._file, Problem.GONE, action=Action.READ)
        try:
            return zlib.decompress(row[0])
        except zlib.error as error:
            raise StorageError(self._file, Problem.DISK_FAULT, action=Action.READ) from error

    def moved(self, old: Path, new: Path) -> None:
        """Let the versions of ``old``, and of all in it if it was a folder, go on under ``new``."""
        self.all_moved([(old, new)])

    def all_moved(self, moves: Iterable[tuple[Path, Path]]) -> None:
        """The same for many, from where to where, in their order."""
        separator = os.sep.encode()
        with self._writing() as db:
            for old, new in moves:
                before, after = _key(old), _key(new)
                db.execute("UPDATE version SET post = ? WHERE post = ?", (after, before))
                # All that begins with the folder's name lies between these two in the index.
                inside = (before + separator, before + bytes([separator[-1] + 1]))
                db.execute(
                    "UPDATE version SET post = CAST(? || substr(post, ?) AS BLOB)"
                    " WHERE post > ? AND post < ?",
                    (after, len(before) + 1, *inside),
                )

    def prune(self, *, now: float | None = None) -> None:
        """Drop what is too old, too close together or too much; the newest of each post goes last."""
        moment = time.time() if now is None else now
        with self._writing() as db:
            db.execute(_THIN, {"now": moment})
            db.execute(
                f"DELETE FROM version WHERE time < ? AND id NOT IN ({_NEWEST})",  # noqa: S608 - a constant
                (moment - self._days * 86400,),
            )
            db.execute(_DROP_UNUSED)
            self._drop_oldest(db)
        with self._reading() as db:
            db.execute("PRAGMA incremental_vacuum")

    def close(self) -> None:
        """Close the file."""
        with self._guard:
            self._db.close()

    def _drop_oldest(self, db: sqlite3.Connection) -> None:
        size = "SELECT coalesce(sum(length(packed)), 0) FROM content"
        for spare in (f"WHERE id NOT IN ({_NEWEST})", ""):
            while db.execute(size).fetchone()[0] > self._most_bytes:
                gone = db.execute(
                    f"DELETE FROM version WHERE id IN (SELECT id FROM version {spare} ORDER BY time LIMIT 20)"  # noqa: S608 - a constant
                )
                if not gone.rowcount:
                    break
                db.execute(_DROP_UNUSED)

    @contextlib.contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        with self._guard:
            try:
                yield self._db
            except sqlite3.Error as error:
                raise StorageError.of(error, self._file) from error

    @contextlib.contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")


def _key(path: Path) -> bytes:
    return os.fsencode(path.resolve())


def _open(file: Path) -> sqlite3.Connection:
    try:
        return _connect(file)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        # Not a database any more. It is put aside, so that saving posts goes on with a new one.
        file.replace(file.with_suffix(".damaged"))
        for rest in ("-wal", "-shm"):
            file.with_name(file.name + rest).unlink(missing_ok=True)
        return _connect(file)


def _connect(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=5.0, isolation_level=None, check_same_thread=False)
    try:
        db.executescript(_SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db
