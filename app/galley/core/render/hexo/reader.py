"""Read the parts of a Hexo post: take out code and tags, then cut what is left into blocks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from galley.core.render.dialect import Dialect
from galley.core.render.hexo.fences import Fence, FenceFinder
from galley.core.render.hexo.figure import fence_options, figure
from galley.core.render.hexo.swig import Stash, TagScanner
from galley.core.render.hexo.template import protect_braces
from galley.core.render.marked import grammar as g
from galley.core.render.marked.blocks import BlockParser, Leaf, Mark
from galley.core.render.parts import Part, window_end
from galley.core.render.text import BLANKS, escape_all, escape_text
from galley.core.render.tree import PART, Html

_DOOR = re.compile(r"```|~~~|\{[{%#]|<!--")
# What Hexo takes for a sign that a post has template tags.
SWIG = re.compile(r"\{\{.+?\}\}|\{#.+?#\}|\{%.+?%\}", re.DOTALL)
_DEFINITION_START = re.compile(r"\n* {0,3}\[")
_QUOTE = re.compile("[\"'(]")
_UNDEFINED: dict[str, object] = {}
_TAG_START = re.compile(r"\{[{#%]")
_COMMENT = re.compile(r"<!--[\s\S]*?-->")
# A tag that is still open after so many characters is taken for text.
_LONGEST_TAG = 400_000
# Blocks that end for sure at the blank line that ends a stretch.
_SETTLED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "table", "blockquote"))


@dataclass(slots=True)
class HexoData:
    """What a Hexo part keeps beside its tree: leaves for the inline stage, and what was taken out of it.

    `figures` are the lines in the part where code begins, by number in the stash.
    """

    leaves: list[Leaf]
    stash: Stash | None = None
    figures: dict[int, int] = field(default_factory=dict[int, int])


@dataclass(slots=True)
class _Front:
    """A stretch of source with code and tags taken out. `spans`: (start, end) in the source and in the
    masked text of each replacement; `whole`: source spans that must not be cut."""

    masked: str
    stop: int
    stash: Stash | None = None
    figures: dict[int, int] = field(default_factory=dict[int, int])
    spans: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])
    whole: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    endless: bool = False
    fences: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


class HexoReader:
    """Reads parts of one text.

    `tags`: whether the post has template tags (see Part.tagged), which decides what becomes of comments.
    """

    def __init__(self, dialect: Dialect, lines: bool, tags: int, has_end: Callable[[str], bool]) -> None:
        self._dialect = dialect
        self._lines = lines
        self.tags = tags
        self._has_end = has_end
        self._text = ""
        self._fences = FenceFinder("")

    def read(self, text: str, pos: int, hint: int) -> Iterator[Part]:
        """Parts from `pos` on, from about `hint` characters."""
        if text is not self._text:
            self._text, self._fences = text, FenceFinder(text)
        stop = window_end(text, pos + hint)
        while True:
            front = self._front(text, pos, stop)
            parser = BlockParser(gfm=self._dialect.gfm, lines=self._lines, code=_code)
            root = Element(PART)
            marks: list[Mark] = []
            parser.parse(front.masked, root, 0, marks=marks)
            cuts = self._cuts(text, pos, front, marks, root)
            far = max((_definition_end(text, start, stop) for start, stop in _spans(pos, cuts)), default=0)
            if far > front.stop:
                stop = window_end(text, far - 1) if far < len(text) else len(text)
                continue
            if cuts:
                yield from self._parts(text, pos, front, cuts, root, parser)
                return
            stop = window_end(text, pos + 2 * (front.stop - pos))

    def _cuts(
        self, text: str, pos: int, front: _Front, marks: list[Mark], root: Element
    ) -> list[tuple[int, int, Mark]]:
        """Where the stretch can be cut into parts: (end in the source, end in the masked text, state)."""
        found: list[tuple[int, int, Mark]] = []
        masked = front.masked
        size = len(masked)
        last_token = len(marks) - 1
        while last_token >= 0 and marks[last_token].blank:
            last_token -= 1
        settled = front.stop == len(text) or (
            last_token >= 0
            and marks[last_token].children
            and root[marks[last_token].children - 1].tag in _SETTLED
            and marks[last_token].end < size
        )
        for number, mark in enumerate(marks):
            if number + 1 < len(marks) and marks[number + 1].blank:
                continue  # blank lines belong to the part before them
            if number < last_token and marks[number].blank and not found and not mark.children:
                continue  # and those at the very beginning to the first
            if number >= last_token and not settled:
                break
            end = _source_offset(front.spans, mark.end) + pos
            if any(first < end < stop for first, stop in front.whole):
                continue
            found.append((end, mark.end, mark))
        if front.stop == len(text) and (not found or found[-1][0] < len(text)):
            mark = marks[-1] if marks else Mark(size, 0, 0, 0)
            found.append((len(text), size, mark))
        return found

    def _parts(
        self,
        text: str,
        pos: int,
        front: _Front,
        cuts: list[tuple[int, int, Mark]],
        root: Element,
        parser: BlockParser,
    ) -> Iterator[Part]:
        begin, children, leaves, definitions = pos, 0, 0, 0
        names = list(parser.definitions)
        elements = list(root)
        for end, masked_end, mark in cuts:
            part_root = Element(PART)
            part_root.extend(elements[children : mark.children])
            data = HexoData(parser.leaves[leaves : mark.leaves])
            if front.stash is not None:
                data.stash = front.stash
                data.figures = {
                    n: text.count("\n", begin, at) for n, at in front.figures.items() if begin <= at < end
                }
                if self._lines and front.spans:
                    self._relocate(text, begin, end, pos, front, part_root)
            endless = front.endless or end == len(text) or _may_define(text, begin, end)
            reach = -1 if endless else _reach(text, end)
            defined = (
                {name: parser.definitions[name] for name in names[definitions : mark.definitions]}
                if mark.definitions > definitions
                else _UNDEFINED
            )
            tagged = _tagged(text, begin, end, front.fences) if text.find("{", begin, end) >= 0 else 0
            raw = tagged == 2 or text.find("<", begin, end) >= 0
            yield Part(
                end - begin, text.count("\n", begin, end), part_root, reach, defined, tagged, raw, data
            )
            begin, children, leaves, definitions = end, mark.children, mark.leaves, mark.definitions

    def _relocate(self, text: str, begin: int, end: int, pos: int, front: _Front, root: Element) -> None:
        """Correct line numbers behind code and tags of several lines, which are one line when masked."""
        moved: list[tuple[int, int]] = []
        masked_begin = None
        lost = 0
        for start, stop, masked_start, masked_stop in front.spans:
            if start + pos < begin or start + pos >= end:
                continue
            if masked_begin is None:
                masked_begin = text.count("\n", begin, start + pos)
            line = text.count("\n", begin, start + pos) - lost
            lost += text.count("\n", start + pos, stop + pos) - front.masked.count(
                "\n", masked_start, masked_stop
            )
            if lost:
                moved.append((line, lost))
        if not moved:
            return
        lines = [line for line, _ in moved]
        for element in root.iter():
            value = element.get("data-line")
            if value is not None and (index := bisect_right(lines, int(value) - 1)):
                element.set("data-line", str(int(value) + moved[index - 1][1]))

    # The front door.

    def _front(self, text: str, pos: int, stop: int) -> _Front:
        if _DOOR.search(text, pos, stop) is None:
            return _Front(text[pos:stop], stop)
        while True:
            front = self._masked(text, pos, stop)
            if front.stop == stop:
                return front
            stop = front.stop

    def _masked(self, text: str, pos: int, stop: int) -> _Front:
        """Mask the stretch; the answer's `stop` is further away if something crosses the end."""
        front = _Front("", stop)
        pieces: list[str] = []
        at = pos
        masked_size = 0
        comments = self._comments(text, pos, stop, front)
        if front.stop != stop:
            return front
        if self._dialect.highlight.enabled and ("```" in text[pos:stop] or "~~~" in text[pos:stop]):
            self._fences.unclosed = False
            while fence := self._fences.next(at, stop):
                if fence.end > stop:
                    front.stop = window_end(text, fence.end - 1) if fence.end < len(text) else len(text)
                    if front.stop <= stop:
                        front.stop = len(text)
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
            front.endless = front.endless or self._fences.unclosed
        pieces.append(text[at:stop])
        front.masked = "".join(pieces)
        if self.tags:
            self._hide_tags(text, pos, stop, front)
        return front

    def _comments(self, text: str, pos: int, stop: int, front: _Front) -> list[tuple[int, int]]:
        """The comments that begin in the stretch; code inside of one stays as it is."""
        found: list[tuple[int, int]] = []
        at = text.find("<!--", pos, stop)
        while at >= 0:
            match = _COMMENT.match(text, at)
            if match is None:
                front.endless = True
                break
            found.append(match.span())
            if match.end() > stop:
                front.stop = window_end(text, match.end())
                break
            if "\n\n" in match[0]:
                front.whole.append(match.span())
            at = text.find("<!--", match.end(), stop)
        return found

    def _replacement(self, fence: Fence, comments: list[tuple[int, int]], front: _Front) -> str:
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
        html = (
            mermaid(code)
            if option.lang == "mermaid"
            else protect_braces(figure(code, option, self._dialect.highlight))
        )
        placeholder = front.stash.put("code", html)
        front.figures[len(front.stash.values) - 1] = fence.start
        return fence.prefix + placeholder + fence.tail

    def _hide_tags(self, text: str, pos: int, stop: int, front: _Front) -> None:
        stash = front.stash or Stash()
        before = len(stash.values)
        scanner = TagScanner(stash, self._has_end)
        masked, replaced = scanner.scan(front.masked)
        if not scanner.complete:
            front.endless = True
            if stop < len(text) and stop - pos < _LONGEST_TAG:
                front.stop = window_end(text, pos + 2 * (stop - pos))
                front.stash = None
                return
        if len(stash.values) > before:
            front.stash = stash
        for first, last in scanner.kept:
            if front.masked.find("\n", first, last) >= 0:
                span = _source_offset(front.spans, first), _source_offset(front.spans, last)
                front.whole.append((span[0] + pos, span[1] + pos))
        if not replaced:
            return
        spans: list[tuple[int, int, int, int]] = []
        moved = 0
        for start, end, length in replaced:
            source = _source_offset(front.spans, start), _source_offset(front.spans, end)
            spans.append((*source, start + moved, start + moved + length))
            moved += length - (end - start)
        front.spans = _merged(front.spans, replaced, spans)
        front.masked = masked


