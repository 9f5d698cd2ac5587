"""Changing several posts from the list."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from galley.core import bulk
from galley.core.bulk import PastChange, plan
from galley.core.edits import Edit
from galley.services.bulk import BulkRun
from galley.ui.dialogs.bulk import BulkDialog
from galley.ui.dialogs.past_changes import PastChangesDialog
from galley.ui.window import MainWindow
from support.listing import indexed
from support.waiting import wait_until


def texts(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.md")}


def test_a_tag_is_given_to_all_shown_posts_with_diffs_first_and_one_undo(
    window: MainWindow, sample_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(sample_site)
    diffs: list[str] = []

    def run(dialog: BulkDialog) -> int:
        dialog.value.setText("二校")
        wait_until(dialog.apply_button.isEnabled, "the plan")
        assert texts(sample_site) == before
        diffs.append(dialog.review.diff.toPlainText())
        dialog._write()
        wait_until(lambda: dialog.outcome.done, "the writing")
        return dialog.result()

    monkeypatch.setattr(BulkDialog, "exec", run)
    window.actions_table["change_many"].trigger()
    wait_until(lambda: diffs, "the dialog")
    assert "二校" in diffs[0]
    after = texts(sample_site)
    changed = [path for path in before if before[path] != after[path]]
    assert len(changed) == len(indexed(window)) - 1  # the broken one stays
    wait_until(
        lambda: sum("二校" in row.tags for row in indexed(window).values()) == len(changed),
        "the rows",
    )
    assert window.editor_pane.notices.text_of("bulk") is not None
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.actions_table["undo_many"].trigger()
    wait_until(lambda: texts(sample_site) == before, "the undo")
    wait_until(lambda: not window.workspace.changes.busy, "its end")
    assert window.editor_pane.notices.text_of("bulk") is None


def test_an_undo_that_is_cancelled_says_so_and_goes_on_with_the_rest(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        (posts / f"{number}.md").write_text("---\ntitle: a\n---\n", encoding="utf-8")
    before = texts(posts)
    changes, notices = window.workspace.changes, window.editor_pane.notices
    planned = plan(list(before), lambda text: [Edit(len(text), len(text), "end\n")])
    assert changes.write(planned.files, "a change", keep_mtime=False) is not None
    wait_until(lambda: notices.text_of("bulk"), "the change")
    start = changes.undo

    def cancelled_after_two(change: PastChange | None = None) -> BulkRun | None:
        run = start(change)
        assert run is not None
        told: list[int] = []
        monkeypatch.setattr(run._stop, "is_set", lambda: len(told) > 0)
        monkeypatch.setattr(run, "_tell", lambda done, _: told.append(done))
        return run

    monkeypatch.setattr(changes, "undo", cancelled_after_two)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.actions_table["undo_many"].trigger()
    wait_until(lambda: "not taken back" in (notices.text_of("bulk") or ""), "the notice")
    changed = [path for path, text in texts(posts).items() if text != before[path]]
    assert 0 < len(changed) < len(planned.files)
    monkeypatch.setattr(changes, "undo", start)
    rest = [each for each in notices.findChildren(QPushButton) if each.text() == "Undo the Rest"]
    rest[0].click()
    wait_until(lambda: texts(posts) == before, "the rest")
    wait_until(lambda: notices.text_of("bulk") is None, "its end")


def test_after_an_undo_that_failed_a_change_is_told_as_a_change(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes, notices = window.workspace.changes, window.editor_pane.notices

    def change(words: str) -> None:
        planned = plan([posts / "a-first-proof.md"], lambda text: [Edit(len(text), len(text), words)])
        assert changes.write(planned.files, words, keep_mtime=False) is not None
        wait_until(lambda: not changes.busy and notices.text_of("bulk"), "the change")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    change("one\n")
    notices.dismiss("bulk")
    monkeypatch.setattr(bulk, "undo", fail)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.actions_table["undo_many"].trigger()
    wait_until(lambda: notices.text_of("failed"), "the failure")
    change("two\n")
    assert notices.text_of("bulk") == "1 post was changed."


def test_an_open_post_with_unsaved_text_is_saved_before_and_shown_after(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = window.workspace.open_post(posts / "a-first-proof.md")
    assert post is not None
    window.editor_pane.editor.setFocus()
    window.editor_pane.editor.insertPlainText("unsaved ")

    def run(dialog: BulkDialog) -> int:
        dialog.deed.setCurrentIndex(2)
        dialog.key.setCurrentText("top")
        dialog.value.setText("3")
        wait_until(dialog.apply_button.isEnabled, "the plan")
        dialog._write()
        wait_until(lambda: dialog.outcome.done, "the writing")
        return dialog.result()

    monkeypatch.setattr(BulkDialog, "exec", run)
    window.actions_table["change_many"].trigger()
    wait_until(lambda: "top" in post.header.values, "the change")
    assert post.header.values["top"] == 3
    assert "unsaved " in post.body
    assert not post.dirty


def test_a_post_that_is_not_ticked_is_left_alone(
    window: MainWindow, sample_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(sample_site)

    def run(dialog: BulkDialog) -> int:
        dialog.value.setText("x")
        wait_until(dialog.apply_button.isEnabled, "the plan")
        model = dialog.review.model
        for row in range(1, model.rowCount()):
            if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsUserCheckable:
                model.setData(model.index(row, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        ticked = dialog.review.chosen()
        assert len(ticked) == 1
        dialog._write()
        wait_until(lambda: not dialog.work.writing, "the writing")
        assert len(dialog.outcome.done) == len(ticked)
        return dialog.result()

    monkeypatch.setattr(BulkDialog, "exec", run)
    window.actions_table["change_many"].trigger()
    wait_until(lambda: texts(sample_site) != before, "the change")
    changed = [path for path, data in texts(sample_site).items() if data != before[path]]
    assert len(changed) == 1


def test_a_past_change_is_chosen_from_the_list_and_taken_back(
    window: MainWindow, sample_site: Path, posts: Path
) -> None:
    before = texts(sample_site)
    changes = window.workspace.changes
    first, second = posts / "a-first-proof.md", posts / "纸张的脾气.md"
    for title, path in (("First", first), ("Second", second)):
        planned = plan([path], lambda text: [Edit(len(text), len(text), "more\n")])
        assert changes.write(planned.files, title, keep_mtime=False) is not None
        wait_until(lambda: not changes.busy, "the change")
    window.actions_table["past_changes"].trigger()
    (dialog,) = window.findChildren(PastChangesDialog)
    shown = [dialog.list.topLevelItem(row).text(0) for row in range(dialog.list.topLevelItemCount())]
    assert shown == ["Second", "First"]
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    dialog.undo_button.click()
    wait_until(lambda: dialog.list.topLevelItemCount() == 1, "the undo")
    assert first.read_bytes() == before[first]
    assert second.read_bytes() != before[second]
    dialog.undo_button.click()
    wait_until(lambda: dialog.list.topLevelItemCount() == 0, "the other undo")
    assert texts(sample_site) == before
    assert not dialog.undo_button.isEnabled()
    dialog.close()
