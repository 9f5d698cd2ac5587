"""Reads posts for the index, and makes their grams, in several processes (`worker`), this one among them."""

import pickle
import subprocess
import threading
from collections import deque
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

from galley.core.index.reading import Batch
from galley.core.index.worker import Task, Texts, do
from galley.core.processes import end, send
from galley.core.site import Site

# So much that was read may wait for the index.
_MOST_WAITING = 12
# Of so many texts grams are made at once.
_TEXTS = 128


class Part(NamedTuple):
    """What is done at once, by the number under which it was asked for."""

    number: int
    task: Task


class Readers:
    """Processes that read parts of a site; who asks for an answer reads as well rather than wait."""

    def __init__(self, site: Site, processes: list["subprocess.Popen[bytes]"]) -> None:
        self._site = site
        self._processes = processes
        self._threads = [
            threading.Thread(target=self._drive, args=(process,), daemon=True) for process in processes
        ]
        self._texts = 0
        self._changed = threading.Condition()
        # All of these are guarded by it.
        self._parts: deque[Part] = deque()
        self._answers: deque[tuple[int, Batch | Texts]] = deque()
        self._under_way = 0
        self._closed = False
        self._ended = False

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
            self._ended = True
            self._changed.notify_all()
        for process, thread in zip(self._processes, self._threads, strict=True):
            end(process, thread)

    def ask(self, part: Part) -> None:
        """Let a part be done."""
        with self._changed:
            self._parts.append(part)
            self._changed.notify_all()

    def close(self) -> None:
        """Say that all files were asked for."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def begin(self, texts: list[bytes]) -> None:
        """Let the grams of these texts (UTF-8) be made; when all that was asked for before is answered."""
        self._texts = len(texts)
        for start in range(0, len(texts), _TEXTS):
            self.ask(Part(start, Texts(texts[start : start + _TEXTS])))

    def made(self) -> list[bytes]:
        """Return the grams of each of the texts that were begun with."""
        starts = range(0, self._texts, _TEXTS)
        made: dict[int, list[bytes]] = {}
        for _ in starts:
            answer = self.answer()
            assert answer is not None
            assert isinstance(answer[1], Texts)
            made[answer[0]] = answer[1].each
        return [grams for start in starts for grams in made[start]]

    def answer(self) -> tuple[int, Batch | Texts] | None:
        """Return the next part's number and what came of it; None when all are answered after `close`."""
        with self._changed:
            while not self._answers and not self._parts:
                if self._closed and not self._under_way:
                    return None
                self._changed.wait()
            if self._answers:
                self._changed.notify_all()
                return self._answers.popleft()
            number, task = self._parts.popleft()
        return number, do(self._site, task)

    def _drive(self, process: subprocess.Popen[bytes]) -> None:
        """Hand parts to one process until it ends; what it leaves undone is for the others."""
        tasks, answers = process.stdin, process.stdout
        assert tasks is not None
        assert answers is not None
        is_told = False
        while (part := self._next_part()) is not None:
            done: Batch | Texts | None = None
            with suppress(Exception):  # whatever ended it, there is another way to do it
                if not is_told:
                    send(self._site, tasks)
                    is_told = True
                send(part.task, tasks)
                done = pickle.load(answers)  # noqa: S301  from a process that was started here
            with self._changed:
                self._under_way -= 1
                if done is None:
                    self._parts.appendleft(part)
                else:
                    self._answers.append((part.number, done))
                self._changed.notify_all()
            if done is None:
                return

    def _next_part(self) -> Part | None:
        with self._changed:
            while not self._parts or len(self._answers) >= _MOST_WAITING:
                if self._ended:
                    return None
                self._changed.wait()
            self._under_way += 1
            return self._parts.popleft()
