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

    `figures` are the lines in the part where code begins, by number in the stash. The part is
    `text[begin:end]`.
    """

    leaves: list[Leaf]
    text: str
    begin: int
    end: int
    stash: Stash | None = None
    figures: dict[int, int] = field(default_factory=dict[int, int])

    def line_of(self, source: str) -> int:
        """The line of the part in which `source` stands first; 0 if it does not."""
        at = self.text.find(source, self.begin, self.end)
        return self.text.count("\n", self.begin, at) if at >= 0 else 0


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
        whole = sorted(front.whole)
        spans = front.spans
        span = inside = held = 0
        for number, mark in enumerate(marks):
            if number + 1 < len(marks) and marks[number + 1].blank:
                continue  # blank lines belong to the part before them
            if number < last_token and marks[number].blank and not found and not mark.children:
                continue  # and those at the very beginning to the first
            if number >= last_token and not settled:
                break
            while span < len(spans) and spans[span][3] <= mark.end:
                span += 1
            end = pos + mark.end + (spans[span - 1][1] - spans[span - 1][3] if span else 0)
            while inside < len(whole) and whole[inside][0] < end:
                held = max(held, whole[inside][1])
                inside += 1
            if held > end:
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
        figures, figure_at = list(front.figures.items()), 0
        fence_at = span_at = 0
        for end, _, mark in cuts:
            part_root = Element(PART)
            part_root.extend(elements[children : mark.children])
            data = HexoData(parser.leaves[leaves : mark.leaves], text, begin, end)
            if front.stash is not None:
                data.stash = front.stash
                while figure_at < len(figures) and figures[figure_at][1] < end:
                    number, at = figures[figure_at]
                    data.figures[number] = text.count("\n", begin, at)
                    figure_at += 1
            first_span = span_at
            while span_at < len(front.spans) and front.spans[span_at][0] + pos < end:
                span_at += 1
            if self._lines and span_at > first_span:
                self._relocate(text, begin, pos, front, front.spans[first_span:span_at], part_root)
            first_fence = fence_at
            while fence_at < len(front.fences) and front.fences[fence_at][0] < end:
                fence_at += 1
            endless = front.endless or end == len(text) or _may_define(text, begin, end)
            reach = -1 if endless else _reach(text, end)
            defined = (
                {name: parser.definitions[name] for name in names[definitions : mark.definitions]}
                if mark.definitions > definitions
                else _UNDEFINED
            )
            tagged = (
                _tagged(text, begin, end, front.fences[first_fence:fence_at])
                if text.find("{", begin, end) >= 0
                else 0
            )
            raw = tagged == 2 or text.find("<", begin, end) >= 0
            yield Part(
                end - begin, text.count("\n", begin, end), part_root, reach, defined, tagged, raw, data
            )
            begin, children, leaves, definitions = end, mark.children, mark.leaves, mark.definitions

    def _relocate(
        self,
        text: str,
        begin: int,
        pos: int,
        front: _Front,
        spans: list[tuple[int, int, int, int]],
        root: Element,
    ) -> None:
        """Correct line numbers behind code and tags of several lines, which are one line when masked."""
        lines: list[int] = []
        losses: list[int] = []
        counted, line, lost = begin, 0, 0
        for start, stop, masked_start, masked_stop in spans:
            line += text.count("\n", counted, start + pos)
            here = text.count("\n", start + pos, stop + pos)
            lost_here = here - front.masked.count("\n", masked_start, masked_stop)
            if lost_here:
                lines.append(line - lost)
                lost += lost_here
                losses.append(lost)
            line += here
            counted = stop + pos
        if not lines:
            return
        for element in root.iter():
            value = element.get("data-line")
            if value is not None and (index := bisect_right(lines, int(value) - 1)):
                element.set("data-line", str(int(value) + losses[index - 1]))

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
        place = _Places(front.spans)
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


def has_tag(text: str, begin: int, end: int) -> bool:
    """Whether there is what Hexo takes for a sign of template tags: an opening mark, and behind at least one
    character its closing mark."""
    for opening, closing in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
        first = text.find(opening, begin, end)
        if first >= 0 and text.rfind(closing, first + 3, end) >= 0:
            return True
    return False


def _tagged(text: str, begin: int, end: int, fences: list[tuple[int, int]]) -> int:
    """Whether a template tag is outside of fenced code: 0, 1 for the beginning of one, 2 for a whole."""
    level = 0
    for start, stop in [*fences, (end, end)]:
        start = min(start, end)
        if start > begin:
            if has_tag(text, begin, start):
                return 2
            if _TAG_START.search(text, begin, start):
                level = 1
        begin = max(begin, stop)
    return level


class _Places:
    """From places in the masked text to places in the source, both counted from the stretch's start."""

    def __init__(self, spans: list[tuple[int, int, int, int]]) -> None:
        self._spans = spans
        self._ends = [span[3] for span in spans]

    def __call__(self, masked: int) -> int:
        index = bisect_right(self._ends, masked)
        return masked + (self._spans[index - 1][1] - self._spans[index - 1][3] if index else 0)


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
