"""Writing with less around: focus mode, typewriter mode, and a window of nothing but the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from galley.services.options import FOCUS_MODE, TYPEWRITER_MODE

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class FocusCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._focus = window.editor_pane.editor.focus
        self._hidden: list[QWidget] = []
        self._was = window.windowState()
        self._leave = QShortcut(QKeySequence("Esc"), window.editor_pane.editor)
        self._leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._leave.setEnabled(False)
        self._leave.activated.connect(lambda: window.actions_table.set_checked("distraction_free", False))

    def on_focus_mode(self, on: bool) -> None:
        self._window.settings.set(FOCUS_MODE, on)
        self._focus.dim_others(on)

    def on_typewriter(self, on: bool) -> None:
        self._window.settings.set(TYPEWRITER_MODE, on)
        self._focus.keep_in_middle(on)

    def on_distraction_free(self, on: bool) -> None:
        """Hide all but the text and fill the screen; Esc or the command again brings everything back."""
        window, pane = self._window, self._window.editor_pane
        self._leave.setEnabled(on)
        if on:
            around = (
                window.menuBar(),
                window.statusBar(),
                window.posts,
                window.preview_pane,
                pane.tabs,
                pane.form,
                pane.outline,
            )
            self._hidden = [widget for widget in around if widget.isVisibleTo(window)]
            self._was = window.windowState()
            for widget in self._hidden:
                widget.hide()
            window.showFullScreen()
        else:
            for widget in self._hidden:
                widget.show()
            self._hidden = []
            window.setWindowState(self._was)
        pane.editor.setFocus()
