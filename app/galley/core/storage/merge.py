"""Bring two changed versions of a text together by line, given the one both came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from galley.core.storage.diff import Match, match_lines, split_lines


class Origin(StrEnum):
    """Who changed a stretch of the text."""

    NOBODY = "nobody"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH_ALIKE = "both alike"
    CONFLICT = "conflict"


class Choice(StrEnum):
    """What to keep of a stretch that both changed differently."""

    MINE = "mine"
    THEIRS = "theirs"
    MINE_THEN_THEIRS = "mine then theirs"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole lines, as the three versions have it."""

    origin: Origin
    base: str
    mine: str
    theirs: str

    def chosen(self, choice: Choice) -> str:
        """Return what the merged text has here; ``choice`` counts only in a conflict."""
        if self.origin is Origin.CONFLICT:
            if choice is Choice.MINE_THEN_THEIRS:
                gap = "\n" if self.mine and self.theirs and not self.mine.endswith("\n") else ""
                return self.mine + gap + self.theirs
            return self.mine if choice is Choice.MINE else self.theirs
        return self.theirs if self.origin is Origin.THEIRS else self.mine


@dataclass(frozen=True, slots=True)
class Merge:
    """Two versions brought together; ``text`` is None while there are conflicts to choose in."""

    chunks: tuple[Chunk, ...]

    @property
    def conflicts(self) -> tuple[Chunk, ...]:
        """Return the stretches that both changed differently, in order."""
        return tuple(chunk for chunk in self.chunks if chunk.origin is Origin.CONFLICT)

    @property
    def text(self) -> str | None:
        """Return the merged text if nothing is left to choose."""
        return None if self.conflicts else self.resolved(())

    def resolved(self, choices: Sequence[Choice]) -> str:
        """Return the merged text with one choice for each conflict, in order. Raises ValueError."""
        if len(choices) != len(self.conflicts):
            raise ValueError(f"{len(self.conflicts)} conflicts, {len(choices)} choices")
        left = iter(choices)
        return "".join(
            chunk.chosen(next(left) if chunk.origin is Origin.CONFLICT else Choice.MINE)
            for chunk in self.chunks
        )


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Merge ``mine`` and ``theirs``, both made from ``base``, by line.

    Changes of the two with an unchanged line between them are both taken; changes that touch are a
    conflict, unless they are the same.
    """
    b, m, t = split_lines(base), split_lines(mine), split_lines(theirs)
    chunks: list[Chunk] = []
    at_b = at_m = at_t = 0
    for i, j, k, size in _kept_by_both(match_lines(b, m), match_lines(b, t)):
        chunks += _changed("".join(b[at_b:i]), "".join(m[at_m:j]), "".join(t[at_t:k]))
        same = "".join(b[i : i + size])
        chunks.append(Chunk(Origin.NOBODY, same, same, same))
        at_b, at_m, at_t = i + size, j + size, k + size
    chunks += _changed("".join(b[at_b:]), "".join(m[at_m:]), "".join(t[at_t:]))
    return Merge(tuple(chunks))


def _kept_by_both(mine: Sequence[Match], theirs: Sequence[Match]) -> Iterator[tuple[int, int, int, int]]:
    """Yield (base, mine, theirs, size) of the runs of lines that all three have."""
    x = y = 0
    while x < len(mine) and y < len(theirs):
        a, c = mine[x], theirs[y]
        start = max(a.left, c.left)
        end = min(a.left + a.size, c.left + c.size)
        if start < end:
            yield start, a.right + start - a.left, c.right + start - c.left, end - start
        if a.left + a.size < c.left + c.size:
            x += 1
        else:
            y += 1


def _changed(base: str, mine: str, theirs: str) -> list[Chunk]:
    if not (base or mine or theirs):
        return []
    if mine == theirs:
        origin = Origin.NOBODY if mine == base else Origin.BOTH_ALIKE
    elif mine == base:
        origin = Origin.THEIRS
    elif theirs == base:
        origin = Origin.MINE
    else:
        origin = Origin.CONFLICT
    return [Chunk(origin, base, mine, theirs)]
