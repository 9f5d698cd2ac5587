"""Brings the writer's answers, which come in its own threads, back to the GUI's."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core.storage import Saved, Writer

Done = Callable[["Future[Saved]"], None]


class Saver(QObject):
    """Saves files in the background. It outlives every document, so an answer never finds its object gone."""

    _answered = Signal(object, object)

    def __init__(self, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writer = writer
        self._closed = False
        self._answered.connect(lambda done, future: done(future))

    def save(self, path: Path, data: bytes, expected: str | None, done: Done) -> "Future[Saved]":
        """Write as ``Writer.save`` does; ``done`` is called in the GUI's thread with the finished future."""
        future = self.writer.save(path, data, expected)
        future.add_done_callback(lambda finished: self._answer(done, finished))
        return future

    def close(self, seconds: float) -> None:
        """Wait until all is written, at most so long; answers that come later are dropped."""
        self.writer.wait(seconds)
        self._closed = True

    def _answer(self, done: Done, future: "Future[Saved]") -> None:
        if not self._closed:
            self._answered.emit(done, future)
