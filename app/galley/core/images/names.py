"""Names for new image files: safe in addresses and on every system, and never those of another file."""

import re
import unicodedata
from collections.abc import Container, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from galley.core.images.kinds import kind_of_bytes
from galley.core.messages import listed, say
from galley.core.site.model import SiteError
from galley.core.site.naming import slug_of
from galley.core.storage import Conflict, StorageError, hash_bytes, read_file, write_file
from galley.core.storage.errors import Action

_SUFFIXES = {
    "image/png": (".png", ".apng"),
    "image/jpeg": (".jpg", ".jpeg", ".jfif"),
    "image/gif": (".gif",),
    "image/bmp": (".bmp",),
    "image/x-icon": (".ico",),
    "image/webp": (".webp",),
    "image/avif": (".avif",),
    "image/svg+xml": (".svg",),
}
# All that means something in an address, in Markdown, in a template or to a shell.
_TROUBLE = re.compile(
    r"""[\s#%?&=+:;,"'<>|*\\/()\[\]{}`!$@^~\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]+"""
)
_LONGEST = 120
_TRIES = 10_000
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def suffix_for(data: bytes, name: str = "") -> str:
    """Return the suffix for what the bytes really are; that of ``name`` where it says the same.

    Raises SiteError for what is no image.
    """
    kind = kind_of_bytes(data[:512])
    if kind is None:
        raise SiteError(say("“{0}” is no image", name) if name else say("This is no image"))
    fitting = _SUFFIXES[kind]
    written = Path(name).suffix.lower()
    return written if written in fitting else fitting[0]


def clean_stem(stem: str) -> str:
    """Return a file's name without its suffix as an address can hold it bare; Chinese stays."""
    text = _TROUBLE.sub("-", unicodedata.normalize("NFC", stem).encode(errors="ignore").decode())
    text = re.sub(r"-{2,}", "-", text).strip("-._")
    if not any(unicodedata.category(char)[0] in "LNS" for char in text):
        return "image"
    while len(text.encode()) > _LONGEST:
        text = text[:-1]
    # The only hyphen at a slug's end is the one behind a name that Windows keeps for itself.
    return f"{text}-" if slug_of(text).endswith("-") else text


def stem_from_address(address: str) -> str:
    """Return the name that the image at a web address has there."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return "image"
    name = unquote(path.rstrip("/").rpartition("/")[2])
    # Some hosts append how the picture is to be scaled: a.png!large, a.jpg@1x.
    name = re.split(r"(?<=\w)[!@]", name, maxsplit=1)[0]
    return clean_stem(
        re.sub(r"(?:\.(?:png|jpe?g|gif|webp|avif|bmp|svg|image))+\Z", "", name, flags=re.IGNORECASE)
    )


def named(pattern: str, stem: str, post: Path, when: datetime) -> str:
    """Fill the author's pattern for names: {name} is the file's own, {post}, {date} and {time}.

    Raises SiteError for another placeholder.
    """
    values = {
        "name": stem,
        "post": post.parent.name if post.stem == "index" else post.stem,
        "date": f"{when:%Y%m%d}",
        "time": f"{when:%H%M%S}",
    }

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            known = listed(f"{{{name}}}" for name in values)
            raise SiteError(say("{0} is none of {1}", match[0], known))
        return values[match[1]]

    return clean_stem(_PLACEHOLDER.sub(value, pattern or "{name}"))


def candidates(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    """Yield the paths a new file may have, the plain name first, then ``stem-1``, ``stem-2``, ..."""
    yield folder / f"{stem}{suffix}"
    for number in range(1, _TRIES):
        yield folder / f"{stem}-{number}{suffix}"


def free_name(folder: Path, stem: str, suffix: str, taken: Container[str]) -> Path:
    """Return the first candidate that is not ``taken``, which are names as ``names_in`` gives them."""
    for path in candidates(folder, stem, suffix):
        if path.name.casefold() not in taken:
            return path
    raise SiteError(say("No free name was found for “{0}”", stem + suffix))


def store(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write a new image under the first free name and return its path; no file is ever overwritten.

    The folder is made if need be. Raises SiteError or StorageError.
    """
    _make(folder)
    taken = names_in(folder)
    while True:
        path = free_name(folder, stem, suffix, taken)
        try:
            # Another program may have taken the name just now, even for the same picture.
            if write_file(path, data, expected=None).written:
                return path
        except Conflict:
            pass
        taken.add(path.name.casefold())


def store_as(path: Path, data: bytes) -> None:
    """Write a new image under this very name. Raises Conflict if the name has become another file's."""
    _make(path.parent)
    write_file(path, data, expected=None)


def same_file(folder: Path, stem: str, suffix: str, data: bytes) -> Path | None:
    """Return the file that holds these bytes under one of the candidate names, or None."""
    wanted = hash_bytes(data)
    for path in candidates(folder, stem, suffix):
        try:
            if path.stat().st_size == len(data) and hash_bytes(read_file(path)) == wanted:
                return path
        except (OSError, StorageError):
            if not path.exists():
                return None
    return None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError.of(error, folder, action=Action.SAVE) from error


def names_in(folder: Path) -> set[str]:
    """Return the names in a folder, folded as disks fold them that know no capitals."""
    try:
        return {entry.name.casefold() for entry in folder.iterdir()}
    except OSError:
        return set()
