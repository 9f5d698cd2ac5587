"""Read the parts of a Hexo post: take out code and tags, then cut what is left into blocks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from galley.core.render.dialect import Dialect
from galley.core.render.hexo.front import Front, FrontDoor
from galley.core.render.hexo.swig import LOST, Stash
from galley.core.render.marked import grammar as g
from galley.core.render.marked.blocks import BlockParser, Definition, Leaf, Mark
from galley.core.render.parts import Part, window_end
from galley.core.render.text import escape_all, escape_text
from galley.core.render.tree import PART, Html

_UNDEFINED: dict[str, Definition] = {}
_TAG_START = re.compile(r"\{[{#%]")
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
    figures: Mapping[int, int] | None = None

    def line_of(self, source: str) -> int:
        """The line of the part in which `source` stands first; 0 if it does not."""
        at = self.text.find(source, self.begin, self.end)
        return self.text.count("\n", self.begin, at) if at >= 0 else 0


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a part ends in the source and in the masked text, and which marks are in it."""

    end: int
    masked_end: int
    first: int
    last: int


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
        self._door = FrontDoor("", dialect, tags, has_end)

    def read(self, text: str, pos: int, hint: int) -> Iterator[Part]:
        """Parts from `pos` on, from about `hint` characters."""
        if text is not self._text:
            self._text, self._door = text, FrontDoor(text, self._dialect, self.tags, self._has_end)
        stop = window_end(text, pos + hint)
        while True:
            front = self._door.open(text, pos, stop)
            parser = BlockParser(gfm=self._dialect.gfm, lines=self._lines, code=_code)
            root = Element(PART)
            marks: list[Mark] = []
            parser.parse(front.masked, root, 0, marks=marks)
            cuts = self._cuts(text, pos, front, marks, root)
            if cuts:
                yield from self._parts(text, pos, front, cuts, marks, root, parser)
                return
            stop = window_end(text, pos + 2 * (front.stop - pos))

    def _cuts(self, text: str, pos: int, front: Front, marks: list[Mark], root: Element) -> list[_Cut]:
        """Where the stretch can be cut into parts."""
        found: list[_Cut] = []
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
        span = inside = held = first = behind = 0
        for number, mark in enumerate(marks):
            if number + 1 < len(marks) and marks[number + 1].blank:
                continue  # blank lines belong to the part before them
            if number == 0 and mark.blank and number < last_token:
                continue  # and those at the very beginning to the first
            if number >= last_token and not settled:
                break
            if mark.paragraph and masked[mark.end : mark.end + 1] in (" ", "\t", "["):
                continue  # what follows may belong to the paragraph
            if masked[mark.end - 1 : mark.end] != "\n" and mark.end < size:
                continue
            masked_end = mark.end
            # What was taken out without a trace (a comment) belongs to the part behind it.
            while span < len(spans) and spans[span][3] <= masked_end and spans[span][2] < masked_end:
                empty = spans[span][2] == spans[span][3] > behind
                if empty and mark.blank and _after_blank(text, pos + spans[span][0]):
                    masked_end = spans[span][2]
                    break
                span += 1
            behind = masked_end
            end = pos + masked_end + (spans[span - 1][1] - spans[span - 1][3] if span else 0)
            while inside < len(whole) and whole[inside][0] < end:
                held = max(held, whole[inside][1])
                inside += 1
            if held > end:
                continue
            found.append(_Cut(end, masked_end, first, number + 1))
            first = number + 1
        if front.stop == len(text) and (not found or found[-1].end < len(text)):
            found.append(_Cut(len(text), size, first, len(marks)))
        return found

    def _parts(
        self,
        text: str,
        pos: int,
        front: Front,
        cuts: list[_Cut],
        marks: list[Mark],
        root: Element,
        parser: BlockParser,
    ) -> Iterator[Part]:
        begin, masked_begin, children, leaves, definitions = pos, 0, 0, 0, 0
        elements = list(root)
        figures, figure_at = list(front.figures.items()), 0
        fence_at = span_at = look_at = 0
        front.looks.sort()
        # Most stretches have none of these, and then no part has.
        braces = text.find("{", pos, front.stop) >= 0
        tags = text.find("<", pos, front.stop) >= 0
        for cut in cuts:
            end = cut.end
            part_root = Element(PART)
            mark = marks[cut.last - 1] if cut.last > cut.first else Mark(0, children, leaves, definitions)
            part_root.extend(elements[children : mark.children])
            data = HexoData(parser.leaves[leaves : mark.leaves], text, begin, end)
            if front.stash is not None:
                data.stash = front.stash
                first_figure = figure_at
                while figure_at < len(figures) and figures[figure_at][1] < end:
                    figure_at += 1
                if figure_at > first_figure:
                    data.figures = {
                        number: text.count("\n", begin, at) for number, at in figures[first_figure:figure_at]
                    }
            if self._lines and cut.last > cut.first + 1:
                _count_on(front.masked, masked_begin, marks, cut, elements, children)
            first_span = span_at
            while span_at < len(front.spans) and front.spans[span_at][0] + pos < end:
                span_at += 1
            if self._lines and span_at > first_span:
                self._relocate(text, begin, pos, front, front.spans[first_span:span_at], part_root)
            first_fence = fence_at
            while fence_at < len(front.fences) and front.fences[fence_at][0] < end:
                fence_at += 1
            look = _look(front, cut.masked_end, text, pos)
            while look_at < len(front.looks) and front.looks[look_at][0] < end:
                look = max(look, front.looks[look_at][1])
                look_at += 1
            at = look_at
            while at < len(front.looks) and front.looks[at][0] < look < len(text):
                look = max(look, front.looks[at][1])
                at += 1
            reach = -1 if look >= len(text) else max(0, look - end)
            defined = (
                _defined(parser.definitions[definitions : mark.definitions], front.stash)
                if mark.definitions > definitions
                else _UNDEFINED
            )
            tagged = (
                _tagged(text, begin, end, front.fences[first_fence:fence_at])
                if braces and text.find("{", begin, end) >= 0
                else 0
            )
            raw = tagged == 2 or (tags and text.find("<", begin, end) >= 0)
            yield Part(
                end - begin, text.count("\n", begin, end), part_root, reach, defined, tagged, raw, data
            )
            begin, masked_begin = end, cut.masked_end
            children, leaves, definitions = mark.children, mark.leaves, mark.definitions

    def _relocate(
        self,
        text: str,
        begin: int,
        pos: int,
        front: Front,
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


def _defined(found: list[tuple[str, Definition]], stash: Stash | None) -> dict[str, Definition]:
    """The definitions of a part, of each key the first. Other parts cannot see what was taken out of this
    one: a title has it as written, and in an address the placeholder stands in Hexo too."""
    if stash is None:
        return dict(reversed(found))
    return {
        key: Definition(LOST.sub(r"\g<1>0", target.href), stash.restore(target.title, "swig"))
        for key, target in reversed(found)
    }


def _after_blank(text: str, at: int) -> bool:
    """Whether a stretch could end at `at`, behind blank lines."""
    begin = text.rfind("\n", 0, at - 1) if text.endswith("\n", 0, at) else -1
    return begin >= 0 and not text[begin:at].strip(" \t\n")


def _count_on(
    masked: str, begin: int, marks: list[Mark], cut: "_Cut", elements: list[Element], children: int
) -> None:
    """Let the lines of a part's blocks count from the part's beginning instead of their own."""
    for number in range(cut.first, cut.last):
        mark = marks[number]
        start = marks[number - 1].end if number else 0
        if not mark.blank and start > begin and (line := masked.count("\n", begin, start)):
            for element in elements[children : mark.children]:
                for inner in element.iter():
                    if (value := inner.get("data-line")) is not None:
                        inner.set("data-line", str(int(value) + line))
        children = mark.children


def _look(front: Front, masked_end: int, text: str, pos: int) -> int:
    """How far the text was looked at to know where a part ends and what it is: to the end of the second line
    behind it, and where no blank line ends it to the next one, since an underline there may make a heading
    of it all."""
    masked = front.masked
    at = masked_end
    if not _after_blank(masked, masked_end):
        at = front.blank_behind(masked_end)
    for _ in range(2):
        at = masked.find("\n", at) + 1
        if at == 0:
            line = text.find("\n", front.stop) + 1
            return line or len(text)
    return front.place(at, pos)


def _code(content: str, info: str) -> Html:
    lang = info.split(maxsplit=1)[0] if info.split() else ""
    attribute = f' class="language-{escape_text(g.unescape(lang))}"' if lang else ""
    body = escape_all(content.removesuffix("\n") + "\n")
    return Html(f"<code{attribute}>{body}</code>")
