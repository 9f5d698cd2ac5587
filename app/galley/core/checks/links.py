"""Links to the files of other posts, which Hexo publishes under other names."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from galley.core.checks.finding import Note
from galley.core.edits import Edit
from galley.core.frontmatter import Repair
from galley.core.messages import say
from galley.core.site import Site

_LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]\n]{1,300})\]\((?P<path>[^\s()<>:?#]+\.(?:md|markdown))(?P<hash>#[^\s()]*)?\)"
)
# What a tag's argument cannot hold, or what is Markdown in a link's text and none in a tag's.
_UNSAFE = re.compile(r"[\"'`*_%{}\\]")


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link to a Markdown file; ``block[start:end]`` is the whole link."""

    start: int
    end: int
    text: str
    path: str
    fragment: str


def links_to_sources(masked: str, source: str) -> Iterator[SourceLink]:
    """The links to Markdown files in a stretch whose code is blanked out in ``masked``."""
    for match in _LINK.finditer(masked):
        text, path = (source[slice(*match.span(name))] for name in ("text", "path"))
        yield SourceLink(*match.span(), text, path, match["hash"] or "")


def judge_links(links: Iterable[SourceLink], site: Site, post: Path) -> Iterator[Note]:
    """Those that lead nowhere once Hexo has published the site; looks at the disk.

    A file of the site that is no post may be published as it is: nothing is said of it.
    """
    for link in links:
        name = unquote(link.path)
        slug = None if name.startswith("/") else _slug(site, post, name)
        if slug is None and _is_there(site, post, name):
            continue
        repairs: tuple[Repair, ...] = ()
        if slug is not None and not _UNSAFE.search(slug + link.text + link.fragment):
            wanted = f"{slug}{link.fragment}"
            wanted = f'"{wanted}"' if re.search(r"\s", wanted) else wanted
            tag = f"{{% post_link {wanted} {link.text.strip()} %}}"
            repairs = (Repair(say("Write {0}", tag), (Edit(link.start, link.end, tag),)),)
        message = say("Hexo will answer 404 for “{0}”: no page of the site ends in .md.", name)
        yield Note("post", link.start, link.end, message, repairs)


def _slug(site: Site, post: Path, name: str) -> str | None:
    """What Hexo calls the post that ``name`` leads to from this one, or None if it is no post."""
    try:
        found = Path(os.path.normpath(post.parent / name))
        for folder in site.posts_dirs:
            if found.is_relative_to(folder) and found.is_file():
                return found.relative_to(folder).with_suffix("").as_posix()
    except (OSError, ValueError):
        pass
    return None


def _is_there(site: Site, post: Path, name: str) -> bool:
    try:
        places = [folder / name.lstrip("/") for folder in site.static_dirs]
        if not name.startswith("/"):
            places.append(post.parent / name)
        return any(place.is_file() for place in places)
    except (OSError, ValueError):
        return False
