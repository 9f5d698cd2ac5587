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

_MORE = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
_JEKYLL_DATE = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)\.[^./]+")
_NOISE = re.compile(
    r"^(`{3,}|~{3,}).*?^\1[`~]*[ \t]*$"  # fenced code
    r"|<!--[\s\S]*?-->|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}"
    r"|<(?:script|style)\b[\s\S]*?</(?:script|style)\s*>|</?[A-Za-z][^<>]{0,400}>"
    r"|!\[[^\]\n]{0,400}\]\([^)\n]{0,800}\)"
    r"|^[ \t]*(?:[-*_][ \t]*){3,}$|^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\[([^\]\n]{1,400})\]\([^)\n]{0,800}\)")
_MARKS = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)+|[*_~`]{1,3}", re.MULTILINE
)


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

    @property
    def body_line(self) -> int:
        """The line where the body begins, from 0."""
        return self.text.count("\n", 0, self.header.body_start)

    def excerpt(self, length: int) -> str:
        """Return at most ``length`` characters of the body as plain text, cut before a ``<!-- more -->``."""
        # Twenty times the length is enough source for any excerpt, and bounds the work on long posts.
        start = self.header.body_start
        source = self.text[start : start + max(length * 20, 2000)]
        fold = _MORE.search(source)
        if fold and source[: fold.start()].strip():
            source = source[: fold.start()]
        plain = _MARKS.sub("", _LINK.sub(r"\1", _NOISE.sub(" ", source)))
        words = " ".join(plain.replace("|", " ").split())
        return words if len(words) <= length else words[: max(length - 1, 0)].rstrip() + "…"


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
