"""Kill processes that edit, journal, save and rename posts, again and again, and count lost words.

    python tests/faults/kills.py --kills 5000

Every process works as the editor does: a text is changed every few milliseconds, a thread puts it into
the journal, the writer saves it, sometimes the post is renamed. SIGKILL comes at a random moment. Then
the file must be exactly one of the texts that were saved, and disk or journal must have what was typed
more than a second before, and all that either had said to have. The next process goes on from there.
"""

import argparse
import heapq
import json
import mmap
import os
import random
import shutil
import signal
import struct
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))

from galley.core.storage import History, Journal, Saved, StorageError, Writer, recover
from galley.core.storage.atomic import hash_bytes, read_file, remove_stale_temporaries
from galley.core.storage.errors import Conflict
from galley.core.storage.inplace import recover_in_place
from galley.core.storage.transaction import Ending, Move, commit, finish_interrupted

GRACE = 1.0  # s: what was typed longer ago must not be lost
RING = 8192
LINES = [f"第 {number} 行：一篇文章的正文，a line of a post.\n" for number in range(240)]
KINDS = ["plain", "hard link", "symbolic link", "untitled"]


def text_of(revision: int) -> str:
    """Return the text after so many edits: each changes one line and says so in the first."""
    place = revision * 7 % len(LINES)
    body = [*LINES[:place], f"改于 {revision}\n" * (revision % 5), *LINES[place + 1 :]]
    return f"revision {revision}\n" + "".join(body)


def revision_of(text: str) -> int:
    """Return the revision of a text made by ``text_of``, -1 if it is none of them."""
    try:
        revision = int(text[: text.index("\n")].split()[1])
    except (ValueError, IndexError):
        return -1
    return revision if text == text_of(revision) else -1


class Board:
    """What a process said it had done, in memory that outlives it."""

    def __init__(self) -> None:
        self.memory = mmap.mmap(-1, 16 + 9 * RING)

    def say(self, place: int, revision: int) -> None:
        struct.pack_into("q", self.memory, 8 * place, revision)

    def said(self) -> int:
        return max(struct.unpack_from("2q", self.memory))

    def typed(self, revision: int) -> None:
        struct.pack_into("d", self.memory, 16 + 8 * (revision % RING), time.monotonic())

    def typed_at(self, revision: int) -> float:
        return float(struct.unpack_from("d", self.memory, 16 + 8 * (revision % RING))[0])

    def asked_to_save(self, revision: int) -> None:
        self.memory[16 + 8 * RING + revision % RING] = 1

    def was_asked(self, revision: int) -> bool:
        return self.memory[16 + 8 * RING + revision % RING] == 1


@dataclass
class Slot:
    """One author: a folder, the process that works in it, and what is known to be safe."""

    folder: Path
    kind: str
    seed: int
    board: Board = field(default_factory=Board)
    child: int = 0
    first: int = 0
    safe: int = 0

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def posts(self) -> Path:
        return self.folder / "posts"

    def post(self) -> Path | None:
        found = sorted(self.posts.glob("*.md"))
        assert len(found) <= 1, f"two posts: {found}"
        return found[0] if found else None

    def prepare(self) -> None:
        self.posts.mkdir(parents=True)
        if self.kind == "untitled":
            return
        post = self.posts / "a.md"
        if self.kind == "symbolic link":
            post.symlink_to(self.folder / "target.md")
        post.write_text(text_of(0), encoding="utf-8", newline="")
        if self.kind == "hard link":
            (self.folder / "other name").hardlink_to(post)
        self.board.asked_to_save(0)


class Author:
    """The process that is killed: the storage side of an editing session."""

    def __init__(self, slot: Slot) -> None:
        self.slot, self.board = slot, slot.board
        self.rng = random.Random(slot.seed)
        self.path = slot.post()
        self.history = History(state=slot.state)
        self.writer = Writer(self.history, state=slot.state)
        self.guard = threading.Lock()
        data = None if self.path is None else read_file(self.path)
        self.disk = None if data is None else hash_bytes(data)
        self.revision = 0 if data is None else revision_of(data.decode())
        recovered = recover(state=slot.state)
        if recovered:
            self.journal = recovered[0].journal
            self.revision = max(self.revision, recovered[0].snapshot.revision)
            self.journal.moved(self.path, self.disk)
        else:
            self.journal = Journal.start(self.path, self.disk, untitled="无题", state=slot.state)
        self.text = text_of(self.revision)

    def work(self) -> None:
        threading.Thread(target=self.keep_journal, daemon=True).start()
        while True:
            revision = self.revision + 1
            with self.guard:
                self.board.typed(revision)
                self.revision, self.text = revision, text_of(revision)
            chance = self.rng.random()
            if chance < 0.15:
                self.save()
            elif chance < 0.17 and self.path is not None:
                self.rename()
            time.sleep(self.rng.random() * 0.006)

    def keep_journal(self) -> None:
        kept = 0
        while True:
            with self.guard:
                revision, text = self.revision, self.text
            if revision != kept:
                self.journal.append(text, revision)
                self.board.say(0, revision)
                kept = revision
            time.sleep(0.02)

    def save(self) -> None:
        with self.guard:
            revision, text = self.revision, self.text
        path = self.path if self.path is not None else self.slot.posts / "a.md"
        self.board.asked_to_save(revision)
        saving = self.writer.save(path, text.encode(), self.disk)
        saved: Saved = saving.result()  # the session, too, has one save under way at a time
        self.path, self.disk = path, saved.hash
        self.board.say(1, revision)
        self.journal.saved(revision, path, saved.hash)

    def rename(self) -> None:
        assert self.path is not None
        new = self.path.with_name(f"{self.rng.choice('abcd')}{self.revision}.md")
        if new == self.path:
            return
        commit([Move(self.path, new)], title="rename", state=self.slot.state)
        self.path = new
        self.journal.moved(new, self.disk)


