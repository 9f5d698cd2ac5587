"""Writing in the real window: keys, commands, pasting, undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from galley.services.document import PostDocument
from galley.ui.window import MainWindow
from support.caret import parse

HEADER = "---\ntitle: One\n---\n"
Open = Callable[[str], PostDocument]


@pytest.fixture
def opened(window: MainWindow, posts: Path) -> Open:
    def make(picture: str, newline: str = "\n") -> PostDocument:
        text, selection = parse(picture)
        data = (HEADER + text).replace("\n", newline).encode()
        (posts / "edit.md").write_bytes(data)
        post = window.workspace.open_post(posts / "edit.md")
        assert post is not None
        editor = window.editor_pane.editor
        editor.setFocus()
        writing = editor.writing
        writing.select(
            post.text, type(selection)(selection.anchor + len(HEADER), selection.position + len(HEADER))
        )
        return post

    return make


def body(post: PostDocument) -> str:
    assert post.text.startswith(HEADER)
    return post.text.removeprefix(HEADER)


def key(
    window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.editor_pane.editor, key, modifiers)


def test_a_command_is_one_undo_step_and_keeps_crlf(window: MainWindow, opened, posts: Path) -> None:
    post = opened("😀 写⟦重点⟧吧\n尾", "\r\n")
    window.actions_table["bold"].trigger()
    assert body(post) == "😀 写**重点**吧\n尾"
    assert window.editor_pane.editor.textCursor().selectedText() == "重点"
    assert post.save_and_wait()
    assert (posts / "edit.md").read_bytes() == (HEADER + "😀 写**重点**吧\n尾").replace("\n", "\r\n").encode()
    window.actions_table["undo"].trigger()
    assert body(post) == "😀 写重点吧\n尾"
    assert window.editor_pane.editor.textCursor().blockNumber() == 3, "undo leads to what it undid"
    window.actions_table["redo"].trigger()
    assert body(post) == "😀 写**重点**吧\n尾"


def test_enter_goes_on_with_a_list_and_ends_it(window: MainWindow, opened: Open) -> None:
    post = opened("1. 一‸")
    key(window, Qt.Key.Key_Return)
    QTest.keyClicks(window.editor_pane.editor, "two")
    key(window, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Return)
    QTest.keyClicks(window.editor_pane.editor, "end")
    assert body(post) == "1. 一\n2. two\nend"


def test_enter_in_fenced_code_is_a_plain_new_line(window: MainWindow, opened: Open) -> None:
    post = opened("```\n- a‸\n```\n")
    key(window, Qt.Key.Key_Return)
    assert body(post) == "```\n- a\n\n```\n"


def test_tab_nests_an_item_and_walks_a_table(window: MainWindow, opened: Open) -> None:
    post = opened("- a\n- b‸")
    key(window, Qt.Key.Key_Tab)
    assert body(post) == "- a\n  - b"
    key(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert body(post) == "- a\n- b"


def test_tab_walks_a_table(window: MainWindow, opened: Open) -> None:
    post = opened("|甲‸|b|\n|-|-|\n")
    key(window, Qt.Key.Key_Tab)
    QTest.keyClicks(window.editor_pane.editor, "x")
    key(window, Qt.Key.Key_Tab)
    assert body(post) == "| 甲  | x   |\n| --- | --- |\n|     |     |\n"


def test_tab_in_the_header_writes_spaces(window: MainWindow, opened: Open) -> None:
    post = opened("a")
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    editor.go_to_line(1)
    key(window, Qt.Key.Key_Tab)
    assert post.text.startswith("---\n  title: One\n")


def test_no_writing_command_touches_the_header(window: MainWindow, opened: Open) -> None:
    post = opened("a")
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    editor.go_to_line(1)
    for name in ("bold", "heading_1", "quote", "bullet_list", "code_block", "table", "line_delete"):
        window.actions_table[name].trigger()
    assert post.text == HEADER + "a"
    assert not post.dirty


def test_typing_a_pair_over_a_selection_wraps_it(window: MainWindow, opened: Open) -> None:
    post = opened("⟦字⟧后")
    QTest.keyClicks(window.editor_pane.editor, "(")
    assert body(post) == "(字)后"
    QTest.keyClicks(window.editor_pane.editor, "*")
    assert body(post) == "(*字*)后"


def test_a_full_width_bracket_committed_by_an_input_method_wraps_too(
    window: MainWindow, opened: Open
) -> None:
    post = opened("⟦字⟧后")
    event = QInputMethodEvent()
    event.setCommitString("「")
    QApplication.sendEvent(window.editor_pane.editor, event)
    assert body(post) == "「字」后"


def paste(html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_an_address_pasted_over_words_makes_a_link(window: MainWindow, opened: Open) -> None:
    post = opened("看⟦这里⟧")
    paste(text="https://a.b/c")
    window.actions_table["paste"].trigger()
    assert body(post) == "看[这里](https://a.b/c)"


def test_formatted_text_is_pasted_as_markdown_and_plain_beside_it(window: MainWindow, opened: Open) -> None:
    post = opened("‸")
    paste("<p>a <b>粗</b></p>", "a 粗")
    window.actions_table["paste"].trigger()
    assert body(post) == "a **粗**"
    window.actions_table["undo"].trigger()
    window.actions_table["paste_plain"].trigger()
    assert body(post) == "a 粗"


def test_formatted_text_pasted_into_code_stays_as_it_is(window: MainWindow, opened: Open) -> None:
    post = opened("```\n‸\n```\n")
    paste("<p>a <b>粗</b></p>", "a 粗")
    window.actions_table["paste"].trigger()
    assert body(post) == "```\na 粗\n```\n"


def test_keys_while_an_input_method_composes_belong_to_it(window: MainWindow, opened: Open) -> None:
    post = opened("- 一‸")
    editor = window.editor_pane.editor
    QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
    assert not editor.writing.key_pressed(_enter())
    done = QInputMethodEvent()
    done.setCommitString("你")
    QApplication.sendEvent(editor, done)
    assert body(post) == "- 一你"


def _enter():
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
