"""Which posts of a site are published at one and the same address."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

from galley.core.frontmatter import locate
from galley.core.post import parse
from galley.core.site.model import Site
from galley.core.site.published import addresses_of
from galley.core.site.published.dates import DAYS, MONTHS
from galley.core.site.published.relative import bare
from galley.core.site.walk import walk_posts
from galley.core.storage import StorageError, read_file
from galley.core.textfile import NotTextError, decode

# Letters, or digits that can be neither of a date nor of a timestamp.
_WORDS = re.compile(r"[^\W\d_]+|(?<!\d)(?!(?:19|20)(?:\d\d){2,3}(?!\d))\d{5,9}(?!\d)")
_BETWEEN = re.compile(r"[\W_]+")
# Of these, generators make other letters.
_RESPELLED = re.compile("[\u00aa-\u05ff\u1e00-\u1fff]")
_DATE_WORDS = {part.lower() for name in (*MONTHS, *DAYS) for part in (name, name[:3])}


def others_at(
    site: Site, wanted: Mapping[str, Path], tick: Callable[[], object] = lambda: None
) -> dict[str, Path]:
    """Return for those of the addresses (`relative.bare`) that another post has, too, which one that is.

    ``wanted`` says whose each of them is. Reads the header of every post; ``tick`` is called for each, and
    what it raises ends it.
    """
    words = {_word_of(site, address) for address in wanted}
    zone = None if site.timezone is None else str(site.timezone)
    found: dict[str, Path] = {}
    for file in walk_posts(site):
        tick()
        try:
            text = decode(read_file(file.path)).text
        except (StorageError, NotTextError):
            continue
        if not _may_have(site, file.relative, text, words):
            continue
        post = parse(text, site.header_rules, path=file.path.name, timezone=zone)
        for address in addresses_of(site, file.path, post):
            own = wanted.get(bare(address))
            if own is not None and own != file.path:
                found.setdefault(bare(address), file.path)
    return found


def _word_of(site: Site, address: str) -> str:
    """Return a word that only a post's own name or header can have brought into its address; "" for none.

    To tell an address for certain takes ten times as long as to see that a post has no such word.
    """
    given = str(site.config).lower()
    words = [
        word for word in _WORDS.findall(address.lower()) if word not in given and word not in _DATE_WORDS
    ]
    return max(words, key=len, default="")


def _may_have(site: Site, relative: str, text: str, words: set[str]) -> bool:
    region = locate(text, site.header_rules)
    source = f"{relative}\n{text[: region.end] if region is not None else ''}"
    letters = _BETWEEN.sub("", f"{source}\n{unquote(source)}" if "%" in source else source)
    if "\\" in source or _RESPELLED.search(letters) or not unicodedata.is_normalized("NFKC", letters):
        return True
    letters = letters.lower()
    return any(word in letters for word in words)
