"""Starts Galley's own processes beside the program, and is what they begin with.

It imports little, so that a process which needs others starts these before it is ready itself.
"""

import contextlib
import gc
import os
import pickle
import subprocess
import sys
import threading
from typing import IO

if sys.platform == "linux":
    import fcntl

# What a packaged Galley is started with to be such a process.
READ_POSTS, INDEX_POSTS = "--read-posts", "--index-posts"
# With the one that writes the index, which four keep busy.
PROCESSES = min(4, os.cpu_count() or 1)
# So many bytes of an answer wait in a pipe while nobody has time to take them, where it can be set.
_PIPE = 1 << 20


def command(task: str) -> list[str]:
    """Return what starts a process for ``task``: Python with this one's modules, without its main program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, task]
    code = f"import sys; sys.path[:] = sys.argv[2:]; from {__name__} import serve; serve(sys.argv[1])"
    return [sys.executable, "-S", "-c", code, task, *sys.path]


def start(task: str) -> "subprocess.Popen[bytes] | None":
    """Start a process for ``task``; None where the system has no more of them."""
    with contextlib.suppress(OSError):
        process = subprocess.Popen(
            command(task), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout is not None
        _widen(process.stdout)
        return process
    return None


def end(process: "subprocess.Popen[bytes]", listener: threading.Thread) -> None:
    """End a process, whatever it does, and the thread that listens to it, which hears of its end."""
    process.kill()
    listener.join()
    process.communicate()


def _widen(pipe: IO[bytes]) -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # the system may allow less
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def send(what: object, to: IO[bytes]) -> None:
    """Send one thing."""
    pickle.dump(what, to, pickle.HIGHEST_PROTOCOL)
    to.flush()


def serve(task: str) -> None:
    """Do ``task`` with what comes on the standard input, until it ends."""
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what prints by mistake is no answer
    gc.disable()  # what is made here has no circles that a collector could find
    with contextlib.suppress(EOFError, OSError):  # the program has ended
        if task == READ_POSTS:
            from galley.core.index.worker import read_posts  # noqa: PLC0415

            read_posts(asked, answers)
            return
        with contextlib.suppress(AttributeError):  # not on every system
            os.nice(5)  # the window goes first; so it does before those that are started here
        started = [start(READ_POSTS) for _ in range(PROCESSES - 1)]
        from galley.core.index.indexer import index_posts  # noqa: PLC0415

        index_posts(asked, answers, [process for process in started if process is not None])
