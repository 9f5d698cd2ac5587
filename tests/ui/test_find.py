"""Find and replace in the post, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from galley.services.document import PostDocument
from galley.ui.find import FOUND, FindBar
from galley.ui.window import MainWindow
from support.waiting import wait_until

HEADER = "---\ntitle: One\n---\n"


@pytest.fixture
def bar(window: MainWindow) -> FindBar:
    return window.editor_pane.find_bar


def show(window: MainWindow, posts: Path, body: str, command: str = "find") -> PostDocument:
    (posts / "edit.md").write_text(HEADER + body, encoding="utf-8")
    post = window.workspace.open_post(posts / "edit.md")
    assert post is not None
    window.actions_table[command].trigger()
    return post


def chosen(window: MainWindow) -> str:
    return window.editor_pane.editor.textCursor().selectedText()


def test_every_hit_is_marked_counted_and_walked_round(window: MainWindow, posts: Path, bar: FindBar) -> None:
    show(window, posts, "😀 文ab\n文AB\n文\n")
    bar.line.setText("文")
    assert bar.count.text() == "1 of 3"
    assert len(window.editor_pane.editor.marks.spans(FOUND)) == 3
    for expected in ("2 of 3", "3 of 3", "1 of 3"):
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
        assert bar.count.text() == expected
        assert chosen(window) == "文"
    QTest.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "3 of 3"
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not window.editor_pane.editor.marks.spans(FOUND)


def test_case_words_and_patterns_are_switches(window: MainWindow, posts: Path, bar: FindBar) -> None:
    show(window, posts, "ab AB abc 中ab文\n")
    bar.line.setText("ab")
    assert bar.count.text() == "1 of 4"
    bar.case.setChecked(True)
    assert bar.count.text() == "1 of 3"
    bar.word.setChecked(True)
    assert bar.count.text() == "1 of 2", "between Chinese characters a word stands alone"
    bar.regex.setChecked(True)
    bar.line.setText("[")
    assert bar.count.text() == "?"
    assert not bar.trouble.isVisible(), "half a pattern may become a whole one"
    wait_until(bar.trouble.isVisible, "the mistake")
    assert "this [ is never closed" in bar.trouble.text()
    bar.line.setText("[a")
    assert bar.trouble.isVisible()
    bar.line.setText("(a)(b)")
    assert bar.count.text() == "1 of 2"
    assert not bar.trouble.isVisible()
    bar.line.setText("(a")
    bar.leave()
    bar.start()
    bar.regex.setChecked(False)
    assert not bar.trouble.isVisible()


def test_replacing_one_goes_to_the_next_and_all_is_one_undo(
    window: MainWindow, posts: Path, bar: FindBar
) -> None:
    post = show(window, posts, "甲1 甲2\n😀甲3\n", "replace")
    bar.regex.setChecked(True)
    bar.line.setText(r"甲(\d)")
    bar.new.setText(r"\1乙甲0")
    QTest.keyClick(bar.new, Qt.Key.Key_Return)
    assert post.text == HEADER + "1乙甲0 甲2\n😀甲3\n"
    assert chosen(window) == "甲2", "what was put in is not found again"
    bar.replace_all()
    assert post.text == HEADER + "1乙0乙甲0 2乙甲0\n😀3乙甲0\n"
    assert "3" in bar.count.text()
    window.actions_table["undo"].trigger()
    assert post.text == HEADER + "1乙甲0 甲2\n😀甲3\n"


def test_groups_are_written_as_in_other_editors_and_without_the_switch_they_are_text(
    window: MainWindow, posts: Path, bar: FindBar
) -> None:
    post = show(window, posts, "甲1 乙2\n", "replace")
    bar.regex.setChecked(True)
    bar.line.setText(r"(\w)(\d)")
    bar.new.setText(r"$2${1}\1$$")
    bar.replace_all()
    assert post.text == HEADER + "1甲甲$ 2乙乙$\n"
    bar.regex.setChecked(False)
    bar.line.setText("甲甲")
    bar.new.setText(r"$1\1$$")
    bar.replace_all()
    assert post.text == HEADER + r"1$1\1$$$ 2乙乙$" + "\n"


def test_a_selection_of_lines_is_searched_in_alone(window: MainWindow, posts: Path, bar: FindBar) -> None:
    post = show(window, posts, "字\n字\n字\n字\n")
    bar.leave()
    editor = window.editor_pane.editor
    editor.go_to_line(4)
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Down, cursor.MoveMode.KeepAnchor, 2)
    editor.setTextCursor(cursor)
    window.actions_table["replace"].trigger()
    bar.line.setText("字")
    bar.new.setText("字字")
    bar.replace_all()
    assert post.text == HEADER + "字\n字字\n字字\n字\n"
    bar.replace_all()
    assert post.text == HEADER + "字\n字字字字\n字字字字\n字\n", "the piece has grown with its text"


def test_hits_follow_the_text_that_is_typed(window: MainWindow, posts: Path, bar: FindBar) -> None:
    show(window, posts, "a b\n")
    bar.line.setText("b")
    assert bar.count.text() == "1 of 1"
    editor = window.editor_pane.editor
    editor.go_to_line(3)
    QTest.keyClicks(editor, "bb ")
    wait_until(lambda: bar.count.text().startswith("3"), "the new hits")


def test_a_pattern_without_end_does_not_hold_up_the_window(
    window: MainWindow, posts: Path, bar: FindBar
) -> None:
    show(window, posts, "a" * 60 + "!\n")
    bar.regex.setChecked(True)
    bar.line.setText("(a|aa)+$")
    assert bar.count.text() == "?"
    assert "too long" in bar.trouble.text()


def test_control_enter_in_the_bar_replaces_all_and_ticks_no_task(
    window: MainWindow, posts: Path, bar: FindBar
) -> None:
    post = show(window, posts, "- 一 文\n- 二 文\n", "replace")
    window.activateWindow()
    bar.line.setText("文")
    bar.new.setText("字")
    for field in (bar.new, bar.line):
        field.setFocus()
        wait_until(field.hasFocus, "the focus")
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert post.text == HEADER + "- 一 字\n- 二 字\n"
        window.editor_pane.editor.undo()
        assert post.text == HEADER + "- 一 文\n- 二 文\n"
