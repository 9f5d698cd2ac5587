"""Edits, saves, outside changes, renames, crashes and restarts in any order lose no text.

A small model of an author's session stands beside the real storage: one post, open in one or two
windows. What the author typed must at any time be in a window, on the disk, in a journal that the next
start offers, or (if somebody else wrote over a saved text) in the history.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from galley.core.storage import (
    Conflict,
    History,
    Journal,
    Merge,
    StorageError,
    Writer,
    hash_bytes,
    merge,
    read_file,
    recover,
)
from galley.core.storage.inplace import recover_in_place
from galley.core.storage.transaction import Delete, Move, commit, finish_interrupted
from support.faults import Calls, dying, in_child

MEMORY = Path("/dev/shm")
LONG = bool(os.environ.get("GALLEY_LONG"))
WORDS = st.sampled_from(["甲", "乙\n", "word ", "\n---\n", "😀", "\u2028"])


class Window:
    """One open post as an editing session keeps it."""

    def __init__(self, journal: Journal, text: str, base_text: str, disk: str | None) -> None:
        self.journal = journal
        self.text = text
        self.base_text = base_text
        self.disk = disk
        self.revision = 0
        self.saved_revision = 0

    @property
    def dirty(self) -> bool:
        return self.revision != self.saved_revision


class Sessions(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="galley-", dir=MEMORY if MEMORY.is_dir() else None))
        self.state = self.root / "state"
        self.post = self.root / "site" / "a.md"
        self.post.parent.mkdir()
        self.post.write_text("start\n", newline="")
        self.history = History(state=self.state)
        self.writer = Writer(self.history, state=self.state)
        self.windows: list[Window] = []
        self.count = 0
        self.owed: set[str] = set()  # what was typed and not given up
        self.foreign = 1
        self.open_window()

    def teardown(self) -> None:
        for window in self.windows:
            window.journal.discard()
        self.history.close()
        shutil.rmtree(self.root)

    def mark(self) -> str:
        """Return a character that is typed once and nowhere else."""
        self.count += 1
        return chr(0xF0000 + self.count)

    def open_window(self) -> None:
        text, disk = self.load()
        self.windows.append(Window(Journal.start(self.post, disk, state=self.state), text, text, disk))

    def load(self) -> tuple[str, str | None]:
        if not self.post.exists():
            return "", None
        data = read_file(self.post)
        return data.decode(), hash_bytes(data)

    def pick(self, number: int) -> Window:
        return self.windows[number % len(self.windows)]

    # -- what the author does ------------------------------------------------------------------

    @precondition(lambda self: len(self.windows) < 2)
    @rule()
    def open_the_post_again(self) -> None:
        self.open_window()

    @rule(number=st.integers(0, 1), words=st.lists(WORDS, max_size=4), at=st.floats(0, 1))
    def types(self, number: int, words: list[str], at: float) -> None:
        window = self.pick(number)
        mark = self.mark()
        place = round(at * len(window.text))
        window.text = window.text[:place] + mark + "".join(words) + window.text[place:]
        window.revision += 1
        window.journal.append(window.text, window.revision)
        self.owed.add(mark)

    @rule(number=st.integers(0, 1))
    def deletes_a_line(self, number: int) -> None:
        window = self.pick(number)
        lines = window.text.split("\n")
        for mark in [mark for mark in self.owed if mark in lines[0]]:
            if not any(mark in other.text for other in self.windows if other is not window):
                self.owed.discard(mark)
        window.text = "\n".join(lines[1:])
        window.revision += 1
        window.journal.append(window.text, window.revision)

    @rule(number=st.integers(0, 1), choice=st.sampled_from(["mine", "theirs", "merge", "later"]))
    def saves(self, number: int, choice: str) -> None:
        window = self.pick(number)
        if not window.dirty:
            return
        try:
            self.write(window, window.disk)
        except Conflict as conflict:
            self.settle(window, conflict, choice)

    def write(self, window: Window, expected: str | None) -> None:
        saved = self.writer.save(self.post, window.text.encode(), expected).result(10)
        assert self.writer.wait(10) == ()
        self.after_save(window, saved.hash)

    def after_save(self, window: Window, disk: str) -> None:
        window.disk, window.base_text, window.saved_revision = disk, window.text, window.revision
        window.journal.saved(window.revision, self.post, disk)

    def settle(self, window: Window, conflict: Conflict, choice: str) -> None:
        theirs = conflict.disk_data.decode() if conflict.disk_data is not None else ""
        if choice == "mine":
            self.write(window, conflict.disk_hash)
        elif choice == "theirs":  # the author gives up what was typed here and nowhere else
            self.give_up(window, theirs)
            window.journal.discard()
            window.journal = Journal.start(self.post, conflict.disk_hash, state=self.state)
            window.text = window.base_text = theirs
            window.disk, window.saved_revision = conflict.disk_hash, window.revision
        elif choice == "merge":
            merged: Merge = merge(window.base_text, window.text, theirs)
            if merged.text is not None:
                self.deleted_by_merge(window, theirs, merged.text)
                window.text = merged.text
                window.revision += 1
                window.journal.append(window.text, window.revision)
                self.write(window, conflict.disk_hash)

    def give_up(self, window: Window, theirs: str) -> None:
        elsewhere = [other.text for other in self.windows if other is not window]
        for mark in list(self.owed):
            if mark in window.text and not any(mark in text for text in [theirs, *elsewhere]):
                self.owed.discard(mark)

    def deleted_by_merge(self, window: Window, theirs: str, merged: str) -> None:
        """A line that one side had deleted goes; what either side added must be there."""
        for mark in list(self.owed):
            had = (mark in window.base_text, mark in window.text, mark in theirs)
            if had in ((False, True, False), (False, False, True), (True, True, True)):
                assert mark in merged, "the merge lost a line"
            elif mark not in merged and not any(
                mark in other.text for other in self.windows if other is not window
            ):
                self.owed.discard(mark)

    @precondition(lambda self: self.post.exists())
    @rule(name=st.sampled_from(["a.md", "b.md", "文章.md"]))
    def renames(self, name: str) -> None:
        new = self.post.with_name(name)
        if new.exists():
            with pytest.raises(StorageError):
                commit([Move(self.post, new)], state=self.state)
            return
        commit([Move(self.post, new)], state=self.state)
        self.now_at(new)

    def now_at(self, new: Path) -> None:
        self.history.moved(self.post, new)
        self.post = new
        for window in self.windows:
            window.journal.moved(new, window.disk)

    # -- what happens to the author --------------------------------------------------------------

    @rule(words=st.lists(WORDS, max_size=3))
    def another_program_writes(self, words: list[str]) -> None:
        """Sync client or git: it may put anything in place of what was saved."""
        self.foreign += 1
        self.post.write_bytes(("".join(words) + f"foreign {self.foreign}\n").encode())

    @rule()
    def another_program_adds_a_line(self) -> None:
        if self.post.exists():
            self.foreign += 1
            with self.post.open("ab") as file:
                file.write(f"foreign {self.foreign}\n".encode())

    @rule()
    def another_program_deletes_it(self) -> None:
        self.post.unlink(missing_ok=True)

    @rule(number=st.integers(0, 1))
    def a_clean_window_reloads(self, number: int) -> None:
        window = self.pick(number)
        if not window.dirty and self.post.exists():
            window.text, window.disk = self.load()
            window.base_text = window.text

    @rule(number=st.integers(0, 1), call=st.integers(0, 70))
    def crashes_in_a_save(self, number: int, call: int) -> None:
        window = self.pick(number)

        def save() -> None:
            writer = Writer(History(state=self.state), state=self.state)
            with Calls(dying(call, "before")).active():
                saved = writer.save(self.post, window.text.encode(), window.disk).result(10)
                self.after_save(window, saved.hash)

        in_child(save)
        self.crashes()

    @precondition(lambda self: self.post.exists())
    @rule(call=st.integers(0, 90))
    def crashes_in_a_rename(self, call: int) -> None:
        new = self.post.with_name(f"{self.count} renamed.md")
        if new.exists():
            return

        def rename() -> None:
            with Calls(dying(call, "before")).active():
                commit([Move(self.post, new)], state=self.state)

        in_child(rename)
        self.crashes(renamed=new)

    @rule()
    def crashes(self, renamed: Path | None = None) -> None:
        """All windows end without a word; the next start offers what they held."""
        for window in self.windows:
            window.journal.close()
        self.windows.clear()
        self.history.close()
        self.history = History(state=self.state)
        self.writer = Writer(self.history, state=self.state)
        recover_in_place(state=self.state)
        finish_interrupted(state=self.state)
        if renamed is not None and renamed.exists():
            assert not self.post.exists()
            self.history.moved(self.post, renamed)
            self.post = renamed
        assert len(list(self.post.parent.glob("*.md"))) <= 1
        on_disk, disk = self.load()
        for found in recover(state=self.state):
            text = found.snapshot.text
            if text == on_disk:  # it was saved just before the end
                self.history.add(self.post, on_disk.encode())
                found.journal.discard()
                continue
            window = Window(found.journal, text, on_disk, disk)
            window.revision, window.saved_revision = found.snapshot.revision, -1
            window.base_text = text if found.snapshot.base == disk else ""
            # The conflict is seen at the next save: the text was made from another file.
            window.disk = found.snapshot.base
            window.journal.moved(self.post, window.disk)
            self.windows.append(window)
        if not self.windows:
            self.open_window()

    # -- what must hold ------------------------------------------------------------------------

    @invariant()
    def nothing_typed_is_lost(self) -> None:
        places = [window.text for window in self.windows]
        places.append(self.load()[0])
        missing = [mark for mark in self.owed if not any(mark in place for place in places)]
        if missing:
            kept = [self.history.read(version).decode() for version in self.history.versions(self.post)]
            lost = [mark for mark in missing if not any(mark in text for text in kept)]
            assert lost == [], f"lost: {[ord(mark) - 0xF0000 for mark in lost]}"

    @invariant()
    def what_is_unsaved_is_in_the_journal(self) -> None:
        for window in self.windows:
            last = window.journal.last
            if window.dirty and window.revision > 0:
                assert last is not None
                assert last.text == window.text


pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.timeout(3600 if LONG else 600),  # a failure is made smaller for minutes
]
TestSessions = Sessions.TestCase
TestSessions.settings = settings(
    deadline=None, max_examples=1000 if LONG else 30, stateful_step_count=60 if LONG else 40
)


def test_deleting_into_a_trash_that_works_leaves_nothing_to_finish(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_bytes(b"x")
    commit([Delete(post)], dispose=Path.unlink, state=tmp_path / "state")
    assert not post.exists()
    assert finish_interrupted(state=tmp_path / "state") == []
