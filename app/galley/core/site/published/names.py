"""What the tags of a site's generator call a post: ``post_link``, ``ref``, ``post_url``, ``link``."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Protocol

from galley.core.site.model import Site, SiteKind
from galley.core.site.published.hexo import hexo_slug
from galley.core.site.published.hugo import HugoPage, hugo_key, hugo_page
from galley.core.site.published.jekyll import jekyll_relative

_DATED = re.compile(r"(?P<folders>(?:.+/)?)(?P<name>\d{2,4}-\d{1,2}-\d{1,2}-[^/]*)")

# The endings of Hugo's pages.
_PAGE = re.compile(r"\.(?:md|markdown|mdown|html?|org|rst|adoc|asciidoc|ad|pandoc|pdc)$", re.IGNORECASE)


class PostNames(Protocol):
    """The names of all posts of a site, each at its place."""

    def meant(self, name: str, source: Path, tag: str) -> Path | None:
        """Return the post that ``name`` means in this tag of the post ``source``; None if none or several."""
        ...

    def spelled(self, post: Path, source: Path, tag: str, like: str) -> Iterator[str]:
        """Yield what may be written for a post in this tag of ``source``, best what is most ``like`` that."""
        ...


def names_of(site: Site, posts: Iterable[Path]) -> PostNames | None:
    """Return the names of these posts; None where the site's generator has no tags for them."""
    make = {SiteKind.HEXO: _HexoNames, SiteKind.HUGO: _HugoNames, SiteKind.JEKYLL: _JekyllNames}
    kind = make.get(site.kind)
    return None if kind is None else kind(site, posts)


def _only(found: list[Path]) -> Path | None:
    return found[0] if len(found) == 1 else None


class _HexoNames:
    """Hexo finds a post by its slug, drafts among them. Source: the tags ``post_link`` and ``post_path``."""

    def __init__(self, site: Site, posts: Iterable[Path]) -> None:
        self._site = site
        self._posts: defaultdict[str, list[Path]] = defaultdict(list)
        for post in posts:
            self._posts[hexo_slug(site, post)].append(post)

    def meant(self, name: str, source: Path, tag: str) -> Path | None:
        del source, tag
        return _only(self._posts.get(name, []))

    def spelled(self, post: Path, source: Path, tag: str, like: str) -> Iterator[str]:
        del source, tag, like
        yield hexo_slug(self._site, post)


class _HugoNames:
    """Hugo looks from the folder of the page, then from the content folder, then for the name alone.

    Source of the rule: Hugo's documentation, "ref" and "relref", and ``pagecollections.go``: case does not
    count, and a page in another language is not found.
    """

    def __init__(self, site: Site, posts: Iterable[Path]) -> None:
        self._site = site
        self._pages: defaultdict[str, list[tuple[str, Path]]] = defaultdict(list)
        self._named: defaultdict[str, list[tuple[str, Path]]] = defaultdict(list)
        for post in posts:
            page = hugo_page(site, post)
            self._pages[page.key].append((page.language, post))
            self._named[hugo_key(page.name)].append((page.language, post))

    def meant(self, name: str, source: Path, tag: str) -> Path | None:
        del tag
        name = name.rstrip("/")
        page = hugo_page(self._site, source)
        ending = "." in name.rpartition("/")[2].lstrip(".")
        if not name.startswith("/"):
            for place in self._places(name, page, source, ending=ending):
                found = self._at(self._pages, self._key(place), page)
                if found:
                    return _only(found)
        if name.startswith("."):
            return None
        found = self._at(self._pages, self._key(f"/{name}"), page)
        if not found and "/" not in name:
            # Here Hugo takes any ending for a file's.
            bare = _PAGE.sub("", name) if _PAGE.search(name) else name.rpartition(".")[0] or name
            found = self._at(self._named, self._key(bare).lstrip("/"), page)
        return _only(found)

    def spelled(self, post: Path, source: Path, tag: str, like: str) -> Iterator[str]:
        del tag
        whole = PurePosixPath("/", self._site.below_posts(post).as_posix())
        page = hugo_page(self._site, post)
        short = PurePosixPath("/", *page.folders, page.name)
        if page.language and "." in like:
            whole = short.with_name(whole.name)
        forms = [whole, short] if "." in like.rpartition("/")[2].lstrip(".") else [short, whole]
        slash = "/" if like.endswith("/") else ""
        for form in forms:
            if like.startswith("."):
                here = PurePosixPath("/", *hugo_page(self._site, source).folders)
                relative = relpath(form, here)
                yield (relative if relative.startswith(".") else f"./{relative}") + slash
            elif "/" not in like.rstrip("/"):
                yield form.name + slash
            if not like.startswith("/"):
                yield f"{form}"[1:] + slash
            yield f"{form}{slash}"

    def _places(self, name: str, page: HugoPage, source: Path, *, ending: bool) -> Iterator[str]:
        folder = "/".join(("", *page.folders))
        own = self._site.below_posts(source).parent
        if page.branch or (ending and name.startswith("../")):
            folder = normpath(f"/{own.as_posix()}")
        yield normpath(f"{folder}/{name}")
        if ending:
            yield normpath(f"/{own.as_posix()}/{name}")

    def _key(self, place: str) -> str:
        """The key of the page that a path means, with or without the file's ending."""
        place = normpath(f"/{place.strip('/')}")
        folder, _, last = place.rpartition("/")
        ended = last if _PAGE.search(last) else f"{last}.md"
        return hugo_page(self._site, self._site.posts_dirs[0] / f"{folder}/{ended}".lstrip("/")).key

    def _at(self, pages: defaultdict[str, list[tuple[str, Path]]], key: str, source: HugoPage) -> list[Path]:
        return [path for language, path in pages.get(key, ()) if language == source.language]


class _JekyllNames:
    """Jekyll's ``post_url`` names a post with the folders around ``_posts``, ``link`` any file by its path.

    Source of the rule: Jekyll's documentation, "Links", and ``tags/post_url.rb`` of Jekyll 4: a name without
    its folders is found, too.
    """

    def __init__(self, site: Site, posts: Iterable[Path]) -> None:
        self._site = site
        self._files: dict[str, Path] = {}
        self._posts: defaultdict[str, list[Path]] = defaultdict(list)
        self._named: defaultdict[str, list[Path]] = defaultdict(list)
        for post in posts:
            relative = jekyll_relative(site, post)
            self._files[relative] = post
            if "_posts" in relative.split("/"):
                self._posts[relative.removesuffix(post.suffix)].append(post)
                self._named[post.stem].append(post)

    def meant(self, name: str, source: Path, tag: str) -> Path | None:
        del source
        if tag == "link":
            return self._files.get(name)
        match = _DATED.fullmatch(name.removeprefix("/"))
        if match is None:
            return None
        folders, stem = match["folders"], match["name"]
        places = dict.fromkeys((f"_posts/{folders}{stem}", f"{folders}_posts/{stem}"))
        found = [post for place in places for post in self._posts.get(place, ())]
        return _only(found or self._named.get(stem, []))

    def spelled(self, post: Path, source: Path, tag: str, like: str) -> Iterator[str]:
        del source
        relative = jekyll_relative(self._site, post)
        if tag == "link":
            yield relative
            return
        above, _, below = relative.removesuffix(post.suffix).rpartition("_posts/")
        slash = "/" if like.startswith("/") else ""
        if not above or "/" not in below:
            yield slash + above + below
        yield slash + post.stem
