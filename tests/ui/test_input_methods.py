"""Input methods: what is composed reaches nothing until it is committed, and its keys are its own."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QWidget

from galley.services.document import PostDocument
from galley.ui.properties.fields import ChipsField, LineField
from galley.ui.widgets.composing import composition_of
from galley.ui.window import MainWindow
from support.previewing import spin
from support.waiting import wait_until

TEXT = "---\ntitle: One\ntags: [a]\n---\n\n看这里 here 再看 here\n"


@pytest.fixture
def post(window: MainWindow, posts: Path) -> PostDocument:
    (posts / "edit.md").write_text(TEXT, encoding="utf-8")
    post = window.workspace.open_post(posts / "edit.md")
    assert post is not None
    window.activateWindow()
    editor = window.editor_pane.editor
    editor.setFocus()
    wait_until(lambda: QApplication.focusWidget() is editor, "the focus")
    return post


def compose(widget: QWidget, letters: str) -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def commit(widget: QWidget, text: str) -> None:
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def test_what_is_composed_over_a_selection_is_one_step_with_what_it_took_away(
    window: MainWindow, post: PostDocument
) -> None:
    editor = window.editor_pane.editor
    for _ in range(2):
        cursor = editor.textCursor()
        at = post.text.index("这里")
        cursor.setPosition(at)
        cursor.setPosition(at + 2, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        compose(editor, "n")
        compose(editor, "na")
        commit(editor, "那边")
        assert "看那边 here" in post.text
        compose(editor, "a")
        commit(editor, "啊")
        editor.undo()
        assert "看那边 here" in post.text
        editor.undo()
        assert post.text == TEXT
    compose(editor, "n")
    commit(editor, "你")
    editor.redo()
    editor.undo()
    assert post.text == TEXT


@pytest.mark.parametrize("backwards", [False, True])
def test_a_composition_given_up_leaves_the_selection_it_began_over(
    window: MainWindow, post: PostDocument, backwards: bool
) -> None:
    editor = window.editor_pane.editor
    first, end = post.text.index("这里"), post.text.index("再看")
    cursor = editor.textCursor()
    cursor.setPosition(end if backwards else first)
    cursor.setPosition(first if backwards else end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    for _ in range(2):
        compose(editor, "n")
        compose(editor, "ni")
        compose(editor, "")
        assert post.text == TEXT
        assert not post.dirty
        assert editor.textCursor().selectedText() == TEXT[first:end]
        assert editor.textCursor().position() == (first if backwards else end)
    compose(editor, "n")
    compose(editor, "")
    commit(editor, "那边")  # some engines take away what they showed before they give the word
    assert "看那边再看 here" in post.text
    editor.undo()
    assert post.text == TEXT


def test_a_composition_given_up_undoes_nothing_else(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    cursor = editor.textCursor()
    at = post.text.index("这里")
    cursor.setPosition(at)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    cursor.setPosition(at)
    cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    compose(editor, "n")
    compose(editor, "")
    assert post.text == TEXT.replace("这", "", 1)
    editor.setTextCursor(QTextCursor(editor.document()))
    compose(editor, "n")
    compose(editor, "")
    assert post.text == TEXT.replace("这", "", 1)
    editor.undo()
    assert post.text == TEXT


def line_of(window: MainWindow, key: str) -> QLineEdit:
    field = window.editor_pane.form._fields[key]
    assert isinstance(field, (LineField, ChipsField))
    field.line.setFocus()
    wait_until(lambda: QApplication.focusWidget() is field.line, "the focus")
    return field.line


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier, text: str = "") -> bool:
    """Press a key as the window system does: shortcuts are asked first. Whether the widget kept it."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    if asked.isAccepted():
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    return asked.isAccepted()


def test_what_is_composed_in_the_text_reaches_neither_revision_nor_checks_nor_find_bar(
    window: MainWindow, post: PostDocument
) -> None:
    editor = window.editor_pane.editor
    window.actions_table["find"].trigger()
    find = window.editor_pane.find_bar
    find.line.setText("here")
    hits = list(editor.marks.spans("found"))
    assert len(hits) == 2
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.clearSelection()
    editor.setTextCursor(cursor)
    heard: list[object] = []
    post.text_changed.connect(lambda: heard.append(1))
    revision = post.revision
    for letters in ("h", "he", "her", "here"):
        compose(editor, letters)
        spin(5)
    assert not find._again.isActive()
    assert list(editor.marks.spans("found")) == hits
    assert (heard, post.revision, post.dirty, post.text) == ([], revision, False, TEXT)
    compose(editor, "")
    spin(5)
    assert list(editor.marks.spans("found")) == hits
    assert (heard, post.dirty) == ([], False)


def test_what_is_composed_is_in_no_journal(window: MainWindow, post: PostDocument) -> None:
    compose(window.editor_pane.editor, "ni hao")
    spin(20)
    assert window.workspace.keeper.flush()
    kept = window.workspace.keeper._kept[post]
    assert kept.wanted is None or kept.wanted.text is None


