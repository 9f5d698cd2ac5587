"""Gives memory that was used for a while back to the system."""

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Return what was freed to the system.

    glibc keeps what a thread has freed, up to 64 MB for each: after the columns of 100,000 posts were loaded
    that were 43 MB in the window. Other systems' ways of keeping memory are left alone.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # not every Linux has glibc
            ctypes.CDLL(None).malloc_trim(0)
