"""Hexo's front door: take fenced code, tags and comments out of the source before Markdown is read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from galley.core.render.dialect import Dialect
from galley.core.render.hexo.fences import Fence, FenceFinder
from galley.core.render.hexo.figure import fence_options, figure
from galley.core.render.hexo.swig import Stash, TagScanner
from galley.core.render.hexo.template import protect_braces
from galley.core.render.math import math_block
from galley.core.render.parts import BLANK_LINES, window_end
from galley.core.render.text import BLANKS, escape_all

# With template tags in the post, code spans decide which braces are tags.
_DOOR_TAGS = re.compile(r"`|~~~|\{[{%#]|<!--")
_DOOR = re.compile(r"```|~~~|\{[{%#]|<!--")
# A place behind every text.
ENDLESS = 1 << 60


@dataclass(slots=True)
class Front:
    """A stretch of source with code and tags taken out. `spans`: (start, end) in the source and in the
    masked text of each replacement; `whole`: source spans that must not be cut."""

    masked: str
    stop: int
    stash: Stash | None = None
    figures: dict[int, int] = field(default_factory=dict[int, int])
    spans: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])
    whole: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    fences: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    # What begins at the first place is what it is because of the text up to the second.
    looks: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    # Where the blank lines end that were looked for last in the masked text.
    blank: int = -1

    def blank_behind(self, masked: int) -> int:
        """Where the next blank lines end at or behind a place in the masked text; asked in rising order."""
        if self.blank <= masked:
            match = BLANK_LINES.search(self.masked, max(0, masked - 1))
            self.blank = match.end() if match else len(self.masked)
        return self.blank

    def place(self, masked: int, pos: int) -> int:
        """Where the source of `masked[:masked]` ends in the text, if the stretch begins at `pos`."""
        index = bisect_left(self.spans, masked, key=_masked_start)
        if not index:
            return pos + masked
        span = self.spans[index - 1]
        return pos + span[1] + max(0, masked - span[3])


class FrontDoor:
    """Masks stretches of one text.

    `tags`: whether the post has template tags (see Part.tagged), which decides what becomes of comments.
    """

    def __init__(self, text: str, dialect: Dialect, tags: int, has_end: Callable[[str], bool]) -> None:
        self._text = text
        self._dialect = dialect
        self._tags = tags
        self._has_end = has_end
        self._fences = FenceFinder(text)
        self._last_comment = text.rfind("-->")

    def open(self, text: str, pos: int, stop: int) -> Front:
        """Mask `text[pos:stop]`, or more if something crosses the end; `pos` begins a part."""
        if (_DOOR_TAGS if self._tags else _DOOR).search(text, pos, stop) is None:
            return Front(text[pos:stop], stop)
        while True:
            front = self._masked(text, pos, stop)
            if front.stop == stop:
                return front
            stop = front.stop

    def _masked(self, text: str, pos: int, stop: int) -> Front:
        """Mask the stretch; the answer's `stop` is further away if something crosses the end."""
        front = Front("", stop)
        pieces: list[str] = []
        at = pos
        masked_size = 0
        comments = self._comments(text, pos, stop, front)
        if front.stop != stop:
            return front
        if self._dialect.highlight.enabled and ("```" in text[pos:stop] or "~~~" in text[pos:stop]):
            self._fences.opened.clear()
            while fence := self._fences.next(at, stop):
                if fence.end > stop:
                    front.stop = _further(text, pos, stop, fence.end)
                    return front
                value = self._replacement(fence, comments, front)
                pieces += (text[at : fence.start], value)
                masked_size += fence.start - at
                if len(value) != fence.end - fence.start:
                    # What stands before the fence and behind it is the same in both texts.
                    head, tail = len(fence.prefix), len(fence.tail)
                    source = fence.start + head - pos, fence.end - tail - pos
                    front.spans.append((*source, masked_size + head, masked_size + len(value) - tail))
                masked_size += len(value)
                at = fence.end
                front.fences.append((fence.start, fence.end))
                if fence.unsure:
                    front.looks.append((fence.start, ENDLESS))
            front.looks += [(place, ENDLESS) for place in self._fences.opened]
        pieces.append(text[at:stop])
        front.masked = "".join(pieces)
        if self._tags:
            self._hide_tags(text, pos, stop, front)
        return front

    def _comments(self, text: str, pos: int, stop: int, front: Front) -> list[tuple[int, int]]:
        """The comments that begin in the stretch; code inside of one stays as it is."""
        found: list[tuple[int, int]] = []
        at = text.find("<!--", pos, stop)
        while at >= 0:
            if at + 4 > self._last_comment:
                front.looks.append((at, ENDLESS))
                break
            end = text.index("-->", at + 4) + 3
            found.append((at, end))
            if end > stop:
                front.stop = _further(text, pos, stop, end)
                break
            if text.find("\n", at, end) >= 0:
                front.whole.append((at, end))
            at = text.find("<!--", end, stop)
        return found

    def _replacement(self, fence: Fence, comments: list[tuple[int, int]], front: Front) -> str:
        source = self._text[fence.start : fence.end]
        for start, end in comments:
            if start < fence.start and end > fence.end:
                return protect_braces(source)
        option = fence_options(fence.info)
        if not option.highlighted:
            return protect_braces(source)
        code = fence.code.removesuffix("\n")
        depth = fence.prefix.count(">")
        if depth:
            code = _unquoted(code, depth)
        if front.stash is None:
            front.stash = Stash()
        html = self._drawn(code, option.lang) or protect_braces(figure(code, option, self._dialect.highlight))
        placeholder = front.stash.put("code", html)
        front.figures[len(front.stash.values) - 1] = fence.start
        return fence.prefix + placeholder + fence.tail

    def _drawn(self, code: str, lang: str) -> str:
        """A fence that is no code but something to draw; "" for code."""
        if lang == "mermaid":
            return mermaid(code)
        return protect_braces(math_block(code)) if lang == "math" and self._dialect.math else ""

    def _hide_tags(self, text: str, pos: int, stop: int, front: Front) -> None:
        stash = front.stash or Stash()
        before = len(stash.values)
        scanner = TagScanner(stash, self._has_end)
        masked, replaced = scanner.scan(front.masked)
        if scanner.opened and stop < len(text):
            front.stop = window_end(text, pos + 2 * (stop - pos))
            return
        if len(stash.values) > before:
            front.stash = stash
        place = _Places(front.spans)
        front.looks += [(place(at) + pos, ENDLESS) for at in scanner.opened]
        front.looks += [(place(at) + pos, front.place(end, pos)) for at, end in scanner.looked]
        for first, last in scanner.kept:
            if front.masked.find("\n", first, last) >= 0:
                front.whole.append((place(first) + pos, place(last) + pos))
        if not replaced:
            return
        spans: list[tuple[int, int, int, int]] = []
        moved = 0
        for start, end, length in replaced:
            source = place(start), place(end)
            spans.append((*source, start + moved, start + moved + length))
            moved += length - (end - start)
        front.spans = _merged(front.spans, replaced, spans)
        front.masked = masked