def _merged(
    fences: list[tuple[int, int, int, int]],
    replaced: list[tuple[int, int, int]],
    tags: list[tuple[int, int, int, int]],
) -> list[tuple[int, int, int, int]]:
    """The spans of fences, moved by the tags before them and without those inside a tag, and of tags."""
    merged = list(tags)
    for start, end, masked_start, masked_end in fences:
        moved = 0
        for first, last, length in replaced:
            if first <= masked_start and masked_end <= last:
                break
            if last <= masked_start:
                moved += length - (last - first)
        else:
            merged.append((start, end, masked_start + moved, masked_end + moved))
    merged.sort()
    return merged


def _tagged(text: str, begin: int, end: int, fences: list[tuple[int, int]]) -> int:
    """Whether there is a template tag outside of fenced code: 0, 1 for the beginning of one, 2 for a whole."""
    level = 0
    for start, stop in [*fences, (end, end)]:
        start = min(start, end)
        if start > begin:
            if SWIG.search(text, begin, start):
                return 2
            if _TAG_START.search(text, begin, start):
                level = 1
        begin = max(begin, stop)
    return level


def _source_offset(spans: list[tuple[int, int, int, int]], masked: int) -> int:
    """The place in the source (from the stretch's start) of a place in the masked text."""
    offset = masked
    for _start, end, _masked_start, masked_end in spans:
        if masked_end > masked:
            break
        offset = end + (masked - masked_end)
    return offset


