"""What is written into the index and read from it: rows, folded texts, and their grams."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from galley.core.collector import no_collection
from galley.core.index.database import Database
from galley.core.index.grams import grams_of
from galley.core.index.loading import shown
from galley.core.index.packing import ROW_COLUMNS, Prepared, RowUnpacker, key_of, path_of
from galley.core.index.row import Row
from galley.core.site import Site

Stamp = tuple[int, int, bool, bool]
_LOOK_COLUMNS = """
id, number, date_key, path, mtime_ns, size, title, tags, categories, place, pinyin, keys, marks, initials
"""
_PUT_POST = f"""
INSERT OR REPLACE INTO posts ({ROW_COLUMNS}, header, settled) VALUES ({", ".join("?" * 17)})
"""  # noqa: S608
_PUT_LOOK = f"""
INSERT OR REPLACE INTO looks ({_LOOK_COLUMNS}, change) VALUES ({", ".join("?" * 15)})
"""  # noqa: S608
# The others are of posts that are gone or were read again since.
_GRAMS_OF_LIVING = (
    "SELECT count(*) FROM looks WHERE number < (SELECT value FROM facts WHERE name = 'next_loose')"
)
_MANY_GONE = 2_000
_FEW = 500
_T = TypeVar("_T")


class Store:
    """Rows and texts of one site on disk; what it cannot read it makes anew.

    A post has an ``id``, which it keeps, and a ``number``, which is new and the highest each time it is read:
    grams go by numbers and are never changed, only added to. Posts from a certain number on have none yet;
    they are ``loose``.
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

    def stamps(self, under: str) -> dict[str, Stamp]:
        """Return the stamps of a file below the site, or of all in a folder, by their paths.

        A stamp is the size, mtime_ns, ignored, and whether that time can be trusted.
        """
        inner, bounds = _under(under)
        where, given = ("", ()) if under == "." else (f"WHERE path = ? OR {inner}", (key_of(under), *bounds))
        found = self.database.safely(lambda: self._read_stamps(where, given), {})
        return {path: stamp for path, (_, stamp) in found.items()}

    def stamps_of(self, paths: Sequence[str]) -> dict[str, tuple[int, Stamp]]:
        """Return id and stamp of those of some hundred ``paths`` that are in the index."""
        where, given = f"WHERE path IN ({', '.join('?' * len(paths))})", list(map(key_of, paths))
        return self.database.safely(lambda: self._read_stamps(where, given), {})

    def put(
        self, posts: Sequence[Prepared], gone: Iterable[str], is_settled: Callable[[int], bool]
    ) -> list[Row]:
        """Add or replace ``posts`` and drop the paths ``gone``, all or nothing; return rows with their ids.

        ``is_settled`` says whether a file's time (ns) can be trusted.
        """
        paths = list(gone)

        def write() -> list[Row]:
            with self.database.transaction():
                change = self._take("change", 1) + 1
                number = self._take("next_number", len(posts))
                self._drop(paths, change)
                return self._put(posts, number, change, is_settled)

        return self.database.safely(write, [])

    def numbers_of_grams(self, query: str) -> list[int]:
        """Return the numbers of the posts whose grams match FTS5's ``query``; some may be gone."""
        found = self.database.connection.execute("SELECT json_group_array(rowid) FROM grams (?)", (query,))
        return json.loads(found.fetchone()[0])

    def next_loose(self) -> int:
        """Return the number from which on posts have no grams yet."""
        return self._fact("next_loose")

    def next_number(self) -> int:
        """Return a number that is higher than any post's."""
        return self._fact("next_number")

    def next_id(self) -> int:
        """Return an id that is higher than any post's."""
        (highest,) = self.database.connection.execute("SELECT coalesce(max(id), 0) FROM posts").fetchone()
        return highest + 1

    def loose(self) -> int:
        """Return how many posts have no grams yet."""
        query = (
            "SELECT count(*) FROM looks WHERE number >= (SELECT value FROM facts WHERE name = 'next_loose')"
        )
        return self.database.safely(lambda: self.database.connection.execute(query).fetchone()[0], 0)

    def loose_texts(self, since: int, most: int) -> dict[int, bytes]:
        """Return the folded texts (UTF-8) of loose posts from the number ``since`` on, at most so many."""
        query = """
            SELECT number, body FROM bodies
            WHERE number >= ? AND number >= (SELECT value FROM facts WHERE name = 'next_loose')
            ORDER BY number LIMIT ?
        """
        return self.database.safely(lambda: dict(self.database.connection.execute(query, (since, most))), {})

    def put_grams(self, made: Mapping[int, bytes], most: int, cancelled: Callable[[], bool]) -> None:
        """Give grams to at most ``most`` loose posts, until ``cancelled``.

        ``made`` has some that are made already, by number; the others are made of the texts.
        """

        def write() -> None:
            with self.database.transaction():
                execute = self.database.connection.execute
                query = "SELECT number FROM looks WHERE number >= ? ORDER BY number LIMIT ?"
                numbers = [number for (number,) in execute(query, (self._fact("next_loose"), most))]
                done = 0

                def each() -> Iterator[tuple[int, bytes]]:
                    nonlocal done
                    for number in numbers:
                        if cancelled():
                            return
                        grams = made.get(number)
                        # FTS5 takes bytes for the text that they are, which spares two copies of it.
                        yield number, self._grams_of(number) if grams is None else grams
                        done += 1

                self.database.connection.executemany(
                    "INSERT INTO grams (rowid, all_of_post) VALUES (?, ?)", each()
                )
                if done:
                    self._set_fact("next_loose", numbers[done - 1] + 1)
                    self._take("with_grams", done)

        self.database.safely(write, None)

    def tidy(self) -> None:
        """Take out what outlived its use: grams, where most of them are of posts as they no longer are."""

        def write() -> None:
            execute = self.database.connection.execute
            (gone,) = execute("SELECT count(*) FROM gone").fetchone()
            dead = self._fact("with_grams") - execute(_GRAMS_OF_LIVING).fetchone()[0]
            is_worn = dead > _MANY_GONE and dead > execute("SELECT count(*) FROM looks").fetchone()[0]
            if gone < _MANY_GONE and not is_worn:
                return
            with self.database.transaction():
                change = self._take("change", 1) + 1
                if is_worn:
                    execute("INSERT INTO grams (grams) VALUES ('delete-all')")
                    self._set_fact("next_loose", 0)
                    self._set_fact("with_grams", 0)
                if gone >= _MANY_GONE:
                    execute("DELETE FROM gone")
                    self._set_fact("forgotten", change)

        self.database.safely(write, None)

    def bodies(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """Return the folded texts (UTF-8) of a few of these posts, by number, as far as they exist."""
        query = f"SELECT number, body FROM bodies WHERE number IN ({', '.join('?' * len(numbers))})"  # noqa: S608

        def read() -> dict[int, bytes]:
            return dict(self.database.connection.execute(query, numbers).fetchall())

        return self.database.safely(read, {}) if numbers else {}

    def header_values(self, key: str, ids: Sequence[int] | None = None) -> dict[int, str]:
        """Return what a header key shows in each post that has it, or in those of ``ids``."""
        where = "" if ids is None else f" WHERE id IN ({', '.join('?' * len(ids))})"
        term, given = shown(key)
        query = f"SELECT id, {term} FROM posts{where}"  # noqa: S608
        values = (given, *(ids or ()))

        def read() -> dict[int, str]:
            found = self.database.connection.execute(query, values)
            return {post_id: value for post_id, value in found if value}

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

    def paths_of(self, ids: Sequence[int]) -> list[str]:
        """Return the paths of those of these posts that are in the index."""

        def read(some: Sequence[int]) -> list[str]:
            query = f"SELECT path FROM posts WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
            return [path_of(key) for (key,) in self.database.connection.execute(query, some)]

        slices = in_slices(ids, _FEW)
        return [path for some in slices for path in self.database.safely(lambda some=some: read(some), [])]

    def odd_paths(self) -> list[str]:
        """Return the paths whose name is no UTF-8."""
        query = "SELECT path FROM posts WHERE path >= x''"  # texts come before
        return self.database.safely(
            lambda: [path_of(key) for (key,) in self.database.connection.execute(query)], []
        )

    def paths_with_header(self, texts: Sequence[str]) -> list[str]:
        """Return the paths of the posts whose header shows one of ``texts`` as it is written."""
        query = f"SELECT path FROM posts WHERE {' OR '.join(['instr(header, ?)'] * len(texts))}"  # noqa: S608

        def read() -> list[str]:
            return [path_of(key) for (key,) in self.database.connection.execute(query, tuple(texts))]

        return self.database.safely(read, []) if texts else []

    def ids_under(self, folder: str) -> list[int]:
        """Return the ids of the posts in a folder below the site and in those below it."""
        where, values = _under(folder)
        query = f"SELECT id FROM posts WHERE {where}"  # noqa: S608
        return self.database.safely(
            lambda: [post_id for (post_id,) in self.database.connection.execute(query, values)], []
        )

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self.database.close()

    def _fact(self, name: str) -> int:
        query = "SELECT value FROM facts WHERE name = ?"
        return self.database.connection.execute(query, (name,)).fetchone()[0]

    def _set_fact(self, name: str, value: int) -> None:
        self.database.connection.execute("UPDATE facts SET value = ? WHERE name = ?", (value, name))

    def _take(self, name: str, count: int) -> int:
        value = self._fact(name)
        self._set_fact(name, value + count)
        return value

    def _grams_of(self, number: int) -> bytes:
        query = "SELECT body FROM bodies WHERE number = ?"
        found = self.database.connection.execute(query, (number,)).fetchone()
        return grams_of(found[0]) if found else b""

    def _drop(self, paths: Iterable[str], change: int) -> None:
        execute = self.database.connection.execute
        for path in paths:
            found = execute("DELETE FROM posts WHERE path = ? RETURNING id", (key_of(path),)).fetchone()
            if found is None:
                continue
            (number,) = execute("DELETE FROM looks WHERE id = ? RETURNING number", found).fetchone()
            execute("DELETE FROM bodies WHERE number = ?", (number,))
            execute("INSERT INTO gone VALUES (?, ?)", (change, found[0]))

    def _put(
        self, posts: Sequence[Prepared], number: int, change: int, is_settled: Callable[[int], bool]
    ) -> list[Row]:
        connection = self.database.connection
        known = self._numbers_of([post.key for post in posts])
        next_id = self.next_id()
        ids: list[int] = []
        for post in posts:
            if post.key in known:
                ids.append(known[post.key][0])
            else:
                ids.append(next_id)
                next_id += 1
        each = list(zip(ids, range(number, number + len(posts)), posts, strict=True))
        connection.executemany(
            "DELETE FROM bodies WHERE number = ?", [(old_number,) for _, old_number in known.values()]
        )
        connection.executemany(
            _PUT_POST, [(post_id, *post.values, is_settled(post.mtime_ns)) for post_id, _, post in each]
        )
        connection.executemany(_PUT_LOOK, [(post_id, at, *post.look, change) for post_id, at, post in each])
        connection.executemany("INSERT INTO bodies VALUES (?, ?)", [(at, post.body) for _, at, post in each])
        unpack = RowUnpacker()
        return [unpack((post_id, *post.values[:-1])) for post_id, _, post in each]

    def _numbers_of(self, keys: Sequence[str | bytes]) -> dict[str | bytes, tuple[int, int]]:
        """Return id and number of those of the paths ``keys`` that are in the index."""
        found: dict[str | bytes, tuple[int, int]] = {}
        for some in in_slices(keys, _FEW):
            query = f"""
                SELECT posts.path, id, number FROM posts JOIN looks USING (id)
                WHERE posts.path IN ({", ".join("?" * len(some))})
            """  # noqa: S608
            for key, post_id, number in self.database.connection.execute(query, some):
                found[key] = post_id, number
        return found

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

    def _read_stamps(self, where: str, given: Sequence[str | bytes]) -> dict[str, tuple[int, Stamp]]:
        query = f"SELECT path, id, size, mtime_ns, ignored, settled FROM posts {where}"  # noqa: S608
        found = self.database.connection.execute(query, given)
        return {
            path_of(key): (post_id, (size, mtime_ns, bool(ignored), bool(settled)))
            for key, post_id, size, mtime_ns, ignored, settled in found
        }


def _under(folder: str) -> tuple[str, tuple[str | bytes, ...]]:
    """Return the condition that a path lies below a folder, and its parameters."""
    # "0" comes next after "/". A folder's name that is no UTF-8 is bytes, and so are all paths in it; a name
    # of such bytes may also stand in a folder whose own is text.
    inner = (f"{folder}/", f"{folder}0")
    in_bytes = tuple(each.encode(errors="surrogateescape") for each in inner)
    return "(path >= ? AND path < ? OR path >= ? AND path < ?)", (*map(key_of, inner), *in_bytes)


def in_slices(values: Sequence[_T], length: int) -> Iterator[Sequence[_T]]:
    """Yield ``values`` in pieces of at most ``length``: SQLite takes only so many at once."""
    for start in range(0, len(values), length):
        yield values[start : start + length]
