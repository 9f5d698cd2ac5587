"""What a change would make of many posts; nothing is written here."""

import difflib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from galley.core.bulk.undo import PastChange
from galley.core.edits import Edit, apply_edits, in_order
from galley.core.frontmatter import Refused
from galley.core.storage import Conflict, StorageError, hash_bytes, read_file
from galley.core.textfile import EncodeError, NotTextError, decode

Change = Callable[[str], Sequence[Edit]]
"""Takes a post's text and returns the edits to make; raises Refused where that cannot be done safely."""
Check = Callable[[str, str, Sequence[Edit]], None]
"""Looks at a text before and after its edits; raises Refused if it must not become so."""
Read = Callable[[Path], bytes]
Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""
Cancelled = Callable[[], bool]
Announce = Callable[[str], None]
"""Told the hash of what a file becomes, before it is written: who sees it on the disk knows whose it is."""

TROUBLE = (Refused, StorageError, Conflict, NotTextError, EncodeError)
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Made:
    """A planned file in full: its bytes, and the texts that a diff shows."""

    before: bytes
    after: bytes
    text_before: str
    text_after: str


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """The edits of one file in order; ``base`` is the hash of the bytes that they were planned for.

    The text is not kept: a hundred thousand posts would not fit into memory.
    """

    path: Path
    base: str
    edits: tuple[Edit, ...]

    def only(self, numbers: Iterable[int]) -> "PlannedFile":
        """Return the plan with these of its edits alone."""
        return replace(self, edits=tuple(self.edits[number] for number in sorted(set(numbers))))

    def made(self, read: Read = read_file, check: Check | None = None) -> Made:
        """Read the file, and return what it is and what it becomes.

        Raises one of TROUBLE: Conflict if it is not the file that was planned for any more.
        """
        data = read(self.path)
        if hash_bytes(data) != self.base:
            raise Conflict(self.path, data, hash_bytes(data))
        file = decode(data)
        text = apply_edits(file.text, self.edits)
        if check is not None:
            check(file.text, text, self.edits)
        return Made(data, file.encode(text), file.text, text)


@dataclass(frozen=True, slots=True)
class Plan:
    """The files that change, those that cannot, with the reason, and how many were looked at."""

    files: tuple[PlannedFile, ...] = ()
    refused: tuple[tuple[Path, str], ...] = ()
    looked_at: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the files: ``done`` were changed, ``refused`` were left as they are, with the reason.

    ``moved`` are the files and folders that have another place now: from where to where. ``undone`` is the
    change that an undo took back; if it was ``stopped``, by its author or a disk, it can be called again for
    the rest.
    """

    done: tuple[Path, ...] = ()
    refused: tuple[tuple[Path, str], ...] = ()
    moved: tuple[tuple[Path, Path], ...] = ()
    undone: PastChange | None = None
    stopped: bool = False


def plan_file(
    path: Path, change: Change, *, read: Read = read_file, check: Check | None = None
) -> PlannedFile | None:
    """Return what ``change`` makes of a file, None if nothing. Raises one of TROUBLE."""
    data = read(path)
    file = decode(data)
    edits = in_order(
        edit for edit in change(file.text) if file.text[edit.start : edit.end] != edit.replacement
    )
    if not edits:
        return None
    text = apply_edits(file.text, edits)
    if check is not None:
        check(file.text, text, edits)
    file.encode(text)  # a character that the encoding lacks is told of now
    return PlannedFile(path, hash_bytes(data), tuple(edits))


def plan(
    paths: Iterable[Path],
    change: Change,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    *,
    read: Read = read_file,
    check: Check | None = None,
) -> Plan:
    """Return what the change would make of these files and which it cannot change.

    A cancelled plan holds the files that were looked at before. ``read`` may give what an editor holds
    in place of what the disk has.
    """
    wanted = list(paths)
    planned: list[PlannedFile] = []
    refused: list[tuple[Path, str]] = []
    for number, path in enumerate(wanted):
        if cancelled():
            break
        try:
            file = plan_file(path, change, read=read, check=check)
        except TROUBLE as why:
            refused.append((path, str(why)))
        else:
            if file is not None:
                planned.append(file)
        progress(number + 1, len(wanted))
    return Plan(tuple(planned), tuple(refused), len(wanted))


def diff(before: str, after: str, name: str) -> str:
    """A unified diff by lines, with one line around each change, as ``patch`` reads it."""
    return "\n".join(difflib.unified_diff(_lines(before), _lines(after), name, name, lineterm="", n=1))


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines


@dataclass(frozen=True, slots=True)
class Spot:
    """One edit as it is shown in its line: what stands before it, what goes, what comes, what follows.

    ``line`` counts from 1. Long lines are cut, with an ellipsis.
    """

    line: int
    lead: str
    old: str
    new: str
    tail: str


def spots(text: str, edits: Sequence[Edit]) -> list[Spot]:
    """Return where each of ``edits`` stands in ``text``."""
    breaks = [at for at, char in enumerate(text) if char == "\n"] if edits else []
    found: list[Spot] = []
    for edit in edits:
        line = bisect_right(breaks, edit.start - 1)
        start = breaks[line - 1] + 1 if line else 0
        after = bisect_right(breaks, edit.end - 1)
        end = breaks[after] if after < len(breaks) else len(text)
        lead, tail = text[start : edit.start], text[edit.end : end]
        if len(lead) > _CONTEXT:
            lead = "…" + lead[-_CONTEXT:]
        if len(tail) > _CONTEXT:
            tail = tail[:_CONTEXT] + "…"
        old, new = _one_line(text[edit.start : edit.end]), _one_line(edit.replacement)
        found.append(Spot(line + 1, lead.lstrip(), old, new, tail.rstrip()))
    return found


def _one_line(text: str) -> str:
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= 4 * _CONTEXT else shown[: 4 * _CONTEXT] + "…"