def _spans(pos: int, cuts: list[tuple[int, int, Mark]]) -> Iterator[tuple[int, int]]:
    for end, _, _ in cuts:
        yield pos, end
        pos = end


def _may_define(text: str, begin: int, end: int) -> bool:
    """Whether the part begins like a link's definition that is not finished: in marked's grammar its label
    and its title may contain blank lines."""
    if text.find("[", begin, min(end, begin + 8)) < 0:
        return False
    match = _DEFINITION_START.match(text, begin, end)
    if match is None:
        return False
    close = text.find("]", match.end(), end)
    return close < 0 or (text.startswith(":", close + 1) and _QUOTE.search(text, close, end) is not None)


def _definition_end(text: str, begin: int, end: int) -> int:
    """Where the definition that the part begins with ends, if it goes on behind the part; or 0."""
    if not _may_define(text, begin, end):
        return 0
    match = _DEFINITION_START.match(text, begin, end)
    found = g.DEFINITION.match(text, match.end() - 1) if match else None
    return found.end() if found else 0


def _reach(text: str, end: int) -> int:
    """How far a part's end depends on what follows: to the end of the second line behind it."""
    first = text.find("\n", end)
    second = text.find("\n", first + 1) if first >= 0 else -1
    return second + 1 - end if second >= 0 else -1


def _unquoted(code: str, depth: int) -> str:
    return re.sub(rf"^({BLANKS}*>){{0,{depth}}}({BLANKS}|$)", "", code, flags=re.MULTILINE)


def _code(content: str, info: str) -> Html:
    lang = info.split(maxsplit=1)[0] if info.split() else ""
    attribute = f' class="language-{escape_text(g.unescape(lang))}"' if lang else ""
    body = escape_all(content.removesuffix("\n") + "\n")
    return Html(f"<code{attribute}>{body}</code>")


def mermaid(code: str) -> str:
    """A diagram's source, for the page to draw."""
    return f'<pre class="mermaid">{protect_braces(escape_all(code))}</pre>'
