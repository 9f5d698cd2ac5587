"""A post's line in the list, and how it is read from the file."""

from dataclasses import dataclass, field

EXCERPT_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of one post.

    ``path`` is relative to the site's root with forward slashes. ``date`` is as written; ``date_key`` counts
    seconds and only serves to sort (None: no date that can be compared). ``categories`` are paths, outermost
    first. ``error`` says why the header or the file cannot be read; line and column count from 1.
    ``ignored`` means that the generator passes the file over. ``id`` is the post's number in the index, which
    it keeps as long as its path exists (0: not there yet); rows are compared without it.
    """

    path: str
    title: str
    date: str = ""
    date_key: float | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[tuple[str, ...], ...] = ()
    draft: bool = False
    excerpt: str = ""
    mtime_ns: int = 0
    size: int = 0
    error: str | None = None
    error_line: int | None = None
    error_column: int | None = None
    ignored: bool = False
    id: int = field(default=0, compare=False)
