"""The images that a post shows: where each stands in its text, in which form, with which words."""

import html
import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from galley.core.edits import Edit
from galley.core.frontmatter import HeaderRules, locate
from galley.core.images.spelling import asset_tag, escaped_alt
from galley.core.site.hosts import code_spans, host_of, located

_MARKDOWN = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\]){0,1000})\]\("
    r"\s*(?:<(?P<angled>[^<>\n]+)>|(?P<plain>(?:[^\s()<>\\]|\\.|\([^\s()]*\))+))"
    r"(?:\s+(?:\"(?P<title>[^\"\n]*)\"|'(?P<single>[^'\n]*)'))?\s*\)"
)
_ASSET_TAG = re.compile(r"\{%-?[ \t]*asset_im(?:g|age)[ \t]+(?P<words>[^\n]*?)[ \t]*-?%\}")
_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|\S+")
_META = re.compile(r"\A'\"(?P<title>[^\"]*)\" \"(?P<alt>[^\"]*)\"'\Z")
_ALT = re.compile(r"(?<=\s)alt\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
_LONGEST_TAG = 4000


class Form(StrEnum):
    """How an image is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    ASSET_TAG = "asset tag"
    HEADER = "header"
    OTHER = "other"
    """A reference, another template tag, an address by itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An image of a post: ``text[start:end]`` is its address, ``text[whole_start:whole_end]`` all of it.

    ``line`` counts from 0. ``alt`` is None where this form has none, or one that is not to be edited here.
    """

    start: int
    end: int
    address: str
    form: Form
    whole_start: int
    whole_end: int
    line: int
    alt: str | None = None
    title: str = ""

    @property
    def remote(self) -> bool:
        """Whether it lies on another host."""
        return bool(host_of(self.address))


def images_of(text: str, rules: HeaderRules) -> list[Shown]:
    """Return a post's images in the order of its text, the header's included; those in code are none."""
    region = locate(text, rules)
    body = region.end if region is not None else 0
    in_markdown = {
        match.start("angled" if match["angled"] is not None else "plain"): match
        for match in _MARKDOWN.finditer(text, body)
    }
    found: list[Shown] = []
    places = [place for place in located(text, rules) if place.image]
    breaks = [match.start() for match in re.finditer("\n", text)] if places else []
    for place in places:
        start, end = place.start, place.end
        line = bisect_left(breaks, start)
        match = in_markdown.get(start)
        if match is not None:
            alt = re.sub(r"\\([\[\]\\])", r"\1", match["alt"])
            title = match["title"] or match["single"] or ""
            address = match["angled"] or match["plain"]
            found.append(Shown(start, end, address, Form.MARKDOWN, *match.span(), line, alt, title))
        elif start < body:
            found.append(Shown(start, end, text[start:end], Form.HEADER, start, end, line))
        else:
            found.append(_html(text, start, end, line) or _other(text, start, end, line))
    code = list(code_spans(text, body))
    for match in _ASSET_TAG.finditer(text, body):
        if not any(start <= match.start() < end for start, end in code):
            image = _tag(text, match)
            if image is not None:
                found.append(image)
    return sorted(found, key=lambda image: image.start)


def with_alt(text: str, image: Shown, alt: str) -> list[Edit]:
    """Return the edit that gives an image other alternative words; none where it has them already."""
    alt = " ".join(alt.split())
    if image.alt is None or alt == image.alt:
        return []
    whole = text[image.whole_start : image.whole_end]
    if image.form is Form.MARKDOWN:
        closing = whole.rindex("](", 0, image.start - image.whole_start)
        return [Edit(image.whole_start + 2, image.whole_start + closing, escaped_alt(alt))]
    if image.form is Form.ASSET_TAG:
        return [Edit(image.whole_start, image.whole_end, asset_tag(image.address, alt, image.title))]
    value = html.escape(alt)
    old = _ALT.search(whole)
    if old is not None:
        return [Edit(image.whole_start + old.start(), image.whole_start + old.end(), f'alt="{value}"')]
    # Behind the source's closing quote.
    return [Edit(image.end + 1, image.end + 1, f' alt="{value}"')]


def _html(text: str, start: int, end: int, line: int) -> Shown | None:
    """The image as an ``<img>``; its words are None if its address has no quotes round it."""
    opening = text.rfind("<", max(start - _LONGEST_TAG, 0), start)
    closing = text.find(">", end, end + _LONGEST_TAG)
    if opening < 0 or closing < 0 or not re.match(r"<[A-Za-z]", text[opening : opening + 2]):
        return None
    if ">" in text[opening:start]:
        return None
    whole = text[opening : closing + 1]
    alt = None
    if whole[:4].lower() == "<img" and text[start - 1 : start] in ("'", '"'):
        old = _ALT.search(whole)
        alt = html.unescape((old["double"] or old["single"] or "") if old is not None else "")
    return Shown(start, end, text[start:end], Form.HTML, opening, closing + 1, line, alt)


def _other(text: str, start: int, end: int, line: int) -> Shown:
    return Shown(start, end, text[start:end], Form.OTHER, start, end, line)


def _tag(text: str, match: re.Match[str]) -> Shown | None:
    words = list(_WORD.finditer(match["words"]))
    # Classes come before the name, and only the name ends like a file's.
    name = next((word for word in words if re.search(r"\.\w{2,5}[\"']?\Z", word[0])), None)
    if name is None:
        return None
    quoted = name[0][0] in "\"'"
    start = match.start("words") + name.start() + quoted
    end = match.start("words") + name.end() - quoted
    rest = match["words"][name.end() :].strip()
    meta = _META.match(rest)
    plain = name.start() == 0 and (not rest or meta is not None)
    return Shown(
        start, end, text[start:end], Form.ASSET_TAG, *match.span(), text.count("\n", 0, start),
        (meta["alt"] if meta else "") if plain else None, meta["title"] if meta else "",
    )  # fmt: skip
