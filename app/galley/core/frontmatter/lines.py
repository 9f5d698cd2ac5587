"""Where lines begin and end in a text, and what stands around a span on its line."""


def line_start(text: str, at: int) -> int:
    """Return where the line of position ``at`` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of position ``at`` ends, before its line end."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def skip_blanks(text: str, at: int) -> int:
    """Return the first position from ``at`` on that holds neither a space nor a tab."""
    while at < len(text) and text[at] in " \t":
        at += 1
    return at


def indentation(text: str, at: int) -> str | None:
    """Return the blanks before ``at`` on its line, or None if something else stands there too."""
    before = text[line_start(text, at) : at]
    return before if not before.strip(" \t") else None
