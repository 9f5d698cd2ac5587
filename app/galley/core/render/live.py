"""Keep a body's HTML up to date, block by block, as the body is edited."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from galley.core.collector import no_collection
from galley.core.render.balance import balance_of, settle
from galley.core.render.context import RenderContext, Warning  # noqa: A004 - the interface calls it so
from galley.core.render.dialect import Dialect
from galley.core.render.difference import common_prefix, common_suffix
from galley.core.render.engine import grammar_for
from galley.core.render.entries import Entry, Seen
from galley.core.render.parts import (
    NOTHING_INHERITED,
    Part,
    Surroundings,
    all_definitions,
    read_all,
)

_LINE = re.compile(r'data-line="([0-9]+)"')
WINDOW = 3000
_EDIT_WINDOW = 400
# So many parts, and characters, may be joined for the sake of HTML that opens in one and closes in another.
_MOST_JOINED, _LONGEST_JOINED = 200, 200_000


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level piece of the page: `lines` source lines it covers, `html` with data-line attributes
    that count from the block's own first line. Equal blocks of two updates are the same object."""

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
    """Renders a body as a list of blocks and says what an edit changes.

    After any sequence of updates `blocks` has the lines and HTML that a new object would have after the
    last of them alone.
    """

    def __init__(self, dialect: Dialect, context: RenderContext | None = None) -> None:
        self._grammar = grammar_for(dialect, context or RenderContext(), lines=True)
        self._text = ""
        self._key: object = None
        self._entries: list[Entry] = []
        self._sizes: list[int] = []
        self._reaches: list[int] = []
        # How many parts have template tags, by Part.tagged.
        self._tagged: Counter[int] = Counter()
        self._definitions: dict[str, object] = {}
        # How many entries each block is made of.
        self._counts: list[int] = []
        self._next_id = 1
        self.blocks: list[Block] = []

    @property
    def warnings(self) -> list[Warning]:
        """What goes wrong when the site is generated, by line of the body."""
        found: list[Warning] = []
        line = 0
        for entry in self._entries:
            found += [replace(problem, line=line + problem.line) for problem in entry.rendered.problems]
            line += entry.part.lines
        return found

    def update(self, body: str) -> Patch:
        """Take `body` as the text now and return what changed against the update before."""
        if not self._entries or not body:
            return self._fresh(body)
        old = self._text
        prefix = common_prefix(old, body)
        if prefix == len(old) == len(body):
            return Patch(0, 0, (), len(self.blocks))
        tagged = highest(self._tagged)
        if self._grammar.prepare(body, tagged) != self._key:
            return self._fresh(body)
        suffix = common_suffix(old, body, min(len(old), len(body)) - prefix)
        first, last, items = self._reread(body, prefix, suffix, len(body))
        counts = self._tagged
        counts.subtract(entry.part.tagged for entry in self._entries[first:last])
        counts.update(item.tagged for item in items)
        if highest(counts) != tagged:
            return self._fresh(body)
        if any(item.tagged for item in items):
            # They may have asked for end tags that nobody has asked for before.
            self._key = self._grammar.prepare(body, tagged)
        self._text = body
        redefined = self._redefine(first, last, items)
        return self._replace(first, last, items, redefined)

    def _fresh(self, body: str) -> Patch:
        with no_collection():
            return self._render_all(body)

    def _render_all(self, body: str) -> Patch:
        parts, self._key = read_all(self._grammar, body, WINDOW)
        self._text = body
        self._definitions = all_definitions(part.definitions for part in parts)
        around = Surroundings(self._definitions)
        self._entries = [self._entry(part, around) for part in parts]
        self._sizes = [part.size for part in parts]
        self._reaches = [part.reach for part in parts]
        self._tagged = Counter(part.tagged for part in parts)
        groups = [length for _, length in self._groups(0)]
        blocks: list[Block] = []
        at = 0
        for length in groups:
            blocks.append(self._block(at, length))
            at += length
        blocks += self._closing()
        old, self.blocks, self._counts = self.blocks, blocks, groups
        return self._trimmed(0, old, blocks, len(blocks))

    def _closing(self) -> list[Block]:
        """The block behind the last part, which covers no line: footnotes."""
        around = Surroundings(
            self._definitions, self._entries[-1].after if self._entries else NOTHING_INHERITED
        )
        html = self._grammar.closing(around)
        if not html:
            return []
        self._next_id += 1
        return [Block(self._next_id, 0, html)]

    def _entry(self, part: Part, around: Surroundings) -> Entry:
        before = around.inherited
        used = self._grammar.inline(part, around)
        rendered = self._grammar.finish(part, around)
        balance = balance_of(rendered.html) if part.raw else ()
        return Entry(part, before, around.inherited, rendered, used, balance)

    # Which parts an edit changes.

    def _reread(self, body: str, prefix: int, suffix: int, stop: int) -> tuple[int, int, list[Part | Entry]]:
        """Read again what an edit can have changed: (first, last, items) replace entries[first:last].

        What a part is depends on the text from its beginning to its reach and on nothing else. So a part
        before the edit whose reach ends before it stays, wherever the parts before it end now; and behind
        the edit all parts stay from the first place on where one began before. Nothing is read that begins
        at `stop` or behind it.
        """
        entries = self._entries
        starts = list(accumulate(self._sizes, initial=0))
        edited = min(bisect_right(starts, prefix), len(entries)) - 1
        stale = self._reaching(starts, edited, prefix)
        first = min(stale)
        pos = starts[first]
        delta = len(body) - len(self._text)
        kept = len(body) - suffix
        items: list[Part | Entry] = []
        hint = _EDIT_WINDOW
        while pos < stop:
            if pos <= starts[edited]:
                index = bisect_left(starts, pos)
                if starts[index] == pos and index < edited and index not in stale:
                    items.append(entries[index])
                    pos = starts[index + 1]
                    continue
                hint = _EDIT_WINDOW + (self._sizes[index] if starts[index] == pos else 0)
            if pos >= kept:
                index = bisect_left(starts, pos - delta)
                if index < len(entries) and starts[index] == pos - delta:
                    return first, index, items
            for part in self._grammar.read(body, pos, hint):
                items.append(part)
                pos += part.size
                if pos >= kept or pos <= starts[edited]:
                    break
            hint = min(max(2 * hint, _EDIT_WINDOW), WINDOW)
        return first, len(entries), items

    def _reaching(self, starts: list[int], edited: int, prefix: int) -> set[int]:
        """The entry with the edit, and those before it that have looked at the text from `prefix` on."""
        reaches = self._reaches
        stale = {edited}
        longest = max(reaches[:edited], default=0)
        index = edited - 1
        while index >= 0 and starts[index + 1] + longest > prefix:
            if starts[index + 1] + reaches[index] > prefix:
                stale.add(index)
            index -= 1
        index = -1
        for _ in range(reaches[:edited].count(-1)):
            index = reaches.index(-1, index + 1)
            stale.add(index)
        return stale

    def _redefine(self, first: int, last: int, items: list[Part | Entry]) -> set[str]:
        """Bring the definitions up to date; returns the keys that changed their meaning."""
        removed = self._entries[first:last]
        parts = [item if isinstance(item, Part) else item.part for item in items]
        if not any(part.definitions for part in parts) and not any(e.part.definitions for e in removed):
            return set()
        old = self._definitions
        self._definitions = all_definitions(
            chain(
                (entry.part.definitions for entry in self._entries[:first]),
                (part.definitions for part in parts),
                (entry.part.definitions for entry in self._entries[last:]),
            )
        )
        new = self._definitions
        return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}

    def _replace(self, first: int, last: int, items: list[Part | Entry], redefined: set[str]) -> Patch:
        """Render new parts, then what they or new definitions change elsewhere."""
        entries = self._entries
        removed = entries[first:last]
        around = Surroundings(self._definitions, entries[first - 1].after if first else NOTHING_INHERITED)
        around.seen = Seen(entries, first)
        # How many more headings of each slug there were before the item than there are now.
        fewer: Counter[str] = Counter()
        new: list[Entry] = []
        pos, at = sum(self._sizes[:first]), 0
        for item in items:
            entry = item
            if isinstance(entry, Entry):
                old, at = at, removed.index(entry, at)
                fewer.update(slug for gone in removed[old:at] for slug in gone.slugs)
                if (
                    entry.before != around.inherited
                    or not redefined.isdisjoint(entry.used)
                    or any(fewer[slug] for slug in entry.slugs)
                ):
                    entry = next(self._grammar.read(self._text, pos, 1))
            if isinstance(entry, Part):
                entry = self._entry(entry, around)
            else:
                around.inherited = entry.after
                for slug in entry.slugs:
                    around.seen[slug] = around.seen.get(slug, 0) + 1
            fewer.subtract(entry.slugs)
            new.append(entry)
            pos += entry.part.size
        fewer.update(slug for gone in removed[at:] for slug in gone.slugs)
        entries[first:last] = new
        self._sizes[first:last] = [entry.part.size for entry in new]
        self._reaches[first:last] = [entry.part.reach for entry in new]
        end = first + len(new)
        slugs = {slug for slug, count in fewer.items() if count}
        low, high = first, end
        while low < end - 1 and low - first < len(removed) and new[low - first].shows(removed[low - first]):
            low += 1
        if redefined or slugs or (end < len(entries) and entries[end].before != around.inherited):
            changed = self._spread(first, end, redefined, slugs)
            low, high = min(low, changed[0]), max(high, changed[1])
        return self._regroup(low, high, len(new) - len(removed))

    def _spread(self, first: int, end: int, redefined: set[str], slugs: set[str]) -> tuple[int, int]:
        """Render again what looks up changed definitions, inherits something else or has a heading whose
        number changes; returns the range of entries that are new now."""
        low, high = end, end
        inherited = NOTHING_INHERITED
        seen: dict[str, int] = {}
        pos = 0
        for index, entry in enumerate(self._entries):
            outside = not first <= index < end
            stale = (
                entry.before != inherited
                or (outside and not redefined.isdisjoint(entry.used))
                or (index >= end and not slugs.isdisjoint(entry.slugs))
            )
            if stale:
                part = next(self._grammar.read(self._text, pos, 1))
                around = Surroundings(self._definitions, inherited, seen)
                entry = self._entries[index] = self._entry(part, around)
                low, high = min(low, index), max(high, index + 1)
            else:
                for slug in entry.slugs:
                    seen[slug] = seen.get(slug, 0) + 1
            inherited = entry.after
            pos += entry.part.size
        return low, high

    # Blocks of the page.

    def _groups(self, first: int) -> Iterator[tuple[int, int]]:
        """From entry `first` on: (index, how many entries make a block)."""
        entries = self._entries
        index, size = first, len(entries)
        while index < size:
            length = 1
            if entries[index].balance:
                length = self._joined(index)
            yield index, length
            index += length

    def _joined(self, first: int) -> int:
        """How many entries from `first` on close what they open; 1 if that is too far away."""
        stack: list[str] = []
        characters = 0
        for index in range(first, min(len(self._entries), first + _MOST_JOINED)):
            entry = self._entries[index]
            settle(stack, entry.balance)
            if not stack:
                return index - first + 1
            characters += len(entry.html)
            if characters > _LONGEST_JOINED:
                break
        return 1

    def _regroup(self, low: int, high: int, delta: int) -> Patch:
        """Make blocks again after entries[low:high] have changed and their number has grown by `delta`."""
        bounds = list(accumulate(self._counts, initial=0))
        block = max(0, min(bisect_right(bounds, low), len(self._counts)) - 1)
        start = bounds[block] if bounds else 0
        for index in range(max(0, start - _MOST_JOINED), start):
            if self._entries[index].balance:
                block = bisect_right(bounds, index) - 1
                start = bounds[block]
                break
        stop = len(self._counts)
        counts: list[int] = []
        for index, length in self._groups(start):
            if index >= high:
                at = bisect_left(bounds, index - delta)
                if at < len(bounds) and bounds[at] == index - delta:
                    stop = at
                    break
            counts.append(length)
        made: list[Block] = []
        at = start
        for length in counts:
            made.append(self._block(at, length))
            at += length
        notes = self.blocks[len(self._counts) :]
        closing = self._closing() if notes or (self._entries and self._entries[-1].after.notes) else []
        last = stop == len(self._counts)
        self._counts[block:stop] = counts
        if not last and [b.html for b in notes] != [b.html for b in closing]:
            made += self.blocks[stop : len(self.blocks) - len(notes)]
            last = True
        if last:
            stop = len(self.blocks)
            made += closing
        old = self.blocks[block:stop]
        patch = self._trimmed(block, old, made, len(self.blocks) - len(old) + len(made))
        self.blocks[block:stop] = made
        return patch

    def _trimmed(self, start: int, old: list[Block], new: list[Block], total: int) -> Patch:
        """The patch from `old` to `new`; blocks at both ends that are equal keep their old object."""
        limit = min(len(old), len(new))
        head = 0
        while head < limit and _same(old[head], new[head]):
            new[head] = old[head]
            head += 1
        tail = 0
        while tail < limit - head and _same(old[-1 - tail], new[-1 - tail]):
            tail += 1
            new[-tail] = old[-tail]
        return Patch(start + head, len(old) - head - tail, tuple(new[head : len(new) - tail]), total)

    def _block(self, first: int, length: int) -> Block:
        entries = self._entries
        html = entries[first].html
        lines = entries[first].part.lines
        if length > 1:
            pieces = [html]
            for entry in entries[first + 1 : first + length]:
                pieces.append(_shifted(entry.html, lines))
                lines += entry.part.lines
            html = "".join(pieces)
        self._next_id += 1
        return Block(self._next_id, lines, html)


def highest(counts: Counter[int]) -> int:
    """The highest Part.tagged there is, of a count of each."""
    return 2 if counts[2] > 0 else 1 if counts[1] > 0 else 0


def _same(old: Block, new: Block) -> bool:
    return old.lines == new.lines and old.html == new.html


def _shifted(html: str, lines: int) -> str:
    return _LINE.sub(lambda m: f'data-line="{int(m[1]) + lines}"', html)
