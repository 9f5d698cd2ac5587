"""The task of a process that reads posts for the index."""

import pickle
from typing import BinaryIO

from galley.core.index.reading import read_batch
from galley.core.processes import send
from galley.core.site import PostFile, Site

Packed = tuple[str, bool, int, int, bool]
"""A file as it is sent: a PostFile without the site's root, which takes long to send."""


def pack(files: list[PostFile]) -> list[Packed]:
    """Return files as they are sent."""
    return [(file.relative, file.draft, file.size, file.mtime_ns, file.ignored) for file in files]


def unpack(site: Site, files: list[Packed]) -> list[PostFile]:
    """Return the files that were sent."""
    return [PostFile(site.root, *file) for file in files]


def read_posts(asked: BinaryIO, answers: BinaryIO) -> None:
    """First comes the site, then lists of files; for each the answer is a Batch."""
    site: Site = pickle.load(asked)  # noqa: S301  from the process that started this one
    while True:
        files: list[Packed] = pickle.load(asked)  # noqa: S301
        send(read_batch(site, unpack(site, files)), answers)
