"""Keep Python's cycle collector from running while a document is rendered whole."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Generator[None]:
    """Pause the cycle collector.

    A large document's parts are many objects that all stay until the end, so the collector walks them again
    and again and finds nothing; at a megabyte that is half of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
