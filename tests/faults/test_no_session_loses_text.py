"""Sessions driven at random: typing, saving, other programs, renames, undo, conflicts, crashes, restarts.

The model is small: every text that was in the editor when journals had their second must afterwards be
in the editor, on the disk, in a journal or in the history, unless the author gave it up; and what
another program wrote must be on the disk, in the editor or in the history.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication

from galley.core.frontmatter import HeaderRules
from galley.core.storage import History, Writer, merge
from galley.services.desk import Desk
from galley.services.document import PostDocument
from galley.services.keeper import Keeper
from galley.services.recovery import Recovery
from galley.services.saver import Saver

EXAMPLES = int(os.environ.get("GALLEY_SESSIONS", "40"))
START = "---\ntitle: One\n---\n\none\ntwo\nthree\nfour\nfive\n"
LINES = st.integers(0, 9)
WORDS = st.sampled_from(["字", "word", "😀", "", "a\u00a0b"])
ALIVE: list[object] = []  # Qt objects without a parent live as long as the run


class Sessions(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="galley-sessions-"))
        self.state = self.folder / "state"
        self.path = self.folder / "post.md"
        self.number = 0
        self.must: set[str] = set()
        """Texts that may not be lost: typed and journalled, or written by another program."""

    @initialize()
    def begin(self) -> None:
        assert QApplication.instance() is not None
        self.path.write_text(START, encoding="utf-8")
        self.start()

    def start(self) -> None:
        self.history = History(state=self.state)
        self.saver = Saver(Writer(self.history, state=self.state))
        self.desk = Desk(self.saver)
        self.keeper = Keeper(self.desk, state=self.state)
        self.recovery = Recovery(self.desk, self.keeper, self.history, state=self.state)
        ALIVE.append((self.saver, self.desk, self.keeper, self.recovery))
        self.loaded = self.on_disk()
        offers = self.recovery.offers()
        for offer in reversed(offers):
            assert self.recovery.restore(offer, None) is not None
        self.post = self.open()

    def open(self) -> PostDocument:
        if self.path.exists() or self.desk.find(self.path):
            return self.desk.open(self.path, HeaderRules.HEXO)
        return self.desk.open_gone(self.path, HeaderRules.HEXO)

    def on_disk(self) -> str | None:
        return self.path.read_text(encoding="utf-8") if self.path.exists() else None

    # -- what the author does ------------------------------------------------------------------

    @rule(line=LINES, word=WORDS)
    def type_in_a_line(self, line: int, word: str) -> None:
        self.number += 1
        lines = self.post.text.split("\n")
        lines[line % len(lines)] += f"{word}{self.number}"
        # What was only typed may go with what is typed over it; undo has it. The newest counts.
        self.must.discard(self.post.text)
        self.post.replace_text("\n".join(lines))
        self.must.add(self.post.text)

    @rule()
    def undo(self) -> None:
        self.must.discard(self.post.text)
        self.post.document.undo()
        self.post.sync()
        # What a restored text was made from may not be known: then it is unchanged as the disk had it.
        unchanged = self.loaded if self.post.base_text is None else self.post.base_text
        if self.post.text != unchanged:
            self.must.add(self.post.text)

    @rule()
    def save(self) -> None:
        disk, dirty = self.on_disk(), self.post.dirty
        saved = self.post.save_and_wait()
        if dirty and not saved:
            assert self.on_disk() == disk
        if dirty and saved:
            assert self.on_disk() == self.post.text

    @precondition(lambda self: self.post.in_conflict)
    @rule(choice=st.sampled_from(["mine", "theirs", "merge"]))
    def settle(self, choice: str) -> None:
        if not self.path.exists():
            return
        data = self.path.read_bytes()
        if choice == "mine":
            self.post.rebase(data)
            self.post.save_and_wait()
        elif choice == "theirs":
            self.recovery.keep_aside(self.post)
            self.post.take_disk()
        elif self.post.base_text is not None:
            text = merge(self.post.base_text, self.post.text, data.decode()).text
            if text is not None:
                self.recovery.keep_aside(self.post)
                self.post.rebase(data)
                self.post.replace_text(text)
                self.must.discard(data.decode())  # the author has seen it and has its changes

    @precondition(lambda self: not self.post.dirty)
    @rule()
    def rename(self) -> None:
        new = self.folder / f"post-{self.number}.md"
        if self.path.exists() and not new.exists():
            self.path.rename(new)
            self.history.moved(self.path, new)
            self.path = new
            self.post.move_to(new)

    # -- what others do ------------------------------------------------------------------------

    @rule(line=LINES)
    def another_program_writes(self, line: int) -> None:
        self.number += 1
        lines = (self.on_disk() or START).split("\n")
        lines[line % len(lines)] += f" theirs {self.number}"
        old = self.on_disk()
        if old is not None and not (old == self.post.text and self.post.dirty):
            self.must.discard(old)  # replaced by the other program, not by this one
        text = "\n".join(lines)
        self.path.write_text(text, encoding="utf-8")
        self.must.add(text)

    @rule()
    def another_program_deletes(self) -> None:
        old = self.on_disk()
        self.path.unlink(missing_ok=True)
        # Not noticed yet, an unchanged text in the editor goes as the file goes.
        if old is not None and not (old == self.post.text and self.post.dirty):
            self.must.discard(old)

    @rule()
    def look(self) -> None:
        self.post.check_disk()

    @rule()
    def crash(self) -> None:
        """A second after the last key: the journals have what was typed."""
        text, dirty = self.post.text, self.post.dirty
        assert self.keeper.flush()
        self.saver.close(10)
        self.keeper.close(discard=False)
        self.history.close()
        self.start()
        if dirty:
            assert self.post.text == text or self.on_disk() == text

    # -- what holds ----------------------------------------------------------------------------

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "post"):
            return
        there = {self.on_disk(), self.post.text}
        if not self.must <= there:
            versions = [
                version for path in self.folder.glob("post*.md") for version in self.history.versions(path)
            ] + self.history.versions(self.path)
            there |= {self.history.read(version).decode() for version in versions}
        lost = self.must - there
        assert not lost, lost

    def teardown(self) -> None:
        if hasattr(self, "post"):
            self.saver.close(10)
            self.keeper.close(discard=True)
            self.history.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.mark.timeout(180 + 3 * EXAMPLES)
def test_no_session_loses_text(qapp: QApplication) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Sessions,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
