"""The addresses under which a site's generator publishes a post, and what its tags call it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from galley.core.post import Post
from galley.core.site.config import text_of
from galley.core.site.model import Site, SiteKind
from galley.core.site.published.astro import astro_address
from galley.core.site.published.hexo import hexo_address, hexo_argument, hexo_slug
from galley.core.site.published.hugo import hugo_address, hugo_aliases
from galley.core.site.published.jekyll import jekyll_address
from galley.core.site.published.names import PostNames, names_of
from galley.core.site.published.pelican import pelican_address

__all__ = [
    "PostNames",
    "address_of",
    "addresses_of",
    "has_addresses",
    "hexo_address",
    "hexo_argument",
    "hexo_slug",
    "host_of_site",
    "names_of",
]

_ADDRESS = {
    SiteKind.HEXO: hexo_address,
    SiteKind.HUGO: hugo_address,
    SiteKind.JEKYLL: jekyll_address,
    SiteKind.PELICAN: pelican_address,
    SiteKind.ASTRO: astro_address,
}
_HOST_KEY = {
    SiteKind.HEXO: "url",
    SiteKind.HUGO: "baseurl",
    SiteKind.JEKYLL: "url",
    SiteKind.PELICAN: "SITEURL",
}


def has_addresses(site: Site) -> bool:
    """Say whether it is known at all where the site's generator publishes posts."""
    return site.kind in _ADDRESS


def address_of(site: Site, path: Path, post: Post) -> str | None:
    """Return the path below the site's root, not encoded, under which a post at ``path`` is published.

    None where it cannot be told for certain: the generator has no such rule, or the rule hangs on more than
    the post and the configuration. A configuration that could not be read in full tells nothing for certain.
    """
    find = _ADDRESS.get(site.kind)
    if find is None or (site.warnings and site.kind is not SiteKind.HEXO):
        return None
    found = find(site, path, post)
    return None if found is None else unquote(found)


def addresses_of(site: Site, path: Path, post: Post) -> list[str]:
    """Return every address that leads to a post, in an order that is the same wherever the post lies."""
    address = address_of(site, path, post)
    if address is None:
        return []
    if site.kind is SiteKind.HUGO:
        return [address, *hugo_aliases(post, address)]
    if site.kind is SiteKind.JEKYLL and not address.endswith(("/", ".html")):
        return [address, f"{address}.html"]  # Jekyll writes that file, and servers leave its ending out
    return [address]


def host_of_site(site: Site) -> str:
    """Return the host under which a site is published; empty where its configuration does not say it."""
    return urlsplit(text_of(site.config, _HOST_KEY.get(site.kind, ""))).netloc
