"""Patterns for inline text as marked sees it; each is matched at a position of a text."""

import re

from galley.core.render.text import NON_WS, WS, WS_SET

_ATTRIBUTE = (
    rf"""{WS}+[a-zA-Z:_][\w.:-]*(?:{WS}*={WS}*"[^"]*"|{WS}*={WS}*'[^']*'|{WS}*={WS}*[^{WS_SET}"'=<>`]+)?"""
)
TAG = re.compile(
    rf"</[a-zA-Z][\w:-]*{WS}*>|<[a-zA-Z][\w-]*(?:{_ATTRIBUTE})*?{WS}*/?>|<\?[\s\S]*?\?>"
    rf"|<![a-zA-Z]+{WS}[\s\S]*?>|<!\[CDATA\[[\s\S]*?\]\]>",
    re.ASCII,
)
LINK_TAG = re.compile(r"<a ", re.IGNORECASE)
LINK_TAG_END = re.compile(r"</a>", re.IGNORECASE)
RAW_TAG = re.compile(rf"<(pre|code|kbd|script)({WS}|>)", re.IGNORECASE)
RAW_TAG_END = re.compile(rf"</(pre|code|kbd|script)({WS}|>)", re.IGNORECASE)
AUTOLINK = re.compile(
    rf"<([a-zA-Z][a-zA-Z0-9+.-]{{1,31}}:[^{WS_SET}\x00-\x1f<>]*"
    r"|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+(@)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_]))>"
)
URL = re.compile(rf"((?:ftp|https?)://|www\.)(?:[a-z0-9\-]++\.?)++[^{WS_SET}<]*", re.IGNORECASE | re.ASCII)
EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![-_])")

# Searches over all text come down to one set of first characters, which the engine skips to; an alternative
# of several characters is told apart behind it.
_WWW = r"(?<=[wW])[wW][wW]\."
_ADDRESS = r"(?<=h)ttps?://|(?<=f)tp://|(?<=w)ww\."


def _first(chars: str, others: str, rest: str) -> re.Pattern[str]:
    """One of `chars`, or one of `others` that the pattern `rest` follows."""
    return re.compile(rf"[{chars}{others}](?:(?<=[{chars}])|{rest})")


URL_LIKE = re.compile(rf"[:wW](?:(?<=:)//|{_WWW})")
URL_END = re.compile(r"""(?:[^?!.,:;*_'"~()&]++|\([^)]*\)|&(?![a-zA-Z0-9]+;\Z)|[?!.,:;*_'"~)]+(?!\Z))+""")
BEFORE_AT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?_`{|}~-")

LABEL = r"(?:\[(?:\\.|[^\[\]\\])*+\]|\\.|`[^`]*`|[^\[\]\\`])*?"
REFERENCE = rf"(?!{WS}*\])(?:\\.|[^\[\]\\])+"
LINK_LABEL = re.compile(rf"!?\[({LABEL})\](?=\()")
# The common link: an address without white space, brackets or quotes.
PLAIN_TARGET = re.compile(rf"\(([^{WS_SET}\x00-\x1f()<>\\\"']*)\)")
TARGET_START = re.compile(rf"\({WS}*")
TARGET_ANGLE = re.compile(r"<(?:\\.|[^\n<>\\])+>")
TARGET = re.compile(r"[^ \t\n\x00-\x1f]*")
TITLE = re.compile(r"""[ \t]*(?:\n[ \t]*)?("(?:\\"?|[^"\\])*"|'(?:\\'?|[^'\\])*'|\((?:\\\)?|[^)\\])*\))""")
TARGET_END = re.compile(rf"{WS}*\)")
FULL_REFERENCE = re.compile(rf"!?\[({LABEL})\]\[({REFERENCE})\]")
SHORT_REFERENCE = re.compile(rf"!?\[({REFERENCE})\](?:\[\])?")
ANY_REFERENCE = re.compile(rf"!?\[{LABEL}\]\[{REFERENCE}\]|!?\[{REFERENCE}\](?:\[\])?(?!\()")
BRACKET_ESCAPE = re.compile(r"\\([\[\]])")

ESCAPE = re.compile(r"""\\([!"#$%&'()*+,\-./:;<=>?@\[\]\\^_`{|}~])""")
ANY_ESCAPE = re.compile(r"\\([^a-zA-Z0-9\s])")
MASKED = re.compile(r"\[[^\[\]]*?\]\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|`[^`]*?`|<[^<>]*?>")
# Without these nothing is masked; and emphasis without another mark in it.
MASKING = re.compile(r"[`<\[\\$]")
PLAIN_EMPHASIS = re.compile(r"(\*\*?)([^*_]+)\1(?!\*)")
DELETED = re.compile(rf"(~~?)(?=[^{WS_SET}~])((?:\\.|[^\\])*?(?:\\.|[^{WS_SET}~\\]))\1(?=[^~]|\Z)")
BREAK = re.compile(rf"(?: *|\\)\n(?!{WS}*\Z)")
HARD_BREAK = re.compile(rf"(?: {{2,}}|\\)\n(?!{WS}*\Z)")
TICKS = re.compile(r"`+")
TICKS_OR_TILDES = re.compile(r"[`~]+")
SPECIAL = re.compile(r"[\\<!\[`*~_\n]")
# Text without any of these is plain, and is written as it stands without any of the next.
ANYTHING = _first(r"\\<!\[`*~_\n@", ":wW", f"(?<=:)//|{_WWW}")
PLAIN = re.compile(r"[<>\"'`/=&]")
PLAIN_SMART = _first(r"<>\"'`/=&", r".\-", r"(?<=-)-|(?<=\.)\.\.")
SPECIAL_URL = _first(r"\\<!\[`*~_\n", "hfw", _ADDRESS)
NON_SPACE = re.compile(NON_WS)

# Where the site draws formulas, a dollar is special too.
ANYTHING_MATH = _first(r"\\<!\[`*~_\n@$", ":wW", f"(?<=:)//|{_WWW}")
SPECIAL_MATH = re.compile(r"[\\<!\[`*~_\n$]")
SPECIAL_URL_MATH = _first(r"\\<!\[`*~_\n$", "hfw", _ADDRESS)
