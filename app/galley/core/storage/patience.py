"""Work on drives that may hang: whoever asks gets an answer in time, be it that there is none."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from galley.core.storage.atomic import read_file
from galley.core.storage.errors import Action, Problem, StorageError

T = TypeVar("T")
# A window that cannot do without the answer waits so many seconds for it.
DRIVE_PATIENCE_S = 0.5


@dataclass(slots=True)
class _Work:
    began: float
    ended: threading.Event = field(default_factory=threading.Event)
    result: object = None
    error: BaseException | None = None


_under_way: dict[object, _Work] = {}
_guard = threading.Lock()


def within(seconds: float, what: object, work: Callable[[], T]) -> T:
    """Return what ``work`` returns, or raise what it raises; TimeoutError when it takes longer.

    Work that hangs is left to itself, in one thread for each ``what`` (anything that can be a key), and until
    it ends nobody waits for the same again.
    """
    until = time.monotonic() + seconds
    while True:
        with _guard:
            before = _under_way.get(what)
            if before is None:
                mine = _under_way[what] = _Work(time.monotonic())
                break
        # Its answer may be older than what happened since: only its end is waited for.
        if not before.ended.wait(min(until, before.began + seconds) - time.monotonic()):
            raise TimeoutError

    def run() -> None:
        try:
            mine.result = work()
        except BaseException as error:
            mine.error = error
        with _guard:
            del _under_way[what]
        mine.ended.set()

    threading.Thread(target=run, name=f"patience: {what}", daemon=True).start()
    if not mine.ended.wait(max(0.0, until - time.monotonic())):
        raise TimeoutError
    if mine.error is not None:
        raise mine.error
    return mine.result  # type: ignore[return-value]


def answers(folder: Path, seconds: float) -> bool:
    """Say whether the drive that ``folder`` is on answers in time."""
    try:
        within(seconds, folder, folder.exists)
    except TimeoutError:
        return False
    except OSError:
        return True
    return True


def read_within(path: Path, seconds: float) -> bytes:
    """Return the bytes of ``path`` as ``read_file`` does, waiting at most so long.

    Raises StorageError; its problem is UNREACHABLE when the drive does not answer.
    """
    try:
        return within(seconds, path, lambda: read_file(path))
    except TimeoutError:
        raise StorageError(path, Problem.UNREACHABLE, action=Action.READ) from None
