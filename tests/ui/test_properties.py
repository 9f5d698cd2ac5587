"""The form: what it shows of a header, and what an edit of a field does to the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from galley.core.frontmatter import HeaderRules
from galley.services.document import PostDocument
from galley.ui.properties.fields import (
    BoolField,
    CategoriesField,
    ChipsField,
    DateField,
    LineField,
    NewField,
    NumberField,
    RawField,
)
from galley.ui.window import MainWindow
from support.previewing import spin
from support.waiting import wait_until

HEADER = """---
# a comment stays
title: "One"
date: 2024-1-2 3:4:5
tags: [a, b]
categories:
- [前端, Vue]
- 后端
comments: false
top: 5
cover: {src: a.jpg, alt: 'x'}
draft_note: ~
---

body
"""

Open = Callable[[str], PostDocument]


@pytest.fixture
def opened(window: MainWindow, posts: Path) -> Open:
    def make(text: str, name: str = "form.md") -> PostDocument:
        (posts / name).write_text(text, encoding="utf-8")
        post = window.workspace.open_post(posts / name)
        assert post is not None
        spin(20)
        return post

    return make


def field(window: MainWindow, key: str):  # type: ignore[no-untyped-def]
    return window.editor_pane.form._fields[key]


def changed_lines(before: str, after: str) -> list[str]:
    old = before.split("\n")
    return [line for line in after.split("\n") if line not in old]


def test_every_key_has_the_field_of_its_type(window: MainWindow, opened: Open) -> None:
    opened(HEADER)
    kinds = {key: type(widget) for key, widget in window.editor_pane.form._fields.items()}
    assert kinds == {
        "title": LineField,
        "date": DateField,
        "tags": ChipsField,
        "categories": CategoriesField,
        "comments": BoolField,
        "top": NumberField,
        "cover": RawField,
        "draft_note": NewField,
    }


def test_fields_show_what_is_written(window: MainWindow, opened: Open) -> None:
    opened(HEADER)
    assert field(window, "title").line.text() == "One"
    assert field(window, "date").line.text() == "2024-1-2 3:4:5"
    assert "2024-01-02 03:04:05" in field(window, "date").meaning.text()
    assert field(window, "tags").items == ["a", "b"]
    assert field(window, "categories").items == ["前端 › Vue", "后端"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("categories: [前端, Vue]", ["前端 › Vue"]),
        ("categories: 前端", ["前端"]),
        ("categories:\n- [a, b]\n- c", ["a › b", "c"]),
    ],
)
def test_categories_are_shown_as_the_tree_that_hexo_builds(
    window: MainWindow, opened: Open, written: str, shown: list[str]
) -> None:
    opened(f"---\ntitle: x\n{written}\n---\n")
    assert field(window, "categories").items == shown


def test_typing_a_title_changes_its_line_and_is_one_step_of_undo(window: MainWindow, opened: Open) -> None:
    post = opened(HEADER)
    line = field(window, "title").line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Two: a")
    spin(500)
    QTest.keyClicks(line, " longer one")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert changed_lines(HEADER, post.text) == ['title: "Two: a longer one"']
    window.actions_table["undo"].trigger()
    spin(10)
    assert post.text == HEADER
    assert line.text() == "One"


def test_an_input_method_in_the_title_tells_only_what_is_committed(window: MainWindow, opened: Open) -> None:
    post = opened(HEADER)
    line = field(window, "title").line
    line.setFocus()
    line.selectAll()
    QApplication.sendEvent(line, QInputMethodEvent("biao ti", []))
    spin(500)
    assert "biao" not in post.text
    done = QInputMethodEvent("", [])
    done.setCommitString("标题")
    QApplication.sendEvent(line, done)
    spin(500)
    assert changed_lines(HEADER, post.text) == ['title: "标题"']


def test_a_tag_is_added_by_enter_comma_or_chinese_comma_and_removed_by_its_cross(
    window: MainWindow, opened: Open
) -> None:
    post = opened(HEADER)
    tags = field(window, "tags")
    tags.line.setFocus()
    QTest.keyClicks(tags.line, "c,")
    tags.line.setText("校样，")
    tags._on_typed("校样，")
    QTest.keyClicks(tags.line, "d")
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert post.header.values["tags"] == ["a", "b", "c", "校样", "d"]
    assert changed_lines(HEADER, post.text) == ["tags: [a, b, c, 校样, d]"]
    tags._set([item for item in tags.items if item != "b"])
    assert post.header.values["tags"] == ["a", "c", "校样", "d"]


def test_the_last_tag_goes_and_the_key_stays(window: MainWindow, opened: Open) -> None:
    post = opened("---\ntitle: x\ntags: [a]\n---\n")
    field(window, "tags")._set([])
    assert post.text == "---\ntitle: x\ntags: []\n---\n"


def test_categories_side_by_side_stay_side_by_side(window: MainWindow, opened: Open) -> None:
    post = opened("---\ntitle: x\ncategories: [a]\n---\n")
    categories = field(window, "categories")
    categories.line.setFocus()
    QTest.keyClicks(categories.line, "b > c")
    QTest.keyClick(categories.line, Qt.Key.Key_Return)
    assert categories.items == ["a", "b › c"]
    categories._set(["a", "b"])
    assert field(window, "categories").items == ["a", "b"]
    assert post.header.values["categories"] == [["a"], ["b"]]


def test_a_switch_changes_one_word(window: MainWindow, opened: Open) -> None:
    post = opened(HEADER)
    field(window, "comments").box.click()
    assert changed_lines(HEADER, post.text) == ["comments: true"]


def test_a_date_the_site_does_not_know_is_shown_and_never_blanked(window: MainWindow, opened: Open) -> None:
    text = "---\ntitle: x\ndate: 去年冬天\n---\n"
    post = opened(text)
    assert field(window, "date").line.text() == "去年冬天"
    assert field(window, "date").meaning.text()
    window.editor_pane.commit()
    assert post.text == text


def test_now_keeps_the_form_of_the_date(window: MainWindow, opened: Open) -> None:
    post = opened("---\ntitle: x\ndate: 2020/01/02\n---\n")
    field(window, "date")._set_now()
    written = post.header.field("date")
    assert written is not None
    assert len(written.written) == len("2020/01/02")
    assert written.written.count("/") == 2


def test_a_field_that_is_not_touched_changes_nothing(window: MainWindow, opened: Open) -> None:
    post = opened(HEADER)
    for widget in list(window.editor_pane.form._fields.values()):
        widget.setFocus()
        spin(5)
    window.editor_pane.commit()
    assert post.text == HEADER
    assert not post.dirty


def test_a_broken_header_hides_the_fields_and_its_repair_is_offered_as_a_diff(
    window: MainWindow, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = opened("---\ntitle: Java: 入门\n---\nbody\n")
    form = window.editor_pane.form
    assert form.notice.isVisible()
    assert not form._fields
    shown: list[str] = []

    def accept(dialog: QDialog) -> int:
        shown.append(dialog.view.toPlainText())  # type: ignore[attr-defined]
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr("galley.ui.dialogs.diff.DiffDialog.exec", accept)
    error = post.header.error
    assert error is not None
    form.notice._offer(error.repairs[0])
    assert shown
    assert "-title: Java: 入门" in shown[0]
    assert post.header.values["title"] == "Java: 入门"
    assert not form.notice.isVisible()
    assert field(window, "title").line.text() == "Java: 入门"


def test_a_header_typed_by_hand_shows_in_the_form(window: MainWindow, opened: Open) -> None:
    post = opened("---\ntitle: x\n---\nbody\n")
    editor = window.editor_pane.editor
    editor.fold.set_folded(False)
    cursor = editor.textCursor()
    cursor.setPosition(post.text.index("x") + 1)
    editor.setTextCursor(cursor)
    editor.setFocus()
    QTest.keyClicks(editor, "yz")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "tags: [new]")
    spin(20)
    assert field(window, "title").line.text() == "xyz"
    assert field(window, "tags").items == ["new"]


def test_a_nested_value_is_edited_as_its_source_and_refused_when_it_would_break_the_header(
    window: MainWindow, opened: Open
) -> None:
    post = opened(HEADER)
    source = field(window, "cover").source
    source.setFocus()
    source.setPlainText("{src: b.jpg, alt: 'x'}")
    field(window, "title").line.setFocus()
    spin(10)
    assert changed_lines(HEADER, post.text) == ["cover: {src: b.jpg, alt: 'x'}"]
    good = post.text
    source.setFocus()
    source.setPlainText("{src: [")
    field(window, "title").line.setFocus()
    spin(10)
    assert post.text == good
    assert source.toPlainText() == "{src: ["
    assert "YAML" in (window.editor_pane.notices.text_of("failed") or "")


def test_the_form_is_as_tall_as_its_fields_at_once(window: MainWindow, opened: Open, posts: Path) -> None:
    opened(HEADER)
    tall = window.editor_pane.form.height()
    opened("---\ntitle: x\n---\n", "short.md")
    short = window.editor_pane.form.height()
    assert tall > short > 100
    post = window.workspace.desk.find(posts / "form.md")
    window.workspace.desk.show(post)
    form = window.editor_pane.form
    assert form._scroll.height() >= min(form._grid.sizeHint().height(), 270) - 5


def test_tags_complete_from_the_whole_site(window: MainWindow, opened: Open) -> None:
    opened(HEADER)
    tags = field(window, "tags")
    tags.line.setFocus()
    QTest.keyClicks(tags.line, "l")
    known = tags._completions.stringList()
    assert "letterpress" in known
    assert "a" not in known


def type_in(window: MainWindow, key: str, *parts: str) -> None:
    """Type into a field as an author does who pauses between the parts."""
    field(window, key).setFocus()
    for part in parts:
        for letter in part:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClicks(widget, letter)
        spin(600)


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("tr", "ue"), "note: true"),
        (("1", "2"), "note: 12"),
        (("0", "07"), "note: '007'"),
        (("1.1", "0"), "note: '1.10'"),
        (("a", "bc"), "note: abc"),
        (("fals", "ehood"), "note: falsehood"),
    ],
)
def test_what_is_typed_for_a_new_key_gets_the_type_it_looks_like_however_slowly_it_is_typed(
    window: MainWindow, opened: Open, parts: tuple[str, ...], line: str
) -> None:
    post = opened("---\ntitle: One\nnote:\n---\n")
    type_in(window, "note", *parts)
    assert post.text.split("\n")[2] == line


def test_a_number_keeps_the_digits_that_are_typed(window: MainWindow, opened: Open) -> None:
    post = opened(HEADER)
    number = field(window, "top")
    number.line.selectAll()
    type_in(window, "top", "007")
    assert "top: '007'" in post.text


ZOLA = '+++\ntitle = "One"\n\n[taxonomies]\ntags = ["a"]\n+++\nbody\n'


def test_tags_that_stand_in_zolas_taxonomies_are_shown_and_changed_there(
    window: MainWindow, opened: Open
) -> None:
    post = opened(ZOLA)
    post.rules = HeaderRules.HUGO
    post.replace_text(ZOLA.replace("One", "Two"))
    chips = field(window, "tags")
    assert chips.items == ["a"]
    chips.setFocus()
    QTest.keyClicks(chips.line, "b")
    QTest.keyClick(chips.line, Qt.Key.Key_Return)
    assert changed_lines(ZOLA.replace("One", "Two"), post.text) == ['tags = ["a", "b"]']


def test_pelican_has_one_category(window: MainWindow, opened: Open) -> None:
    post = opened("Title: One\nDate: 2024-01-02\n\nbody\n")
    post.rules = HeaderRules.PELICAN
    post.replace_text("Title: Two\nDate: 2024-01-02\n\nbody\n")
    assert list(window.editor_pane.form._fields) == ["title", "date", "tags", "category"]
    type_in(window, "category", "paper")
    assert post.text == "Title: Two\nDate: 2024-01-02\nCategory: paper\n\nbody\n"


def test_an_added_key_goes_where_the_scaffold_has_it(window: MainWindow, opened: Open) -> None:
    wait_until(lambda: window.workspace.sites.habits.order, "the scaffold")
    assert window.workspace.sites.habits.order == ("title", "date", "tags", "categories")
    post = opened("---\ntitle: One\ncategories: a\nlast: 1\n---\n")
    window.editor_pane.form._add("tags")
    assert post.text == "---\ntitle: One\ntags:\ncategories: a\nlast: 1\n---\n"


def test_a_narrow_date_is_shown_whole_before_what_it_means(window: MainWindow, opened: Open) -> None:
    opened(HEADER)
    date = window.editor_pane.form._fields["date"]
    assert isinstance(date, DateField)
    date.resize(400, date.height())
    assert date.meaning.text()
    assert date.meaning.isVisible()
    date.resize(200, date.height())
    assert not date.meaning.isVisible()
