"""Which runs of stars and underscores open and close emphasis in marked.

marked looks for a closing run in a copy of the text where links, code and tags are masked. Each run is
classed by its neighbours once, so that a failing search costs a comparison and not a scan.
"""

import re
from bisect import bisect_left
from itertools import accumulate

from galley.core.render.text import KIND, OTHER, PUNCTUATION, SPACE

_RUN = {"*": re.compile(r"\*+"), "_": re.compile(r"_+")}
# A lone run of the other kind's partner inside a strong pair is skipped, once, at the beginning.
_ORPHAN = {
    "*": re.compile(r"[^_*]*?__[^_*]*?\*[^_*]*?(?=__)"),
    "_": re.compile(r"[^_*]*?\*\*[^_*]*?_[^_*]*?(?=\*\*)"),
}
_LEFT, _RIGHT, _BOTH = 1, 2, 3


def _kind(char: str, tilde_is_letter: bool) -> int:
    return OTHER if tilde_is_letter and char == "~" else KIND[char]


class Runs:
    """The runs of one character in a masked text."""

    __slots__ = ("_floors", "char", "lengths", "masked", "sides", "starts")

    def __init__(self, masked: str, char: str, gfm: bool) -> None:
        self.masked, self.char = masked, char
        self.starts: list[int] = []
        self.lengths: list[int] = []
        self.sides: list[int] = []
        letter = gfm and char == "*"
        size = len(masked)
        for match in _RUN[char].finditer(masked):
            start, end = match.span()
            before = _kind(masked[start - 1], letter) if start else SPACE
            after = _kind(masked[end], letter) if end < size else SPACE
            if before == OTHER:
                side = _RIGHT if after != OTHER else _BOTH if char == "*" else 0
            elif after == OTHER:
                side = _LEFT
            elif before == PUNCTUATION:
                side = _BOTH if after == PUNCTUATION else _RIGHT
            else:
                side = _LEFT if after == PUNCTUATION else 0
            if side:
                self.starts.append(start)
                self.lengths.append(end - start)
                self.sides.append(side)
        self._floors: dict[int, tuple[list[int], list[int]]] = {}

    def closing(self, start: int, length: int) -> tuple[int, int] | None:
        """For an opening run of `length` whose text begins at `start`: where the closing run begins, and
        how many of its characters close."""
        orphan = _ORPHAN[self.char].match(self.masked, start)
        index = bisect_left(self.starts, orphan.end() if orphan else start)
        if index == len(self.starts) or not self._closes(index, length):
            return None
        total, skipped = length, 0
        odd = length % 3
        for at in range(index, len(self.starts)):
            run, side = self.lengths[at], self.sides[at]
            if side == _LEFT:
                total += run
                continue
            if side == _BOTH and odd and (length + run) % 3 == 0:
                skipped += run
                continue
            total -= run
            if total <= 0:
                return self.starts[at], min(run, run + total + skipped)
        return None

    def _closes(self, index: int, length: int) -> bool:
        """Whether some run from `index` on brings the count of open characters down to nothing."""
        rest = length % 3
        tables = self._floors.get(rest)
        if tables is None:
            steps = [
                run if side == _LEFT else 0 if side == _BOTH and rest and (length + run) % 3 == 0 else -run
                for run, side in zip(self.lengths, self.sides, strict=True)
            ]
            sums = list(accumulate(steps, initial=0))
            floors = list(accumulate(reversed(sums), min))
            floors.reverse()
            tables = self._floors[rest] = (sums, floors)
        sums, floors = tables
        return floors[index + 1] <= sums[index] - length
