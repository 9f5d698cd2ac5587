"""What is written into the index and read from it: rows, folded texts, and who holds what."""

import contextlib
import gc
from bisect import bisect_left
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from galley.core.library.database import Database
from galley.core.library.entry import Entry
from galley.core.library.packing import ROW_COLUMNS, RowUnpacker, key_of, look_values, path_of, row_values
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
_FEW = 500
_T = TypeVar("_T")


class Store:
    """Rows and texts of one site on disk; what it cannot read it makes anew.

    A post has an ``id``, which it keeps, and a ``number``, which is new each time it is read: what says who
    holds what goes by numbers and is never changed, only added to.
    """

    def __init__(self, site: Site, cache_dir: Path | None = None) -> None:
        self.database = Database(site, cache_dir)
        folders = (*site.posts_dirs, *site.drafts_dirs)
        relatives = (folder.relative_to(site.root).as_posix() for folder in folders)
        # The deepest first, as the walk has them.
        self._tops = sorted((f"{each}/" for each in relatives if each != "."), key=len, reverse=True)

    def rows(self, ids: Iterable[int] | None = None) -> list[Row]:
        """Return the rows of these posts in order, without those that are gone; None: all, in no order."""
        if ids is None:
            return self.database.safely(self._read_rows, [])
        wanted = list(ids)
        found = self.database.safely(lambda: self._read_some(wanted), {})
        return [found[each] for each in wanted if each in found]

    def stamps(self) -> dict[str, Stamp]:
        """Return for each path: size, mtime_ns, ignored, and whether that time can be trusted."""
        return self.database.safely(self._read_stamps, {})

    def put(
        self,
        entries: Sequence[Entry],
        gone: Iterable[str],
        unsettled: Collection[str] = frozenset(),
    ) -> list[Row]:
        """Add or replace ``entries`` and drop the paths ``gone``, all or nothing; return rows with their ids.

        ``unsettled`` are paths whose time cannot be trusted yet.
        """
        paths = list(gone)

        def write() -> list[Row]:
            with self.database.transaction():
                change = self._take("change", 1) + 1
                number = self._take("next_number", len(entries))
                self._drop(paths, change)
                return [
                    self._put_one(entry, number + at, change, entry.row.path not in unsettled)
                    for at, entry in enumerate(entries)
                ]

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

    def put_segment(self, first: int, count: int, packed: Iterable[tuple[int | str, bytes]]) -> None:
        """Say who of the ``count`` posts from number ``first`` on holds what."""

        def write() -> None:
            with self.database.transaction():
                execute = self.database.connection.executemany
                execute(
                    "INSERT INTO grams VALUES (?, ?, ?)", ((first, gram, posts) for gram, posts in packed)
                )
                execute("INSERT INTO segments VALUES (?, ?)", [(first, count)])

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

    def _drop(self, paths: Iterable[str], change: int) -> None:
        execute = self.database.connection.execute
        for path in paths:
            found = execute("DELETE FROM posts WHERE path = ? RETURNING id", (key_of(path),)).fetchone()
            if found is None:
                continue
            (number,) = execute("DELETE FROM looks WHERE id = ? RETURNING number", found).fetchone()
            execute("DELETE FROM bodies WHERE number = ?", (number,))
            execute("INSERT INTO gone VALUES (?, ?)", (change, found[0]))

    def _put_one(self, entry: Entry, number: int, change: int, settled: bool) -> Row:
        execute = self.database.connection.execute
        values = row_values(entry)
        known = execute(
            "SELECT looks.id, number FROM posts JOIN looks USING (id) WHERE posts.path = ?", values[:1]
        ).fetchone()
        if known is None:
            post_id = execute(_INSERT, (*values, settled)).lastrowid or 0
        else:
            post_id, old_number = known
            execute(_UPDATE, (*values, settled, post_id))
            execute("DELETE FROM bodies WHERE number = ?", (old_number,))
        look = look_values(entry, self._place(entry.row.path))
        execute(_LOOK, (post_id, number, *look, change))
        execute("INSERT INTO bodies VALUES (?, ?)", (number, entry.body.encode(errors="surrogatepass")))
        return replace(entry.row, id=post_id)

    def _place(self, path: str) -> str:
        """Return the part of a path that its author chose: below the posts folder, without the extension."""
        top = next((top for top in self._tops if path.startswith(top)), "")
        below = path[len(top) :]
        stem, dot, _ = below.rpartition(".")
        return stem if dot else below

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

    def _read_stamps(self) -> dict[str, Stamp]:
        query = "SELECT path, size, mtime_ns, ignored, settled FROM posts"
        return {
            path_of(key): (size, mtime_ns, bool(ignored), bool(settled))
            for key, size, mtime_ns, ignored, settled in self.database.connection.execute(query)
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
