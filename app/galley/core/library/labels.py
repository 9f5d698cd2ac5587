"""What posts are put together by: their folder, month, tags, or what a header key says in each."""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from galley.core.index.fold import fold
from galley.core.index.loading import shown, values
from galley.core.index.packing import BETWEEN_NAMES
from galley.core.index.store import Store
from galley.core.library.columns import Columns
from galley.core.library.names import Names

NONE = -1
"""Stands for no label."""
# Stands for the first set of several.
_FIRST = NONE - 1
# So many different values are remembered with what they mean; all of them would be as much as the index has.
_KEPT = 16_384
# So many values are sorted at one go, while no other thread runs.
_AT_ONCE = 4_096


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of all posts, by their places in ``names``.

    ``which`` is by slot a post's label, or NONE; a number below that counts the sets of ``several`` labels.
    """

    names: Names
    which: "array[int]"
    several: list[tuple[int, ...]]

    def counts(self, slots: Iterable[int]) -> list[int]:
        """Return how many of the posts in these slots have each label; at the end: how many have none."""
        counts = [0] * (len(self.names) + 1)
        for label, count in Counter(map(self.which.__getitem__, slots)).items():
            for each in self.several[_FIRST - label] if label < NONE else (label,):
                counts[each] += count
        return counts

    def part(self, slots: Iterable[int], ids: Sequence[int], places: list[int], into: "array[int]") -> None:
        """Write the posts with each label one after the other ``into`` an array.

        ``ids`` are the posts by slot, ``places`` where each label's begin; at the end: where those without.
        """
        which, several = self.which, self.several
        for slot in slots:
            label, post = which[slot], ids[slot]
            if label >= NONE:
                into[places[label]] = post
                places[label] += 1
            else:
                for each in several[_FIRST - label]:
                    into[places[each]] = post
                    places[each] += 1


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
    count = len(found.names)
    ranks = array("i", repeat(NONE, count + 1))  # the last of them is at NONE
    names = Names()
    for rank, label in enumerate(in_natural_order(range(count), list(map(fold, found.names)))):
        ranks[label] = rank
        names.append(found.names[label])
    return Labels(names, array("i", map(ranks.__getitem__, found.which)), [])


def _labels(
    columns: Columns,
    rows: Iterator[tuple[Sequence[int], Sequence[str | None]]],
    names_in: Callable[[str], Iterable[str]],
    same: Callable[[str], str] = str,
) -> Labels:
    """Return the labels that ``names_in`` makes of each value; those alike by ``same`` are one."""
    slots = columns.slots()
    which = array("i", repeat(NONE, columns.size))
    known: dict[str, int] = {}
    names = Names()
    several: dict[tuple[int, ...], int] = {}

    def number(value: str) -> int:
        found: dict[int, None] = {}
        for name in filter(None, names_in(value)):
            label = known.setdefault(same(name), len(names))
            if label == len(names):
                names.append(name)
            found[label] = None
        if len(found) > 1:
            return several.setdefault(tuple(found), _FIRST - len(several))
        return next(iter(found), NONE)

    numbers: dict[str | None, int] = {}
    for ids, some in rows:
        if len(numbers) > _KEPT:
            numbers.clear()
        for post, value in zip(ids, some, strict=True):
            at = numbers.get(value)
            if at is None:
                at = numbers[value] = number(value) if value else NONE
            which[slots[post]] = at
    return Labels(names, which, list(several))


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
