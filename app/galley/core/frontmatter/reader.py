"""Read what a post's header says, or why it cannot be read."""

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
from galley.core.frontmatter.tree import Node, Style

# A number or a date in these is still text to its author: a post may be called "2019-05-04".
TEXT_KEYS = frozenset(
    {"title", "subtitle", "description", "summary", "excerpt", "author", "slug", "linktitle"}
)

_QUOTED = (Style.SINGLE, Style.DOUBLE)


def read(text: str, rules: HeaderRules) -> Header:
    """Return what the header of ``text`` says as ``rules`` see it. Never raises."""
    return read_tree(text, rules)[0]


def read_tree(text: str, rules: HeaderRules) -> tuple[Header, Node | None]:
    """Return the header of ``text`` and, where it could be read, the tree of its values."""
    region = locate(text, rules)
    if region is None:
        return Header(None), None
    if region.trouble is not None or region.missing_close:
        return Header(region, error=explain_region(text, region), body_start=region.end), None
    try:
        values, tree = parse_region(text, region, rules)
    except ParseTrouble as trouble:
        return Header(region, error=explain(text, region, trouble), body_start=region.end), None
    return Header(region, _fields(text, region, tree, rules), values, None, region.end), tree


def _fields(text: str, region: Region, tree: Node, rules: HeaderRules) -> tuple[Field, ...]:
    fields: list[Field] = []
    seen: set[str] = set()
    line = text.count("\n", 0, region.content_start) + 1
    at = region.content_start
    for entry in tree.entries or ():
        if entry.key in seen:
            continue
        seen.add(entry.key)
        line += text.count("\n", at, entry.start) if entry.start >= at else -text.count("\n", entry.start, at)
        at = entry.start
        node = entry.node
        written = text[node.start : node.end]
        shown = (
            str(node.value)
            if node.style in _QUOTED or node.style in (Style.LITERAL, Style.FOLDED)
            else written
        )
        if node.style is Style.PLAIN and isinstance(node.value, str):
            shown = node.value
        fields.append(
            Field(
                entry.key,
                node.value,
                written,
                kind_of(entry.key, node, rules),
                entry.start,
                max(node.end, entry.end),
                line,
                shown,
                style_of(text, entry.start, node) if region.format is Format.YAML else None,
            )
        )
    return tuple(fields)


def kind_of(key: str, node: Node, rules: HeaderRules) -> FieldKind:
    """Say what a form should take the value of ``key`` for."""
    value = node.value
    if isinstance(value, list):
        items = cast("list[object]", value)
        return FieldKind.NESTED if any(isinstance(item, dict) for item in items) else FieldKind.LIST
    if isinstance(value, dict):
        return FieldKind.NESTED
    name = key.lower()
    if value is None and (node.style is Style.EMPTY or name not in TEXT_KEYS):
        return FieldKind.EMPTY
    if name in TEXT_KEYS:
        return FieldKind.TEXT
    if isinstance(value, bool):
        return FieldKind.BOOL
    if name in DATE_KEYS and describe_date(str(value), rules, None) is not None:
        return FieldKind.DATE
    if isinstance(value, int | float):
        return FieldKind.NUMBER
    if node.style is Style.PLAIN and isinstance(value, str) and TIMESTAMP.fullmatch(value):
        return FieldKind.DATE
    return FieldKind.TEXT


def style_of(text: str, key_start: int, node: Node) -> ListStyle | None:
    """Return how a YAML list is laid out, None for anything else."""
    if node.items is None:
        return None
    if node.style is Style.FLOW:
        return ListStyle.FLOW
    key_column = key_start - (text.rfind("\n", 0, key_start) + 1)
    column = node.start - (text.rfind("\n", 0, node.start) + 1)
    return ListStyle.BLOCK_INDENTED if column > key_column else ListStyle.BLOCK
