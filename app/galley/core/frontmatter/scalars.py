"""What a plain YAML scalar means to a generator, and whether a text can be written without quotes.

Sources: the YAML 1.2 core schema with timestamps as js-yaml 4 implements it (Hexo, Astro), and the words
that YAML 1.1 readers (Psych for Jekyll, PyYAML for MkDocs) take for booleans.
"""

import math
import re

from galley.core.frontmatter.model import HeaderRules

TIMESTAMP = re.compile(
    r"(?:\d{4}-\d\d-\d\d"
    r"|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)",
    re.ASCII,
)
_INTEGER = re.compile(r"[-+]?(?:0b[01]+|0x[0-9A-Fa-f]+|0o[0-7]+|[0-9]+)", re.ASCII)
_FLOAT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?", re.ASCII)
_WORDS: dict[str, object] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_OLD_WORDS: dict[str, object] = {
    **_WORDS,
    **{form: True for word in ("yes", "on") for form in (word, word.capitalize(), word.upper())},
    **{form: False for word in ("no", "off") for form in (word, word.capitalize(), word.upper())},
}
_OLD_RULES = (HeaderRules.JEKYLL, HeaderRules.MKDOCS)

# No header needs an integer of more digits, and Python refuses to convert much longer ones.
_MAX_DIGITS = 300


def words_of(rules: HeaderRules) -> dict[str, object]:
    """Return the plain words that are not text under ``rules``, with what they mean."""
    return _OLD_WORDS if rules in _OLD_RULES else _WORDS


def resolve_number(text: str) -> object:
    """Return the number that a plain scalar is, or ``text`` itself when it is none."""
    if len(text) > _MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        digits = text.lstrip("+-")
        sign = -1 if text[0] == "-" else 1
        base = {"0b": 2, "0x": 16, "0o": 8}.get(digits[:2], 10)
        return sign * int(digits if base == 10 else digits[2:], base)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text


# Everything that any reader in use (YAML 1.1 or 1.2) takes for something else than text.
_NOT_TEXT = re.compile(
    r"~|null|true|false|yes|no|on|off|<<|="
    r"|[-+]?0b[01_]+|[-+]?0x[0-9a-f_]+|[-+]?0o?[0-7_]+"
    r"|[-+]?(?:\d[\d_,]*)(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?\.[\d_]+(?:e[-+]?\d+)?"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?"
    r"|[-+]?\.inf|\.nan"
    r"|\d{4}-\d\d?-\d\d?(?:(?:t|[ \t]+)\d\d?:\d\d(?::\d\d(?:\.\d*)?)?(?:[ \t]*(?:z|[-+]\d\d?(?::?\d\d)?))?)?",
    re.ASCII | re.IGNORECASE,
)
_UNSAFE_START = frozenset(",[]{}#&*!|>'\"%@` \t")
_UNSAFE_INSIDE = re.compile(r":(?:[ \t]|$)|[ \t]#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:\?")


def can_be_plain(text: str, *, in_flow: bool) -> bool:
    """Say whether every YAML reader takes ``text``, written without quotes, for exactly that text."""
    if not text or text[0] in _UNSAFE_START or text[-1] in " \t":
        return False
    if text[0] in "-?:" and (in_flow or len(text) == 1 or text[1] in " \t"):
        return False
    if text.startswith(("---", "...")) or _NOT_TEXT.fullmatch(text) or _UNSAFE_INSIDE.search(text):
        return False
    return not (in_flow and _UNSAFE_IN_FLOW.search(text))
