"""The addresses in a post's text: where they stand, and how they follow a folder that is renamed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from galley.core.edits import Edit
from galley.core.site.assets import asset_folder, resolve_asset
from galley.core.site.model import Site

_ADDRESS = re.compile(
    r"""
      \]\(\s*<(?P<angled>[^<>\n]+)>
    | \]\(\s*(?P<inline>(?:[^\s()<>\\]|\\.|\([^\s()]*\))+)
    | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<reference>[^\s<>]+)
    | \b(?:src|href|poster|data-src)\s*=\s*(?:"(?P<double>[^"\n]+)"|'(?P<single>[^'\n]+)')
    | \{%-?\s*img\s+(?:[\w\- ]+\s)?(?P<tag>[^\s%]*/[^\s%]+)
    | ^(?:[\w\-]+:|-)[ \t]+["']?(?P<header>[^\s"'\[\]{}][^\n"'\[\]{}]*\.\w{2,5})["']?[ \t]*$
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_ENDS_AN_ANGLED_ADDRESS = re.compile(r"""[<>%#?"\\]""")
_ENDS_AN_ADDRESS = re.compile(r"""[\s()<>%#?"'\\]""")
FENCE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address as written; ``text[start:end]`` is it, without quotes or brackets."""

    start: int
    end: int
    written: str


def addresses(text: str) -> Iterator[Address]:
    """Yield the addresses of images and links in a post, header values that end like a file's name included.

    Fenced code is left out. Meant for finding files, not for rendering: a few more may come than are links.
    """
    fences = [match.span() for match in FENCE.finditer(text)]
    at = 0
    for match in _ADDRESS.finditer(text):
        group = match.lastgroup or ""
        start, end = match.span(group)
        while at < len(fences) and fences[at][1] <= start:
            at += 1
        if at < len(fences) and fences[at][0] <= start:
            continue
        yield Address(start, end, match[group])


def follow_folder(site: Site, post: Path, text: str, new_name: str) -> list[Edit]:
    """Return the edits for when the post's asset folder gets a new name: addresses that name it follow.

    Only addresses that lead to a file in the folder now are changed, in the way they are written
    (percent-encoded or not).
    """
    folder = asset_folder(site, post)
    if folder is None:
        return []
    real = folder.resolve()
    edits: list[Edit] = []
    for address in addresses(text):
        found = resolve_asset(site, post, address.written)
        if found is None or not found.is_relative_to(real):
            continue
        segments = address.written.split("/")
        # The last segment that names the folder, before the path inside it.
        depth = len(found.relative_to(real).parts)
        index = len(segments) - depth - 1
        if index < 0 or unquote(segments[index]) != folder.name:
            continue
        start = address.start + sum(len(segment) + 1 for segment in segments[:index])
        written = segments[index]
        angled = written == folder.name and text[address.start - 1 : address.start] == "<"
        edits.append(
            Edit(start, start + len(written), written_like(written, folder.name, new_name, angled=angled))
        )
    return edits


def written_like(written: str, name: str, new_name: str, *, angled: bool) -> str:
    """Return a new name written as the author has ``written`` the old one: bare, or as far encoded."""
    if written != name and written.isascii():
        return quote(new_name)
    ends = _ENDS_AN_ANGLED_ADDRESS if angled else _ENDS_AN_ADDRESS
    return ends.sub(lambda char: quote(char[0]), new_name)
