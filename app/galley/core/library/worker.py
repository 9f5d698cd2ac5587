"""Processes beside the program: one that takes posts into the index, and such that read for it."""

import contextlib
import gc
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO

from galley.core.library.reading import Batch, read_batch
from galley.core.site import PostFile, Site

# What a packaged Galley is started with to be such a process.
READ_POSTS, INDEX_POSTS = "--read-posts", "--index-posts"
Packed = tuple[str, bool, int, int, bool]
"""A file as it is sent: a PostFile without its whole path, which takes long to send."""


def pack(files: list[PostFile]) -> list[Packed]:
    """Return files as they are sent."""
    return [(file.relative, file.draft, file.size, file.mtime_ns, file.ignored) for file in files]


def unpack(site: Site, files: list[Packed]) -> list[PostFile]:
    """Return the files that were sent."""
    return [PostFile(Path(site.root, file[0]), *file) for file in files]


def command(task: str) -> list[str]:
    """Return what starts a process for ``task``: Python with this one's modules, without its main program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, task]
    code = f"import sys; sys.path[:] = sys.argv[2:]; from {__name__} import serve; serve(sys.argv[1])"
    return [sys.executable, "-S", "-c", code, task, *sys.path]


def serve(task: str) -> None:
    """Answer what comes on the standard input until it ends."""
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what prints by mistake is no answer
    gc.disable()  # what is made here has no circles that a collector could find
    with contextlib.suppress(EOFError, OSError):  # the program has ended
        _task(task)(asked, answers)


def send(what: object, to: IO[bytes]) -> None:
    """Send one thing."""
    pickle.dump(what, to, pickle.HIGHEST_PROTOCOL)
    to.flush()


def _task(task: str) -> Callable[[BinaryIO, BinaryIO], None]:
    if task == READ_POSTS:
        return _read_posts
    from galley.core.library.indexer import index_posts  # noqa: PLC0415 - those who only read need none of it

    return index_posts


def _read_posts(asked: BinaryIO, answers: BinaryIO) -> None:
    """First comes the site, then lists of files; for each the answer is a Batch."""
    site: Site = pickle.load(asked)  # noqa: S301  from the process that started this one
    while True:
        files: list[Packed] = pickle.load(asked)  # noqa: S301
        batch: Batch = read_batch(site, unpack(site, files))
        send(batch, answers)
