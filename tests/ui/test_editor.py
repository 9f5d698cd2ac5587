"""The editor widget: folding, keys at the folded header, lines, colours."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest

from galley.services.document import PostDocument
from galley.ui.window import MainWindow
from support.previewing import spin

TEXT = "---\ntitle: One\ntags: [a]\n---\n\nfirst\n\nsecond\n"
Open = Callable[..., PostDocument]


@pytest.fixture
def opened(window: MainWindow, posts: Path) -> Open:
    def make(text: str = TEXT) -> PostDocument:
        (posts / "edit.md").write_text(text, encoding="utf-8")
        post = window.workspace.open_post(posts / "edit.md")
        assert post is not None
        window.editor_pane.editor.setFocus()
        spin(20)
        return post

    return make


def visible_lines(window: MainWindow) -> list[int]:
    document = window.editor_pane.editor.document()
    return [n for n in range(document.blockCount()) if document.findBlockByNumber(n).isVisible()]


def test_the_header_is_folded_to_its_first_line(window: MainWindow, opened: Open) -> None:
    opened()
    assert visible_lines(window) == [0, 4, 5, 6, 7, 8]


def test_the_arrows_step_over_the_folded_header(window: MainWindow, opened: Open) -> None:
    opened()
    editor = window.editor_pane.editor
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert editor.textCursor().blockNumber() == 0
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.textCursor().blockNumber() == 4
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.textCursor().blockNumber() == 0
    assert editor.fold.folded


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return])
def test_a_key_at_the_folded_line_opens_it_and_changes_nothing(
    window: MainWindow, opened: Open, key: Qt.Key
) -> None:
    post = opened()
    editor = window.editor_pane.editor
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, key)
    spin(10)
    assert post.text == TEXT
    assert not editor.fold.folded


def test_backspace_at_the_start_of_the_text_does_not_reach_the_hidden_fence(
    window: MainWindow, opened: Open
) -> None:
    post = opened()
    editor = window.editor_pane.editor
    assert editor.textCursor().blockNumber() == 4
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    spin(10)
    assert post.text == TEXT


def test_what_leads_into_the_header_opens_it(window: MainWindow, opened: Open) -> None:
    opened()
    window.editor_pane.editor.go_to_line(2)
    assert not window.editor_pane.editor.fold.folded
    assert visible_lines(window) == list(range(9))


def test_shift_return_breaks_the_line_as_return_does(window: MainWindow, opened: Open) -> None:
    post = opened()
    QTest.keyClick(window.editor_pane.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    spin(10)
    assert "\u2028" not in post.text
    assert post.text.count("\n") == TEXT.count("\n") + 1


def test_select_all_and_copy_take_the_whole_file(window: MainWindow, opened: Open) -> None:
    opened()
    window.actions_table["select_all"].trigger()
    assert window.editor_pane.editor.textCursor().selectedText().replace("\u2029", "\n") == TEXT


def test_the_line_at_the_top_is_the_line_scrolled_to(window: MainWindow, opened: Open) -> None:
    opened("---\ntitle: One\n---\n" + "\n".join(f"line {n} " + "字" * 120 for n in range(300)))
    editor = window.editor_pane.editor
    for line in (3, 50, 120, 250):
        editor.scroll_to_line(line)
        spin(5)
        assert int(editor.top_line()) == line


def test_lines_far_below_get_their_colours_when_they_are_shown(window: MainWindow, opened: Open) -> None:
    opened("---\ntitle: One\n---\n" + "text\n\n" * 2_000 + "# far heading\n")
    editor = window.editor_pane.editor
    block = editor.document().findBlockByNumber(editor.document().blockCount() - 2)
    assert block.text() == "# far heading"
    assert not block.layout().formats()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    spin(20)
    assert block.layout().formats()


def test_a_fence_opened_at_the_top_colours_what_follows_as_code(window: MainWindow, opened: Open) -> None:
    opened("---\ntitle: One\n---\n\n# heading\n")
    editor = window.editor_pane.editor
    block = editor.document().findBlockByNumber(4)
    before = [f.format.foreground().color().name() for f in block.layout().formats()]
    QTest.keyClicks(editor, "```")
    spin(20)
    after = [f.format.foreground().color().name() for f in block.layout().formats()]
    assert before != after


def test_the_find_bar_finds_as_one_types_and_goes_round(window: MainWindow, opened: Open) -> None:
    opened("---\ntitle: One\n---\nab AB ab\n")
    window.actions_table["find"].trigger()
    bar = window.editor_pane.find_bar
    QTest.keyClicks(bar.line, "ab")
    editor = window.editor_pane.editor
    seen = []
    for _ in range(4):
        seen.append(editor.textCursor().selectionStart())
        bar.next()
    assert len(set(seen)) == 3
    assert seen[3] == seen[0]
    assert bar.count.text().endswith("of 3")


def test_closing_the_only_post_leaves_an_empty_editor_that_takes_the_next(
    window: MainWindow, opened: Open
) -> None:
    editor = window.editor_pane.editor
    for _ in range(2):
        post = opened()
        assert editor.document() is post.document
        window.workspace.desk.close(post)
        assert editor.toPlainText() == ""
        assert not editor.isEnabled()


def test_the_width_of_lines_counts_letters_not_chinese_characters(window: MainWindow, opened: Open) -> None:
    opened("a\n")
    editor = window.editor_pane.editor
    window.resize(1600, 800)
    for family in ("Noto Sans Mono CJK SC", "DejaVu Sans Mono"):
        font = QFont(family, 11)
        editor.set_text_font(font)
        editor.set_line_width(40)
        assert 1 <= editor.viewport().width() / (40 * QFontMetrics(font).horizontalAdvance("m")) < 1.3
