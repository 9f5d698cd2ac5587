"""Order, groups, cards and columns, and what stays put while posts come and go."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from galley.core.library import Scope, ScopeKind
from galley.services import listing
from galley.services.listing import Listing
from galley.ui.posts.columns import Column
from galley.ui.window import MainWindow
from support.listing import indexed, listed, wait_for_list
from support.sites import post
from support.waiting import wait_until

NOTES = "source/_posts/notes"
DRAFTS, MORE = "source/_drafts", "source/_posts/more"


def headings(window: MainWindow) -> list[tuple[str, int, bool]]:
    """The headings from top to bottom: name, number of posts, folded."""
    shown = window.posts.model.arrangement
    found = (shown.heading(line) for line in range(len(shown)))
    return [(each.name, each.count, each.folded) for each in found if each is not None]


def group(window: MainWindow, name: str) -> None:
    window.actions_table[f"group_{name}"].trigger()
    wait_until(lambda: bool(headings(window)) is (name != "none"), f"groups by {name}")


def lines_of(window: MainWindow, name: str) -> range:
    """The lines of the posts under a heading."""
    shown = window.posts.model.arrangement
    places = [line for line in range(len(shown)) if shown.lines[line] < 0]
    at = next(line for line in places if (each := shown.heading(line)) and each.name == name)
    return range(at + 1, next((line for line in places if line > at), len(shown)))


def test_folders_months_and_tags_head_their_posts(window: MainWindow) -> None:
    group(window, "folder")
    assert {(name, count) for name, count, _ in headings(window)} == {(NOTES, 4), (MORE, 20), (DRAFTS, 1)}
    group(window, "month")
    wait_until(lambda: ("2024-04", 1, False) in headings(window), "the months")
    assert ("", 1, False) in headings(window)  # the draft has no date
    group(window, "tag")
    wait_until(lambda: any(name == "随笔" for name, *_ in headings(window)), "the tags")
    counts = {name: count for name, count, _ in headings(window)}
    assert counts["随笔"] == 2
    assert counts[""] == 21
    # A post with two tags stands under both, and counts once.
    assert listed(window).count(f"{NOTES}/自媒体人的一天.md") == 2
    assert window.posts.count.text() == "25 posts"
    group(window, "none")
    assert len(listed(window)) == 25


def test_posts_stand_together_by_what_a_header_key_says(window: MainWindow) -> None:
    listing, menu = window.posts.listing, window.posts.look.menu()
    wait_until(lambda: "rating" in window.workspace.sites.habits.keys, "the site's header keys")
    menu.aboutToShow.emit()
    submenu = next(each for each in menu.findChildren(QMenu) if each.title() == "By header key")
    offered = {action.text(): action for action in submenu.actions()}
    assert not {"title", "date", "tags"} & set(offered)
    offered["rating"].trigger()
    wait_until(lambda: ("10", 1, False) in headings(window), "groups by rating")
    assert [name for name, *_ in headings(window)] == ["1", "3", "10", ""]
    shown = window.posts.model.arrangement
    titles = [
        window.posts.model.title_of(each) for line in range(len(shown)) if (each := shown.heading(line))
    ]
    assert titles == ["rating: 1", "rating: 3", "rating: 10", "Without rating"]
    listing.sort_by("rating", descending=True)
    wait_until(lambda: [name for name, *_ in headings(window)] == ["10", "3", "1", ""], "the highest first")
    # What the next window starts with.
    again = Listing(window.workspace.sites, window.settings)
    assert again.group_by == "key:rating"
    menu.aboutToShow.emit()
    submenu = next(each for each in menu.findChildren(QMenu) if each.title() == "By header key")
    assert [action.text() for action in submenu.actions() if action.isChecked()] == ["rating"]
    group(window, "none")


def test_groups_are_folded_and_opened_from_the_keyboard(window: MainWindow) -> None:
    group(window, "folder")
    view = window.posts.list
    view.setFocus()
    inside = lines_of(window, NOTES)
    view.setCurrentIndex(window.posts.model.index(inside[2]))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert (NOTES, 4, True) in headings(window)
    assert len(listed(window)) == 21
    on = window.posts.model.arrangement.heading(view.currentIndex().row())
    assert on is not None
    assert on.name == NOTES
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (NOTES, 4, False) in headings(window)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (NOTES, 4, True) in headings(window)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert (NOTES, 4, False) in headings(window)
    # Those folded away still count, and are still there for what is done with all that are shown.
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert window.posts.count.text() == "25 posts"
    found: list[list[str]] = []
    window.posts.listing.paths(found.append)
    wait_until(lambda: found, "the paths")
    assert sorted(found[0]) == sorted(indexed(window))


def test_a_click_on_a_heading_folds_and_chooses_nothing(window: MainWindow) -> None:
    group(window, "folder")
    view = window.posts.list
    view.setCurrentIndex(window.posts.model.index(lines_of(window, NOTES)[0]))
    before = window.workspace.desk.current
    line = lines_of(window, NOTES).start - 1
    view.scrollTo(window.posts.model.index(line))
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(window.posts.model.index(line)).center(),
    )
    assert (NOTES, 4, True) in headings(window)
    assert window.workspace.desk.current is before


def test_a_group_stays_folded_when_its_posts_change(window: MainWindow, site: Path) -> None:
    group(window, "folder")
    window.posts.listing.turn(NOTES)
    (site / NOTES / "new.md").write_text(post("New"), encoding="utf-8")
    wait_until(lambda: (NOTES, 5, True) in headings(window), "the new post under its folded heading")


def test_the_list_is_sorted_by_a_header_key_as_numbers_sort(window: MainWindow) -> None:
    order = window.posts.order
    order.menu().aboutToShow.emit()
    more = next(action for action in order.menu().actions() if action.menu() is not None)
    key = next(action for action in more.menu().actions() if action.text() == "rating")  # type: ignore[union-attr]
    key.trigger()
    wait_until(lambda: order.text() == "rating ↓", "the order")
    first = [f"{NOTES}/{name}.md" for name in ("Letterpress at home", "自媒体人的一天", "纸张的脾气")]
    wait_until(lambda: listed(window)[:3] == first, "ten before three before one")
    order.sort_by("rating")
    wait_until(lambda: listed(window)[:3] == first[::-1], "the order turned round, those without still last")


def test_a_search_has_an_order_of_its_own(window: MainWindow) -> None:
    order = window.posts.order
    order.sort_by("title")
    wait_until(lambda: order.text() == "Title ↑", "the order")
    window.posts.search.set_text("tag:随笔")
    wait_until(lambda: window.posts.model.rowCount() == 2, "the search")
    assert order.text() == "Best first"
    order.sort_by("path")
    wait_until(lambda: order.text() == "Path ↑", "its order")
    window.posts.search.set_text("")
    wait_until(lambda: window.posts.model.rowCount() == 25, "every post")
    assert order.text() == "Title ↑"


def test_the_heads_of_columns_sort_and_show_the_order(window: MainWindow) -> None:
    window.actions_table["list_columns"].trigger()
    view, header = window.posts.list, window.posts.list.header
    assert header.isVisible()
    window.split.setSizes([900, 200, 200])
    assert not header.isSectionHidden(Column.FOLDER)

    def click(column: Column) -> None:
        x = header.sectionViewportPosition(column) + 12
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))

    click(Column.TITLE)
    wait_until(lambda: window.posts.order.text() == "Title ↑", "the order")
    wait_until(lambda: listed(window)[0] == f"{MORE}/filler-00.md", "the first title")
    assert header.sortIndicatorSection() == Column.TITLE
    click(Column.TITLE)
    wait_until(lambda: listed(window)[-1] == f"{MORE}/filler-00.md", "the first title at the end")
    click(Column.TAGS)  # no order
    assert window.posts.order.text() == "Title ↓"
    window.posts.order.sort_by("rating")
    wait_until(lambda: header.sortIndicatorSection() == -1, "no arrow on any column")
    assert view.visualRect(window.posts.model.index(0)).top() == 0


def test_keys_of_the_header_are_columns_that_sort_and_are_kept_for_the_site(
    window: MainWindow, new_window: Callable[..., MainWindow], site: Path
) -> None:
    look = window.posts.look
    look.menu().aboutToShow.emit()
    more = next(action.menu() for action in look.menu().actions() if action.menu() is not None)
    assert not {"title", "date", "tags"} & {action.text() for action in more.actions()}  # type: ignore[union-attr]
    next(action for action in more.actions() if action.text() == "rating").trigger()  # type: ignore[union-attr]
    view, header = window.posts.list, window.posts.list.header
    assert view.in_columns
    window.split.setSizes([900, 200, 200])
    column = len(Column)
    assert header.model().headerData(column, Qt.Orientation.Horizontal) == "rating"
    assert not header.isSectionHidden(column)
    x = header.sectionViewportPosition(column) + 12
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))
    wait_until(lambda: listed(window)[0] == f"{NOTES}/Letterpress at home.md", "ten before three before one")
    assert header.sortIndicatorSection() == column
    model = window.posts.model

    def shown() -> list[str]:
        rows = [model.row(line) for line in range(4)]
        return [model.value("rating", row) for row in rows if row is not None]

    assert shown() == ["10", "3", "1", ""]
    path = site / NOTES / "Letterpress at home.md"
    path.write_text(path.read_text("utf-8").replace("rating: 10", "rating: 20"), encoding="utf-8")
    wait_until(lambda: shown()[0] == "20", "the new value")
    window.close()
    again = new_window()
    again.open_site(site)
    assert again.posts.list.header.keys == ("rating",)
    look = again.posts.look
    wait_until(lambda: again.posts.model.rowCount() == 25, "the list")
    look.menu().aboutToShow.emit()
    more = next(action.menu() for action in look.menu().actions() if action.menu() is not None)
    next(action for action in more.actions() if action.text() == "rating").trigger()  # type: ignore[union-attr]
    assert again.posts.list.header.count() == len(Column)


def test_cards_or_columns_are_kept_over_a_restart(
    window: MainWindow, new_window: Callable[..., MainWindow]
) -> None:
    window.actions_table["list_columns"].trigger()
    assert window.posts.list.in_columns
    window.close()
    again = new_window()
    assert again.posts.list.in_columns
    assert again.posts.list.header.isVisible()
    again.posts.show_columns(False)
    assert not again.posts.list.header.isVisible()


@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize("theme", ["theme_light", "theme_dark"])
def test_what_is_chosen_is_seen_in_both_looks_and_palettes(
    window: MainWindow, theme: str, *, columns: bool
) -> None:
    window.actions_table[theme].trigger()
    window.posts.show_columns(columns)
    view = window.posts.list
    view.setCurrentIndex(window.posts.model.index(1))

    def ground(line: int) -> QColor:
        image: QImage = view.viewport().grab().toImage()
        at = view.visualRect(window.posts.model.index(line))
        ratio = image.devicePixelRatio()
        return image.pixelColor(int((at.right() - 5) * ratio), int((at.top() + 2) * ratio))

    assert ground(1) != ground(3)


# -- what stays put --------------------------------------------------------------------------------


def middle(window: MainWindow) -> str:
    """The post at the upper edge of the list, scrolled to the middle."""
    view = window.posts.list
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    row = window.posts.model.row(view.visible_lines().start)
    assert row is not None
    return row.path


def at_the_edge(window: MainWindow) -> tuple[str, int]:
    view = window.posts.list
    line = view.visible_lines().start
    row = window.posts.model.row(line)
    assert row is not None
    return row.path, view.visualRect(window.posts.model.index(line)).top()


def test_selection_scroll_and_current_post_stay_while_others_come_and_go(
    window: MainWindow, site: Path
) -> None:
    view, model = window.posts.list, window.posts.model
    middle(window)
    lines = list(view.visible_lines())
    view.setCurrentIndex(model.index(lines[1]))
    view.selectionModel().select(model.index(lines[2]), view.selectionModel().SelectionFlag.Select)
    chosen, edge, current = window.posts.selected_paths(), at_the_edge(window), view.currentIndex().data()
    # One comes at the top, one goes from the end, one gets another title.
    (site / MORE / "newest.md").write_text(post("Newest"), encoding="utf-8")
    (site / DRAFTS / "later.md").unlink()
    (site / NOTES / "纸张的脾气.md").write_text(post("纸张"), encoding="utf-8")

    def come() -> bool:
        shown = listed(window)
        return f"{MORE}/newest.md" in shown and f"{DRAFTS}/later.md" not in shown

    wait_until(come, "the changes")
    assert window.posts.selected_paths() == chosen
    assert view.currentIndex().data() == current
    assert at_the_edge(window) == edge


def search_in_two_steps(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show what a search finds, of which three posts come first and the others a moment later."""
    monkeypatch.setattr(listing, "FIRST", 3)
    window.posts.search.set_text("plain")
    wait_until(lambda: len(listed(window)) == 20 and window.posts.listing.complete, "the search")


