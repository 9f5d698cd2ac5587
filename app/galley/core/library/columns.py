"""What searches and sorting look at of every post, held in memory and kept in step with the index."""

import re
from array import array
from collections.abc import Callable
from itertools import accumulate
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from galley.core.library.fold import fold
from galley.core.library.grams import WORD, Mask
from galley.core.library.pinyin import initials, spells
from galley.core.library.store import LOOK_COLUMNS, Look, Store, no_collection

Numbers = NDArray[np.int64]
_NUMERIC = {"id": 0, "number": 1, "date_key": 2, "mtime_ns": 4, "size": 5, "marks": 12}
_TEXTS = {"path": 3, "title": 6, "tags": 7, "categories": 8, "place": 9, "pinyin": 10, "keys": 11}
# From this many on, one pass of a pattern is quicker than a loop.
_MANY = 1_000
_T = TypeVar("_T")


class TextColumn:
    """One text of each post, searched all at once."""

    def __init__(self, texts: list[str]) -> None:
        self._text = "\n".join(texts)
        lengths = [len(text) + 1 for text in texts]
        self._starts = np.fromiter(accumulate(lengths, initial=0), np.int64, len(texts) + 1)[:-1]
        self.count = len(texts)
        self._follows: Mask | None = None

    def places(self, needle: str) -> Numbers:
        """Return where in the joined text ``needle`` stands, places over one another included."""
        places: list[int] = []
        find, at = self._text.find, self._text.find(needle)
        while at >= 0:
            places.append(at)
            if len(places) == _MANY:
                rest = re.compile(f"(?={re.escape(needle)})").finditer(self._text, at + 1)
                places += [found.start() for found in rest]
                break
            at = find(needle, at + 1)
        return np.array(places, np.int64)

    def holding(self, needle: str, fits: Callable[[str, int, int], bool] | None = None) -> Mask:
        """Return which posts' texts have ``needle`` at a place that ``fits(joined text, start, end)``."""
        places = self.places(needle)
        if fits is not None:
            size = len(needle)
            kept = [at for at in places.tolist() if fits(self._text, at, at + size)]
            places = np.array(kept, np.int64)
        return self._posts_at(places)

    def holding_term(self, term: str) -> Mask:
        """Return which posts' texts have ``term`` by the rule of `matching`."""
        if not WORD.match(term):
            return self.holding(term)
        places = self.places(term)
        return self._posts_at(places[~self._after_word()[places]])

    def _after_word(self) -> Mask:
        """Return for every place whether a letter or digit of a spaced script stands before it."""
        if self._follows is None:
            self._follows = np.zeros(len(self._text) + 1, np.bool_)
            for found in WORD.finditer(self._text):
                self._follows[found.start() + 1 : found.end() + 1] = True
        return self._follows

    def starting_with(self, needle: str) -> Mask:
        """Return which posts' texts begin with ``needle``."""
        return self.holding(needle, lambda text, start, _: start == 0 or text[start - 1] == "\n")

    def matching(self, pattern: re.Pattern[str]) -> Mask:
        """Return which posts' texts match ``pattern``, which must not reach over an end of line."""
        return self._posts_at(np.array([found.start() for found in pattern.finditer(self._text)], np.int64))

    def _posts_at(self, places: Numbers) -> Mask:
        mask = np.zeros(self.count, np.bool_)
        mask[np.searchsorted(self._starts, places, "right") - 1] = True
        return mask


