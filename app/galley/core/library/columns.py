"""What searches and sorting look at of every post, held in memory and kept in step with the index."""

import math
from array import array
from collections.abc import Callable, Iterable
from itertools import chain, compress, repeat
from typing import TypeVar, cast

from galley.core.index.fold import fold
from galley.core.index.loading import Looks, looks, paths
from galley.core.index.store import Store
from galley.core.library.masks import from_flags, mask_of
from galley.core.library.textcolumn import SpelledColumn, TextColumn

_TEXTS = ("title", "tags", "categories", "place", "keys")
# So many slots of posts that are gone are carried along; and a quarter of all.
_DEAD = 2_000
_NONE = -1
_AT_ONCE = 4_096
_T = TypeVar("_T")


class Columns:
    """The looks of all posts by slot, 0 … size - 1, in the order of the posts' numbers.

    A post that is read again gets a new slot at the end. Its old slot is dead and belongs to no set, until
    so many are dead that everything is loaded anew.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._change = 0
        self._opened = -1
        self._seen = -1
        self._forget()
        self.version = 0
        """Grows whenever something is other than before."""

    def _forget(self) -> None:
        self._change = 0
        self._ids, self._numbers, self._dates = array("i"), array("i"), array("d")
        self._marks, self._alive = bytearray(), bytearray()
        self._texts = {name: TextColumn() for name in _TEXTS}
        self._spelled = SpelledColumn()
        self._cached: dict[str, object] = {}

    @property
    def size(self) -> int:
        """How many slots there are, dead ones included."""
        return len(self._ids)

    @property
    def is_loaded(self) -> bool:
        """Whether anything was taken in yet."""
        return self._seen >= 0

    def refresh(self) -> None:
        """Take in what this or another process changed in the index since the last time."""
        self._store.database.safely(self._refresh, None)

    def _refresh(self) -> None:
        database = self._store.database
        execute = database.connection.execute
        if self._opened != database.opened:
            self._forget()
            self._opened, self._seen = database.opened, -1
            self.version += 1
        facts = dict(
            execute("SELECT name, value FROM facts WHERE name IN ('change', 'forgotten')").fetchall()
        )
        change = facts["change"]
        if change == self._change and self._seen >= 0:
            return
        # The index was made anew, or no longer tells what went away since.
        if change < self._change or self._change < facts["forgotten"]:
            self._forget()
        some: Iterable[Looks] = ()
        if self._change:
            some = list(looks(database, self._change))
            gone = execute("SELECT id FROM gone WHERE change > ?", (self._change,)).fetchall()
            self._bury({*(post for (post,) in gone), *(post for each in some for post in each.ids)})
            if self._alive.count(0) > _DEAD + len(self._ids) // 4:
                self._forget()
        if not self._change:
            some = looks(database)
        self._cached.clear()
        try:
            for each in some:
                self._take(each)
        except BaseException:
            self._forget()  # half of them is worse than none
            raise
        self._change = self._seen = change
        self.version += 1

    def _bury(self, posts: set[int]) -> None:
        for slot in compress(range(len(self._ids)), map(posts.__contains__, self._ids)):
            self._alive[slot] = 0

    def _take(self, some: Looks) -> None:
        self._ids.extend(some.ids)
        self._numbers.extend(some.numbers)
        self._dates.extend([math.nan if date is None else date for date in some.dates])
        self._marks += bytes(some.marks)
        self._alive += bytes(repeat(1, len(some.ids)))
        for name, column in self._texts.items():
            column.extend(getattr(some, name))
        self._spelled.extend(some.spelled, some.initials)

    def everybody(self) -> int:
        """Return the set of all posts."""
        return self.once("everybody", lambda: from_flags(self._alive))

    def ids(self) -> "array[int]":
        """Return the id of each slot."""
        return self._ids

    def slots(self) -> "array[int]":
        """Return the slot of each id, -1 where there is none."""
        return self.once("slots", self._slots)

    def _slots(self) -> "array[int]":
        slots = array("i", repeat(_NONE, max(self._ids, default=0) + 1))
        for slot in compress(range(len(self._ids)), self._alive):
            slots[self._ids[slot]] = slot
        return slots

    def slots_of(self, ids: Iterable[int]) -> list[int]:
        """Return the slots of these posts in order, without those that are gone."""
        slots, wanted = self.slots(), list(ids)
        if max(wanted, default=0) >= len(slots):
            wanted = [post for post in wanted if post < len(slots)]
        found = list(map(slots.__getitem__, wanted))
        return [slot for slot in found if slot != _NONE] if _NONE in found else found

    def mask_of(self, ids: Iterable[int]) -> int:
        """Return the set of these posts."""
        return mask_of(self.slots_of(ids), self.size)

    def numbers(self) -> "array[int]":
        """Return the number of each slot, ascending."""
        return self._numbers

    def of_numbers(self, flags: bytes) -> bytes:
        """Return by slot what ``flags`` says by number; those beyond its end are 0."""
        runs = self.once("runs", lambda: _runs(self._numbers))
        end = runs[-1][1] if runs else 0
        flags += bytes(max(0, end - len(flags)))
        return flags[runs[0][0] : end] if len(runs) == 1 else b"".join([flags[a:b] for a, b in runs])

    def dates(self) -> "array[float]":
        """Return the date of each slot, in seconds; NaN where there is none."""
        return self._dates

    def marked(self, mark: int) -> int:
        """Return who bears ``mark``."""
        bears = bytes(byte & mark != 0 for byte in range(256))
        return self.once(f"mark {mark}", lambda: from_flags(self._marks.translate(bears)))

    def text_column(self, name: str) -> TextColumn:
        """Return a column of texts to be searched: title, tags, categories, place or keys."""
        return self._texts[name]

    def pinyin(self) -> SpelledColumn:
        """Return how the titles are spelled."""
        return self._spelled

    def folded_paths(self) -> TextColumn:
        """Return the whole paths as they are compared. Few searches want them."""
        return self.once("folded paths", self._folded_paths)

    def _folded_paths(self) -> TextColumn:
        folded = map(fold, chain.from_iterable(paths(self._store.database)))
        column = TextColumn()
        for start in range(0, self.size, _AT_ONCE):
            alive = self._alive[start : start + _AT_ONCE]
            column.extend("\n".join([next(folded, "") if each else "" for each in alive]))
        return column

    def latest(self, kind: str, name: str, make: Callable[[], _T]) -> _T:
        """Do as ``once``, but keep only one of each ``kind``: what was asked for last."""
        kept = cast("tuple[str, _T] | None", self._cached.get(kind))
        if kept is None or kept[0] != name:
            self._cached[kind] = kept = (name, make())
        return kept[1]

    def let_go(self, kind: str) -> None:
        """Keep nothing of a kind that is the ``latest``."""
        self._cached.pop(kind, None)

    def once(self, name: str, make: Callable[[], _T]) -> _T:
        """Return what ``make`` makes, which is kept under ``name`` until something changes."""
        if name not in self._cached:
            self._cached[name] = make()
        return cast("_T", self._cached[name])


def _runs(numbers: "array[int]") -> list[tuple[int, int]]:
    """Return start and end of the runs of whole numbers that follow one another."""
    if not numbers:
        return []
    count = len(numbers)
    breaks = list(compress(range(1, count), [numbers[at] != numbers[at - 1] + 1 for at in range(1, count)]))
    starts, ends = [0, *breaks], [*breaks, count]
    return [(numbers[start], numbers[end - 1] + 1) for start, end in zip(starts, ends, strict=True)]
