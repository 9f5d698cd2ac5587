"""Python-Markdown as it comes, with the extensions a Pelican or MkDocs site may ask for."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from galley.core.render.dialect import Dialect
from galley.core.render.extensions import ALLOWED
from galley.core.render.math import FORMULA, displayed
from galley.core.render.parts import Part, Rendered, Surroundings
from galley.core.render.tree import PART, with_line

# Python-Markdown reads back-ticks at 190 and escapes at 180.
_BEFORE_ESCAPES = 185
_SECTION = re.compile(r"\n[ \t]*\n(?=#{1,6}[^#\n])")
_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_SHARED = re.compile(r"^ {0,3}(?:\[([^\]\n]+)\]:|\*\[([^\]\n]+)\]:)[^\n]*(?:\n[ \t]+\S[^\n]*)*", re.MULTILINE)


def stock_markdown(dialect: Dialect) -> Markdown:
    """A Markdown object for the dialect."""
    md = Markdown(extensions=[name for name in dialect.extensions if name in ALLOWED], output_format="html")
    if dialect.math:
        md.inlinePatterns.register(_Formulas(FORMULA.pattern, md), "galley-math", _BEFORE_ESCAPES)
    return md


class _Formulas(InlineProcessor):
    """Takes formulas out before anything in them can be emphasis."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # noqa: N802 - its name there
        """The element for a formula."""
        # The pattern comes back with a group around it for what is before, if there is one.
        found = FORMULA.match(data, m.start())
        if found is None:
            return None, None, None
        kind = found.lastindex or 0
        element = Element("span", {"class": "math display" if displayed(found) else "math"})
        element.text = AtomicString(found[kind])
        return element, found.start(), found.end()


class StockGrammar:
    """Cuts a document at its headings, so that a page can follow edits; each section is rendered alone with
    the definitions of all."""

    def __init__(self, dialect: Dialect, lines: bool) -> None:
        self._md = stock_markdown(dialect)
        self._lines = lines

    def prepare(self, text: str, tagged: int | None) -> object:
        """Nothing of the whole text decides how a section is read."""
        return None

    def read(self, text: str, pos: int, hint: int) -> Iterator[Part]:
        """The section at `pos`."""
        end = self._section_end(text, pos)
        definitions: dict[str, object] = {
            (match[1] or match[2]).lower(): match[0] for match in _SHARED.finditer(text, pos, end)
        }
        yield Part(
            end - pos,
            text.count("\n", pos, end),
            Element(PART),
            -1,
            definitions,
            raw=True,
            data=text[pos:end],
        )

    def _section_end(self, text: str, pos: int) -> int:
        at = pos
        while match := _SECTION.search(text, at):
            fence = self._open_fence(text, pos, match.start())
            if fence is None:
                return match.end()
            closing = re.compile(rf"^{fence}[ \t]*$", re.MULTILINE).search(text, match.end())
            if closing is None:
                return len(text)
            at = closing.end()
        return len(text)

    def _open_fence(self, text: str, start: int, end: int) -> str | None:
        opened = None
        for match in _FENCE.finditer(text, start, end):
            if opened is None:
                opened = match[1]
            elif match[1] == opened:
                opened = None
        return opened

    def inline(self, part: Part, around: Surroundings) -> frozenset[str]:
        """Every section may use every definition."""
        return frozenset(around.definitions)

    def finish(self, part: Part, around: Surroundings) -> Rendered:
        """The section's HTML."""
        shared = "\n".join(
            str(text) for key, text in around.definitions.items() if key not in part.definitions
        )
        self._md.reset()
        html = self._md.convert(f"{part.data}\n\n{shared}" if shared else str(part.data))
        return Rendered(with_line(html, 0) if self._lines else html)

    def closing(self, around: Surroundings) -> str:
        """Nothing: footnotes stand at the end of their section."""
        return ""
