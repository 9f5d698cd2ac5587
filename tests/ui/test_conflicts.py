"""Conflicts, lost files and failed saves, as the window shows them and an author answers."""

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from galley.core.bulk import plan
from galley.core.edits import Edit
from galley.services.document import PostDocument
from galley.ui.dialogs.conflict import ConflictDialog
from galley.ui.window import MainWindow
from support.previewing import spin
from support.waiting import wait_until

NAME = "a-first-proof.md"


def open_post(window: MainWindow, path: Path) -> PostDocument:
    post = window.workspace.open_post(path)
    assert post is not None
    spin(20)
    return post


def put(post: PostDocument, text: str) -> None:
    post.replace_text(text)
    spin(20)


def bar(window: MainWindow, kind: str) -> str | None:
    notices = window.editor_pane.notices
    keys = [key for key in notices.shown_keys() if key.split(" ")[0] == kind]
    assert len(keys) <= 1
    return notices.text_of(keys[0]) if keys else None


def press(window: MainWindow, text: str) -> None:
    buttons = [
        button
        for button in window.editor_pane.notices.findChildren(QPushButton)
        if button.text() == text and button.isVisible()
    ]
    assert len(buttons) == 1, text
    buttons[0].click()
    spin(20)


def in_conflict(window: MainWindow, posts: Path, mine: str, theirs: str) -> PostDocument:
    path = posts / NAME
    path.write_text("one\ntwo\nthree\nfour\nfive\n", encoding="utf-8")
    post = open_post(window, path)
    put(post, mine)
    path.write_text(theirs, encoding="utf-8")
    window.workspace.desk.check_disk()
    assert post.in_conflict
    return post


def answer_with(monkeypatch: pytest.MonkeyPatch, button: str) -> list[ConflictDialog]:
    seen: list[ConflictDialog] = []

    def exec_dialog(dialog: QDialog) -> int:
        assert isinstance(dialog, ConflictDialog)
        seen.append(dialog)
        getattr(dialog, button).click()
        return 0

    monkeypatch.setattr(ConflictDialog, "exec", exec_dialog)
    return seen


def test_changes_of_different_places_are_merged_by_one_click_and_one_undo_takes_it_back(
    window: MainWindow, posts: Path
) -> None:
    mine = "one\ntwo\nthree\nfour\nFIVE\n"
    post = in_conflict(window, posts, mine, "ONE\ntwo\nthree\nfour\nfive\n")
    press(window, "Take both")
    assert post.text == "ONE\ntwo\nthree\nfour\nFIVE\n"
    assert post.dirty
    assert not post.in_conflict
    assert post.path.read_text(encoding="utf-8").startswith("ONE\ntwo")
    assert post.save_and_wait()
    assert post.path.read_text(encoding="utf-8") == "ONE\ntwo\nthree\nfour\nFIVE\n"
    post.document.undo()
    assert post.text == mine


