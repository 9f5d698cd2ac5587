"""Read from a post's file what the index keeps; whatever is wrong with the file ends up in its row."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import NamedTuple, cast

from galley.core import post as posts
from galley.core.frontmatter import Field, FieldKind, Header, as_text
from galley.core.index.entry import Entry
from galley.core.index.excerpt import excerpt
from galley.core.index.fold import fold
from galley.core.index.packing import Prepared, prepare
from galley.core.index.row import EXCERPT_LENGTH, Row
from galley.core.messages import kept, say
from galley.core.post import Post
from galley.core.site import PostFile, Site
from galley.core.site.naming import date_in_name
from galley.core.storage import cause_in_words, in_words
from galley.core.textfile import NotTextError, decode

# A post of this size is no post; reading it would only fill the memory.
_LARGEST = 64_000_000
_HEADER_LENGTH = 4_000
_IMAGE = re.compile(
    r"!\[[^\]]{0,400}\][(\[]|<img\b|\{%-?\s*(?:asset_img|img|image|gallery|galleryGroup)\b", re.IGNORECASE
)
_SIMPLE_LINE = re.compile(r"^(title|date)[ \t]*[:：=][ \t]*(\S.*)$", re.MULTILINE | re.IGNORECASE)


class Vanished(Exception):  # noqa: N818 - a state of the world, not a fault
    """The file is no more."""


class Batch(NamedTuple):
    """Some posts as the tables take them, and the paths of those that are gone."""

    posts: list[Prepared]
    gone: list[str]


def read_batch(site: Site, files: Iterable[PostFile]) -> Batch:
    """Return what the index keeps of ``files``."""
    batch = Batch([], [])
    for file in files:
        try:
            batch.posts.append(prepare(site, read_entry(site, file)))
        except Vanished:
            batch.gone.append(file.relative)
    return batch


def read_entry(site: Site, file: PostFile) -> Entry:
    """Return what the index keeps of the post; an unreadable one has ``error`` in its row.

    Raises Vanished when it is gone.
    """
    if file.size > _LARGEST:
        return Entry(_broken(file, say("The file is too large for a post ({0} MB)", file.size // 1000000)))
    try:
        data = file.path.read_bytes()
    except FileNotFoundError as error:
        if file.path.is_symlink():
            return Entry(_broken(file, say("The link leads to a file that does not exist")))
        raise Vanished from error
    except OSError as error:
        return Entry(_broken(file, say("The file could not be read: {0}", cause_in_words(error))))
    try:
        text = decode(data).text
    except NotTextError as error:
        return Entry(_broken(file, error.args[0]))
    try:
        return _entry(site, file, text)
    except Exception as error:  # one odd post must never hide the others
        return Entry(_broken(file, say("The post could not be read: {0}", in_words(error))))


def _entry(site: Site, file: PostFile, text: str) -> Entry:
    zone = None if site.timezone is None else str(site.timezone)
    post = posts.parse(text, site.header_rules, path=file.relative, timezone=zone)
    date, when = post.date, post.moment
    if not date and (date := date_in_name(site, file.path)):
        when = datetime.fromisoformat(date)
    if post.error is not None:
        post = _guessed(post, text, file.relative, zone)
        date, when = post.date, post.moment
    titled = post.title != file.path.stem and bool(post.title)
    row = Row(
        path=file.relative,
        title=post.title if titled else _name(file),
        date=date,
        date_key=_sort_key(site, when),
        tags=post.tags,
        categories=post.categories,
        draft=file.draft or post.draft,
        excerpt=_excerpt(post),
        mtime_ns=file.mtime_ns,
        size=file.size,
        error=kept(post.error.reason) if post.error else None,
        error_line=post.error.line if post.error else None,
        error_column=post.error.column if post.error else None,
        ignored=file.ignored,
    )
    body = text[post.header.body_start :]
    return Entry(_printable(row), fold(body), _values(post.header), _IMAGE.search(body) is not None)


def _values(header: Header) -> dict[str, str]:
    """Return what each key of a header shows in a column of the list."""
    return {_whole(each.key): _whole(_shown(each)) for each in header.fields}


def _shown(field: Field) -> str:
    if field.kind is FieldKind.EMPTY:
        return ""
    value = field.value
    if isinstance(value, list):
        return ", ".join(_item(item) for item in cast("list[object]", value) if item is not None)
    return " ".join(field.shown.split())


def _item(item: object) -> str:
    """Return an item of a list; one that is a list itself is a path, as categories are."""
    if isinstance(item, list):
        return " › ".join(as_text(name) for name in cast("list[object]", item) if name is not None)
    return as_text(item)


def _guessed(post: Post, text: str, path: str, zone: str | None) -> Post:
    """Return a post whose header is broken with the title and date that its lines seem to say.

    For the list alone, so that the post stands where its author looks for it.
    """
    lines = {found[1].lower(): found[2].strip() for found in _SIMPLE_LINE.finditer(text[:_HEADER_LENGTH])}
    dated = posts.parse(f"---\ndate: {lines.get('date', '')}\n---\n", post.rules, path=path, timezone=zone)
    title = lines.get("title", "").strip("\"'") or post.title
    return replace(post, title=" ".join(title.split()), date=dated.date, moment=dated.moment)


def _printable(row: Row) -> Row:
    """Return the row without halves of characters: an escape can make them, and no window shows them."""
    shown = (
        row.title,
        row.date,
        row.excerpt,
        row.error or "",
        *row.tags,
        *chain.from_iterable(row.categories),
    )
    try:
        "".join(shown).encode()
    except UnicodeEncodeError:
        return replace(
            row,
            title=_whole(row.title),
            date=_whole(row.date),
            excerpt=_whole(row.excerpt),
            error=row.error and _whole(row.error),
            tags=tuple(map(_whole, row.tags)),
            categories=tuple(tuple(map(_whole, names)) for names in row.categories),
        )
    return row


def _whole(text: str) -> str:
    return text.encode(errors="replace").decode()


def _excerpt(post: Post) -> str:
    described = post.header.field("description")
    if (
        described is not None
        and isinstance(described.value, str)
        and (text := " ".join(described.value.split()))
    ):
        return text if len(text) <= EXCERPT_LENGTH else f"{text[: EXCERPT_LENGTH - 1]}…"
    return excerpt(post.body, EXCERPT_LENGTH)


def _broken(file: PostFile, reason: str) -> Row:
    return Row(
        path=file.relative,
        title=_name(file),
        draft=file.draft,
        mtime_ns=file.mtime_ns,
        size=file.size,
        error=kept(reason),
        ignored=file.ignored,
    )


def _name(file: PostFile) -> str:
    """Return what a post without a title is called in the list: its file, or the folder of an index page."""
    stem = file.path.stem
    name = file.path.parent.name if stem in {"index", "_index"} else stem
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _sort_key(site: Site, when: datetime | None) -> float | None:
    if when is None:
        return None
    try:
        # A date without an offset is on the site's clock.
        return (when if when.tzinfo else when.replace(tzinfo=site.timezone)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
