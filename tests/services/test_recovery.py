"""Unsaved text is in a journal while one types, and comes back after a crash."""

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from galley.core.frontmatter import HeaderRules
from galley.core.storage import History, Journal, StorageError, Writer, recover
from galley.services.desk import Desk
from galley.services.document import PostDocument
from galley.services.keeper import Keeper
from galley.services.recovery import Offer, Recovery
from galley.services.saver import Saver
from support.previewing import spin
from support.waiting import wait_until

TEXT = "---\ntitle: One\n---\n\nbody\n"

# Qt objects without a parent live as long as the run, as those of the program do.
EVERY: list["Session"] = []


class Session:
    """What one start of the program has of desk, journals and history; all share a state folder."""

    def __init__(self, state: Path) -> None:
        self.history = History(state=state)
        self.saver = Saver(Writer(self.history, state=state))
        self.desk = Desk(self.saver)
        self.keeper = Keeper(self.desk, state=state)
        self.recovery = Recovery(self.desk, self.keeper, self.history, state=state)

    def open(self, path: Path) -> PostDocument:
        return self.desk.open(path, HeaderRules.HEXO)

    def crash(self) -> None:
        """Let go of the locks, as the system does for a process that was killed; nothing is flushed."""
        self.keeper.close(discard=False)

    def end(self) -> None:
        self.saver.close(10)
        self.keeper.close(discard=True)
        self.history.close()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def start(qapp: QApplication, state: Path) -> Iterator[type[Session]]:
    sessions: list[Session] = []

    def make() -> Session:
        sessions.append(Session(state))
        EVERY.append(sessions[-1])
        return sessions[-1]

    yield make  # type: ignore[misc]
    for session in sessions:
        session.end()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "site" / "post.md"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def type_at_end(post: PostDocument, text: str) -> None:
    cursor = QTextCursor(post.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)
    post.sync()


