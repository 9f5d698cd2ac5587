"""Reads posts for the index, many in processes of their own, and says who of them holds what."""

import os
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context

from galley.core.library.entry import Entry
from galley.core.library.grams import SEGMENT, SegmentBuilder
from galley.core.library.reading import Vanished, read_entry
from galley.core.library.store import Store, in_slices
from galley.core.site import PostFile, Site

Read = tuple[list[Entry], list[str]]
"""Posts, and the paths of those that are gone."""

_BATCH_SECONDS = 0.1
_BATCH_POSTS = 64
# Processes take a third of a second to start: so many posts are read here as quickly.
_FEW = 500
_PROCESSES = min(4, os.cpu_count() or 1)
# Up to so many posts searches rather look into than that grams are made for them.
_FEWEST_FOR_SEGMENT = 256


def read_all(site: Site, files: Sequence[PostFile], cancelled: Callable[[], bool]) -> Iterator[Read]:
    """Yield the posts of ``files`` in batches, about ten a second or more, until ``cancelled``."""
    if len(files) < _FEW or _PROCESSES < 2:
        yield from _read_here(site, files, cancelled)
        return
    done = 0
    try:
        for read in _read_in_processes(site, files, cancelled):
            done += _BATCH_POSTS
            yield read
    except (OSError, BrokenProcessPool):
        # No more processes to be had, or the system has ended one for want of memory.
        yield from _read_here(site, files[done:], cancelled)


def read_batch(site: Site, files: Sequence[PostFile]) -> Read:
    """Return the posts of ``files``."""
    entries: list[Entry] = []
    vanished: list[str] = []
    for file in files:
        try:
            entries.append(read_entry(site, file))
        except Vanished:
            vanished.append(file.relative)
    return entries, vanished


def _read_here(site: Site, files: Sequence[PostFile], cancelled: Callable[[], bool]) -> Iterator[Read]:
    entries: list[Entry] = []
    vanished: list[str] = []
    since = time.monotonic()
    for file in files:
        if cancelled():
            break
        more, gone = read_batch(site, [file])
        entries += more
        vanished += gone
        if len(entries) >= _BATCH_POSTS or time.monotonic() - since > _BATCH_SECONDS:
            yield entries, vanished
            entries, vanished, since = [], [], time.monotonic()
    if entries or vanished:
        yield entries, vanished


def _read_in_processes(
    site: Site, files: Sequence[PostFile], cancelled: Callable[[], bool]
) -> Iterator[Read]:
    # A fork of a program with threads may stand still for ever.
    pool = ProcessPoolExecutor(_PROCESSES, get_context("spawn"), _step_back)
    try:
        waiting: list[Future[Read]] = []
        for some in in_slices(files, _BATCH_POSTS):
            waiting.append(pool.submit(read_batch, site, some))
            # Enough to keep every process busy, no more: what is read waits in memory.
            if len(waiting) > 4 * _PROCESSES:
                if cancelled():
                    return
                yield waiting.pop(0).result()
        for future in waiting:
            if cancelled():
                return
            yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _step_back() -> None:
    """Let the window go first."""
    with suppress(AttributeError, OSError):  # not on every system
        os.nice(10)


def make_segments(store: Store, cancelled: Callable[[], bool]) -> None:
    """Make grams for the posts that have none yet, unless they are so few that it does not pay."""
    numbers, segments = store.loose()
    if len(numbers) < _FEWEST_FOR_SEGMENT:
        return
    for first, last in _windows(numbers, [start for start, _ in segments]):
        if cancelled():
            return
        builder = SegmentBuilder()
        present = [number for number in numbers if first <= number <= last]
        for number, body in store.bodies(present):
            while first + builder.count < number:  # of posts that were read again since
                builder.add("")
            builder.add(body.decode(errors="surrogatepass"))
        store.put_segment(first, builder.count, builder.packed())


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
