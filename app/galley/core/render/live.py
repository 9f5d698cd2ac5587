"""Keep a body's HTML up to date, block by block, as the body is edited."""

import re
from dataclasses import dataclass

from galley.core.render.context import RenderContext
from galley.core.render.dialect import Dialect
from galley.core.render.engine import render

_PARTS = re.compile(r"(?:(?:```|~~~)[\s\S]*?\n(?:```|~~~)[^\n]*\n+|[\s\S])*?(?:\n\s*\n|\Z)")


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level piece of the page: `lines` source lines it covers, `html` with data-line attributes
    that count from the block's own first line."""

    id: int
    lines: int
    html: str


@dataclass(frozen=True, slots=True)
class Patch:
    """From block `start` on, `removed` blocks go and `blocks` come; `total` blocks are left then."""

    start: int
    removed: int
    blocks: tuple[Block, ...]
    total: int


class LiveRenderer:
    """Renders a body as a list of blocks and says what an edit changes."""

    def __init__(self, dialect: Dialect, context: RenderContext | None = None) -> None:
        self._dialect = dialect
        self._context = context
        self._parts: list[str] = []
        self._next_id = 1
        self.blocks: list[Block] = []

    def update(self, body: str) -> Patch:
        """Take `body` as the text now and return what changed against the update before."""
        parts = [part for part in _PARTS.findall(body) if part]
        start = 0
        limit = min(len(parts), len(self._parts))
        while start < limit and parts[start] == self._parts[start]:
            start += 1
        tail = 0
        while tail < limit - start and parts[-1 - tail] == self._parts[-1 - tail]:
            tail += 1
        new = tuple(self._block(part) for part in parts[start : len(parts) - tail])
        removed = len(self._parts) - tail - start
        self.blocks[start : start + removed] = new
        self._parts = parts
        return Patch(start, removed, new, len(self.blocks))

    def _block(self, part: str) -> Block:
        html = render(part, self._dialect, self._context)
        html = re.sub(r"<([a-z][a-z0-9]*)", r'<\1 data-line="0"', html, count=1)
        self._next_id += 1
        return Block(self._next_id, part.count("\n"), html)
