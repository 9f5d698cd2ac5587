"""The earlier versions of a post: those Galley kept, and the commits of its repository."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core.storage import History, StorageError, Version
from galley.core.storage.git_log import Commit, commits, content_at
from galley.core.textfile import NotTextError, decode


class Source(StrEnum):
    """Where a version is kept."""

    LOCAL = "local"
    GIT = "git"


@dataclass(frozen=True, slots=True)
class Entry:
    """One version: ``time`` in seconds since the epoch; ``read`` raises StorageError or NotTextError."""

    source: Source
    time: float
    label: str
    read: Callable[[], str]


class Timeline(QObject):
    """Reads the versions of one post beside the window: local ones at once, commits when found."""

    found = Signal(list)
    """Entries, newest first; comes again with the commits among them."""
    failed = Signal(str)

    _commits = Signal(list)

    def __init__(self, path: Path, history: History | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._history = history
        self._entries: list[Entry] = []
        self._ended = self._done = False
        self._thread = threading.Thread(target=self._look, name="git log", daemon=True)
        self._commits.connect(self._add)

    def start(self) -> None:
        history = self._history
        if history is not None:
            try:
                versions = history.versions(self._path)
            except StorageError as error:
                self.failed.emit(str(error))
                versions = []
            self._entries = [self._local(history, version) for version in versions]
        self.found.emit(self._entries)
        self._thread.start()

    def end(self) -> None:
        """Nobody looks any more. The object goes when its thread has ended."""
        self._ended = True
        if self._done:
            self.deleteLater()

    def _local(self, history: History, version: Version) -> Entry:
        return Entry(Source.LOCAL, version.time, "", lambda: decode(history.read(version)).text)

    def _git(self, commit: Commit) -> Entry:
        def text() -> str:
            data = content_at(self._path, commit)
            if data is None:
                raise NotTextError(self.tr("The post is not there in this commit."))
            return decode(data).text

        label = f"{commit.id[:7]}  {commit.summary}  ({commit.author})"
        return Entry(Source.GIT, commit.time, label, text)

    def _look(self) -> None:
        found = commits(self._path)
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self._commits.emit(found)

    def _add(self, found: list[Commit]) -> None:
        self._done = True
        if self._ended:
            self.deleteLater()
            return
        if not found:
            return
        self._entries += [self._git(commit) for commit in found]
        self._entries.sort(key=lambda entry: entry.time, reverse=True)
        self.found.emit(self._entries)
