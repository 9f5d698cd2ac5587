"""Finds posts by a few typed letters: in the title, its pinyin, or the path, gaps allowed."""

from collections.abc import Iterator
from itertools import islice

from galley.core.index.fold import fold
from galley.core.index.store import Store
from galley.core.library.columns import Columns
from galley.core.library.ordering import SortKey, order_by


def quick_slots(store: Store, columns: Columns, text: str, limit: int) -> list[int]:
    """Return the slots of the posts that ``text`` fits best, the best first, newer ones before older."""
    newest = order_by(store, columns, SortKey.DATE, descending=True)
    if not text.strip():
        return list(newest.slots[:limit])
    slots: list[int] = []
    seen, everybody = 0, columns.everybody()
    for fitting in _best_first(columns, " ".join(fold(text).split())):
        slots += islice(newest.walk(fitting & everybody & ~seen), limit - len(slots))
        seen |= fitting
        if len(slots) == limit:
            break
    return slots


def _best_first(columns: Columns, phrase: str) -> Iterator[int]:
    letters = phrase.replace(" ", "")
    title, place, pinyin = columns.text_column("title"), columns.text_column("place"), columns.pinyin()
    yield title.starting_with(phrase)
    if in_title := title.holding(phrase):
        yield title.holding_term(phrase)
        yield in_title
    if letters.isascii():
        yield pinyin.starting_with(letters)
        yield pinyin.begun(letters)
    if in_place := place.holding(phrase):
        yield place.holding_term(phrase)
        yield in_place
    if len(letters) > 1:
        yield title.scattered(letters)
        if letters.isascii():
            yield pinyin.scattered(letters)
        yield place.scattered(letters)
