"""What changed between two texts, by line: matches, rows for a side-by-side view, edits for a cursor."""

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from galley.core.edits import Edit

_CLOSE_LOOK_LINES = 400
_CLOSE_LOOK_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Match:
    """``size`` lines from ``left`` in one text are those from ``right`` in the other (0-based)."""

    left: int
    right: int
    size: int


class RowKind(StrEnum):
    """How the two halves of a row compare."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a side-by-side view; a half is None where only the other text has a line.

    Lines come without their line end, numbers count from 1; spans are the (start, end) of the
    characters that differ in a changed line.
    """

    kind: RowKind
    left: str | None
    right: str | None
    left_number: int | None
    right_number: int | None
    left_spans: tuple[tuple[int, int], ...] = ()
    right_spans: tuple[tuple[int, int], ...] = ()


def split_lines(text: str) -> list[str]:
    """Return the lines of ``text`` with their ends; only ``\\n`` ends one, as in the editor."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def match_lines(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """Return what stays the same, in order, as maximal runs.

    Lines found once in both texts are the anchors (Bram Cohen's patience diff), so that moved blank
    lines and fences do not; between anchors a plain comparison is made, if it is cheap. Time grows
    little more than linearly with the lines, whatever they are.
    """
    runs: list[Match] = []
    for match in _match(left, right, 0, len(left), 0, len(right)):
        last = runs[-1] if runs else None
        if last and last.left + last.size == match.left and last.right + last.size == match.right:
            runs[-1] = Match(last.left, last.right, last.size + match.size)
        else:
            runs.append(match)
    return runs


def side_by_side(left: str, right: str) -> list[Row]:
    """Return the rows that show ``left`` beside ``right``."""
    a, b = split_lines(left), split_lines(right)
    rows: list[Row] = []
    at_a = at_b = 0
    for match in [*match_lines(a, b), Match(len(a), len(b), 0)]:
        for i, j in zip_longest(range(at_a, match.left), range(at_b, match.right)):
            rows.append(_changed_row(a, b, i, j))
        for k in range(match.size):
            i, j = match.left + k, match.right + k
            rows.append(Row(RowKind.SAME, a[i].rstrip("\n"), b[j].rstrip("\n"), i + 1, j + 1))
        at_a, at_b = match.left + match.size, match.right + match.size
    return rows


def edits_between(old: str, new: str) -> list[Edit]:
    """Return few, small edits that turn ``old`` into ``new``: a cursor outside them stays in its place."""
    a, b = split_lines(old), split_lines(new)
    edits: list[Edit] = []
    at_a = at_b = position = 0
    for match in [*match_lines(a, b), Match(len(a), len(b), 0)]:
        before = "".join(a[at_a : match.left])
        after = "".join(b[at_b : match.right])
        if before != after:
            start, end_before, end_after = changed_middle(before, after)
            edits.append(Edit(position + start, position + end_before, after[start:end_after]))
        position += len(before) + sum(map(len, a[match.left : match.left + match.size]))
        at_a, at_b = match.left + match.size, match.right + match.size
    return edits


def changed_middle(old: str, new: str) -> tuple[int, int, int]:
    """Return (start, end in ``old``, end in ``new``) of the one stretch in which the texts differ."""
    start = _common_prefix(old, new, min(len(old), len(new)))
    end = _common_suffix(old, new, min(len(old), len(new)) - start)
    return start, len(old) - end, len(new) - end


def _common_prefix(a: str, b: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:  # comparing slices is a memcmp; a loop over characters is 50 times slower
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(a: str, b: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if a[len(a) - middle : len(a) - low] == b[len(b) - middle : len(b) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _match(
    a: Sequence[str], b: Sequence[str], a_start: int, a_end: int, b_start: int, b_end: int
) -> Iterator[Match]:
    head = 0
    while a_start + head < a_end and b_start + head < b_end and a[a_start + head] == b[b_start + head]:
        head += 1
    if head:
        yield Match(a_start, b_start, head)
        a_start, b_start = a_start + head, b_start + head
    tail = 0
    while a_end - tail > a_start and b_end - tail > b_start and a[a_end - tail - 1] == b[b_end - tail - 1]:
        tail += 1
    a_end, b_end = a_end - tail, b_end - tail
    if a_start < a_end and b_start < b_end:
        anchors = _anchors(a, b, a_start, a_end, b_start, b_end)
        if anchors:
            at_a, at_b = a_start, b_start
            for i, j in anchors:
                # Each anchor ends the stretch before it, so that this goes one level deep, not one
                # level for each line.
                yield from _match(a, b, at_a, i, at_b, j)
                yield Match(i, j, 1)
                at_a, at_b = i + 1, j + 1
            yield from _match(a, b, at_a, a_end, at_b, b_end)
        elif max(a_end - a_start, b_end - b_start) <= _CLOSE_LOOK_LINES:
            closer = difflib.SequenceMatcher(None, a[a_start:a_end], b[b_start:b_end], autojunk=False)
            for i, j, size in closer.get_matching_blocks():
                if size:
                    yield Match(a_start + i, b_start + j, size)
    if tail:
        yield Match(a_end, b_end, tail)


def _anchors(
    a: Sequence[str], b: Sequence[str], a_start: int, a_end: int, b_start: int, b_end: int
) -> list[tuple[int, int]]:
    """Return the longest rising chain of lines that each stretch has exactly once."""
    count_a = Counter(a[a_start:a_end])
    count_b = Counter(b[b_start:b_end])
    where_b = {line: j for j in range(b_start, b_end) if count_b[line := b[j]] == 1}
    pairs = [
        (i, where_b[line]) for i in range(a_start, a_end) if count_a[line := a[i]] == 1 and line in where_b
    ]
    tails: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(chain[place - 1] if place else -1)
        if place == len(tails):
            tails.append(j)
            chain.append(index)
        else:
            tails[place], chain[place] = j, index
    found: list[tuple[int, int]] = []
    index = chain[-1] if chain else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _changed_row(a: Sequence[str], b: Sequence[str], i: int | None, j: int | None) -> Row:
    left = a[i].rstrip("\n") if i is not None else None
    right = b[j].rstrip("\n") if j is not None else None
    left_number = i + 1 if i is not None else None
    right_number = j + 1 if j is not None else None
    if left is None or right is None:
        kind = RowKind.ADDED if left is None else RowKind.REMOVED
        return Row(kind, left, right, left_number, right_number)
    return Row(RowKind.CHANGED, left, right, left_number, right_number, *_spans(left, right))


def _spans(left: str, right: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    if max(len(left), len(right)) > _CLOSE_LOOK_CHARACTERS:
        start, left_end, right_end = changed_middle(left, right)
        return ((start, left_end),), ((start, right_end),)
    codes = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return (
        tuple((i, k) for tag, i, k, _, _ in codes if tag != "equal" and i < k),
        tuple((j, m) for tag, _, _, j, m in codes if tag != "equal" and j < m),
    )
