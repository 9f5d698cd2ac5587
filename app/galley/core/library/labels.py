"""What posts are put together by: their folder, month, tags, or what a header key says in each."""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from galley.core.index.fold import fold
from galley.core.index.loading import shown, values
from galley.core.index.packing import BETWEEN_NAMES
from galley.core.index.store import Store
from galley.core.library.columns import Columns

_NONE = -1
# So many values are sorted at one go, while no other thread runs.
_AT_ONCE = 4_096


@dataclass(frozen=True, slots=True)
class Labels:
    """``of(slot)`` are the numbers of a post's labels: places in ``names``."""

    names: list[str]
    which: "array[int]"
    sets: list[tuple[int, ...]]

    def of(self, slot: int) -> tuple[int, ...]:
        """Return the numbers of the labels of the post in a slot, none of them twice."""
        which = self.which[slot]
        return () if which == _NONE else self.sets[which]


def folders(store: Store, columns: Columns) -> Labels:
    """Return the folder of each post below the site, as `packing.printable` has it."""
    paths = values(store.database, "path", table="looks")
    rows = ((ids, [path.rpartition("/")[0] for path in some]) for ids, some in paths)
    return _labels(columns, rows, lambda folder: (folder,))


def months(store: Store, columns: Columns) -> Labels:
    """Return the month of each post's date as ``2024-05``; a date that cannot be read has none."""
    dates = values(store.database, "iif(date_key IS NULL, '', substr(date, 1, 12))")
    return _labels(columns, dates, _month)


def tags(store: Store, columns: Columns) -> Labels:
    """Return the tags of each post as they are written."""
    return _labels(columns, values(store.database, "tags"), lambda packed: packed.split(BETWEEN_NAMES))


def header_values(store: Store, columns: Columns, key: str) -> Labels:
    """Return what a header key shows in each post, in order: numbers first and by their size.

    What differs only by what `fold` leaves out is one and is called as it was first met.
    """
    term, given = shown(key)
    rows = values(store.database, term, given=(given,))
    found = _labels(columns, rows, lambda value: (value,), fold)
    folded = [fold(name) for name in found.names]
    ranks = array("i", bytes(4 * len(folded)))
    in_order = in_natural_order(range(len(folded)), folded)
    for rank, number in enumerate(in_order):
        ranks[number] = rank
    names = [found.names[number] for number in in_order]
    return Labels(names, found.which, [tuple(ranks[number] for number in each) for each in found.sets])


def _labels(
    columns: Columns,
    rows: Iterator[tuple[Sequence[int], Sequence[str | None]]],
    names_in: Callable[[str], Iterable[str]],
    same: Callable[[str], str] = str,
) -> Labels:
    """Return the labels that ``names_in`` makes of each value; those alike by ``same`` are one."""
    slots = columns.slots()
    which = array("i", repeat(_NONE, columns.size))
    numbers: dict[str | None, int] = {None: _NONE, "": _NONE}
    known: dict[str, int] = {}
    names: list[str] = []
    sets: list[tuple[int, ...]] = []

    def number(value: str) -> int:
        found: dict[int, None] = {}
        for name in filter(None, names_in(value)):
            at = known.setdefault(same(name), len(names))
            if at == len(names):
                names.append(name)
            found[at] = None
        sets.append(tuple(found))
        return len(sets) - 1

    for ids, some in rows:
        for post, value in zip(ids, some, strict=True):
            at = numbers.get(value)
            if at is None and value is not None:
                at = numbers[value] = number(value)
            which[slots[post]] = _NONE if at is None else at
    return Labels(names, which, sets)


def in_natural_order(numbers: Iterable[int], texts: Sequence[str]) -> list[int]:
    """Return ``numbers`` in the order of their ``texts``; such as are numbers come first, by their size."""
    sizes: dict[int, tuple[float, str]] = {}
    others: list[int] = []
    for number in numbers:
        size = number_in(texts[number])
        if size is None:
            others.append(number)
        else:
            sizes[number] = size, texts[number]
    return [*_sorted(list(sizes), sizes.__getitem__), *_sorted(others, texts.__getitem__)]


def _sorted(numbers: list[int], key: Callable[[int], tuple[float, str] | str]) -> list[int]:
    """Sort in several steps, between which other threads can run."""
    starts = range(0, len(numbers), _AT_ONCE)
    runs: list[list[int]] = [sorted(numbers[start : start + _AT_ONCE], key=key) for start in starts]
    while len(runs) > 1:
        # Two that are sorted are merged.
        runs = [sorted(chain(*runs[at : at + 2]), key=key) for at in range(0, len(runs), 2)]
    return runs[0] if runs else []


def number_in(text: str) -> float | None:
    """Return the number that a text is, as it is sorted."""
    if text[:1].isalpha():  # which is told sooner than by trying
        return None
    try:
        size = float(text)
    except ValueError:
        return None
    return size if math.isfinite(size) else None


def _month(date: str) -> tuple[str]:
    year, dash, rest = date.partition("-")
    month = rest.partition("-")[0]
    if dash and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12:
        return (f"{year}-{int(month):02}",)
    return ("",)
