"""The index file: one SQLite database per site in the user's cache, which may vanish at any time."""

import contextlib
import gc
import hashlib
import sqlite3
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from galley import __version__
from galley.core.library.row import Row
from galley.core.site import Site

# Count up whenever the table or what rows are made of changes: older indexes are then made anew, as they
# are by another version of Galley, which may read headers in another way.
SCHEMA = 2

_COLUMNS = (
    "path, title, date, date_key, tags, categories, draft, excerpt, mtime_ns, size,"
    " error, error_line, error_column, ignored"
)
_CREATE = """
CREATE TABLE IF NOT EXISTS posts (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, date TEXT NOT NULL, date_key REAL, tags TEXT NOT NULL, categories TEXT NOT NULL,
    draft INTEGER NOT NULL, excerpt TEXT NOT NULL, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
    error TEXT, error_line INTEGER, error_column INTEGER, ignored INTEGER NOT NULL,
    settled INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_PUT = f"""
INSERT INTO posts ({_COLUMNS}, settled) VALUES ({", ".join("?" * 15)})
ON CONFLICT (path) DO UPDATE SET
{", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.replace(" ", "").split(",")[1:])},
settled = excluded.settled
"""  # noqa: S608 - made of the constants above
_BETWEEN_PATHS, _BETWEEN_NAMES = "\x1e", "\x1f"

Stamp = tuple[int, int, bool, bool]
_T = TypeVar("_T")


class Store:
    """Rows of one site on disk; every method repairs or replaces a broken file by itself.

    Where the cache cannot be written at all the index lives in memory for as long as the program runs.
    """

    def __init__(self, site: Site, cache_dir: Path | None = None) -> None:
        folder = cache_dir or Path(platformdirs.user_cache_dir("galley", appauthor=False)) / "library"
        name = hashlib.blake2b(str(site.root.resolve()).encode(errors="surrogateescape"), digest_size=16)
        self.path = folder / f"{name.hexdigest()}.db"
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
        self._connection = self._open()

    def rows(self) -> list[Row]:
        """Return all rows, in no order."""
        return self._safely(self._read_rows, [])

    def stamps(self) -> dict[str, Stamp]:
        """Return for each path: size, mtime_ns, ignored, and whether that time can be trusted."""
        return self._safely(self._read_stamps, {})

    def put(self, rows: Iterable[Row], gone: Iterable[str], unsettled: frozenset[str] = frozenset()) -> None:
        """Add or replace ``rows`` and drop the paths ``gone``, all or nothing."""
        values = [(*_pack(row), row.path not in unsettled) for row in rows]
        paths = [(_key(path),) for path in gone]

        def write() -> None:
            with self._transaction():
                self._connection.executemany(_PUT, values)
                self._connection.executemany("DELETE FROM posts WHERE path = ?", paths)

        self._safely(write, None)

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def _read_rows(self) -> list[Row]:
        cursor = self._connection.execute(f"SELECT {_COLUMNS} FROM posts")  # noqa: S608
        with _no_collection():
            return list(map(_Unpacker(), cursor))

    def _read_stamps(self) -> dict[str, Stamp]:
        cursor = self._connection.execute("SELECT path, size, mtime_ns, ignored, settled FROM posts")
        return {
            _path(key): (size, mtime_ns, bool(ignored), bool(settled))
            for key, size, mtime_ns, ignored, settled in cursor
        }

    def _safely(self, work: Callable[[], _T], empty: _T) -> _T:
        """Do ``work``; if the file turns out to be broken, make it anew and try once more."""
        try:
            return work()
        except sqlite3.ProgrammingError:
            raise  # the file is not to blame: the store is closed, or another thread's
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                return empty  # another window is at it; the next scan brings what is missing
            self._replace()
        except sqlite3.DatabaseError:
            self._replace()
        try:
            return work()
        except sqlite3.DatabaseError:
            self._connection = self._in_memory()
            return work()

    def _open(self) -> sqlite3.Connection:
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(self.path, timeout=5.0, isolation_level=None)
                try:
                    self._prepare(connection)
                except BaseException:
                    connection.close()
                    raise
            except (sqlite3.DatabaseError, OSError):
                self._delete()
            else:
                return connection
        return self._in_memory()

    def _in_memory(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        self._prepare(connection)
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        # A cache may lose its last moments, never its form: that is what NORMAL gives in WAL.
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
            known = connection.execute("SELECT value FROM facts WHERE name = 'made_for'").fetchone()
            if known == (self._made_for,):
                return
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DROP TABLE IF EXISTS posts")
        connection.execute("DROP TABLE IF EXISTS facts")
        for statement in _CREATE.split(";"):
            connection.execute(statement)
        connection.execute("INSERT INTO facts VALUES ('made_for', ?)", (self._made_for,))
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")

    def _replace(self) -> None:
        self.close()
        self._delete()
        self._connection = self._open()

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()

    @contextlib.contextmanager
    def _transaction(self) -> Generator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _key(path: str) -> str | bytes:
    """Return a path as the table holds it: a name that is no UTF-8 as bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode(errors="surrogateescape")
    return path


def _path(key: str | bytes) -> str:
    return key if isinstance(key, str) else key.decode(errors="surrogateescape")


def _pack(row: Row) -> tuple[object, ...]:
    return (
        _key(row.path),
        row.title,
        row.date,
        row.date_key,
        _BETWEEN_NAMES.join(row.tags),
        _BETWEEN_PATHS.join(_BETWEEN_NAMES.join(names) for names in row.categories),
        row.draft,
        row.excerpt,
        row.mtime_ns,
        row.size,
        row.error,
        row.error_line,
        row.error_column,
        row.ignored,
    )


@contextlib.contextmanager
def _no_collection() -> Generator[None]:
    """Keep the garbage collector from walking a hundred thousand new rows again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Unpacker:
    """Makes rows of the table's tuples; posts share their tags and categories, and so do the rows."""

    def __init__(self) -> None:
        self._tags: dict[str, tuple[str, ...]] = {"": ()}
        self._categories: dict[str, tuple[tuple[str, ...], ...]] = {"": ()}

    def __call__(self, values: tuple[Any, ...]) -> Row:
        (path, title, date, date_key, tags, categories, draft, excerpt, mtime_ns, size, *rest) = values
        error, line, column, ignored = rest
        shared_tags = self._tags.get(tags)
        if shared_tags is None:
            shared_tags = self._tags[tags] = tuple(tags.split(_BETWEEN_NAMES))
        shared_categories = self._categories.get(categories)
        if shared_categories is None:
            shared_categories = self._categories[categories] = tuple(
                tuple(names.split(_BETWEEN_NAMES)) for names in categories.split(_BETWEEN_PATHS)
            )
        return Row(
            _path(path),
            title,
            date,
            date_key,
            shared_tags,
            shared_categories,
            bool(draft),
            excerpt,
            mtime_ns,
            size,
            error,
            line,
            column,
            bool(ignored),
        )