class PinyinColumn:
    """How each post's title is spelled; searched by the rule of `pinyin.fits`."""

    def __init__(self, spelled: list[str]) -> None:
        # The same text twice: to search in, and with a capital at the beginning of each syllable.
        self._marked = "\n".join(text.title().replace(" ", "") for text in spelled)
        self._spelled = TextColumn([text.replace(" ", "") for text in spelled])
        self._initials = TextColumn([initials(text) for text in spelled])

    def fitting(self, word: str) -> Mask:
        """Return which posts' titles ``word`` spells a part of, or gives the initials of."""
        marked = self._marked

        def fits(_text: str, start: int, end: int) -> bool:
            return marked[start].isupper() and not marked[start + 1 : end].islower()

        if not spells(word):
            return np.zeros(self._spelled.count, np.bool_)
        return self._spelled.holding(word, fits) | self._initials.holding(word)

    def begun(self, letters: str) -> Mask:
        """Return which posts' titles have syllables that begin so, or these initials, be they few."""
        marked = self._marked
        spelled = self._spelled.holding(letters, lambda _text, start, _end: marked[start].isupper())
        return spelled | self._initials.holding(letters)

    def matching(self, pattern: re.Pattern[str]) -> Mask:
        """Return which posts' spelled titles match ``pattern``."""
        return self._spelled.matching(pattern)


class Columns:
    """The looks of all posts by slot, 0 … count - 1; which slot a post has changes with the index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looks: dict[int, Look] = {}
        self._change = 0
        self._opened = -1
        self._seen = -1
        self._cached: dict[str, object] = {}
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
        (change,) = execute("SELECT value FROM facts WHERE name = 'change'").fetchone()
        if change < self._change:  # the index was made anew
            self._looks, self._change = {}, 0
        if change == self._change and self._seen >= 0:
            return
        since, self._change, self._seen = self._change, change, change
        gone = execute("SELECT id FROM gone WHERE change > ?", (since,)).fetchall() if since else []
        for (post_id,) in gone:
            self._looks.pop(post_id, None)
        query = f"SELECT {LOOK_COLUMNS} FROM looks WHERE change > ?"  # noqa: S608
        with no_collection():
            for look in execute(query, (since,)):
                self._looks[look[0]] = look
        self._cached.clear()
        self.version += 1

    def numbers(self, name: str) -> NDArray[np.float64]:
        """Return a column of numbers; a missing date is NaN."""
        at = _NUMERIC[name]
        return self._once(
            name,
            lambda: np.array(
                [np.nan if look[at] is None else look[at] for look in self._looks.values()], np.float64
            ),
        )

    def integers(self, name: str) -> Numbers:
        """Return a column of whole numbers."""
        at = _NUMERIC[name]
        return self._once(name, lambda: np.array([look[at] for look in self._looks.values()], np.int64))

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

    def pinyin(self) -> "PinyinColumn":
        """Return how the titles are spelled."""
        return self._once("spelled", lambda: PinyinColumn(self.texts("pinyin")))

    def slots(self) -> dict[int, int]:
        """Return the slot of each id."""
        return self._once("slots", lambda: {post_id: slot for slot, post_id in enumerate(self._looks)})

    def path_rank(self) -> Numbers:
        """Return for each slot its place in the order of paths."""
        return self._once("path rank", lambda: rank_of(self.texts("path")))

    def title_rank(self) -> Numbers:
        """Return for each slot its place in the order of titles: Chinese ones by their pinyin."""
        return self._once(
            "title rank",
            lambda: rank_of(
                [
                    (pinyin or title, title)
                    for pinyin, title in zip(self.texts("pinyin"), self.texts("title"), strict=True)
                ]
            ),
        )

    def once(self, name: str, make: Callable[[], Numbers]) -> Numbers:
        """Return what ``make`` gave for ``name`` since the last change."""
        return self._once(name, make)

    def _once(self, name: str, make: Callable[[], _T]) -> _T:
        if name not in self._cached:
            self._cached[name] = make()
        return cast("_T", self._cached[name])


def rank_of(values: list[str] | list[tuple[str, str]]) -> Numbers:
    """Return for each value its place in their order."""
    order = sorted(range(len(values)), key=values.__getitem__)
    rank = np.empty(len(values), np.int64)
    rank[order] = np.arange(len(values))
    return rank


def ids_array(ids: Numbers) -> "array[int]":
    """Return ids as the standard library's array."""
    found = array("q")
    found.frombytes(np.ascontiguousarray(ids, np.int64).tobytes())
    return found
