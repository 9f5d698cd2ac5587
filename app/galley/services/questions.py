"""Asks the index of a site in a thread of its own, so that no window waits for an answer."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from galley.core.index.memory import give_back
from galley.core.library import Left, Library
from galley.core.storage import in_words

T = TypeVar("T")
# What a question needed for a while is given back when so long no other one was asked.
REST_MS = 2_000


class Questions(QObject):
    """Answers one question after the other; of those of one kind only the last matters."""

    failed = Signal(str)
    _answered = Signal(str, int, object)

    def __init__(self, open_library: Callable[[], Library], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_library = open_library
        self._library: Library | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="questions")
        self._closing = threading.Event()
        self._asked: dict[str, int] = {}
        self._then: dict[str, Callable[[Any], None]] = {}
        self._answered.connect(self._on_answered)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._give_back)

    def ask(self, kind: str, work: Callable[[Library], T], then: Callable[[T], None]) -> None:
        """Call ``then`` with what ``work`` returns, unless a question of this kind was asked since."""
        number = self._asked.get(kind, 0) + 1
        self._asked[kind] = number
        self._then[kind] = then

        def is_left() -> bool:
            return self._closing.is_set() or self._asked[kind] != number

        def job() -> None:
            # One that was asked anew while it waited need not be answered.
            if is_left():
                return
            try:
                if self._library is None:
                    self._library = self._open_library()
                self._library.is_left = is_left
                answer = work(self._library)
            except Left:
                pass
            except Exception as error:
                self.failed.emit(in_words(error))
            else:
                self._answered.emit(kind, number, answer)

        with contextlib.suppress(RuntimeError):
            self._thread.submit(job)
            self._rest.start()

    def close(self) -> None:
        """Drop all answers; the present one is waited for where it cannot be left."""
        self._rest.stop()
        self._closing.set()
        self._thread.submit(self._close_library)
        self._thread.shutdown(wait=True)

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    def _give_back(self) -> None:
        with contextlib.suppress(RuntimeError):
            self._thread.submit(give_back)

    def _on_answered(self, kind: str, number: int, answer: object) -> None:
        if not self._closing.is_set() and self._asked[kind] == number:
            self._then[kind](answer)
