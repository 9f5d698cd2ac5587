"""Write a value as YAML that every reader takes for exactly that value, in the style of an old one."""

import math
import re

from galley.core.frontmatter.scalars import TIMESTAMP, can_be_plain
from galley.core.frontmatter.tree import Style, is_list, is_map

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NO_BLOCK = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^[ \t]|[ \t]$", re.MULTILINE
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_DATE_LIKE = re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt \t][\d:.,TZtz+\- \t]*)?", re.ASCII)


def write_inline(
    value: object, *, like: Style = Style.PLAIN, in_flow: bool = False, is_date: bool = False
) -> str:
    """Return ``value`` on one line. None is nothing at all, or ``null`` inside of brackets.

    ``like`` is the quoting to keep if it can hold the value. With ``is_date`` a date needs no quotes.
    """
    if value is None:
        return "null" if in_flow else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _write_float(value)
    if is_map(value):
        pairs = value.items()
        return (
            "{" + ", ".join(f"{write_key(key, in_flow=True)}: {_in_flow(each)}" for key, each in pairs) + "}"
        )
    if is_list(value):
        return "[" + ", ".join(_in_flow(each) for each in value) + "]"
    return _write_text(str(value), like, in_flow=in_flow, is_date=is_date)


def _in_flow(value: object) -> str:
    return write_inline(value, in_flow=True)


def write_key(key: str, *, in_flow: bool = False, like: str = "") -> str:
    """Return a key as written; ``like`` is an old key's source, whose quotes are kept."""
    style = {"'": Style.SINGLE, '"': Style.DOUBLE}.get(like[:1], Style.PLAIN)
    # Unlike a value, a key that looks like a number or a word is the same text to every reader of a header.
    return _write_text(key, style, in_flow=in_flow, is_date=False)


def _write_float(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    digits, mark, exponent = repr(value).partition("e")
    # YAML 1.1 takes 1e5 for a word: it wants a point.
    return f"{digits if '.' in digits else digits + '.0'}{mark}{exponent}"


def _write_text(value: str, like: Style, *, in_flow: bool, is_date: bool) -> str:
    if like is not Style.SINGLE and like is not Style.DOUBLE:
        if is_date and _DATE_LIKE.fullmatch(value) and value == value.strip():
            return value
        if can_be_plain(value, in_flow=in_flow):
            return value
        like = Style.DOUBLE if "'" in value and '"' not in value and "\\" not in value else Style.SINGLE
    if like is Style.SINGLE and not _CONTROL.search(value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(each) or _escape(each) for each in value) + '"'


def _escape(character: str) -> str:
    if not _CONTROL.match(character):
        return character
    return f"\\x{ord(character):02x}" if character <= "\xff" else f"\\u{ord(character):04x}"


def is_timestamp(value: object) -> bool:
    """Say whether a plain scalar of this text is a date to YAML."""
    return isinstance(value, str) and TIMESTAMP.fullmatch(value) is not None


def can_be_block(value: str) -> bool:
    """Say whether ``value`` can be written as lines below ``|`` or ``>``."""
    return (
        bool(value.strip())
        and not value.startswith("\n")
        and not value.endswith("\n\n")
        and not _NO_BLOCK.search(value)
    )


def write_block(value: str, style: Style, indent: str, comment: str = "") -> str:
    """Return ``value`` as a literal (``|``) or folded (``>``) block whose lines begin with ``indent``."""
    body, chomp = (value[:-1], "") if value.endswith("\n") else (value, "-")
    lines = body.split("\n")
    if style is Style.FOLDED:
        lines = re.sub(r"\n+", lambda breaks: breaks[0] + "\n", body).split("\n")
    return f"{style.value}{chomp}{comment}\n" + "\n".join(indent + line if line else "" for line in lines)
