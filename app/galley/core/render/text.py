"""Character classes and escapes as the JavaScript that publishes Hexo's sites has them."""

import re
from unicodedata import category

# What JavaScript's \s and trim() take for white space; Python's differ in U+001C-1F, U+0085 and U+FEFF.
SPACES = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # noqa: E501
WS_SET = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
WS = f"[{WS_SET}]"
NON_WS = f"[^{WS_SET}]"
# White space that does not end a line.
BLANKS = r"[\t\v\f \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"

_SPACE, _PUNCTUATION, _OTHER = 0, 1, 2


class _Kinds(dict[str, int]):
    """Whether a character is white space (0), punctuation or a symbol (1), or anything else (2)."""

    def __missing__(self, char: str) -> int:
        if char in SPACES:
            kind = _SPACE
        else:
            kind = _PUNCTUATION if category(char)[0] in "PS" else _OTHER
        self[char] = kind
        return kind


KIND = _Kinds()
SPACE, PUNCTUATION, OTHER = _SPACE, _PUNCTUATION, _OTHER

_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_HEXO = {**_HTML, "`": "&#96;", "/": "&#x2F;", "=": "&#x3D;"}
_ENTITY = r"&(?!(?:#[0-9]{1,7}|#[Xx][a-fA-F0-9]{1,6}|[A-Za-z0-9_]+);)"
_ESCAPE_ALL = re.compile(r"[&<>\"']")
_ESCAPE_TEXT = re.compile(r"[<>\"']|" + _ENTITY)
_ESCAPE_HEXO = re.compile(r"[<>\"'`/=]|" + _ENTITY)


def escape_all(text: str) -> str:
    """Escape every character that HTML treats specially: for code."""
    return _ESCAPE_ALL.sub(lambda m: _HTML[m[0]], text) if _ESCAPE_ALL.search(text) else text


def escape_text(text: str) -> str:
    """Escape what is special, but leave entities that are written out."""
    return _ESCAPE_TEXT.sub(lambda m: _HTML[m[0]], text) if _ESCAPE_TEXT.search(text) else text


def escape_hexo(text: str) -> str:
    """Escape text as hexo-util does: also back-ticks, slashes and equal signs."""
    return _ESCAPE_HEXO.sub(lambda m: _HEXO[m[0]], text) if _ESCAPE_HEXO.search(text) else text


_UNESCAPE = re.compile(r"&(?:amp|lt|gt|quot|#39|#96|#x2F|#x3D);")
_UNHEXO = {entity: char for char, entity in _HEXO.items()}


def unescape_hexo(text: str) -> str:
    """The reverse of escape_hexo."""
    return _UNESCAPE.sub(lambda m: _UNHEXO[m[0]], text) if "&" in text else text


def split_at_bars(row: str) -> list[str]:
    """The pieces of a table's row between its bars, but for those behind an odd number of backslashes."""
    if "\\" not in row:
        return row.split("|")
    pieces: list[str] = []
    begin = at = 0
    while (bar := row.find("|", at)) >= 0:
        slashes = bar
        while slashes > 0 and row[slashes - 1] == "\\":
            slashes -= 1
        if (bar - slashes) % 2 == 0:
            pieces.append(row[begin:bar])
            begin = bar + 1
        at = bar + 1
    pieces.append(row[begin:])
    return pieces
