"""A font with its measures, and lines cut to a width: laying each out anew was most of what painting cost."""

import re
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

# Scripts whose letters stand side by side, each as wide as it is alone: Latin, Greek, Cyrillic, Chinese,
# Japanese. What joins, combines or runs the other way is left to Qt.
_PLAIN = re.compile(
    "[\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff"
    "\u2460-\u24ff\u25a0-\u25ff\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uff01-\uff9d\uffe0-\uffee]*"
)
_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029]")
_KEPT = 4_000


class Letters:
    """Cuts of a line are kept, for a list paints the same lines again and again."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)  # a copy: an option's font ends with the option
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()
        self._exact = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._cuts: dict[tuple[str, int], str] = {}

    def cut(self, words: str, width: int) -> str:
        """As much of a line as so many pixels hold, with an ellipsis where that is not all."""
        key = (words, width)
        found = self._cuts.get(key)
        if found is None:
            if len(self._cuts) >= _KEPT:
                self._cuts.clear()
            found = self._cuts[key] = self._cut(words, width)
        return found

    def _cut(self, words: str, width: int) -> str:
        # No letter is narrower than a pixel: what is beyond is out of sight.
        seen = words[: width + 1]
        if not _PLAIN.fullmatch(seen):
            seen = _CONTROL.sub(" ", seen)
            return self.metrics.elidedText(seen, Qt.TextElideMode.ElideRight, width)
        widths, used, fits = self._widths, 0.0, 0
        room = width - self._ellipsis
        for number, letter in enumerate(seen, 1):
            wide = widths.get(letter)
            if wide is None:
                wide = widths[letter] = self._exact.horizontalAdvance(letter)
            used += wide
            if used <= room:
                fits = number
            elif used > width:
                return f"{words[:fits]}…"
        return words

    @cached_property
    def _ellipsis(self) -> float:
        return self._exact.horizontalAdvance("…")
