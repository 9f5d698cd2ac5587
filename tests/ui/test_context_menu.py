"""The editor's context menu: the program's own commands, as far as they fit the place."""

from pathlib import Path

from PySide6.QtWidgets import QMenu

from galley.ui.commands import TextCommands
from galley.ui.window import MainWindow


def names(menu: QMenu) -> set[str]:
    return {action.objectName() for action in menu.actions()} - {""}


def test_the_menu_has_what_fits_the_place(window: MainWindow, posts: Path) -> None:
    (posts / "edit.md").write_text("---\ntitle: x\n---\n\n# A\n\none two\n", encoding="utf-8")
    assert window.workspace.open_post(posts / "edit.md") is not None
    editor = window.editor_pane.editor
    commands = window.findChildren(TextCommands)[0]
    editor.go_to_line(6)
    menu = commands.menu_at(editor.cursorRect().center())
    assert {"undo", "paste", "paste_plain", "link", "fold_section"} <= names(menu)
    assert not {"cut", "copy", "unfold_section"} & names(menu)
    editor.selectAll()
    menu = commands.menu_at(editor.cursorRect().center())
    assert {"cut", "copy"} <= names(menu)
    assert editor.textCursor().hasSelection()
    editor.setReadOnly(True)
    menu = commands.menu_at(editor.cursorRect().center())
    assert names(menu) & {"copy", "cut", "paste", "link"} == {"copy"}
