"""Make several changes to a site's files all together or not at all, through crashes too."""

import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from galley.core.messages import say
from galley.core.storage.changes import Change, Delete, Earlier, Move, Write, check
from galley.core.storage.errors import Action, Conflict, StorageError, in_words
from galley.core.storage.places import private_folder
from galley.core.storage.steps import Dispose, MoveStep, Step, plan_step, read_step, take_back
from galley.core.storage.system import O_BINARY, FileLock, sync_file, sync_folder, write_all
from galley.core.storage.trash import move_to_trash

_FAILURES = (OSError, StorageError, Conflict)
# So many renames that do not touch each other are made safe, and marked, at once.
_TOGETHER = 64
Progress = Callable[[int, int], None]


class Ending(StrEnum):
    """How a transaction that a crash cut short ended after all."""

    COMPLETED = "completed"
    ROLLED_BACK = "rolled back"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A transaction found at the start.

    If it is STUCK, ``reason`` says why; it is tried again at the next start unless ``forget`` drops it.
    """

    title: str
    ending: Ending
    folder: Path
    reason: str = ""


class _Log:
    """The log of one transaction: a folder with the steps, their bytes and the marks of what is made."""

    def __init__(self, folder: Path, title: str, steps: list[Step]) -> None:
        self.folder = folder
        self.title = title
        self.steps = steps
        self.made = 0
        self.rolling_back = False

    def begin(self) -> None:
        """Put the steps on the disk; from here on a crash is seen at the next start."""
        # The marks have their place from the start: a disk that fills up does not stop the way back.
        _write(self.folder / "marks", bytes(2 * len(self.steps) + 1))
        entry = {"title": self.title, "steps": [step.to_json() for step in self.steps]}
        part = self.folder / "log.part"
        _write(part, json.dumps(entry).encode())
        part.replace(self.folder / "log.json")
        sync_folder(self.folder)
        sync_folder(self.folder.parent)

    def resume(self) -> None:
        """Take from the marks how far the transaction came. Raises OSError."""
        marks = (self.folder / "marks").read_bytes()
        count = len(self.steps)
        self.rolling_back = marks[2 * count] == 1
        self.made = marks[:count].count(1) - marks[count : 2 * count].count(1)

    def forward(self, progress: Progress = lambda _done, _total: None) -> None:
        """Make the steps not made yet."""
        for batch in _batches(self.steps[self.made :]):
            first = self.made
            unsynced: dict[Path, None] = {}
            for step in batch:
                # A crash may have come between the change and its mark.
                if not step.done():
                    unsynced |= dict.fromkeys(step.do())
                self.made += 1
            for folder in unsynced:
                sync_folder(folder)
            self._mark(first, len(batch))
            progress(self.made, len(self.steps))

    def back(self) -> None:
        """Take back the steps that were made, last first."""
        self.rolling_back = True
        # Those of a batch that was cut short have no mark yet.
        self._mark_if_possible(0, self.made)
        self._mark_if_possible(2 * len(self.steps))
        if self.made < len(self.steps):
            # The step that failed may be done, or have made its folders.
            take_back(self.steps[self.made])
        while self.made:
            take_back(self.steps[self.made - 1])
            self.made -= 1
            self._mark_if_possible(len(self.steps) + self.made)

    def end(self) -> None:
        """Drop the log, at one stroke first."""
        with contextlib.suppress(OSError):
            (self.folder / "log.json").unlink()
            sync_folder(self.folder)
        _remove(self.folder)

    def _mark(self, place: int, count: int = 1) -> None:
        _write(self.folder / "marks", b"\1" * count, place)

    def _mark_if_possible(self, place: int, count: int = 1) -> None:
        with contextlib.suppress(OSError):  # bringing the files back matters more
            self._mark(place, count)


def _batches(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    """Yield ``steps`` in order: renames that have nothing to do with each other together, others alone.

    Of those in a batch the disk tells which are done, whatever became of the others.
    """
    batch: list[Step] = []
    touched: set[Path] = set()
    above: set[Path] = set()
    for step in steps:
        paths = (step.path, step.target) if isinstance(step, MoveStep) else ()
        parents = {parent for path in paths for parent in path.parents}
        free = paths and not (touched & {*paths, *parents} or above & set(paths))
        if batch and (not free or len(batch) == _TOGETHER):
            yield batch
            batch, touched, above = [], set(), set()
        batch.append(step)
        touched.update(paths or (step.path,))
        above |= parents
        if not paths:
            yield batch
            batch, touched, above = [], set(), set()
    if batch:
        yield batch


def commit(
    changes: Sequence[Change],
    *,
    title: str = "",
    dispose: Dispose = move_to_trash,
    state: Path | None = None,
    progress: Progress = lambda _done, _total: None,
) -> None:
    """Make ``changes`` in order: all of them, or none.

    Paths are absolute; each is what it is called when its turn comes, so a file that was moved is
    written under its new name. Everything is checked first. If a change fails, those made are taken
    back, and the error is raised: Conflict, StorageError, or what ``dispose`` raised. What ``progress``
    raises, which is told how many of how many are made, stops the changes in the same way. If the
    process ends half-way, ``finish_interrupted`` completes or takes back the rest at the next start.
    """
    name = secrets.token_hex(8)
    try:
        check(changes)
        root = private_folder("transactions", root=state)
        with _held(root / f"{name}.lock"):
            _commit(changes, title, root / name, dispose, state, progress)
    except OSError as error:
        raise StorageError.of(error, _subject(changes)) from error


def finish_interrupted(*, dispose: Dispose = move_to_trash, state: Path | None = None) -> list[Interrupted]:
    """Complete what a crash cut short, or take it back where that cannot be done."""
    found: list[Interrupted] = []
    root = private_folder("transactions", root=state)
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        lock = FileLock(root / f"{folder.name}.lock")
        if not lock.acquire():  # a living process is at it
            continue
        try:
            if not (folder / "log.json").exists():  # not begun, or ended
                _remove(folder)
                continue
            found.append(_finish(folder, dispose, state))
        finally:
            _let_go(lock, root / f"{folder.name}.lock")
    return found


def forget(interrupted: Interrupted) -> None:
    """Leave the files of a stuck transaction as they are, for good."""
    _remove(interrupted.folder)


def _commit(
    changes: Sequence[Change],
    title: str,
    folder: Path,
    dispose: Dispose,
    state: Path | None,
    progress: Progress,
) -> None:
    folder.mkdir(mode=0o700)
    try:
        steps: list[Step] = []
        earlier = Earlier()
        for number, change in enumerate(changes):
            place = earlier.origin(change.source if isinstance(change, Move) else change.path)
            steps.append(plan_step(change, place, number, folder, dispose, state))
            earlier.add(change)
        log = _Log(folder, title, steps)
        log.begin()
    except BaseException:
        _remove(folder)
        raise
    try:
        log.forward(progress)
    except BaseException as failure:
        failed = steps[min(log.made, len(steps) - 1)]
        try:
            log.back()
        except _FAILURES as stuck:
            failure.add_note(
                say("What was done could not be taken back: {0}", in_words(stuck, action=Action.MOVE))
            )
        else:
            log.end()
        if isinstance(failure, OSError):
            raise StorageError.of(failure, failed.path, action=failed.action) from failure
        raise
    log.end()


def _finish(folder: Path, dispose: Dispose, state: Path | None) -> Interrupted:
    title = ""
    try:
        entry = json.loads((folder / "log.json").read_bytes())
        title = str(entry["title"])
        log = _Log(folder, title, [read_step(each, folder, dispose, state) for each in entry["steps"]])
        log.resume()
    except OSError as error:
        return Interrupted(title, Ending.STUCK, folder, in_words(error))
    except (ValueError, KeyError, TypeError, IndexError):
        return Interrupted(title, Ending.STUCK, folder, say("what was noted of it makes no sense"))
    ending = Ending.ROLLED_BACK
    try:
        if log.rolling_back:
            log.back()
        else:
            try:
                log.forward()
                ending = Ending.COMPLETED
            except _FAILURES:
                log.back()
    except _FAILURES as error:
        return Interrupted(title, Ending.STUCK, folder, in_words(error, action=Action.MOVE))
    log.end()
    return Interrupted(title, ending, folder)


def _subject(changes: Sequence[Change]) -> Path:
    first = changes[0]
    return first.source if isinstance(first, Move) else first.path


@contextlib.contextmanager
def _held(path: Path) -> Generator[None]:
    lock = FileLock(path)
    lock.acquire()
    try:
        yield
    finally:
        _let_go(lock, path)


def _let_go(lock: FileLock, path: Path) -> None:
    lock.release()
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):  # what is left is removed at the next start
        shutil.rmtree(folder)


def _write(file: Path, data: bytes, place: int = 0) -> None:
    fd = os.open(file, os.O_WRONLY | os.O_CREAT | O_BINARY, 0o600)
    try:
        os.lseek(fd, place, os.SEEK_SET)
        write_all(fd, data)
        sync_file(fd)
    finally:
        os.close(fd)


__all__ = [
    "Change",
    "Delete",
    "Ending",
    "Interrupted",
    "Move",
    "Write",
    "commit",
    "finish_interrupted",
    "forget",
]
