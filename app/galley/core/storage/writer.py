"""Save files off the caller's thread: one writer for each file, in order, the newest bytes win."""

import logging
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from galley.core.storage.atomic import Saved, hash_bytes, write_file
from galley.core.storage.errors import Conflict, StorageError
from galley.core.storage.history import History

_log = logging.getLogger(__name__)


class Saving(Future[Saved]):
    """A save that was asked for; ``base`` is what it expects on the disk, as for ``Writer.save``."""

    def __init__(self, base: "str | Saving | None") -> None:
        super().__init__()
        self.base = base
        self.set_running_or_notify_cancel()  # what was asked for is not taken back


@dataclass(slots=True)
class _Job:
    data: bytes
    base: str | Saving | None
    keep_mtime: bool
    mtime_ns: int | None
    futures: list[Saving]

    def expected(self) -> str | None:
        """Return the hash the disk must have, now that the saves before are done. Raises Conflict."""
        base = self.base
        while isinstance(base, Saving):
            try:
                return base.result().hash
            except StorageError:
                base = base.base
        return base


@dataclass(slots=True)
class _Lane:
    """The saves of one file: a thread that writes, and the newest save that waits for it."""

    waiting: _Job | None = None


class Writer:
    """Writes files in the background, each file in its own thread: a drive that hangs delays no other.

    With a ``history``, the version replaced and the version written are kept there; a history that
    fails is logged and stops no save.
    """

    def __init__(self, history: History | None = None, *, state: Path | None = None) -> None:
        self._history = history
        self._folder = state
        self._change = threading.Condition()
        self._lanes: dict[Path, _Lane] = {}
        # What a failed save was made from, and may have written all the same: no foreign change.
        self._unsure: dict[Path, tuple[str | None, str]] = {}

    def save(
        self,
        path: Path,
        data: bytes,
        expected: str | Saving | None,
        *,
        keep_mtime: bool = False,
        mtime_ns: int | None = None,
    ) -> Saving:
        """Write ``data`` to ``path`` as ``write_file`` does; never waits.

        ``expected`` is the hash of the content that is to be replaced, None for a new file, or an
        earlier save of this file, finished or not: then what that one left on the disk is replaced.

        Of several saves that wait only the newest is written, and all their futures tell how that went:
        they give Saved or raise Conflict or StorageError. Callbacks run in the writing thread.
        """
        future = Saving(expected)
        key = path.absolute()
        with self._change:
            lane = self._lanes.get(key)
            if lane is None:
                lane = self._lanes[key] = _Lane()
                name = f"save {path.name}"
                threading.Thread(target=self._work, args=(key, lane), name=name, daemon=True).start()
            futures: list[Saving] = []
            if lane.waiting is not None:
                futures = lane.waiting.futures
                if expected in futures:  # it will not be written: this one takes its place
                    expected = future.base = lane.waiting.base
            lane.waiting = _Job(data, expected, keep_mtime, mtime_ns, [*futures, future])
        return future

    def pending(self) -> tuple[Path, ...]:
        """Return the files whose saves are not finished."""
        with self._change:
            return tuple(self._lanes)

    def wait(self, timeout: float | None = None) -> tuple[Path, ...]:
        """Wait until all is written, at most ``timeout`` seconds; returns the files that are not."""
        last = None if timeout is None else time.monotonic() + timeout
        with self._change:
            while self._lanes:
                left = None if last is None else last - time.monotonic()
                if left is not None and left <= 0:
                    break
                self._change.wait(left)
            return tuple(self._lanes)

    def _work(self, path: Path, lane: _Lane) -> None:
        while (job := self._next(path, lane)) is not None:
            try:
                saved = self._write(path, job)
            except BaseException as error:
                for future in job.futures:  # whoever waits must hear of it, whatever it is
                    future.set_exception(error)
                continue
            # Kept before it is told: the caller then drops the text from its journal.
            if saved.written:
                self._keep(path, job.data)
            for future in job.futures:
                future.set_result(saved)

    def _next(self, path: Path, lane: _Lane) -> _Job | None:
        with self._change:
            job, lane.waiting = lane.waiting, None
            if job is None:
                del self._lanes[path]
                self._change.notify_all()
            return job

    def _write(self, path: Path, job: _Job) -> Saved:
        expected = job.expected()
        for future in job.futures:  # or each would hold all those before it
            future.base = expected
        try:
            saved = self._write_once(path, job, expected)
        except Conflict as conflict:
            if self._unsure.get(path) != (expected, conflict.disk_hash):
                raise
            saved = self._write_once(path, job, conflict.disk_hash)
        except StorageError:
            self._unsure[path] = (expected, hash_bytes(job.data))
            raise
        self._unsure.pop(path, None)
        return saved

    def _write_once(self, path: Path, job: _Job, expected: str | None) -> Saved:
        return write_file(
            path,
            job.data,
            expected=expected,
            keep_mtime=job.keep_mtime,
            mtime_ns=job.mtime_ns,
            keep_old=lambda old: self._keep(path, old),
            state=self._folder,
        )

    def _keep(self, path: Path, data: bytes) -> None:
        if self._history is not None:
            try:
                self._history.add(path, data)
            except StorageError as error:
                _log.warning("This version of %s is not in the history: %s", path, error)
