"""What is written into the index and read from it: rows, folded texts, and who holds what."""

import contextlib
import gc
from bisect import bisect_left
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from galley.core.library.database import Database
from galley.core.library.grams import Segment
from galley.core.library.packing import ROW_COLUMNS, Prepared, RowUnpacker, key_of, path_of
from galley.core.library.row import Row
from galley.core.site import Site

Stamp = tuple[int, int, bool, bool]
Look = tuple[Any, ...]
LOOK_COLUMNS = (
    "id, number, date_key, path, mtime_ns, size, title, tags, categories, place, pinyin, keys, marks"
)
_POST_COLUMNS = f"{ROW_COLUMNS.removeprefix('id, ')}, header, settled"
_INSERT = f"INSERT INTO posts ({_POST_COLUMNS}) VALUES ({', '.join('?' * 16)})"  # noqa: S608
_UPDATE = f"UPDATE posts SET {' = ?, '.join(_POST_COLUMNS.split(', '))} = ? WHERE id = ?"  # noqa: S608
_LOOK = f"""
INSERT OR REPLACE INTO looks ({LOOK_COLUMNS}, change) VALUES ({", ".join("?" * 14)})
"""  # noqa: S608
# Segments fewer than half of whose posts are still there.
_SPARSE = """
SELECT first, count FROM segments WHERE count > 2 *
    (SELECT count(*) FROM looks WHERE number >= first AND number < first + segments.count)
"""
_MANY_GONE = 2_000
_FEW = 500
_T = TypeVar("_T")


