"""Waiting for what happens in its own time."""

from collections.abc import Callable

from support.previewing import spin


def wait_until(done: Callable[[], object], what: str = "it", seconds: float = 20) -> None:
    """Run the event loop until ``done()`` is true; fails the test when it does not become so."""
    for _ in range(int(seconds * 100)):
        if done():
            return
        spin(10)
    raise AssertionError(f"{what} did not happen within {seconds} s")
