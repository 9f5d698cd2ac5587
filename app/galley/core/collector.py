"""Keeps Python's cycle collector from running while very many objects are made that stay."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Generator[None]:
    """Pause the cycle collector.

    It would walk the parts of a large document, or the rows of a hundred thousand posts, again and again and
    find nothing: of rendering a megabyte that is half of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
