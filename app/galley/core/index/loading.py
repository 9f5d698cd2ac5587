"""Reads much of the index at once, a few thousand posts at a time.

SQLite puts their values together into one text, and other threads run meanwhile: they wait much longer where
each post is a row that Python takes.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from galley.core.index.database import Database

_AT_ONCE = 4_096
# As much text as so many numbers make.
_CHARACTERS = 6 * _AT_ONCE
_MICROSECONDS = 1_000_000
_TEXTS = ("title", "tags", "categories", "place", "keys", "initials")
DATE = f"CAST(round(date_key * {_MICROSECONDS}) AS INTEGER)"
"""A post's date, for `seconds`: exact for whole ones, where a float's own text has but 15 digits."""
_LOOKS = f"""
SELECT json_group_array(id), json_group_array(number), json_group_array({DATE}), json_group_array(marks),
    group_concat(iif(pinyin = '', '', ' ' || pinyin), char(10)),
    {", ".join(f"group_concat({name}, char(10))" for name in _TEXTS)}
FROM (SELECT * FROM looks WHERE {{}}number > ? ORDER BY number LIMIT ?)
"""  # noqa: S608
_PATHS = """
SELECT max(number), group_concat(path, char(10))
FROM (SELECT number, path FROM looks WHERE number > ? ORDER BY number LIMIT ?)
"""


def shown(key: str) -> tuple[str, str]:
    """Return an SQL term for what a header key shows in a post, and the term's parameter."""
    if json.dumps(key, ensure_ascii=False) == f'"{key}"':
        return "header ->> ?", f'$."{key}"'
    # A path cannot name a key that JSON writes otherwise than it is; this takes longer.
    return "(SELECT value FROM json_each(header) WHERE key = ?)", key


class Looks(NamedTuple):
    """Some posts in the order of their numbers.

    A missing date is None, others count seconds. Texts have line breaks between; ``spelled`` has a blank
    before each syllable.
    """

    ids: list[int]
    numbers: list[int]
    dates: list[float | None]
    marks: list[int]
    spelled: str
    title: str
    tags: str
    categories: str
    place: str
    keys: str
    initials: str


def looks(database: Database, since: int | None = None) -> Iterator[Looks]:
    """Yield the looks of all posts, or of those that a change after ``since`` touched."""
    # The plus keeps SQLite to the index of changes.
    query = _LOOKS.format("" if since is None else "change > ? AND +")
    changed = () if since is None else (since,)
    last = -1
    while True:
        found = database.connection.execute(query, (*changed, last, _AT_ONCE)).fetchone()
        ids, numbers, dates, marks, *texts = found
        numbers = json.loads(numbers)
        if not numbers:
            return
        last = numbers[-1]
        yield Looks(json.loads(ids), numbers, seconds(json.loads(dates)), json.loads(marks), *texts)


def seconds(dates: Iterable[int | None]) -> list[float | None]:
    """Return what ``DATE`` gave as a post's date is told elsewhere; a missing one is None."""
    return [None if date is None else date / _MICROSECONDS for date in dates]


def paths(database: Database) -> Iterator[list[str]]:
    """Yield the paths (`packing.printable`) of all posts in the order of their numbers, some at a time."""
    last = -1
    while True:
        last, joined = database.connection.execute(_PATHS, (last, _AT_ONCE)).fetchone()
        if last is None:
            return
        yield joined.split("\n")


def ordered(database: Database, order: str, table: str = "looks") -> "array[int]":
    """Return the ids of all posts of a table in the order of an SQL term."""
    query = f"SELECT group_concat(id) FROM (SELECT id FROM {table} ORDER BY {order})"  # noqa: S608
    (joined,) = database.connection.execute(query).fetchone()
    ids, start = array("i"), 0
    while joined and start <= len(joined):
        end = joined.find(",", start + _CHARACTERS)
        end = len(joined) if end < 0 else end
        ids.extend(map(int, joined[start:end].split(",")))
        start = end + 1
    return ids


def values(database: Database, *terms: str, table: str = "posts", given: Iterable[str] = ()) -> Iterator[Any]:
    """Yield of all posts id and the values of SQL terms, some posts at a time: a list for each of them.

    ``given`` are the terms' own parameters. A value may be anything that JSON knows.
    """
    lists = "".join(f", json_group_array({term})" for term in terms)
    query = f"""
        SELECT json_group_array(id){lists}
        FROM (SELECT * FROM {table} WHERE id > ? ORDER BY id LIMIT ?)
    """  # noqa: S608
    last = -1
    while True:
        found = database.connection.execute(query, (*given, last, _AT_ONCE)).fetchone()
        some = [json.loads(each) for each in found]
        if not some[0]:
            return
        last = some[0][-1]
        yield some
