"""Reads posts for the index, many in processes of their own, and says who of them holds what."""

import gc
import os
import time
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import repeat
from typing import TYPE_CHECKING

from galley.core.library.grams import SEGMENT, Segment, segment_of
from galley.core.library.packing import Prepared, prepare
from galley.core.library.reading import Vanished, read_entry
from galley.core.library.store import Store, in_slices
from galley.core.site import PostFile, Site

if TYPE_CHECKING:
    from concurrent.futures import Future

Read = tuple[list[Prepared], list[str], Segment | None]
"""Posts, the paths of those that are gone, and who of the posts holds what, if that was made already."""

_BATCH_SECONDS = 0.1
_BATCH_POSTS = 64
# Processes take a third of a second to start: so many posts are read here as quickly.
_FEW = 500
_PROCESSES = min(4, os.cpu_count() or 1)
# Up to so many posts searches rather look into than that grams are made for them.
_FEWEST_FOR_SEGMENT = 128


def read_all(site: Site, files: Sequence[PostFile], cancelled: Callable[[], bool]) -> Iterator[Read]:
    """Yield the posts of ``files`` in batches, about ten a second or more, until ``cancelled``."""
    if len(files) < _FEW or _PROCESSES < 2:
        yield from _read_here(site, files, cancelled)
        return
    # Only a site's first opening needs more processes.
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    done = 0
    try:
        for read in _read_in_processes(site, files, cancelled):
            done += SEGMENT
            yield read
    except (OSError, BrokenProcessPool):
        # No more processes to be had, or the system has ended one for want of memory.
        yield from _read_here(site, files[done:], cancelled)


def read_segment(site: Site, files: Sequence[PostFile]) -> Read:
    """Return the posts of ``files`` and who of them holds what."""
    posts, vanished = _read(site, files)
    return posts, vanished, segment_of(_text(post.body) for post in posts) if posts else None


def _read(site: Site, files: Sequence[PostFile]) -> tuple[list[Prepared], list[str]]:
    posts: list[Prepared] = []
    vanished: list[str] = []
    for file in files:
        try:
            posts.append(prepare(site, read_entry(site, file)))
        except Vanished:
            vanished.append(file.relative)
    return posts, vanished


def _text(body: bytes) -> str:
    return body.decode(errors="surrogatepass")


def _read_here(site: Site, files: Sequence[PostFile], cancelled: Callable[[], bool]) -> Iterator[Read]:
    posts: list[Prepared] = []
    vanished: list[str] = []
    since = time.monotonic()
    for file in files:
        if cancelled():
            break
        more, gone = _read(site, [file])
        posts += more
        vanished += gone
        if len(posts) >= _BATCH_POSTS or time.monotonic() - since > _BATCH_SECONDS:
            yield posts, vanished, None
            posts, vanished, since = [], [], time.monotonic()
    if posts or vanished:
        yield posts, vanished, None


def _read_in_processes(
    site: Site, files: Sequence[PostFile], cancelled: Callable[[], bool]
) -> Iterator[Read]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # A fork of a program with threads may stand still for ever.
    pool = ProcessPoolExecutor(_PROCESSES, get_context("spawn"), _step_back)
    try:
        waiting: deque[Future[Read]] = deque()
        for some in in_slices(files, SEGMENT):
            waiting.append(pool.submit(read_segment, site, some))
            # Enough to keep every process busy, no more: what is read waits in memory.
            if len(waiting) > _PROCESSES + 1:
                if cancelled():
                    return
                yield waiting.popleft().result()
        while waiting:
            if cancelled():
                return
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _step_back() -> None:
    """Let the window go first; and what is made here has no circles that a collector could find."""
    gc.disable()
    with suppress(AttributeError, OSError):  # not on every system
        os.nice(5)


def make_segments(store: Store, cancelled: Callable[[], bool]) -> None:
    """Make grams for the posts that have none yet, unless they are so few that it does not pay."""
    store.tidy()
    numbers, segments = store.loose()
    if len(numbers) < _FEWEST_FOR_SEGMENT:
        return
    for first, last in _windows(numbers, [start for start, _ in segments]):
        if cancelled():
            return
        present = [number for number in numbers if first <= number <= last]
        store.put_segment(first, segment_of(_texts(store, first, present)))


def _texts(store: Store, first: int, numbers: Sequence[int]) -> Iterator[str | None]:
    """Yield the texts of the posts from number ``first`` on; None for those that were read again since."""
    for number, body in store.bodies(numbers):
        yield from repeat(None, number - first)
        yield _text(body)
        first = number + 1


def _windows(numbers: Sequence[int], segments: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of runs of ``numbers`` that fit a segment and have no other between them."""
    first = last = numbers[0]
    for number in numbers[1:]:
        apart = bisect_right(segments, first) != bisect_right(segments, number)
        if number - first >= SEGMENT or apart:
            yield first, last
            first = number
        last = number
    yield first, last
