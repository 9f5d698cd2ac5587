"""What searches and sorting look at of every post, held in memory and kept in step with the index."""

import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, compress, repeat
from operator import contains
from typing import TypeVar, cast

from galley.core.library.fold import fold
from galley.core.library.grams import WORD, WORD_CHARACTER
from galley.core.library.masks import from_flags, mask_of
from galley.core.library.pinyin import initials, spells
from galley.core.library.store import LOOK_COLUMNS, Look, Store, no_collection

_NUMERIC = {"mtime_ns": 4, "size": 5}
_TEXTS = {"path": 3, "title": 6, "tags": 7, "categories": 8, "place": 9, "pinyin": 10, "keys": 11}
_ID, _NUMBER, _DATE, _MARKS = 0, 1, 2, 12
_SHARED = slice(7, 9)
# From this many places on, one look at each post is quicker than a walk from place to place.
_MANY = 4_000
_BYTE = 256
_T = TypeVar("_T")


class TextColumn:
    """One text of each post, searched all at once; sets go by slot (`masks`)."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._joined = "\n".join(texts)
        self._starts = array("q", accumulate((len(text) + 1 for text in texts), initial=0))
        # Where there are few different texts, which of them each post has.
        self._distinct = list(dict.fromkeys(texts))
        self._which: bytes | None = None
        if len(self._distinct) <= _BYTE:
            numbers = {text: number for number, text in enumerate(self._distinct)}
            self._which = bytes(map(numbers.__getitem__, texts))

    def holding(self, needle: str) -> int:
        """Return which posts' texts have ``needle``."""
        if self._which is not None:
            return self._each(lambda text: needle in text)
        slots = self._few(needle, lambda _: True)
        if slots is None:
            return from_flags(bytes(map(contains, self._texts, repeat(needle))))
        return mask_of(slots, len(self._texts))

    def holding_term(self, term: str) -> int:
        """Return which posts' texts have ``term`` by the rule of `matching`."""
        if not WORD.match(term):
            return self.holding(term)
        pattern = re.compile(f"(?<!{WORD_CHARACTER}){re.escape(term)}")
        if self._which is not None:
            return self._each(lambda text: term in text and pattern.search(text) is not None)
        joined = self._joined
        slots = self._few(term, lambda at: not at or not WORD.match(joined, at - 1))
        if slots is None:
            texts = self._texts
            holding = compress(range(len(texts)), map(contains, texts, repeat(term)))
            slots = [slot for slot in holding if pattern.search(texts[slot])]
        return mask_of(slots, len(self._texts))

    def starting_with(self, needle: str) -> int:
        """Return which posts' texts begin with ``needle``."""
        return from_flags(bytes([text.startswith(needle) for text in self._texts]))

    def matching(self, pattern: re.Pattern[str], fits: Callable[[str], bool] = bool) -> int:
        """Return which posts' texts have a match of ``pattern`` that ``fits``; it stays on one line."""
        if self._which is not None:
            return self._each(lambda text: any(fits(found[0]) for found in pattern.finditer(text)))
        slots: list[int] = []
        search, joined = pattern.search, self._joined
        found = search(joined)
        while found:
            after = found.start() + 1
            if fits(found[0]):
                slot = bisect_right(self._starts, found.start()) - 1
                slots.append(slot)
                after = self._starts[slot + 1]
            found = search(joined, after)
        return mask_of(slots, len(self._texts))

    def _few(self, needle: str, fits: Callable[[int], bool]) -> list[int] | None:
        """Return the slots that have ``needle`` at a place that fits; None if it stands at too many."""
        slots: list[int] = []
        find, starts = self._joined.find, self._starts
        at = find(needle)
        for _ in range(_MANY):
            if at < 0:
                return slots
            if fits(at):
                slot = bisect_right(starts, at) - 1
                slots.append(slot)
                at = find(needle, starts[slot + 1])
            else:
                at = find(needle, at + 1)
        return None

    def _each(self, is_wanted: Callable[[str], bool]) -> int:
        """Ask each different text, once."""
        verdicts = bytes(map(is_wanted, self._distinct)).ljust(_BYTE, b"\0")
        return from_flags((self._which or b"").translate(verdicts))


class PinyinColumn:
    """How each post's title is spelled; searched by the rule of `pinyin.fits`."""

    def __init__(self, spelled: list[str]) -> None:
        self._syllables = frozenset(" ".join(spelled).split(" "))
        # With a capital at the beginning of each syllable.
        self._marked = TextColumn(["".join(map(str.capitalize, text.split(" "))) for text in spelled])
        self._initials = TextColumn([initials(text) for text in spelled])

    def fitting(self, word: str) -> int:
        """Return which posts' titles ``word`` spells a part of, or gives the initials of."""
        if not spells(word):
            return 0
        if not any(word[:length] in self._syllables for length in range(1, len(word))):
            return self._initials.holding(word)
        reaching = self._marked.matching(_spelling(word), lambda found: not found[1:].islower())
        return reaching | self._initials.holding(word)

    def begun(self, letters: str) -> int:
        """Return which posts' titles have syllables that begin so, or these initials, be they few."""
        return self._marked.matching(_spelling(letters)) | self._initials.holding(letters)

    def starting_with(self, letters: str) -> int:
        """Return which posts' titles themselves begin with these initials."""
        return self._initials.starting_with(letters)

    def matching(self, pattern: str) -> int:
        """Return which posts' spelled titles match ``pattern``."""
        return self._marked.matching(re.compile(pattern, re.IGNORECASE | re.ASCII))


def _spelling(letters: str) -> re.Pattern[str]:
    rest = "".join(f"[{each}{each.upper()}]" if each.isalpha() else re.escape(each) for each in letters[1:])
    return re.compile(re.escape(letters[:1].upper()) + rest)


