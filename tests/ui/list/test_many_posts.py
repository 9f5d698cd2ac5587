"""What is done with chosen posts: menu, dragging to a folder, taking it back; the scan, and quick opening."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QMessageBox, QPushButton

from galley.core.library import Library, Scope, ScopeKind
from galley.services import bulk
from galley.ui.palette import Palette
from galley.ui.window import MainWindow
from support.listing import indexed, listed, open_menu, pick, wait_for_list
from support.sites import tree
from support.waiting import wait_until

NOTES, MORE, DRAFTS = "source/_posts/notes", "source/_posts/more", "source/_drafts"


def choose(window: MainWindow, paths: list[str]) -> None:
    model, chosen = window.posts.model, window.posts.list.selectionModel()
    chosen.clear()
    shown = listed(window)
    for path in paths:
        chosen.select(model.index(shown.index(path)), QItemSelectionModel.SelectionFlag.Select)


def drop(window: MainWindow, folder: str) -> bool:
    """Drag what is chosen onto a folder of the sidebar; False where it may not be dropped."""
    sidebar = window.posts.sidebar
    index = sidebar.index_of(Scope(ScopeKind.FOLDER, folder))
    assert index.isValid()
    sidebar.expandAll()
    sidebar.scrollTo(index)
    return drop_at(window, sidebar.visualRect(index).center())


def drop_at(window: MainWindow, at: QPoint) -> bool:
    sidebar = window.posts.sidebar
    data: QMimeData = window.posts.model.mime_of(window.posts.list.selected_ids())
    plain = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    move = QDragMoveEvent(at, Qt.DropAction.MoveAction, *plain)
    sidebar.dragMoveEvent(move)
    if move.isAccepted():
        sidebar.dropEvent(QDropEvent(QPointF(at), Qt.DropAction.MoveAction, *plain))
    return move.isAccepted()


def press_notice(window: MainWindow, text: str) -> None:
    notices = window.editor_pane.notices
    bar = notices.findChildren(QFrame, "notice")[-1]
    next(button for button in bar.findChildren(QPushButton) if button.text() == text).click()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; every question is answered with yes."""
    questions: list[str] = []

    def answer(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        questions.append(text)
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", answer)
    return questions


def test_several_posts_dragged_to_a_folder_go_after_a_question_and_come_back(
    window: MainWindow, site: Path, asked: list[str]
) -> None:
    before = tree(site / "source")
    choose(window, [f"{MORE}/filler-00.md", f"{MORE}/filler-01.md"])
    assert drop(window, NOTES)
    wait_until(lambda: window.editor_pane.notices.text_of("bulk"), "the move")
    assert len(asked) == 1
    assert f"Move 2 posts with their asset folders to {NOTES}?" in asked[0]
    assert f"{MORE}/filler-01.md" in asked[0]
    moved = [f"{NOTES}/filler-00.md", f"{NOTES}/filler-01.md"]
    wait_until(lambda: set(moved) <= set(listed(window)), "the posts in their new folder")
    assert (site / NOTES / "filler-00" / "photo.png").read_bytes() == b"not really a picture"
    assert not (site / MORE / "filler-00").exists()
    assert window.editor_pane.notices.text_of("bulk") == f"2 posts were moved to {NOTES}."
    press_notice(window, "Undo")
    wait_until(lambda: f"{MORE}/filler-01.md" in listed(window), "the posts back")
    assert tree(site / "source") == before
    assert window.editor_pane.notices.text_of("bulk") is None


def test_a_move_is_taken_back_by_a_later_start(
    window: MainWindow, new_window: Callable[..., MainWindow], site: Path, asked: list[str]
) -> None:
    before = tree(site / "source")
    choose(window, [f"{MORE}/filler-00.md", f"{MORE}/filler-01.md"])
    assert drop(window, NOTES)
    wait_until(lambda: window.editor_pane.notices.text_of("bulk"), "the move")
    window.close()
    again = new_window()
    again.open_site(site)
    wait_until(lambda: f"{NOTES}/filler-01.md" in listed(again), "the posts in their new folder")
    again.actions_table["undo_many"].trigger()
    assert f"Move 2 posts to {NOTES}" in asked[-1]
    wait_until(lambda: f"{MORE}/filler-01.md" in listed(again), "the posts back")
    assert tree(site / "source") == before


def test_no_is_an_answer(window: MainWindow, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    no = QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *question: (asked.append(question), no)[1])
    before = tree(site / "source")
    choose(window, [f"{MORE}/filler-00.md", f"{MORE}/filler-01.md"])
    assert drop(window, NOTES)
    wait_until(lambda: asked and not window.workspace.changes.busy, "the question")
    assert tree(site / "source") == before
    assert window.editor_pane.notices.text_of("bulk") is None


def test_one_post_moves_without_a_question_and_its_tab_follows_with_unsaved_text(
    window: MainWindow, site: Path, asked: list[str]
) -> None:
    post = window.workspace.open_post(site / NOTES / "纸张的脾气.md")
    assert post is not None
    editor = window.editor_pane.editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "more")
    wait_until(lambda: window.posts.selected_paths() == [f"{NOTES}/纸张的脾气.md"], "the post in the list")
    assert drop(window, MORE)
    wait_until(lambda: window.editor_pane.notices.text_of("bulk"), "the move")
    assert asked == []
    assert post.path == site / MORE / "纸张的脾气.md"
    assert post.path.read_text("utf-8").endswith("more")
    wait_until(lambda: window.posts.selected_paths() == [f"{MORE}/纸张的脾气.md"], "the post in the list")


