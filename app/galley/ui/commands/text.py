"""How the text is shown while it is written: its fonts, the width of its lines, its sections."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from galley.services.options import CHINESE_FONT, EDITOR_FONT, EDITOR_FONT_SIZE, LARGE_HEADINGS, LINE_WIDTH

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

NARROWEST = 20


class TextCommands(QObject):
    """Every option of the text takes effect when it is set, wherever that is done."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor_pane.editor
        self._settings = window.settings
        self._settings.changed.connect(self._on_option)
        self._editor.menu_wanted.connect(self._on_menu)
        self._show_width()
        self._editor.set_large_headings(self._settings.get(LARGE_HEADINGS))

    def _on_option(self, key: str) -> None:
        if key in (CHINESE_FONT.key, EDITOR_FONT.key, EDITOR_FONT_SIZE.key):
            self._window.apply_font()
        elif key == LINE_WIDTH.key:
            self._show_width()
        elif key == LARGE_HEADINGS.key:
            self._editor.set_large_headings(self._settings.get(LARGE_HEADINGS))

    def _show_width(self) -> None:
        width = int(self._settings.get(LINE_WIDTH))
        self._editor.set_line_width(max(width, NARROWEST) if width > 0 else 0)

    # -- the context menu ----------------------------------------------------------------------

    def menu_at(self, place: QPoint) -> QMenu:
        """The menu for a place on the viewport; the cursor goes there, unless it is in the selection."""
        editor = self._editor
        editor.commit_composition()
        cursor, there = editor.textCursor(), editor.cursorForPosition(place)
        if not cursor.selectionStart() <= there.position() <= cursor.selectionEnd():
            editor.setTextCursor(there)
        selected, writable = editor.textCursor().hasSelection(), not editor.isReadOnly()
        groups = (
            (("undo", writable), ("redo", writable)),
            (
                ("cut", selected and writable),
                ("copy", selected),
                ("paste", writable),
                ("paste_plain", writable),
                ("select_all", True),
            ),
            (("bold", writable), ("italic", writable), ("code", writable), ("link", writable)),
            (
                ("unfold_section", editor.sections.is_folded(editor.textCursor().block().blockNumber())),
                ("fold_section", not editor.writing.in_header()),
            ),
        )
        menu = QMenu(editor)
        self._window.spelling.add_to(menu)
        for group in groups:
            menu.addSeparator()
            for name, fits in group:
                if fits:
                    menu.addAction(self._window.actions_table[name])
        return menu

    def _on_menu(self, place: QPoint) -> None:
        if self._editor.post is not None:
            menu = self.menu_at(place)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._editor.viewport().mapToGlobal(place))

    # -- commands ------------------------------------------------------------------------------

    def on_fold_section(self) -> None:
        self._editor.sections.fold(self._editor.textCursor().block().blockNumber())

    def on_unfold_section(self) -> None:
        self._editor.sections.unfold(self._editor.textCursor().block().blockNumber())

    def on_fold_all(self) -> None:
        self._editor.sections.fold_all()

    def on_unfold_all(self) -> None:
        self._editor.sections.unfold_all()
