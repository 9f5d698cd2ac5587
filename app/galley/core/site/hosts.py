"""Where a site's images and links lead: every address of a post with its host, and whether it is an image."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from galley.core.edits import Edit
from galley.core.frontmatter import HeaderRules, locate
from galley.core.site.links import FENCE, addresses

# An address that stands by itself, in the text or in the header.
_BARE = re.compile(
    r"""(?:https?:)?//[^\s<>"'`()\[\]{}|\\^，。；、！？：（）《》「」【】“”‘’]+""", re.IGNORECASE
)
_TRAILING = ".,;:!?*_~"
_HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*:)?//(?:[^/?#@]*@)?(?P<host>[^/?#]*)")
_IMAGE_KEY = re.compile(
    r"^[\w\-]*(?:cover|image|img|thumb|banner|photo|avatar|logo|poster)[\w\-]*[ \t]*[:=]", re.IGNORECASE
)
_IMAGE_TAGS = ("img", "image", "source", "picture")
_IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico", ".apng")
_ATTRIBUTE = re.compile(r"""<(?P<tag>[A-Za-z][\w:\-]*)[^<>]*?\s(?P<name>[\w:\-]+)\s*=\s*["']?$""")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,9})(?!`)(?:[^`\n]|(?!\1(?!`))`)*?\1(?!`)")


@dataclass(frozen=True, slots=True)
class Located:
    """An address in a post: ``text[start:end]``; ``host`` is in lower case, empty for one inside the site."""

    start: int
    end: int
    host: str
    image: bool


def address_spans(text: str, rules: HeaderRules) -> list[tuple[int, int]]:
    """Return where a post's addresses stand: images, links, HTML ``src`` and ``href``, header values, bare
    URLs. Code is left out."""
    region = locate(text, rules)
    body = region.end if region is not None else 0
    code = list(code_spans(text, body)) if "`" in text or "~~~" in text else []
    found = [
        (each.start, each.end)
        for each in addresses(text)
        if not any(start <= each.start < end for start, end in code)
    ]
    bare: list[tuple[int, int]] = []
    if "//" in text:
        taken = sorted((*found, *code))
        at = 0
        for match in _BARE.finditer(text):
            start, end = match.start(), match.start() + len(match[0].rstrip(_TRAILING))
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if at < len(taken) and taken[at][0] < end:
                continue
            # In the text, "//" without a scheme is a comment as often as an address.
            if match[0].startswith("//") and (
                start >= body or text[start - 1 : start] not in (" ", '"', "'")
            ):
                continue
            bare.append((start, end))
    return sorted((*found, *bare))


def located(text: str, rules: HeaderRules) -> list[Located]:
    """Return a post's addresses in order, each with what it leads to."""
    return [
        Located(start, end, host_of(text[start:end]), is_image(text, start, end))
        for start, end in address_spans(text, rules)
    ]


def next_of_host(text: str, host: str, rules: HeaderRules, after: tuple[int, int]) -> Located | None:
    """Return the address of a host that comes behind the one that stands at ``after``.

    Where none stands there, the first of the body; after the body's come those of the header, then the first
    again. None: the post has no address of this host.
    """
    region = locate(text, rules)
    body = region.end if region is not None else 0
    there = [each for each in located(text, rules) if each.host == host]
    there.sort(key=lambda each: each.start < body)  # a sort that keeps the rest in its order
    at = next((at for at, each in enumerate(there) if (each.start, each.end) == after), -1)
    return there[(at + 1) % len(there)] if there else None


def host_of(address: str) -> str:
    """Return the host that an address leads to, in lower case; empty where it has none."""
    match = _HOST.match(address.strip())
    return match["host"].lower() if match else ""


def host_spans(text: str, rules: HeaderRules) -> list[tuple[int, int]]:
    """Return where the hosts of a post's addresses stand, ports included."""
    found: list[tuple[int, int]] = []
    for start, end in address_spans(text, rules):
        match = _HOST.match(text, start, end)
        if match and match["host"]:
            found.append(match.span("host"))
    return found


def changed_addresses(text: str, edits: Sequence[Edit], rules: HeaderRules) -> list[str]:
    """Return for each edit the web address it would make; empty where it makes none."""
    spans = address_spans(text, rules)
    starts = [start for start, _ in spans]
    made: list[str] = []
    for edit in edits:
        at = bisect_right(starts, edit.start) - 1
        start, end = spans[at] if at >= 0 else (0, 0)
        inside = start <= edit.start and edit.end <= end
        address = text[start : edit.start] + edit.replacement + text[edit.end : end] if inside else ""
        made.append(address if host_of(address) else "")
    return made


@dataclass(slots=True)
class HostUse:
    """How often posts lead to a host, by images and by links; ``posts`` are the paths with their counts."""

    host: str
    images: int = 0
    links: int = 0
    posts: dict[str, int] = field(default_factory=dict[str, int])


def count_hosts(found: Iterable[tuple[str, Iterable[Located]]]) -> list[HostUse]:
    """Count the addresses of ``(path, addresses)`` by host, most used first."""
    uses: dict[str, HostUse] = {}
    for path, places in found:
        for place in places:
            use = uses.get(place.host)
            if use is None:
                use = uses[place.host] = HostUse(place.host)
            if place.image:
                use.images += 1
            else:
                use.links += 1
            use.posts[path] = use.posts.get(path, 0) + 1
    return sorted(uses.values(), key=lambda use: (-use.images - use.links, use.host))


def code_spans(text: str, body: int) -> Iterator[tuple[int, int]]:
    """Yield where fenced code and code within lines stand in a text whose body begins at ``body``."""
    fences = [match.span() for match in FENCE.finditer(text, body)]
    yield from fences
    for match in _CODE_SPAN.finditer(text, body):
        if not any(start <= match.start() < end for start, end in fences):
            yield match.span()


def is_image(text: str, start: int, end: int) -> bool:
    """Whether the address is shown as a picture, not led to by a link."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.rstrip(" <").endswith("]("):
        return _opens_image(text, text.rfind("](", 0, start))
    if text[start - 1 : start] in ("'", '"', "=") and (
        attribute := _ATTRIBUTE.search(text, max(start - 400, 0), start)
    ):
        return attribute["name"].lower() == "poster" or (
            attribute["name"].lower() != "href" and attribute["tag"].lower() in _IMAGE_TAGS
        )
    if re.split(r"[?#]", text[start:end], maxsplit=1)[0].lower().endswith(_IMAGE_ENDINGS):
        return True
    return "{%" in line or _IMAGE_KEY.match(line) is not None


def _opens_image(text: str, closing: int) -> bool:
    """Whether the bracket that closes at ``closing`` was opened by ``![``."""
    depth = 0
    for at in range(closing, max(closing - 2000, -1), -1):
        if text[at] == "]":
            depth += 1
        elif text[at] == "[":
            depth -= 1
            if depth == 0:
                return text[at - 1 : at] == "!"
    return False
