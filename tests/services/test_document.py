"""An open post: its text, its undo stack, and how it stands to the file."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from galley.core.edits import Edit
from galley.core.frontmatter import HeaderRules
from galley.core.storage import Problem, Saved, StorageError, Writer, hash_bytes, patience, read_file
from galley.core.textfile import NotTextError
from galley.services import document
from galley.services.document import PostDocument
from galley.services.qttext import code_points, utf16_length
from galley.services.saver import Done, Saver
from support.previewing import spin
from support.waiting import wait_until

Open = Callable[[bytes], PostDocument]
HEADER = b"---\ntitle: One\ntags: [a]\n---\n\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "post.md"


@pytest.fixture(scope="module")
def saver() -> Saver:
    """One for all, as in the program."""
    return Saver(Writer())


@pytest.fixture
def opened(qapp: QApplication, path: Path, saver: Saver) -> Callable[[bytes], PostDocument]:
    def make(data: bytes) -> PostDocument:
        path.write_bytes(data)
        return PostDocument(path, data, HeaderRules.HEXO, saver.save)

    return make


def type_at_end(post: PostDocument, text: str) -> None:
    cursor = QTextCursor(post.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)
    post.sync()


@pytest.mark.parametrize(
    "body",
    [
        "no-break\u00a0space and \u3000 wide",
        "line\u2028separator",
        "tab\there  two spaces  \n\n\n",
        "emoji 👩‍👩‍👧 and 𠮷",
        "no final newline",
        "",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_shown_is_what_is_saved(opened: Open, path: Path, body: str, newline: str) -> None:
    data = HEADER.replace(b"\n", newline.encode()) + body.replace("\n", newline).encode()
    post = opened(data)
    assert not post.dirty
    type_at_end(post, "x")
    assert post.dirty
    assert post.save_and_wait()
    assert path.read_bytes() == data + b"x"
    assert not post.dirty


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\u2029\ufdd0\ufdd1\ufffc\0"),
        max_size=60,
    )
)
def test_the_editor_gives_back_any_text(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.md"
    post = PostDocument(path, text.encode(), HeaderRules.HEXO, SlowWriter().save)
    assert not post.dirty
    assert post.text == post._file.text
    assert post._file.encode(post.text) == text.encode()


def test_undoing_back_to_what_was_saved_is_clean(opened: Open, path: Path) -> None:
    post = opened(HEADER + b"body")
    changes: list[bool] = []
    post.dirty_changed.connect(changes.append)
    type_at_end(post, "x")
    post.document.undo()
    spin(5)
    assert changes == [True, False]


def test_edits_behind_wide_characters_hit_their_place(opened: Open, path: Path) -> None:
    post = opened("😀😀 one two".encode())
    at = post.text.index("two")
    post.apply_edits([Edit(at, at + 3, "2"), Edit(0, 1, "👍👍")])
    assert post.text == "👍👍😀 one 2"
    post.document.undo()
    post.sync()
    assert post.text == "😀😀 one two"
    assert utf16_length("a😀") == 3


def test_edits_joined_are_one_step_of_undo(opened: Open, path: Path) -> None:
    post = opened(b"a b")
    post.apply_edits([Edit(0, 1, "x")])
    post.apply_edits([Edit(0, 1, "xy")], join=True)
    post.document.undo()
    post.sync()
    assert post.text == "a b"


def test_who_follows_the_text_hears_of_a_command_once_it_can_be_painted(opened: Open, path: Path) -> None:
    post = opened(HEADER + b"one")
    assert post.header.error is None
    told: list[str] = []
    post.text_changed.connect(lambda: told.append(post.body.strip()))
    post.header_changed.connect(lambda: told.append(post.title))
    post.dirty_changed.connect(lambda dirty: told.append(f"dirty {dirty}"))
    post.apply_edits([Edit(len(post.text), len(post.text), "!")], typed=True)
    assert (told, post.text[-4:], post.dirty, post.revision) == ([], "one!", True, 1)
    post.apply_edits([Edit(11, 14, "Two")], typed=True)
    assert (told, post.title, post.revision) == ([], "Two", 2)
    wait_until(lambda: bool(told))
    assert told == ["one!", "Two", "dirty True"]
    post.document.undo()
    assert (post.title, post.dirty) == ("One", True)
    post.document.undo()
    post.sync()
    assert told[3:] == ["one", "One", "dirty False"]


def test_a_text_that_is_as_it_was_when_the_others_are_told_is_clean(opened: Open, path: Path) -> None:
    post = opened(b"one")
    changes: list[bool] = []
    post.dirty_changed.connect(changes.append)
    post.apply_edits([Edit(0, 3, "two")], typed=True)
    assert post.text == "two"
    post.apply_edits([Edit(0, 3, "one")], typed=True)
    post.save()
    spin(5)
    assert (changes, post.dirty, post.text) == ([], False, "one")


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="a中😀𠮷\n"), st.integers(0, 12))
def test_places_counted_as_qt_does_and_back(text: str, place: int) -> None:
    place = min(place, len(text))
    assert code_points(text, utf16_length(text[:place])) == place
    assert code_points(text, 99) == len(text)


class SlowWriter:
    """Answers a save when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[tuple[bytes, str | None, Future[Saved]]] = []

    def save(self, _path: Path, data: bytes, expected: str | None, done: Done) -> "Future[Saved]":
        future: Future[Saved] = Future()
        future.add_done_callback(done)
        self.jobs.append((data, expected, future))
        return future

    def finish(self) -> None:
        data, _, future = self.jobs[-1]
        future.set_result(Saved(hash_bytes(data), 1, len(data), True))


