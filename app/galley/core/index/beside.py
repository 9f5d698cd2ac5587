"""The process that takes posts into the index (`indexer`), as the program sees it."""

import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue

from galley.core.index.indexer import PUT_IN_ORDER, Answer, Beginning
from galley.core.index.intake import Taken
from galley.core.index.store import Store
from galley.core.index.worker import pack, unpack
from galley.core.processes import INDEX_POSTS, end, start
from galley.core.site import PostFile, Site

_LOOK_SECONDS = 0.05


class IndexProcess:
    """Takes files in until it ends, whatever may end it: what it has not answered is undone then."""

    def __init__(self, site: Site, store: Store, since_ns: int) -> None:
        self._site = site
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        # As they were sent: a hundred thousand files as objects held up the window for the time that Python's
        # collector takes to look at each.
        self._asked: list[bytes | None] = []
        self._answered = 0
        self._process = start(INDEX_POSTS)
        self._is_alive = self._process is not None
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        self._send(Beginning(site, store.database.path.parent, since_ns))

    def ask(self, files: list[PostFile]) -> None:
        """Let it take these files in."""
        packed = _pickled(pack(files))
        self._asked.append(packed)
        self._send_packed(packed)

    def ask_no_more(self) -> None:
        """Say that these were all files."""
        self._send(None)

    def taken(self, *, all_of_it: bool, cancelled: Callable[[], bool]) -> Iterator[Taken]:
        """Yield what it has taken in by now, or all that it was asked for until it ends or ``cancelled``."""
        while self._is_alive and self._answered < len(self._asked) and not cancelled():
            answer = self._next(_LOOK_SECONDS if all_of_it else 0)
            if answer is not None:
                self._asked[answer.number] = None
                self._answered += 1
                yield answer.taken
            elif not all_of_it:
                return

    def undone(self) -> Iterator[list[PostFile]]:
        """Yield the files that it gave no answer for."""
        return (unpack(self._site, pickle.loads(packed)) for packed in self._asked if packed is not None)  # noqa: S301

    def put_in_order(self, cancelled: Callable[[], bool]) -> bool:
        """Let it put the index in order, and end; say whether it has."""
        self._send(PUT_IN_ORDER)
        is_done = False
        while self._is_alive and not cancelled():
            is_done = self._next(_LOOK_SECONDS) is not None or is_done
        return is_done

    def end(self) -> None:
        """End it, whatever it does."""
        if self._process is not None:
            end(self._process, self._thread)

    def _next(self, seconds: float) -> Answer | None:
        try:
            answer = self._answers.get(timeout=seconds) if seconds else self._answers.get_nowait()
        except Empty:
            return None
        if answer is None:
            self._is_alive = False
        return answer

    def _send(self, what: object) -> None:
        self._send_packed(_pickled(what))

    def _send_packed(self, what: bytes) -> None:
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):  # it has ended, as will be heard
                self._process.stdin.write(what)
                self._process.stdin.flush()

    def _listen(self) -> None:
        if self._process is not None and self._process.stdout is not None:
            with suppress(Exception):  # its end, or no answer of ours
                while isinstance(answer := pickle.load(self._process.stdout), Answer):  # noqa: S301  its own
                    self._answers.put(answer)
        self._answers.put(None)


def _pickled(what: object) -> bytes:
    return pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
