"""What a regular expression puts in place of what it found: the groups of a replacement."""

import re
from collections.abc import Callable

import regex

from galley.core.bulk.mistakes import mistake_in_replacement

# From the left, so that of two dollars the second begins nothing. What stands behind a backslash is Python's.
_SIGN = re.compile(
    r"\\.|\$(?:(?P<dollar>\$)|(?P<whole>&)|(?P<digits>[0-9]{1,2})|\{(?P<braced>\w+)\}|<(?P<named>\w+)>)",
    re.DOTALL,
)


class TemplateError(Exception):
    """The replacement names a group that is not there, or ends in a backslash; the message says which."""


def expander(pattern: "regex.Pattern[str]", replacement: str) -> "Callable[[regex.Match[str]], str]":
    """Return what makes the text that replaces a match. Raises TemplateError.

    Groups are written as in other editors and JavaScript (``$1``, ``${1}``, ``${name}``, ``$<name>``, ``$&``
    or ``$0`` for all that was found, ``$$`` for a dollar) and as in Python (``\\1``, ``\\g<name>``). A dollar
    that names no group of the pattern stands for itself, as it does there.
    """
    template = _SIGN.sub(lambda sign: _in_python(sign, pattern), replacement)
    # A pattern that surely matches, with the same groups: the template is read the same way.
    names = {number: name for name, number in pattern.groupindex.items()}
    groups = "".join(
        f"(?P<{names[number]}>)" if number in names else "()" for number in range(1, pattern.groups + 1)
    )
    try:
        match = regex.compile(groups).match("")
        assert match is not None
        match.expand(template)
    except (regex.error, IndexError, KeyError) as error:
        raise TemplateError(mistake_in_replacement(error, template) or str(error)) from None
    return lambda match: match.expand(template)


def _in_python(sign: "re.Match[str]", pattern: "regex.Pattern[str]") -> str:
    if sign["dollar"]:
        return "$"
    if sign["whole"]:
        return r"\g<0>"
    if digits := sign["digits"]:
        # Two digits are one group only where there are so many.
        for length in (len(digits), 1):
            if _is_group(digits[:length], pattern):
                return rf"\g<{int(digits[:length])}>{digits[length:]}"
    name = sign["braced"] or sign["named"]
    if name and _is_group(name, pattern):
        return rf"\g<{name}>"
    return sign[0]


def _is_group(name: str, pattern: "regex.Pattern[str]") -> bool:
    if name in pattern.groupindex:
        return True
    return name.isascii() and name.isdigit() and len(name) <= 3 and int(name) <= pattern.groups
