"""Counts of the whole site for the sidebar, and of the header keys and titles in use."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from galley.core.index.loading import DATE, seconds, values
from galley.core.index.packing import RowUnpacker
from galley.core.index.store import Store
from galley.core.library.found import Count, Counts

_K = TypeVar("_K", str, tuple[str, ...])
_NEVER = float("-inf")


def count_all(store: Store) -> Counts:
    """Return what there is of every folder, tag and category."""
    return store.database.safely(lambda: _count_all(store), Counts(0, 0, 0, {}, {}, {}))


def _count_all(store: Store) -> Counts:
    posts = drafts = broken = 0
    folders: Counter[str] = Counter(_folder(path) for path in store.odd_paths())
    tags: _Tally[str] = _Tally()
    categories: _Tally[tuple[str, ...]] = _Tally()
    for ids, paths, packed_tags, packed_categories, is_draft, is_broken, moments in values(
        store.database,
        "iif(typeof(path) = 'text', path, NULL)",
        *("tags", "categories", "draft", "error IS NOT NULL", DATE),
    ):
        posts, drafts, broken = posts + len(ids), drafts + sum(is_draft), broken + sum(is_broken)
        folders.update([_folder(path) for path in paths if path is not None])
        dates = seconds(moments)
        unpack = RowUnpacker()
        for packed, (count, last) in _alike(packed_tags, dates):
            tags.add(dict.fromkeys(unpack.tags(packed)), count, last)
        for packed, (count, last) in _alike(packed_categories, dates):
            names = unpack.categories(packed)
            outer = {each[:depth] for each in names for depth in range(1, len(each) + 1)}
            categories.add(outer, count, last)
    by_use = sorted(tags.counts.items(), key=lambda item: (-item[1], item[0]))
    return Counts(
        posts,
        drafts,
        broken,
        with_outer(folders),
        {name: Count(count, tags.last.get(name)) for name, count in by_use},
        {name: Count(count, categories.last.get(name)) for name, count in sorted(categories.counts.items())},
    )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _alike(packed: Sequence[str], dates: Sequence[float | None]) -> Iterable[tuple[str, tuple[int, float]]]:
    """Return the different values of some posts, each with its number of posts and their newest date."""
    last: dict[str, float] = {}
    for value, date in zip(packed, dates, strict=True):
        if date is not None and date > last.get(value, _NEVER):
            last[value] = date
    return ((value, (count, last.get(value, _NEVER))) for value, count in Counter(packed).items())


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
        hashes = array("q")
        for some in titles:
            hashes.extend(map(hash, some))
        self._hashes = array("q", sorted(hashes))

    def __contains__(self, title: str) -> bool:
        wanted = hash(title)
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted


def titles_of(store: Store) -> Titles:
    """Return every post's title."""
    return store.database.safely(
        lambda: Titles(titles for _, titles in values(store.database, "title")), Titles()
    )


class _Tally(Generic[_K]):
    """Counts names and remembers when each was used last."""

    def __init__(self) -> None:
        self.counts: Counter[_K] = Counter()
        self.last: dict[_K, float] = {}

    def add(self, names: Iterable[_K], count: int, last: float) -> None:
        """Count each of ``names`` for ``count`` posts, of which the newest has the date ``last``."""
        for name in names:
            self.counts[name] += count
            if last > self.last.get(name, _NEVER):
                self.last[name] = last
