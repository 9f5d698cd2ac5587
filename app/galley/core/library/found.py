"""What searches answer: posts in order, places to highlight, counts."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from galley.core.library.language import QueryError


class Span(NamedTuple):
    """A piece of a text, ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the posts that match, in order (``array('q')``).

    ``words`` are what the query looks for, as written. ``error`` says what of it was not understood and left
    out. ``complete`` is False where only the first were asked for and there may be more.
    """

    ids: "array[int]"
    words: tuple[str, ...] = ()
    error: QueryError | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a post around its first hit; ``spans`` are the hits in ``text``."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many posts there are of a kind; ``last`` is the newest one's date as it is written."""

    posts: int
    last: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the sidebar counts: tags the most used first, folders and categories in tree order."""

    posts: int
    drafts: int
    broken: int
    folders: Mapping[str, int]
    tags: Mapping[str, Count]
    categories: Mapping[tuple[str, ...], Count]
