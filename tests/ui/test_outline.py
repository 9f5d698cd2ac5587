"""The outline beside the text, and the length of the post and of the selection."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from galley.services.document import PostDocument
from galley.ui.outline import OutlinePanel
from galley.ui.window import MainWindow
from support.waiting import wait_until

TEXT = "---\ntitle: One\n---\n前言\n\n# 甲\na\n\n## 甲一\nx\n\n# 乙\nb\n"


@pytest.fixture
def post(window: MainWindow, posts: Path) -> PostDocument:
    (posts / "edit.md").write_text(TEXT, encoding="utf-8")
    post = window.workspace.open_post(posts / "edit.md")
    assert post is not None
    window.actions_table["toggle_outline"].setChecked(True)
    return post


def titles(panel: OutlinePanel) -> list[str]:
    return [item.text(0) for item in panel._items]


def test_the_outline_shows_the_headings_and_follows_the_text(window: MainWindow, post: PostDocument) -> None:
    panel = window.editor_pane.outline
    assert titles(panel) == ["甲", "甲一", "乙"]
    assert panel._items[1].parent() is panel._items[0]
    editor = window.editor_pane.editor
    editor.go_to_line(11)
    assert panel.currentItem() is panel._items[2]
    QTest.keyClicks(editor, "# C ")
    wait_until(lambda: titles(panel) == ["甲", "甲一", "C # 乙"], "the new title")
    editor.go_to_line(3)
    assert panel.currentItem() is None


def test_a_click_leads_to_the_heading(window: MainWindow, post: PostDocument) -> None:
    panel = window.editor_pane.outline
    at = panel.visualItemRect(panel._items[1]).center()
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.editor_pane.editor.textCursor().blockNumber() == 8


def test_a_section_is_dragged_to_another_place_and_back_by_one_undo(
    window: MainWindow, post: PostDocument
) -> None:
    panel = window.editor_pane.outline
    panel.setCurrentItem(panel._items[2])
    drop_above(panel, 0)
    assert titles(panel) == ["乙", "甲", "甲一"]
    assert post.text == "---\ntitle: One\n---\n前言\n\n# 乙\nb\n\n# 甲\na\n\n## 甲一\nx\n"
    window.actions_table["undo"].trigger()
    assert post.text == TEXT


def drop_above(panel: OutlinePanel, index: int) -> None:
    rect = panel.visualItemRect(panel._items[index])
    at = QPointF(rect.center().x(), rect.top())
    # Where Qt would draw the line is known only in the middle of a drag.
    panel.dropIndicatorPosition = lambda: OutlinePanel.DropIndicatorPosition.AboveItem  # type: ignore[method-assign]
    event = QDropEvent(
        at, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel.dropEvent(event)


def test_the_section_at_the_cursor_moves_past_its_neighbour(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    editor.go_to_line(6)
    window.actions_table["section_down"].trigger()
    assert post.text == "---\ntitle: One\n---\n前言\n\n# 乙\nb\n\n# 甲\na\n\n## 甲一\nx\n"
    window.actions_table["section_up"].trigger()
    assert post.text == TEXT


def test_the_length_of_the_selection_is_shown_while_there_is_one(
    window: MainWindow, post: PostDocument
) -> None:
    count = window.status._count
    wait_until(lambda: count.text().startswith("9 "), "the length of the post")
    editor = window.editor_pane.editor
    editor.go_to_line(3)
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    wait_until(lambda: count.text().startswith("2 "), "the length of the selection")
    assert "min" in count.toolTip()
