"""Counts of the whole site for the sidebar, and of the header keys in use."""

from collections import Counter
from collections.abc import Iterable
from typing import Generic, TypeVar

from galley.core.library.found import Count, Counts
from galley.core.library.packing import RowUnpacker, path_of
from galley.core.library.store import Store

_K = TypeVar("_K", str, tuple[str, ...])


def count_all(store: Store) -> Counts:
    """Return what there is of every folder, tag and category."""
    rows = store.database.safely(lambda: _read(store), [])
    folders: Counter[str] = Counter()
    tags: _Tally[str] = _Tally()
    categories: _Tally[tuple[str, ...]] = _Tally()
    unpack = RowUnpacker()
    drafts = broken = 0
    for path, packed_tags, packed_categories, date, draft, error in rows:
        folders[path_of(path).rpartition("/")[0]] += 1
        drafts += draft
        broken += error
        if packed_tags:
            tags.add(dict.fromkeys(unpack.tags(packed_tags)), date)
        if packed_categories:
            paths = unpack.categories(packed_categories)
            categories.add({names[:depth] for names in paths for depth in range(1, len(names) + 1)}, date)
    by_use = sorted(tags.counts.items(), key=lambda item: (-item[1], item[0]))
    return Counts(
        len(rows),
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

    def add(self, names: Iterable[_K], date: float | None) -> None:
        """Count each of ``names`` once for a post of this date."""
        for name in names:
            self.counts[name] += 1
            if date is not None and date > self.last.get(name, float("-inf")):
                self.last[name] = date


def _read(store: Store) -> list[tuple[str | bytes, str, str, float | None, int, bool]]:
    query = "SELECT path, tags, categories, date_key, draft, error IS NOT NULL FROM posts"
    return store.database.connection.execute(query).fetchall()
