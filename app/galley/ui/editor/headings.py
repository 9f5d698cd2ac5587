"""Which lines of the editor are headings: those with #, and those with a line of = or - below."""

import re

from PySide6.QtGui import QTextBlock

from galley.core.writing.outline import underlined
from galley.ui.editor.states import TEXT, UNKNOWN, state_after

HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|[^#\s])")


def level_of(text: str, state: int, following: str) -> int:
    """The level of a line that leaves ``state`` and has the line ``following`` below it; 0 for no heading."""
    if state != TEXT or not text:
        return 0
    if "#" in text:
        match = HEADING.match(text)
        if match is not None:
            return len(match[1])
    return underline_level(text, following)


def underline_level(title: str, line: str) -> int:
    """The level that ``line`` gives the line above it; a lone hyphen is a list that is begun."""
    return underlined(title, line) if line[:1] and line[0] in "=- " and line.strip() != "-" else 0


def heading_level(block: QTextBlock) -> int:
    """The level of a line; 0 for no heading."""
    return level_of(block.text(), _state_of(block), block.next().text())


def _state_of(block: QTextBlock) -> int:
    """The state that a line leaves, also of one that the highlighter has not come to yet."""
    state = block.userState()
    if state != UNKNOWN:
        return state
    lines = [block.text()]
    above = block.previous()
    while above.isValid() and above.userState() == UNKNOWN:
        lines.append(above.text())
        above = above.previous()
    state = above.userState()
    for text in reversed(lines):
        state = state_after(state, text)
    return state
