"""A header's values with the place of each in the text: one shape for YAML, TOML, JSON and meta lines."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeGuard


class Style(StrEnum):
    """How a value is written."""

    PLAIN = "plain"
    SINGLE = "'"
    DOUBLE = '"'
    LITERAL = "|"
    FOLDED = ">"
    EMPTY = "empty"
    FLOW = "flow"
    BLOCK = "block"
    ALIAS = "alias"


class Node:
    """A value and its span. A collection has ``entries`` (a map) or ``items`` (a list).

    ``fixed`` says why the value must not be edited in place (an anchor, an alias, a tag), or is None.
    """

    __slots__ = ("end", "entries", "fixed", "items", "start", "style", "value")

    def __init__(
        self,
        start: int,
        end: int,
        value: object,
        style: Style,
        entries: "list[Entry] | None" = None,
        items: "list[Node] | None" = None,
        fixed: str | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.style = style
        self.entries = entries
        self.items = items
        self.fixed = fixed

    def entry(self, key: str) -> "Entry | None":
        """Return the map's entry of that key, or None."""
        for entry in self.entries or ():
            if entry.key == key:
                return entry
        return None


class Entry:
    """A key of a map: its name, its span, its value."""

    __slots__ = ("end", "key", "node", "start")

    def __init__(self, key: str, start: int, end: int, node: Node) -> None:
        self.key = key
        self.start = start
        self.end = end
        self.node = node


def is_map(value: object) -> TypeGuard[Mapping[str, object]]:
    """Say whether a header's value holds keys of its own."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Say whether a header's value is a list."""
    return isinstance(value, list | tuple)