class Store:
    """Rows and texts of one site on disk; what it cannot read it makes anew.

    A post has an ``id``, which it keeps, and a ``number``, which is new each time it is read: what says who
    holds what goes by numbers and is never changed, only added to.
    """

    def __init__(self, site: Site, cache_dir: Path | None = None) -> None:
        self.database = Database(site, cache_dir)

    def rows(self, ids: Iterable[int] | None = None) -> list[Row]:
        """Return the rows of these posts in order, without those that are gone; None: all, in no order."""
        if ids is None:
            return self.database.safely(self._read_rows, [])
        wanted = list(ids)
        found = self.database.safely(lambda: self._read_some(wanted), {})
        return [found[each] for each in wanted if each in found]

    def stamps(self, under: str = ".") -> dict[str, Stamp]:
        """Return for each path: size, mtime_ns, ignored, and whether that time can be trusted.

        ``under`` is a file or a folder below the site: only what it is or holds.
        """
        return self.database.safely(lambda: self._read_stamps(under), {})

    def put(
        self,
        posts: Sequence[Prepared],
        gone: Iterable[str],
        unsettled: Collection[str] = frozenset(),
        segment: Segment | None = None,
    ) -> list[Row]:
        """Add or replace ``posts`` and drop the paths ``gone``, all or nothing; return rows with their ids.

        ``unsettled`` are paths whose time cannot be trusted yet. ``segment`` tells who of ``posts`` holds
        what.
        """
        paths = list(gone)

        def write() -> list[Row]:
            with self.database.transaction():
                change = self._take("change", 1) + 1
                number = self._take("next_number", len(posts))
                self._drop(paths, change)
                rows = [
                    self._put_one(post, number + at, change, post.row.path not in unsettled)
                    for at, post in enumerate(posts)
                ]
                if segment is not None:
                    self._put_segment(number, segment)
                return rows

        return self.database.safely(write, [])

    def loose(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Return the numbers of the posts in no segment, and the segments (first, count), in order."""

        def read() -> tuple[list[int], list[tuple[int, int]]]:
            execute = self.database.connection.execute
            segments = execute("SELECT first, count FROM segments ORDER BY first").fetchall()
            numbers = [number for (number,) in execute("SELECT number FROM looks ORDER BY number")]
            for first, count in segments:
                start, end = bisect_left(numbers, first), bisect_left(numbers, first + count)
                del numbers[start:end]
            return numbers, segments

        return self.database.safely(read, ([], []))

    def put_segment(self, first: int, segment: Segment) -> None:
        """Say who of the posts from number ``first`` on holds what."""

        def write() -> None:
            with self.database.transaction():
                self._put_segment(first, segment)

        self.database.safely(write, None)

    def tidy(self) -> None:
        """Take out what outlived its use: segments of posts most of which are gone or were read again since.

        The posts left in these get new numbers and are in no segment then.
        """

        def write() -> None:
            execute = self.database.connection.execute
            (gone,) = execute("SELECT count(*) FROM gone").fetchone()
            if gone < _MANY_GONE and execute(_SPARSE).fetchone() is None:
                return
            with self.database.transaction():
                change = self._take("change", 1) + 1
                for first, count in execute(_SPARSE).fetchall():
                    self._dissolve(first, count, change)
                if gone >= _MANY_GONE:
                    execute("DELETE FROM gone")
                    execute("UPDATE facts SET value = ? WHERE name = 'forgotten'", (change,))

        self.database.safely(write, None)

    def bodies(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Yield number and folded text (UTF-8) of these posts, in their order as far as they exist."""
        for some in in_slices(numbers, 64):
            found = self.database.safely(lambda some=some: self._read_bodies(some), {})
            yield from ((number, found[number]) for number in some if number in found)

    def header_values(self, key: str, ids: Sequence[int] | None = None) -> dict[int, str]:
        """Return what a header key shows in each post that has it, or in those of ``ids``."""
        where = "" if ids is None else f" WHERE id IN ({', '.join('?' * len(ids))})"
        query = f"SELECT id, header ->> ? FROM posts{where}"  # noqa: S608
        values = (key, *(ids or ()))

        def read() -> dict[int, str]:
            found = self.database.connection.execute(query, values)
            return {post_id: shown for post_id, shown in found if shown}

        return self.database.safely(read, {})

    def ids_of(self, paths: Sequence[str]) -> dict[str, int]:
        """Return the ids of those of ``paths`` that are in the index."""

        def read(some: Sequence[str]) -> list[tuple[str | bytes, int]]:
            query = f"SELECT path, id FROM posts WHERE path IN ({', '.join('?' * len(some))})"  # noqa: S608
            return self.database.connection.execute(query, [key_of(path) for path in some]).fetchall()

        found: dict[str, int] = {}
        for some in in_slices(paths, _FEW):
            pairs = self.database.safely(lambda some=some: read(some), [])
            found.update((path_of(key), post_id) for key, post_id in pairs)
        return found

    def newest(self) -> list[int]:
        """Return all ids, the newest post first, those without a date last, ties by path."""
        query = "SELECT id FROM looks ORDER BY date_key IS NULL, date_key DESC, path"
        return self.database.safely(
            lambda: [post_id for (post_id,) in self.database.connection.execute(query)], []
        )

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self.database.close()

    def _take(self, name: str, count: int) -> int:
        execute = self.database.connection.execute
        value = execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()[0]
        execute("UPDATE facts SET value = ? WHERE name = ?", (value + count, name))
        return value

    def _put_segment(self, first: int, segment: Segment) -> None:
        execute = self.database.connection.execute
        span = (first + segment.count, first)
        if execute("SELECT 1 FROM segments WHERE first < ? AND first + count > ?", span).fetchone():
            return  # another window was quicker
        grams = ((first, gram, posts) for gram, posts in segment.unpacked())
        self.database.connection.executemany("INSERT INTO grams VALUES (?, ?, ?)", grams)
        execute("INSERT INTO segments VALUES (?, ?)", (first, segment.count))

    def _dissolve(self, first: int, count: int, change: int) -> None:
        execute = self.database.connection.execute
        execute("DELETE FROM grams WHERE first = ?", (first,))
        execute("DELETE FROM segments WHERE first = ?", (first,))
        span = (first, first + count)
        left = execute(
            "SELECT number FROM looks WHERE number >= ? AND number < ? ORDER BY number", span
        ).fetchall()
        start = self._take("next_number", len(left))
        for number, (old,) in enumerate(left, start):
            execute("UPDATE looks SET number = ?, change = ? WHERE number = ?", (number, change, old))
            execute("UPDATE bodies SET number = ? WHERE number = ?", (number, old))

    def _drop(self, paths: Iterable[str], change: int) -> None:
        execute = self.database.connection.execute
        for path in paths:
            found = execute("DELETE FROM posts WHERE path = ? RETURNING id", (key_of(path),)).fetchone()
            if found is None:
                continue
            (number,) = execute("DELETE FROM looks WHERE id = ? RETURNING number", found).fetchone()
            execute("DELETE FROM bodies WHERE number = ?", (number,))
            execute("INSERT INTO gone VALUES (?, ?)", (change, found[0]))

    def _put_one(self, post: Prepared, number: int, change: int, settled: bool) -> Row:
        execute = self.database.connection.execute
        values = post.values
        known = execute(
            "SELECT looks.id, number FROM posts JOIN looks USING (id) WHERE posts.path = ?", values[:1]
        ).fetchone()
        if known is None:
            post_id = execute(_INSERT, (*values, settled)).lastrowid or 0
        else:
            post_id, old_number = known
            execute(_UPDATE, (*values, settled, post_id))
            execute("DELETE FROM bodies WHERE number = ?", (old_number,))
        execute(_LOOK, (post_id, number, *post.look, change))
        execute("INSERT INTO bodies VALUES (?, ?)", (number, post.body))
        return replace(post.row, id=post_id)

    def _read_rows(self) -> list[Row]:
        cursor = self.database.connection.execute(f"SELECT {ROW_COLUMNS} FROM posts")  # noqa: S608
        with no_collection():
            return list(map(RowUnpacker(), cursor))

    def _read_some(self, ids: Sequence[int]) -> dict[int, Row]:
        unpack = RowUnpacker()
        found: dict[int, Row] = {}
        for some in in_slices(ids, _FEW):
            query = f"SELECT {ROW_COLUMNS} FROM posts WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
            for values in self.database.connection.execute(query, some):
                found[values[0]] = unpack(values)
        return found

    def _read_stamps(self, under: str) -> dict[str, Stamp]:
        query, values = "SELECT path, size, mtime_ns, ignored, settled FROM posts", ()
        if under != ".":
            # "0" comes next after "/". A folder's name that is no UTF-8 is bytes, and so are all paths in it;
            # a name of such bytes may also stand in a folder whose own is text.
            query += " WHERE path = ?1 OR path >= ?2 AND path < ?3 OR path >= ?4 AND path < ?5"
            inner = (f"{under}/", f"{under}0")
            values = (
                key_of(under),
                *map(key_of, inner),
                *(each.encode(errors="surrogateescape") for each in inner),
            )
        return {
            path_of(key): (size, mtime_ns, bool(ignored), bool(settled))
            for key, size, mtime_ns, ignored, settled in self.database.connection.execute(query, values)
        }

    def _read_bodies(self, numbers: Sequence[int]) -> dict[int, bytes]:
        query = f"SELECT number, body FROM bodies WHERE number IN ({', '.join('?' * len(numbers))})"  # noqa: S608
        return dict(self.database.connection.execute(query, numbers).fetchall())


def in_slices(values: Sequence[_T], length: int) -> Iterator[Sequence[_T]]:
    """Yield ``values`` in pieces of at most ``length``: SQLite takes only so many at once."""
    for start in range(0, len(values), length):
        yield values[start : start + length]


@contextlib.contextmanager
def no_collection() -> Generator[None]:
    """Keep the garbage collector from walking a hundred thousand new rows again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
