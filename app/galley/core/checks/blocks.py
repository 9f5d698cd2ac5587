"""What one block of a body may be checked for by itself: its source against the HTML it became."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain

from galley.core.checks.finding import Note
from galley.core.checks.images import Image, images_in, tag_images_in
from galley.core.checks.links import SourceLink, links_to_sources
from galley.core.checks.markup import has_unknown_element, lost_tags, misspelt_folds
from galley.core.checks.masking import prose, without_code, without_comments
from galley.core.checks.prose import broken_links, literal_stars, tight_headings, wide_links
from galley.core.render import Dialect

_NOT_TEXT = re.compile(
    r"<(pre|figure|code|script|style|textarea|kbd|svg|math)\b[\s\S]*?</\1\s*>"
    r"|<span class=\"(?:math|tag-error|tag-box)[^>]*>[^<]*</span>|<!--[\s\S]*?-->|<[^<>]*>"
)
_TIGHT_HEADING = re.compile(r"(?:<p[^<>]*>|<br>\s*|\n)\s*#{2,6}[^\s#<]")


@dataclass(frozen=True, slots=True)
class BlockReport:
    """What was found in a block, and the images and links that are to be looked for on the disk."""

    notes: tuple[Note, ...]
    images: tuple[Image, ...] = ()
    links: tuple[SourceLink, ...] = ()


NOTHING = BlockReport(())


def check_block(source: str, html: str, dialect: Dialect) -> BlockReport:
    """Look at one block; ``html`` is what it is rendered to."""
    # Most blocks hold nothing that could go wrong: they are told by a few quick searches.
    doubtful = "**" in html or "](" in source or "]（" in source or "(http" in source
    images = "<img" in html or "{% img" in source
    heading = "##" in html
    more = "more" in source.lower() and ("!" in source or "！" in source)
    elements = "<" in source and has_unknown_element(html)
    sources = dialect.name == "hexo" and ".m" in source and "](" in source
    if not (doubtful or images or heading or more or elements):
        return NOTHING
    masked = without_comments(source)
    notes: list[Note] = []
    stock = dialect.name == "python-markdown"
    if doubtful:
        notes += _links_and_stars(source, masked, html, stock=stock)
    if heading and not stock and _TIGHT_HEADING.search(html):
        notes += tight_headings(masked)
    if more and dialect.name in ("hexo", "gfm"):
        notes += misspelt_folds(without_code(source), strict=dialect.name == "hexo")
    if elements:
        notes += lost_tags(masked)
    found: tuple[Image, ...] = ()
    if images:
        tags = tag_images_in(without_code(source)) if "{% img" in source else ()
        found = tuple(chain(images_in(masked, source), tags))
    return BlockReport(tuple(notes), found, tuple(links_to_sources(masked, source)) if sources else ())


def _links_and_stars(source: str, masked: str, html: str, *, stock: bool) -> Iterator[Note]:
    shown = unescape(_NOT_TEXT.sub("", html))
    text: str | None = None
    if "**" in shown and not stock:
        text = prose(source)
        yield from literal_stars(text)
    if "](" in shown:
        yield from broken_links(masked, source)
    if "]（" in shown or "](" in shown or "(http" in shown:
        yield from wide_links(text if text is not None else prose(source))