def test_text_typed_during_a_save_stays_unsaved_and_is_saved_next(opened: Open, path: Path) -> None:
    writer = SlowWriter()
    path.write_bytes(b"a")
    post = PostDocument(path, b"a", HeaderRules.HEXO, writer.save)
    type_at_end(post, "b")
    post.save()
    type_at_end(post, "c")
    post.save()
    assert len(writer.jobs) == 1
    writer.finish()
    spin(10)
    assert post.dirty
    assert len(writer.jobs) == 2
    assert writer.jobs[1][:2] == (b"abc", hash_bytes(b"ab"))
    writer.finish()
    spin(10)
    assert not post.dirty


def test_a_disk_that_does_not_answer_is_told_of_and_the_save_still_counts(
    qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("galley.services.document.SLOW_SAVE_MS", 30)
    writer = SlowWriter()
    path.write_bytes(b"a")
    post = PostDocument(path, b"a", HeaderRules.HEXO, writer.save)
    reasons: list[str] = []
    post.save_failed.connect(reasons.append)
    type_at_end(post, "b")
    post.save()
    wait_until(lambda: reasons, "the message")
    assert "does not answer" in reasons[0]
    assert post.dirty
    writer.finish()
    spin(10)
    assert not post.dirty


def test_a_failed_save_leaves_the_text_unsaved(opened: Open, path: Path) -> None:
    writer = SlowWriter()
    path.write_bytes(b"a")
    post = PostDocument(path, b"a", HeaderRules.HEXO, writer.save)
    reasons: list[str] = []
    post.save_failed.connect(reasons.append)
    type_at_end(post, "b")
    post.save()
    writer.jobs[0][2].set_exception(StorageError(path, Problem.NO_SPACE))
    spin(10)
    assert post.dirty
    assert len(reasons) == 1
    assert "full" in reasons[0]
    post.save()
    assert len(writer.jobs) == 2


def test_a_post_closed_during_its_save_is_left_alone_by_the_answer(qapp: QApplication, path: Path) -> None:
    writer = SlowWriter()
    post = PostDocument(path, b"a", HeaderRules.HEXO, writer.save)
    saves: list[int] = []
    post.saved.connect(lambda: saves.append(1))
    type_at_end(post, "b")
    post.save()
    post.retire()
    writer.finish()
    assert saves == []


def test_a_save_that_is_waited_for_is_finished_once(opened: Open, path: Path) -> None:
    post = opened(b"a")
    saves: list[int] = []
    post.saved.connect(lambda: saves.append(1))
    type_at_end(post, "b")
    assert post.save_and_wait()
    spin(20)
    assert saves == [1]


def test_a_save_over_a_foreign_change_is_a_conflict_and_writes_nothing(opened: Open, path: Path) -> None:
    post = opened(b"a")
    path.write_bytes(b"theirs")
    alarms: list[int] = []
    post.conflicted.connect(lambda: alarms.append(1))
    type_at_end(post, "b")
    assert not post.save_and_wait()
    assert path.read_bytes() == b"theirs"
    assert post.in_conflict
    assert alarms == [1]
    post.check_disk()
    post.check_disk()
    assert alarms == [1]
    post.take_disk()
    assert post.text == "theirs"
    assert not post.dirty
    post.document.undo()
    post.sync()
    assert post.text == "ab"


def test_a_reload_keeps_the_cursor_beside_the_change(opened: Open, path: Path) -> None:
    post = opened(b"one\ntwo\nthree\n")
    cursor = QTextCursor(post.document)
    cursor.setPosition(post.text.index("three"))
    path.write_bytes(b"one\n2\n2b\nthree\n")
    post.check_disk()
    assert post.text[cursor.position() :] == "three\n"


def test_a_file_that_is_gone_loses_no_text_and_can_be_saved_again(opened: Open, path: Path) -> None:
    post = opened(b"a")
    path.unlink()
    post.check_disk()
    assert post.text == "a"
    type_at_end(post, "b")
    assert post.save_and_wait()
    assert path.read_bytes() == b"ab"


def test_the_header_is_read_again_only_when_it_was_touched(opened: Open, path: Path) -> None:
    post = opened(HEADER + b"body")
    told: list[int] = []
    post.header_changed.connect(lambda: told.append(1))
    header = post.header
    type_at_end(post, "x")
    assert post.header is header
    assert told == []
    post.apply_edits([Edit(11, 14, "Two")])
    assert told == [1]
    assert post.title == "Two"


def test_a_file_of_doubtful_encoding_is_read_only_and_never_written(opened: Open, path: Path) -> None:
    data = b"title \xff\xfe\xfd broken \x80\x81"
    post = opened(data)
    assert post.read_only_reason
    type_at_end(post, "x")
    assert not post.save_and_wait()
    wait_until(lambda: not post.saving)
    assert path.read_bytes() == data


def test_a_post_in_gbk_is_saved_in_gbk_until_it_is_converted(opened: Open, path: Path) -> None:
    text = "---\ntitle: 校样的故事\n---\n\n第一行，说的是印刷。\r\n第二行，说的是纸。\r\n"
    post = opened(text.encode("gbk"))
    post.replace_text(post.text.replace("第二行", "第二行 ☃"))
    assert not post.save_and_wait()  # GBK has no snowman
    post.convert_to_utf8()
    assert post.save_and_wait()
    assert not post.dirty
    assert path.read_bytes() == text.replace("第二行", "第二行 ☃").encode()
    assert post.encoding == "utf-8"


def test_converting_alone_is_something_to_save_and_a_save_under_way_does_not_hide_it(
    opened: Open, path: Path
) -> None:
    post = opened("---\ntitle: 校样的故事，印刷的故事\n---\n".encode("utf-16"))
    assert not post.dirty
    post.convert_to_utf8()
    assert post.dirty
    post.save()
    assert post.save_and_wait()
    assert path.read_bytes() == "---\ntitle: 校样的故事，印刷的故事\n---\n".encode()
    assert not post.dirty


def test_a_file_of_doubtful_encoding_is_read_as_the_author_says(opened: Open, path: Path) -> None:
    data = "title: 一\n---\n短\n".encode("big5")
    post = opened(data)
    assert post.read_only_reason is not None
    with pytest.raises(NotTextError):
        post.read_as("utf-16-le")
    post.read_as("big5hkscs")
    assert (post.text, post.read_only_reason, post.dirty) == ("title: 一\n---\n短\n", None, False)
    post.document.undo()
    assert post.text == "title: 一\n---\n短\n"
    post.replace_text("title: 二\n---\n短\n")
    assert post.save_and_wait()
    assert path.read_bytes() == "title: 二\n---\n短\n".encode("big5")


def test_a_drive_that_hangs_holds_up_no_window_and_is_asked_again(
    opened: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    def hang(asked: Path) -> bytes:
        answers.wait(20)
        return read_file(asked)

    monkeypatch.setattr(document, "ASK_AGAIN_MS", 50)
    post = opened(HEADER)
    monkeypatch.setattr(patience, "read_file", hang)
    path.write_bytes(HEADER + b"by another program\n")
    began = time.monotonic()
    post.check_disk(0.1)
    assert time.monotonic() - began < 5
    assert (post.text, post.missing, post.in_conflict) == (HEADER.decode(), False, False)
    answers.set()
    wait_until(lambda: post.text.endswith("by another program\n"), "the second look")
