"""Which images of a post will be there when it is published, and which a server will answer with 404."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast
from urllib.parse import quote, unquote

from galley.core.checks.finding import Note
from galley.core.edits import Edit
from galley.core.frontmatter import Repair
from galley.core.messages import say
from galley.core.render import Dialect
from galley.core.render.marked.urls import is_absolute, link_address, rooted
from galley.core.site import Site, SiteKind, asset_folder, resolve_asset

_MARKDOWN = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,500})\]\(\s*(?:<(?P<angled>[^<>\n]+)>|(?P<plain>(?:[^\s()<>\\]|\\.|\([^\s()]*\))+))"
    r"(?P<title>\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_HTML = re.compile(
    r"<img\b[^<>]*?\ssrc\s*=\s*(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)')", re.IGNORECASE
)
_TAG = re.compile(r"\{%-?\s*img\s+(?:[\w\- ]+\s)?(?P<path>/[^\s%]+)")
_ELSEWHERE = re.compile(
    r"(?!file:)(?![A-Za-z]:)[A-Za-z][A-Za-z0-9+.\-]*:|//|#|[~@]|[{|](?:static|filename|attach)[}|]"
)
_THIS_COMPUTER = re.compile(r"file:|[A-Za-z]:[\\/]|/(?:Users|home)/[^/]+/", re.IGNORECASE)
# Plugins that give relative addresses a meaning of their own.
_REWRITERS = (
    "hexo-asset-", "hexo-image-link", "hexo-img-path", "hexo-renderer-markdown-it", "hexo-renderer-pandoc",
    "hexo-renderer-kramdown", "hexo-typora", "hexo-filter-image", "hexo-relative-image",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Image:
    """An image of a block: ``block[start:end]`` is its address as written.

    ``raw`` tells that HTML names it, which no renderer touches; ``whole`` is the span of a Markdown image
    that a tag could stand for, with its ``alt``.
    """

    start: int
    end: int
    address: str
    raw: bool = False
    whole: tuple[int, int] | None = None
    alt: str = ""


def images_in(masked: str, source: str) -> Iterator[Image]:
    """The images of a stretch whose code is blanked out in ``masked``."""
    for match in _MARKDOWN.finditer(masked):
        group = "angled" if match["angled"] else "plain"
        start, end = match.span(group)
        alt = source[match.start("alt") : match.end("alt")]
        whole = None if match["title"] else match.span()
        yield Image(start, end, source[start:end], whole=whole, alt=alt)
    for match in _HTML.finditer(masked):
        start, end = match.span("double" if match["double"] is not None else "single")
        yield Image(start, end, source[start:end].strip(), raw=True)


def tag_images_in(source: str) -> Iterator[Image]:
    """The images that Hexo's tag ``img`` names."""
    for match in _TAG.finditer(source):
        yield Image(*match.span("path"), match["path"])


