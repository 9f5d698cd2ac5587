"""Keeps what is not saved in journals while it is typed, so that no crash takes it."""

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from galley.core.storage import Journal, Recovered, StorageError, in_words
from galley.services.desk import Desk
from galley.services.document import PostDocument

_log = logging.getLogger(__name__)

# While keys come, the newest text goes to the disk this often: well within the second promised.
PERIOD_MS = 300
RETRY_MS = 3_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a journal shall hold: ``text`` is None when nothing is unsaved."""

    path: Path
    base: str | None
    text: str | None
    revision: int
    ends: bool = False


@dataclass(slots=True)
class _Kept:
    """The journal of one open post. Only the worker touches ``journal`` and ``place``."""

    number: int
    journal: Journal | None = None
    place: tuple[Path, str | None] | None = None
    first_revision: int = 0
    """Revisions go on from those of the session before, or an old text would seem the newer one."""
    wanted: _State | None = None
    guard: threading.Lock = field(default_factory=threading.Lock)


class Keeper(QObject):
    """Keeps each unsaved open post in a journal, within a second of the last key.

    The disk is waited for in one thread of its own. A journal is dropped when its text is safely in the
    file, or when the post is closed, which the window does only after asking.
    """

    failed = Signal(str)
    """Unsaved text cannot be kept; told once, until it works again."""

    _wrote = Signal(int, str)

    def __init__(self, desk: Desk, parent: QObject | None = None, *, state: Path | None = None) -> None:
        """``state``: where journals are, the user's state folder by default."""
        super().__init__(parent)
        self._desk = desk
        self._folder = state
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._kept: dict[PostDocument, _Kept] = {}
        self._changed: set[PostDocument] = set()
        self._opened = 0
        self._complained = False
        self._closed = False
        self._timer = QTimer(self, singleShot=True, interval=PERIOD_MS)
        self._timer.timeout.connect(self._keep_changed)
        self._wrote.connect(self._after_write)
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)

    def adopt(self, document: PostDocument, found: Recovered) -> None:
        """Go on with the journal of a text that was brought back and is open as ``document`` now."""
        kept = self._kept[document]
        revision = found.snapshot.revision

        def work() -> None:
            old, kept.journal = kept.journal, found.journal
            kept.place = (found.snapshot.path or document.path, found.snapshot.base)
            kept.first_revision = max(kept.first_revision, revision)
            if old is not None:
                _quietly(old.discard)

        self._worker.submit(work)
        self._keep(document)

    def flush(self, seconds: float = 10) -> bool:
        """Wait until journals hold what is in the editor; return whether they do."""
        self._keep_changed()
        done = self._worker.submit(lambda: None)
        try:
            done.result(seconds)
        except TimeoutError:
            return False
        return not self._complained

    def close(self, *, discard: bool, seconds: float = 10) -> None:
        """End all journals. What they keep is left to the next start, unless the author gave it up."""
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        for document in list(self._kept):
            self._keep(document, drop=discard)
        last = self._worker.submit(self._close_journals, list(self._kept.values()))
        try:
            last.result(seconds)
        except TimeoutError:
            _log.warning("The journals could not be closed within %s s", seconds)
        self._worker.shutdown(wait=False, cancel_futures=False)

    # -- in the GUI's thread -------------------------------------------------------------------

    def _on_opened(self, document: PostDocument) -> None:
        self._opened += 1
        self._kept[document] = _Kept(self._opened)
        document.text_changed.connect(lambda: self._note(document))
        document.dirty_changed.connect(lambda dirty: self._note(document) if dirty else self._keep(document))
        document.saved.connect(lambda: self._keep(document))
        document.conflicted.connect(lambda: self._note(document))
        document.moved.connect(lambda: self._keep(document))

    def _on_closed(self, document: PostDocument) -> None:
        self._keep(document, drop=True, ends=True)
        self._kept.pop(document, None)
        self._changed.discard(document)

    def _note(self, document: PostDocument) -> None:
        self._changed.add(document)
        # Not started again by each key: it comes while one types on.
        if not self._timer.isActive() and not self._closed:
            self._timer.start(PERIOD_MS)

    def _keep_changed(self) -> None:
        changed, self._changed = self._changed, set()
        for document in changed:
            self._keep(document)

    def _keep(self, document: PostDocument, *, drop: bool = False, ends: bool = False) -> None:
        """Hand the present state to the worker; one that still waits there is replaced."""
        kept = self._kept.get(document)
        if kept is None:
            return
        text = None if drop or not document.dirty else document.text
        state = _State(document.path, document.disk_hash, text, document.revision, ends)
        with kept.guard:
            waiting, kept.wanted = kept.wanted, state
        if waiting is None:
            self._worker.submit(self._write, kept)

    def _after_write(self, number: int, problem: str) -> None:
        if not problem:
            self._complained = False
            return
        again = {document for document, kept in self._kept.items() if kept.number == number}
        if again and not self._closed:
            self._changed |= again
            self._timer.start(RETRY_MS)
        if not self._complained:
            self._complained = True
            self.failed.emit(
                self.tr("Unsaved text cannot be kept for a restart now: {0} Save often.").format(problem)
            )

    # -- in the worker -------------------------------------------------------------------------

    def _write(self, kept: _Kept) -> None:
        with kept.guard:
            state, kept.wanted = kept.wanted, None
        if state is None:
            return
        problem = ""
        try:
            self._bring_to(kept, state)
        except StorageError as error:
            problem = str(error)
        except Exception as error:  # whatever it is, the next text must be tried
            _log.exception("The journal of %s failed", state.path)
            problem = in_words(error)
        if not self._closed:
            self._wrote.emit(kept.number, problem)

    def _bring_to(self, kept: _Kept, state: _State) -> None:
        journal = kept.journal
        place = (state.path, state.base)
        if state.text is None:
            if journal is not None:
                kept.journal = None
                journal.discard()
            return
        if journal is None:
            journal = kept.journal = Journal.start(state.path, state.base, state=self._folder)
        elif kept.place != place:
            journal.moved(*place)
        kept.place = place
        last = journal.last
        if last is None or last.text != state.text:
            journal.append(state.text, kept.first_revision + state.revision)

    def _close_journals(self, entries: Iterable[_Kept]) -> None:
        for kept in entries:
            if kept.journal is not None:
                journal, kept.journal = kept.journal, None
                _quietly(journal.close)


def _quietly(work: Callable[[], None]) -> None:
    try:
        work()
    except StorageError as error:
        _log.warning("A journal could not be ended: %s", error)
