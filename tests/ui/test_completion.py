"""Completion in the real window: it opens by typing, and takes no key that was not meant for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from galley.services.document import PostDocument
from galley.ui.editor.completion import Completion
from galley.ui.window import MainWindow
from support.waiting import wait_until

HEADER = "---\r\ntitle: One\r\n---\r\n"
Open = Callable[[str], PostDocument]


@pytest.fixture
def opened(window: MainWindow, posts: Path) -> Open:
    def make(text: str) -> PostDocument:
        (posts / "edit.md").write_bytes((HEADER + text).encode())
        post = window.workspace.open_post(posts / "edit.md")
        assert post is not None
        editor = window.editor_pane.editor
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.setFocus()
        return post

    return make


def popup(window: MainWindow) -> Completion:
    return window.editor_pane.editor.completion


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.editor_pane.editor, key)


def type_in(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.editor_pane.editor, text)


def test_tab_takes_the_first_and_undo_gives_the_word_back(window: MainWindow, opened: Open) -> None:
    post = opened("首\r\n尾 ")
    type_in(window, ":rocket")
    assert popup(window).isVisible()
    press(window, Qt.Key.Key_Tab)
    assert post.text.endswith("首\n尾 🚀")
    assert not popup(window).isVisible()
    window.actions_table["undo"].trigger()
    assert post.text.endswith("尾 :rocket")


def test_enter_is_a_new_line_until_the_arrows_have_chosen(window: MainWindow, opened: Open) -> None:
    post = opened("")
    type_in(window, ":rocket")
    press(window, Qt.Key.Key_Return)
    assert post.text.endswith(":rocket\n")
    assert not popup(window).isVisible()
    type_in(window, ":rocket")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert post.text.endswith(":rocket\n🚀")


def test_escape_closes_and_leaves_what_was_typed(window: MainWindow, opened: Open) -> None:
    post = opened("")
    type_in(window, "{% no")
    assert popup(window).isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not popup(window).isVisible()
    assert post.text.endswith("{% no")


def test_a_link_by_title_is_written_as_the_site_makes_it(
    window: MainWindow, opened: Open, posts: Path
) -> None:
    (posts / "zao-chen.md").write_text("---\ntitle: 早晨的纸\ndate: 2024-05-01 08:00:00\n---\n", "utf-8")
    window.workspace.sites.refresh([posts / "zao-chen.md"])
    post = opened("见 ")
    type_in(window, "[[zaochende")
    wait_until(popup(window).isVisible, "the posts")
    press(window, Qt.Key.Key_Tab)
    assert "见 [早晨的纸](" in post.text
    assert "zao-chen" in post.text.split("](")[1]


def test_nothing_opens_while_an_input_method_composes(window: MainWindow, opened: Open) -> None:
    opened("")
    editor = window.editor_pane.editor
    type_in(window, ":roc")
    assert popup(window).isVisible()
    QApplication.sendEvent(editor, QInputMethodEvent("huo", []))
    assert not popup(window).isVisible()
    done = QInputMethodEvent("", [])
    QApplication.sendEvent(editor, done)
    press(window, Qt.Key.Key_Backspace)
    type_in(window, " :")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("火箭")
    QApplication.sendEvent(editor, commit)
    assert popup(window).isVisible()
    press(window, Qt.Key.Key_Tab)
    assert editor.textCursor().block().text().endswith("🚀")


def test_the_sites_tags_and_languages_are_offered(window: MainWindow, opened: Open) -> None:
    opened("")
    type_in(window, "```pyth")
    assert "python" in [choice.text for choice in popup(window).choices.shown]
    press(window, Qt.Key.Key_Escape)
    tag = window.workspace.sites.tags()[0]
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    cursor = editor.textCursor()
    cursor.setPosition(len("---\ntitle: One"))
    editor.setTextCursor(cursor)
    press(window, Qt.Key.Key_Return)
    type_in(window, f"tags: [{tag[:1]}")
    assert tag in [choice.text for choice in popup(window).choices.shown]


@pytest.mark.parametrize(("typed", "line"), [("@v", "  - '@vue/cli'"), ("'@v", "  - '@vue/cli'")])
def test_a_tag_that_needs_quotes_gets_them(window: MainWindow, posts: Path, typed: str, line: str) -> None:
    (posts / "odd.md").write_text('---\ntitle: x\ntags: ["@vue/cli"]\n---\n', "utf-8")
    path = posts / "edit.md"
    path.write_text("---\ntitle: x\ntags:\n  - \n---\n", "utf-8")
    window.workspace.sites.refresh([posts / "odd.md"])
    wait_until(lambda: "@vue/cli" in window.workspace.sites.tags(), "the tag")
    post = window.workspace.open_post(path)
    assert post is not None
    before = post.text
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(before.index("  - ") + 4)
    editor.setTextCursor(cursor)
    type_in(window, typed)
    assert popup(window).isVisible()
    press(window, Qt.Key.Key_Tab)
    assert post.text == before.replace("  - ", line)
    assert post.header.values["tags"] == ["@vue/cli"]
    for _ in range(2):
        window.actions_table["undo"].trigger()
    assert post.text == before


def test_plain_words_and_code_open_nothing(window: MainWindow, opened: Open) -> None:
    opened("```\r\n")
    type_in(window, "x[[ab :smile")
    assert not popup(window).isVisible()


def test_another_field_or_another_window_closes_the_list(window: MainWindow, opened: Open) -> None:
    opened("")
    editor = window.editor_pane.editor
    type_in(window, ":rocket")
    assert popup(window).isVisible()
    window.actions_table["focus_properties"].trigger()
    assert not popup(window).isVisible()
    editor.setFocus()
    type_in(window, " :rocket")
    wait_until(lambda: popup(window).isVisible(), "the list")
    QApplication.sendEvent(editor, QEvent(QEvent.Type.WindowDeactivate))
    assert not popup(window).isVisible()
