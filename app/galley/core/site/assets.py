"""Where a post keeps its images, and which file an address in a post means."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from galley.core.site.model import Site, SiteKind

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//|\\\\")
_LONGEST_ADDRESS = 4096


def asset_folder(site: Site, post: Path) -> Path | None:
    """Return the folder that belongs to this post, whether or not it exists yet; None where it has none.

    Hexo with ``post_asset_folder``: the post's path without its extension. Hugo: a page bundle's own folder.
    """
    if site.kind is SiteKind.HEXO and site.asset_folders:
        return post.with_suffix("")
    if is_bundle(site, post):
        return post.parent
    return None


def is_bundle(site: Site, post: Path) -> bool:
    """Tell whether the post is Hugo's ``index.md``, whose folder is the post."""
    return site.kind is SiteKind.HUGO and post.stem == "index" and post.parent not in site.posts_dirs


def resolve_asset(site: Site, post: Path, address: str) -> Path | None:
    """Return the file on disk that an image's or link's address in this post means, links resolved.

    None for addresses with a scheme or host, for what is not there, and for everything outside the site's
    folder. Addresses that the generator would not serve but whose file lies beside the post are found too.
    """
    address = address.strip()
    if not address or len(address) > _LONGEST_ADDRESS or "\0" in address or _SCHEME.match(address):
        return None
    for spelling in _spellings(address):
        for candidate in places_of(site, post, spelling):
            found = _file_inside(site.root, candidate)
            if found is not None:
                return found
    return None


def _spellings(address: str) -> Iterator[str]:
    """Yield the paths an address may mean: first as a browser reads it, then taken literally."""
    path = re.split(r"[?#]", address, maxsplit=1)[0].replace("\\", "/")
    literal = address.replace("\\", "/")
    once = dict.fromkeys((unquote(path), path, unquote(literal), literal))
    for spelling in list(once):
        # A file name made on macOS is decomposed; the author's text seldom is.
        once.update(dict.fromkeys(unicodedata.normalize(form, spelling) for form in ("NFC", "NFD")))
    yield from (spelling for spelling in once if spelling and "\0" not in spelling)


def places_of(site: Site, post: Path, path: str) -> Iterator[Path]:
    """Yield where the file may be that an address (its path, unquoted) means in a post at this place."""
    if path.startswith("/"):
        bare = path.lstrip("/")
        root = site.url_root.lstrip("/")
        if root and bare.startswith(root):
            yield from (folder / bare[len(root) :] for folder in site.static_dirs)
        yield from (folder / bare for folder in site.static_dirs)
        return
    own = asset_folder(site, post)
    if own is not None:
        yield own / path
    yield post.parent / path
    if site.kind is SiteKind.PELICAN:
        path = re.sub(r"^[{|](?:static|filename|attach)[}|]/?", "", path)
    # Hexo's renderer puts the site's root in front of a relative address (prependRoot).
    yield from (folder / path for folder in site.static_dirs)
    # In raw HTML such an address is read from the post's published place, not from its file's.
    if path.startswith("../"):
        yield from (folder / path.replace("../", "") for folder in site.static_dirs)


def _file_inside(root: Path, candidate: Path) -> Path | None:
    try:
        # First without following links: `..` must not climb out by way of one.
        if not Path(os.path.normpath(candidate)).is_relative_to(root):
            return None
        found = candidate.resolve(strict=True)
        return found if found.is_relative_to(root) and found.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None
