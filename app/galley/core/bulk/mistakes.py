"""What is wrong with a regular expression or its replacement, in the author's words."""

import re
from collections.abc import Callable

from galley.core.messages import Said, say

Words = Callable[[str, int], tuple[Said, int]]
"""Takes the text and where its reader gave up; returns the mistake, and the offset of what is wrong."""

_ESCAPE = re.compile(r"\\(?:[xuUNLpP]\{?\w*|.?)", re.DOTALL)
_PIECE = re.compile(r"\\.|[][()]", re.DOTALL)


def mistake_in(error: Exception, source: str) -> Said | None:
    """Return what is wrong with a regular expression, and at which character; None if it is not known here.

    ``error`` is what the `regex` module has raised for it.
    """
    found = _found_in(error, source)
    if found is None:
        return None
    words, at = found
    return say("Regular expression, character {0}: {1}.", at + 1, words)


def mistake_in_replacement(error: Exception, source: str) -> Said | None:
    """Return what is wrong with a replacement, as `mistake_in` does, as a part of a sentence."""
    found = _found_in(error, source)
    return found[0] if found is not None else None


def _found_in(error: Exception, source: str) -> tuple[Said, int] | None:
    message, at = str(error), getattr(error, "pos", None)
    words = next((words for begin, words in _WORDS.items() if message.startswith(begin)), None)
    return words(source, min(at or 0, len(source))) if words is not None else None


def _open_group(source: str, at: int) -> tuple[Said, int]:
    groups, _ = _left_open(source)
    return (say("this ( is never closed"), groups[-1]) if groups else _missing_sign(")")(source, at)


def _open_set(source: str, at: int) -> tuple[Said, int]:
    _, begun = _left_open(source)
    return say("this [ is never closed; a [ itself is written \\["), at if begun is None else begun


def _left_open(source: str) -> tuple[list[int], int | None]:
    """Where the groups begin, and the set of characters, that nothing closes."""
    groups: list[int] = []
    begun: int | None = None
    for piece in _PIECE.finditer(source):
        sign, at = piece[0], piece.start()
        if begun is not None:
            # Right behind its beginning a ] is one of the characters.
            if sign == "]" and source[begun + 1 : at] not in ("", "^"):
                begun = None
        elif sign == "[":
            begun = at
        elif sign == "(":
            groups.append(at)
        elif sign == ")" and groups:
            groups.pop()
    return groups, begun


def _no_group_before(_source: str, at: int) -> tuple[Said, int]:
    return say("there is no ( before this ); a ) itself is written \\)"), at


def _nothing_before(source: str, at: int) -> tuple[Said, int]:
    return say(
        "there is nothing before “{0}” to repeat; the sign itself is written \\{0}", source[at : at + 1]
    ), at


def _repeated_twice(source: str, at: int) -> tuple[Said, int]:
    return say("“{0}” stands behind another sign that repeats", source[at : at + 1]), at


def _bad_escape(source: str, at: int) -> tuple[Said, int]:
    begin = source.rfind("\\", 0, at)
    written = _ESCAPE.match(source, begin) if begin >= 0 else None
    if written is None or written[0] == "\\":
        return say("a \\ at the end means nothing; a \\ itself is written \\\\"), max(begin, 0)
    return say("“{0}” means nothing; a \\ itself is written \\\\", written[0]), begin


def _bad_number(source: str, at: int) -> tuple[Said, int]:
    begin = max(source.rfind("\\", 0, at), 0)
    written = _ESCAPE.match(source, begin)
    text = written[0] if written is not None else ""
    return say("“{0}” is no character's number: that is \\xHH, \\uHHHH or \\UHHHHHHHH", text), begin


def _bad_name(source: str, at: int) -> tuple[Said, int]:
    name = re.split(r"[<(&>]", source[:at])[-1]
    told = say(
        "“{0}” cannot be the name of a group: it has letters, digits and _, and begins with no digit", name
    )
    return told, at - len(name)


def _bad_property(source: str, at: int) -> tuple[Said, int]:
    name = re.split(r"[{:^]", source[:at].rstrip(":]}"))[-1]
    return say("no property of characters is called “{0}”", name), max(source.rfind(name, 0, at), 0)


def _bad_character_name(source: str, at: int) -> tuple[Said, int]:
    name = source[:at].rstrip("}").rpartition("{")[2]
    return say("no character is called “{0}”", name), max(source.rfind(name, 0, at), 0)


def _missing_sign(sign: str) -> Words:
    return lambda source, at: (say("a {0} is missing", sign), min(at, max(len(source) - 1, 0)))


def _before(words: Callable[[], Said]) -> Words:
    """The mistake is the last character that was read."""
    return lambda _source, at: (words(), max(at - 1, 0))


# How the messages of the `regex` module begin.
_WORDS: dict[str, Words] = {
    "missing )": _open_group,
    "unterminated character set": _open_set,
    "missing ]": _open_set,
    "unbalanced parenthesis": _no_group_before,
    "nothing to repeat": _nothing_before,
    "multiple repeat": _repeated_twice,
    "min repeat greater": _before(lambda: say("the least number of repetitions is larger than the most")),
    "repeat count too big": _before(lambda: say("the number of repetitions is too large")),
    "bad escape": _bad_escape,
    "incomplete escape": _bad_number,
    "bad hex escape": _bad_number,
    "no such group": _before(lambda: say("there is no such group")),
    "invalid group reference": _before(lambda: say("there is no such group")),
    "unknown group": lambda _source, at: (say("there is no such group"), at),
    "cannot refer to an open group": _before(lambda: say("a group cannot stand for itself inside of it")),
    "bad character in group name": _bad_name,
    "missing group name": lambda _source, at: (say("the name of a group is missing"), at),
    "bad character range": _before(lambda: say("a range runs backwards, as in z-a")),
    "unknown property": _bad_property,
    "undefined character name": _bad_character_name,
    "unknown extension": _before(lambda: say("what stands behind (? is not known")),
    "missing >": _missing_sign(">"),
    "missing <": _missing_sign("<"),
    "expected }": _missing_sign("}"),
}
