"""Find the parts of a post that are a snippet, as it is now or as it once was.

A line of the post is compared with the snippet's lines; runs of lines that resemble them, in which little
else stands, are parts. Every line counts by the letters and digits it has: a rule or a closing tag says
nothing by itself.
"""

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from galley.core.edits import Edit
from galley.core.frontmatter import Refused, read
from galley.core.frontmatter.model import HeaderRules
from galley.core.messages import say
from galley.core.site.links import FENCE
from galley.core.snippets.filling import (
    CURSOR,
    DATE,
    SELECTION,
    PostWords,
    names_in,
    replace_placeholders,
    value_of,
)

ALIKE = 0.55
"""How much of a part and the snippet must be the same, by weight, for the part to be an older form."""

_LINE_ALIKE = 0.5
_SHARED_WORDS = 0.3
_MOST_OTHER_LINES = 3
_LONGEST_LINE = 2_000
# A form may have twice as many lines as the snippet, and a few more.
_ROOM = 4
_WORD = re.compile(r"[A-Za-z0-9]+|[^\W\x00-\x7f]{1,2}")
# Code and the fold line are no part of what is compared, and no form reaches across them.
_BARRIER = "\0"
# A line that plainly is the snippet's first or last says where a form begins or ends.
_ANCHOR_ALIKE, _ANCHOR_GAIN = 0.75, 0.15
_MORE = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` of a post resembles the snippet by ``alike`` (0 to 1); 1.0 means it is the same."""

    start: int
    end: int
    text: str
    alike: float


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    weight: int
    first: bool
    """Whether it begins a block: nothing, or an empty line, stands above it."""


class Template:
    """One snippet, to be looked for in many posts. Not for several threads at once."""

    def __init__(self, text: str, rules: HeaderRules, alike: float = ALIKE) -> None:
        self.text = text.strip("\n")
        self.rules = rules
        self.names = names_in(self.text)
        self._alike = alike
        self._lines = [line.strip() for line in self.text.split("\n") if line.strip()]
        self._exact = {line: at for at, line in reversed(list(enumerate(self._lines)))}
        self._weights = [_weight(line) for line in self._lines]
        self._total = sum(self._weights)
        self._words = [_words(line) for line in self._lines]
        self._all_words: frozenset[str] = frozenset().union(*self._words)
        self._with_code = FENCE.search(self.text) is not None
        self._match = lru_cache(maxsize=200_000)(self._match_line)

    def parts(self, text: str, body_start: int, words: PostWords) -> list[Part]:
        """Return the parts of a post's body that resemble the snippet, in their order; code is left out."""
        if not self._total:
            return []
        lines = self._lines_of(text, body_start)
        hits = [self._match(line.text) for line in lines]
        found: list[Part] = []
        for low, high in self._runs(hits, lines):
            self._best(text, lines, hits, (low, high), found)
        found.sort(key=lambda part: part.start)
        now = squeezed(self.filled(words))
        return [
            Part(
                part.start, part.end, part.text, 1.0 if squeezed(part.text) == now else min(part.alike, 0.99)
            )
            for part in found
        ]

    def filled(self, words: PostWords) -> str:
        """The snippet as it would stand in a post; what is selected is not known, and stands for nothing."""

        def value(name: str, layout: str) -> str | None:
            return "" if name in (CURSOR, SELECTION) else value_of(name, layout, words)

        return replace_placeholders(self.text, value)[0]

    def shape(self, part: str, words: PostWords) -> str:
        """A part with the post's own values taken out: the same in all posts that have it in one form."""
        shape = squeezed(part)
        for name in sorted(self.names - {CURSOR, SELECTION, DATE}):
            value = value_of(name, "", words)
            if value and len(value) > 1:
                shape = shape.replace(value, f"{{{{{name}}}}}")
        return shape

    def update(self, text: str, words: PostWords, shapes: frozenset[str]) -> list[Edit]:
        """Return the edits that bring the parts of these shapes up to date.

        Raises Refused where the snippet holds what only its author can give.
        """
        start = read(text, self.rules).body_start
        parts = [
            part
            for part in self.parts(text, start, words)
            if part.alike < 1.0 and self.shape(part.text, words) in shapes
        ]
        if parts and self.names & {SELECTION, DATE}:
            missing = min(self.names & {SELECTION, DATE})
            raise Refused(
                say(
                    "The snippet holds {0}: what stood for it when it was put in is not known.",
                    f"{{{{{missing}}}}}",
                )
            )
        new = self.filled(words)
        return [Edit(part.start, part.end, new) for part in parts]

    # -- lines ---------------------------------------------------------------------------------

    def _lines_of(self, text: str, body_start: int) -> list[_Line]:
        fences = [] if self._with_code else [match.span() for match in FENCE.finditer(text, body_start)]
        lines: list[_Line] = []
        start, fence, first = body_start, 0, True
        while start < len(text):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            while fence < len(fences) and fences[fence][1] <= start:
                fence += 1
            in_code = fence < len(fences) and fences[fence][0] <= start
            line = text[start:end].strip()
            if line and (in_code or (_MORE.fullmatch(line) and line not in self._exact)):
                line = _BARRIER
            if line:
                stop = start + len(text[start:end].rstrip())
                lines.append(_Line(start, stop, line, _weight(line), first))
            first = not line
            start = end + 1
        return lines

    def _match_line(self, line: str) -> tuple[int, float]:
        """The snippet's line that this one resembles most, and how much; (-1, 0.0) for none."""
        at = self._exact.get(line)
        if at is not None:
            return at, 1.0
        if len(line) > _LONGEST_LINE:
            return -1, 0.0
        words = _words(line)
        if not words or len(words & self._all_words) < _SHARED_WORDS * len(words):
            return -1, 0.0
        best, ratio = -1, _LINE_ALIKE
        matcher = difflib.SequenceMatcher(None, "", line, autojunk=False)
        for number, (own, own_words) in enumerate(zip(self._lines, self._words, strict=True)):
            if len(words & own_words) < _SHARED_WORDS * max(len(words), len(own_words)):
                continue
            matcher.set_seq1(own)
            if matcher.real_quick_ratio() <= ratio or matcher.quick_ratio() <= ratio:
                continue
            found = matcher.ratio()
            if found > ratio:
                best, ratio = number, found
        return (best, ratio) if best >= 0 else (-1, 0.0)

    # -- runs of lines -------------------------------------------------------------------------

    def _runs(self, hits: list[tuple[int, float]], lines: list[_Line]) -> list[tuple[int, int]]:
        """Runs of lines (first, behind the last) that begin and end with a hit, with few others between."""
        runs: list[tuple[int, int]] = []
        first = last = -1
        for at, (line, _) in enumerate(hits):
            barrier = lines[at].text == _BARRIER
            if first >= 0 and (barrier or at - last > _MOST_OTHER_LINES + 1):
                runs.append((first, last + 1))
                first = -1
            if line < 0:
                continue
            first = at if first < 0 else first
            last = at
        if first >= 0:
            runs.append((first, last + 1))
        return [
            (low, high)
            for low, high in runs
            if sum(lines[at].weight for at in range(low, high) if hits[at][0] >= 0)
            >= self._total * self._alike / 3
        ]

    def _best(
        self,
        text: str,
        lines: list[_Line],
        hits: list[tuple[int, float]],
        run: tuple[int, int],
        found: list[Part],
    ) -> None:
        """Add the run's most similar part, then those before and behind it."""
        low, high = run
        room = 2 * len(self._lines) + _ROOM
        best: tuple[float, float, int, int] | None = None
        for start in range(low, high):
            number, ratio = hits[start]
            opens = number == 0 and ratio >= _ANCHOR_ALIKE
            if number < 0 or not (opens or lines[start].first):
                continue
            gained: dict[int, float] = {}
            mass = 0
            for at in range(start, min(start + room, high)):
                line, ratio = hits[at]
                mass += lines[at].weight
                if line < 0:
                    continue
                gained[line] = max(gained.get(line, 0.0), ratio)
                closes = line == len(self._lines) - 1 and ratio >= _ANCHOR_ALIKE
                if not (closes or at + 1 == len(lines) or lines[at + 1].first):
                    continue
                same = sum(self._weights[own] * share for own, share in gained.items())
                alike = 2 * same / (mass + self._total)
                # Of two that are alike the one with more of the snippet's lines, a closing tag even.
                rank = alike + 0.0001 * len(gained) - 0.00005 * (at - start)
                rank += _ANCHOR_GAIN * (opens + closes)
                if alike >= self._alike and (best is None or rank > best[0]):
                    best = (rank, alike, start, at + 1)
        if best is None:
            return
        _, alike, start, stop = best
        begin, end = lines[start].start, lines[stop - 1].end
        found.append(Part(begin, end, text[begin:end], alike))
        self._best(text, lines, hits, (low, start), found)
        self._best(text, lines, hits, (stop, high), found)


def squeezed(text: str) -> str:
    """A text without what cannot be seen: blanks at the ends of lines, several empty lines in a row."""
    lines = "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines)


def _weight(line: str) -> int:
    return len(_LETTER.findall(line))


@lru_cache(maxsize=50_000)
def _words(line: str) -> frozenset[str]:
    words: set[str] = set()
    for word in _WORD.findall(line):
        words.add(word.lower())
    return frozenset(words)
