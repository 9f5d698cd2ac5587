"""Posts that are not in UTF-8: what the window says of them, and the ways out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from galley.ui.dialogs.encoding import EncodingDialog
from galley.ui.window import MainWindow
from support.waiting import wait_until

GBK = "---\ntitle: 旧文章\n---\n\n这是从前用记事本写的文章，说的是印刷与校样。\n"


def test_a_post_in_gbk_says_so_and_is_converted_by_its_button(window: MainWindow, posts: Path) -> None:
    path = posts / "old.md"
    path.write_bytes(GBK.encode("gbk"))
    post = window.workspace.open_post(path)
    assert post is not None
    notices = window.editor_pane.notices
    assert "GBK" in (notices.text_of("encoding") or "")
    window.actions_table["convert_utf8"].trigger()
    assert post.dirty
    window.actions_table["save"].trigger()
    wait_until(lambda: not post.dirty and not post.saving, "the save")
    assert path.read_bytes() == GBK.encode()
    window.workspace.open_post(posts / "a-first-proof.md")
    assert notices.text_of("encoding") is None


def test_a_post_of_doubtful_encoding_can_be_read_once_its_encoding_is_chosen(
    window: MainWindow, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = posts / "doubtful.md"
    data = "---\ntitle: 短\n---\n一\n".encode("big5")
    path.write_bytes(data)
    post = window.workspace.open_post(path)
    assert post is not None
    assert window.editor_pane.editor.isReadOnly()

    def choose(dialog: EncodingDialog) -> QDialog.DialogCode:
        shown: dict[str, str] = {}
        for row in range(dialog.list.count()):
            dialog.list.setCurrentRow(row)
            shown[dialog.chosen()] = dialog.sample.toPlainText()
        assert "短" in shown["big5hkscs"]
        assert "utf-16-le" not in shown or "短" not in shown["utf-16-le"]
        dialog.list.setCurrentRow(list(shown).index("big5hkscs"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(EncodingDialog, "exec", choose)
    window.actions_table["read_as"].trigger()
    assert post.title == "短"
    assert not window.editor_pane.editor.isReadOnly()
    assert window.editor_pane.notices.text_of("encoding") is None
    window.editor_pane.editor.insertPlainText("字")
    window.actions_table["save"].trigger()
    wait_until(lambda: not post.dirty and not post.saving, "the save")
    assert path.read_bytes().decode("big5").count("字") == 1
