"""Finds the posts that a query means: from columns and grams, and in the texts where these leave a doubt."""

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from galley.core.library import language
from galley.core.library.columns import Columns
from galley.core.library.grams import character_grams
from galley.core.library.language import Node, Query, Term
from galley.core.library.masks import everybody, flags_of, from_flags
from galley.core.library.matching import holds, is_looked_up, words_of
from galley.core.library.packing import BETWEEN_NAMES, BETWEEN_PATHS, DRAFT, IMAGE
from galley.core.library.store import Store

_Test = Callable[[int, bytes], bool]
_CHUNK = 64
_BETWEEN = f"{BETWEEN_NAMES}{BETWEEN_PATHS}"


@dataclass(frozen=True, slots=True)
class _Answer:
    """Which posts surely match, and which perhaps; ``sure`` is a part of ``perhaps``."""

    sure: int
    perhaps: int


class Search:
    """One query over the columns as they are now. Masks and orders go by slot.

    Until ``use_grams``, nothing is known of what texts hold before they are read.
    """

    def __init__(self, store: Store, columns: Columns, query: Query, within: int) -> None:
        self._store = store
        self._columns = columns
        self._query = query
        self._everybody = columns.everybody()
        self._heads: dict[Term, int] = {}
        self._filters: dict[Node, int] = {}
        self._in_columns: dict[tuple[str, str], int] = {}
        self._within = within
        self._has_grams: int | None = None
        self._decide()

    def _decide(self) -> None:
        self.perhaps = self._sure = self._within
        """The posts that may match."""
        self._open: list[Node] = []
        for part in self._query.root.parts:
            answer = self._of(part)
            self.perhaps &= answer.perhaps
            self._sure &= answer.sure
            if answer.sure != answer.perhaps:
                self._open.append(part)

    def use_grams(self) -> None:
        """Look up what texts hold."""
        self._has_grams = everybody(bisect_left(self._columns.numbers(), self._store.next_loose()))
        self._decide()

    @property
    def doubtful(self) -> int:
        """Those of ``perhaps`` of whom only their text can tell."""
        return self.perhaps & ~self._sure

    def classes(self) -> tuple[int, int, int]:
        """Return who of ``perhaps`` has every term in the title; in title, tags or categories; elsewhere."""
        in_title = in_labels = self.perhaps
        for term in self._query.terms:
            title = self._in_column("title", term.text)
            in_title &= title
            in_labels &= title | self._in_column("tags", term.text) | self._in_column("categories", term.text)
        return in_title, in_labels & ~in_title, self.perhaps & ~in_labels

    def judged(self, slots: Iterator[int]) -> Iterator[tuple[int, bool, bool]]:
        """Yield of each of ``slots`` whether it matches, and whether only its text could tell.

        The texts are read as it goes on.
        """
        doubtful = flags_of(self.doubtful, self._columns.size)
        numbers = self._columns.numbers()
        # The other parts of the query are true of whoever may match.
        tests = [self._test(part) for part in self._open]
        while some := list(islice(slots, _CHUNK)):
            bodies = dict(self._store.bodies([numbers[slot] for slot in some if doubtful[slot]]))
            for slot in some:
                if doubtful[slot]:
                    body = bodies.get(numbers[slot], b"")
                    yield slot, all(test(slot, body) for test in tests), True
                else:
                    yield slot, True, False

    def confirmed(self, slots: Iterator[int]) -> Iterator[int]:
        """Yield those of ``slots``, in their order, that match."""
        return (slot for slot, matches, _ in self.judged(slots) if matches)

    # -- from the index --------------------------------------------------------------------------

    def _of(self, node: Node) -> _Answer:
        match node:
            case language.All(parts):
                sure = perhaps = self._everybody
                for part in parts:
                    answer = self._of(part)
                    sure, perhaps = sure & answer.sure, perhaps & answer.perhaps
                return _Answer(sure, perhaps)
            case language.Any(parts):
                sure = perhaps = 0
                for part in parts:
                    answer = self._of(part)
                    sure, perhaps = sure | answer.sure, perhaps | answer.perhaps
                return _Answer(sure, perhaps)
            case language.Not(part):
                answer = self._of(part)
                return _Answer(self._everybody & ~answer.perhaps, self._everybody & ~answer.sure)
            case Term():
                return self._of_term(node)
            case _:
                mask = self._filtered(node)
                return _Answer(mask, mask)

    def _of_term(self, term: Term) -> _Answer:
        head = self._head(term)
        if term.title_only:
            return _Answer(head, head)
        if self._has_grams is None:
            return _Answer(head, self._everybody)
        body = self._who_may_hold(term.text)
        sure = head | (body & self._has_grams) if is_looked_up(term.text) else head
        return _Answer(sure, head | body | (self._everybody & ~self._has_grams))

    def _who_may_hold(self, text: str) -> int:
        """Return who holds all grams of ``text``; everybody where it has none."""
        whole, begun = words_of(text)
        characters = character_grams(text)
        # A gram of one character stands only at the end of a run; a single one begins grams of two.
        exact = [*(gram for gram in characters if len(gram) > 1), *whole]
        beginnings = [*(gram for gram in characters if len(gram) == 1), *begun]
        parts = [*(f'"{gram}"' for gram in exact), *(f'"{gram}"*' for gram in beginnings)]
        if not parts:
            return self._everybody
        flags = bytearray(self._store.next_number())
        for number in self._store.numbers_of_grams(" ".join(parts)):
            flags[number] = 1
        return from_flags(self._columns.of_numbers(bytes(flags)))

    # -- from the columns ------------------------------------------------------------------------

    def _head(self, term: Term) -> int:
        """Return who has ``term`` in title (spelled, too), tags, categories or place."""
        if term not in self._heads:
            mask = self._in_column("title", term.text) | self._columns.pinyin().fitting(term.text)
            if not term.title_only:
                for name in ("tags", "categories", "place"):
                    mask |= self._in_column(name, term.text)
            self._heads[term] = mask
        return self._heads[term]

    def _in_column(self, name: str, text: str) -> int:
        if (name, text) not in self._in_columns:
            self._in_columns[name, text] = self._columns.text_column(name).holding_term(text)
        return self._in_columns[name, text]

    def _of_filter(self, node: Node) -> int:
        columns = self._columns
        match node:
            case language.Tagged(name):
                return columns.text_column("tags").holding(f"{BETWEEN_NAMES}{name}{BETWEEN_NAMES}")
            case language.InCategory(names):
                inner = re.compile(f"[{_BETWEEN}]{re.escape(BETWEEN_NAMES.join(names))}[{_BETWEEN}]")
                return columns.text_column("categories").matching(inner)
            case language.InPath(text):
                return columns.folded_paths().holding(text)
            case language.Dated(since, until):
                low = -math.inf if since is None else since
                high = math.inf if until is None else until
                return columns.dated(low, high)
            case language.IsDraft():
                return columns.marked(DRAFT)
            case language.HasImage():
                return columns.marked(IMAGE)
            case language.HasKey(key):
                return columns.text_column("keys").holding(f"{BETWEEN_NAMES}{key}{BETWEEN_NAMES}")
            case _:
                raise AssertionError(node)

    # -- from one text ---------------------------------------------------------------------------

    def _test(self, node: Node) -> _Test:
        """Return what tells of a slot and its text whether they match."""
        match node:
            case language.All(parts):
                tests = [self._test(part) for part in parts]
                return lambda slot, body: all(test(slot, body) for test in tests)
            case language.Any(parts):
                tests = [self._test(part) for part in parts]
                return lambda slot, body: any(test(slot, body) for test in tests)
            case language.Not(part):
                inner = self._test(part)
                return lambda slot, body: not inner(slot, body)
            case Term(text, title_only):
                heads = flags_of(self._head(node), self._columns.size)
                if title_only:
                    return lambda slot, _: heads[slot] == 1
                return lambda slot, body: heads[slot] == 1 or holds(body, text)
            case _:
                flags = flags_of(self._filtered(node), self._columns.size)
                return lambda slot, _: flags[slot] == 1

    def _filtered(self, node: Node) -> int:
        if node not in self._filters:
            self._filters[node] = self._of_filter(node)
        return self._filters[node]