def test_a_name_that_is_taken_moves_none_of_them(window: MainWindow, site: Path, asked: list[str]) -> None:
    (site / NOTES / "filler-01.md").write_text("mine\n", encoding="utf-8")
    before = tree(site / "source")
    wait_until(lambda: f"{NOTES}/filler-01.md" in listed(window), "the post of that name")
    choose(window, [f"{MORE}/filler-00.md", f"{MORE}/filler-01.md"])
    assert drop(window, NOTES)
    wait_until(lambda: window.editor_pane.notices.text_of("failed"), "the refusal")
    assert tree(site / "source") == before
    assert "filler-01.md" in (window.editor_pane.notices.text_of("failed") or "")


def test_a_draft_is_not_published_by_dragging(window: MainWindow, site: Path) -> None:
    choose(window, [f"{DRAFTS}/later.md"])
    drop(window, NOTES)
    wait_until(lambda: window.editor_pane.notices.text_of("failed"), "the refusal")
    assert (site / DRAFTS / "later.md").is_file()
    assert "publish it first" in (window.editor_pane.notices.text_of("failed") or "")


def test_posts_can_be_dropped_on_folders_only(window: MainWindow) -> None:
    choose(window, [f"{MORE}/filler-00.md"])
    sidebar = window.posts.sidebar
    sidebar.expandAll()
    sidebar.scrollToTop()
    assert not drop_at(window, sidebar.visualRect(sidebar.index_of(Scope())).center())
    tag = sidebar.index_of(Scope(ScopeKind.TAG, "随笔"))
    sidebar.scrollTo(tag)
    assert not drop_at(window, sidebar.visualRect(tag).center())


# -- the menu --------------------------------------------------------------------------------------


