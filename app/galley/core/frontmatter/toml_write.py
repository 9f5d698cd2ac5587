"""Write a value as TOML on one line."""

import json
import re

from galley.core.frontmatter.dates import DATE_KEYS
from galley.core.frontmatter.model import Refused
from galley.core.frontmatter.tree import Style, is_list, is_map
from galley.core.messages import say

_TOML_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_TOML_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)?)?", re.ASCII)
_TOML_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_TOML_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f']")
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def write_toml(value: object, like: Style, key: str) -> str:
    """Return ``value`` as TOML on one line, in single quotes if the old value has them."""
    if value is None:
        raise Refused(say("TOML has no empty values; remove the key instead."))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if is_map(value):
        pairs = value.items()
        inner = ", ".join(
            f"{write_toml_key(name)} = {write_toml(each, Style.DOUBLE, name)}" for name, each in pairs
        )
        return "{ " + inner + " }" if inner else "{}"
    if is_list(value):
        return (
            "["
            + ", ".join(
                write_toml(each, Style.SINGLE if like is Style.SINGLE else Style.DOUBLE, "") for each in value
            )
            + "]"
        )
    words = str(value)
    if like is Style.PLAIN and (key.lower() in DATE_KEYS or not key) and _TOML_DATE.fullmatch(words):
        return words
    if like is Style.SINGLE and not _TOML_CONTROL.search(words):
        return f"'{words}'"
    return (
        '"' + _TOML_ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}", words) + '"'
    )


def write_toml_key(key: str) -> str:
    return key if _TOML_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
