"""In what each line of a post begins: text, a fence, raw HTML, a comment or a tag that goes on."""

import re

# A line's state, kept by Qt as its block's userState: what the next line starts in. -1: not known yet.
UNKNOWN = -1
TEXT, HEADER, COMMENT, TAG = 0, 1, 2, 3
# A fenced block: its character and length are packed above these bits.
FENCE_BIT = 4
TILDE = 8
LENGTH_SHIFT = 4
# Raw HTML, which goes on to the next empty line.
HTML = 16

FENCE = re.compile(r"[ \t>*+-]*(?:\d+[.)][ \t]+)?(`{3,}|~{3,})([^`\n]*)$")
# Tags that begin a block wherever they are, and any that has a line for itself (CommonMark 4.6).
HTML_START = re.compile(
    r" {0,3}</?(?:(?:address|article|aside|blockquote|body|center|details|dialog|dd|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|frameset|h[1-6]|head|header|hr|iframe|legend|li|link|main|menu|nav|ol"
    r"|option|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)(?=[\s/>]|$)"
    r"|[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?>\s*$)",
    re.IGNORECASE,
)


def is_code(state: int) -> bool:
    """Whether a line of this state opens fenced code or lies in it; the fence that closes it does not."""
    return state > TAG and bool(state & FENCE_BIT)


def state_after(before: int, text: str) -> int:
    """Return the state that a line of the body leaves, after one that left ``before``."""
    if is_code(before):
        return TEXT if closes(before, text) else before
    start = 0
    if before in (COMMENT, TAG):
        start = end_of_open(before, text)
        if start < 0:
            return before
    elif before == HTML and text and not text.isspace():
        return left_open(text, 0)[0] or HTML
    if "```" in text or "~~~" in text:
        fence = FENCE.match(text)
        if fence is not None:
            mark = fence[1]
            return FENCE_BIT | (TILDE if mark[0] == "~" else 0) | len(mark) << LENGTH_SHIFT
    if "<" in text or "{%" in text:
        is_html = not start and HTML_START.match(text) is not None
        return left_open(text, start)[0] or (HTML if is_html else TEXT)
    return TEXT


def closes(state: int, text: str) -> bool:
    """Whether a line ends the fenced code that it lies in."""
    mark = "~" if state & TILDE else "`"
    closing = text.lstrip(" \t>").rstrip()
    return len(closing) >= state >> LENGTH_SHIFT and closing == mark * len(closing)


def end_of_open(state: int, text: str) -> int:
    """Return where the comment or tag of the line before ends in this one; -1: not in this line."""
    end = text.find("-->" if state == COMMENT else "%}")
    if end >= 0:
        return end + (3 if state == COMMENT else 2)
    # Nobody leaves an empty line in a tag: one that is being typed must not swallow the post.
    return -1 if state == COMMENT or text.strip() else 0


def left_open(text: str, start: int) -> tuple[int, int]:
    """Return what this line opens and does not close (COMMENT, TAG or 0 for nothing), and where."""
    if "<!--" in text:
        begin = text.rfind("<!--", start)
        if begin >= 0 and text.find("-->", begin) < 0:
            return COMMENT, begin
    elif "{%" in text:
        begin = text.rfind("{%", start)
        if begin >= 0 and text.find("%}", begin) < 0:
            return TAG, begin
    return 0, -1