def _masked_start(span: tuple[int, int, int, int]) -> int:
    return span[2]


def _further(text: str, pos: int, stop: int, needed: int) -> int:
    """A stop behind `needed`, and so far away that the work of asking again and again stays linear."""
    return window_end(text, min(len(text), max(needed - 1, stop + (stop - pos) // 2)))


def _merged(
    fences: list[tuple[int, int, int, int]],
    replaced: list[tuple[int, int, int]],
    tags: list[tuple[int, int, int, int]],
) -> list[tuple[int, int, int, int]]:
    """The spans of fences, moved by the tags before them and without those inside a tag, and of tags."""
    merged = list(tags)
    at = moved = 0
    for start, end, masked_start, masked_end in fences:
        while at < len(replaced) and replaced[at][1] <= masked_start:
            moved += replaced[at][2] - (replaced[at][1] - replaced[at][0])
            at += 1
        if at < len(replaced) and replaced[at][0] <= masked_start and masked_end <= replaced[at][1]:
            continue
        merged.append((start, end, masked_start + moved, masked_end + moved))
    merged.sort()
    return merged


class _Places:
    """From places in the masked text to places in the source, both counted from the stretch's start."""

    def __init__(self, spans: list[tuple[int, int, int, int]]) -> None:
        self._spans = spans
        self._ends = [span[3] for span in spans]

    def __call__(self, masked: int) -> int:
        index = bisect_right(self._ends, masked)
        return masked + (self._spans[index - 1][1] - self._spans[index - 1][3] if index else 0)


def _unquoted(code: str, depth: int) -> str:
    return re.sub(rf"^({BLANKS}*>){{0,{depth}}}({BLANKS}|$)", "", code, flags=re.MULTILINE)


def mermaid(code: str) -> str:
    """A diagram's source, for the page to draw."""
    return f'<pre class="mermaid">{protect_braces(escape_all(code))}</pre>'
