"""Finds the posts that a query means: from columns and grams, and in the texts where these leave a doubt."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from galley.core.library import language
from galley.core.library.columns import Columns, Numbers
from galley.core.library.grams import Mask, character_grams, unpack_into
from galley.core.library.language import Node, Query, Term
from galley.core.library.matching import beginning, holds, is_looked_up, is_short, words_of
from galley.core.library.packing import BETWEEN_NAMES, BETWEEN_PATHS, DRAFT, IMAGE
from galley.core.library.store import Store

_LAST = "\U0010ffff"
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class _Answer:
    """Which posts surely match, and which perhaps; ``sure`` is a part of ``perhaps``."""

    sure: Mask
    perhaps: Mask


class Search:
    """One query over the columns as they are now. Masks and orders go by slot."""

    def __init__(self, store: Store, columns: Columns, query: Query, within: Mask) -> None:
        self._store = store
        self._columns = columns
        self._query = query
        self._count = columns.count
        self._numbers = columns.integers("number")
        self._heads: dict[Term, Mask] = {}
        self._filters: dict[Node, Mask] = {}
        self._in_columns: dict[tuple[str, str], Mask] = {}
        self._segments = self._read_segments()
        self._is_covered = self._covered()
        answer = self._of(query.root)
        self._answer = _Answer(answer.sure & within, answer.perhaps & within)

    def perhaps(self) -> Mask:
        """Return the posts that may match."""
        return self._answer.perhaps

    def is_doubtful(self) -> bool:
        """Say whether for some of them only their text can tell."""
        return bool((self._answer.perhaps & ~self._answer.sure).any())

    def classes(self) -> NDArray[np.uint8]:
        """Return how well each fits: 0 every term is in its title, 1 in title, tags or categories, 2 else."""
        in_title, in_labels = (np.ones(self._count, np.bool_) for _ in range(2))
        for term in self._query.terms:
            title = self._in_column("title", term.text)
            in_title &= title
            in_labels &= title | self._in_column("tags", term.text) | self._in_column("categories", term.text)
        return np.where(in_title, 0, np.where(in_labels, 1, 2)).astype(np.uint8)

    def confirmed(self, slots: Numbers) -> Iterator[int]:
        """Yield those of ``slots``, in their order, that match; their texts are read as it goes on."""
        sure, perhaps = self._answer.sure, self._answer.perhaps
        for start in range(0, len(slots), _CHUNK):
            some = slots[start : start + _CHUNK]
            asked = some[perhaps[some] & ~sure[some]]
            numbers = self._numbers[asked].tolist()
            bodies = dict(self._store.bodies(numbers))
            found = {
                slot
                for slot, number in zip(asked.tolist(), numbers, strict=True)
                if self._matches(self._query.root, slot, bodies.get(number, b""))
            }
            yield from (slot for slot in some.tolist() if sure[slot] or slot in found)

    # -- from the index --------------------------------------------------------------------------

    def _of(self, node: Node) -> _Answer:
        match node:
            case language.All(parts):
                answers = [self._of(part) for part in parts]
                everything = np.ones(self._count, np.bool_)
                return _Answer(
                    np.logical_and.reduce([everything, *(each.sure for each in answers)]),
                    np.logical_and.reduce([everything, *(each.perhaps for each in answers)]),
                )
            case language.Any(parts):
                answers = [self._of(part) for part in parts]
                return _Answer(
                    np.logical_or.reduce([each.sure for each in answers]),
                    np.logical_or.reduce([each.perhaps for each in answers]),
                )
            case language.Not(part):
                answer = self._of(part)
                return _Answer(~answer.perhaps, ~answer.sure)
            case Term():
                return self._of_term(node)
            case _:
                mask = self._filtered(node)
                return _Answer(mask, mask)

    def _of_term(self, term: Term) -> _Answer:
        head = self._head(term)
        if term.title_only:
            return _Answer(head, head)
        body = self._who_may_hold(term.text)
        sure = head | (body & self._is_covered) if is_looked_up(term.text) else head
        return _Answer(sure, head | body | ~self._is_covered)

    def _who_may_hold(self, text: str) -> Mask:
        """Return who holds all grams of ``text``; everybody where it has none."""
        size = int(self._numbers.max(initial=0)) + 1
        masks: list[Mask] = []
        whole, begun = words_of(text)
        for gram in (*character_grams(text), *whole, *(beginning(word) for word in begun if is_short(word))):
            masks.append(self._holders("gram = ?", (gram,), size))
        for word in begun:
            if not is_short(word):
                masks.append(self._holders("gram >= ? AND gram < ?", (word, f"{word}{_LAST}"), size))
        if not masks:
            return np.ones(self._count, np.bool_)
        return np.logical_and.reduce(masks)[self._numbers]

    def _holders(self, condition: str, values: tuple[object, ...], size: int) -> Mask:
        mask = np.zeros(max([size, *(first + count for first, count in self._segments)]), np.bool_)
        counts = dict(self._segments)
        query = f"SELECT first, posts FROM segments CROSS JOIN grams USING (first) WHERE {condition}"  # noqa: S608
        for first, posts in self._store.database.connection.execute(query, values):
            if first in counts:
                unpack_into(mask, first, counts[first], posts)
        return mask[:size]

    def _read_segments(self) -> list[tuple[int, int]]:
        return self._store.database.connection.execute("SELECT first, count FROM segments").fetchall()

    def _covered(self) -> Mask:
        mask = np.zeros(self._count, np.bool_)
        for first, count in self._segments:
            mask |= (self._numbers >= first) & (self._numbers < first + count)
        return mask

    # -- from the columns ------------------------------------------------------------------------

    def _head(self, term: Term) -> Mask:
        """Return who has ``term`` in title (spelled, too), tags, categories or place."""
        if term not in self._heads:
            mask = self._in_column("title", term.text) | self._columns.pinyin().fitting(term.text)
            if not term.title_only:
                for name in ("tags", "categories", "place"):
                    mask |= self._in_column(name, term.text)
            self._heads[term] = mask
        return self._heads[term]

    def _in_column(self, name: str, text: str) -> Mask:
        if (name, text) not in self._in_columns:
            self._in_columns[name, text] = self._columns.text_column(name).holding_term(text)
        return self._in_columns[name, text]

    def _of_filter(self, node: Node) -> Mask:
        columns = self._columns
        match node:
            case language.Tagged(name):
                return columns.text_column("tags").holding(f"{BETWEEN_NAMES}{name}{BETWEEN_NAMES}")
            case language.InCategory(names):
                marks = f"{BETWEEN_NAMES}{BETWEEN_PATHS}"
                return columns.text_column("categories").holding(
                    BETWEEN_NAMES.join(names),
                    lambda text, start, end: text[start - 1] in marks and text[end] in marks,
                )
            case language.InPath(text):
                return columns.folded_paths().holding(text)
            case language.Dated(since, until):
                dates = columns.numbers("date_key")
                low = -np.inf if since is None else since
                high = np.inf if until is None else until
                return (dates >= low) & (dates < high)
            case language.IsDraft():
                return (columns.integers("marks") & DRAFT) != 0
            case language.HasImage():
                return (columns.integers("marks") & IMAGE) != 0
            case language.HasKey(key):
                return columns.text_column("keys").holding(f"{BETWEEN_NAMES}{key}{BETWEEN_NAMES}")
            case _:
                raise AssertionError(node)

    # -- from one text ---------------------------------------------------------------------------

    def _matches(self, node: Node, slot: int, body: bytes) -> bool:
        match node:
            case language.All(parts):
                return all(self._matches(part, slot, body) for part in parts)
            case language.Any(parts):
                return any(self._matches(part, slot, body) for part in parts)
            case language.Not(part):
                return not self._matches(part, slot, body)
            case Term():
                return bool(self._head(node)[slot]) or (not node.title_only and holds(body, node.text))
            case _:
                return bool(self._filtered(node)[slot])

    def _filtered(self, node: Node) -> Mask:
        if node not in self._filters:
            self._filters[node] = self._of_filter(node)
        return self._filters[node]