@pytest.mark.parametrize("where", ["text", "title", "tags"])
def test_enter_tab_and_shortcuts_are_the_compositions(
    window: MainWindow, post: PostDocument, where: str
) -> None:
    widget = window.editor_pane.editor if where == "text" else line_of(window, where)
    compose(widget, "ni")
    none, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    for key, held, text in (
        (Qt.Key.Key_Return, none, "\r"),
        (Qt.Key.Key_Tab, none, "\t"),
        (Qt.Key.Key_Escape, none, "\x1b"),
        (Qt.Key.Key_Backspace, none, "\b"),
        (Qt.Key.Key_S, control, "\x13"),
        (Qt.Key.Key_W, control, "\x17"),
        (Qt.Key.Key_F3, none, ""),
    ):
        assert press(widget, key, held, text), key
    assert post.text == TEXT
    assert QApplication.focusWidget() is widget
    assert window.workspace.desk.current is post
    commit(widget, "你")
    assert not composition_of(widget).active  # type: ignore[union-attr]
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F3, none)
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    assert not asked.isAccepted()


@pytest.mark.parametrize(("where", "line"), [("title", "title: nihao"), ("tags", "tags: [a, nihao]")])
def test_what_is_composed_in_a_field_is_part_of_a_save(
    window: MainWindow, post: PostDocument, where: str, line: str
) -> None:
    field = line_of(window, where)
    field.selectAll()
    compose(field, "nihao")
    spin(450)
    assert post.text == TEXT
    window.actions_table["save"].trigger()
    wait_until(lambda: not post.dirty and not post.saving, "the save")
    assert line in post.path.read_text(encoding="utf-8")


def test_what_is_composed_in_the_text_is_committed_before_save_switch_and_close(
    window: MainWindow, post: PostDocument, posts: Path
) -> None:
    editor = window.editor_pane.editor
    compose(editor, "yi")
    window.actions_table["save"].trigger()
    wait_until(lambda: not post.dirty and not post.saving, "the save")
    assert "yi" in post.path.read_text(encoding="utf-8")
    compose(editor, "er")
    other = window.workspace.open_post(posts / "a-first-proof.md")
    assert other is not None
    assert "yier" in post.text
    assert "er" not in other.text[: len("er")]
    compose(editor, "san")
    window.editor_pane.commit()
    assert other.dirty


def test_a_letter_that_an_input_method_lets_pass_is_not_lost(window: MainWindow, post: PostDocument) -> None:
    editor = window.editor_pane.editor
    compose(editor, "´")
    QTest.keyClicks(editor, "x")
    commit(editor, "é")
    spin(5)
    assert "x" in post.text
    assert "é" in post.text


def test_tags_are_offered_for_a_word_that_comes_in_one_piece(window: MainWindow, post: PostDocument) -> None:
    field = window.editor_pane.form._fields["tags"]
    assert isinstance(field, ChipsField)
    field._known = lambda: ["校样", "其他"]
    line = line_of(window, "tags")
    compose(line, "jiao yang")
    assert field._completions.rowCount() == 0
    commit(line, "校样")
    assert field._completions.stringList() == ["校样", "其他"]


def test_an_empty_event_of_an_input_method_leaves_the_header_folded(
    window: MainWindow, post: PostDocument
) -> None:
    editor = window.editor_pane.editor
    cursor = editor.textCursor()
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    editor.fold.set_folded(True)
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    compose(editor, "")
    assert editor.fold.folded
    compose(editor, "n")
    assert not editor.fold.folded


def test_the_candidate_window_is_told_where_the_cursor_is_on_the_widget(
    window: MainWindow, post: PostDocument
) -> None:
    editor = window.editor_pane.editor
    rect = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    shown = editor.cursorRect().translated(editor.viewport().pos())
    assert abs(rect.x() - shown.x()) <= 2  # type: ignore[attr-defined]
    assert abs(rect.y() - shown.y()) <= 2  # type: ignore[attr-defined]
    assert editor.viewport().pos().x() > 0


def test_marks_stay_while_it_is_composed_and_go_when_it_is_written(
    window: MainWindow, post: PostDocument
) -> None:
    editor = window.editor_pane.editor
    place = post.text.index("here")
    editor.marks.show("test", [(place, place + 4)], QTextCharFormat())
    cursor = editor.textCursor()
    cursor.setPosition(place + 2)
    editor.setTextCursor(cursor)
    compose(editor, "ni")
    assert editor.marks.spans("test") == [(place, place + 4)]
    commit(editor, "你")
    assert editor.marks.spans("test") == []


def test_a_field_that_qt_has_made_is_watched_for_as_long_as_it_lives(window: MainWindow) -> None:
    dialog = QInputDialog(window)
    dialog.setTextValue("旧")
    dialog.open()
    dialog.activateWindow()
    wait_until(lambda: isinstance(QApplication.focusWidget(), QLineEdit), "the focus")

    def field() -> QLineEdit:
        # Python knows it anew each time: nobody holds on to what stands for it.
        gc.collect()
        return dialog.findChildren(QLineEdit)[0]

    compose(field(), "xin")
    composition = composition_of(field())
    assert composition is not None
    assert composition.active
    del composition
    QTest.keyClick(field(), Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter is the input method's"
    commit(field(), "新")
    QTest.keyClick(field(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert "新" in dialog.textValue()
