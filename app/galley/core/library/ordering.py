"""The orders that a list of posts can be in."""

from array import array
from collections.abc import Sequence
from enum import StrEnum

from galley.core.library.columns import Columns
from galley.core.library.fold import fold
from galley.core.library.store import Store


class SortKey(StrEnum):
    """What the list is ordered by, beside any key of the header."""

    DATE = "date"
    TITLE = "title"
    MODIFIED = "modified"
    PATH = "path"
    SIZE = "size"
    RELEVANCE = "relevance"


def order_by(
    store: Store, columns: Columns, key: str, *, descending: bool
) -> "tuple[array[int], array[int]]":
    """Return all slots in order, and each slot's place in it.

    Posts without the value come last either way; ties go by path.
    """
    if key == SortKey.RELEVANCE:
        key, descending = SortKey.DATE, True
    return columns.sorted_by(f"{key} {descending}", lambda: _keys(store, columns, key, descending))


def _keys(store: Store, columns: Columns, key: str, descending: bool) -> Sequence[object]:
    if key == SortKey.PATH and not descending:
        return columns.texts("path")
    _, paths = order_by(store, columns, SortKey.PATH, descending=False)
    if key == SortKey.PATH:
        return [-rank for rank in paths]
    values, missing = _values(store, columns, key)
    if descending:
        values = [-value for value in values]
    return list(zip(missing, values, paths, strict=True))


def _values(store: Store, columns: Columns, key: str) -> tuple[Sequence[float], Sequence[bool]]:
    present = [False] * columns.count
    if key == SortKey.DATE:
        missing = [date != date for date in columns.dates()]
        return [0.0 if none else date for date, none in zip(columns.dates(), missing, strict=True)], missing
    if key == SortKey.MODIFIED:
        return columns.integers("mtime_ns"), present
    if key == SortKey.SIZE:
        return columns.integers("size"), present
    if key == SortKey.TITLE:
        # Chinese titles by their pinyin.
        titles = columns.texts("title")
        pairs = [
            (spelled or title, title) for spelled, title in zip(columns.texts("pinyin"), titles, strict=True)
        ]
        ranks = {pair: rank for rank, pair in enumerate(sorted(set(pairs)))}
        return [ranks[pair] for pair in pairs], [not title for title in titles]
    shown = store.header_values(key)
    texts = [fold(shown.get(post_id, "")) for post_id in columns.ids()]
    ranked = {text: rank for rank, text in enumerate(sorted(set(texts), key=_natural))}
    return [ranked[text] for text in texts], [not text for text in texts]


def _natural(text: str) -> tuple[int, float, str]:
    """Numbers come before texts and in their own order."""
    try:
        return 0, float(text), text
    except ValueError:
        return 1, 0.0, text
