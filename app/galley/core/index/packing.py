"""Rows and entries as the tables of the index hold them, and back."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from galley.core.index import pinyin
from galley.core.index.entry import Entry
from galley.core.index.fold import fold, fold_name
from galley.core.index.row import Row
from galley.core.site import Site

BETWEEN_PATHS, BETWEEN_NAMES = "\x1e", "\x1f"
DRAFT, BROKEN, IMAGE = 1, 2, 4
ROW_COLUMNS = (
    "id, path, title, date, date_key, tags, categories, draft, excerpt, mtime_ns, size,"
    " error, error_line, error_column, ignored"
)

_as_json = json.JSONEncoder(ensure_ascii=False).encode


class Prepared(NamedTuple):
    """A post as the tables take it: the columns of ``posts`` and ``looks``, and its folded text.

    That is UTF-8, in which it takes half the room while it waits.
    """

    values: tuple[Any, ...]
    look: tuple[Any, ...]
    body: bytes

    @property
    def key(self) -> str | bytes:
        """The path as the table holds it (`key_of`)."""
        return self.values[0]

    @property
    def mtime_ns(self) -> int:
        """The file's time."""
        return self.values[8]


def prepare(site: Site, entry: Entry) -> Prepared:
    """Return ``entry`` as the tables take it."""
    look = _look_values(entry, _place(site, entry.row.path))
    return Prepared(_row_values(entry), look, entry.body.encode(errors="surrogatepass"))


def key_of(path: str) -> str | bytes:
    """Return a path as the table holds it: a name that is no UTF-8 as bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode(errors="surrogateescape")
    return path


def path_of(key: str | bytes) -> str:
    """Return the path that ``key_of`` made ``key`` of."""
    return key if isinstance(key, str) else key.decode(errors="surrogateescape")


def printable(path: str) -> str:
    """Return a path as text that can be shown and compared, whatever its bytes are."""
    return path.encode(errors="surrogateescape").decode(errors="replace")


def on_one_line(text: str) -> str:
    """Return a text as the columns of ``looks`` have it: all posts' texts are held as the lines of one."""
    return " ".join(text.split("\n"))


def _row_values(entry: Entry) -> tuple[object, ...]:
    """Return the columns of table ``posts`` after ``id``, without ``settled``."""
    row = entry.row
    return (
        key_of(row.path),
        row.title,
        row.date,
        row.date_key,
        BETWEEN_NAMES.join(row.tags),
        BETWEEN_PATHS.join(BETWEEN_NAMES.join(names) for names in row.categories),
        row.draft,
        row.excerpt,
        row.mtime_ns,
        row.size,
        row.error,
        row.error_line,
        row.error_column,
        row.ignored,
        _as_json(dict(entry.values or {})),
    )


def _look_values(entry: Entry, place: str) -> tuple[object, ...]:
    """Return the columns of table ``looks`` from ``date_key`` on: what is compared, folded.

    Lists begin and end with what parts them, so that a whole name can be found as a piece of text.
    """
    row = entry.row
    title = on_one_line(fold(row.title))
    spelled = pinyin.syllables(title)
    marks = DRAFT * row.draft | BROKEN * (row.error is not None) | IMAGE * entry.has_image
    filled = (key for key, value in (entry.values or {}).items() if value)
    return (
        row.date_key,
        on_one_line(printable(row.path)),
        row.mtime_ns,
        row.size,
        title,
        _enclosed(map(fold_name, row.tags), BETWEEN_NAMES),
        _enclosed((BETWEEN_NAMES.join(map(fold_name, names)) for names in row.categories), BETWEEN_PATHS),
        on_one_line(fold(printable(place))),
        spelled,
        _enclosed(map(fold_name, filled), BETWEEN_NAMES),
        marks,
        pinyin.initials(spelled),
    )


def _place(site: Site, path: str) -> str:
    """Return the part of a path that its author chose: below the posts folder, without the extension."""
    tops = _tops(site.root, (*site.posts_dirs, *site.drafts_dirs))
    # The deepest, as the walk has them.
    top = max((each for each in tops if path.startswith(each)), key=len, default="")
    below = path[len(top) :]
    stem, dot, _ = below.rpartition(".")
    return stem if dot else below


@lru_cache(maxsize=8)
def _tops(root: Path, folders: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(f"{folder.relative_to(root).as_posix()}/" for folder in folders)


def _enclosed(names: Iterable[str], mark: str) -> str:
    joined = mark.join(map(on_one_line, names))
    return f"{mark}{joined}{mark}" if joined else ""


class RowUnpacker:
    """Makes rows of the table's tuples; posts share their tags and categories, and so do the rows."""

    def __init__(self) -> None:
        self._tags: dict[str, tuple[str, ...]] = {"": ()}
        self._categories: dict[str, tuple[tuple[str, ...], ...]] = {"": ()}

    def tags(self, packed: str) -> tuple[str, ...]:
        """Return the tags of a row's column."""
        shared = self._tags.get(packed)
        if shared is None:
            shared = self._tags[packed] = tuple(packed.split(BETWEEN_NAMES))
        return shared

    def categories(self, packed: str) -> tuple[tuple[str, ...], ...]:
        """Return the category paths of a row's column."""
        shared = self._categories.get(packed)
        if shared is None:
            shared = self._categories[packed] = tuple(
                tuple(names.split(BETWEEN_NAMES)) for names in packed.split(BETWEEN_PATHS)
            )
        return shared

    def __call__(self, values: tuple[Any, ...]) -> Row:
        """Return the row of a tuple of ``ROW_COLUMNS``."""
        (number, path, title, date, date_key, tags, categories, draft, excerpt, mtime_ns, size, *rest) = (
            values
        )
        error, line, column, ignored = rest
        return Row(
            path_of(path),
            title,
            date,
            date_key,
            self.tags(tags),
            self.categories(categories),
            bool(draft),
            excerpt,
            mtime_ns,
            size,
            error,
            line,
            column,
            bool(ignored),
            number,
        )