def test_a_change_leaves_what_a_search_shows_where_it_is(
    window: MainWindow, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search_in_two_steps(window, monkeypatch)
    view, model = window.posts.list, window.posts.model
    view.setCurrentIndex(model.index(4))
    for line in (9, 17):
        view.selectionModel().select(model.index(line), view.selectionModel().SelectionFlag.Select)
    view.scrollTo(model.index(17))
    chosen, edge = window.posts.selected_paths(), at_the_edge(window)
    shown: list[int] = []
    window.posts.listing.arranged.connect(lambda arrangement: shown.append(arrangement.posts))
    (site / MORE / "newest.md").write_text(post("Newest", body="plain\n"), encoding="utf-8")
    wait_until(lambda: len(listed(window)) == 21, "the change")
    assert min(shown) >= 20
    assert window.posts.selected_paths() == chosen
    assert at_the_edge(window) == edge


def test_what_is_chosen_stays_so_when_a_search_is_sorted_otherwise_or_narrowed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    search_in_two_steps(window, monkeypatch)
    view, model = window.posts.list, window.posts.model
    view.setCurrentIndex(model.index(4))
    for line in (5, 6, 12, 17):
        view.selectionModel().select(model.index(line), view.selectionModel().SelectionFlag.Select)
    chosen, before = set(window.posts.selected_paths()), listed(window)
    window.posts.order.sort_by("title")
    wait_until(lambda: len(now := listed(window)) == 20 and now != before, "the other order")
    assert set(window.posts.selected_paths()) == chosen
    window.posts.search.set_text("plain words")
    wait_until(lambda: window.posts.listing.words == ("plain", "words"), "the narrower search")
    wait_until(lambda: window.posts.listing.complete and len(listed(window)) == 20, "all of it")
    assert set(window.posts.selected_paths()) == chosen


def test_a_new_title_is_shown_where_the_post_is(window: MainWindow, site: Path) -> None:
    path = site / NOTES / "排一张名片.md"
    window.workspace.open_post(path)
    title = "Set in type"
    path.write_text(path.read_text("utf-8").replace("排一张名片", title), encoding="utf-8")
    index = window.posts.list.currentIndex
    wait_until(lambda: index().data() == title, "the new title")
    assert window.posts.selected_paths() == [f"{NOTES}/排一张名片.md"]


def test_the_post_in_the_editor_is_chosen_again_when_a_search_ends(window: MainWindow, site: Path) -> None:
    window.workspace.open_post(site / NOTES / "纸张的脾气.md")
    window.posts.search.set_text("letterpress")
    wait_for_list(window, [f"{NOTES}/Letterpress at home.md"])
    assert window.posts.selected_paths() == []
    assert window.workspace.desk.current is not None
    assert window.workspace.desk.current.path.name == "纸张的脾气.md"
    window.posts.search.set_text("")
    wait_until(lambda: window.posts.selected_paths() == [f"{NOTES}/纸张的脾气.md"], "the post in front")
    view = window.posts.list
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_a_folder_that_goes_leaves_the_list_showing_all(window: MainWindow, site: Path) -> None:
    sidebar = window.posts.sidebar
    sidebar.setCurrentIndex(sidebar.index_of(Scope(ScopeKind.FOLDER, DRAFTS)))
    wait_for_list(window, [f"{DRAFTS}/later.md"])
    (site / DRAFTS / "later.md").replace(site / MORE / "later.md")
    wait_until(lambda: window.posts.model.rowCount() == 25, "every post")
    assert sidebar.chosen == Scope()


def test_counts_stand_beside_folders_and_tags_and_follow(window: MainWindow, site: Path) -> None:
    from galley.ui.posts.counts import COUNT_ROLE

    sidebar = window.posts.sidebar

    def count(scope: Scope) -> int | None:
        return sidebar.index_of(scope).data(COUNT_ROLE)

    assert count(Scope()) == 25
    assert count(Scope(ScopeKind.FOLDER, NOTES)) == 4
    assert count(Scope(ScopeKind.TAG, "随笔")) == 2
    (site / NOTES / "new.md").write_text(post("New", "tags: 随笔\n"), encoding="utf-8")
    wait_until(lambda: count(Scope(ScopeKind.TAG, "随笔")) == 3, "the tag's count")
    assert count(Scope(ScopeKind.FOLDER, NOTES)) == 5
