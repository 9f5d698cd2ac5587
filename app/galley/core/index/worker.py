"""The tasks of a process that reads posts for the index."""

import pickle
from typing import BinaryIO, NamedTuple

from galley.core.index.grams import grams_of
from galley.core.index.reading import Batch, read_batch
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


class Texts(NamedTuple):
    """Folded texts (UTF-8), or the grams of each."""

    each: list[bytes]


Task = list[Packed] | Texts
"""Files to read, or texts to make grams of."""


def do(site: Site, task: Task) -> Batch | Texts:
    """Do a task."""
    if isinstance(task, Texts):
        return Texts(list(map(grams_of, task.each)))
    return read_batch(site, unpack(site, task))


def read_posts(asked: BinaryIO, answers: BinaryIO) -> None:
    """First comes the site, then tasks; for each the answer is what was done."""
    site: Site = pickle.load(asked)  # noqa: S301  from the process that started this one
    while True:
        task: Task = pickle.load(asked)  # noqa: S301
        send(do(site, task), answers)
