"""What is wrong with a header that can be read, and what with one that cannot."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from galley.core.checks.finding import Note, Severity
from galley.core.edits import Edit
from galley.core.frontmatter import Field, FieldKind, Format, Header, HeaderRules, Repair, describe_date
from galley.core.messages import say
from galley.core.site import Site, SiteKind
from galley.core.site.naming import date_in_name

_WIDE_KEY = re.compile(
    r"^(?P<key>title|date|updated|tags?|categor(?:y|ies)|cover|description|author|top|permalink|comments|layout"
    r"|keywords|excerpt|abbrlink|slug|draft|标题|日期|标签|分类)[ \t]*(?P<colon>：)[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_SEVERAL = re.compile(r"[^\s,，、;；]+(?:\s*[,，、;；]\s*[^\s,，、;；][^,，、;；]*)+")
_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
# Generators that take the title from elsewhere (Jekyll, MkDocs), or may (Astro's own schema).
_NEEDS_TITLE = frozenset({SiteKind.HEXO, SiteKind.HUGO, SiteKind.PELICAN})
_NEEDS_DATE = frozenset({SiteKind.HEXO, SiteKind.HUGO, SiteKind.PELICAN})


def check_header(text: str, header: Header, site: Site, post: Path) -> Iterator[Note]:
    """What is wrong with the header of ``text``."""
    error = header.error
    if error is not None:
        at = _place(text, error.line, error.column)
        end = text.find("\n", at)
        end = max(at + 1, end if end >= 0 else len(text))
        yield Note("header", at, min(end, len(text)), error.reason, error.repairs, Severity.ERROR)
        return
    if header.region is not None and header.region.format is Format.YAML:
        yield from _wide_colons(text, header)
    yield from _missing(text, header, site, post)
    yield from _dates(header, site)
    if site.kind is SiteKind.HEXO:
        yield from _joined_tags(header)


def _place(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return min(at + column - 1, max(len(text) - 1, 0))


def _wide_colons(text: str, header: Header) -> Iterator[Note]:
    """A line whose colon is full-width goes on with the value above it, for YAML."""
    region = header.region
    assert region is not None
    for match in _WIDE_KEY.finditer(text, region.content_start, region.content_end):
        key = match["key"]
        repair = Repair(say("Write “{0}”", f"{key}: "), (Edit(match.start("colon"), match.end(), ": "),))
        message = say(
            "This line sets no “{0}”: with a full-width colon (：) it belongs to the line above.", key
        )
        line_end = text.find("\n", match.end())
        yield Note("header", match.start(), line_end if line_end >= 0 else len(text), message, (repair,))


def _missing(text: str, header: Header, site: Site, post: Path) -> Iterator[Note]:
    start = header.region.start if header.region is not None else 0
    # The opening fence's line, or the first of the text.
    end = text.find("\n", start)
    end = min(len(text), end if end > start else start + 1)
    if site.kind in _NEEDS_TITLE and not _filled(header, "title") and not _is_index(post):
        level = Severity.ERROR if site.kind is SiteKind.PELICAN else Severity.WARNING
        yield Note("title", start, end, say("This post has no title."), severity=level)
    in_posts = any(post.is_relative_to(folder) for folder in site.posts_dirs)
    in_drafts = any(post.is_relative_to(folder) for folder in site.drafts_dirs)
    dated = _filled(header, "date") or bool(date_in_name(site, post))
    if site.kind in _NEEDS_DATE and in_posts and not in_drafts and not dated and not _is_draft(header):
        if _is_index(post) and site.kind is not SiteKind.PELICAN and post.parent in site.posts_dirs:
            return
        why = {
            SiteKind.HEXO: say(
                "Hexo takes the file's own time, which changes when the site is copied or cloned."
            ),
            SiteKind.HUGO: say("Hugo puts it at the end of every list."),
        }.get(site.kind, say("Pelican does not publish it."))
        level = Severity.ERROR if site.kind is SiteKind.PELICAN else Severity.WARNING
        yield Note("date", start, end, say("This post has no date: {0}", why), severity=level)


def _is_index(post: Path) -> bool:
    return post.stem == "_index"


def _filled(header: Header, key: str) -> bool:
    field = header.field(key) or header.field(key.capitalize())
    return field is not None and bool(field.shown.strip()) and field.kind is not FieldKind.EMPTY


def _is_draft(header: Header) -> bool:
    return header.values.get("draft") is True or header.values.get("published") is False


def _dates(header: Header, site: Site) -> Iterator[Note]:
    zone = getattr(site.timezone, "key", None)
    for key in ("date", "updated", "lastmod"):
        field = header.field(key)
        if field is None or field.kind is FieldKind.EMPTY or not isinstance(field.value, str):
            continue
        moment = describe_date(field.written, site.header_rules, zone)
        if moment is None:
            if site.header_rules in (HeaderRules.PLAIN, HeaderRules.MKDOCS):
                continue
            message = say("The site's generator makes nothing of the date “{0}”.", field.shown)
            yield Note("date", field.start, field.end, message)
        elif site.kind is SiteKind.HEXO and _rolled(field, moment):
            message = say("There is no {0}: Hexo takes it for {1:%Y-%m-%d %H:%M:%S}.", field.shown, moment)
            yield Note("date", field.start, field.end, message)


def _rolled(field: Field, moment: datetime) -> bool:
    """Whether a written day or hour is one that no calendar has."""
    found = _DAY.search(field.shown)
    if found is None:
        return False
    year, month, day = (int(number) for number in found.groups())
    try:
        datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return True
    time = re.search(r"(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?", field.shown[found.end() :])
    if time is None:
        return False
    return any(int(number or 0) > most for number, most in zip(time.groups(), (23, 59, 59), strict=True))


def _joined_tags(header: Header) -> Iterator[Note]:
    field = header.field("tags")
    if field is None or not isinstance(field.value, str) or not _SEVERAL.fullmatch(field.value.strip()):
        return
    names = [name.strip() for name in re.split(r"[,，、;；]", field.value) if name.strip()]
    at = field.end - len(field.written)
    repairs: tuple[Repair, ...] = ()
    if not re.search(r"[\[\]{}\"'#:&*!|>%@`]", field.value) and header.region is not None:
        written = f"[{', '.join(names)}]"
        if header.region.format is Format.YAML:
            repairs = (Repair(say("Write {0}", written), (Edit(at, field.end, written),)),)
    message = say("Hexo takes “{0}” for one tag.", field.value.strip())
    yield Note("tags", at, field.end, message, repairs)
