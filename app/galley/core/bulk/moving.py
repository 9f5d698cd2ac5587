"""Move many posts to another folder, and back: all of them or none, and a later start can take it back."""

from collections.abc import Callable
from pathlib import Path

from galley.core.bulk.plan import Announce, Cancelled, Outcome, Progress
from galley.core.bulk.undo import Former, PastChange, UndoLog
from galley.core.site.actions import MovePlan, move
from galley.core.storage import StorageError, hash_bytes
from galley.core.storage.changes import Change, Move, now_at
from galley.core.storage.errors import Action, Problem
from galley.core.storage.system import is_there
from galley.core.storage.transaction import commit


class Stopped(Exception):  # noqa: N818 - a wish, not a fault
    """The author has cancelled; everything is where it was."""


def carry_out_move(
    plan: MovePlan,
    log: UndoLog,
    title: str,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    announce: Announce = lambda _hash: None,
) -> Outcome:
    """Move the posts as planned; `undo` takes it back. An empty Outcome where it was cancelled.

    Raises StorageError or Conflict if it cannot be done; then nothing is moved.
    """
    back = {new: old for old, new in plan.moves}
    formers: list[Former] = []
    for text in plan.texts:
        place = now_at(text.path, back)
        try:
            mtime = place.stat().st_mtime_ns
        except OSError as error:
            raise StorageError.of(error, place, action=Action.MOVE) from error
        formers.append(Former(text.path, text.before, mtime, hash_bytes(text.after)))
        announce(formers[-1].changed)
    log.begin(title, plan.posts + plan.others)
    try:
        log.keep(formers, plan.moves)
        move(plan, stopping(progress, cancelled), state=log.state)
    except Stopped:
        log.abandon()
        return Outcome()
    except BaseException:
        log.abandon()
        raise
    log.end()
    return Outcome(tuple(text.path for text in plan.texts), moved=plan.moves)


def move_back(
    change: PastChange,
    now_at: Callable[[Path], Path],
    progress: Progress,
    cancelled: Cancelled,
    *,
    state: Path | None = None,
) -> tuple[tuple[tuple[Path, Path], ...], list[tuple[Path, str]]]:
    """Bring what a change moved back: what was, and what could not be with the reason.

    ``now_at`` says where it is now if another change has moved it on (`UndoLog.followed`).

    Raises StorageError, or Stopped; then nothing is moved.
    """
    changes: list[Change] = []
    moved: list[tuple[Path, Path]] = []
    left: list[tuple[Path, str]] = []
    for old, moved_to in reversed(list(change.moves())):
        new = now_at(moved_to)
        try:
            here, there = is_there(new), is_there(old)
        except OSError as error:
            left.append((new, str(StorageError.of(error, new, action=Action.MOVE))))
            continue
        if here and not there:
            changes.append(Move(new, old))
            moved.append((new, old))
        elif here or not there:
            path, problem = (old, Problem.EXISTS) if here else (new, Problem.GONE)
            left.append((path, str(StorageError(path, problem, action=Action.MOVE))))
    if changes:
        commit(changes, title="Move posts back", state=state, progress=stopping(progress, cancelled))
    return tuple(moved), left


def stopping(progress: Progress, cancelled: Cancelled) -> Progress:
    """Return what is told of progress, and raises Stopped once it is ``cancelled``."""

    def told(done: int, total: int) -> None:
        if cancelled():
            raise Stopped
        progress(done, total)

    return told
