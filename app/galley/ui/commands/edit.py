"""Undo, the clipboard and finding: commands that belong to the text, or to the field that has the focus."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from galley.ui.find import FindBar
from galley.ui.preview_find import PreviewFindBar

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class EditCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._editor = window.editor_pane.editor
        self._find = window.editor_pane.find_bar
        self._window = window

    def _target(self) -> QLineEdit | QPlainTextEdit:
        """The widget that is typed in: a field of the form has an undo and a clipboard of its own."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, (QLineEdit, QPlainTextEdit)) else self._editor

    def on_undo(self) -> None:
        # A field's value is a view of the text: once it has been told, undoing it is undoing the text.
        self._window.editor_pane.form.commit()
        self._editor.undo()

    def on_redo(self) -> None:
        self._editor.redo()

    def on_cut(self) -> None:
        self._target().cut()

    def on_copy(self) -> None:
        self._target().copy()

    def on_paste(self) -> None:
        self._target().paste()

    def on_select_all(self) -> None:
        self._target().selectAll()

    def on_find(self) -> None:
        self._bar().start()

    def on_replace(self) -> None:
        self._find.start(replace=True)

    def on_find_next(self) -> None:
        self._bar().next()

    def on_find_previous(self) -> None:
        self._bar().previous()

    def _bar(self) -> FindBar | PreviewFindBar:
        """Where keys go is where is searched: in the post, or in its preview."""
        preview = self._window.preview_pane
        return preview.find_bar if preview.has_focus else self._find
