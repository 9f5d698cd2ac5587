"""The main job, as an author does it, in a real window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from galley.services.document import PostDocument
from galley.ui.actions import COMMANDS
from galley.ui.dialogs.links_follow import LinksDialog
from galley.ui.window import MainWindow
from support.listing import indexed
from support.previewing import spin
from support.waiting import wait_until


def open_post(window: MainWindow, path: Path) -> PostDocument:
    post = window.workspace.open_post(path)
    assert post is not None
    spin(20)
    return post


def type_at_end(window: MainWindow, text: str) -> None:
    editor = window.editor_pane.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, text)
    spin(20)


def save(window: MainWindow) -> None:
    window.actions_table["save"].trigger()
    desk = window.workspace.desk
    wait_until(lambda: not desk.dirty() and not any(post.saving for post in desk.documents), "the save")


def test_the_list_shows_every_post_and_the_one_with_the_broken_header(window: MainWindow) -> None:
    rows = indexed(window)
    on_disk = {
        path.relative_to(window.workspace.site.root).as_posix()  # type: ignore[union-attr]
        for folder in ("_posts", "_drafts")
        for path in (window.workspace.site.root / "source" / folder).rglob("*.md")  # type: ignore[union-attr]
    }
    assert set(rows) == on_disk
    broken = [row for row in rows.values() if row.error]
    assert len(broken) == 1
    assert broken[0].error_line is not None


def test_typing_reaches_the_preview_and_saving_changes_only_what_was_typed(
    window: MainWindow, posts: Path
) -> None:
    path = posts / "a-first-proof.md"
    before = path.read_bytes()
    open_post(window, path)
    type_at_end(window, "galley words")
    wait_until(window.preview_is_quiet, "the preview")
    found: list[int] = []
    window.preview_pane.view.find_text("galley words", then=lambda _hit, count: found.append(count))
    wait_until(lambda: found, "the search in the page")
    assert found[-1] == 1
    save(window)
    assert path.read_bytes() == before + b"galley words"


def test_opening_and_saving_writes_nothing(window: MainWindow, posts: Path) -> None:
    path = posts / "a-first-proof.md"
    before = path.stat().st_mtime_ns
    open_post(window, path)
    save(window)
    assert path.stat().st_mtime_ns == before


def test_every_post_keeps_its_cursor_its_scroll_and_its_undo(window: MainWindow, posts: Path) -> None:
    first = open_post(window, posts / "a-first-proof.md")
    type_at_end(window, "one")
    place = window.editor_pane.editor.textCursor().position()
    window.editor_pane.editor.scroll_to_line(18)
    spin(20)
    top = window.editor_pane.editor.top_line()
    assert top > 15
    second = open_post(window, posts / "reading-aloud.md")
    type_at_end(window, "two")
    window.workspace.desk.show(first)
    spin(20)
    assert window.editor_pane.editor.textCursor().position() == place
    assert window.editor_pane.editor.top_line() == top
    window.actions_table["undo"].trigger()
    assert not first.dirty
    assert second.dirty


def test_walking_down_the_list_leaves_only_edited_posts_open_and_forgets_no_place(window: MainWindow) -> None:
    desk = window.workspace.desk
    window.posts.focus_list()
    spin(20)
    first = desk.current
    assert first is not None
    path = first.path
    window.editor_pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    place = window.editor_pane.editor.textCursor().position()
    for _ in range(4):
        QTest.keyClick(window.posts.list, Qt.Key.Key_Down)
        spin(10)
    assert len(desk.documents) == 1
    QTest.keyClicks(window.editor_pane.editor, "x")
    spin(10)
    QTest.keyClick(window.posts.list, Qt.Key.Key_Down)
    spin(10)
    assert len(desk.documents) == 2
    QTest.keyClick(window.posts.list, Qt.Key.Key_Return)
    QTest.keyClick(window.posts.list, Qt.Key.Key_Up)
    for _ in range(4):
        QTest.keyClick(window.posts.list, Qt.Key.Key_Up)
        spin(10)
    assert desk.current is not None
    assert desk.current.path == path
    assert window.editor_pane.editor.textCursor().position() == place
    assert len(desk.documents) == 3


def test_switching_fifty_times_with_a_half_typed_title_writes_no_key_into_another_post(
    window: MainWindow, posts: Path
) -> None:
    paths = [posts / "a-first-proof.md", posts / "reading-aloud.md"]
    documents = [open_post(window, path) for path in paths]
    texts = [document.text for document in documents]
    form = window.editor_pane.form
    for turn in range(50):
        document = documents[turn % 2]
        window.workspace.desk.show(document)
        line = form._fields["title"].line  # type: ignore[attr-defined]
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, f"Title {turn % 2}")
    form.commit()
    for number, (document, text) in enumerate(zip(documents, texts, strict=True)):
        changed = [
            (old, new)
            for old, new in zip(text.split("\n"), document.text.split("\n"), strict=True)
            if old != new
        ]
        assert len(changed) == 1
        assert changed[0][1].startswith("title:")
        assert document.header.values["title"] == f"Title {number}"


def test_the_window_comes_back_as_it_was_left(new_window, sample_site: Path, posts: Path) -> None:  # type: ignore[no-untyped-def]
    window = new_window()
    window.open_site(sample_site)
    wait_until(lambda: not window.workspace.sites.scanning, "the scan")
    open_post(window, posts / "reading-aloud.md")
    open_post(window, posts / "a-first-proof.md")
    window.split.setSizes([250, 700, 400])
    sizes = window.split.sizes()
    window.close()
    again = new_window()
    again.open_site(sample_site)
    assert [post.path.name for post in again.workspace.desk.documents] == [
        "reading-aloud.md",
        "a-first-proof.md",
    ]
    current = again.workspace.desk.current
    assert current is not None
    assert current.path.name == "a-first-proof.md"
    assert again.split.sizes() == sizes


@pytest.mark.parametrize(
    ("answer", "closed", "saved"),
    [
        (QMessageBox.StandardButton.Save, True, True),
        (QMessageBox.StandardButton.Discard, True, False),
        (QMessageBox.StandardButton.Cancel, False, False),
    ],
)
def test_closing_with_unsaved_text_asks_once(
    window: MainWindow,
    posts: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
    closed: bool,
    saved: bool,
) -> None:
    asked: list[str] = []

    def exec_box(box: QMessageBox) -> int:
        asked.append(box.text())
        return answer.value

    monkeypatch.setattr(QMessageBox, "exec", exec_box)
    path = posts / "a-first-proof.md"
    before = path.read_bytes()
    open_post(window, path)
    type_at_end(window, "x")
    open_post(window, posts / "reading-aloud.md")
    assert window.close() is closed
    assert len(asked) == 1
    assert (path.read_bytes() != before) is saved
    assert path.exists()


def test_a_clean_post_changed_by_another_program_is_shown_as_it_is_now(
    window: MainWindow, posts: Path
) -> None:
    path = posts / "a-first-proof.md"
    post = open_post(window, path)
    path.write_text(path.read_text(encoding="utf-8") + "from outside\n", encoding="utf-8")
    wait_until(lambda: "from outside" in post.text, "the reload")
    assert not post.dirty
    window.actions_table["undo"].trigger()
    assert "from outside" not in post.text


def test_a_dirty_post_changed_by_another_program_asks_and_keeps_both_texts(
    window: MainWindow, posts: Path
) -> None:
    path = posts / "a-first-proof.md"
    post = open_post(window, path)
    type_at_end(window, "mine")
    path.write_text(path.read_text(encoding="utf-8") + "theirs\n", encoding="utf-8")
    wait_until(lambda: post.in_conflict, "the conflict")
    assert window.editor_pane.notices.text_of(f"conflict {path}") is not None
    window.actions_table["save"].trigger()
    spin(200)
    assert path.read_text(encoding="utf-8").endswith("theirs\n")
    assert post.text.endswith("mine")
    post.save(overwrite=True)
    wait_until(lambda: not post.dirty, "the save")
    assert path.read_text(encoding="utf-8").endswith("mine")
    assert window.editor_pane.notices.text_of(f"conflict {path}") is None


def test_an_own_save_raises_no_alarm(window: MainWindow, posts: Path) -> None:
    post = open_post(window, posts / "a-first-proof.md")
    alarms: list[str] = []
    post.conflicted.connect(lambda: alarms.append("conflict"))
    post.reloaded.connect(lambda: alarms.append("reload"))
    for word in ("one", "two", "three"):
        type_at_end(window, word)
        save(window)
        spin(300)
        type_at_end(window, "!")
    assert alarms == []


def test_half_typed_pinyin_reaches_neither_text_nor_dirty_flag(window: MainWindow, posts: Path) -> None:
    post = open_post(window, posts / "a-first-proof.md")
    editor = window.editor_pane.editor
    editor.setFocus()
    revision = post.revision
    for letters in ("n", "ni", "ni h", "ni hao"):
        QApplication.sendEvent(editor, QInputMethodEvent(letters, []))
        spin(10)
        assert not post.dirty
        assert post.revision == revision
    done = QInputMethodEvent("", [])
    done.setCommitString("你好")
    QApplication.sendEvent(editor, done)
    spin(10)
    assert "你好" in post.text
    assert post.revision == revision + 1


def test_a_post_is_renamed_with_its_asset_folder_while_it_is_open(window: MainWindow, posts: Path) -> None:
    post = open_post(window, posts / "a-first-proof.md")
    type_at_end(window, "kept")
    window.moving.rename(post.path, "another-proof")
    wait_until(lambda: window.findChildren(LinksDialog), "the question about the post that links here")
    window.findChildren(LinksDialog)[0].update_button.click()
    wait_until(lambda: post.path.stem == "another-proof", "the rename")
    assert post.path == posts / "another-proof.md"
    assert (posts / "another-proof").is_dir()
    assert not (posts / "a-first-proof.md").exists()
    assert post.path.read_text(encoding="utf-8").endswith("kept")
    wait_until(lambda: "source/_posts/another-proof.md" in indexed(window), "the new row")
    assert "source/_posts/a-first-proof.md" not in indexed(window)


def test_a_new_post_is_written_from_the_scaffold_and_opened(window: MainWindow, posts: Path) -> None:
    window.workspace.new_post("新的一篇: 带冒号")
    post = window.workspace.desk.current
    assert post is not None
    assert post.title == "新的一篇: 带冒号"
    assert post.header.error is None
    wait_until(lambda: window.workspace.relative(post.path) in indexed(window), "the new row")


def test_a_draft_is_published_with_its_keys(window: MainWindow, sample_site: Path) -> None:
    draft = next((sample_site / "source" / "_drafts").glob("*.md"))
    post = open_post(window, draft)
    values = dict(post.header.values)
    window.actions_table["publish"].trigger()
    wait_until(lambda: post.path.parent != draft.parent and not window.workspace.changes.busy, "the move")
    assert post.path.parent == sample_site / "source" / "_posts"
    assert {key: post.header.values[key] for key in values} == values


def test_the_filter_narrows_the_list_as_one_types(window: MainWindow) -> None:
    everything = window.posts.model.rowCount()
    window.posts.search.line.setFocus()
    QTest.keyClicks(window.posts.search.line, "proof")
    wait_until(lambda: 0 < window.posts.model.rowCount() < everything, "the posts that match")
    QTest.keyClick(window.posts.search.line, Qt.Key.Key_Escape)
    wait_until(lambda: window.posts.model.rowCount() == everything, "all posts")


def test_every_command_has_a_handler_and_no_two_share_a_shortcut(window: MainWindow) -> None:
    shortcuts = [command.shortcut for command in COMMANDS if command.shortcut]
    assert len(shortcuts) == len(set(shortcuts))
    for command in COMMANDS:
        assert window.actions_table[command.name].text()


def test_what_cannot_be_written_says_so_and_keeps_the_text(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    path = posts / "a-first-proof.md"
    before = path.read_bytes()
    post = open_post(window, path)
    type_at_end(window, "kept")

    def full(*_args: object, **_more: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.write", full)
    window.actions_table["save"].trigger()
    wait_until(lambda: window.editor_pane.notices.text_of("unsaved"), "the message")
    monkeypatch.undo()
    assert post.dirty
    assert post.text.endswith("kept")
    assert path.read_bytes() == before
    save(window)
    assert path.read_bytes() == before + b"kept"


def test_every_control_in_the_window_has_a_name_for_screen_readers(window: MainWindow, posts: Path) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit

    open_post(window, posts / "a-first-proof.md")
    nameless = [
        widget
        for kind in (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ != "QToolButton"
    ]
    assert nameless == []


def test_the_title_marks_unsaved_text_and_names_the_program_once(window: MainWindow, posts: Path) -> None:
    def shown() -> str:
        title = window.windowHandle().title()
        # Qt adds the program's name to a title that does not end with it.
        assert title.endswith(" — Galley")
        return title

    path = posts / "a-first-proof.md"
    path.write_text("---\ntitle: a[*]b\n---\n", encoding="utf-8")
    open_post(window, path)
    assert shown().startswith("a[*]b — ")
    type_at_end(window, "x")
    assert shown().startswith("a[*]b* — ")
    save(window)
    assert shown().startswith("a[*]b — ")


def test_dark_and_light_follow_the_setting_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table["theme_dark"].trigger()
    dark = window.palette().window().color().lightness()
    window.actions_table["theme_light"].trigger()
    assert dark < 100 < window.palette().window().color().lightness()
    assert window.actions_table["theme_light"].isChecked()
    assert not window.actions_table["theme_dark"].isChecked()


def test_the_event_type_of_a_wheel_over_the_tabs_switches_nothing(window: MainWindow, posts: Path) -> None:
    first = open_post(window, posts / "a-first-proof.md")
    open_post(window, posts / "reading-aloud.md")
    window.workspace.desk.show(first)
    assert window.editor_pane.tabs.event(QEvent(QEvent.Type.Wheel))
    assert window.workspace.desk.current is first


def test_a_window_starts_without_what_only_some_commands_or_the_preview_need() -> None:
    late = ("galley.core.render.engine", "galley.core.bulk.search", "regex", "multiprocessing", "http.client")
    code = (
        "import sys, galley.ui.application, galley.ui.window\n"
        f"print([name for name in {late!r} if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"
