"""Focus mode, typewriter mode and the window of nothing but the text."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from galley.services.document import PostDocument
from galley.ui.editor.focus import DIMMED
from galley.ui.window import MainWindow
from support.previewing import spin

BODY = "一\n\n二\n二续\n\n三\n" + "\n行\n" * 80


@pytest.fixture
def post(window: MainWindow, posts: Path) -> PostDocument:
    (posts / "edit.md").write_text("---\ntitle: x\n---\n" + BODY, encoding="utf-8")
    post = window.workspace.open_post(posts / "edit.md")
    assert post is not None
    return post


def test_all_but_the_paragraph_at_the_cursor_is_dimmed(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    window.actions_table["focus_mode"].setChecked(True)
    editor.go_to_line(5)
    text = post.text
    spans = editor.marks.spans(DIMMED)
    assert text[spans[0][1] : spans[1][0]] == "二\n二续"
    QTest.keyClicks(editor, "ab")
    spans = editor.marks.spans(DIMMED)
    assert post.text[spans[0][1] : spans[1][0]] == "ab二\n二续"
    window.actions_table["focus_mode"].setChecked(False)
    assert not editor.marks.spans(DIMMED)


def test_the_line_that_is_typed_stays_in_the_middle(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    window.actions_table["typewriter"].setChecked(True)
    height = editor.viewport().height()
    for line in (60, 100, editor.document().blockCount() - 1):
        editor.go_to_line(line)
        QTest.keyClicks(editor, "a")
        spin(10)
        assert abs(editor.cursorRect().center().y() - height / 2) < height * 0.2


def test_nothing_but_the_text_is_left_until_escape(window: MainWindow, post: PostDocument) -> None:
    around = (
        window.menuBar(),
        window.posts,
        window.preview_pane,
        window.statusBar(),
        window.editor_pane.form,
    )
    window.actions_table["distraction_free"].setChecked(True)
    assert not any(widget.isVisible() for widget in around)
    assert window.isFullScreen()
    spin(50)
    QTest.keyClick(window.editor_pane.editor, Qt.Key.Key_Escape)
    assert all(widget.isVisible() for widget in around)
    assert not window.isFullScreen()
    assert not window.actions_table["distraction_free"].isChecked()
