"""Texts as Qt holds them, and places in them as Qt counts: in units of UTF-16."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QTextDocument

# What Qt counts as two.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def document_text(document: QTextDocument) -> str:
    """The document's text with "\\n" between paragraphs.

    toPlainText() would turn a no-break space into a space and U+2028 into a line end.
    """
    return document.toRawText().replace("\u2029", "\n")


def utf16_length(text: str) -> int:
    """How many units Qt counts for ``text``."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_places(text: str, places: Sequence[int]) -> list[int]:
    """Where Qt counts these places of ``text``, which are in order: utf16_length for many at once."""
    if not _ASTRAL.search(text):
        return list(places)
    counted: list[int] = []
    before = units = 0
    for place in places:
        units += utf16_length(text[before:place])
        before = place
        counted.append(units)
    return counted


def code_points(text: str, units: int) -> int:
    """How many characters of ``text`` are the first ``units`` that Qt counts; the reverse of utf16_length."""
    before = text[:units]
    if before.isascii():
        return len(before)
    data = before.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(before):
        return len(before)
    return len(data[: units * 2].decode("utf-16-le", "replace"))
