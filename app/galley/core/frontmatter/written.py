"""A value as it is written on one line of a header, in the header's own language."""

import json

from galley.core.frontmatter.model import Format
from galley.core.frontmatter.toml_write import write_toml
from galley.core.frontmatter.tree import Style
from galley.core.frontmatter.yaml_write import write_inline


def as_written(
    value: object, language: Format, *, quote: str = "", in_flow: bool = False, is_date: bool = False
) -> str:
    """Return ``value`` with the quotes it needs, of the kind of ``quote`` where those can hold it.

    ``in_flow`` means among others in brackets; with ``is_date`` a date needs no quotes.
    """
    like = Style(quote) if quote else Style.PLAIN
    match language:
        case Format.YAML:
            return write_inline(value, like=like, in_flow=in_flow, is_date=is_date)
        case Format.TOML:
            return write_toml(value, like, "" if is_date else "text")
        case Format.JSON:
            return json.dumps(value, ensure_ascii=False)
        case Format.META:
            return str(value)
