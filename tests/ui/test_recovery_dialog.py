"""After a crash the next start shows what was not saved, and what is restored stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from galley.core.storage import Journal, recover
from galley.core.storage.atomic import hash_bytes
from galley.core.storage.transaction import Move
from galley.services.options import LAST_SITE
from galley.ui.application import open_target
from galley.ui.dialogs.recovery import RecoveryDialog
from galley.ui.window import MainWindow
from support.listing import indexed
from support.previewing import spin
from support.waiting import wait_until

Left = Callable[..., None]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder for each test: what one leaves is not offered to the next."""
    folder = tmp_path / "state"
    folder.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


@pytest.fixture
def left() -> Left:
    """Leaves a text in a journal, as a window that was killed does."""

    def leave(path: Path, text: str, base: bytes | None = None) -> None:
        data = base if base is not None else path.read_bytes()
        journal = Journal.start(path, hash_bytes(data))
        journal.append(text, 1)
        journal.close()

    return leave


def start(new_window: Callable[[], MainWindow], site: Path) -> MainWindow:
    window = new_window()
    window.settings.set(LAST_SITE, str(site))
    open_target(window, None)
    wait_until(lambda: not window.workspace.sites.scanning, "the scan")
    return window


def dialog_of(window: MainWindow) -> RecoveryDialog | None:
    shown = [dialog for dialog in window.findChildren(RecoveryDialog) if dialog.isVisible()]
    assert len(shown) <= 1
    return shown[0] if shown else None


def test_a_start_after_a_good_end_asks_nothing(new_window, sample_site: Path) -> None:  # type: ignore[no-untyped-def]
    assert dialog_of(start(new_window, sample_site)) is None


def test_what_was_not_saved_is_shown_against_the_disk_and_restoring_sticks(  # type: ignore[no-untyped-def]
    new_window, sample_site: Path, posts: Path, left: Left
) -> None:
    path = posts / "a-first-proof.md"
    before = path.read_bytes()
    text = before.decode() + "never saved 字\n"
    left(path, text)
    window = start(new_window, sample_site)
    dialog = dialog_of(window)
    assert dialog is not None
    assert dialog.diff.changes == 1
    assert "never saved" in dialog.diff.right.toPlainText()
    dialog.restore_button.click()
    assert dialog_of(window) is None
    post = window.workspace.desk.current
    assert post is not None
    assert (post.path, post.text, post.dirty) == (path, text, True)
    window.workspace.open_post(posts / "reading-aloud.md")
    spin(3000)
    window.workspace.desk.show(post)
    # The site is scanned, the window has come to the front again, and ten seconds are not needed for more.
    window._on_state(QApplication.instance().applicationState())  # type: ignore[union-attr]
    assert post.text == text
    assert post.dirty
    assert path.read_bytes() == before
    assert recover() == []  # its journal goes on, and is in use
    assert post.save_and_wait()
    assert path.read_text(encoding="utf-8") == text


def test_one_goes_on_where_the_unsaved_text_ends(
    new_window, sample_site: Path, posts: Path, left: Left
) -> None:  # type: ignore[no-untyped-def]
    path = posts / "a-first-proof.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[3] = "tags: [新]\n"
    middle = len(lines) - 2
    lines.insert(middle, "😀 never saved\n")
    left(path, "".join(lines))
    window = start(new_window, sample_site)
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.restore_button.click()
    cursor = window.editor_pane.editor.textCursor()
    assert (cursor.blockNumber(), cursor.selectedText()) in {(middle, ""), (middle + 1, "")}
    assert window.editor_pane.editor.cursorRect().intersects(window.editor_pane.editor.viewport().rect())


def test_restored_text_stays_for_ten_seconds_and_through_another_crash(  # type: ignore[no-untyped-def]
    new_window, sample_site: Path, posts: Path, left: Left
) -> None:
    path = posts / "a-first-proof.md"
    left(path, "restored")
    window = start(new_window, sample_site)
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.restore_button.click()
    spin(10_500)
    post = window.workspace.desk.current
    assert post is not None
    assert post.text == "restored"
    window.workspace.keeper.close(discard=False)
    assert [each.snapshot.text for each in _closed(recover())] == ["restored"]


def _closed(found: list) -> list:  # type: ignore[type-arg]
    for each in found:
        each.journal.close()
    return found


