"""The pieces a document is cut into: each can be read knowing only where it begins."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from xml.etree.ElementTree import Element

from galley.core.render.context import Warning  # noqa: A004 - the interface calls it so

BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Inherited:
    """What the text before a part leaves behind for it.

    `in_link`, `in_raw`: marked is inside an `<a>`, or inside `<pre>`, `<code>`, `<kbd>`, `<script>`, that
    an earlier paragraph has opened. `folded`: the fold (`<!-- more -->`) is behind us.
    """

    in_link: bool = False
    in_raw: bool = False
    folded: bool = False
    # The footnotes that were referred to, in order.
    notes: tuple[str, ...] = ()


NOTHING_INHERITED = Inherited()


@dataclass(slots=True)
class Part:
    """One top-level block as read: `size` characters, `lines` line ends, a tree without inline content.

    `reach` says how far behind its end the text was looked at; -1 stands for the end of the document.
    `definitions` maps keys of link targets (and footnotes) to what they stand for. `tagged`: 0 for no
    template tag in it, 1 for the beginning of one, 2 for a whole one. `data` is the grammar's own.
    """

    size: int
    lines: int
    root: Element
    reach: int = 0
    definitions: Mapping[str, object] = field(default_factory=dict[str, object])
    tagged: int = 0
    # Whether there may be HTML tags of the author's own in it.
    raw: bool = False
    data: object = None


@dataclass(slots=True)
class Surroundings:
    """What rendering a part takes from the rest of the document: `definitions` of all parts, what is
    `inherited` from the parts before, and how often each heading's slug was `seen` before. Rendering
    changes the last two to what the part leaves behind."""

    definitions: Mapping[str, object]
    inherited: Inherited = NOTHING_INHERITED
    seen: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(slots=True)
class Rendered:
    """A part's HTML, and what it used: labels that were looked up, heading slugs in order, problems with
    lines of the part."""

    html: str
    used: frozenset[str] = frozenset()
    slugs: tuple[str, ...] = ()
    problems: tuple[Warning, ...] = ()


class Grammar(Protocol):
    """A dialect's two stages: reading parts, and rendering a part once all definitions are known."""

    def prepare(self, text: str, tagged: int | None) -> object:
        """Get ready to read `text`; `tagged` is the highest of its parts (None: guess).

        The answer is equal for two texts if what was read of one is right for the other where they agree.
        """
        ...

    def read(self, text: str, pos: int, hint: int) -> Iterator[Part]:
        """Some parts from `pos` on, at least one, from about `hint` characters."""
        ...

    def inline(self, part: Part, around: Surroundings) -> frozenset[str]:
        """Fill the part's tree with its inline content; returns the labels that were looked up."""
        ...

    def finish(self, part: Part, around: Surroundings) -> Rendered:
        """Write the part's tree as HTML."""
        ...

    def closing(self, around: Surroundings) -> str:
        """What stands behind the last part: footnotes."""
        ...


def read_all(grammar: Grammar, text: str, hint: int) -> tuple[list[Part], object]:
    """Read a whole text; the second value is what `prepare` answered for it."""
    grammar.prepare(text, None)
    level: int | None = None
    while True:
        parts: list[Part] = []
        pos, size = 0, len(text)
        while pos < size:
            for part in grammar.read(text, pos, hint):
                parts.append(part)
                pos += part.size
        tagged = max((part.tagged for part in parts), default=0)
        # While it was read, a grammar may have looked up more of the text; that alone changes nothing.
        key, again = grammar.prepare(text, level), grammar.prepare(text, tagged)
        if again == key or "<!--" not in text:
            # Template tags change how comments are read, and nothing else.
            return parts, again
        level = tagged


def all_definitions(parts: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """The definitions that count, of those in each part: the first of each key."""
    definitions: dict[str, object] = {}
    for part in parts:
        for key, value in part.items():
            definitions.setdefault(key, value)
    return definitions


def window_end(text: str, pos: int) -> int:
    """Where a stretch that reaches at least to `pos` can end: behind blank lines, or at the end."""
    match = BLANK_LINES.search(text, pos)
    return match.end() if match else len(text)
