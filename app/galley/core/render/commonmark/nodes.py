"""The tree of blocks while CommonMark is read line by line."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """What a block is."""

    DOCUMENT = auto()
    QUOTE = auto()
    LIST = auto()
    ITEM = auto()
    PARAGRAPH = auto()
    HEADING = auto()
    CODE = auto()
    HTML = auto()
    RULE = auto()
    TABLE = auto()
    NOTE = auto()
    TERMS = auto()
    TERM = auto()
    MEANING = auto()


CONTAINERS = frozenset((Kind.DOCUMENT, Kind.QUOTE, Kind.LIST, Kind.ITEM, Kind.NOTE, Kind.TERMS, Kind.MEANING))


@dataclass(slots=True)
class Marker:
    """A list item's marker: its bullet or delimiter, its number, and where its content begins."""

    bullet: str
    number: int
    ordered: bool
    indent: int
    padding: int


@dataclass(slots=True)
class Node:
    """A block: `line` and `end` are its first and last line. `rows` hold the text of leaves.

    `level` is a heading's level or an HTML block's kind; `fence` a code block's fence character, length
    and indentation; `info` its info string; `tight` a list's tightness.
    """

    kind: Kind
    line: int
    parent: "Node | None" = None
    end: int = 0
    open: bool = True
    children: list["Node"] = field(default_factory=list["Node"])
    rows: list[str] = field(default_factory=list[str])
    level: int = 0
    fence: tuple[str, int, int] | None = None
    info: str = ""
    marker: Marker | None = None
    tight: bool = True
    aligns: list[str] = field(default_factory=list[str])
    # Where the block's source begins, and where the next one's does: only for blocks of the document.
    start: int = 0
    # A table whose head was the last line of the paragraph before it.
    attached: bool = False

    def add(self, child: "Node") -> "Node":
        """Append a child."""
        child.parent = self
        self.children.append(child)
        return child
