"""The box above the list, and the searches that are kept, as an author uses them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from galley.core.library import Scope, ScopeKind
from galley.services.searches import SavedSearch
from galley.ui.palette import Palette
from galley.ui.window import MainWindow
from support.listing import open_menu, pick, wait_for_list
from support.previewing import spin
from support.waiting import wait_until

NOTES = "source/_posts/notes"
ALL_POSTS = 25


def offered(window: MainWindow) -> list[str]:
    popup = window.posts.search.popup
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if popup.isVisible() else []


def compose(line: QLineEdit, text: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("zmt", ["自媒体人的一天"]),
        ("油墨 rating", []),
        ("tag:python", ["Letterpress at home", "排一张名片"]),
        ("tag:python -tag:随笔", ["Letterpress at home"]),
        ('tag:"慢 生活"', ["纸张的脾气"]),
        ("has:cover", ["Letterpress at home"]),
        ("油墨 after:2024-02 before:2024-04", ["Letterpress at home", "纸张的脾气"]),
        ("ＬＥＴＴＥＲＰＲＥＳＳ", ["Letterpress at home"]),
        ("纸张 OR 名片", ["纸张的脾气", "排一张名片"]),
    ],
)
def test_the_list_shows_what_the_query_means(window: MainWindow, query: str, names: list[str]) -> None:
    window.posts.search.set_text(query)
    wait_for_list(window, [f"{NOTES}/{name}.md" for name in names])
    wait_until(lambda: window.posts.count.text() == f"{len(names)} of {ALL_POSTS} posts", "the count")
    assert not window.posts.search.trouble.isVisible()


def test_what_is_not_understood_is_said_below_the_box_and_the_rest_still_holds(window: MainWindow) -> None:
    box = window.posts.search
    box.set_text("before:soon letterpress")
    wait_for_list(window, [f"{NOTES}/Letterpress at home.md"])
    assert box.trouble.isVisible()
    assert box.trouble.text() == "A date is written 2024, 2024-05 or 2024-05-31"
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    wait_until(lambda: window.posts.model.rowCount() == ALL_POSTS, "every post")
    assert not box.trouble.isVisible()
    assert not box.text()


def test_a_tag_is_completed_and_quoted_where_it_has_a_blank(window: MainWindow) -> None:
    line = window.posts.search.line
    line.setFocus()
    QTest.keyClicks(line, "tag:")
    wait_until(lambda: offered(window), "the tags")
    assert {"随笔", "letterpress", "慢 生活"} <= set(offered(window))
    compose(line, "慢")
    wait_until(lambda: offered(window) == ["慢 生活"], "the tag that fits")
    popup = window.posts.search.popup
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == 'tag:"慢 生活" '
    assert not popup.isVisible()
    wait_for_list(window, [f"{NOTES}/纸张的脾气.md"])


@pytest.mark.parametrize("typed", ["tag：", "-tag：“", "tag:“慢 ", "纸 tag：慢"])
def test_a_tag_is_completed_behind_the_colon_and_quotes_of_an_input_method(
    window: MainWindow, typed: str
) -> None:
    line = window.posts.search.line
    line.setFocus()
    compose(line, typed)
    wait_until(lambda: "慢 生活" in offered(window), "the tag")
    window.posts.search._insert("慢 生活")
    before = typed[: typed.index("tag")]
    assert line.text() == f'{before}tag:"慢 生活" '


def test_completing_in_the_middle_keeps_what_stands_around(window: MainWindow) -> None:
    line = window.posts.search.line
    line.setFocus()
    line.setText("油墨 -tag: 一天")
    line.setCursorPosition(len("油墨 -tag:"))
    QTest.keyClicks(line, "pyth")
    wait_until(lambda: offered(window), "the tags")
    assert {value.casefold() for value in offered(window)} == {"python"}
    popup = window.posts.search.popup
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text().casefold() == "油墨 -tag:python 一天"


def test_the_help_lists_what_can_be_typed_and_puts_it_in(window: MainWindow) -> None:
    line = window.posts.search.line
    line.setFocus()
    line.setText("墨 ")
    QTest.keyClick(line, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: offered(window), "the help")
    at = next(at for at, text in enumerate(offered(window)) if text.startswith("draft:yes"))
    popup = window.posts.search.popup
    for _ in range(at + 1):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "墨 draft:yes"


def test_arrows_in_the_box_walk_the_list_and_enter_goes_there(window: MainWindow) -> None:
    window.posts.search.set_text("tag:python")
    wait_until(lambda: window.posts.model.rowCount() == 2, "the search")
    line = window.posts.search.line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    wait_until(lambda: window.workspace.desk.current is not None, "the post")
    assert window.posts.list.currentIndex().row() == 1
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.posts.list


def test_letters_typed_into_the_list_search(window: MainWindow) -> None:
    window.posts.focus_list()
    QTest.keyClicks(window.posts.list, "z")
    assert QApplication.focusWidget() is window.posts.search.line
    assert window.posts.search.text() == "z"


def test_a_hit_is_marked_in_the_excerpt_and_selected_in_the_text(window: MainWindow) -> None:
    window.posts.search.set_text("第3月")
    wait_for_list(window, [f"{NOTES}/纸张的脾气.md"])

    def marked() -> list[str]:
        hit = window.posts.model.hit(0)
        return [hit.text[start:end] for start, end in hit.spans] if hit is not None else []

    wait_until(lambda: marked() == ["第3月"], "the mark")
    window.posts.step(1)
    cursor = window.editor_pane.editor.textCursor
    wait_until(lambda: cursor().selectedText() == "第3月", "the selection in the text")


# -- searches that are kept ------------------------------------------------------------------------


def keep(window: MainWindow, query: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    window.posts.search.set_text(query)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: (name, True))
    window.actions_table["save_search"].trigger()


def saved(window: MainWindow) -> list[SavedSearch]:
    """The searches that the sidebar shows, as it shows them."""
    model = window.posts.sidebar.model()
    assert model is not None
    above = next((row for row in range(model.rowCount()) if model.index(row, 0).data() == "Searches"), None)
    if above is None:
        return []
    top = model.index(above, 0)
    return [model.index(row, 0, top).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount(top))]


def test_a_search_is_kept_chosen_renamed_and_removed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar = window.posts.sidebar
    keep(window, "tag:python", "蟒", monkeypatch)
    keep(window, "no:rating", "待评", monkeypatch)
    assert saved(window) == [SavedSearch("蟒", "tag:python"), SavedSearch("待评", "no:rating")]
    assert sidebar.chosen == SavedSearch("待评", "no:rating")
    sidebar.setCurrentIndex(sidebar.index_of(SavedSearch("蟒", "tag:python")))
    wait_for_list(window, [f"{NOTES}/Letterpress at home.md", f"{NOTES}/排一张名片.md"])
    assert window.posts.search.text() == "tag:python"

    # F2 edits the name in place.
    sidebar.setFocus()
    QTest.keyClick(sidebar, Qt.Key.Key_F2)
    field = sidebar.findChild(QLineEdit)
    assert field is not None
    field.setText("蟒蛇")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: SavedSearch("蟒蛇", "tag:python") in saved(window), "the new name")
    assert sidebar.chosen == SavedSearch("蟒蛇", "tag:python")

    assert window.posts.search.text() == "tag:python"

    sidebar.setFocus()
    QTest.keyClick(sidebar, Qt.Key.Key_Delete)
    assert saved(window) == [SavedSearch("待评", "no:rating")]
    assert window.posts.search.text() == ""
    assert sidebar.chosen == sidebar.currentIndex().data(Qt.ItemDataRole.UserRole) == Scope()
    wait_until(lambda: window.posts.count.text() == f"{ALL_POSTS} posts", "all posts")


def test_another_line_of_the_sidebar_leaves_a_kept_search_with_its_query_but_no_typed_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar, box = window.posts.sidebar, window.posts.search
    keep(window, "letterpress", "L", monkeypatch)
    tag = Scope(ScopeKind.TAG, "python")
    sidebar.setCurrentIndex(sidebar.index_of(tag))
    assert (box.text(), sidebar.chosen) == ("", tag)
    wait_for_list(window, [f"{NOTES}/Letterpress at home.md", f"{NOTES}/排一张名片.md"])
    box.set_text("letterpress")
    wait_for_list(window, [f"{NOTES}/Letterpress at home.md"])
    sidebar.setCurrentIndex(sidebar.index_of(Scope()))
    assert box.text() == "letterpress"


def test_removing_or_renaming_another_search_leaves_what_is_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(window, "tag:python", "蟒", monkeypatch)
    keep(window, "no:rating", "待评", monkeypatch)
    posts, chosen = window.posts, SavedSearch("待评", "no:rating")
    posts.sidebar.saved_renamed.emit("蟒", "蟒蛇")
    assert (posts.sidebar.chosen, posts.search.text()) == (chosen, "no:rating")
    posts.remove_search("蟒蛇")
    assert (posts.sidebar.chosen, posts.search.text()) == (chosen, "no:rating")
    tag = Scope(ScopeKind.TAG, "python")
    posts.sidebar.setCurrentIndex(posts.sidebar.index_of(tag))
    posts.sidebar.saved_renamed.emit("待评", "未评")
    assert (posts.sidebar.chosen, posts.search.text(), posts.listing.scope) == (tag, "", tag)


def test_a_search_that_is_kept_within_a_tag_leaves_the_tag_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = Scope(ScopeKind.TAG, "python")
    window.posts.sidebar.setCurrentIndex(window.posts.sidebar.index_of(tag))
    keep(window, "letterpress", "L", monkeypatch)
    assert (window.posts.sidebar.chosen, window.posts.listing.scope) == (tag, tag)


def test_a_name_that_is_emptied_stays_as_it_was(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(window, "tag:python", "蟒", monkeypatch)
    sidebar = window.posts.sidebar
    sidebar.edit_saved(SavedSearch("蟒", "tag:python"))
    field = sidebar.findChild(QLineEdit)
    assert field is not None
    field.setText("   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: sidebar.state() != sidebar.State.EditingState, "the end of editing")
    spin(50)
    assert sidebar.index_of(SavedSearch("蟒", "tag:python")).data() == "蟒"
    assert saved(window) == [SavedSearch("蟒", "tag:python")]


def test_what_may_be_searched_for_is_read_to_its_end(window: MainWindow) -> None:
    popup = window.posts.search.popup
    window.posts.search.show_help()
    wait_until(popup.isVisible, "the list")
    assert popup.viewport().width() >= popup.sizeHintForColumn(0)
    popup.hide()


def test_nothing_to_keep_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(window, "  ", "x", monkeypatch)
    assert saved(window) == []
    assert "first" in window.status.currentMessage()


def test_typing_on_leaves_a_kept_search(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(window, "tag:python", "蟒", monkeypatch)
    window.posts.search.line.setFocus()
    QTest.keyClicks(window.posts.search.line, " x")
    assert window.posts.sidebar.chosen == Scope()
    assert saved(window) == [SavedSearch("蟒", "tag:python")]


def test_kept_searches_are_there_after_a_restart_and_in_no_other_site(
    new_window: Callable[..., MainWindow],
    window: MainWindow,
    site: Path,
    sample_site: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(window, 'tag:"慢 生活"', "慢", monkeypatch)
    window.close()
    again = new_window()
    again.open_site(site)
    wait_until(lambda: saved(again), "the searches")
    assert saved(again) == [SavedSearch("慢", 'tag:"慢 生活"')]
    again.posts.sidebar.setCurrentIndex(again.posts.sidebar.index_of(saved(again)[0]))
    wait_for_list(again, [f"{NOTES}/纸张的脾气.md"])
    again.open_site(sample_site)
    assert saved(again) == []
    assert not again.posts.search.text()


def test_the_menu_of_a_kept_search_removes_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(window, "tag:python", "蟒", monkeypatch)
    sidebar = window.posts.sidebar
    place = sidebar.visualRect(sidebar.index_of(SavedSearch("蟒", "tag:python"))).center()
    sidebar.customContextMenuRequested.emit(place)
    pick(open_menu(), "Remove")
    assert saved(window) == []


def test_enter_in_the_list_goes_on_in_the_text_and_a_glance_does_not(window: MainWindow) -> None:
    posts, editor = window.posts, window.editor_pane.editor
    posts.focus_list()
    QTest.keyClick(posts.list, Qt.Key.Key_Down)
    wait_until(lambda: window.workspace.desk.current is not None, "the post")
    spin(20)
    assert QApplication.focusWidget() is posts.list
    QTest.keyClick(posts.list, Qt.Key.Key_Return)
    wait_until(lambda: QApplication.focusWidget() is editor, "the text")


def test_going_to_a_post_by_name_leads_into_its_text(window: MainWindow) -> None:
    window.posts.focus_list()
    window.actions_table["quick_open"].trigger()
    palette = window.findChild(Palette)
    assert palette is not None
    palette.line.setText("Letterpress")
    wait_until(lambda: palette.model.rowCount() == 1, "the post")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    wait_until(lambda: QApplication.focusWidget() is window.editor_pane.editor, "the text")
    assert window.workspace.desk.current is not None
    assert window.workspace.desk.current.title == "Letterpress at home"


def test_a_search_that_is_left_comes_back_to_the_post_in_the_editor(window: MainWindow, site: Path) -> None:
    window.resize(900, 600)
    posts = window.posts
    window.workspace.open_post(site / "source/_posts/more/filler-00.md")
    shown = posts.model.index_of(posts._shown_id)
    assert shown.row() > 10  # among the last by date
    for query in ("Filler", "tag:python"):  # with it, and without
        posts.search.set_text(query)
        wait_until(lambda: posts.model.rowCount() < ALL_POSTS, "the search")
        assert posts.list.verticalScrollBar().value() == 0
        posts.search.line.setFocus()
        QTest.keyClick(posts.search.line, Qt.Key.Key_Escape)
        wait_until(lambda: posts.model.rowCount() == ALL_POSTS, "every post")
        place = posts.list.visualRect(posts.model.index_of(posts._shown_id))
        assert posts.list.viewport().rect().contains(place), query
        assert posts.list.currentIndex() == posts.model.index_of(posts._shown_id)


def test_a_folder_that_is_chosen_is_shown_from_its_first_post(window: MainWindow, site: Path) -> None:
    window.resize(900, 600)
    posts = window.posts
    window.workspace.open_post(site / "source/_posts/more/filler-00.md")
    posts.sidebar.scope_chosen.emit(Scope(ScopeKind.FOLDER, "source/_posts/more"))
    wait_until(lambda: posts.model.rowCount() == 20, "the folder")
    assert posts.list.verticalScrollBar().value() == 0
