"""The history of a post: what Galley kept and what git has, compared and restored."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from galley.core.storage import StorageError
from galley.services.document import PostDocument
from galley.ui.dialogs.history import HistoryDialog
from galley.ui.dialogs.links_follow import LinksDialog
from galley.ui.window import MainWindow
from support.previewing import spin
from support.waiting import wait_until

NAME = "a-first-proof.md"


def open_post(window: MainWindow, path: Path) -> PostDocument:
    post = window.workspace.open_post(path)
    assert post is not None
    return post


def save_as(post: PostDocument, text: str) -> None:
    post.replace_text(text)
    assert post.save_and_wait()


def with_dialog(monkeypatch: pytest.MonkeyPatch, deed: Callable[[HistoryDialog], None]) -> None:
    def exec_dialog(dialog: QDialog) -> int:
        assert isinstance(dialog, HistoryDialog)
        wait_until(lambda: dialog._timeline._done, "the commits")
        deed(dialog)
        return dialog.result()

    monkeypatch.setattr(HistoryDialog, "exec", exec_dialog)


def test_every_version_that_was_saved_can_be_restored_in_one_step_of_undo(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = open_post(window, posts / NAME)
    first = post.text
    save_as(post, "second\n")
    save_as(post, "third\n")
    post.replace_text("not saved\n")
    seen: list[int] = []

    def restore_oldest(dialog: HistoryDialog) -> None:
        seen.append(dialog.list.count())
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        assert dialog.diff.changes > 0
        dialog.restore_button.click()

    with_dialog(monkeypatch, restore_oldest)
    window.actions_table["history"].trigger()
    assert seen == [3]
    assert post.text == first
    assert post.dirty
    assert post.path.read_text(encoding="utf-8") == "third\n"
    post.document.undo()
    assert post.text == "not saved\n"


def test_the_history_goes_along_when_the_post_is_renamed(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = open_post(window, posts / NAME)
    save_as(post, "second\n")
    window.moving.rename(post.path, "other-name")
    wait_until(lambda: window.findChildren(LinksDialog), "the question about the post that links here")
    window.findChildren(LinksDialog)[0].update_button.click()
    wait_until(lambda: post.path.stem == "other-name", "the rename")
    seen: list[int] = []
    with_dialog(monkeypatch, lambda dialog: seen.append(dialog.list.count()))
    window.actions_table["history"].trigger()
    assert seen == [2]


def test_commits_are_shown_and_restored_and_the_repository_stays_as_it_is(
    window: MainWindow, sample_site: Path, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*words: str) -> str:
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@b", *words],
            cwd=sample_site,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    path = posts / NAME
    committed = path.read_text(encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "The first proof")
    post = open_post(window, path)
    save_as(post, "second\n")
    before = git("status", "--porcelain"), git("log", "--format=%H")

    def restore_commit(dialog: HistoryDialog) -> None:
        rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        at = next(row for row, text in enumerate(rows) if "The first proof" in text)
        dialog.list.setCurrentRow(at)
        dialog.restore_button.click()

    with_dialog(monkeypatch, restore_commit)
    window.actions_table["history"].trigger()
    assert post.text == committed
    assert (git("status", "--porcelain"), git("log", "--format=%H")) == before


def test_a_post_without_versions_says_so_and_offers_nothing(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_post(window, posts / NAME)
    seen: list[tuple[int, bool, str]] = []
    with_dialog(
        monkeypatch,
        lambda dialog: seen.append(
            (dialog.list.count(), dialog.restore_button.isEnabled(), dialog.note.text())
        ),
    )
    window.actions_table["history"].trigger()
    assert seen[0][:2] == (0, False)
    assert seen[0][2]


def test_a_history_that_cannot_be_read_stops_nothing(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from galley.core.storage import Action, History, Problem

    def broken(_history: History, path: Path) -> list[object]:
        raise StorageError(path, Problem.DISK_FAULT, action=Action.READ)

    monkeypatch.setattr(History, "versions", broken)
    post = open_post(window, posts / NAME)
    said: list[str] = []
    with_dialog(monkeypatch, lambda dialog: said.append(dialog.note.text()))
    window.actions_table["history"].trigger()
    assert "fault" in said[0]
    save_as(post, "still saved\n")
    spin(10)