def test_changes_of_the_same_place_lose_nothing_unless_the_author_says_so(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = in_conflict(window, posts, "one\nMINE\nthree\nfour\nfive\n", "one\nTHEIRS\nthree\nfour\nV\n")
    assert "different places" not in (bar(window, "conflict") or "")
    dialogs = answer_with(monkeypatch, "merge_button")
    press(window, "Compare…")
    assert len(dialogs[0].choices) == 1
    assert post.text == "one\nMINE\nTHEIRS\nthree\nfour\nV\n"
    assert bar(window, "conflict") is None


def test_keeping_mine_after_comparing_does_not_overwrite_what_came_after_the_look(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = in_conflict(window, posts, "mine\n", "theirs\n")

    def exec_dialog(dialog: ConflictDialog) -> int:
        post.path.write_text("newer\n", encoding="utf-8")
        dialog.mine_button.click()
        return 0

    monkeypatch.setattr(ConflictDialog, "exec", exec_dialog)
    press(window, "Compare…")
    wait_until(lambda: post.in_conflict, "the second conflict")
    assert post.path.read_text(encoding="utf-8") == "newer\n"
    assert bar(window, "conflict")
    answer_with(monkeypatch, "mine_button")
    press(window, "Compare…")
    wait_until(lambda: not post.dirty, "the save")
    assert post.path.read_text(encoding="utf-8") == "mine\n"
    history = window.workspace.history
    assert history is not None
    assert b"newer\n" in [history.read(version) for version in history.versions(post.path)]


def test_taking_theirs_keeps_mine_in_undo_and_in_the_history(window: MainWindow, posts: Path) -> None:
    post = in_conflict(window, posts, "mine\n", "theirs\n")
    press(window, "Take theirs")
    assert post.text == "theirs\n"
    assert not post.dirty
    history = window.workspace.history
    assert history is not None
    assert b"mine\n" in [history.read(version) for version in history.versions(post.path)]
    post.document.undo()
    assert post.text == "mine\n"


def test_deciding_later_leaves_both_and_the_bar(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = in_conflict(window, posts, "mine\n", "theirs\n")
    monkeypatch.setattr(ConflictDialog, "exec", lambda _dialog: 0)
    press(window, "Compare…")
    assert post.in_conflict
    assert bar(window, "conflict")
    assert (post.text, post.path.read_text(encoding="utf-8")) == ("mine\n", "theirs\n")


def test_a_conflict_that_goes_away_takes_its_bar_along(window: MainWindow, posts: Path) -> None:
    post = in_conflict(window, posts, "mine\n", "theirs\n")
    assert bar(window, "conflict")
    post.path.write_text("one\ntwo\nthree\nfour\nfive\n", encoding="utf-8")  # git checkout, and back
    window.workspace.desk.check_disk()
    assert bar(window, "conflict") is None
    assert post.save_and_wait()
    post = in_conflict(window, posts, "alike\n", "theirs\n")
    post.path.write_text("alike\n", encoding="utf-8")
    window.workspace.desk.check_disk()
    assert bar(window, "conflict") is None
    assert not post.dirty


def test_fifty_posts_changed_at_once_are_reloaded_and_raise_one_bar_at_most(
    window: MainWindow, posts: Path
) -> None:
    paths = [posts / f"many-{number}.md" for number in range(50)]
    for path in paths:
        path.write_text("---\ntitle: a\n---\nold\n", encoding="utf-8")
    documents = [open_post(window, path) for path in paths]
    for post in documents[:10]:
        put(post, post.text + "mine")
    for path in paths:
        path.write_text("---\ntitle: b\n---\nnew\n", encoding="utf-8")
    wait_until(lambda: all("new" in post.text for post in documents[10:]), "the reloads")
    assert all(post.in_conflict for post in documents[:10])
    assert len(window.editor_pane.notices.shown_keys()) == 0  # the post in front is clean
    window.workspace.desk.show(documents[3])
    assert bar(window, "conflict")
    assert len(window.editor_pane.notices.shown_keys()) == 1
    for post in documents[:10]:
        post.take_disk()


def test_a_file_deleted_and_made_again_raises_no_alarm_that_stays(window: MainWindow, posts: Path) -> None:
    path = posts / NAME
    data = path.read_bytes()
    post = open_post(window, path)
    put(post, post.text + "mine")
    path.unlink()
    window.workspace.desk.check_disk()
    assert "only copy" in (bar(window, "missing") or "")
    alarms: list[bool] = []
    post.missing_changed.connect(alarms.append)
    window.workspace.desk.check_disk()
    assert alarms == []
    path.write_bytes(data)
    window.workspace.desk.check_disk()
    assert bar(window, "missing") is None
    assert not post.in_conflict
    assert post.save_and_wait()


def test_a_clean_post_whose_file_is_gone_counts_as_unsaved_and_can_be_written_again(
    window: MainWindow, posts: Path
) -> None:
    path = posts / NAME
    data = path.read_bytes()
    post = open_post(window, path)
    path.unlink()
    window.workspace.desk.check_disk()
    assert post.dirty
    press(window, "Save Again")
    wait_until(lambda: not post.dirty, "the save")
    assert path.read_bytes() == data
    assert bar(window, "missing") is None


def test_a_folder_renamed_above_is_one_alarm_and_ends_when_it_is_back(
    window: MainWindow, sample_site: Path, posts: Path
) -> None:
    first = open_post(window, posts / NAME)
    second = open_post(window, posts / "reading-aloud.md")
    put(second, second.text + "mine")
    away = sample_site.with_name("renamed")
    sample_site.rename(away)
    window.workspace.desk.check_disk()
    assert first.missing
    assert second.missing
    assert "2 open posts" in (bar(window, "missing") or "")
    press(window, "Save Again")
    wait_until(lambda: bar(window, "unsaved"), "the failure")
    assert second.text.endswith("mine")
    assert second.dirty
    away.rename(sample_site)
    window.workspace.desk.check_disk()
    assert bar(window, "missing") is None
    assert not first.dirty
    assert second.save_and_wait()
    assert bar(window, "unsaved") is None


def test_a_failed_save_says_what_and_what_to_do_and_is_tried_again_when_asked(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = posts / NAME
    before = path.read_bytes()
    post = open_post(window, path)
    put(post, post.text + "kept")

    def full(*_args: object, **_more: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("galley.core.storage.atomic.write_all", full)
    window.actions_table["save"].trigger()
    wait_until(lambda: bar(window, "unsaved"), "the message")
    said = bar(window, "unsaved") or ""
    assert "disk is full" in said
    assert "Free some space" in said
    press(window, "Try Again")
    wait_until(lambda: bar(window, "unsaved"), "the message again")
    assert path.read_bytes() == before
    monkeypatch.undo()
    press(window, "Try Again")
    wait_until(lambda: not post.dirty, "the save")
    assert path.read_bytes() == before + b"kept"
    assert bar(window, "unsaved") is None


def test_two_windows_on_one_site_never_overwrite_each_other(new_window, window, sample_site, posts) -> None:  # type: ignore[no-untyped-def]
    other = new_window()
    other.open_site(sample_site)
    mine, theirs = open_post(window, posts / NAME), open_post(other, posts / NAME)
    put(mine, mine.text + "mine")
    put(theirs, theirs.text + "theirs")
    assert theirs.save_and_wait()
    assert not mine.save_and_wait()
    assert mine.in_conflict
    assert (posts / NAME).read_text(encoding="utf-8").endswith("theirs")
    assert mine.text.endswith("mine")


def test_text_typed_while_galley_changes_the_post_is_told_whose_change_it_met(
    window: MainWindow, posts: Path
) -> None:
    path, changes = posts / NAME, window.workspace.changes
    path.write_text("one\ntwo\nthree\nfour\nfive\n", encoding="utf-8")
    post = open_post(window, path)
    planned = plan([path], lambda text: [Edit(len(text), len(text), "six\n")])
    assert changes.write(planned.files, "Six is added", keep_mtime=False) is not None
    post.replace_text("ONE\ntwo\nthree\nfour\nfive\n")
    wait_until(lambda: not changes.busy and post.in_conflict, "the change")
    said = bar(window, "conflict") or ""
    assert "changed by Galley" in said
    assert "Six is added" in said
    window.actions_table["save"].trigger()  # says it again
    assert bar(window, "conflict") == said
    other = open_post(window, posts / "reading-aloud.md")
    assert bar(window, "conflict") is None
    window.workspace.desk.show(post)
    window.workspace.desk.close(other)
    spin(20)
    assert bar(window, "conflict") == said
    press(window, "Take both")
    assert post.text == "ONE\ntwo\nthree\nfour\nfive\nsix\n"
    assert post.save_and_wait()
    # What another program does afterwards is told as that.
    put(post, "1\ntwo\nthree\nfour\nfive\nsix\n")
    path.write_text("one\ntwo\nthree\nfour\nfive\n6\n", encoding="utf-8")
    window.workspace.desk.check_disk()
    assert "by another program" in (bar(window, "conflict") or "")


def test_a_post_behind_that_was_typed_into_while_galley_changed_it_names_the_change(
    window: MainWindow, posts: Path
) -> None:
    path, changes = posts / NAME, window.workspace.changes
    post = open_post(window, path)
    open_post(window, posts / "reading-aloud.md")
    planned = plan([path], lambda text: [Edit(len(text), len(text), "six\n")])
    assert changes.write(planned.files, "Six is added", keep_mtime=False) is not None
    post.replace_text(post.text + "mine")
    wait_until(lambda: not changes.busy and post.in_conflict, "the change")
    assert "changed by Galley" in window.status.currentMessage()
    assert "Six is added" in window.status.currentMessage()
