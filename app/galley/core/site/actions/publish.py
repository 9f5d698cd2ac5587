"""Publish a draft and take a post back, each generator in its own way."""

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from galley.core.edits import apply_edits
from galley.core.frontmatter import Refused, read, remove_key, set_value
from galley.core.post import parse
from galley.core.site.actions.moves import Moved, Together, along, own_entries, read_text
from galley.core.site.assets import asset_folder
from galley.core.site.links import follow_folder
from galley.core.site.model import Site, SiteError, SiteKind
from galley.core.site.naming import date_in_name, free_path, new_post_name
from galley.core.site.scaffold import date_text
from galley.core.storage import write_file

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")


def publish(site: Site, path: Path) -> list[Moved]:
    """Make a draft a post; return what moved (one pair, old and new alike, if only the header changed).

    A draft in a drafts folder moves among the posts with its asset folder; it gets today's date if its
    header has none, and keeps everything else. Elsewhere the header's mark for a draft is taken off.
    A taken name gets ``-1``, ``-2``, ... as in Hexo. Raises SiteError or storage's errors, with nothing
    changed.
    """
    drafts = _folder_around(path, site.drafts_dirs)
    text, encode, loaded = read_text(path)
    shown = _mark_taken_off(site, text)
    if drafts is None:
        if shown == text:
            raise SiteError(f"“{path.name}” is no draft")
        write_file(path, encode(shown), expected=loaded)
        return [(path, path)]
    when = site.now()
    header = read(text, site.header_rules)
    if header.error is None and not header.values.get("date") and site.kind is SiteKind.HEXO:
        shown = _with(shown, "date", date_text(site, when.replace(microsecond=0)), site)
    dated = parse(text, site.header_rules, path=path).date_value
    if site.kind is SiteKind.JEKYLL:
        name = path.name if _DATE.match(path.name) else f"{dated or when:%Y-%m-%d}-{path.name}"
        target = drafts.parent / "_posts" / path.relative_to(drafts).with_name(name)
    else:
        within = path.relative_to(drafts)
        # A draft in a folder stays in that folder; only those at the top go where new posts go.
        in_folder = len(within.parts) > 1
        target = site.posts_dirs[0] / (within if in_folder else _new_place(site, path, dated or when))
    return _move(site, path, target, text, shown, encode, loaded)


def unpublish(site: Site, path: Path) -> list[Moved]:
    """Make a post a draft again: back to the drafts folder with its asset folder, or marked in its header.

    The date stays; Jekyll's moves from the name into the header if it is not there. Return and errors as
    for `publish`.
    """
    if _folder_around(path, site.drafts_dirs) is not None:
        raise SiteError(f"“{path.name}” is a draft already")
    text, encode, loaded = read_text(path)
    posts = _folder_around(path, site.posts_dirs)
    if site.drafts_dirs and posts is not None:
        within = path.relative_to(posts)
        shown = text
        if site.kind is SiteKind.JEKYLL:
            within = within.with_name(_DATE.sub("", path.name, count=1))
            header = read(text, site.header_rules)
            date = date_in_name(site, path)
            if date and header.error is None and not header.values.get("date"):
                shown = _with(text, "date", date, site)
        return _move(site, path, site.drafts_dirs[0] / within, text, shown, encode, loaded)
    key, value = ("Status", "draft") if site.kind is SiteKind.PELICAN else ("draft", True)
    shown = _with(text, key, value, site)
    if shown == text:
        raise SiteError(f"“{path.name}” is a draft already")
    write_file(path, encode(shown), expected=loaded)
    return [(path, path)]


def _folder_around(path: Path, folders: tuple[Path, ...]) -> Path | None:
    return next((folder for folder in folders if path.is_relative_to(folder)), None)


def _new_place(site: Site, path: Path, when: datetime) -> Path:
    if site.kind is not SiteKind.HEXO:
        return Path(path.name)
    return Path(new_post_name(site, path.stem, when)).with_suffix(path.suffix)


def _mark_taken_off(site: Site, text: str) -> str:
    """Return the text without what its header says to keep it from being published."""
    values = read(text, site.header_rules).values
    if site.kind in {SiteKind.HEXO, SiteKind.JEKYLL}:
        return _without(text, "published", site) if values.get("published") is False else text
    for key, value in values.items():
        if key.lower() == "status" and str(value).lower() == "draft":
            return _with(text, key, "published", site)
        if key.lower() == "draft" and str(value).lower() == "true":
            return _with(text, key, False, site)
    return text


def _with(text: str, key: str, value: object, site: Site) -> str:
    try:
        return apply_edits(text, set_value(text, key, value, site.header_rules))
    except Refused as refused:
        raise SiteError(f"The header cannot be changed: {refused}") from refused


def _without(text: str, key: str, site: Site) -> str:
    try:
        return apply_edits(text, remove_key(text, key, site.header_rules))
    except Refused as refused:
        raise SiteError(f"The header cannot be changed: {refused}") from refused


def _move(
    site: Site, path: Path, target: Path, text: str, shown: str, encode: Callable[[str], bytes], loaded: str
) -> list[Moved]:
    entries = own_entries(site, path)
    old_folder = asset_folder(site, path)

    def taken(candidate: Path) -> bool:
        folder = asset_folder(site, candidate)
        return bool(entries) and folder is not None and os.path.lexists(folder)

    target = free_path(target, taken)
    if target.stem != path.stem and entries:
        shown = apply_edits(shown, follow_folder(site, path, shown, target.stem))
    with Together() as together:
        together.move(path, target)
        for old_entry, new_entry in along(entries, old_folder, asset_folder(site, target)):
            together.move(old_entry, new_entry)
        if shown != text:
            together.write(target, encode(shown), expected=loaded)
    return together.moved
