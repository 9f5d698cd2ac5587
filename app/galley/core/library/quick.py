"""Finds posts by a few typed letters: in the title, its pinyin, or the path, gaps allowed."""

import re

import numpy as np
from numpy.typing import NDArray

from galley.core.library.columns import Columns
from galley.core.library.fold import fold
from galley.core.library.grams import Mask


def quick_slots(columns: Columns, text: str, limit: int) -> list[int]:
    """Return the slots of the posts that ``text`` fits best, the best first, newer ones before older."""
    wanted = "".join(fold(text).split())
    newest = np.lexsort((columns.path_rank(), -_dated(columns)))
    if not wanted:
        return newest[:limit].tolist()
    score = np.full(columns.count, np.inf)
    phrase = " ".join(fold(text).split())
    title, place = columns.text_column("title"), columns.text_column("place")
    _lower(score, title.starting_with(phrase), 0)
    _lower(score, title.holding_term(phrase), 1)
    _lower(score, title.holding(phrase), 2)
    if wanted.isascii():
        _lower(score, columns.pinyin().begun(wanted), 3)
    _lower(score, place.holding_term(phrase), 5)
    _lower(score, place.holding(phrase), 6)
    if np.count_nonzero(score < np.inf) < limit and len(wanted) > 1:
        gaps = re.compile("[^\n]*?".join(map(re.escape, wanted)))
        _lower(score, title.matching(gaps), 7)
        if wanted.isascii():
            _lower(score, columns.pinyin().matching(gaps), 8)
        _lower(score, place.matching(gaps), 9)
    ordered = newest[np.argsort(score[newest], kind="stable")][:limit]
    return [slot for slot in ordered.tolist() if score[slot] < np.inf]


def _lower(score: NDArray[np.float64], mask: Mask, value: int) -> None:
    score[mask] = np.minimum(score[mask], value)


def _dated(columns: Columns) -> NDArray[np.float64]:
    return np.nan_to_num(columns.numbers("date_key"), nan=-np.inf)
