"""Write a plan file by file, and take it back."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from galley.core.bulk.moving import Stopped, move_back
from galley.core.bulk.plan import TROUBLE, Announce, Cancelled, Check, Outcome, PlannedFile, Progress
from galley.core.bulk.undo import Former, PastChange, UndoLog
from galley.core.storage import Conflict, Saving, StorageError, Writer, hash_bytes, in_words, read_file

# So many files are on their way to the disk at once: most of a save is waiting for the disk.
_AT_ONCE = 8
# So many former contents are made safe at once.
_KEPT_AT_ONCE = 32


def carry_out(
    files: Sequence[PlannedFile],
    writer: Writer,
    log: UndoLog | None = None,
    title: str = "",
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    *,
    keep_mtime: bool = False,
    check: Check | None = None,
    announce: Announce = lambda _hash: None,
) -> Outcome:
    """Write the planned files; cancelling leaves each either as it was or changed whole.

    A file that another program has changed since the plan was made, or that ``check`` refuses, keeps its
    content. With a ``log`` the change can be taken back, after a cancel or a crash as well (`undo`).
    Raises StorageError, before anything is written, if the log cannot be kept.
    """
    if log is not None:
        log.begin(title, len(files))
    saves = _Saves(len(files), progress)
    try:
        for start in range(0, len(files), _KEPT_AT_ONCE):
            if cancelled():
                break
            ready: list[tuple[Former, bytes]] = []
            for file in files[start : start + _KEPT_AT_ONCE]:
                try:
                    made = file.made(check=check)
                    mtime = file.path.stat().st_mtime_ns
                except (*TROUBLE, OSError) as why:
                    saves.refuse(file.path, in_words(why))
                else:
                    ready.append((Former(file.path, made.before, mtime, hash_bytes(made.after)), made.after))
            if log is not None and ready:
                log.keep([former for former, _ in ready])
            for former, data in ready:
                if cancelled():
                    break
                base = hash_bytes(former.data)
                announce(former.changed)
                saves.add(former.path, writer.save(former.path, data, base, keep_mtime=keep_mtime))
    finally:
        saves.settle(0)
        if log is not None:
            done = len(saves.outcome().done)
            # What has changed nothing needs no way back.
            log.end(done) if done else log.abandon()
    return saves.outcome()


def undo(
    log: UndoLog,
    writer: Writer,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    change: PastChange | None = None,
    announce: Announce = lambda _hash: None,
) -> Outcome:
    """Give the files of a change, the last one if none is named, their former bytes, times and places.

    A file that was changed since is refused and keeps its content; one that a later change has moved is found
    where it is now. Cancelled, or stopped by a disk, it can be called again for the rest, and so it can where
    a later change, still to be taken back, holds some of its files.
    """
    changes = log.changes()
    change = change or next(iter(changes), None)
    if change is None:
        return Outcome()
    now_at = log.followed(change)
    saves = _Saves(change.files, progress)
    stopped = False
    for kept in change.formers():
        if cancelled():
            stopped = True
            break
        former = replace(kept, path=now_at(kept.path))
        try:
            now = hash_bytes(read_file(former.path))
        except StorageError as why:
            saves.refuse(former.path, str(why))
            continue
        back = hash_bytes(former.data)
        if now == back:
            saves.pass_over()
        elif now != former.changed:
            saves.refuse(former.path, str(Conflict(former.path, b"", now)))
        else:
            announce(back)
            saves.add(
                former.path,
                writer.save(former.path, former.data, now, mtime_ns=former.mtime_ns),
            )
    saves.settle(0)
    moved: tuple[tuple[Path, Path], ...] = ()
    if not stopped and not saves.failed:
        try:
            moved, left = move_back(change, now_at, progress, cancelled, state=log.state)
        except Stopped:
            stopped = True
        except StorageError as why:
            saves.failed = True
            saves.refuse(why.path, str(why))
        else:
            for path, why in left:
                saves.refuse(path, why)
    outcome = replace(saves.outcome(), moved=moved, undone=change, stopped=stopped or saves.failed)
    is_last = bool(changes) and changes[0] == change
    if not outcome.stopped and (is_last or not outcome.refused):
        change.forget()
    return outcome


class _Saves:
    """The saves under way, the oldest first, and how those before went."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.failed = False
        self._total = total
        self._progress = progress
        self._count = 0
        self._running: deque[tuple[Path, Saving]] = deque()
        self._done: list[Path] = []
        self._refused: list[tuple[Path, str]] = []

    def add(self, path: Path, saving: Saving) -> None:
        self._running.append((path, saving))
        self.settle(_AT_ONCE - 1)

    def settle(self, most: int) -> None:
        """Wait until no more than so many are under way."""
        while len(self._running) > most:
            path, saving = self._running.popleft()
            try:
                saving.result()
            except (StorageError, Conflict) as why:
                self.failed |= isinstance(why, StorageError)
                self.refuse(path, str(why))
            else:
                self._done.append(path)
                self._step()

    def refuse(self, path: Path, why: str) -> None:
        self._refused.append((path, why))
        self._step()

    def pass_over(self) -> None:
        """This file needs nothing."""
        self._step()

    def outcome(self) -> Outcome:
        return Outcome(tuple(self._done), tuple(self._refused))

    def _step(self) -> None:
        self._count += 1
        self._progress(self._count, self._total)
