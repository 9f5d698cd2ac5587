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
_FENCE = re.compile(r"^(`{3,}|~{3,})[ \t]*([^\n]*)$", re.MULTILINE)
# Raw HTML, footnotes, tables of contents, and what looks like a fence but may be none.
_CROSSING = re.compile(
    r"^[ \t]*<(?!https?:)|<!--|<[?!]|\[\^|\[TOC\]|^[ \t]*[*]\[|^(?:`{3,}|~{3,})[ \t]*[^\s`~{]+[ \t]+\S"
    r"|^(?:`{3,}|~{3,})[^\n]*[`~{]\n|^[ \t]+(?:`{3,}|~{3,})",
    re.MULTILINE,
)
_LABEL = re.compile(r"\[([^\[\]]*)\]")
_HEADING = re.compile(
    r"^[ \t>]*#{1,6}[ \t]*([^\n]*?)[ \t]*#*[ \t]*$|^([^\n]+)\n(?:=+|-+)[ \t]*$", re.MULTILINE
)
# Python-Markdown makes ids of ASCII letters: Chinese headings all get the same, with numbers.
_NOT_ID = re.compile(r"[\W_]+", re.ASCII)
_ID_NUMBER = re.compile(r"[0-9]+\Z")
# A link's target that Python-Markdown surely takes for one.
_SHARED = re.compile(
    r"^ {0,3}\[([^\[\]\n\\]+)\]: +[^\s<>\"'()\\]+(?: +(?:\"[^\"\n]*\"|'[^'\n]*'))? *$(?!\n *[\"'(])",
    re.MULTILINE,
)


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
    the link targets of all. A document with anything that may cross sections is one part."""

    def __init__(self, dialect: Dialect, lines: bool) -> None:
        self._md = stock_markdown(dialect)
        self._lines = lines
        self._numbers_ids = "toc" in dialect.extensions
        self._whole = True

    def prepare(self, text: str, tagged: int | None) -> object:
        """Whether the text is one part; see parts.Grammar."""
        self._whole = self._crosses(text)
        return self._whole

    def _crosses(self, text: str) -> bool:
        """Whether something in the text may reach from one section into another: notes, a table of contents,
        raw HTML, a fence that is not plain or not closed, a link defined twice, headings of one name."""
        if _SECTION.search(text) is None or _CROSSING.search(text):
            return True
        labels = [" ".join(match[1].split()).lower() for match in _SHARED.finditer(text)]
        if len(set(labels)) < len(labels) or text.count("]:") != len(labels):
            return True
        if labels and _FENCE.search(text):
            return True
        opened = ""
        for match in _FENCE.finditer(text):
            if not opened:
                opened = match[1]
            elif match[1] == opened and not match[2]:
                opened = ""
        if opened:
            return True
        if not self._numbers_ids:
            return False
        names = [
            _ID_NUMBER.sub("", _NOT_ID.sub("", (name[1] or name[2] or "").lower()))
            for name in _HEADING.finditer(text)
        ]
        return len(set(names)) < len(names)

    def read(self, text: str, pos: int, hint: int) -> Iterator[Part]:
        """The section at `pos`."""
        end = len(text) if self._whole else self._section_end(text, pos)
        definitions: dict[str, object] = {}
        if not self._whole:
            for match in _SHARED.finditer(text, pos, end):
                definitions[" ".join(match[1].split()).lower()] = match[0]
        line = text.find("\n", end)
        yield Part(
            end - pos,
            text.count("\n", pos, end),
            Element(PART),
            line + 1 - end if line >= 0 else -1,
            definitions,
            raw=True,
            data=text[pos:end],
        )

    def _section_end(self, text: str, pos: int) -> int:
        """Where the next heading begins behind blank lines and outside of fenced code."""
        at = pos
        while match := _SECTION.search(text, at):
            opened = ""
            for fence in _FENCE.finditer(text, at, match.start() + 1):
                if not opened:
                    opened = fence[1]
                elif fence[1] == opened and not fence[2]:
                    opened = ""
            if not opened:
                return match.end()
            closing = re.compile(rf"^{opened}[ \t]*$", re.MULTILINE).search(text, match.end())
            if closing is None:
                break
            at = closing.end()
        return len(text)

    def inline(self, part: Part, around: Surroundings) -> frozenset[str]:
        """The labels in the section's brackets; see parts.Grammar."""
        return frozenset(
            " ".join(match[1].split()).lower() for match in _LABEL.finditer(str(part.data or ""))
        )

    def finish(self, part: Part, around: Surroundings) -> Rendered:
        """The section's HTML."""
        shared = "\n\n".join(
            str(text) for key, text in around.definitions.items() if key not in part.definitions
        )
        self._md.reset()
        html = self._md.convert(f"{part.data}\n\n{shared}" if shared else str(part.data))
        return Rendered((with_line(html, 0) if self._lines else html) + "\n")

    def closing(self, around: Surroundings) -> str:
        """Nothing: footnotes are in their part."""
        return ""
