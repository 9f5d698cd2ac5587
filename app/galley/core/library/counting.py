"""Counts of the whole site for the sidebar, and of the header keys and titles in use."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from galley.core.index.loading import DATE, values
from galley.core.index.packing import RowUnpacker
from galley.core.index.store import Store
from galley.core.library.found import Count, Counts

_K = TypeVar("_K", str, tuple[str, ...])
_PARTS = 256
# When a post was written, as `DATE` has it, and as it says itself.
_Dated = tuple[int, str]
_NEVER = -(2**63)


def count_all(store: Store) -> Counts:
    """Return what there is of every folder, tag and category."""
    return store.database.safely(lambda: _count_all(store), Counts(0, 0, 0, {}, {}, {}))


def _count_all(store: Store) -> Counts:
    posts = drafts = broken = 0
    folders: Counter[str] = Counter(_folder(path) for path in store.odd_paths())
    tags: _Tally[str] = _Tally()
    categories: _Tally[tuple[str, ...]] = _Tally()
    for ids, paths, packed_tags, packed_categories, is_draft, is_broken, dates, written in values(
        store.database,
        "iif(typeof(path) = 'text', path, NULL)",
        *("tags", "categories", "draft", "error IS NOT NULL", DATE, "date"),
    ):
        posts, drafts, broken = posts + len(ids), drafts + sum(is_draft), broken + sum(is_broken)
        unpack = RowUnpacker()
        folders.update([_folder(path) for path in paths if path is not None])
        dated = list(zip([_NEVER if date is None else date for date in dates], written, strict=True))
        for packed, (count, last) in _alike(packed_tags, dated):
            tags.add(dict.fromkeys(unpack.tags(packed)), count, last)
        for packed, (count, last) in _alike(packed_categories, dated):
            names = unpack.categories(packed)
            outer = {each[:depth] for each in names for depth in range(1, len(each) + 1)}
            categories.add(outer, count, last)
    return Counts(
        posts,
        drafts,
        broken,
        with_outer(folders),
        dict(sorted(tags.all(), key=lambda item: (-item[1].posts, item[0]))),
        dict(sorted(categories.all())),
    )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _alike(packed: Sequence[str], dated: Sequence[_Dated]) -> Iterable[tuple[str, tuple[int, _Dated]]]:
    """Return the different values of some posts, each with its number of posts and when it was used last."""
    last: dict[str, _Dated] = {}
    for value, used in zip(packed, dated, strict=True):
        if value not in last or used > last[value]:
            last[value] = used
    return ((value, (count, last[value])) for value, count in Counter(packed).items())


def with_outer(own: "Counter[str]") -> dict[str, int]:
    """Return for every folder (relative, ``""`` is the root) how many posts lie in it and below."""
    total: Counter[str] = Counter()
    for folder, count in own.items():
        at = folder
        while True:
            total[at] += count
            if not at:
                break
            at = at.rpartition("/")[0]
    return dict(sorted(total.items()))


def count_keys(store: Store) -> dict[str, int]:
    """Return every header key with the number of posts that have it, the most used first."""
    query = "SELECT key, count(*) FROM posts, json_each(header) GROUP BY key ORDER BY 2 DESC, 1"
    return dict(store.database.safely(lambda: store.database.connection.execute(query).fetchall(), []))


class Titles:
    """The titles of all posts, kept as numbers in which two titles agree by chance once in 10^14 sites."""

    def __init__(self, titles: Iterable[Sequence[str]] = ()) -> None:
        # In parts that are short enough to be looked through: sorting all would hold up other threads.
        self._parts = [array("q") for _ in range(_PARTS)]
        for some in titles:
            for number in map(hash, some):
                self._parts[number % _PARTS].append(number)

    def __contains__(self, title: str) -> bool:
        wanted = hash(title)
        return wanted in self._parts[wanted % _PARTS]


def titles_of(store: Store) -> Titles:
    """Return every post's title."""
    return store.database.safely(
        lambda: Titles(titles for _, titles in values(store.database, "title")), Titles()
    )


class _Tally(Generic[_K]):
    """Counts names and remembers when each was used last."""

    def __init__(self) -> None:
        self._counts: Counter[_K] = Counter()
        self._last: dict[_K, _Dated] = {}

    def add(self, names: Iterable[_K], count: int, used: _Dated) -> None:
        """Count each of ``names`` for ``count`` posts, of which the newest was ``used`` last."""
        for name in names:
            self._counts[name] += count
            if name not in self._last or used > self._last[name]:
                self._last[name] = used

    def all(self) -> Iterable[tuple[_K, Count]]:
        """Return every name with what was counted."""
        for name, count in self._counts.items():
            moment, written = self._last[name]
            yield name, Count(count, "" if moment == _NEVER else written)
