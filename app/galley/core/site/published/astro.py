"""Where Astro publishes a page of `src/pages`, or an entry of a collection that a plain route shows.

Source of the rules: Astro's documentation, "Routing" and "Content collections" (``id`` and ``slug`` of
entries), and the characters that ``github-slugger`` keeps.
"""

import re
import unicodedata
from pathlib import Path

from galley.core.post import Post
from galley.core.site.model import Site

_ROUTE = re.compile(r"\[(?:\.\.\.)?(slug|id)\]\.astro")
# The settings with which the address of a page has no slash at its end.
_NO_SLASH = re.compile(r"""trailingSlash\s*:\s*["'`]never|format\s*:\s*["'`](?:file|preserve)""")
_MOST = 64 * 1024


def astro_address(site: Site, path: Path, post: Post) -> str | None:
    """Return the path below the site's root that Astro gives a page; None if it is not known for certain.

    An entry of a collection has an address where one route of the name ``[slug]`` or ``[id]`` takes its
    entries as they are; what another program of the site makes of it cannot be told.
    """
    pages, content = site.root / "src" / "pages", site.root / "src" / "content"
    if path.is_relative_to(pages):
        below = path.relative_to(pages).with_suffix("")
        if any(part.startswith("_") or "[" in part for part in below.parts):
            return None
        place = below.parent if below.name == "index" else below
        return "" if place == Path() else f"{place.as_posix()}/"
    if not path.is_relative_to(content):
        return None
    collection, *rest = path.relative_to(content).with_suffix("").parts
    route = _route(site, pages, collection) if rest else None
    if route is None:
        return None
    own = post.header.values.get("slug")
    if isinstance(own, str) and own.strip("/"):
        name = own.strip("/")
    else:
        parts = [_slugged(part) for part in rest]
        if not all(parts):
            return None
        name = "/".join(map(str, parts)).removesuffix("/index")
    if "/" in name and not route.name.startswith("[..."):
        return None
    return "/".join((*route.parent.relative_to(pages).parts, name, ""))


def astro_ends_pages_with_slash(site: Site) -> bool:
    """Say whether a slash ends the address of every page, as it does unless the configuration says otherwise.

    Source of the rule: Astro's "Configuration Reference", ``trailingSlash`` and ``build.format``.
    """
    return not any(_NO_SLASH.search(_read(path)) for path in site.root.glob("astro.config.*"))


def _route(site: Site, pages: Path, collection: str) -> Path | None:
    """The one route that makes a page of every entry of a collection."""
    for name in ("src/content.config", "src/content/config"):
        for suffix in (".ts", ".js", ".mjs"):
            settings = _read(site.root / f"{name}{suffix}")
            if "generateId" in settings:
                return None
            if "glob(" in settings and not re.search(
                rf"""base:\s*["'`](?:\./)?src/content/{re.escape(collection)}/?["'`]""", settings
            ):
                return None
    found: list[Path] = []
    asked = re.compile(rf"""getCollection\(\s*["'`]{re.escape(collection)}["'`]""")
    for path in pages.rglob("*.astro") if pages.is_dir() else ():
        match = _ROUTE.fullmatch(path.name)
        if match is None:
            if "[" in path.name and asked.search(_read(path)):
                return None
            continue
        text = _read(path)
        if not asked.search(text):
            continue
        if not re.search(rf"params:\s*\{{\s*{match[1]}:\s*\w+\.(?:slug|id),?\s*\}}", text):
            return None
        found.append(path)
    if len(found) != 1 or any("[" in part for part in found[0].parent.relative_to(pages).parts):
        return None
    return found[0]


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST).decode(errors="replace")
    except OSError:
        return ""


def _slugged(text: str) -> str | None:
    """What ``github-slugger`` makes of a name; None where its tables would have to be asked."""
    out: list[str] = []
    for char in text.lower():
        category = unicodedata.category(char)
        if char == " ":
            out.append("-")
        elif char == "-" or category[0] in "LM" or category in ("Nd", "Pc"):
            out.append(char)
        elif category in ("Nl", "No"):
            return None
    return "".join(out)
