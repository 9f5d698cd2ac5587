"""Pair the runs of stars, underscores and tildes that open and close emphasis."""

from dataclasses import dataclass


@dataclass(slots=True)
class Delimiter:
    """A run that may open or close emphasis; `at` is its piece of output, `length` what is left of it."""

    char: str
    length: int
    original: int
    opens: bool
    closes: bool
    at: int


def pair_delimiters(stack: list[Delimiter], out: list[str], bottom: int) -> None:
    """Pair the delimiters above `bottom` and take them off the stack; their elements go to `out`."""
    floors: dict[tuple[str, bool, int], int] = {}
    current = bottom
    while current < len(stack):
        closer = stack[current]
        if not closer.closes:
            current += 1
            continue
        key = (closer.char, closer.opens, closer.original % 3)
        floor = max(bottom, floors.get(key, bottom))
        index = current - 1
        while index >= floor and not _pairs(stack[index], closer):
            index -= 1
        if index < floor:
            floors[key] = current
            if not closer.opens:
                del stack[current]
            else:
                current += 1
            continue
        current = _pair(stack, out, index, current)
    del stack[bottom:]


def _pair(stack: list[Delimiter], out: list[str], index: int, current: int) -> int:
    """Make an element of two delimiters; returns where to go on."""
    opener, closer = stack[index], stack[current]
    if closer.char == "~":
        width, tag = closer.length, "del"
    else:
        width = 2 if opener.length >= 2 and closer.length >= 2 else 1
        tag = "strong" if width == 2 else "em"
    opener.length -= width
    closer.length -= width
    out[opener.at] = out[opener.at][: len(out[opener.at]) - width]
    out[closer.at] = out[closer.at][width:]
    # The element's tags become part of the neighbours, so that no piece of output moves.
    out[opener.at + 1] = f"<{tag}>" + out[opener.at + 1] if opener.at + 1 < closer.at else out[opener.at + 1]
    if opener.at + 1 < closer.at:
        out[closer.at - 1] += f"</{tag}>"
    del stack[index + 1 : current]
    current = index + 1
    if opener.length == 0:
        del stack[index]
        current -= 1
    if closer.length == 0:
        del stack[current]
    return current


def _pairs(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.char != closer.char or not opener.opens:
        return False
    if opener.char == "~":
        return opener.length == closer.length
    either = opener.closes or closer.opens
    return not (either and closer.original % 3 and (opener.original + closer.original) % 3 == 0)