class Columns:
    """The looks of all posts by slot, 0 … count - 1; which slot a post has changes with the index.

    Slots are in the order of the posts' numbers.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looks: dict[int, Look] = {}
        self._shared: dict[str, str] = {}
        self._change = 0
        self._opened = -1
        self._seen = -1
        self._cached: dict[str, object] = {}
        self._orders: dict[str, array[int]] = {}
        self.version = 0
        """Grows whenever something is other than before."""

    @property
    def count(self) -> int:
        """How many posts there are."""
        return len(self._looks)

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
            self._looks, self._change, self._opened, self._seen = {}, 0, database.opened, -1
            self._cached.clear()
            self.version += 1
        facts = dict(
            execute("SELECT name, value FROM facts WHERE name IN ('change', 'forgotten')").fetchall()
        )
        change = facts["change"]
        if change == self._change and self._seen >= 0:
            return
        # The index was made anew, or no longer tells what went away since.
        if change < self._change or self._change < facts["forgotten"]:
            self._looks, self._change = {}, 0
        since, self._change, self._seen = self._change, change, change
        gone = execute("SELECT id FROM gone WHERE change > ?", (since,)).fetchall() if since else []
        looks = self._looks
        for (post_id,) in gone:
            looks.pop(post_id, None)
        query = f"SELECT {LOOK_COLUMNS} FROM looks WHERE change > ? ORDER BY number"  # noqa: S608
        share = self._shared.setdefault
        with no_collection():
            for values in execute(query, (since,)):
                looks.pop(values[_ID], None)  # its new number is the highest
                tags, categories = (share(text, text) for text in values[_SHARED])
                keys = share(values[11], values[11])
                looks[values[_ID]] = (*values[:7], tags, categories, values[9], values[10], keys, values[12])
        self._cached.clear()
        self.version += 1

    def ids(self) -> "array[int]":
        """Return the id of each slot."""
        return self._once("id", lambda: array("q", self._looks))

    def numbers(self) -> "array[int]":
        """Return the number of each slot, ascending."""
        return self._once("number", lambda: array("q", [look[_NUMBER] for look in self._looks.values()]))

    def of_numbers(self, flags: bytes) -> bytes:
        """Return by slot what ``flags`` says by number; those beyond its end are 0."""
        runs = self._once("runs", lambda: _runs(self.numbers()))
        end = runs[-1][1] if runs else 0
        flags += bytes(max(0, end - len(flags)))
        return flags[runs[0][0] : end] if len(runs) == 1 else b"".join([flags[a:b] for a, b in runs])

    def dates(self) -> "array[float]":
        """Return the date of each slot; a missing one is NaN."""
        return self._once(
            "dates",
            lambda: array(
                "d", [math.nan if look[_DATE] is None else look[_DATE] for look in self._looks.values()]
            ),
        )

    def dated(self, since: float, until: float) -> int:
        """Return who has a date at or after ``since`` and before ``until``."""
        dates, slots = self._once("by date", self._by_date)
        return mask_of(slots[bisect_left(dates, since) : bisect_left(dates, until)], self.count)

    def _by_date(self) -> "tuple[array[float], array[int]]":
        dates = self.dates()
        slots = [slot for slot, date in enumerate(dates) if not math.isnan(date)]
        slots.sort(key=dates.__getitem__)
        return array("d", [dates[slot] for slot in slots]), array("q", slots)

    def integers(self, name: str) -> list[int]:
        """Return a column of whole numbers."""
        at = _NUMERIC[name]
        return self._once(name, lambda: [look[at] for look in self._looks.values()])

    def marked(self, mark: int) -> int:
        """Return who bears ``mark``."""
        return self._once(
            f"mark {mark}",
            lambda: from_flags(bytes([look[_MARKS] & mark != 0 for look in self._looks.values()])),
        )

    def texts(self, name: str) -> list[str]:
        """Return a column of texts."""
        at = _TEXTS[name]
        return self._once(f"list {name}", lambda: [look[at] for look in self._looks.values()])

    def text_column(self, name: str) -> TextColumn:
        """Return a column of texts to be searched."""
        return self._once(f"text {name}", lambda: TextColumn(self.texts(name)))

    def folded_paths(self) -> TextColumn:
        """Return the whole paths as they are compared."""
        return self._once("folded paths", lambda: TextColumn([fold(path) for path in self.texts("path")]))

    def pinyin(self) -> PinyinColumn:
        """Return how the titles are spelled."""
        return self._once("spelled", lambda: PinyinColumn(self.texts("pinyin")))

    def sorted_by(self, name: str, keys: Callable[[], Sequence[object]]) -> "tuple[array[int], array[int]]":
        """Return all slots in the order of their ``keys``, and for each slot its place in it."""
        return self._once(f"order {name}", lambda: self._sort(name, keys()))

    def _sort(self, name: str, keys: Sequence[object]) -> "tuple[array[int], array[int]]":
        # What was in order before a change is nearly in order after it, which makes sorting quick.
        slots = {post_id: slot for slot, post_id in enumerate(self._looks)}
        known = [slots.pop(post_id) for post_id in self._orders.get(name, ()) if post_id in slots]
        by_key = cast("Callable[[int], str]", keys.__getitem__)
        order = array("q", sorted((*known, *slots.values()), key=by_key))
        ids = self.ids()
        self._orders[name] = array("q", [ids[slot] for slot in order])
        rank = array("q", bytes(8 * len(order)))
        for place, slot in enumerate(order):
            rank[slot] = place
        return order, rank

    def _once(self, name: str, make: Callable[[], _T]) -> _T:
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
