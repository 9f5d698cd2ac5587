"""Reads posts for the index in several processes (`worker`), this one among them."""

import pickle
import subprocess
import threading
from collections import deque
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

from galley.core.index.reading import Batch, read_batch
from galley.core.index.worker import Packed, unpack
from galley.core.processes import end, send
from galley.core.site import Site

# So much that was read may wait for the index: it takes in a thousand posts at once, 25 KB each.
_MOST_WAITING = 12


class Part(NamedTuple):
    """Some files that are read at once, by the number under which they were asked for."""

    number: int
    files: list[Packed]


class Readers:
    """Processes that read parts of a site; who asks for an answer reads as well rather than wait."""

    def __init__(self, site: Site, processes: list["subprocess.Popen[bytes]"]) -> None:
        self._site = site
        self._processes = processes
        self._threads = [
            threading.Thread(target=self._drive, args=(process,), daemon=True) for process in processes
        ]
        self._changed = threading.Condition()
        # All of these are guarded by it.
        self._parts: deque[Part] = deque()
        self._answers: deque[tuple[int, Batch]] = deque()
        self._under_way = 0
        self._closed = False

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._parts.clear()
            self._answers.clear()
        self.close()
        for process, thread in zip(self._processes, self._threads, strict=True):
            end(process, thread)

    def ask(self, part: Part) -> None:
        """Let a part be read."""
        with self._changed:
            self._parts.append(part)
            self._changed.notify_all()

    def close(self) -> None:
        """Say that all was asked for."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def answer(self) -> tuple[int, Batch] | None:
        """Return the next part's number and what was read of it; None when all are answered after `close`."""
        with self._changed:
            while not self._answers and not self._parts:
                if self._closed and not self._under_way:
                    return None
                self._changed.wait()
            if self._answers:
                self._changed.notify_all()
                return self._answers.popleft()
            number, files = self._parts.popleft()
        return number, read_batch(self._site, unpack(self._site, files))

    def _drive(self, process: subprocess.Popen[bytes]) -> None:
        """Hand parts to one process until it ends; what it leaves undone is for the others."""
        tasks, answers = process.stdin, process.stdout
        assert tasks is not None
        assert answers is not None
        is_told = False
        while (part := self._next_part()) is not None:
            batch: Batch | None = None
            with suppress(Exception):  # whatever ended it, there is another way to read these posts
                if not is_told:
                    send(self._site, tasks)
                    is_told = True
                send(part.files, tasks)
                batch = pickle.load(answers)  # noqa: S301  from a process that was started here
            with self._changed:
                self._under_way -= 1
                if batch is None:
                    self._parts.appendleft(part)
                else:
                    self._answers.append((part.number, batch))
                self._changed.notify_all()
            if batch is None:
                return

    def _next_part(self) -> Part | None:
        with self._changed:
            while not self._parts or len(self._answers) >= _MOST_WAITING:
                if self._closed and not self._parts:
                    return None
                self._changed.wait()
            self._under_way += 1
            return self._parts.popleft()
