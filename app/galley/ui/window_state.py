"""What the window remembers of itself from one start to the next: its place, its panes, what is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from galley.services.options import (
    AUTOSAVE,
    FOCUS_MODE,
    GEOMETRY,
    HEADER_FOLDED,
    MAIN_SPLIT,
    OUTLINE_VISIBLE,
    PREVIEW_FOLLOWS,
    PREVIEW_HEADING,
    PREVIEW_PHONE,
    PREVIEW_VISIBLE,
    PROPERTIES_VISIBLE,
    SIDE_SPLIT,
    SIDE_VISIBLE,
    SPELLING,
    THEME,
    TYPEWRITER_MODE,
)

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

CHECKED = (
    ("toggle_sidebar", SIDE_VISIBLE),
    ("toggle_properties", PROPERTIES_VISIBLE),
    ("toggle_preview", PREVIEW_VISIBLE),
    ("toggle_outline", OUTLINE_VISIBLE),
    ("focus_mode", FOCUS_MODE),
    ("typewriter", TYPEWRITER_MODE),
    ("check_spelling", SPELLING),
    ("toggle_header", HEADER_FOLDED),
    ("toggle_heading", PREVIEW_HEADING),
    ("phone", PREVIEW_PHONE),
)
"""Commands that are on or off, and the options that remember it."""


class WindowState(QObject):
    """Keeps the window as the settings say, wherever they are changed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.settings
        self._settings.changed.connect(self._on_setting)

    def _on_setting(self, key: str) -> None:
        for name, option in (*CHECKED, ("preview_follows", PREVIEW_FOLLOWS)):
            if key == option.key:
                self._window.actions_table.set_checked(name, self._settings.get(option))
        if key == THEME.key:
            self._window.show_theme_choice()
        elif key == AUTOSAVE.key:
            self._window.files.show_autosave_choice()

    def restore(self) -> None:
        """Bring the window to what the settings say."""
        window, get = self._window, self._settings.get
        geometry = get(GEOMETRY)
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        for splitter, option in ((window.split, MAIN_SPLIT), (window.posts.split, SIDE_SPLIT)):
            state = get(option)
            if not state.isEmpty():
                splitter.restoreState(state)
        window.apply_font()
        window.editor_pane.editor.fold.wanted = get(HEADER_FOLDED)
        for name, option in CHECKED:
            window.actions_table.set_checked(name, get(option))
        window.posts.setVisible(get(SIDE_VISIBLE))
        window.editor_pane.show_properties(get(PROPERTIES_VISIBLE))
        window.editor_pane.outline.setVisible(get(OUTLINE_VISIBLE))
        window.preview_pane.setVisible(get(PREVIEW_VISIBLE))
        window.preview_pane.view.set_phone(get(PREVIEW_PHONE))
        window.preview_pane.show_heading(get(PREVIEW_HEADING))
        window.proof.restore()
        window.show_theme_choice()
        window.look.show_choices()
        window.files.show_autosave_choice()
        window.show_colors()
        window.say_empty()

    def remember(self) -> None:
        """Put what the window is like now into the settings."""
        window, put = self._window, self._settings.set
        put(GEOMETRY, window.saveGeometry())
        put(MAIN_SPLIT, window.split.saveState())
        put(SIDE_SPLIT, window.posts.split.saveState())
        window.workspace.remember_posts()
        self._settings.sync()
