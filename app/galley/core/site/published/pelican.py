"""Where Pelican publishes an article: as ``ARTICLE_URL`` or the header's ``url`` says.

Source of the rules: Pelican's documentation, "Settings", "URL settings" and "Writing content", and, for what
these leave open, ``contents.py``, ``readers.py`` and ``utils.py`` of Pelican 4.
"""

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import cast

from galley.core.post import Post
from galley.core.site.config import flag_of, section_of, text_of
from galley.core.site.model import Site

# Settings from which an address is made; one that is no literal in the configuration makes it unknown.
_SETTINGS = frozenset(
    {
        "*", "ARTICLE_URL", "DRAFT_URL", "SLUGIFY_SOURCE", "SLUGIFY_USE_UNICODE", "SLUGIFY_PRESERVE_CASE",
        "SLUG_REGEX_SUBSTITUTIONS", "CATEGORY_REGEX_SUBSTITUTIONS", "FILENAME_METADATA", "PATH_METADATA",
        "EXTRA_PATH_METADATA", "DEFAULT_METADATA", "DEFAULT_CATEGORY", "USE_FOLDER_AS_CATEGORY",
        "DEFAULT_LANG", "ARTICLE_PERMALINK_STRUCTURE",
    }
)  # fmt: skip
# Those that may set anything, or change the text from which slugs are made.
_FREE = ("PATH_METADATA", "SLUG_REGEX_SUBSTITUTIONS", "CATEGORY_REGEX_SUBSTITUTIONS")
_DATE = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2}).*")
_NAME_AND_FORMAT = re.compile(r"[\w:%\-/. ]*")


def pelican_address(site: Site, path: Path, post: Post) -> str | None:
    """Return the path below the site's root that Pelican gives an article; None if it is not known."""
    config = site.config
    if any(name in config and config[name] is None for name in _SETTINGS) or any(map(config.get, _FREE)):
        return None
    if config.get("ARTICLE_PERMALINK_STRUCTURE") or _is_given_more(site, path):
        return None
    values = {key.lower(): value for key, value in post.header.values.items()}
    lang = values.get("lang")
    if lang is not None and str(lang).lower() != text_of(config, "DEFAULT_LANG", "en").lower():
        return None
    own = values.get("url")
    if isinstance(own, str) and own:
        return own.lstrip("/")
    named = _in_name(site, path)
    if named is None:
        return None
    status = str(values.get("status", "published")).strip().lower()
    if status == "draft":
        rule = text_of(config, "DRAFT_URL", "drafts/{slug}.html")
    elif status == "published":
        rule = text_of(config, "ARTICLE_URL", "{slug}.html")
    else:
        return None
    try:
        made = "".join(_filled(site, path, post, {**named, **values}, rule))
    except (LookupError, ValueError):
        return None
    return made.lstrip("/")


def _filled(site: Site, path: Path, post: Post, values: Mapping[str, object], rule: str) -> Iterator[str]:
    """Yield the parts of an address; raises LookupError for what is not known."""
    for literal, field, form, conversion in string.Formatter().parse(rule):
        yield literal
        if field is None:
            continue
        if conversion or (form and (field != "date" or not _NAME_AND_FORMAT.fullmatch(form))):
            raise LookupError(field)
        if field == "date":
            when = post.moment
            if when is None or not form:
                raise LookupError(field)
            # Names of days and months hang on the language of the system that publishes.
            if set(re.findall("%-?(.)", form)) - set("YymdHMSj"):
                raise LookupError(form)
            yield when.strftime(form)
        elif field == "slug":
            yield _slug(site, path, post, values)
        elif field == "category":
            yield _slugified(site, _category(site, path, values))
        elif field == "path":
            yield path.relative_to(site.static_dirs[0]).as_posix()
        elif field == "lang":
            yield text_of(site.config, "DEFAULT_LANG", "en").lower()
        else:
            raise LookupError(field)


def _is_given_more(site: Site, path: Path) -> bool:
    """Whether the configuration gives this article metadata that may decide its address."""
    given = section_of(site.config, "DEFAULT_METADATA").keys()
    relative = PurePosixPath(path.relative_to(site.static_dirs[0]).as_posix())
    more = section_of(site.config, "EXTRA_PATH_METADATA")
    return bool({key.lower() for key in given} & {"slug", "url", "lang", "status", "category"}) or any(
        relative.is_relative_to(key.strip("/")) for key in more
    )


def _in_name(site: Site, path: Path) -> dict[str, object] | None:
    """What ``FILENAME_METADATA`` finds in a name; None where that cannot be told."""
    written = site.config.get("FILENAME_METADATA")
    try:
        pattern = re.compile(written) if isinstance(written, str) else _DATE
        found = pattern.match(path.stem)
    except re.error:
        return None
    if found is None:
        return {}
    named = {key.lower(): cast("object", value) for key, value in found.groupdict().items() if value}
    return named if named.keys() <= {"date", "slug", "title", "category", "author"} else None


def _slug(site: Site, path: Path, post: Post, values: Mapping[str, object]) -> str:
    own = values.get("slug")
    if own is not None:
        return str(own).strip()
    source = text_of(site.config, "SLUGIFY_SOURCE", "title")
    if source == "basename":
        return _slugified(site, path.stem)
    if source != "title" or "title" not in values:
        raise LookupError(source)
    return _slugified(site, post.title)


def _category(site: Site, path: Path, values: Mapping[str, object]) -> str:
    own = values.get("category")
    if own is not None:
        return str(own).strip()
    folder = path.parent.relative_to(site.static_dirs[0]).name
    if folder and flag_of(site.config, "USE_FOLDER_AS_CATEGORY", default=True):
        return folder
    return text_of(site.config, "DEFAULT_CATEGORY", "misc")


def _slugified(site: Site, text: str) -> str:
    """Pelican's ``slugify``; LookupError where it writes letters of other scripts in Latin ones."""
    if "<" in text or "&" in text:
        raise LookupError(text)
    text = unicodedata.normalize("NFKC", text)
    if not text.isascii() and not flag_of(site.config, "SLUGIFY_USE_UNICODE"):
        raise LookupError(text)
    slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip())
    slug = slug if flag_of(site.config, "SLUGIFY_PRESERVE_CASE") else slug.lower()
    if not slug:
        raise LookupError(text)
    return slug.strip()
