"""Relative addresses of pages: where they lead from the page that a post is published as."""

import re
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import quote, unquote

from galley.core.site.config import section_of
from galley.core.site.model import Site, SiteKind
from galley.core.site.published.astro import astro_ends_pages_with_slash

_AT_PAGE = re.compile(r"(?!/|[A-Za-z][A-Za-z0-9+.\-]*:)[^?#\\{}]+")
_INDEX = re.compile(r"(?<![^/])index\.html$")
_TAIL = re.compile(rf"{_INDEX.pattern}|/$")


def may_lead_to_a_page(site: Site, path: str) -> bool:
    """Say whether an address (without ``?`` and ``#``) is relative, and not that of a post's own file."""
    return _AT_PAGE.fullmatch(path) is not None and PurePosixPath(path).suffix.lower() not in site.extensions


def bare(address: str) -> str:
    """Return an address below the site's root as it is compared: without what only names a folder's page."""
    return _INDEX.sub("", address).strip("/")


def led_to(site: Site, page: str, path: str) -> str | None:
    """Return where a relative address leads (`bare`, not encoded) from a page; None: out of the site.

    Source of the rule: RFC 3986, section 5.2, by which a browser reads it: from the folder of the page's own
    address, which is the page itself where that ends with a slash.
    """
    root = site.url_root
    folder = f"{root}{page}".rpartition("/")[0]
    place = normpath(f"{folder}/{unquote(path)}")
    return bare(place[len(root) :]) if f"{place}/".startswith(root) else None


def from_page(site: Site, page: str, target: str, like: str) -> str:
    """Return the relative address, not encoded, of ``target`` (`bare`) from a page, written ``like`` that."""
    tail = _TAIL.search(like)
    above, slash, last = like[: tail.start() if tail is not None else None].rstrip("/").rpartition("/")
    end = "" if tail is None else f"/{tail[0].lstrip('/')}"
    swapped = f"{above}{slash}{target.rpartition('/')[2]}{end}"
    if last.strip(".") and led_to(site, page, quote(swapped)) == target:
        return swapped
    found = relpath(f"/{target}", f"/{page}".rpartition("/")[0] or "/") + end
    if (like.startswith("./") and not found.startswith(".")) or ":" in found.partition("/")[0]:
        found = f"./{found}"
    return found


def are_as_written(site: Site) -> bool:
    """Say whether relative addresses surely stand in the site's pages as they are written, and the addresses
    of the pages are those from which a browser reads them.

    CommonMark changes none, nor do the renderers of Hexo, Jekyll, Pelican and Astro. Source of the rule for
    Hugo: its documentation, "Link render hooks": a template may make another of each, and Hugo brings one
    that is for sites of several languages.
    """
    if site.kind is SiteKind.ASTRO:
        return astro_ends_pages_with_slash(site)
    if site.kind is not SiteKind.HUGO:
        return True
    if (
        len(section_of(site.config, "languages")) > 1
        or "useembedded" in str(site.config.get("markup")).lower()
    ):
        return False
    return not any(hook for top in ("layouts", "themes") for hook in site.root.glob(f"{top}/**/render-link*"))
