"""Reads many posts in several processes (`worker`), and here what these leave undone."""

import os
import pickle
import subprocess
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from galley.core.library.reading import Batch, read_batch
from galley.core.library.worker import command, pack
from galley.core.site import PostFile, Site

PROCESSES = min(4, os.cpu_count() or 1)
# So many tasks for each process: enough to keep it busy while the index takes in a thousand posts, no more,
# for what was read waits in memory, 25 KB a post.
_AHEAD = 5

Files = Sequence[PostFile]


class Readers:
    """Processes that read posts; where there are none, or they end, the posts are read here."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._tasks: SimpleQueue[Files | None] = SimpleQueue()
        self._answers: SimpleQueue[tuple[Files, Batch | None]] = SimpleQueue()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._threads: list[threading.Thread] = []
        self._alive = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        for _ in range(PROCESSES):
            try:
                process = subprocess.Popen(
                    command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError:  # the system has no more of them
                break
            thread = threading.Thread(target=self._drive, args=(process,), daemon=True)
            self._processes.append(process)
            self._threads.append(thread)
            self._alive += 1
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.kill()
            self._tasks.put(None)
        for process, thread in zip(self._processes, self._threads, strict=True):
            thread.join()
            process.communicate()

    def read(self, parts: Iterator[Files], cancelled: Callable[[], bool]) -> Generator[Batch]:
        """Yield what was read of each of ``parts``, in no order, until ``cancelled``."""
        under_way = 0
        more = True
        while more or under_way:
            while more and under_way < max(1, self._alive * _AHEAD):
                part = next(parts, None)
                if part is None:
                    more = False
                else:
                    self._tasks.put(part)
                    under_way += 1
            if cancelled() or not under_way:
                return
            files, batch = self._next_answer()
            under_way -= 1
            yield read_batch(self._site, files) if batch is None else batch

    def _next_answer(self) -> tuple[Files, Batch | None]:
        """Return the next part that was read, or one that no process can read any more."""
        if not self._alive:
            with suppress(Empty):
                return self._answers.get_nowait()
            with suppress(Empty):
                return self._tasks.get_nowait() or (), None
        return self._answers.get()

    def _drive(self, process: subprocess.Popen[bytes]) -> None:
        """Hand tasks to one process until it ends; every end is told with the task that it left undone."""
        tasks, answers = process.stdin, process.stdout
        assert tasks is not None
        assert answers is not None
        is_told = False
        while (files := self._tasks.get()) is not None:
            batch: Batch | None = None
            with suppress(Exception):  # whatever ended it, there is another way to read these posts
                if not is_told:
                    pickle.dump(self._site, tasks, pickle.HIGHEST_PROTOCOL)
                    is_told = True
                pickle.dump([pack(file) for file in files], tasks, pickle.HIGHEST_PROTOCOL)
                tasks.flush()
                batch = pickle.load(answers)  # noqa: S301  from a process that was started here
            if batch is None:
                with self._lock:
                    self._alive -= 1
            self._answers.put((files, batch))
            if batch is None:
                return
