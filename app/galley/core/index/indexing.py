"""Reads posts into the index: a few here, many in a process of their own (`indexer`)."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, islice
from types import TracebackType
from typing import Self

from galley.core.index.beside import IndexProcess
from galley.core.index.intake import Intake, Taken
from galley.core.index.reading import Batch, read_batch
from galley.core.index.store import Store
from galley.core.site import PostFile, Site

_BATCH_SECONDS = 0.1
_BATCH_POSTS = 64
# A process takes a third of a second to start: so many posts are read here as quickly.
_FEW = 500
# What is read at once. Small enough to bring the list along ten times a second.
_PART = 128
_AHEAD = 2_000

Cancelled = Callable[[], bool]


class Indexing:
    """One round of bringing the index up to date: ``read``, then ``put_in_order``."""

    def __init__(self, site: Site, store: Store) -> None:
        self._site = site
        self._store = store
        self._since_ns = time.time_ns()
        self._intake = Intake(store, self._since_ns)
        self._process: IndexProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.end()

    def read(self, files: Iterator[PostFile], cancelled: Cancelled) -> Iterator[Taken]:
        """Take ``files`` in until ``cancelled``; yield what came of it, about ten times a second or more."""
        first = list(islice(files, _FEW))
        if len(first) < _FEW or self._store.database.in_memory:
            yield from self._read_here(chain(first, files), cancelled)
            return
        process = self._process = IndexProcess(self._site, self._store, self._since_ns)
        # Something for the list while it starts.
        yield from self._read_here(iter(first[:_BATCH_POSTS]), cancelled)
        for part in _parts(chain(first[_BATCH_POSTS:], files)):
            process.ask(part)
            yield from process.taken(all_of_it=False, cancelled=cancelled)
            if cancelled():
                return
        process.ask_no_more()
        yield from process.taken(all_of_it=True, cancelled=cancelled)
        for part in process.undone():
            yield from self._read_here(iter(part), cancelled)

    def drop(self, gone: list[str]) -> None:
        """Take out the posts at these paths, which are no more."""
        self._intake.take(Batch([], gone))

    def put_in_order(self, cancelled: Cancelled) -> None:
        """Give the posts grams that have none, until ``cancelled``."""
        if self._process is None and self._store.loose() >= _FEW and not self._store.database.in_memory:
            # A first opening was ended in the midst of it.
            self._process = IndexProcess(self._site, self._store, self._since_ns)
            self._process.ask_no_more()
        if self._process is None or not (self._process.put_in_order(cancelled) or cancelled()):
            self._intake.put_in_order(cancelled)

    def _read_here(self, files: Iterator[PostFile], cancelled: Cancelled) -> Iterator[Taken]:
        batch = Batch([], [])
        since = time.monotonic()
        for file in files:
            if cancelled():
                break
            posts, gone = read_batch(self._site, [file])
            batch.posts.extend(posts)
            batch.gone.extend(gone)
            if len(batch.posts) >= _BATCH_POSTS or time.monotonic() - since > _BATCH_SECONDS:
                yield self._intake.take(batch)
                batch, since = Batch([], []), time.monotonic()
        if batch.posts or batch.gone:
            yield self._intake.take(batch)


def _parts(files: Iterator[PostFile]) -> Iterator[list[PostFile]]:
    """Yield ``files`` in parts, looking far ahead of them: how many there are should be known early."""
    waiting: deque[PostFile] = deque()
    while True:
        waiting.extend(islice(files, _AHEAD))
        if not waiting:
            return
        yield [waiting.popleft() for _ in range(min(_PART, len(waiting)))]
