"""Where Hugo publishes a page: by its place, or as ``url``, ``slug`` and ``permalinks`` say.

Source of the rules: Hugo's documentation, "URL management", "Configure permalinks" and "Configure ugly URLs",
and, for what these leave open, ``page_paths.go``, ``permalinks.go`` and ``pathparser.go`` of Hugo 0.15x.
"""

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import cast
from urllib.parse import unquote

from galley.core.post import Post
from galley.core.site.config import flag_of, map_of, section_of, text_of
from galley.core.site.model import Site
from galley.core.site.published.dates import DAYS, MONTHS

_TOKEN = re.compile(r":\w+(?:\[.+?\])?", re.ASCII)
# What Hugo lets stand in an address, beside letters, digits and marks.
_ALLOWED = frozenset("./\\_#+~-@")
_HEX_PAIR = re.compile(r"%[0-9A-Fa-f]{2}")
# Hugo takes these in a pattern's values for more than a character of the name.
_AMBIGUOUS = re.compile(r"[+#]")
_INDEX = re.compile(r"index(\.[\w\-]+)?\.(md|markdown|mdown|html?|adoc|org|rst)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HugoPage:
    """A page by its place in the content folder.

    ``folders`` are those above it, ``name`` is its file's without language and ending, or its bundle's folder
    (so is that of a section's ``_index.md``, which is a ``branch``).
    """

    folders: tuple[str, ...]
    name: str
    language: str
    branch: bool = False

    @property
    def key(self) -> str:
        """The path by which Hugo finds it: in lower case, blanks as hyphens."""
        return hugo_key("/".join(("", *self.folders, self.name)))


def hugo_key(path: str) -> str:
    """Return a path as Hugo compares them."""
    return path.lower().replace(" ", "-")


def hugo_page(site: Site, path: Path) -> HugoPage:
    """Return what page a content file is; of a file in a bundle, what it were outside of it."""
    *folders, name = site.below_posts(path).parts
    stem, _, _ = name.rpartition(".")
    language = ""
    bare, dot, ending = stem.rpartition(".")
    if dot and ending.lower() in _languages(site):
        stem, language = bare, ending.lower()
    branch = stem == "_index"
    if (branch or stem == "index") and folders:
        stem = folders.pop()
    return HugoPage(tuple(folders), "" if branch and stem == "_index" else stem, language, branch)


def hugo_address(site: Site, path: Path, post: Post) -> str | None:
    """Return the path below the site's root that Hugo gives a page; None if it is not known for certain.

    A section's ``_index.md``, a file that belongs to another page's bundle, languages with folders or hosts
    of their own, content folders mounted elsewhere and what only a theme's or other pages' settings decide
    have no certain address.
    """
    page = hugo_page(site, path)
    prefix = _language_prefix(site, page)
    if prefix is None or page.branch or not page.name or _mounted(site) or _in_a_bundle(site, path):
        return None
    if page.name == "index" and not page.folders:
        return None
    values = {key.lower(): value for key, value in post.header.values.items()}
    url = values.get("url")
    if isinstance(url, str) and url:
        return _written(site, page, post, values, url, prefix)
    section = page.folders[0] if page.folders else ""
    pattern = _pattern(site, page)
    if pattern is None:
        return None
    ugly = _ugly(site, section)
    if pattern:
        expanded = _expanded(site, page, path, post, values, pattern)
        if expanded is None:
            return None
        place = normpath(f"/{expanded}").lstrip("/")
    else:
        if any(_place_name(site, part) is None for part in (*page.folders, page.name)):
            return None
        slug = values.get("slug")
        name = str(slug).strip("-") if isinstance(slug, str | int) else ""
        place = "/".join((*page.folders, name or page.name))
    place = "/".join(filter(None, (_sanitized(site, part) for part in place.split("/"))))
    if not place:
        return None
    return f"{prefix}{place}.html" if ugly else f"{prefix}{place}/"


def hugo_aliases(post: Post, address: str) -> list[str]:
    """Return the aliases of a page that are read from where its ``address`` lies; others are the same
    wherever it goes."""
    written = next((value for key, value in post.header.values.items() if key.lower() == "aliases"), None)
    items = cast("list[object]", written) if isinstance(written, list) else [written]
    above = address.strip("/").rpartition("/")[0]
    return [
        normpath(f"/{above}/{alias}").lstrip("/")
        for alias in items
        if isinstance(alias, str) and alias and not alias.startswith("/")
    ]


def _written(
    site: Site, page: HugoPage, post: Post, values: Mapping[str, object], url: str, prefix: str
) -> str | None:
    """The address that ``url`` says; from the language's folder where it does not begin with a slash."""
    if ":" in url:
        expanded = _expanded(site, page, None, post, values, url)
        if expanded is None:
            return None
        url = expanded
    if ".." in url or "\\" in url:
        return None
    place = "/".join(filter(None, url.split("/")))
    if not url.startswith("/") and not place.startswith(prefix):
        place = prefix + place
    return f"{place}/" if url.endswith("/") or "." not in url else place


# -- languages, mounts, bundles -------------------------------------------------------------------


def _languages(site: Site) -> set[str]:
    default = text_of(site.config, "defaultcontentlanguage", "en").lower()
    return {default, *(name.lower() for name in section_of(site.config, "languages"))}


def _language_prefix(site: Site, page: HugoPage) -> str | None:
    default = text_of(site.config, "defaultcontentlanguage", "en").lower()
    languages = {name.lower(): value for name, value in section_of(site.config, "languages").items()}
    # Of these, addresses hang on more than can be told here.
    for settings in languages.values():
        if {key.lower() for key in map_of(settings)} & {"baseurl", "contentdir", "permalinks", "uglyurls"}:
            return None
    if languages and default not in languages:
        return None
    language = page.language or default
    inside = flag_of(site.config, "defaultcontentlanguageinsubdir")
    return f"{language}/" if language != default or (inside and languages) else ""


def _mounted(site: Site) -> bool:
    """Whether content may be published from elsewhere than where it lies."""
    mounts = section_of(site.config, "module").get("mounts")
    if not isinstance(mounts, list):
        return len(site.posts_dirs) != 1
    for mount in cast("list[object]", mounts):
        pair = {key.lower(): value for key, value in map_of(mount).items()}
        target, source = str(pair.get("target", "")), str(pair.get("source", ""))
        if target.split("/", maxsplit=1)[0] == "content" and (
            target.strip("/") != "content" or site.posts_dirs != (site.root / source,)
        ):
            return True
    return len(site.posts_dirs) != 1


def _in_a_bundle(site: Site, path: Path) -> bool:
    """Whether a page lies in the folder of another page, which publishes it as a part of itself."""
    top = next((folder for folder in site.posts_dirs if path.is_relative_to(folder)), None)
    folder = path.parent
    if _INDEX.fullmatch(path.name):
        folder = folder.parent
    while top is not None and folder != top and folder.is_relative_to(top):
        if _holds(folder, _INDEX):
            return True
        folder = folder.parent
    return False


def _holds(folder: Path, name: re.Pattern[str]) -> bool:
    try:
        return any(name.fullmatch(each) for each in os.listdir(folder))  # noqa: PTH208 - names are enough
    except OSError:
        return False  # it is to be made yet


# -- permalinks -----------------------------------------------------------------------------------


def _pattern(site: Site, page: HugoPage) -> str | None:
    """The ``permalinks`` pattern of a page's section, empty where it has none; None where it is not sure."""
    rules = site.config.get("permalinks")
    if not rules:
        return ""
    if not isinstance(rules, dict):
        return None  # rules with targets, of Hugo 0.15x
    found: set[str] = set()
    for key, value in map_of(rules).items():  # pyright: ignore[reportUnknownArgumentType]
        of_kind = map_of(value) if isinstance(value, dict) else {key: value}  # pyright: ignore[reportUnknownArgumentType]
        if isinstance(value, dict) and key.lower() != "page":
            continue
        for section, pattern in of_kind.items():
            parts = section.strip(" /").lower().split("/")
            here = [hugo_key(folder) for folder in page.folders]
            if not isinstance(pattern, str):
                return None
            if parts == [""]:
                if not here:
                    found.add(pattern)
            elif parts == here[:1]:
                found.add(pattern)
            elif len(parts) > 1 and here[:1] == parts[:1]:
                return None  # older versions know sections of the first level only
    return None if len(found) > 1 else next(iter(found), "")


def _expanded(
    site: Site,
    page: HugoPage,
    path: Path | None,
    post: Post,
    values: Mapping[str, object],
    pattern: str,
) -> str | None:
    if "\\" in pattern:
        return None
    known = _tokens(site, page, post, values)
    out: list[str] = []
    last = 0
    for match in _TOKEN.finditer(pattern):
        token = match[0][1:]
        name, _, cut = token.partition("[")
        if name == "sections" and path is not None:
            value = "/".join(_cut(_sections(site, path, page), f"[{cut}" if cut else ""))
        else:
            value = None if cut else known.get(name)
        if value is None:
            return None
        out += [pattern[last : match.start()], value]
        last = match.end()
    expanded = "".join((*out, pattern[last:]))
    return None if _AMBIGUOUS.search(expanded) else unquote(expanded)


def _tokens(site: Site, page: HugoPage, post: Post, values: Mapping[str, object]) -> dict[str, str]:
    """What is known for each token of a pattern."""
    found = {"section": hugo_key(page.folders[0]) if page.folders else ""}
    slug = values.get("slug")
    slug = _sanitized(site, str(slug).strip("-")) if isinstance(slug, str | int) else ""
    name = _place_name(site, page.name) or ""
    title = _sanitized(site, post.title) if "title" in values else ""
    known = {
        "title": title,
        "slug": slug or title,
        "filename": name,
        "slugorfilename": slug or name,
        "contentbasename": name,
        "slugorcontentbasename": slug or name,
    }
    found |= {token: value for token, value in known.items() if value}
    when = post.moment
    if when is not None and "date" in values and not section_of(site.config, "frontmatter").get("date"):
        found |= {
            "year": str(when.year),
            "month": f"{when.month:02}",
            "monthname": MONTHS[when.month - 1],
            "day": f"{when.day:02}",
            "weekday": str(when.isoweekday() % 7),
            "weekdayname": DAYS[when.weekday()],
            "yearday": str(when.timetuple().tm_yday),
        }
    return found


def _sections(site: Site, path: Path, page: HugoPage) -> list[str]:
    """The sections a page lies in: the first folder, and those below down to the last with ``_index.md``."""
    top = site.posts_dirs[0]
    depth = min(len(page.folders), 1)
    for count in range(len(page.folders), 1, -1):
        if _holds(top.joinpath(*page.folders[:count]), re.compile(r"_index\..+")):
            depth = count
            break
    return [hugo_key(folder) for folder in page.folders[:depth]]


def _cut(sections: list[str], cut: str) -> list[str]:
    """Hugo's slices of sections: ``[1]``, ``[1:]``, ``[:last]``; never out of bounds."""
    if not cut or not sections:
        return sections
    low, colon, high = cut[1:-1].lower().partition(":")

    def place(text: str, empty: int, beyond: int) -> int:
        if not text:
            return empty
        at = len(sections) - 1 if text == "last" else int(text) if text.isdecimal() else 0
        return at if at < len(sections) else beyond

    first = place(low, 0, -1)
    if first < 0:
        return []
    return sections[first : place(high, len(sections), len(sections))] if colon else [sections[first]]


def _ugly(site: Site, section: str) -> bool:
    ugly = site.config.get("uglyurls")
    return ugly is True or any(
        key.lower() == section.lower() and value is True for key, value in map_of(ugly).items()
    )


# -- text -----------------------------------------------------------------------------------------


def _place_name(site: Site, name: str) -> str | None:
    """A file's or folder's name as addresses have it; None where Hugo before 0.123 made another of it."""
    shown = _sanitized(site, name)
    return shown if shown and shown == _sanitized(site, name.replace(" ", "-")) else None


def _sanitized(site: Site, text: str) -> str:
    """Hugo's ``MakePathSanitized``: blanks become hyphens, what is not for addresses goes, in lower case."""
    out: list[str] = []
    gap = hyphen = False
    for at, char in enumerate(text):
        category = unicodedata.category(char)
        if (
            category[0] in "LM"
            or category == "Nd"
            or char in _ALLOWED
            or (char == "%" and _HEX_PAIR.match(text, at))
        ):
            hyphen = char == "-"
            if gap and not hyphen:
                out.append("-")
            gap = False
            out.append(char)
        elif out and not hyphen and char.isspace():
            gap = True
    shown = "".join(out)
    if flag_of(site.config, "removepathaccents"):
        marks = unicodedata.normalize("NFD", shown)
        shown = unicodedata.normalize(
            "NFC", "".join(char for char in marks if unicodedata.category(char) != "Mn")
        )
    return shown if flag_of(site.config, "disablepathtolower") else shown.lower()
