"""Reads posts for the index, a few here and many in processes of their own."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, islice

from galley.core.library.reading import Batch, read_batch
from galley.core.site import PostFile, Site

_BATCH_SECONDS = 0.1
_BATCH_POSTS = 64
# Processes take a third of a second to start: so many posts are read here as quickly.
_FEW = 500
# What a process reads at once. Small enough to bring the list along ten times a second.
_PART = 128
_AHEAD = 2_000


def read_all(site: Site, files: Iterator[PostFile], cancelled: Callable[[], bool]) -> Iterator[Batch]:
    """Yield the posts of ``files`` in batches, about ten a second or more, until ``cancelled``.

    The first are here at once and have no grams yet.
    """
    first = list(islice(files, _FEW))
    if len(first) < _FEW:
        yield from _read_here(site, first, cancelled)
        return
    # Only a site's first opening needs more processes.
    from galley.core.library.readers import Readers  # noqa: PLC0415

    with Readers(site) as readers:
        # Something for the list while they start.
        yield read_batch(site, first[:_BATCH_POSTS], grams=False)
        yield from readers.read(_parts(chain(first[_BATCH_POSTS:], files)), cancelled)


def _parts(files: Iterator[PostFile]) -> Iterator[list[PostFile]]:
    """Yield ``files`` in parts, looking far ahead of them: how many there are should be known early."""
    waiting: deque[PostFile] = deque()
    while True:
        waiting.extend(islice(files, _AHEAD))
        if not waiting:
            return
        yield [waiting.popleft() for _ in range(min(_PART, len(waiting)))]


def _read_here(site: Site, files: list[PostFile], cancelled: Callable[[], bool]) -> Iterator[Batch]:
    batch = Batch([], [])
    since = time.monotonic()
    for file in files:
        if cancelled():
            break
        posts, gone = read_batch(site, [file], grams=False)
        batch.posts.extend(posts)
        batch.gone.extend(gone)
        if len(batch.posts) >= _BATCH_POSTS or time.monotonic() - since > _BATCH_SECONDS:
            yield batch
            batch, since = Batch([], []), time.monotonic()
    if batch.posts or batch.gone:
        yield batch
