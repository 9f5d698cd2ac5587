"""A post as views of one text: what its header says about it, and where its body begins."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from galley.core.frontmatter import (
    Header,
    HeaderError,
    HeaderRules,
    as_text,
    category_paths,
    describe_date,
    list_items,
    read,
    tag_names,
)

_JEKYLL_DATE = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)\.[^./]+")


@dataclass(frozen=True, slots=True)
class Post:
    """One post's text as its site reads it. Dates are kept as written; ``header`` has everything else."""

    text: str
    rules: HeaderRules
    header: Header
    title: str
    date: str
    moment: datetime | None
    tags: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    draft: bool

    @property
    def error(self) -> HeaderError | None:
        """Why the header cannot be read, or None."""
        return self.header.error

    @property
    def body(self) -> str:
        """The text below the header."""
        return self.text[self.header.body_start :]


def parse(text: str, rules: HeaderRules, *, path: str = "", timezone: str | None = None) -> Post:
    """Return the post that ``text`` is under ``rules``. Never raises: a broken header leaves fields empty.

    ``path`` gives the title and, for Jekyll, the date where the header has none. ``timezone`` is the site's.
    """
    header = read(text, rules)
    written = _shown(header, "date") or _shown(header, "pubDate") or _shown(header, "pubDatetime")
    title = _shown(header, "title")
    named = _JEKYLL_DATE.fullmatch(path.replace("\\", "/")) if rules is HeaderRules.JEKYLL else None
    if named:
        written, title = written or named[1], title or named[2]
    return Post(
        text,
        rules,
        header,
        title or PurePath(path).stem,
        written,
        describe_date(written, rules, timezone) if written else None,
        _tags(header, rules),
        _categories(header, rules),
        _draft(header, rules),
    )


def _shown(header: Header, key: str) -> str:
    """Return a scalar as its author reads it: a title of 123 or null is text."""
    field = header.field(key)
    if field is None or isinstance(field.value, list | dict):
        return "" if field is None else field.shown.strip()
    return " ".join(field.shown.split())


def _tags(header: Header, rules: HeaderRules) -> tuple[str, ...]:
    for key in ("tags", "tag"):
        value = header.values.get(key)
        if value:
            return tag_names(value, key, rules)
    taxonomies = header.values.get("taxonomies")
    if isinstance(taxonomies, dict):
        return tag_names(taxonomies.get("tags"), "tags", rules)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
    return ()


def _categories(header: Header, rules: HeaderRules) -> tuple[tuple[str, ...], ...]:
    for key in ("categories", "category"):
        value = header.values.get(key)
        if value:
            return category_paths(value, rules)
    taxonomies = header.values.get("taxonomies")
    if isinstance(taxonomies, dict):
        return category_paths(taxonomies.get("categories"), rules)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
    return ()


def _draft(header: Header, rules: HeaderRules) -> bool:
    values = header.values
    if values.get("draft") is True or values.get("published") is False:
        return True
    status = values.get("status")
    if rules is HeaderRules.PELICAN and isinstance(status, str):
        return status.strip().lower() in ("draft", "hidden", "skip")
    return any(as_text(each).lower() == "draft" for each in list_items(values.get("status"), "status", rules))
