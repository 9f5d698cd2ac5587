"""A post's line in the list, and how it is read from the file."""

from dataclasses import dataclass, field

from galley.core.messages import again

EXCERPT_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of one post.

    ``path`` is relative to the site's root with forward slashes. ``date`` is as written; ``date_key`` counts
    seconds and only serves to sort (None: no date that can be compared). ``categories`` are paths, outermost
    first. ``error`` is why the header or the file cannot be read, as ``messages.kept`` writes it; ``trouble``
    says it. Line and column count from 1.
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

    @property
    def trouble(self) -> str:
        """Why the post cannot be read, in the language of now; "" where it can."""
        return again(self.error) if self.error else ""
