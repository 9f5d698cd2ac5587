"""How a post names an image file so that its site shows it: an address, or a tag where no address does."""

import os
import re
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from galley.core.messages import say
from galley.core.render import Dialect
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.model import Site, SiteError, SiteKind

# What ends an address or means something in it; Chinese is left as it is read.
_ENCODED = re.compile(r"""[\s()<>%#?"'\\&\[\]{}|`^:]""")


class Place(StrEnum):
    """Where an address stands: its generator or theme may read each differently."""

    MARKDOWN = "markdown"
    HTML = "html"
    HEADER = "header"


def image_text(site: Site, post: Path, file: Path, dialect: Dialect, alt: str = "", title: str = "") -> str:
    """Return what to write into the post's text to show ``file`` there.

    Raises SiteError where nothing would: the generator does not publish the file.
    """
    address = address_of(site, post, file, dialect)
    if address is not None:
        words = f' "{title.replace(chr(34), "&quot;")}"' if title else ""
        return f"![{escaped_alt(alt)}]({address}{words})"
    return asset_tag(_own_name(site, post, file), alt, title)


def asset_tag(name: str, alt: str = "", title: str = "") -> str:
    """Return Hexo's tag for a file of the post's asset folder."""
    alt, title = (re.sub(r"[\"'\s]+|%}", " ", words).strip() for words in (alt, title))
    words = f""" '"{title}" "{alt}"'""" if alt or title else ""
    return f"{{% asset_img {_argument(name)}{words} %}}"


def address_of(
    site: Site, post: Path, file: Path, dialect: Dialect, place: Place = Place.MARKDOWN
) -> str | None:
    """Return the address of ``file`` for this place; None if only Hexo's ``asset_img`` reaches it, or, in a
    header, nothing does.

    Raises SiteError for a file that the site does not publish.
    """
    if site.kind is SiteKind.HEXO:
        return _hexo(site, post, file, dialect, place)
    if is_bundle(site, post) and file.is_relative_to(post.parent) and place is not Place.HEADER:
        return encoded(file.relative_to(post.parent).as_posix())
    if site.kind is SiteKind.PLAIN or (site.kind is SiteKind.MKDOCS and place is Place.MARKDOWN):
        return _relative(post, file)
    below = published_path(site, file)
    if below is None:
        if place is Place.MARKDOWN and file.is_relative_to(site.root):
            return _relative(post, file)
        raise SiteError(say("The site does not publish “{0}” from where it lies", file.name))
    if site.kind is SiteKind.PELICAN and place is not Place.HEADER:
        return f"{{static}}/{encoded(below)}"
    return site.url_root + encoded(below)


def encoded(path: str) -> str:
    """Percent-encode what would end an address or mean something in it, and nothing else."""
    return _ENCODED.sub(lambda char: quote(char[0], safe=""), path)


def escaped_alt(alt: str) -> str:
    """An alternative text between the brackets of a Markdown image."""
    return re.sub(r"([\[\]])", r"\\\1", " ".join(alt.replace("\\", "").split()))


def _hexo(site: Site, post: Path, file: Path, dialect: Dialect, place: Place) -> str | None:
    own = asset_folder(site, post)
    if own is not None and file.is_relative_to(own):
        name = file.relative_to(own).as_posix()
        if place is Place.HTML:
            return encoded(name)
        if place is Place.HEADER or not (dialect.post_asset and dialect.prepend_root):
            return None
        # The renderer looks for the file by the address as it is written: nothing may be encoded.
        if re.search(r"[<>\n\\&]", name):
            return None
        return f"<{name}>" if re.search(r"[\s()]", name) else name
    below = published_path(site, file)
    if below is None:
        raise SiteError(say("Hexo does not publish “{0}” from where it lies", file.name))
    rooted = place is Place.HEADER or (place is Place.MARKDOWN and dialect.prepend_root)
    return ("/" if rooted else site.url_root) + encoded(below)


def published_path(site: Site, file: Path) -> str | None:
    """Return the file's path below the published root, or None if it lies where nothing is published."""
    hidden = ("_", ".") if site.kind in (SiteKind.HEXO, SiteKind.JEKYLL) else (".",)
    folders = site.static_dirs
    if site.kind is SiteKind.HUGO:
        # Of content and assets a path below the site's root says nothing.
        folders = tuple(
            folder for folder in folders if folder not in site.posts_dirs and folder != site.root / "assets"
        )
    for folder in folders:
        if file.is_relative_to(folder):
            path = file.relative_to(folder)
            return None if any(part.startswith(hidden) for part in path.parts) else path.as_posix()
    return None


def _relative(post: Path, file: Path) -> str:
    return encoded(Path(os.path.relpath(file, post.parent)).as_posix())


def _own_name(site: Site, post: Path, file: Path) -> str:
    own = asset_folder(site, post)
    return file.relative_to(own).as_posix() if own is not None and file.is_relative_to(own) else file.name


def _argument(name: str) -> str:
    return f'"{name}"' if re.search(r"\s", name) else name