def journalled(state: Path) -> list[str]:
    """What a crash now would give back, read from copies: the originals are in use."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(state / "journal", Path(copy) / "journal", ignore=shutil.ignore_patterns("*.lock"))
        found = recover(state=Path(copy))
        for each in found:
            each.journal.close()
        return [each.snapshot.text for each in found]


def only_offer(session: Session) -> Offer:
    offers = session.recovery.offers()
    assert len(offers) == 1
    return offers[0]


def test_what_is_typed_is_in_the_journal_within_a_second_while_one_types_on(start, path, state) -> None:  # type: ignore[no-untyped-def]
    session = start()
    post = session.open(path)
    for number in range(20):
        type_at_end(post, f"{number} ")
        spin(50)
    # One second after the first keys, with never a pause of more than 50 ms.
    assert any("5 " in text for text in journalled(state))
    type_at_end(post, "last")
    spin(900)
    assert journalled(state) == [post.text]


def test_a_clean_post_has_no_journal(start, path, state) -> None:  # type: ignore[no-untyped-def]
    session = start()
    post = session.open(path)
    assert session.keeper.flush()
    assert not (state / "journal").exists() or not any((state / "journal").iterdir())
    type_at_end(post, "x")
    assert session.keeper.flush()
    assert journalled(state) == [TEXT + "x"]
    post.document.undo()
    post.sync()
    assert session.keeper.flush()
    assert journalled(state) == []


def test_a_good_save_drops_the_journal_and_a_failed_one_keeps_it(start, path, state) -> None:  # type: ignore[no-untyped-def]
    session = start()
    post = session.open(path)
    type_at_end(post, "x")
    assert session.keeper.flush()
    path.write_text("theirs", encoding="utf-8")
    assert not post.save_and_wait()
    assert session.keeper.flush()
    assert journalled(state) == [TEXT + "x"]
    post.save(overwrite=True)
    wait_until(lambda: not post.dirty)
    assert session.keeper.flush()
    assert journalled(state) == []


def test_closing_a_post_gives_its_unsaved_text_up(start, path, state) -> None:  # type: ignore[no-untyped-def]
    session = start()
    post = session.open(path)
    type_at_end(post, "x")
    assert session.keeper.flush()
    session.desk.close(post)
    assert session.keeper.flush()
    assert journalled(state) == []


def test_after_a_crash_the_text_comes_back_unsaved_and_stays(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    type_at_end(first.open(path), "typed 字\u00a0")
    first.crash()
    second = start()
    offer = only_offer(second)
    assert (offer.path, offer.disk_text, offer.disk_changed) == (path, TEXT, False)
    post = second.recovery.restore(offer, None)
    assert post is not None
    assert post.text == TEXT + "typed 字\u00a0"
    assert post.dirty
    assert not post.in_conflict
    assert path.read_text(encoding="utf-8") == TEXT
    assert second.keeper.flush()
    assert journalled(state) == [post.text]
    # A second crash before anything was typed or saved.
    second.crash()
    third = start()
    post = third.recovery.restore(only_offer(third), None)
    type_at_end(post, "!")
    assert third.keeper.flush()
    assert journalled(state) == [TEXT + "typed 字\u00a0!"]
    assert post.save_and_wait()
    assert path.read_text(encoding="utf-8") == TEXT + "typed 字\u00a0!"
    assert third.keeper.flush()
    assert journalled(state) == []
    assert third.recovery.offers() == []


def test_what_is_put_off_is_offered_again_and_what_is_discarded_is_not(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    type_at_end(first.open(path), "x")
    first.crash()
    second = start()
    second.recovery.put_off(only_offer(second))
    second.recovery.discard(only_offer(second))
    assert second.recovery.offers() == []


def test_the_journals_of_a_window_that_is_still_open_are_left_alone(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    type_at_end(first.open(path), "x")
    assert first.keeper.flush()
    second = start()
    assert second.recovery.offers() == []
    assert journalled(state) == [TEXT + "x"]


def test_what_the_disk_has_already_is_not_offered(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    type_at_end(first.open(path), "x")
    first.crash()
    path.write_text(TEXT + "x", encoding="utf-8")  # the crash came after the save
    assert start().recovery.offers() == []
    assert journalled(state) == []


def test_a_file_that_changed_meanwhile_is_a_conflict_with_the_text_both_came_from(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    first.history.add(path, TEXT.encode())
    type_at_end(first.open(path), "mine\n")
    first.crash()
    path.write_text(TEXT.replace("One", "Two"), encoding="utf-8")
    second = start()
    offer = only_offer(second)
    assert offer.disk_changed
    post = second.recovery.restore(offer, None)
    assert post.in_conflict
    assert post.base_text == TEXT
    assert not post.save_and_wait()
    assert "Two" in path.read_text(encoding="utf-8")


def test_without_the_text_both_came_from_there_is_no_silent_overwrite_either(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    type_at_end(first.open(path), "mine\n")
    first.crash()
    path.write_text("theirs", encoding="utf-8")
    second = start()
    post = second.recovery.restore(only_offer(second), None)
    assert post.in_conflict
    assert post.base_text is None
    assert not post.save_and_wait()
    assert path.read_text(encoding="utf-8") == "theirs"
    post.check_disk()
    assert post.text == TEXT + "mine\n"


def test_a_text_whose_file_is_gone_comes_back_and_makes_the_file_anew(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    type_at_end(first.open(path), "x")
    first.crash()
    path.unlink()
    second = start()
    post = second.recovery.restore(only_offer(second), None)
    assert post.missing
    assert post.save_and_wait()
    assert path.read_text(encoding="utf-8") == TEXT + "x"


def test_a_rename_takes_the_journal_along(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    post = first.open(path)
    type_at_end(post, "x")
    assert first.keeper.flush()
    new = path.with_name("new.md")
    path.rename(new)
    post.move_to(new)
    first.crash()
    assert only_offer(start()).path == new


def test_two_texts_of_one_post_are_both_kept(start, path, state) -> None:  # type: ignore[no-untyped-def]
    first = start()
    type_at_end(first.open(path), "first")
    first.crash()
    second = start()
    type_at_end(second.open(path), "second")  # without having answered for the first
    second.crash()
    third = start()
    offers = third.recovery.offers()
    assert [offer.text for offer in offers] == [TEXT + "second", TEXT + "first"]
    for offer in reversed(offers):
        post = third.recovery.restore(offer, None)
    assert post.text == TEXT + "second"
    kept = [third.history.read(version).decode() for version in third.history.versions(path)]
    assert TEXT + "first" in kept
    assert third.keeper.flush()
    assert journalled(state) == [TEXT + "second"]


def test_a_state_folder_that_cannot_be_written_is_told_once_and_tried_again(  # type: ignore[no-untyped-def]
    start, path, state, monkeypatch: pytest.MonkeyPatch
) -> None:
    from galley.core.storage import Problem

    session = start()
    told: list[str] = []
    session.keeper.failed.connect(told.append)
    post = session.open(path)
    real = Journal.append

    def full(*_args: object, **_more: object) -> None:
        raise StorageError(path, Problem.NO_SPACE)

    monkeypatch.setattr(Journal, "append", full)
    for _ in range(3):
        type_at_end(post, "x")
        session.keeper.flush()
        spin(10)
    assert len(told) == 1
    monkeypatch.setattr(Journal, "append", real)
    wait_until(lambda: journalled(state) == [TEXT + "xxx"], "the next try")


def test_typing_never_waits_for_the_disk_of_the_journals(  # type: ignore[no-untyped-def]
    start, path, state, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start()
    post = session.open(path)
    go = threading.Event()
    real = Journal.append
    appended: list[str] = []

    def slow(journal: Journal, text: str, revision: int) -> None:
        go.wait(20)
        appended.append(text)
        real(journal, text, revision)

    monkeypatch.setattr(Journal, "append", slow)
    for number in range(30):
        type_at_end(post, str(number))
        spin(40)
    assert appended == []
    go.set()
    assert session.keeper.flush()
    # What came while the disk hung is not queued up: the newest text wins.
    assert len(appended) <= 2
    assert appended[-1] == post.text


def test_a_state_folder_that_cannot_be_made_is_told_in_words_at_the_start(  # type: ignore[no-untyped-def]
    start, tmp_path, monkeypatch
) -> None:
    def refused(path: Path, *_args: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    session = start()
    monkeypatch.setattr(Path, "mkdir", refused)
    (said,) = session.recovery.finish_interrupted()
    assert str(tmp_path) in said
    assert "you are not allowed to" in said
    assert "Errno" not in said