class Lost(Exception):
    """A promise was broken."""


def start(slot: Slot) -> None:
    child = os.fork()
    if child == 0:
        try:
            Author(slot).work()
        except BaseException as error:
            print(f"{slot.kind}: the process failed: {error!r}", file=sys.stderr, flush=True)
        os._exit(3)
    slot.child = child


def kill(slot: Slot) -> int:
    """Kill the slot's process and check what it leaves; returns the newest revision that is safe."""
    os.kill(slot.child, signal.SIGKILL)
    killed_at = time.monotonic()
    _, status = os.waitpid(slot.child, 0)
    slot.child = 0
    if status != signal.SIGKILL:
        raise Lost(f"{slot.kind}: the process had ended by itself, status {status}")
    if any(each.ending is Ending.STUCK for each in finish_interrupted(state=slot.state)):
        raise Lost(f"{slot.kind}: a rename is stuck")
    if recover_in_place(state=slot.state):
        raise Lost(f"{slot.kind}: a file is torn")
    remove_stale_temporaries(slot.posts, older_than=-1)
    remove_stale_temporaries(slot.folder, older_than=-1)
    post = slot.post()
    on_disk = -1
    if post is not None:
        on_disk = revision_of(post.read_text(encoding="utf-8"))
        if on_disk < 0 or not slot.board.was_asked(on_disk):
            raise Lost(f"{slot.kind}: the file is no version that was saved")
        if slot.kind == "hard link" and (slot.folder / "other name").read_bytes() != post.read_bytes():
            raise Lost("the hard link was broken")
    in_journal = -1
    for each in recover(state=slot.state):
        if revision_of(each.snapshot.text) != each.snapshot.revision:
            raise Lost(f"{slot.kind}: the journal gives a text that was never typed")
        in_journal = max(in_journal, each.snapshot.revision)
        each.journal.close()
    there = max(0, on_disk, in_journal)
    needed = max(slot.safe, slot.board.said())
    while slot.board.typed_at(needed + 1) and slot.board.typed_at(needed + 1) < killed_at - GRACE:
        needed += 1
    if there < needed:
        raise Lost(f"{slot.kind}: revision {needed} is lost, disk has {on_disk}, journal {in_journal}")
    slot.safe = there
    return there


def restart(slot: Slot) -> None:
    # Revisions after the one recovered were never safe: they are typed anew.
    for revision in range(slot.safe + 1, slot.safe + RING // 2):
        if not slot.board.typed_at(revision):
            break
        struct.pack_into("d", slot.board.memory, 16 + 8 * (revision % RING), 0.0)
    if slot.safe > RING // 2:
        raise Lost("the ring of times is too small for this long a run")
    start(slot)


def run(kills: int, seed: int, at_once: int) -> dict[str, object]:
    rng = random.Random(seed)
    root = Path(tempfile.mkdtemp(prefix="galley-kills-"))
    began = time.monotonic()
    done = grace_seen = 0
    queue: list[tuple[float, int]] = []
    slots: list[Slot] = []

    def life() -> float:
        # Most die young, while their first saves are under way; some live past the second of grace.
        return rng.uniform(1.1, 1.5) if rng.random() < 0.06 else rng.uniform(0.005, 0.25)

    def new_slot(number: int) -> Slot:
        slot = Slot(root / f"{len(slots)}-{done}", KINDS[number % len(KINDS)], rng.randrange(1 << 30))
        slot.prepare()
        start(slot)
        return slot

    try:
        for number in range(at_once):
            slots.append(new_slot(number))
            heapq.heappush(queue, (time.monotonic() + life(), number))
        while done < kills:
            at, number = heapq.heappop(queue)
            time.sleep(max(0.0, at - time.monotonic()))
            slot = slots[number]
            before = slot.safe
            done += 1
            grace_seen += kill(slot) > before
            slot.seed = rng.randrange(1 << 30)
            if slot.safe > RING // 3:
                slots[number] = new_slot(number)
            else:
                restart(slot)
            heapq.heappush(queue, (time.monotonic() + life(), number))
    finally:
        for slot in slots:
            if slot.child:
                os.kill(slot.child, signal.SIGKILL)
                os.waitpid(slot.child, 0)
        shutil.rmtree(root, ignore_errors=True)
    return {
        "kills": done,
        "kills after which something new was safe": grace_seen,
        "revisions lost": 0,
        "seconds": round(time.monotonic() - began, 1),
        "seed": seed,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--at-once", type=int, default=6)
    options = parser.parse_args()
    try:
        print(json.dumps(run(options.kills, options.seed, options.at_once)))
    except (Lost, StorageError, Conflict, AssertionError) as error:
        print(f"seed {options.seed}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
