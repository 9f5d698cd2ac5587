"""Render a long document from its top in steps that cost what the step brings, whatever stands before it."""

from galley.core.collector import no_collection
from galley.core.render.context import RenderContext
from galley.core.render.dialect import Dialect
from galley.core.render.difference import common_prefix, common_suffix
from galley.core.render.live import WINDOW, LiveRenderer, Patch, highest
from galley.core.render.parts import NOTHING_INHERITED, Part, Surroundings


class GradualRenderer(LiveRenderer):
    """A LiveRenderer that can be given a document without rendering all of it at once.

    `begin` renders the blocks at the document's beginning, each `advance` some more behind them. A step
    reads the document itself and not a piece of it, so that nothing read has to be read again when the next
    one comes. Edits may come in between. When `is_whole`, the blocks are those of a LiveRenderer.
    """

    def __init__(self, dialect: Dialect, context: RenderContext | None = None) -> None:
        super().__init__(dialect, context)
        self.is_whole = True
        self._first = 1
        # How many characters have been read.
        self._read = 0
        # How often each heading's slug came so far; None after an edit, when it has to be counted again.
        self._slugs: dict[str, int] | None = None
        # Labels that were looked up so far, and those of them that were defined only later.
        self._asked: set[str] = set()
        self._late: set[str] = set()

    def begin(self, body: str, characters: int) -> Patch:
        """Take another text, and render the blocks at its beginning: at least so many characters."""
        old = len(self.blocks)
        self._key = self._grammar.prepare(body, None)
        self._text = body
        self._entries, self._sizes, self._reaches = [], [], []
        self._definitions = {}
        self._tagged.clear()
        self.blocks, self._counts = [], []
        self.is_whole = False
        self._first = characters
        self._read = 0
        self._slugs = {}
        self._asked.clear()
        self._late.clear()
        self.advance(characters)
        return Patch(0, old, tuple(self.blocks), len(self.blocks))

    def advance(self, characters: int) -> Patch:
        """Render on: at least so many characters more, or all that is left."""
        if self.is_whole:
            return Patch(0, 0, (), len(self.blocks))
        with no_collection():
            first = len(self._entries)
            parts = self._next_parts(characters)
            self._append(parts)
            if any(part.tagged for part in parts):
                # They may have asked for end tags that nobody has asked for before.
                self._key = self._grammar.prepare(self._text, None)
            if self._read < len(self._text):
                return self._regroup(first, len(self._entries), len(self._entries) - first)
            return self._complete(first)

    def update(self, body: str) -> Patch:
        """Take `body` as the text now. What was not rendered yet is left for `advance`."""
        if self.is_whole:
            return super().update(body)
        old = self._text
        prefix = common_prefix(old, body)
        if prefix == len(old) == len(body):
            return Patch(0, 0, (), len(self.blocks))
        if not body or self._grammar.prepare(body, None) != self._key:
            return self.begin(body, self._first)
        suffix = common_suffix(old, body, min(len(old), len(body)) - prefix)
        end = self._read
        if prefix < end:
            end = max(prefix, end + len(body) - len(old))
        first, last, parts = self._reread(body, prefix, suffix, end)
        self._tagged.subtract(entry.part.tagged for entry in self._entries[first:last])
        self._tagged.update(part.tagged for part in parts)
        self._text = body
        self._slugs = None
        patch = self._replace(first, last, parts, self._redefine(first, last, parts))
        self._read = sum(self._sizes)
        self._key = self._grammar.prepare(body, None)
        return patch

    def _next_parts(self, characters: int) -> list[Part]:
        text = self._text
        pos, stop = self._read, min(len(self._text), self._read + characters)
        parts: list[Part] = []
        while pos < stop:
            for part in self._grammar.read(text, pos, WINDOW):
                parts.append(part)
                pos += part.size
        self._read = pos
        return parts

    def _append(self, parts: list[Part]) -> None:
        entries, definitions = self._entries, self._definitions
        for part in parts:
            for key, value in part.definitions.items():
                if key not in definitions:
                    definitions[key] = value
                    if key in self._asked:
                        self._late.add(key)
        if self._slugs is None:
            self._slugs = {}
            for entry in entries:
                for slug in entry.slugs:
                    self._slugs[slug] = self._slugs.get(slug, 0) + 1
        inherited = entries[-1].after if entries else NOTHING_INHERITED
        around = Surroundings(definitions, inherited, self._slugs)
        for part in parts:
            entry = self._entry(part, around)
            entries.append(entry)
            self._asked |= entry.used
            self._sizes.append(part.size)
            self._reaches.append(part.reach)
            self._tagged[part.tagged] += 1

    def _complete(self, first: int) -> Patch:
        """The end is reached: put right what was rendered before all of the text was known."""
        self.is_whole = True
        guessed, self._key = self._key, self._grammar.prepare(self._text, highest(self._tagged))
        if guessed != self._key and "<!--" in self._text:
            # Template tags change how comments are read; that there are some was guessed otherwise.
            return self._fresh(self._text)
        count = len(self._entries)
        low, high = first, count
        if self._late:
            low, high = self._spread(count, count, self._late, set())
            low = min(low, first)
        return self._regroup(low, high, count - first)
