"""The values that describe a header: where it is, what it says, what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from galley.core.edits import Edit


class HeaderRules(StrEnum):
    """Whose eyes a header is read with: each generator finds and reads headers in its own way."""

    HEXO = "hexo"
    HUGO = "hugo"
    JEKYLL = "jekyll"
    PELICAN = "pelican"
    ASTRO = "astro"
    MKDOCS = "mkdocs"
    PLAIN = "plain"
    NONE = "none"
    """Nobody's: the text is no post, and whatever it begins with is no header."""


class Format(StrEnum):
    """The language a header is written in."""

    YAML = "yaml"
    TOML = "toml"
    JSON = "json"
    META = "meta"


class FieldKind(StrEnum):
    """What a field holds, as far as a form needs to know to choose a widget."""

    TEXT = "text"
    DATE = "date"
    LIST = "list"
    BOOL = "bool"
    NUMBER = "number"
    EMPTY = "empty"
    NESTED = "nested"


class ListStyle(StrEnum):
    """How a list is laid out: ``[a, b]``, ``- a`` lines level with the key, or indented below it."""

    FLOW = "flow"
    BLOCK = "block"
    BLOCK_INDENTED = "block-indented"


@dataclass(frozen=True, slots=True)
class Region:
    """Where a header stands in a text; all positions count characters.

    ``text[content_start:content_end]`` is what is parsed, ``end`` is where the body begins: just after
    the closing fence's line end. ``opening`` and ``closing`` are the fences as written, empty where the
    form has none. ``missing_close`` says that nothing ends the header. ``trouble`` says why the generator
    will not see a header that its author plainly meant.
    """

    format: Format
    start: int
    content_start: int
    content_end: int
    end: int
    opening: str = ""
    closing: str = ""
    missing_close: bool = False
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a header. ``text[start:end]`` is the key and its value, ``line`` counts from 1.

    ``value`` is what the generator sees, except that a date stays the text that was written.
    ``written`` is the value's source, quotes included; ``shown`` is a scalar's text without quotes.
    """

    key: str
    value: object
    written: str
    kind: FieldKind
    start: int
    end: int
    line: int
    shown: str
    list_style: ListStyle | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that would make a broken header readable, for the author to accept or not."""

    label: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class HeaderError:
    """Why a header cannot be read; ``line`` (in the file) and ``column`` count from 1."""

    line: int
    column: int
    reason: str
    repairs: tuple[Repair, ...] = ()


def _no_values() -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Header:
    """What a text's header says. With an ``error``, ``fields`` and ``values`` are empty."""

    region: Region | None
    fields: tuple[Field, ...] = ()
    values: Mapping[str, object] = field(default_factory=_no_values)
    error: HeaderError | None = None
    body_start: int = 0

    def field(self, key: str) -> Field | None:
        """Return the field named ``key``, or None."""
        return next((each for each in self.fields if each.key == key), None)


class Refused(Exception):  # noqa: N818 - the name says what happened to the author's request
    """An edit was not made, because it could not be made safely; the message is for the author."""


class ParseTrouble(Exception):  # noqa: N818 - carries a position, becomes a HeaderError
    """A header's content does not parse: ``position`` in the text, and the parser's ``reason``."""

    def __init__(self, position: int, reason: str, problem: str = "") -> None:
        super().__init__(reason)
        self.position = position
        self.reason = reason
        self.problem = problem
