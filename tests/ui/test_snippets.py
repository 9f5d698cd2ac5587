"""Snippets in the real window: put in, made, edited."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from galley.ui.dialogs.new_snippet import NewSnippetDialog
from galley.ui.palette import Palette
from galley.ui.sitewide.snippets import SnippetUsesWindow
from galley.ui.window import MainWindow
from support.waiting import wait_until

HEADER = "---\r\ntitle: 早晨\r\n---\r\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "galley" / "snippets"


@pytest.fixture
def snippets(sample_site: Path) -> Path:
    folder = sample_site / "_snippets"
    folder.mkdir()
    (folder / "横幅.md").write_bytes("> {{title}}：{{cursor}}\r\n> {{作者}}\r\n".encode())
    (folder / "脚注.md").write_text("——完——\n", "utf-8")
    return folder


def palette() -> Palette:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Palette)
    return found


def test_a_snippet_goes_in_by_pinyin_as_one_undo_step(
    window: MainWindow, snippets: Path, posts: Path
) -> None:
    path = posts / "edit.md"
    path.write_bytes(f"{HEADER}首\r\n尾".encode())
    post = window.workspace.open_post(path)
    assert post is not None
    editor = window.editor_pane.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    before = post.text
    window.actions_table["insert_snippet"].trigger()
    box = palette()
    QTest.keyClicks(box.line, "hengfu")
    assert [choice.text for choice in box.model.shown] == ["横幅"]
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert post.text == before + "> 早晨：\n> {{作者}}"
    assert editor.textCursor().positionInBlock() == len("尾> 早晨："), "one writes on at {{cursor}}"
    assert "{{作者}}" in window.status.currentMessage()
    assert post.save_and_wait()
    assert path.read_bytes() == f"{HEADER}首\r\n尾> 早晨：\r\n> {{{{作者}}}}".encode()
    window.actions_table["undo"].trigger()
    assert post.text == before


def test_in_the_header_no_snippet_goes_in(window: MainWindow, snippets: Path, posts: Path) -> None:
    (posts / "edit.md").write_bytes(f"{HEADER}首".encode())
    post = window.workspace.open_post(posts / "edit.md")
    assert post is not None
    window.editor_pane.editor.fold.set_folded(False)
    window.editor_pane.editor.moveCursor(QTextCursor.MoveOperation.Start)
    before = post.text
    window.actions_table["insert_snippet"].trigger()
    QTest.keyClick(palette().line, Qt.Key.Key_Return)
    assert post.text == before


def test_without_snippets_the_window_says_how_to_make_one(window: MainWindow, posts: Path) -> None:
    window.workspace.open_post(next(posts.glob("*.md")))
    window.actions_table["insert_snippet"].trigger()
    assert "New Snippet" in window.status.currentMessage()


@pytest.mark.parametrize("own", [False, True])
def test_a_new_snippet_takes_the_selection_and_opens(
    window: MainWindow,
    sample_site: Path,
    posts: Path,
    own_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    own: bool,
) -> None:
    (posts / "edit.md").write_text("甲\n乙", "utf-8")
    window.workspace.open_post(posts / "edit.md")
    window.editor_pane.editor.selectAll()

    def answer(dialog: NewSnippetDialog) -> int:
        dialog.name.setText("横幅")
        dialog.place.setCurrentIndex(int(own))
        return 1

    monkeypatch.setattr(NewSnippetDialog, "exec", answer)
    window.actions_table["new_snippet"].trigger()
    path = (own_folder if own else sample_site / "_snippets") / "横幅.md"
    assert path.read_text("utf-8") == "甲\n乙\n"
    current = window.workspace.desk.current
    assert current is not None
    assert current.path == path
    window.actions_table["edit_snippet"].trigger()
    QTest.keyClick(palette().line, Qt.Key.Key_Return)
    assert window.workspace.desk.current is current


@pytest.mark.parametrize("own", [False, True])
def test_a_snippet_that_is_edited_is_no_post(
    window: MainWindow, snippets: Path, own_folder: Path, posts: Path, own: bool
) -> None:
    pane, proof = window.editor_pane, window.proof
    post = window.workspace.open_post(next(posts.glob("*.md")))
    assert post is not None
    wait_until(lambda: proof.proofreader.is_current, "the check of the post")
    assert pane.form.isVisible()
    path = (own_folder if own else snippets) / "分隔.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"---\r\n\r\n{{title}}\r\n\r\n---\r\n")
    snippet = window.workspace.open_post(path)
    assert snippet is not None
    assert (snippet.title, snippet.header.fields, snippet.body) == ("分隔", (), snippet.text)
    assert not pane.form.isVisible()
    assert not proof.count.isVisible()
    wait_until(lambda: window.preview_pane.is_quiet, "the preview")
    assert proof.proofreader.findings == ()
    window.actions_table["toggle_properties"].trigger()
    window.actions_table["toggle_properties"].trigger()
    assert not pane.form.isVisible()
    pane.editor.moveCursor(QTextCursor.MoveOperation.Start)
    pane.editor.insertPlainText("上")
    assert snippet.save_and_wait()
    assert path.read_bytes().startswith("上---\r\n".encode())
    window.workspace.desk.show(post)
    assert pane.form.isVisible()
    wait_until(lambda: proof.proofreader.is_current, "the check of the post")
    assert proof.count.isVisible()


def test_older_forms_of_a_snippet_are_updated_and_given_back(
    window: MainWindow, snippets: Path, posts: Path
) -> None:
    (snippets / "横幅.md").write_text("> 欢迎加入读者群，一起讨论纸与墨\n", "utf-8")
    old = {
        "a.md": f"{HEADER}> 欢迎加入读者群，一起讨论纸\r\n\r\n文\r\n".encode(),
        "b.md": f"{HEADER}文\r\n\r\n> 欢迎加入读者群，一起讨论纸".encode(),
    }
    for name, data in old.items():
        (posts / name).write_bytes(data)
    window.actions_table["snippet_uses"].trigger()
    dialog = window.findChild(SnippetUsesWindow)
    assert dialog is not None
    assert dialog.choice.currentText() == "横幅"
    wait_until(dialog.go_button.isEnabled, "the plan")
    assert [len(form.uses) for form in dialog.forms] == [2]
    dialog.go_button.click()
    wait_until(dialog.undo_button.isVisible, "the writing")
    new = "> 欢迎加入读者群，一起讨论纸与墨"
    assert (posts / "a.md").read_bytes() == f"{HEADER}{new}\r\n\r\n文\r\n".encode()
    assert (posts / "b.md").read_bytes() == f"{HEADER}文\r\n\r\n{new}".encode()
    dialog.undo_button.click()
    wait_until(lambda: not window.workspace.changes.busy, "the undo")
    assert {name: (posts / name).read_bytes() for name in old} == old
    dialog.reject()
