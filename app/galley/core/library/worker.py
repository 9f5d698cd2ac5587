"""A process beside the program that reads posts for the index: tasks come in, what was read goes out."""

import contextlib
import gc
import os
import pickle
import sys
from pathlib import Path
from typing import BinaryIO

from galley.core.library.reading import Batch, read_batch
from galley.core.site import PostFile, Site

# What a packaged Galley is started with to be such a process.
READ_POSTS = "--read-posts"
Packed = tuple[str, bool, int, int, bool]
"""A file as it is sent: a PostFile without its whole path, which takes long to send."""


def pack(file: PostFile) -> Packed:
    """Return a file as it is sent."""
    return file.relative, file.draft, file.size, file.mtime_ns, file.ignored


def command() -> list[str]:
    """Return what starts such a process: Python with this one's modules, and nothing of its main program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_POSTS]
    code = f"import sys; sys.path[:] = sys.argv[1:]; from {__name__} import serve; serve()"
    return [sys.executable, "-S", "-c", code, *sys.path]


def serve() -> None:
    """Answer tasks from the standard input until it ends: first comes the site, then lists of files."""
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what prints by mistake is no answer
    gc.disable()  # what is made here has no circles that a collector could find
    with contextlib.suppress(AttributeError, OSError):  # not on every system
        os.nice(5)  # the window goes first
    with contextlib.suppress(EOFError, OSError):  # the program has ended
        _answer_all(tasks, answers)


def _answer_all(tasks: BinaryIO, answers: BinaryIO) -> None:
    site: Site = pickle.load(tasks)  # noqa: S301  from the process that started this one
    while True:
        files: list[Packed] = pickle.load(tasks)  # noqa: S301
        pickle.dump(_read(site, files), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _read(site: Site, files: list[Packed]) -> Batch:
    return read_batch(site, [PostFile(Path(site.root, file[0]), *file) for file in files])
