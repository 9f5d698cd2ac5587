"""Read files of drives that may hang: whoever asks gets an answer in time, be it that there is none."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from galley.core.storage.atomic import read_file
from galley.core.storage.errors import Action, Problem, StorageError


@dataclass(slots=True)
class _Reading:
    began: float
    ended: threading.Event = field(default_factory=threading.Event)
    result: bytes | BaseException = b""


_readings: dict[Path, _Reading] = {}
_guard = threading.Lock()


def read_within(path: Path, seconds: float) -> bytes:
    """Return the bytes of ``path`` as ``read_file`` does, waiting at most so long.

    Raises StorageError; its problem is UNREACHABLE when the drive does not answer. A read that hangs is
    left to itself, in one thread for each file, and until it ends nobody waits for this file again.
    """
    until = time.monotonic() + seconds
    while True:
        with _guard:
            before = _readings.get(path)
            if before is None:
                reading = _readings[path] = _Reading(time.monotonic())
                break
        # Its bytes may be older than what was written since: only its end is waited for.
        if not before.ended.wait(min(until, before.began + seconds) - time.monotonic()):
            raise StorageError(path, Problem.UNREACHABLE, action=Action.READ)
    threading.Thread(target=_read, args=(path, reading), name=f"read {path.name}", daemon=True).start()
    if not reading.ended.wait(max(0.0, until - time.monotonic())):
        raise StorageError(path, Problem.UNREACHABLE, action=Action.READ)
    if isinstance(reading.result, BaseException):
        raise reading.result
    return reading.result


def _read(path: Path, reading: _Reading) -> None:
    try:
        reading.result = read_file(path)
    except BaseException as error:
        reading.result = error
    with _guard:
        del _readings[path]
    reading.ended.set()
