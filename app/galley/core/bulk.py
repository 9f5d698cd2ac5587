"""One change made to many posts: planned in full, shown as diffs, then written file by file, and undone."""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from galley.core.frontmatter import Refused
from galley.core.storage import Conflict, StorageError, hash_bytes, read_file, write_file
from galley.core.textfile import EncodeError, NotTextError, decode

Change = Callable[[str], str]
"""Takes a post's text and returns it changed; raises Refused where that cannot be done safely."""
Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""
Cancelled = Callable[[], bool]

TROUBLE = (Refused, StorageError, Conflict, NotTextError, EncodeError)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What one file will become. ``before`` and ``after`` are its bytes, the texts are what a diff shows."""

    path: Path
    before: bytes
    after: bytes
    text_before: str
    text_after: str

    def diff(self, name: str | None = None) -> str:
        """A unified diff by lines, with one line around each change."""
        old, new = self.text_before.split("\n"), self.text_after.split("\n")
        name = name or str(self.path)
        return "\n".join(difflib.unified_diff(old, new, name, name, lineterm="", n=1))

    def reversed(self) -> "PlannedFile":
        """What takes the change back."""
        return PlannedFile(self.path, self.after, self.before, self.text_after, self.text_before)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the files: ``done`` were changed, ``refused`` were left as they are, with the reason."""

    done: tuple[PlannedFile, ...] = ()
    refused: tuple[tuple[Path, str], ...] = ()


def plan_file(path: Path, change: Change) -> PlannedFile | None:
    """Return what ``change`` makes of a file, None if nothing; writes nothing. Raises one of TROUBLE."""
    data = read_file(path)
    file = decode(data)
    text = change(file.text)
    if text == file.text:
        return None
    return PlannedFile(path, data, file.encode(text), file.text, text)


def plan(
    paths: Iterable[Path],
    change: Change,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> Outcome:
    """Return what the change would make of these files (``done``) and which it cannot change; writes nothing.

    A cancelled plan holds the files that were looked at before.
    """
    wanted = list(paths)
    planned: list[PlannedFile] = []
    refused: list[tuple[Path, str]] = []
    for number, path in enumerate(wanted):
        if cancelled():
            break
        try:
            file = plan_file(path, change)
        except TROUBLE as why:
            refused.append((path, str(why)))
        else:
            if file is not None:
                planned.append(file)
        progress(number + 1, len(wanted))
    return Outcome(tuple(planned), tuple(refused))


def write_one(file: PlannedFile, *, keep_mtime: bool = False) -> None:
    """Write a planned file, if it still is what the plan was made for. Raises Conflict or StorageError."""
    write_file(file.path, file.after, expected=hash_bytes(file.before), keep_mtime=keep_mtime)


def carry_out(
    files: Sequence[PlannedFile],
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    *,
    keep_mtime: bool = False,
) -> Outcome:
    """Write the planned files one after the other; cancelling leaves each either as it was or changed whole.

    A file that another program has changed since the plan was made is refused and keeps its content.
    Undo with ``[file.reversed() for file in outcome.done]``.
    """
    done: list[PlannedFile] = []
    refused: list[tuple[Path, str]] = []
    for number, file in enumerate(files):
        if cancelled():
            break
        try:
            write_one(file, keep_mtime=keep_mtime)
        except (StorageError, Conflict) as why:
            refused.append((file.path, str(why)))
        else:
            done.append(file)
        progress(number + 1, len(files))
    return Outcome(tuple(done), tuple(refused))
