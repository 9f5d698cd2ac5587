"""Ask many servers at once, and stop waiting for them the moment it is not wanted any more."""

import queue
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

R = TypeVar("R")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

WORKERS = 6
# Seconds until a cancel is seen, whatever a server does.
_LOOK_EVERY = 0.1


def ask_all(
    addresses: Sequence[str],
    ask: Callable[[str], R],
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> dict[str, R]:
    """Return what ``ask``, which raises nothing, says of each address; cancelled, what it has said so far."""
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    results: queue.SimpleQueue[tuple[str, R]] = queue.SimpleQueue()

    def work() -> None:
        while not cancelled():
            try:
                address = waiting.get_nowait()
            except queue.Empty:
                return
            results.put((address, ask(address)))

    for address in addresses:
        waiting.put(address)
    for _ in range(min(WORKERS, len(addresses))):
        # Daemons: a server that never answers must not keep the program from ending.
        threading.Thread(target=work, name="ask", daemon=True).start()
    said: dict[str, R] = {}
    done = 0
    while done < len(addresses) and not cancelled():
        try:
            address, answer = results.get(timeout=_LOOK_EVERY)
        except queue.Empty:
            continue
        done += 1
        said[address] = answer
        progress(done, len(addresses))
    return said
