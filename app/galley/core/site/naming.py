"""File names: made of a title as the site's generator makes them, safe on every system."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath

from galley.core.messages import say
from galley.core.site.config import section_of, text_of
from galley.core.site.model import Site, SiteError, SiteKind

# A name may take 255 bytes; leave room for the extension, a counting suffix and a temporary file's prefix.
_LONGEST_STEM = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# What Hexo's slugize turns into a hyphen.
_SPECIAL = re.compile(r"""[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:"'<>,.?/]+""")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
# A parameter in the site's rules for names and addresses, as Hexo reads it.
PARAMETER = re.compile(r":(\w*[^_\W])")
# What they stand for when a name is read; any text for the others.
_IN_NAMES = {
    "year": r"\d{4}",
    "month": r"\d{2}",
    "day": r"\d{2}",
    "i_month": r"\d{1,2}",
    "i_day": r"\d{1,2}",
    "hash": "[0-9a-f]{12}",
}
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i", "ß": "s",
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    }
)  # fmt: skip
UNTITLED = "untitled"


def slug_of(title: str, *, case: int = 0) -> str:
    """Return the file name (no extension) for a title: Hexo's ``slugize``, and never empty.

    ``case`` is Hexo's ``filename_case``: 1 lower, 2 upper. A title without a letter, digit or symbol gives
    "untitled"; names that Windows reserves get a hyphen; long ones end at a whole character.
    """
    text = _CONTROL.sub("", _without_accents(title))
    slug = re.sub("-{2,}", "-", _SPECIAL.sub("-", text)).strip("-")
    slug = slug.lower() if case == 1 else slug.upper() if case == 2 else slug
    if not any(unicodedata.category(char)[0] in "LNS" for char in slug):
        return UNTITLED
    slug = _shortened(slug)
    return f"{slug}-" if _RESERVED.match(slug) else slug


def check_stem(stem: str) -> str:
    """Return a name the author chose, without blanks around it; SiteError if no file may have it."""
    name = stem.strip()
    if not name:
        raise SiteError(say("A post needs a file name"))
    if _NOT_IN_NAMES.search(name) or name in {".", ".."}:
        raise SiteError(say('“{0}” cannot be a file name: leave out / \\ : * ? " < > |', name))
    if name.startswith("."):
        raise SiteError(say("“{0}” would be hidden: a post's name does not begin with a dot", name))
    if name.endswith("."):
        raise SiteError(say("“{0}” cannot be a file name on Windows: leave out the dot at the end", name))
    if _RESERVED.match(name):
        raise SiteError(say("“{0}” is a name that Windows keeps for itself", name))
    if len(name.encode(errors="surrogateescape")) > 240:
        raise SiteError(say("This name is too long for a file: at most 240 bytes, or 80 Chinese characters"))
    return name


def free_path(path: Path, taken: Callable[[Path], bool] = lambda candidate: False) -> Path:
    """Return ``path``, or its first neighbour ``name-1``, ``name-2``, ... that does not exist yet.

    ``taken`` may refuse further candidates.
    """
    number = 0
    candidate = path
    while os.path.lexists(candidate) or taken(candidate):
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


def dated(when: datetime) -> dict[str, str]:
    """The day of a post as Hexo's rules for names and addresses call its parts."""
    return {
        "year": f"{when.year:04}",
        "month": f"{when.month:02}",
        "i_month": str(when.month),
        "day": f"{when.day:02}",
        "i_day": str(when.day),
    }


def new_post_name(site: Site, slug: str, when: datetime) -> PurePosixPath:
    """Return the path under Hexo's ``_posts`` that its ``new_post_name`` gives a post, extension included.

    Source of the rule: Hexo's ``new_post_path`` filter. A parameter that is not set stays empty.
    """
    rule = text_of(site.config, "new_post_name", ":title.md") or ":title.md"
    seed = f"{slug}{int(when.timestamp())}".encode(errors="surrogateescape")
    values = {name: str(value) for name, value in section_of(site.config, "permalink_defaults").items()}
    values |= {
        **dated(when),
        "title": slug,
        "hash": hashlib.sha1(seed, usedforsecurity=False).hexdigest()[:12],
    }
    written = PARAMETER.sub(lambda match: values.get(match[1], ""), rule)
    parts = [part for part in written.split("/") if part not in {"", ".", ".."}] or [slug]
    if not PurePosixPath(parts[-1]).suffix:
        parts[-1] += PurePosixPath(rule).suffix or ".md"
    return PurePosixPath(*parts)


def date_in_name(site: Site, path: Path) -> str:
    """Return the date that a post's name carries (``2024-05-01``), empty when there is none.

    Hexo: by ``new_post_name``; Jekyll and Pelican: at the name's beginning.
    """
    if site.kind in {SiteKind.JEKYLL, SiteKind.PELICAN}:
        found = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:-|\Z)", path.stem)
        parts = list(found.groups()) if found else []
    elif site.kind is SiteKind.HEXO:
        named = hexo_name(site, path) or {}
        parts = [named.get(part) or named.get(f"i_{part}", "") for part in ("year", "month", "day")]
    else:
        parts = []
    try:
        year, month, day = map(int, parts)
        return f"{datetime(year, month, day):%Y-%m-%d}"  # noqa: DTZ001 - a day, nowhere in particular
    except ValueError:
        return ""


def hexo_name(site: Site, path: Path) -> dict[str, str] | None:
    """Return what ``new_post_name`` finds in a Hexo post's name, by parameter; None where it does not fit.

    Source of the rule: Hexo's post processor, ``parseFilename``, with ``Permalink`` of hexo-util.
    """
    rule = text_of(site.config, "new_post_name", ":title.md") or ":title.md"
    rule = rule.removesuffix(PurePosixPath(rule).suffix)
    names: list[str] = PARAMETER.findall(rule)
    pattern = PARAMETER.sub(lambda match: f"({_IN_NAMES.get(match[1], '.+?')})", re.escape(rule))
    found = re.fullmatch(pattern, site.below_posts(path).with_suffix("").as_posix())
    return dict(zip(names, found.groups(), strict=True)) if found else None


def _without_accents(text: str) -> str:
    """Return text with accents taken off Latin letters only; a decomposed name keeps its other marks."""
    out: list[str] = []
    for char in unicodedata.normalize("NFC", text.translate(_LETTERS_WITHOUT_DECOMPOSITION)):
        wide_letter = "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ"
        base = unicodedata.normalize("NFKD" if wide_letter else "NFD", char)
        out.append(base[0] if base != char and base[0].isascii() else char)
    return "".join(out)


def _shortened(name: str) -> str:
    data = name.encode()
    if len(data) <= _LONGEST_STEM:
        return name
    cut = data[:_LONGEST_STEM].decode(errors="ignore")
    while cut and unicodedata.combining(name[len(cut)]):
        cut = cut[:-1]  # a mark belongs to the letter before it
    return cut.rstrip("-\u200d")
