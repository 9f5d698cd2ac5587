"""Keep a new image for a post: where the site keeps its images, under a free name, as what it really is."""

from dataclasses import dataclass, field
from pathlib import Path

from galley.core.images.convert import Treatment, treated
from galley.core.images.homes import home_of
from galley.core.images.names import named, store, suffix_for
from galley.core.images.spelling import published_path
from galley.core.messages import say
from galley.core.site.assets import asset_folder
from galley.core.site.model import Site, SiteError
from galley.core.storage import read_file

LARGEST = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the author wants of new images; ``folder`` and ``name`` are patterns, empty for the usual."""

    folder: str = ""
    name: str = ""
    treatment: Treatment = field(default_factory=Treatment)


def keep_bytes(site: Site, post: Path, data: bytes, stem: str, wishes: Wishes) -> Path:
    """Write an image's bytes as a new file; ``stem`` is what to call it. Raises SiteError, StorageError."""
    suffix_for(data)
    data = treated(data, wishes.treatment)
    now = site.now()
    folder = home_of(site, post, wishes.folder, now)
    return store(folder, named(wishes.name, stem, post, now), suffix_for(data), data)


def keep_file(site: Site, post: Path, source: Path, wishes: Wishes) -> Path:
    """Copy an image file to the post's images; one that the site has already stays where it is.

    Raises SiteError or StorageError.
    """
    real = source.resolve()
    own = asset_folder(site, post)
    if published_path(site, real) is not None or (own is not None and real.is_relative_to(own)):
        suffix_for(_head(real), real.name)
        return real
    if real.is_file() and real.stat().st_size > LARGEST:
        raise SiteError(say("“{0}” is larger than {1} MB", source.name, LARGEST // 1024 // 1024))
    data = read_file(real)
    suffix_for(data, source.name)
    data = treated(data, wishes.treatment)
    now = site.now()
    folder = home_of(site, post, wishes.folder, now)
    return store(folder, named(wishes.name, source.stem, post, now), suffix_for(data, source.name), data)


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(512)
