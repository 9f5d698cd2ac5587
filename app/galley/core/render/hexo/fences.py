"""Find the fenced code that Hexo takes out before Markdown is read.

Hexo's rule is its own: any indentation, up to three `>` or a list marker may stand in front, the closing
fence must be the very same run, and an empty block swallows the text up to the next fence.
"""

import re
from dataclasses import dataclass

from galley.core.render.text import BLANKS, SPACES

_OPENING = re.compile(
    rf"^((?:(?:{BLANKS}*>){{0,3}}|[-*+]|[0-9]+\.){BLANKS}*)(`{{3,}}|~{{3,}})([^\n]*)\n", re.MULTILINE
)
_BEFORE_CLOSING = re.compile(rf"(?:{BLANKS}*>){{0,3}}{BLANKS}*\Z")
_AFTER_CLOSING = re.compile(rf"{BLANKS}?(\n+|\Z)")

BLANK_CHARS = SPACES.replace("\n", "").replace("\r", "")
# A fence may be closed by a shorter one when an info string follows it; so many lengths are tried.
_SHORTER = 8
# A closing fence stands no further in its line.
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced code block: its span in the text, what stands before the fence, the fence's info string,
    the code as written, and the line ends behind it. `unsure`: a later line could close it instead."""

    start: int
    end: int
    prefix: str
    info: str
    code: str
    tail: str
    unsure: bool


class FenceFinder:
    """Finds the fenced blocks of one text; remembers which fences nothing closes any more."""

    __slots__ = ("_open", "opened", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        # Where opening fences were seen that nothing closes.
        self.opened: list[int] = []
        self._open: dict[str, int] = {}

    def next(self, pos: int, stop: int) -> Fence | None:
        """The first block that begins in `text[pos:stop]` (it may end later); `pos` begins a line."""
        text = self.text
        while match := _OPENING.search(text, pos, stop):
            run, rest = match[2], match[3].strip(BLANK_CHARS)
            shortest = 3 if rest and not rest.endswith("`") else len(run)
            if not rest.endswith("`"):
                for length in range(len(run), max(shortest, len(run) - _SHORTER) - 1, -1):
                    found = self._closing(match.end(), run[:length])
                    if found is not None:
                        line, end, tail = found
                        info = run[length:] + rest
                        unsure = length < len(run) or line == match.end()
                        return Fence(
                            match.start(), end, match[1], info, text[match.end() : line], tail, unsure
                        )
                self.opened.append(match.start())
            pos = match.end()
        return None

    def _closing(self, start: int, fence: str) -> tuple[int, int, str] | None:
        """The line that closes a block whose code begins at `start`: its start, its end, its line ends.

        A line right behind the opening fence closes only if no later one does.
        """
        text = self.text
        first_end = text.find("\n", start)
        if 0 <= first_end < self._open.get(fence, len(text)):
            at = text.find(fence, first_end + 1)
            while at >= 0:
                line = text.rfind("\n", first_end, at) + 1
                if found := _closing_at(text, line, at, fence):
                    return found
                at = text.find(fence, at + 1)
            self._open[fence] = first_end
        at = text.find(fence, start, first_end if first_end >= 0 else len(text))
        return _closing_at(text, start, at, fence)


def _closing_at(text: str, line: int, at: int, fence: str) -> tuple[int, int, str] | None:
    if at < 0 or at - line > _WIDEST or _BEFORE_CLOSING.match(text, line, at) is None:
        return None
    after = _AFTER_CLOSING.match(text, at + len(fence))
    return (line, after.end(), after[1]) if after else None
