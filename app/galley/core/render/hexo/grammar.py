"""Hexo's dialect as a grammar: marked's blocks and inline text behind Hexo's front door."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast
from xml.etree.ElementTree import Element

from galley.core.render.context import RenderContext, Warning  # noqa: A004 - its name there
from galley.core.render.dialect import Dialect
from galley.core.render.hexo.headings import mark_heading
from galley.core.render.hexo.reader import HexoData, HexoReader, has_tag
from galley.core.render.hexo.swig import LOST, MARK
from galley.core.render.hexo.tags import hexo_tags
from galley.core.render.hexo.template import run_tags
from galley.core.render.marked.blocks import BlockParser, Definition, Leaf
from galley.core.render.marked.inline import Inline
from galley.core.render.parts import Part, Rendered, Surroundings
from galley.core.render.text import NON_WS, WS
from galley.core.render.tree import BEFORE, HTML, Html, with_line, write

_MORE = re.compile(r"<!-- ?more ?-->", re.IGNORECASE)
_FOLD = '<span id="more"></span>'
_DESCRIPTION = re.compile(rf"(?:\A|{WS})({NON_WS}[^\n]+)<br>:{WS}+({NON_WS}[^\n]+)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NONE: frozenset[str] = frozenset()
_LONGEST_DESCRIPTION = 20_000


class HexoGrammar:
    """Reads and renders Hexo posts; one object for one document at a time."""

    def __init__(self, dialect: Dialect, context: RenderContext, lines: bool) -> None:
        self._dialect = dialect
        self._context = context
        self._lines = lines
        self._inline = Inline(dialect, context.asset)
        self._text = ""
        # The tags that were met, and whether the post has an end tag of that name anywhere.
        self._ends: dict[str, bool] = {}
        self._reader = HexoReader(dialect, lines, False, self._has_end)
        self._tags = hexo_tags(dialect, context, self.markdown)

    def prepare(self, text: str, tagged: int | None) -> object:
        """Whether the post has template tags, and which of them have an end tag; see parts.Grammar."""
        if not self._dialect.nunjucks:
            tagged = 0
        elif tagged is None:
            opened = "{{" in text or "{%" in text or "{#" in text
            tagged = (2 if has_tag(text, 0, len(text)) else 1) if opened else 0
        self._text = text
        for name in self._ends:
            self._ends[name] = f"end{name}" in text
        self._reader = HexoReader(self._dialect, self._lines, tagged, self._has_end)
        return tagged, tuple(self._ends.items())

    def _has_end(self, name: str) -> bool:
        known = self._ends.get(name)
        if known is None:
            known = self._ends[name] = f"end{name}" in self._text
        return known

    def read(self, text: str, pos: int, hint: int) -> Iterator[Part]:
        """Parts from `pos` on."""
        return self._reader.read(text, pos, hint)

    def inline(self, part: Part, around: Surroundings) -> frozenset[str]:
        """Fill in inline content; see parts.Grammar."""
        data = cast("HexoData", part.data)
        if not data.leaves:
            return _NONE
        inline, inherited = self._inline, around.inherited
        inline.reset(
            cast("Mapping[str, Definition]", around.definitions), inherited.in_link, inherited.in_raw
        )
        for leaf in data.leaves:
            element = leaf.element
            html = inline.render(leaf.source)
            if element.get(BEFORE) is not None:
                html = element.attrib.pop(BEFORE) + html
            element.text = Html(html)
        if inline.in_link != inherited.in_link or inline.in_raw != inherited.in_raw:
            around.inherited = replace(inherited, in_link=inline.in_link, in_raw=inline.in_raw)
        return frozenset(inline.used) if inline.used else _NONE

    def finish(self, part: Part, around: Surroundings) -> Rendered:
        """Write a part, run its tags, and put back what was taken out."""
        data = cast("HexoData", part.data)
        problems: list[Warning] = []
        slugs = self._polish(data.leaves, around.seen)
        html = write(part.root)
        stash = data.stash
        if stash is not None and MARK in html:
            html = stash.restore(html, "swig")
        if self._reader.tags == 2 and "{" in html:
            html = run_tags(
                html,
                self._tags,
                self._context.variables,
                lambda message, source, effect: problems.append(
                    Warning(data.line_of(source), message, effect, source)
                ),
                self._lines,
            )
        if stash is not None and MARK in html:
            html = stash.restore(html, "comment")
            html = stash.restore(html, "code", data.figures if self._lines else None)
        if MARK in html or "%EF%BF%BC" in html:
            html = LOST.sub(r"\g<1>0", html)
        if self._lines and part.tagged == 2:
            html = with_line(html, 0)
        if not around.inherited.folded and "<!--" in html and (match := _MORE.search(html)):
            around.inherited = replace(around.inherited, folded=True)
            html = html[: match.start()] + _FOLD + html[match.end() :]
        return Rendered(html, slugs=slugs, problems=tuple(problems))

    def closing(self, around: Surroundings) -> str:
        """Nothing: marked has no footnotes."""
        return ""

    def _polish(self, leaves: Iterable[Leaf], seen: dict[str, int]) -> tuple[str, ...]:
        """Give headings their anchors, and paragraphs that are description lists their form."""
        slugs: list[str] = []
        dialect = self._dialect
        for leaf in leaves:
            element = leaf.element
            tag = element.tag
            if tag == "p":
                if dialect.description_lists and element.text and "<br>:" in element.text:
                    _describe(element)
            elif tag in _HEADINGS and dialect.header_ids:
                slugs.append(mark_heading(element, dialect, seen))
        return tuple(slugs)

    def markdown(self, body: str) -> str:
        """Render the body of a tag."""
        parser = BlockParser(gfm=self._dialect.gfm)
        root = Element("div")
        parser.parse(body, root, 0)
        inline = Inline(self._dialect, self._context.asset)
        inline.reset(dict(reversed(parser.definitions)))
        for leaf in parser.leaves:
            leaf.element.text = Html(leaf.element.attrib.pop(BEFORE, "") + inline.render(leaf.source))
        self._polish(parser.leaves, {})
        return write(root)


def _describe(element: Element) -> None:
    text = str(element.text)
    if len(text) < _LONGEST_DESCRIPTION and _DESCRIPTION.search(text):
        element.tag = HTML
        element.text = Html(_DESCRIPTION.sub(r"<dl><dt>\1</dt><dd>\2</dd></dl>", text, count=1))
