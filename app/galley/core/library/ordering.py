"""The orders that a list of posts can be in."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from galley.core.library.columns import Columns, Numbers
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


def order_by(store: Store, columns: Columns, key: str, *, descending: bool) -> Numbers:
    """Return all slots in order; posts without the value come last either way; ties go by path."""
    return columns.once(f"order {key} {descending}", lambda: _order(store, columns, key, descending))


def _order(store: Store, columns: Columns, key: str, descending: bool) -> Numbers:
    paths = columns.path_rank()
    if key == SortKey.PATH:
        order = np.argsort(paths)
        return order[::-1] if descending else order
    values, missing = _values(store, columns, key)
    return np.lexsort((paths, -values if descending else values, missing))


def _values(store: Store, columns: Columns, key: str) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    if key in (SortKey.DATE, SortKey.RELEVANCE):
        dates = columns.numbers("date_key")
        missing = np.isnan(dates)
        return np.where(missing, 0, dates), missing
    if key == SortKey.MODIFIED:
        return columns.numbers("mtime_ns"), np.zeros(columns.count, np.bool_)
    if key == SortKey.SIZE:
        return columns.numbers("size"), np.zeros(columns.count, np.bool_)
    if key == SortKey.TITLE:
        titles = columns.texts("title")
        return columns.title_rank().astype(np.float64), np.array([not title for title in titles], np.bool_)
    shown = store.header_values(key)
    texts = [fold(shown.get(post_id, "")) for post_id in columns.slots()]
    ranks: dict[str, int] = {text: rank for rank, text in enumerate(sorted(set(texts), key=_natural))}
    values = np.array([ranks[text] for text in texts], np.float64)
    return values, np.array([not text for text in texts], np.bool_)


def _natural(text: str) -> tuple[int, float, str]:
    """Numbers come before texts and in their own order."""
    try:
        return 0, float(text), text
    except ValueError:
        return 1, 0.0, text
