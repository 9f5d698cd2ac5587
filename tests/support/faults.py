"""Make the n-th system call of a piece of code fail, or end the process there."""

import contextlib
import ctypes
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from galley.core.storage import system

NAMES = (
    *("open", "read", "write", "close", "fsync", "fstat", "stat", "lstat", "readlink", "rename", "replace"),
    *("unlink", "mkdir", "rmdir", "utime", "chmod", "fchmod", "fchown", "ftruncate", "lseek", "scandir"),
    *("listdir", "listxattr", "getxattr", "setxattr"),
)

Hook = Callable[[int, str, Callable[[], Any]], Any]


class Calls:
    """Counts the system calls made while it is active, and lets ``hook`` stand in for each.

    ``hook(number, name, make)`` gets the call's number (from 0), its name and a function that makes it;
    what it returns or raises is what the code under test sees.
    """

    def __init__(self, hook: Hook) -> None:
        self.hook = hook
        self.names: list[str] = []

    def _through(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            number = len(self.names)
            self.names.append(name)
            if name == "write":
                return self.hook(number, name, _Write(real, args))
            return self.hook(number, name, lambda: real(*args, **options))

        return call

    @contextlib.contextmanager
    def active(self) -> Iterator["Calls"]:
        with pytest.MonkeyPatch.context() as patch:
            for name in NAMES:
                if hasattr(os, name):
                    patch.setattr(os, name, self._through(name, getattr(os, name)))
            exclusive = system._exclusive_call()
            if exclusive is not None:

                def rename_exclusively(a: bytes, b: bytes) -> int:
                    number = len(self.names)
                    self.names.append("rename_new")
                    try:
                        return self.hook(number, "rename_new", lambda: exclusive(a, b))
                    except OSError as error:
                        ctypes.set_errno(error.errno or 0)
                        return -1

                patch.setattr(system, "_exclusive_call", lambda: rename_exclusively)
            yield self


class _Write:
    """A write that can also be made in part."""

    def __init__(self, real: Callable[..., int], args: tuple[Any, ...]) -> None:
        self.real, self.args = real, args

    def __call__(self) -> int:
        return self.real(*self.args)

    def part(self) -> int:
        fd, data = self.args
        return self.real(fd, bytes(data)[: max(1, len(data) // 2)])


def failing(at: int, error: int, *, for_ever: bool = False) -> Hook:
    """Return a hook that makes call ``at`` (and all after it) fail with ``error``, as it would fail."""

    def hook(number: int, name: str, make: Callable[[], Any]) -> Any:
        if number < at or (number > at and not for_ever):
            return make()
        if name == "close":  # the descriptor is gone, whatever close says
            make()
        if isinstance(make, _Write):
            make.part()
        raise OSError(error, os.strerror(error))

    return hook


def dying(at: int, how: str) -> Hook:
    """Return a hook that kills the process "before", "after" or in the "middle" of call ``at``."""

    def hook(number: int, name: str, make: Callable[[], Any]) -> Any:
        if number != at:
            return make()
        if how == "after":
            with contextlib.suppress(OSError):
                make()
        elif how == "middle" and isinstance(make, _Write):
            make.part()
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("alive after SIGKILL")

    return hook


def in_child(work: Callable[[], None]) -> int:
    """Run ``work`` in a forked process; returns its wait status: 0, or how it died."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # fork beside another test's threads
        child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(3)
        os._exit(0)
    return os.waitpid(child, 0)[1]
