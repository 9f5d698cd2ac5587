"""What each kind of text looks like in the editor, and where a font of its own for Chinese has its say."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextFormat

from galley.services.qttext import utf16_places
from galley.ui.theme import Colors

# How much larger than the text headings of each level are.
HEADING_SIZES = (1.5, 1.3, 1.15, 1.05, 1.0, 1.0)
# The property of a heading's format that says its level.
LEVEL = QTextFormat.Property.UserProperty
_HAN = "\u2e80-\u312f\u3190-\u31ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
# Quotes, dashes and dots are Chinese where they touch what can be nothing else.
_EITHER = "“”‘’…—·"
_RUN = re.compile(f"[{_EITHER}]*[{_HAN}][{_HAN}{_EITHER}]*")


@dataclass(frozen=True, slots=True)
class Look:
    text: QTextCharFormat
    han: QTextCharFormat
    """The same, in the author's font for Chinese."""


class Looks:
    """All of them in one set of colours."""

    def __init__(
        self, colors: Colors, font: QFont, families: Sequence[str] = (), *, large_headings: bool = True
    ) -> None:
        """``font`` is that of the whole text; ``families`` those that Chinese is written in, if others."""
        self._families = list(families)
        c, make = colors, self._make
        self.headings: list[tuple[Look, Look]] = []
        """The text of a heading of each level, and its marks."""
        for level, factor in enumerate(HEADING_SIZES, 1):
            size = font.pointSizeF() * factor if large_headings and factor != 1 else 0
            heading = make(c.accent, bold=True, size=size, level=level)
            self.headings.append((heading, make(c.markup, size=size)))
        self.plain = make("")
        self.markup = make(c.markup)
        self.quote = make(c.muted)
        self.fenced = make(c.code)
        self.key = make(c.accent)
        self.header = make(c.string)
        self.muted = make(c.comment)
        self.fold = make(c.accent, italic=True)
        self.inline = {
            "code": make(c.code, paper=c.code_paper),
            "tag": make(c.accent),
            "comment": make(c.comment, italic=True),
            "html": make(c.comment),
            "link": make(c.link),
            "url": make(c.link),
            "strong": make(c.text, bold=True),
            "em": make(c.text, italic=True),
            "strike": make(c.muted, strike=True),
        }
        self.code_kinds = {
            "comment": make(c.comment, italic=True),
            "string": make(c.string),
            "number": make(c.link),
            "keyword": make(c.accent),
            "name": make(c.link),
            "key": make(c.accent),
            "builtin": make(c.code),
            "mark": make(c.muted),
            "added": make(c.string),
            "removed": make(c.accent),
        }
        self.code_text = make(c.text)

    def _make(
        self,
        color: str,
        *,
        paper: str = "",
        bold: bool = False,
        italic: bool = False,
        strike: bool = False,
        size: float = 0,
        level: int = 0,
    ) -> Look:
        text = QTextCharFormat()
        if color:
            text.setForeground(QColor(color))
            text.setFontItalic(italic)
            text.setFontStrikeOut(strike)
        if paper:
            text.setBackground(QColor(paper))
        if bold:
            text.setFontWeight(QFont.Weight.Bold)
        if size:
            text.setFontPointSize(size)
        if level:
            text.setProperty(LEVEL, level)
        han = QTextCharFormat(text)
        if self._families:
            han.setFontFamilies(self._families)
        return Look(text, han)

    def han_runs(self, text: str) -> "Runs":
        """Where a line has Chinese, if that is written in a font of its own."""
        if not self._families or text.isascii():
            return NO_RUNS
        places = [place for match in _RUN.finditer(text) for place in match.span()]
        return Runs(utf16_places(text, places))


class Runs:
    """Pieces of a line, apart from one another, as Qt counts."""

    def __init__(self, places: Sequence[int]) -> None:
        """``places``: where the first piece begins and ends, then the second …"""
        self._places = places

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """What of them lies between two places: where each begins and ends."""
        places = self._places
        found: list[tuple[int, int]] = []
        for at in range(bisect_right(places, start) // 2 * 2, len(places), 2):
            if places[at] >= end:
                break
            if places[at + 1] > start:
                found.append((max(places[at], start), min(places[at + 1], end)))
        return found


NO_RUNS = Runs(())
