"""The order in which a document's blocks reach the page: one batch in flight, newest state next.

The queue knows two things: the blocks the document has now, and how many of the first of them the page
holds once all operations handed out or waiting are done. A new document is handed out piece by piece, so
its top is on the screen before its end is parsed; an edit made meanwhile goes first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class BlockLike(Protocol):
    """A rendered block, as ``core.render`` makes it."""

    @property
    def id(self) -> int: ...
    @property
    def lines(self) -> int: ...
    @property
    def html(self) -> str: ...


@dataclass(slots=True)
class Splice:
    """Replace ``removed`` blocks of the page from ``start`` by ``blocks``."""

    start: int
    removed: int
    blocks: list[BlockLike]

    def absorb(self, later: "Splice") -> bool:
        """Take in an operation that only touches what this one brings; say whether it could."""
        first = later.start - self.start
        if first < 0 or first + later.removed > len(self.blocks):
            return False
        self.blocks[first : first + later.removed] = later.blocks
        return True


# A first piece fills a tall window; later ones are larger, because nobody waits for them.
FIRST_PIECE = 24_000
NEXT_PIECE = 96_000


@dataclass(slots=True)
class PatchQueue:
    """Turns patches into batches for the page. ``take`` hands one out, ``done`` confirms it."""

    blocks: list[BlockLike] = field(default_factory=list[BlockLike])
    _filled: int = 0
    _waiting: list[Splice] = field(default_factory=list[Splice])
    _clear: bool = True
    _in_flight: bool = False

    @property
    def in_flight(self) -> bool:
        return self._in_flight

    @property
    def clearing(self) -> bool:
        """Whether the page still shows another document."""
        return self._clear

    @property
    def idle(self) -> bool:
        """Whether the page holds all that the document has, confirmed."""
        return not (self._in_flight or self._clear or self._waiting) and self._filled == len(self.blocks)

    def reset(self, blocks: Iterable[BlockLike]) -> None:
        """Another document: the page is cleared and filled from the top."""
        self.blocks = list(blocks)
        self._waiting.clear()
        self._filled = 0
        self._clear = True

    def lost(self) -> None:
        """The page is gone, with whatever was in flight: fill a new one."""
        self._in_flight = False
        self.reset(self.blocks)

    def patch(self, start: int, removed: int, blocks: Sequence[BlockLike]) -> None:
        """The document's blocks from ``start`` have changed. Raises ValueError outside of it."""
        if not (0 <= start <= start + removed <= len(self.blocks)):
            raise ValueError(f"a patch of {start}+{removed} in a document of {len(self.blocks)} blocks")
        self.blocks[start : start + removed] = blocks
        if start > self._filled or (start == self._filled and start + removed > self._filled):
            return  # all of it is still to be filled in
        on_page = min(removed, self._filled - start)
        operation = Splice(start, on_page, list(blocks))
        self._filled += len(blocks) - on_page
        if not (self._waiting and self._waiting[-1].absorb(operation)):
            self._waiting.append(operation)

    def lines_filled(self) -> int:
        """How many source lines the page covers once all that was handed out is done."""
        return sum(block.lines for block in self.blocks[: self._filled])

    def take(self) -> tuple[bool, list[Splice]] | None:
        """The next batch as (clear the page first, operations), or None while there is nothing to send."""
        if self._in_flight or self.idle:
            return None
        clear, self._clear = self._clear, False
        batch, self._waiting = self._waiting, []
        if not batch and self._filled < len(self.blocks):
            batch = [self._next_piece()]
        self._in_flight = True
        return clear, batch

    def done(self) -> None:
        """The page has applied the batch handed out last."""
        self._in_flight = False

    def _next_piece(self) -> Splice:
        room = FIRST_PIECE if self._filled == 0 else NEXT_PIECE
        start = end = self._filled
        while end < len(self.blocks) and (end == start or room > 0):
            room -= len(self.blocks[end].html)
            end += 1
        self._filled = end
        return Splice(start, 0, self.blocks[start:end])
