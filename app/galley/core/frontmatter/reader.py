"""Read what a post's header says, or why it cannot be read."""

from dataclasses import replace
from typing import cast

from galley.core.frontmatter.dates import DATE_KEYS, describe_date
from galley.core.frontmatter.handlers import parse_region
from galley.core.frontmatter.locate import locate
from galley.core.frontmatter.model import (
    Field,
    FieldKind,
    Format,
    Header,
    HeaderRules,
    ListStyle,
    ParseTrouble,
    Region,
)
from galley.core.frontmatter.repairs import explain, explain_region
from galley.core.frontmatter.scalars import TIMESTAMP
from galley.core.frontmatter.tree import Entry, Node, Style

# A number or a date in these is still text to its author: a post may be called "2019-05-04".
TEXT_KEYS = frozenset(
    {"title", "subtitle", "description", "summary", "excerpt", "author", "slug", "linktitle"}
)

# Styles whose source is not what the author means by the text.
_DECODED = (Style.SINGLE, Style.DOUBLE, Style.LITERAL, Style.FOLDED, Style.PLAIN)


def read(text: str, rules: HeaderRules) -> Header:
    """Return what the header of ``text`` says as ``rules`` see it. Never raises."""
    header, tree = read_tree(text, rules)
    if tree is None or header.region is None:
        return header
    return replace(header, fields=_fields(text, header.region, tree, rules))


def read_tree(text: str, rules: HeaderRules) -> tuple[Header, Node | None]:
    """Return the header of ``text`` without its fields and, where it can be read, the tree of its values."""
    region = locate(text, rules)
    if region is None:
        return Header(None, body_start=1 if text.startswith("\ufeff") else 0), None
    if region.trouble is not None or region.missing_close:
        return Header(region, error=explain_region(text, region), body_start=region.end), None
    try:
        values, tree = parse_region(text, region, rules)
    except ParseTrouble as trouble:
        error = explain(text, region, trouble, lambda repaired: _trouble_of(repaired, rules))
        return Header(region, error=error, body_start=region.end), None
    return Header(region, (), values, None, region.end), tree


def _trouble_of(text: str, rules: HeaderRules) -> ParseTrouble | None:
    """Return what is wrong with the header of ``text``, without explaining it."""
    region = locate(text, rules)
    if region is None or region.trouble is not None or region.missing_close:
        return ParseTrouble(0, "")
    try:
        parse_region(text, region, rules)
    except ParseTrouble as trouble:
        return trouble
    return None


def _fields(text: str, region: Region, tree: Node, rules: HeaderRules) -> tuple[Field, ...]:
    fields: dict[str, Field] = {}
    is_yaml = region.format is Format.YAML
    line = text.count("\n", 0, region.content_start) + 1
    at = region.content_start
    for entry in sorted(tree.entries or (), key=_start_of):
        key, node, start = entry.key, entry.node, entry.start
        line += text.count("\n", at, start)
        at = start
        if key in fields:
            continue
        written = text[node.start : node.end]
        value = node.value
        shown = value if isinstance(value, str) and node.style in _DECODED else written
        kind = kind_of(key, node, rules)
        style = style_of(text, start, node) if is_yaml and node.items is not None else None
        fields[key] = Field(key, value, written, kind, start, max(node.end, entry.end), line, shown, style)
    return tuple(fields.values())


def _start_of(entry: Entry) -> int:
    return entry.start


def kind_of(key: str, node: Node, rules: HeaderRules) -> FieldKind:
    """Say what a form should take the value of ``key`` for."""
    value = node.value
    if isinstance(value, list):
        for item in cast("list[object]", value):
            if isinstance(item, dict):
                return FieldKind.NESTED
        return FieldKind.LIST
    if isinstance(value, dict):
        return FieldKind.NESTED
    name = key.lower()
    if value is None and (node.style is Style.EMPTY or name not in TEXT_KEYS):
        return FieldKind.EMPTY
    if name in TEXT_KEYS:
        return FieldKind.TEXT
    if isinstance(value, bool):
        return FieldKind.BOOL
    if node.style is Style.PLAIN and isinstance(value, str) and TIMESTAMP.fullmatch(value):
        return FieldKind.DATE
    if name in DATE_KEYS and describe_date(str(value), rules, None) is not None:
        return FieldKind.DATE
    return FieldKind.NUMBER if isinstance(value, int | float) else FieldKind.TEXT


def style_of(text: str, key_start: int, node: Node) -> ListStyle | None:
    """Return how a YAML list is laid out, None for anything else."""
    if node.items is None:
        return None
    if node.style is Style.FLOW:
        return ListStyle.FLOW
    key_column = key_start - (text.rfind("\n", 0, key_start) + 1)
    column = node.start - (text.rfind("\n", 0, node.start) + 1)
    return ListStyle.BLOCK_INDENTED if column > key_column else ListStyle.BLOCK
