"""Folding by heading: what is hidden, what opens it, and that the text stays as it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from galley.core.edits import Edit
from galley.services.document import PostDocument
from galley.ui.window import MainWindow
from support.previewing import spin
from support.waiting import wait_until

BODY: str = "intro\n\n# A\n\na1\n\n## B\n\nb1\n\n# C\n\nc1 here"
TEXT: str = "---\ntitle: x\n---\n" + BODY


@pytest.fixture
def post(window: MainWindow, posts: Path) -> PostDocument:
    (posts / "edit.md").write_text(TEXT, encoding="utf-8")
    post = window.workspace.open_post(posts / "edit.md")
    assert post is not None
    spin(20)
    return post


def shown(window: MainWindow) -> list[str]:
    """The lines of the body that are visible and not empty."""
    editor = window.editor_pane.editor
    block = editor.document().findBlockByNumber(editor.fold.lines)
    lines: list[str] = []
    while block.isValid():
        if block.isVisible() and block.text():
            lines.append(block.text())
        block = block.next()
    return lines


def fold(window: MainWindow, line: str) -> None:
    editor = window.editor_pane.editor
    editor.go_to_line(TEXT.split("\n").index(line))
    window.actions_table["fold_section"].trigger()


def test_a_section_is_folded_with_what_is_below_it_and_opened_again(
    window: MainWindow, post: PostDocument
) -> None:
    fold(window, "a1")
    assert shown(window) == ["intro", "# A", "# C", "c1 here"]
    assert window.editor_pane.editor.textCursor().block().text() == "# A"
    window.actions_table["unfold_section"].trigger()
    assert shown(window) == [line for line in BODY.split("\n") if line]
    window.actions_table["fold_all"].trigger()
    assert shown(window) == ["intro", "# A", "# C"]
    assert window.editor_pane.editor.fold.folded
    window.actions_table["unfold_all"].trigger()
    assert shown(window) == [line for line in BODY.split("\n") if line]
    assert (post.text, post.dirty) == (TEXT, False)


def test_what_leads_into_a_section_opens_it(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    fold(window, "# C")
    editor.go_to_line(TEXT.split("\n").index("intro"))
    window.actions_table["find"].trigger()
    window.editor_pane.find_bar.line.setText("here")
    assert "c1 here" in shown(window)
    fold(window, "## B")
    assert "b1" not in shown(window)
    editor.go_to_line(TEXT.split("\n").index("b1"))
    assert "b1" in shown(window)


def test_undo_opens_the_section_it_changes(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    editor.go_to_line(TEXT.split("\n").index("b1"))
    QTest.keyClicks(editor, "x")
    window.actions_table["fold_section"].trigger()
    assert "xb1" not in shown(window)
    window.actions_table["undo"].trigger()
    assert "b1" in shown(window)
    assert post.text == TEXT


def test_enter_behind_a_folded_heading_and_backspace_below_it_change_nothing_unseen(
    window: MainWindow, post: PostDocument
) -> None:
    editor = window.editor_pane.editor
    fold(window, "# A")
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "a1" in shown(window)
    editor.undo()
    fold(window, "# A")
    editor.go_to_line(TEXT.split("\n").index("# C"))
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert "b1" in shown(window)


def test_arrows_pass_over_what_is_folded(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    fold(window, "# A")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.textCursor().block().text() == "# C"
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.textCursor().block().text() == "# A"
    assert "a1" not in shown(window)


def test_folds_are_remembered_for_each_open_post(window: MainWindow, post: PostDocument, posts: Path) -> None:
    fold(window, "# A")
    window.workspace.open_post(posts / "a-first-proof.md")
    window.workspace.open_post(post.path)
    assert shown(window) == ["intro", "# A", "# C", "c1 here"]


def test_a_fold_follows_its_heading_and_ends_with_it(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    fold(window, "# A")
    editor.go_to_line(TEXT.split("\n").index("intro"))
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.sections._follow()
    assert "a1" not in shown(window)
    editor.go_to_line(TEXT.split("\n").index("# A") + 1)
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    editor.sections._follow()
    assert "a1" in shown(window)


def test_the_arrow_beside_a_heading_folds_by_a_click(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    spin(20)
    margin = editor.sections._margin
    line = next(line for block, line in editor.sections.headings_on_screen() if block.text() == "# A")
    place = QPointF(margin.width() / 2, line.center().y()).toPoint()
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
    assert "a1" not in shown(window)
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
    assert "a1" in shown(window)


UNDERLINED = "intro\n\nEins\n====\n\ne1\n\nZwei\n----\n\nz1\n\nDrei\n===\n\nd1\n"


def test_underlined_headings_fold_too(window: MainWindow, post: PostDocument) -> None:
    post.replace_text("---\ntitle: x\n---\n" + UNDERLINED)
    editor = window.editor_pane.editor
    line = post.text.split("\n").index
    spin(20)
    editor.go_to_line(line("e1"))
    window.actions_table["fold_section"].trigger()
    assert shown(window) == ["intro", "Eins", "Drei", "===", "d1"]
    window.actions_table["unfold_section"].trigger()
    editor.go_to_line(line("z1"))
    window.actions_table["fold_section"].trigger()
    assert shown(window) == ["intro", "Eins", "====", "e1", "Zwei", "Drei", "===", "d1"]
    on_screen = editor.sections.headings_on_screen
    wait_until(
        lambda: [block.text() for block, _ in on_screen()] == ["Eins", "Zwei", "Drei"], "arrows beside them"
    )


def long_text(sections: int) -> str:
    return "---\ntitle: x\n---\n# All\n" + "".join(
        f"\n## {number}\n\n" + "text 文\n" * 20 for number in range(sections)
    )


def test_a_long_section_is_hidden_in_steps_and_opened_again(window: MainWindow, post: PostDocument) -> None:
    post.replace_text(long_text(200))
    editor = window.editor_pane.editor
    editor.go_to_line(3)
    window.actions_table["fold_section"].trigger()
    assert editor.sections._walk is not None
    wait_until(lambda: shown(window) == ["# All"], "hiding all of it")
    last = editor.document().blockCount() - 2
    editor.go_to_line(last)
    assert editor.textCursor().block().isVisible()
    wait_until(lambda: len(shown(window)) == 1 + 200 * 21, "showing all of it")
    window.actions_table["fold_all"].trigger()
    window.actions_table["unfold_all"].trigger()  # before the folding is done
    wait_until(lambda: len(shown(window)) == 1 + 200 * 21, "showing all of it")
    window.actions_table["fold_all"].trigger()
    wait_until(lambda: shown(window) == ["# All"], "hiding all of it")
    window.actions_table["unfold_section"].trigger()
    wait_until(lambda: shown(window) == ["# All", *(f"## {number}" for number in range(200))], "the sections")


@pytest.mark.parametrize("name", ["another post", "closed"])
def test_another_post_while_a_section_is_being_hidden(
    window: MainWindow, post: PostDocument, posts: Path, name: str
) -> None:
    post.replace_text(long_text(200))
    editor = window.editor_pane.editor
    editor.go_to_line(3)
    window.actions_table["fold_section"].trigger()
    window.workspace.open_post(posts / "a-first-proof.md")
    if name == "closed":
        window.workspace.desk.close(post)
        spin(50)
    else:
        window.workspace.open_post(post.path)
        assert shown(window) == ["# All"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("intro", "# New\nintro", ["# New", "intro", "# A", "# C", "c1 here"]),
        ("# C", "C", ["intro", "# A"]),
        ("# C", "## C", ["intro", "# A"]),
        ("# A", "A", ["intro", "A", "a1", "## B", "b1", "# C", "c1 here"]),
        ("b1", "# B1\nb1", ["intro", "# A", "# B1", "b1", "# C", "c1 here"]),
        ("# C", "Title\n===\n# C", ["intro", "# A", "Title", "===", "# C", "c1 here"]),
    ],
)
def test_a_fold_is_right_after_any_change_of_the_text(
    window: MainWindow, post: PostDocument, old: str, new: str, expected: list[str]
) -> None:
    editor = window.editor_pane.editor
    fold(window, "# A")
    editor.go_to_line(3)
    at = post.text.index(old)
    post.apply_edits([Edit(at, at + len(old), new)])
    editor.sections._follow()
    wait_until(lambda: shown(window) == expected, f"showing {expected}")
    editor.undo()
    editor.sections._follow()
    wait_until(lambda: "c1 here" in shown(window), "showing what was there")
