"""Publish a draft and take a post back, each generator in its own way."""

import os
import re
from pathlib import Path

from galley.core.edits import apply_edits
from galley.core.frontmatter import Refused, read, remove_key, set_value
from galley.core.messages import say
from galley.core.post import parse
from galley.core.site.actions.belongings import along, load, own_entries
from galley.core.site.actions.move import MovePlan, planned
from galley.core.site.assets import asset_folder
from galley.core.site.model import Site, SiteError, SiteKind
from galley.core.site.naming import date_in_name, free_path, new_post_name
from galley.core.site.scaffold import date_text

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")


def plan_publish(site: Site, path: Path) -> MovePlan:
    """Plan to make a draft a post; without moves where only its header changes.

    A draft in a drafts folder moves among the posts with its asset folder; it gets today's date if its
    header has none, and keeps everything else. Elsewhere the header's mark for a draft is taken off.
    A taken name gets ``-1``, ``-2``, ... as in Hexo. Links follow as in `plan_move`. Raises SiteError or
    storage's errors.
    """
    drafts = _folder_around(path, site.drafts_dirs)
    text = load(path).text
    shown = _mark_taken_off(site, text)
    if drafts is None:
        if shown == text:
            raise SiteError(say("“{0}” is no draft", path.name))
        return planned(site, (), [path], becomes=lambda _text: shown)
    zone = None if site.timezone is None else str(site.timezone)
    when = parse(text, site.header_rules, timezone=zone).moment or site.now().replace(microsecond=0)
    within = path.relative_to(drafts)
    if site.kind is SiteKind.JEKYLL:
        name = path.name if _DATE.match(path.name) else f"{when:%Y-%m-%d}-{path.name}"
        return _plan_move(site, path, drafts.parent / "_posts" / within.with_name(name), shown)
    if _lacks_date(site, text):
        shown = _with(shown, "date", date_text(site, when), site)
    # A draft in a folder stays in that folder; only those at the top go where new posts go.
    if len(within.parts) == 1:
        within = Path(new_post_name(site, path.stem, when)).with_suffix(path.suffix)
    return _plan_move(site, path, site.posts_dirs[0] / within, shown)


def plan_unpublish(site: Site, path: Path) -> MovePlan:
    """Plan to make a post a draft again: back to the drafts folder with its asset folder, or marked in its
    header.

    The date stays; Jekyll's moves from the name into the header if it is not there. Links and errors as for
    `plan_publish`.
    """
    if _folder_around(path, site.drafts_dirs) is not None:
        raise SiteError(say("“{0}” is a draft already", path.name))
    text = load(path).text
    posts = _folder_around(path, site.posts_dirs)
    if site.drafts_dirs and posts is not None:
        within, shown = path.relative_to(posts), text
        if site.kind is SiteKind.JEKYLL:
            within = within.with_name(_DATE.sub("", path.name, count=1))
            date = date_in_name(site, path)
            if date and _lacks_date(site, shown):
                shown = _with(shown, "date", date, site)
        return _plan_move(site, path, site.drafts_dirs[0] / within, shown)
    key, value = ("status", "draft") if site.kind is SiteKind.PELICAN else ("draft", True)
    shown = _with(text, key, value, site)
    if shown == text:
        raise SiteError(say("“{0}” is a draft already", path.name))
    return planned(site, (), [path], becomes=lambda _text: shown)


def _folder_around(path: Path, folders: tuple[Path, ...]) -> Path | None:
    return next((folder for folder in folders if path.is_relative_to(folder)), None)


def _lacks_date(site: Site, text: str) -> bool:
    """A header that cannot be read is left alone: who knows what it says."""
    header = read(text, site.header_rules)
    return header.error is None and not header.values.get("date")


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
        raise SiteError(say("The header cannot be changed: {0}", refused)) from refused


def _without(text: str, key: str, site: Site) -> str:
    try:
        return apply_edits(text, remove_key(text, key, site.header_rules))
    except Refused as refused:
        raise SiteError(say("The header cannot be changed: {0}", refused)) from refused


def _plan_move(site: Site, path: Path, target: Path, shown: str) -> MovePlan:
    entries = own_entries(site, path)

    def taken(candidate: Path) -> bool:
        folder = asset_folder(site, candidate)
        return bool(entries) and folder is not None and os.path.lexists(folder)

    target = free_path(target, taken)
    moves = [(path, target), *along(entries, asset_folder(site, path), asset_folder(site, target))]
    return planned(site, moves, [path], becomes=lambda _text: shown)