class Publication:
    """What one site publishes where, as far as a post's images need to know."""

    def __init__(self, site: Site, post: Path, dialect: Dialect) -> None:
        self._site = site
        self._post = post
        self._dialect = dialect

    def judge(self, images: Iterable[Image]) -> Iterator[Note]:
        """What goes wrong with images; looks at the disk."""
        for image in images:
            note = self._judge(image)
            if note is not None:
                yield replace(note, address=self._on_page(image))

    def _on_page(self, image: Image) -> str:
        """The address as it stands in the rendered page."""
        address, dialect = image.address, self._dialect
        if self._site.kind is not SiteKind.HEXO or image.raw:
            return address
        if dialect.prepend_root and not is_absolute(address):
            address = rooted(address, dialect.root)
        return link_address(address)

    def _judge(self, image: Image) -> Note | None:
        address = image.address
        if not address or len(address) > 2000 or "{{" in address or "{%" in address or "\0" in address:
            return None
        if _THIS_COMPUTER.match(address) and resolve_asset(self._site, self._post, address) is None:
            return _note(
                image,
                say("“{0}” is a place on this computer: no reader will see this image.", _short(address)),
            )
        if _ELSEWHERE.match(address):
            return None
        found = resolve_asset(self._site, self._post, address)
        if self._site.kind is SiteKind.HEXO:
            return self._hexo(image, found)
        return self._missing(image) if found is None and not self._elsewhere(address) else None

    def _missing(self, image: Image) -> Note:
        near = self._other_case(image.address)
        if near is not None:
            at = image.start + image.address.rindex(near[0])
            repair = Repair(say("Write “{0}”", near[1]), (Edit(at, at + len(near[0]), near[1]),))
            message = say("The file is called “{0}”, not “{1}”: a server tells them apart.", near[1], near[0])
            return _note(image, message, repair)
        return _note(
            image, say("There is no file “{0}”: this image will be missing.", _short(unquote(image.address)))
        )

    def _other_case(self, address: str) -> tuple[str, str] | None:
        """The file's name as written and as the disk has it, where only capitals differ."""
        name = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).rpartition("/")[2]
        written = re.split(r"[?#]", address, maxsplit=1)[0].rpartition("/")[2]
        parent = unquote(address.rpartition("/")[0])
        folders = [folder / parent.lstrip("/") for folder in self._site.static_dirs]
        if not address.startswith("/"):
            own = asset_folder(self._site, self._post)
            folders += [self._post.parent / parent, *([own / parent] if own is not None else [])]
        for folder in folders:
            for there in _names(str(folder)):
                if there != name and there.casefold() == name.casefold():
                    return written, there
        return None

    def _elsewhere(self, address: str) -> bool:
        """Whether a folder that only the site's generator looks into has the file."""
        path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).lstrip("/")
        site = self._site
        folders = [site.root / "assets", site.root / "public", site.root / "src", site.root]
        theme = site.config.get("theme")
        for name in cast("list[object]", theme) if isinstance(theme, list) else [theme]:
            if isinstance(name, str):
                folders += [site.root / "themes" / name / "static", site.root / "themes" / name / "assets"]
        return any(_is_file(folder / path) for folder in folders)

    # Hexo.

    def _hexo(self, image: Image, found: Path | None) -> Note | None:
        spellings = dict.fromkeys((unquote(re.split(r"[?#]", image.address, maxsplit=1)[0]), image.address))
        if any(self._hexo_serves(image, path) for path in spellings):
            return None
        if found is None:
            return self._missing(image)
        name = _short(image.address)
        inside = self._below_source(found)
        own = asset_folder(self._site, self._post)
        if own is not None and found.is_relative_to(own.resolve()):
            return _note(
                image,
                say("Hexo will answer 404 for “{0}”.", name),
                *self._asset_repairs(image, found, own.resolve()),
            )
        if inside is None:
            return _note(
                image,
                say("Hexo will answer 404 for “{0}”: the file lies where Hexo publishes nothing.", name),
            )
        root = self._site.url_root if image.raw or not self._dialect.prepend_root else "/"
        repair = Repair(
            say("Write “{0}”", f"{root}{inside}"), (Edit(image.start, image.end, root + quote(inside)),)
        )
        return _note(
            image,
            say("Hexo will answer 404 for “{0}”: it publishes the file as {1}{2}.", name, root, inside),
            repair,
        )

    def _hexo_serves(self, image: Image, path: str) -> bool:
        site, root = self._site, self._site.url_root
        rooted = self._dialect.prepend_root and not image.raw
        path = path.replace("\\", "/") if not image.raw else path
        own = asset_folder(site, self._post)
        if path.startswith("/"):
            if not rooted and not path.startswith(root):
                return False
            below = (path if rooted else path[len(root) - 1 :]).lstrip("/")
            return self._published(below) or self._in_a_posts_folder(below)
        if own is not None and _is_file(own / path) and (not rooted or self._dialect.post_asset):
            return True
        if rooted:
            # Above the root of a whole host there is nothing: a browser stays there.
            path = path.lstrip("./") if root == "/" and path.startswith(".") else path.removeprefix("./")
            if self._published(path) or (self._rewrites() and self._near(path)):
                return True
            return self._short_permalinks() and self._in_a_posts_folder(path)
        # Read from the post's own page, wherever its permalink puts that.
        return self._near(path) or path.startswith("../") or (own is not None and _is_file(own / path))

    def _near(self, path: str) -> bool:
        return resolve_asset(self._site, self._post, path) is not None

    def _rewrites(self) -> bool:
        return _has_rewriter(str(self._site.root))

    def _published(self, path: str) -> bool:
        """Whether the site has a file at this path below its root."""
        for folder in self._site.static_dirs:
            hidden = any(part.startswith("_") for part in path.split("/"))
            if not hidden and _is_file(folder / path):
                return True
        theme = str(self._site.config.get("theme") or "")
        for folder in (
            self._site.root / "themes" / theme,
            self._site.root / "node_modules" / f"hexo-theme-{theme}",
        ):
            if theme and _is_file(folder / "source" / path):
                return True
        return False

    def _short_permalinks(self) -> bool:
        """Whether a post is published right below the root, under its own name."""
        return str(self._site.config.get("permalink") or "").strip("/") in (":title", ":name")

    def _in_a_posts_folder(self, path: str) -> bool:
        """Whether an address ends like a file in some post's asset folder: it may be its permalink."""
        parts = [part for part in path.split("/") if part]
        if not self._site.asset_folders or any(part.startswith(("_", ".")) for part in parts):
            return False
        ends = (parts[-depth:] for depth in range(2, min(len(parts), 5) + 1))
        return any(_is_file(folder.joinpath(*end)) for end in ends for folder in self._site.posts_dirs)

    def _below_source(self, found: Path) -> str | None:
        for folder in self._site.static_dirs:
            try:
                relative = found.relative_to(folder.resolve()).as_posix()
            except (ValueError, OSError):
                continue
            if not any(part.startswith("_") for part in relative.split("/")):
                return relative
        return None

    def _asset_repairs(self, image: Image, found: Path, own: Path) -> list[Repair]:
        name = found.relative_to(own).as_posix()
        if image.raw or self._dialect.post_asset:
            return [Repair(say("Write “{0}”", name), (Edit(image.start, image.end, quote(name)),))]
        if image.whole is None:
            return []
        words = " ".join(filter(None, (_argument(name), image.alt.replace("%}", "").strip())))
        tag = f"{{% asset_img {words} %}}"
        return [Repair(say("Write {0}", tag), (Edit(*image.whole, tag),))]


def _argument(name: str) -> str:
    return f'"{name}"' if re.search(r"\s", name) else name


def _note(image: Image, message: str, *repairs: Repair) -> Note:
    return Note("image", image.start, image.end, message, repairs)


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:28]}…{address[-30:]}"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _names(folder: str) -> list[str]:
    try:
        return [path.name for path in Path(folder).iterdir()]
    except (OSError, ValueError):
        return []


@lru_cache(maxsize=64)
def _has_rewriter(root: str) -> bool:
    """Whether the site has a plugin that changes what relative addresses mean."""
    try:
        package: object = json.loads((Path(root) / "package.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    needed = cast("dict[str, object]", package).get("dependencies") if isinstance(package, dict) else None
    names = cast("dict[str, object]", needed) if isinstance(needed, dict) else {}
    return any(name.startswith(_REWRITERS) for name in names)
