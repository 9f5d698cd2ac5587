"""Where a block of raw HTML ends."""

import re

from galley.core.render.marked import grammar as g

_CLOSING = {tag: re.compile(rf"</{tag}>[^\n]*\n+", re.IGNORECASE) for tag in g.RAW_TEXT_TAGS.split("|")}
_REST_OF_LINE = re.compile(r"[^\n]*\n*")


def html_end(text: str, pos: int) -> int:
    """The end of the raw HTML block at `pos` with the blank lines behind it, or 0 if there is none."""
    if match := g.HTML_RAW_TEXT.match(text, pos):
        closing = _CLOSING[match[1].lower()].search(text, match.end())
        return closing.end() if closing else len(text)
    if match := g.HTML_COMMENT.match(text, pos):
        return _comment_end(text, match.end())
    if match := g.HTML_INSTRUCTION.match(text, pos):
        closer = "?>" if match[1] == "?" else "]]>" if match[1].startswith("![") else ">"
        end = text.find(closer, match.end())
        if end < 0:
            return len(text)
        lines = g.LINE_ENDS.match(text, end + len(closer))
        return lines.end() if lines else end + len(closer)
    match = g.HTML_BLOCK_TAG.match(text, pos) or g.HTML_LONE_TAG.match(text, pos)
    if match:
        blank = g.BLANK_AFTER.search(text, match.end())
        return blank.end() if blank else len(text)
    return 0


def _comment_end(text: str, start: int) -> int:
    if text.startswith((">", "->"), start):
        end = text.index(">", start) + 1
    else:
        end = text.find("-->", start)
        if end < 0:
            return len(text)
        end += 3
    rest = _REST_OF_LINE.match(text, end)
    return rest.end() if rest else end
