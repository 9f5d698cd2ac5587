"""The orders that a list of posts can be in."""

from array import array
from collections import Counter
from enum import StrEnum
from itertools import accumulate, repeat

from galley.core.index.fold import fold
from galley.core.index.loading import ordered, shown, values
from galley.core.index.memory import give_back
from galley.core.index.store import Store
from galley.core.library.columns import Columns
from galley.core.library.labels import in_natural_order
from galley.core.library.order import Order


class SortKey(StrEnum):
    """What the list is ordered by, beside any key of the header."""

    DATE = "date"
    TITLE = "title"
    MODIFIED = "modified"
    PATH = "path"
    SIZE = "size"
    RELEVANCE = "relevance"


_NONE = -1
# The orders that others are made of, or that are made before they are asked for.
_KEPT = {(SortKey.DATE, True), (SortKey.TITLE, False), (SortKey.PATH, False)}
# There is an index of this one.
_NEWEST = "date_key DESC, path"
# A column of which falling and rising are put in for {0}; Chinese titles go by their pinyin.
_TERMS = {
    SortKey.TITLE: "title = '', iif(pinyin = '', title, pinyin) {0}, title {0}, path",
    SortKey.MODIFIED: "mtime_ns {0}, path",
    SortKey.SIZE: "size {0}, path",
}


def newest(store: Store) -> "array[int]":
    """Return the ids of all posts, the newest first, without columns in memory."""
    return store.database.safely(lambda: ordered(store.database, _NEWEST), array("i"))


def order_by(store: Store, columns: Columns, key: str, *, descending: bool) -> Order:
    """Return all posts in order.

    Posts without the value come last either way; ties go by path.
    """
    if key == SortKey.RELEVANCE:
        key, descending = SortKey.DATE, True
    name = f"{key} {descending}"

    def make() -> Order:
        return _order(store, columns, key, descending)

    # Of others that last is kept: each takes up to 800 KB with 100,000 posts.
    if (key, descending) in _KEPT:
        return columns.once(f"order {name}", make)
    return columns.latest("order", name, make)


def _order(store: Store, columns: Columns, key: str, descending: bool) -> Order:
    database = store.database
    if key == SortKey.DATE:
        ids = ordered(database, _NEWEST if descending else "date_key IS NULL, date_key, path")
    elif key == SortKey.PATH:
        ids = ordered(database, "path DESC" if descending else "path", "posts")
    elif key in _TERMS:
        ids = ordered(database, _TERMS[SortKey(key)].format("DESC" if descending else "ASC"))
    else:
        return _by_header_key(store, columns, key, descending)
    return Order(columns.slots_of(ids), columns.size)


def _by_header_key(store: Store, columns: Columns, key: str, descending: bool) -> Order:
    ranks, missing = columns.latest("ranks", key, lambda: _ranks(store, columns, key))
    give_back()  # the values themselves are not kept
    if descending:
        ranks = array("i", [missing - 1 - rank if rank < missing else missing for rank in ranks])
    by_path = order_by(store, columns, SortKey.PATH, descending=False).slots
    # Sorted by counting: each rank gets its part of the places, which is filled in the order of the paths.
    many = Counter(ranks)
    places = list(accumulate((many[rank] for rank in range(missing)), initial=0))
    slots = array("i", bytes(4 * len(by_path)))
    for slot in by_path:
        rank = ranks[slot]
        slots[places[rank]] = slot
        places[rank] += 1
    return Order(slots, columns.size)


def _ranks(store: Store, columns: Columns, key: str) -> "tuple[array[int], int]":
    """Return for each slot the place of its value among all, and for those without one the place after."""
    term, given = shown(key)
    slots, which = columns.slots(), array("i", repeat(_NONE, columns.size))
    known: dict[str, int] = {}
    for ids, some in values(store.database, term, given=(given,)):
        numbers = {value: known.setdefault(fold(value), len(known)) for value in dict.fromkeys(some) if value}
        for post, value in zip(ids, some, strict=True):
            which[slots[post]] = numbers.get(value, _NONE)
    missing = len(known)
    places = array("i", repeat(missing, missing + 1))  # the last of them is at _NONE
    for place, number in enumerate(in_natural_order(range(missing), list(known))):
        places[number] = place
    return array("i", map(places.__getitem__, which)), missing