def test_the_menu_of_several_posts_does_what_is_done_to_several(
    window: MainWindow, site: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [f"{MORE}/filler-03.md", f"{MORE}/filler-02.md"]
    trashed: list[Path] = []
    monkeypatch.setattr(bulk, "trash", lambda _site, path, _others: trashed.append(path) or [(path, None)])
    before = window.workspace.desk.current
    choose(window, paths)
    view = window.posts.list
    line = listed(window).index(paths[0])
    view.scrollTo(window.posts.model.index(line))
    at = view.visualRect(window.posts.model.index(line)).center()
    view.customContextMenuRequested.emit(at)
    menu = open_menu()
    assert not any("Rename" in action.text() for action in menu.actions())
    pick(menu, "Copy Paths")
    in_order = [path for path in listed(window) if path in paths]
    wanted = [str(site / path) for path in in_order]
    wait_until(lambda: QGuiApplication.clipboard().text().split("\n") == wanted, "the paths")
    assert window.workspace.desk.current is before  # no post was opened for it
    view.customContextMenuRequested.emit(at)
    pick(open_menu(), "Move 2 Posts to Trash")
    wait_until(lambda: len(trashed) == 2, "the trash")
    assert trashed == [site / path for path in in_order]
    assert "filler-02.md" in asked[0]


def test_a_right_click_on_another_post_is_about_that_one(window: MainWindow) -> None:
    menus: list[list[int]] = []
    window.posts.menu_wanted.connect(lambda posts, _at: menus.append(posts))
    shown = listed(window)
    choose(window, shown[1:3])
    view = window.posts.list
    at = view.visualRect(window.posts.model.index(0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.RightButton, pos=at)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.RightButton, pos=at)
    view.customContextMenuRequested.emit(at)
    assert menus == [[window.posts.model.arrangement.lines[0]]]
    open_menu().close()


def test_shift_and_the_arrows_choose_several_and_open_none_on_the_way(window: MainWindow) -> None:
    window.posts.focus_list()
    view = window.posts.list
    wait_until(lambda: window.workspace.desk.current is not None, "the first post")
    first = window.workspace.desk.current
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert window.posts.selected_paths() == listed(window)[:4]
    assert window.posts.count.text() == "4 of 25 chosen"
    assert window.workspace.desk.current is first
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.posts.count.text() == "25 of 25 chosen"


# -- the scan ---------------------------------------------------------------------------------------


def test_a_scan_is_stopped_keeps_what_it_read_and_goes_on(
    new_window: Callable[..., MainWindow], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: MainWindow = new_window()
    go_on, scans = threading.Event(), [0]
    scan = Library.scan

    def held(library: Library, progress: object, cancelled: object) -> None:
        """As a scan of a slow disk: it has told of the first posts and waits for the others."""
        scans[0] += 1
        if scans[0] > 1:
            scan(library, progress, cancelled)  # type: ignore[arg-type]
            return
        library.refresh([site / NOTES], lambda _done, _total, *found: progress(4, 25, *found))  # type: ignore[operator]
        while not cancelled() and not go_on.wait(0.01):  # type: ignore[operator]
            pass

    monkeypatch.setattr(Library, "scan", held)
    try:
        window.open_site(site)
        bar = window.posts.scan_bar
        wait_until(bar.stop.isVisible, "the bar with its button")
        assert bar.text.text() == "4 of 25"
        wait_until(lambda: len(listed(window)) == 4, "what is read")
        bar.stop.click()
        wait_until(lambda: not window.workspace.sites.scanning, "the end of the scan")
        assert bar.isVisible()
        assert bar.text.text() == "Not all posts are read."
        assert len(listed(window)) == 4
        bar.resume.click()
        wait_until(lambda: len(listed(window)) == 25, "the rest")
        wait_until(lambda: not bar.isVisible(), "the bar gone")
        assert not window.workspace.sites.scan_stopped
    finally:
        go_on.set()


# -- quick opening -----------------------------------------------------------------------------------


def quick(window: MainWindow, text: str, monkeypatch: pytest.MonkeyPatch) -> Palette:
    palettes: list[Palette] = []
    monkeypatch.setattr(Palette, "open", lambda palette: palettes.append(palette))  # noqa: PLW0108  has a self
    window.actions_table["quick_open"].trigger()
    palette = palettes[0]
    palette.line.setText(text)
    return palette


@pytest.mark.parametrize(
    ("letters", "title"),
    [
        ("zmt", "自媒体人的一天"),
        ("zimeiti", "自媒体人的一天"),
        ("letter", "Letterpress at home"),
        ("名片", "排一张名片"),
        ("lth", "Letterpress at home"),
        ("filler-17", "Filler 17"),
        ("notes/let", "Letterpress at home"),
    ],
)
def test_a_few_letters_find_a_post_and_enter_opens_it(
    window: MainWindow, letters: str, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    palette = quick(window, letters, monkeypatch)
    wait_until(lambda: palette.model.shown and palette.model.shown[0].text == title, f"{title} first")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    path = next(path for path, row in indexed(window).items() if row.title == title)
    wait_until(lambda: window.workspace.desk.current is not None, "the post")
    current = window.workspace.desk.current
    assert current is not None
    assert window.workspace.relative(current.path) == path
    wait_until(lambda: window.posts.selected_paths() == [path], "the post in the list")


def test_without_letters_the_posts_shown_lately_come_first(
    window: MainWindow, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("filler-05", "filler-07", "filler-09"):
        window.workspace.open_post(site / MORE / f"{name}.md")
    palette = quick(window, "", monkeypatch)
    wait_until(lambda: len(palette.model.shown) == 25, "the posts")
    assert [choice.text for choice in palette.model.shown[:2]] == ["Filler 07", "Filler 05"]


def test_letters_that_fit_nothing_leave_nothing_to_open(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    palette = quick(window, "qqqxxx", monkeypatch)
    wait_until(lambda: not palette.model.shown, "an empty list")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.workspace.desk.current is None
    palette.close()


def test_the_list_of_paths_is_asked_beside_the_window(window: MainWindow) -> None:
    window.posts.search.set_text("tag:python")
    wait_for_list(window, [f"{NOTES}/Letterpress at home.md", f"{NOTES}/排一张名片.md"])
    found: list[list[str]] = []
    window.posts.listing.paths(found.append)
    assert found == []
    wait_until(lambda: found, "the paths")
    assert found == [listed(window)]


def test_the_list_says_that_the_site_is_gone_and_that_it_is_back(
    window: MainWindow, site: Path, tmp_path: Path
) -> None:
    service = window.workspace.sites
    service.presence._timer.setInterval(20)
    bar = window.posts.scan_bar
    wait_until(lambda: service.presence._known is not None and not service.scanning, "the first look")
    site.rename(tmp_path / "elsewhere")
    wait_until(lambda: bar.isVisible() and "gone" in bar.text.text(), "the message")
    assert not bar.resume.isVisible()
    (tmp_path / "elsewhere").rename(site)
    wait_until(lambda: not bar.isVisible(), "its end")
