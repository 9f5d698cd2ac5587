"""Pasted HTML as Markdown: what a browser, a word processor or a chat puts on the clipboard."""

import re

from galley.core.edits import Edit
from galley.core.writing.items import item_of
from galley.core.writing.model import Change, Selection, line_at

# Turning more than this into Markdown would keep the author waiting: the plain text is pasted.
LARGEST = 1_000_000
_TELLING = re.compile(
    r"<(?:a\s[^>]*href|strong|em|del|s|h[1-6]|ul|ol|table|blockquote|pre|code|img|b|i)\b", re.IGNORECASE
)
# A word processor in the browser says by styles alone what is bold.
_STYLED = re.compile(
    r"font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|text-decoration[a-z-]*:[^;'\"]*line-through"
    r"|mso-list:\s*l\d",
    re.IGNORECASE,
)
# An editor of code copies colours as styled spans and no more: its plain text is what was meant.
_FROM_CODE_EDITOR = re.compile(
    r"font-family:[^;\"]*(?:mono|consolas|menlo|courier)[^;\"]*(?:;|\")", re.IGNORECASE
)
_PROSE = re.compile(r"<(?:h[1-6]|ul|ol|table|p|a|strong|em|code|img|blockquote)\b", re.IGNORECASE)


def has_structure(html: str) -> bool:
    """Whether HTML says more than its plain text: links, emphasis, headings, lists, tables, images."""
    if len(html) > LARGEST:
        return False
    if _FROM_CODE_EDITOR.search(html) and not _PROSE.search(html):
        return False
    return _TELLING.search(html) is not None or _STYLED.search(html) is not None


def markdown_of(html: str) -> str:
    """Markdown that says what ``html`` says; scripts, styles and everything without a text are left out.

    Empty for what is nested too deep to be read.
    """
    # It takes a tenth of a second to import, which only who pastes should wait for.
    from galley.core.writing.copied import written  # noqa: PLC0415

    try:
        return written(html)
    except RecursionError:
        return ""


def put(text: str, selection: Selection, written: str) -> Change:
    """Put Markdown in the place of the selection; in a quote or an item its lines stay in there.

    A list pasted into an item without text takes that one's place.
    """
    start = selection.start
    line = line_at(text, start)
    item = item_of(line.text)
    if start - line.start >= item.size:
        lead = item.quote + (" " * item.content if item.is_item else item.space)
        if item.is_item and line.end == line.start + item.size and item_of(written).is_item:
            lead = item.quote + item.space
            start = line.start + len(lead)
        first, *others = written.split("\n")
        written = "\n".join([first, *((lead + other).rstrip() for other in others)])
    return Change((Edit(start, selection.end, written),), Selection.at(start + len(written)))
