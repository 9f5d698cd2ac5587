"""The windows that look at and change a whole site."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QMessageBox

from galley.core import bulk
from galley.core.bulk.search import Where
from galley.core.bulk.taxonomy import TermUse
from galley.core.library import Library
from galley.services import bulk as services_bulk
from galley.ui.sitewide.addresses import AddressesWindow
from galley.ui.sitewide.replace import ReplaceWindow
from galley.ui.sitewide.review_dialog import ReviewDialog
from galley.ui.sitewide.taxonomy import TaxonomyWindow
from galley.ui.window import MainWindow
from support.imagehost import image_host
from support.listing import indexed, listed
from support.pictures import picture
from support.previewing import spin
from support.waiting import wait_until

CHECK = Qt.ItemDataRole.CheckStateRole


def texts(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.md")}


def opened(window: MainWindow, command: str, kind: type) -> ...:
    window.actions_table[command].trigger()
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def replace(window: MainWindow) -> ReplaceWindow:
    return opened(window, "replace_in_site", ReplaceWindow)


def search(replace: ReplaceWindow, old: str, new: str) -> None:
    replace.old.setText(old)
    replace.new.setText(new)
    planned(replace)


def planned(replace: ReplaceWindow) -> None:
    wait_until(lambda: not replace._pause.isActive() and not replace.work.planning, "the plan")


def test_hits_are_shown_in_place_ticked_replaced_and_taken_back(
    window: MainWindow, replace: ReplaceWindow, sample_site: Path
) -> None:
    before = texts(sample_site)
    search(replace, "the", "THE")
    model = replace.review.model
    hits, files = model.counts()
    assert hits > files > 1
    assert texts(sample_site) == before
    place = model.index(0, 0, model.index(0, 0))
    assert "the → THE" in place.data()
    assert "+" in replace.review.diff.toPlainText()
    # All but one hit of the first file are left out.
    QTest.mouseClick(replace.review.none_button, Qt.MouseButton.LeftButton)
    assert not replace.go_button.isEnabled()
    assert model.setData(place, Qt.CheckState.Checked, CHECK)
    assert model.index(0, 0).data(CHECK) in (Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)
    QTest.mouseClick(replace.go_button, Qt.MouseButton.LeftButton)
    wait_until(replace.undo_button.isVisible, "the writing")
    after = texts(sample_site)
    (changed,) = (path for path in before if before[path][0] != after[path][0])
    assert after[changed][0] == before[changed][0].replace(b"the", b"THE", 1)
    QTest.mouseClick(replace.undo_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: texts(sample_site) == before, "the undo")
    wait_until(lambda: not window.workspace.changes.busy, "its end")


def test_groups_are_written_as_in_the_find_bar(replace: ReplaceWindow, sample_site: Path) -> None:
    before = texts(sample_site)
    replace.is_regex.setChecked(True)
    search(replace, r"\b(t)(he)\b", r"$2\1$$")
    model = replace.review.model
    assert "the → het$" in model.index(0, 0, model.index(0, 0)).data()
    assert texts(sample_site) == before


def test_space_ticks_what_is_selected(replace: ReplaceWindow) -> None:
    search(replace, "the", "THE")
    tree, model = replace.review.tree, replace.review.model
    tree.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert model.index(0, 0).data(CHECK) == Qt.CheckState.Unchecked
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert model.index(0, 0).data(CHECK) == Qt.CheckState.Checked


@pytest.mark.parametrize("pattern", ["(a", r"[z-a]"])
def test_a_wrong_pattern_is_said_and_nothing_can_be_replaced(replace: ReplaceWindow, pattern: str) -> None:
    replace.is_regex.setChecked(True)
    search(replace, pattern, "x")
    assert "Regular expression, character" in replace.review.message.text()
    assert not replace.go_button.isEnabled()


def test_an_open_post_tells_which_change_of_galley_it_shows_and_what_came_from_outside(
    window: MainWindow, replace: ReplaceWindow, sample_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = sorted(path for path in texts(sample_site / "source") if b"the" in path.read_bytes())[:2]
    workspace = window.workspace
    posts = [workspace.open_post(path) for path in (ours, theirs)]
    assert all(posts)
    said: list[str] = []
    window.status.messageChanged.connect(said.append)

    def of(path: Path) -> list[str]:
        post = workspace.desk.find(path)
        assert post is not None
        return [text for text in said if text.startswith(post.title)]

    search(replace, "the", "THE")
    written = bulk.carry_out

    def meanwhile(*args: ..., **kwargs: ...) -> bulk.Outcome:
        theirs.write_bytes(theirs.read_bytes() + b"\nFrom outside.\n")
        return written(*args, **kwargs)

    monkeypatch.setattr(bulk, "carry_out", meanwhile)
    QTest.mouseClick(replace.go_button, Qt.MouseButton.LeftButton)
    wait_until(replace.undo_button.isVisible, "the writing")
    wait_until(lambda: bool(of(ours) and of(theirs)), "what is said of both")
    assert {text.partition(" was changed ")[2] for text in of(ours)} == {"by Galley: the → THE"}
    assert {text.partition(" was changed ")[2] for text in of(theirs)} == {
        "on disk and is shown as it is now."
    }
    said.clear()
    QTest.mouseClick(replace.undo_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: bool(of(ours)), "what is said of the undo")
    assert {text.partition(" was changed ")[2] for text in of(ours)} == {"by Galley: Undo: the → THE"}
    wait_until(lambda: not workspace.changes.busy, "its end")
    said.clear()
    ours.write_bytes(ours.read_bytes() + b"\nFrom outside.\n")
    wait_until(lambda: bool(of(ours)), "what is said of the change from outside")
    assert "on disk" in of(ours)[0]


def test_the_unsaved_text_of_an_open_post_is_searched_and_saved_before(
    window: MainWindow, posts: Path, replace: ReplaceWindow
) -> None:
    post = window.workspace.open_post(posts / "a-first-proof.md")
    assert post is not None
    disk = post.path.read_bytes()
    window.editor_pane.editor.insertPlainText("never saved word ")
    search(replace, "never saved", "ever saved")
    assert replace.review.model.counts() == (1, 1)
    assert (
        "never saved → ever saved"
        in replace.review.model.index(0, 0, replace.review.model.index(0, 0)).data()
    )
    assert post.path.read_bytes() == disk
    replace.go_button.click()
    wait_until(replace.undo_button.isVisible, "the writing")
    assert "ever saved word " in post.text
    assert "never" not in post.text
    assert not post.dirty


def test_what_the_author_types_after_the_search_is_not_overwritten(
    window: MainWindow, posts: Path, replace: ReplaceWindow
) -> None:
    post = window.workspace.open_post(posts / "a-first-proof.md")
    assert post is not None
    search(replace, "proof", "PROOF")
    window.editor_pane.editor.insertPlainText("typed meanwhile ")
    replace.go_button.click()
    wait_until(replace.undo_button.isVisible, "the writing")
    assert "typed meanwhile" in post.text
    assert "PROOF" not in post.text
    assert "a-first-proof.md" in replace.review.message.text()


def test_only_the_posts_that_the_list_shows_or_has_selected(
    window: MainWindow, replace: ReplaceWindow
) -> None:
    search(replace, "the", "THE")
    everywhere = replace.review.model.counts()[1]
    window.posts.search.set_text("proof")
    wait_until(lambda: len(listed(window)) < everywhere, "the filter")
    replace.scope.setCurrentIndex(1)
    planned(replace)
    names = {str(replace.review.model.index(row, 0).data()) for row in range(replace.review.model.rowCount())}
    assert names <= set(listed(window))
    replace.scope.setCurrentIndex(2)
    planned(replace)
    assert replace.review.model.counts()[1] <= 1


def test_only_in_what_a_search_finds_and_how_many_posts_are_meant(
    window: MainWindow, replace: ReplaceWindow, posts: Path
) -> None:
    for number in range(3):
        text = f"---\ntitle: {number}\ntags: [{'kept' if number else 'other'}]\n---\nzebra\n"
        (posts / f"zebra-{number}.md").write_text(text, encoding="utf-8")
    wait_until(lambda: sum("zebra" in path for path in listed(window)) == 3, "the posts")
    total = window.workspace.sites.counts.posts
    replace.query.set_text("tag:kept")
    search(replace, "zebra", "okapi")
    wait_until(lambda: replace.meant.text() == "2 posts", "the number of posts")
    assert replace.review.model.counts() == (2, 2)
    replace.query.set_text("before:nonsense tag:other")
    planned(replace)
    wait_until(lambda: replace.meant.text() == "1 post", "the number of posts")
    assert "2024-05" in replace.query.trouble.text()
    # A search among the posts that the list shows.
    window.posts.search.set_text("title:1")
    wait_until(lambda: len(listed(window)) < total, "the filter")
    replace.scope.setCurrentIndex(1)
    replace.query.set_text("tag:kept")
    planned(replace)
    wait_until(lambda: replace.meant.text() == "1 post", "the number of posts")
    assert replace.review.model.counts() == (1, 1)
    replace.go_button.click()
    wait_until(replace.undo_button.isVisible, "the writing")
    changed = [path.name for path in sorted(posts.glob("zebra-*.md")) if "okapi" in path.read_text("utf-8")]
    assert changed == ["zebra-1.md"]
    # All hosts are looked for in all posts.
    replace.ask_for_host("a.example")
    assert replace.query.text() == ""


def test_a_host_is_replaced_from_the_view_of_addresses(
    window: MainWindow, posts: Path, sample_site: Path
) -> None:
    for number in range(3):
        text = f"---\ntitle: {number}\n---\n![](https://Old.example/{number}.png) https://old.example.org/\n"
        (posts / f"host-{number}.md").write_text(text, encoding="utf-8")
    addresses = opened(window, "addresses", AddressesWindow)
    wait_until(lambda: addresses._run is None and addresses.host_model.rowCount(), "the count")
    addresses.filter.setText("old.example")
    addresses._select("old.example")
    assert addresses.chosen_host() == "old.example"
    assert addresses.post_model.rowCount() == 3
    addresses.replace_button.click()
    (replace,) = window.findChildren(ReplaceWindow)
    planned(replace)
    assert Where(replace.where.currentData()) is Where.HOSTS
    QTest.keyClicks(replace.new, "new.example")
    planned(replace)
    assert replace.review.model.counts() == (3, 3)
    replace.check_targets.setChecked(False)
    replace.go_button.click()
    wait_until(replace.undo_button.isVisible, "the writing")
    text = (posts / "host-1.md").read_text(encoding="utf-8")
    assert "![](https://new.example/1.png) https://old.example.org/" in text
    wait_until(
        lambda: addresses._run is None
        and not addresses.host_model.findItems("old.example"), "the new count"
    )  # fmt: skip


def test_a_post_behind_a_host_opens_with_its_address_selected_and_again_with_the_next(
    window: MainWindow, posts: Path
) -> None:
    text = (
        "---\ntitle: 图\ncover: https://cdn.example/cover.png\n---\n😀 字\n\n"
        + "一段\n\n" * 100
        + "https://other.example/ ![](https://CDN.example/1.png)\n\n[b](https://cdn.example/2)\n"
    )
    (posts / "behind.md").write_text(text, encoding="utf-8")
    addresses = opened(window, "addresses", AddressesWindow)
    wait_until(lambda: addresses._run is None and addresses.host_model.rowCount(), "the count")
    addresses._select("cdn.example")
    view, index = addresses.posts, addresses.post_model.index(0, 0)
    view.setCurrentIndex(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = window.editor_pane.editor
    assert window.workspace.desk.current is not None
    assert window.workspace.desk.current.path.name == "behind.md"
    spin(50)  # the editor looks once more where the post was left
    top, bottom = editor.lines_on_screen()
    assert top < editor.textCursor().blockNumber() < bottom
    chosen = [editor.textCursor().selectedText()]
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Return)
        chosen.append(editor.textCursor().selectedText())
    first = "https://CDN.example/1.png"
    assert chosen == [first, "https://cdn.example/2", "https://cdn.example/cover.png", first]
    assert window.workspace.desk.dirty() == []


def asked_for_host(window: MainWindow, replace: ReplaceWindow, posts: Path, new: str) -> None:
    text = "---\ntitle: 图\n---\n![](http://old.example/图.png)\n\n![](http://old.example/gone.png)\n"
    (posts / "host.md").write_text(text, encoding="utf-8")
    replace.ask_for_host("old.example")
    replace.new.setText(new)
    planned(replace)
    assert replace.review.model.counts() == (2, 1)


def test_a_host_takes_over_only_what_it_has(window: MainWindow, replace: ReplaceWindow, posts: Path) -> None:
    with image_host({"/图.png": picture()}) as host:
        asked_for_host(window, replace, posts, host.name)
        before = (posts / "host.md").read_bytes()
        replace.go_button.click()
        wait_until(lambda: replace._checked, "the asking")
        assert (posts / "host.md").read_bytes() == before
        assert replace.review.model.counts() == (1, 1)
        assert "1 of 2" in replace.review.message.text()
        assert "404" in replace.review.message.text()
        replace.go_button.click()
        wait_until(replace.undo_button.isVisible, "the writing")
        text = (posts / "host.md").read_text(encoding="utf-8")
        assert f"![](http://{host.name}/图.png)\n\n![](http://old.example/gone.png)" in text


def test_a_host_that_has_everything_takes_over_at_once(
    window: MainWindow, replace: ReplaceWindow, posts: Path
) -> None:
    with image_host({"/图.png": picture(), "/gone.png": picture()}) as host:
        asked_for_host(window, replace, posts, host.name)
        replace.go_button.click()
        wait_until(replace.undo_button.isVisible, "the asking and writing")
        assert (posts / "host.md").read_text(encoding="utf-8").count(host.name) == 2


def test_a_host_that_is_not_there_changes_nothing_unless_the_author_insists(
    window: MainWindow, replace: ReplaceWindow, posts: Path
) -> None:
    asked_for_host(window, replace, posts, "127.0.0.1:9")
    before = (posts / "host.md").read_bytes()
    replace.go_button.click()
    wait_until(lambda: replace._checked, "the asking")
    assert not replace.go_button.isEnabled()
    assert (posts / "host.md").read_bytes() == before
    replace.review.all_button.click()
    replace.go_button.click()
    wait_until(replace.undo_button.isVisible, "the writing")
    assert (posts / "host.md").read_bytes() == before.replace(b"old.example", b"127.0.0.1:9")


def taxonomy_answering(window: MainWindow, monkeypatch: pytest.MonkeyPatch, answer: str) -> TaxonomyWindow:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (answer, True))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: (answer, True))

    def run(dialog: ReviewDialog) -> int:
        wait_until(dialog.apply_button.isEnabled, "the plan")
        dialog.apply_button.click()
        wait_until(lambda: not dialog.work.writing, "the writing")
        return dialog.result()

    monkeypatch.setattr(ReviewDialog, "exec", run)
    taxonomy = opened(window, "taxonomy", TaxonomyWindow)
    wait_until(lambda: taxonomy.tags.model.rowCount() > 0, "the count")
    return taxonomy


def choose(page: ..., *names: str) -> None:
    page.view.clearSelection()
    for name in names:
        (item,) = page.model.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        index = page.proxy.mapFromSource(item.index())
        page.view.selectionModel().select(
            index,
            page.view.selectionModel().SelectionFlag.Select | page.view.selectionModel().SelectionFlag.Rows,
        )


def test_a_tag_is_renamed_in_all_posts_and_the_view_follows(
    window: MainWindow, sample_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(sample_site)
    taxonomy = taxonomy_answering(window, monkeypatch, "校样")
    choose(taxonomy.tags, "proofs")
    (use,) = taxonomy.tags.chosen()
    using = {path for path, row in indexed(window).items() if "proofs" in row.tags}
    assert use.count == len(using)
    taxonomy.tags.rename_button.click()
    wait_until(lambda: taxonomy.tags.model.findItems("校样"), "the view")
    assert not taxonomy.tags.model.findItems("proofs")
    after = texts(sample_site)
    changed = [path for path in before if before[path][0] != after[path][0]]
    assert {path.relative_to(sample_site).as_posix() for path in changed} == using
    for path in changed:
        old, new = before[path][0].split(b"\n"), after[path][0].split(b"\n")
        assert sum(one != other for one, other in zip(old, new, strict=True)) == 1
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.actions_table["undo_many"].trigger()
    wait_until(lambda: texts(sample_site) == before, "the undo")
    wait_until(lambda: taxonomy.tags.model.findItems("proofs"), "the view")


def test_a_category_with_a_slash_in_its_name_is_renamed_in_the_view(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taxonomy = taxonomy_answering(window, monkeypatch, "C/CPP")
    post = posts / "slash.md"
    post.write_text("---\ncategories: C/C++\n---\n", encoding="utf-8")
    window.workspace.sites.refresh([post])
    wait_until(lambda: taxonomy.categories.model.findItems("C/C++"), "the new category")
    taxonomy.tabs.setCurrentWidget(taxonomy.categories)
    choose(taxonomy.categories, "C/C++")
    taxonomy.categories.rename_button.click()
    assert post.read_text(encoding="utf-8") == "---\ncategories: C/CPP\n---\n"
    wait_until(lambda: taxonomy.categories.model.findItems("C/CPP"), "the view")


def test_a_post_that_the_view_does_not_know_yet_is_renamed_too(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taxonomy = taxonomy_answering(window, monkeypatch, "校样")
    choose(taxonomy.tags, "proofs")
    (use,) = taxonomy.tags.chosen()
    late = posts / "late.md"
    late.write_text("---\ntags: [proofs]\n---\n", encoding="utf-8")
    window.workspace.sites.refresh([late])
    assert taxonomy.tags.chosen() == [use]
    taxonomy.tags.rename_button.click()
    assert late.read_text(encoding="utf-8") == "---\ntags: [校样]\n---\n"


def test_a_review_is_left_at_once_while_the_index_is_at_work(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    taxonomy = taxonomy_answering(window, monkeypatch, "校样")
    free, left_while_busy = threading.Event(), []
    worker = window.workspace.sites._worker
    assert worker is not None

    at_work = worker.submit(free.wait, 20)

    def run(dialog: ReviewDialog) -> int:
        spin(50)
        assert dialog.work.planning
        dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
        left_while_busy.append(not at_work.done())
        return dialog.result()

    monkeypatch.setattr(ReviewDialog, "exec", run)
    choose(taxonomy.tags, "proofs")
    taxonomy.tags.rename_button.click()
    free.set()
    assert left_while_busy == [True]


def test_a_search_that_takes_long_holds_up_neither_another_one_nor_the_close_of_its_window(
    window: MainWindow, replace: ReplaceWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, free = threading.Event(), threading.Event()
    find = Library.find

    def slow(library: Library, query: str = "", **wishes: ...) -> ...:
        if query == "path:notes" and threading.current_thread().name == "bulk":
            at_work.set()
            free.wait(30)
        return find(library, query, **wishes)

    monkeypatch.setattr(Library, "find", slow)
    replace.query.set_text("path:notes")
    replace.old.setText("the")
    wait_until(at_work.is_set, "the first search")
    replace.query.set_text("tag:proofs")
    planned(replace)
    _, files = replace.review.model.counts()
    assert files > 0
    at_work.clear()
    replace.query.set_text("path:notes")
    wait_until(at_work.is_set, "the second search")
    replace.close_button.click()
    assert not replace.isVisible()
    assert not free.is_set()
    free.set()
    wait_until(lambda: not services_bulk._left, "the end of what was left")
    assert replace.review.model.counts()[1] == files, "what was left is not shown"


def test_the_view_goes_on_after_a_change_that_could_not_be_written(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(bulk, "carry_out", failing)
    taxonomy = taxonomy_answering(window, monkeypatch, "校样")
    choose(taxonomy.tags, "proofs")
    taxonomy.tags.rename_button.click()
    wait_until(lambda: not window.workspace.sites.changing, "the end of the change")
    (posts / "late.md").write_text("---\ntags: [later]\n---\n", encoding="utf-8")
    wait_until(lambda: taxonomy.tags.model.findItems("later"), "the view")


def test_other_spellings_are_pointed_out_and_become_one(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spellings = ("Ink", "ink", "ink", "ＩＮＫ")
    for number, tag in enumerate(spellings):
        (posts / f"ink-{number}.md").write_text(f"---\ntags: [{tag}, b]\n---\n", encoding="utf-8")
    taxonomy = taxonomy_answering(window, monkeypatch, "")
    wait_until(lambda: taxonomy.tags.model.findItems("ＩＮＫ"), "the view")
    taxonomy.tags.only_doubtful.setChecked(True)
    assert {taxonomy.tags.model.item(row).text() for row in range(taxonomy.tags.model.rowCount())} == {
        "Ink",
        "ＩＮＫ",
    }
    taxonomy.tags.respell_button.click()
    for number in range(len(spellings)):
        assert (posts / f"ink-{number}.md").read_text(encoding="utf-8") == "---\ntags: [ink, b]\n---\n"


def test_thousands_of_tags_are_shown_in_slices_and_what_is_chosen_stays(window: MainWindow) -> None:
    taxonomy = opened(window, "taxonomy", TaxonomyWindow)
    wait_until(lambda: taxonomy.tags.model.rowCount() > 0, "the count")
    page = taxonomy.tags
    uses = [TermUse((f"tag {number}",), number % 9, "2024-05-01") for number in range(3_000)]
    page.show_uses(uses)
    assert page.model.rowCount() < 3_000  # the window goes on meanwhile
    wait_until(lambda: page.model.rowCount() == 3_000, "every tag")
    choose(page, "tag 17", "tag 2999")
    page.show_uses(uses[1:])
    wait_until(lambda: page.model.rowCount() == 2_999, "the other tags")
    assert {use.name[0] for use in page.chosen()} == {"tag 17", "tag 2999"}


def test_categories_are_a_tree_and_a_branch_moves_with_its_leaves(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = posts / "leaf.md"
    path.write_text("---\ncategories:\n- [Root, Branch, Leaf]\n- Other\n---\n", encoding="utf-8")
    taxonomy = taxonomy_answering(window, monkeypatch, "Tree › Twig")
    taxonomy.tabs.setCurrentWidget(taxonomy.categories)
    find = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    wait_until(lambda: taxonomy.categories.model.findItems("Leaf", find), "the view")
    choose(taxonomy.categories, "Branch")
    taxonomy.categories.rename_button.click()
    assert path.read_text(encoding="utf-8") == "---\ncategories:\n- [Tree, Twig, Leaf]\n- Other\n---\n"


def test_closing_the_window_while_posts_are_written_leaves_each_old_or_new(
    window: MainWindow, replace: ReplaceWindow, posts: Path
) -> None:
    for number in range(150):
        (posts / f"many-{number:03}.md").write_text(f"---\ntitle: {number}\n---\nzebra\n", encoding="utf-8")
    search(replace, "zebra", "okapi")
    assert replace.review.model.counts() == (150, 150)
    told: list[int] = []
    replace.go_button.click()
    assert replace.work._writing is not None
    replace.work._writing.progress.connect(
        lambda done, _total: (told.append(done), replace.close_button.click())
    )
    wait_until(lambda: not replace.work.writing, "the end")
    bodies = [(posts / f"many-{number:03}.md").read_text(encoding="utf-8") for number in range(150)]
    assert all(body.endswith(("\nzebra\n", "\nokapi\n")) for body in bodies)
    assert told
    assert replace.isVisible()
    replace.undo_button.click()
    wait_until(
        lambda: all("zebra" in path.read_text(encoding="utf-8") for path in posts.glob("many-*.md")),
        "the undo",
    )
    wait_until(lambda: not window.workspace.changes.busy, "its end")
