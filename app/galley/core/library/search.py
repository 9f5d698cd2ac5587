"""Finds the posts that a query means: from columns and grams, and in the texts where these leave a doubt."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from galley.core.index.packing import BETWEEN_NAMES, BETWEEN_PATHS, DRAFT, IMAGE
from galley.core.index.store import Store
from galley.core.library import language
from galley.core.library.columns import Columns
from galley.core.library.language import Node, Query, Term
from galley.core.library.masks import everybody, flags_of, from_flags, mask_of
from galley.core.library.matching import character_grams, is_looked_up, tester, words_of
from galley.core.library.ordering import SortKey, order_by

_Test = Callable[[int, bytes], bool]
_CHUNK = 64
# Measured at 3,433 posts and at 100,000.
_MATCHES_PER_TEXT, _MATCHES_PER_TEXT_OF_ONE = 20, 4
_BETWEEN = f"{BETWEEN_NAMES}{BETWEEN_PATHS}"


class Left(Exception):  # noqa: N818 - a wish, not a fault
    """A search was left before it was answered."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """Which posts surely match, and which perhaps; ``sure`` is a part of ``perhaps``."""

    sure: int
    perhaps: int


class Search:
    """One query over the columns as they are now. Masks and orders go by slot.

    Until ``use_grams``, nothing is known of what texts hold before they are read. Where texts are read, Left
    is raised as soon as the search ``is_left``.
    """

    def __init__(
        self, store: Store, columns: Columns, query: Query, within: int, is_left: Callable[[], bool]
    ) -> None:
        self._is_left = is_left
        self._store = store
        self._columns = columns
        self._query = query
        self._everybody = columns.everybody()
        self._heads: dict[Term, int] = {}
        self._filters: dict[Node, int] = {}
        self._in_columns: dict[tuple[str, str], int] = {}
        self._within = within
        self._has_grams: int | None = None

    def best(self) -> Iterator[int]:
        """Yield the first two of `classes`, each as soon as it is asked for: no more is looked at for them.

        Of a query that is more than words and filters, nothing is yielded.
        """
        parts = self._query.root.parts
        if any(_looks_for(part) and (not isinstance(part, Term) or part.title_only) for part in parts):
            return
        some = self._within
        for part in parts:
            if not isinstance(part, Term):
                some &= self._of(part).sure
        in_title = some & self._with_all_in("title")
        yield in_title
        yield some & self._with_all_in("title", "tags", "categories") & ~in_title

    def use_columns(self) -> None:
        """Find out who may match, as far as this can be told without their texts."""
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
        self.use_columns()

    @property
    def doubtful(self) -> int:
        """Those of ``perhaps`` of whom only their text can tell."""
        return self.perhaps & ~self._sure

    @property
    def is_looked_up(self) -> bool:
        """Whether `use_grams` leaves no doubt of posts that have grams."""
        return all(is_looked_up(term.text) for term in self._query.terms)

    @property
    def matches_per_text(self) -> int:
        """How many matching posts the index tells while one text is read and looked into."""
        # Who has one character is told by all the pairs that begin with it.
        is_single = any(len(gram) == 1 for term in self._query.terms for gram in character_grams(term.text))
        return _MATCHES_PER_TEXT_OF_ONE if is_single else _MATCHES_PER_TEXT

    def classes(self) -> tuple[int, int, int]:
        """Return who of ``perhaps`` has every term in the title; in title, tags or categories; elsewhere."""
        in_title = self.perhaps & self._with_all_in("title")
        in_labels = self.perhaps & self._with_all_in("title", "tags", "categories")
        return in_title, in_labels & ~in_title, self.perhaps & ~in_labels

    def _with_all_in(self, *names: str) -> int:
        """Return who has every term in one of these columns."""
        mask = self._everybody
        for term in self._query.terms:
            some = 0
            for name in names:
                some |= self._in_column(name, term.text)
            mask &= some
        return mask

    def judged(self, slots: Iterator[int]) -> Iterator[tuple[int, bool, bool]]:
        """Yield of each of ``slots`` whether it matches, and whether only its text could tell.

        The texts are read as it goes on.
        """
        doubtful = flags_of(self.doubtful, self._columns.size)
        numbers = self._columns.numbers()
        # The other parts of the query are true of whoever may match.
        matches = self._test(language.All(tuple(self._open)))
        while some := list(islice(slots, _CHUNK)):
            if self._is_left():
                raise Left
            bodies = self._store.bodies([numbers[slot] for slot in some if doubtful[slot]])
            for slot in some:
                if doubtful[slot]:
                    yield slot, matches(slot, bodies.get(numbers[slot], b"")), True
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
            case language.InCategory(name, steps):
                return self._in_category(re.escape(name)) or self._in_category(_path_pattern(steps))
            case language.InPath(text):
                return columns.folded_paths().holding(text)
            case language.Dated(since, until):
                return self._dated(since, until)
            case language.IsDraft():
                return columns.marked(DRAFT)
            case language.HasImage():
                return columns.marked(IMAGE)
            case language.HasKey(key):
                return columns.text_column("keys").holding(f"{BETWEEN_NAMES}{key}{BETWEEN_NAMES}")
            case _:
                raise AssertionError(node)

    def _in_category(self, pattern: str) -> int:
        """Return who stands in a category whose path, or a piece of it, is ``pattern``."""
        inner = re.compile(f"[{_BETWEEN}]{pattern}[{_BETWEEN}]")
        return self._columns.text_column("categories").matching(inner) & self._everybody

    def _dated(self, since: float | None, until: float | None) -> int:
        """Return who has a date at or after ``since`` and before ``until``."""
        newest = order_by(self._store, self._columns, SortKey.DATE, descending=True).slots
        dates = self._columns.dates()

        def how_old(slot: int) -> float:
            return math.inf if math.isnan(dates[slot]) else -dates[slot]

        start = 0 if until is None else bisect_right(newest, -until, key=how_old)
        end = bisect_left(newest, math.inf, key=how_old)  # those without a date come last
        if since is not None:
            end = min(end, bisect_right(newest, -since, key=how_old))
        return mask_of(newest[start:end], self._columns.size)

    # -- from one text ---------------------------------------------------------------------------

    def _test(self, node: Node) -> _Test:
        """Return what tells of a slot and its text whether they match."""
        match node:
            case language.All((part,)):
                return self._test(part)
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
                head = self._head(node) & self.doubtful
                heads = flags_of(head, self._columns.size)
                if title_only:
                    return lambda slot, _: heads[slot] == 1
                holds = tester(text)
                if not head:
                    return lambda _, body: holds(body)
                return lambda slot, body: heads[slot] == 1 or holds(body)
            case _:
                flags = flags_of(self._filtered(node), self._columns.size)
                return lambda slot, _: flags[slot] == 1

    def _filtered(self, node: Node) -> int:
        if node not in self._filters:
            self._filters[node] = self._of_filter(node)
        return self._filters[node]


def _path_pattern(steps: Sequence[str]) -> str:
    """Return what finds the steps of a category's path; a slash between two may belong to a name."""
    pieces = [re.escape(step) for step in steps]
    last = len(pieces) - 1
    for at in range(1, last, 2):
        # At either end it may be one too many.
        parts = "" if not pieces[at - 1] or (at == last - 1 and not pieces[last]) else BETWEEN_NAMES
        pieces[at] = f"(?:{pieces[at]}|{parts})"
    return "".join(pieces)


def _looks_for(node: Node) -> bool:
    """Say whether a part of a query is a word, or has one in it."""
    match node:
        case language.All(parts) | language.Any(parts):
            return any(map(_looks_for, parts))
        case language.Not(part):
            return _looks_for(part)
        case _:
            return isinstance(node, Term)
