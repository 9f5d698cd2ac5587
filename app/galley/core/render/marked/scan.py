"""What is looked up about one stretch of inline text, so that no rule has to look for it again and again."""

from bisect import bisect_right
from dataclasses import dataclass, field

from galley.core.render.marked import patterns as p
from galley.core.render.marked.emphasis import Runs


@dataclass(slots=True)
class Scan:
    """Tables about one text, each made when it is first needed."""

    text: str
    masked: str | None = None
    # Whether nothing in it needs masking.
    bare: bool | None = None
    runs: dict[str, Runs] = field(default_factory=dict[str, Runs])
    ticks: dict[int, list[int]] | None = None
    has_url: bool = False
    has_at: bool = False
    # The next character that can mean something, as far as it was looked for.
    special: int = -1
    # The next @, and where the characters begin that may stand before it in an address.
    at: int = -1
    at_first: int = 0
    last_tilde: int = -2
    last_target: int = -2

    def ticks_after(self, pos: int, length: int) -> int:
        """Where the next run of exactly `length` back-ticks behind `pos` begins; -1 if there is none."""
        if self.ticks is None:
            self.ticks = {}
            for run in p.TICKS.finditer(self.text):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        places = self.ticks.get(length, [])
        index = bisect_right(places, pos)
        return places[index] if index < len(places) else -1
