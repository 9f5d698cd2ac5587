"""Counts of the whole site for the sidebar, and of the header keys in use."""

from collections import Counter
from collections.abc import Iterable
from typing import Generic, TypeVar

from galley.core.library.found import Count, Counts
from galley.core.library.packing import RowUnpacker
from galley.core.library.store import Store

_K = TypeVar("_K", str, tuple[str, ...])


def count_all(store: Store) -> Counts:
    """Return what there is of every folder, tag and category."""
    posts, drafts, broken = store.totals()
    folders: Counter[str] = Counter(path.rpartition("/")[0] for path in store.paths())
    tags: _Tally[str] = _Tally()
    categories: _Tally[tuple[str, ...]] = _Tally()
    unpack = RowUnpacker()
    for packed, count, last in store.shared("tags"):
        if packed:
            tags.add(dict.fromkeys(unpack.tags(packed)), count, last)
    for packed, count, last in store.shared("categories"):
        if packed:
            paths = unpack.categories(packed)
            outer = {names[:depth] for names in paths for depth in range(1, len(names) + 1)}
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


class _Tally(Generic[_K]):
    """Counts names and remembers when each was used last."""

    def __init__(self) -> None:
        self.counts: Counter[_K] = Counter()
        self.last: dict[_K, float] = {}

    def add(self, names: Iterable[_K], count: int, last: float | None) -> None:
        """Count each of ``names`` for ``count`` posts, of which the newest has the date ``last``."""
        for name in names:
            self.counts[name] += count
            if last is not None and last > self.last.get(name, float("-inf")):
                self.last[name] = last