def test_later_asks_again_and_discard_does_not(
    new_window, sample_site: Path, posts: Path, left: Left
) -> None:  # type: ignore[no-untyped-def]
    left(posts / "a-first-proof.md", "one")
    left(posts / "reading-aloud.md", "two")
    window = start(new_window, sample_site)
    dialog = dialog_of(window)
    assert dialog is not None
    assert dialog.list.count() == 2
    dialog.discard_button.click()  # of the newest, which is on top
    dialog.later_button.click()
    assert [each.snapshot.text for each in _closed(recover())] == ["one"]
    window.close()
    again = dialog_of(start(new_window, sample_site))
    assert again is not None
    assert again.list.count() == 1
    again.reject()


def test_all_are_restored_at_once(new_window, sample_site: Path, posts: Path, left: Left) -> None:  # type: ignore[no-untyped-def]
    left(posts / "a-first-proof.md", "one")
    left(posts / "reading-aloud.md", "two")
    window = start(new_window, sample_site)
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.restore_all_button.click()
    assert sorted(post.text for post in window.workspace.desk.dirty()) == ["one", "two"]


def test_a_text_whose_file_another_program_changed_is_restored_as_a_conflict(  # type: ignore[no-untyped-def]
    new_window, sample_site: Path, posts: Path, left: Left
) -> None:
    path = posts / "a-first-proof.md"
    left(path, "mine", base=b"what it was")
    window = start(new_window, sample_site)
    dialog = dialog_of(window)
    assert dialog is not None
    assert "Another program" in dialog.note.text()
    dialog.restore_button.click()
    post = window.workspace.desk.current
    assert post is not None
    assert post.in_conflict
    window.actions_table["save"].trigger()
    spin(200)
    assert path.read_bytes() != b"mine"
    assert window.editor_pane.notices.text_of(f"conflict {path}")


def test_texts_of_another_site_are_offered_at_a_start_but_not_when_switching_sites(  # type: ignore[no-untyped-def]
    new_window, sample_site: Path, posts: Path, left: Left, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "post.md"
    other.parent.mkdir()
    other.write_text("on disk", encoding="utf-8")
    left(other, "not saved")
    window = new_window()
    window.open_site(sample_site)
    assert dialog_of(window) is None
    window.open_site(other.parent)
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.later_button.click()
    window.close()
    window = start(new_window, sample_site)
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.restore_button.click()
    post = window.workspace.desk.current
    assert post is not None
    assert (post.path, post.text) == (other, "not saved")


def test_giving_up_unsaved_text_at_the_end_drops_its_journal_and_cancelling_keeps_it(  # type: ignore[no-untyped-def]
    new_window, sample_site: Path, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from galley.ui.dialogs.unsaved import Choice

    window = start(new_window, sample_site)
    post = window.workspace.open_post(posts / "a-first-proof.md")
    assert post is not None
    post.replace_text("typed")
    assert window.workspace.keeper.flush()
    monkeypatch.setattr("galley.ui.commands.file.ask_unsaved", lambda *_: Choice.CANCEL)
    assert not window.close()
    assert window.workspace.keeper.flush()
    monkeypatch.setattr("galley.ui.commands.file.ask_unsaved", lambda *_: Choice.DISCARD)
    assert window.close()
    assert recover() == []


def test_a_rename_that_was_cut_short_is_finished_before_the_site_is_read_and_told(  # type: ignore[no-untyped-def]
    new_window, sample_site: Path, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from galley.core.storage import transaction

    old, new = posts / "a-first-proof.md", posts / "renamed.md"

    class Killed(BaseException):
        pass

    def die(*_args: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(transaction._Log, "forward", die)
        patch.setattr(transaction._Log, "back", die)
        with pytest.raises(Killed):
            transaction.commit([Move(old, new)], title="Rename a-first-proof")
    window = start(new_window, sample_site)
    assert new.exists()
    assert not old.exists()
    assert "Rename a-first-proof" in (window.editor_pane.notices.text_of("interrupted") or "")
    assert "source/_posts/renamed.md" in indexed(window)


def test_a_screenshot_asks_nothing_and_takes_nothing(  # type: ignore[no-untyped-def]
    new_window, sample_site: Path, posts: Path, left: Left
) -> None:
    left(posts / "a-first-proof.md", "one")
    window = new_window()
    window.recovery.off = True
    open_target(window, sample_site)
    assert dialog_of(window) is None
    assert len(_closed(recover())) == 1
