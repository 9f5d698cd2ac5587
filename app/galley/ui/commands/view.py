"""What is shown and how: panes, colours, sizes, and where the focus is."""

from typing import TYPE_CHECKING

from galley.services.options import (
    EDITOR_FONT_SIZE,
    HEADER_FOLDED,
    PREVIEW_HEADING,
    PREVIEW_PHONE,
    PREVIEW_VISIBLE,
    PROPERTIES_VISIBLE,
    REMOTE_IMAGES,
    SIDE_VISIBLE,
    THEME,
)

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

SMALLEST, LARGEST = 7.0, 32.0


class ViewCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._settings = window.workspace.settings
        self._settings.changed.connect(self._on_setting)

    def _on_setting(self, key: str) -> None:
        site = self._window.workspace.site
        if key == REMOTE_IMAGES.key and site is not None:
            on = self._settings.site_get(site.root, REMOTE_IMAGES)
            self._window.actions_table.set_checked("remote_images", on)
            self._window.show_in_preview()

    def on_toggle_sidebar(self, on: bool) -> None:
        self._settings.set(SIDE_VISIBLE, on)
        self._window.posts.setVisible(on)

    def on_toggle_properties(self, on: bool) -> None:
        self._settings.set(PROPERTIES_VISIBLE, on)
        self._window.editor_pane.show_properties(on)

    def on_toggle_preview(self, on: bool) -> None:
        self._settings.set(PREVIEW_VISIBLE, on)
        self._window.show_preview(on)

    def on_toggle_header(self, on: bool) -> None:
        self._settings.set(HEADER_FOLDED, on)
        self._window.editor_pane.editor.fold.wanted = on
        self._window.editor_pane.editor.fold.set_folded(on)

    def on_toggle_heading(self, on: bool) -> None:
        self._settings.set(PREVIEW_HEADING, on)
        self._window.preview_pane.show_heading(on)

    def on_phone(self, on: bool) -> None:
        self._settings.set(PREVIEW_PHONE, on)
        self._window.preview_pane.view.set_phone(on)

    def on_remote_images(self, on: bool) -> None:
        site = self._window.workspace.site
        if site is not None:
            self._settings.site_set(site.root, REMOTE_IMAGES, on)

    def on_zoom_in(self) -> None:
        self._zoom(self._settings.get(EDITOR_FONT_SIZE) + 1)

    def on_zoom_out(self) -> None:
        self._zoom(self._settings.get(EDITOR_FONT_SIZE) - 1)

    def on_zoom_reset(self) -> None:
        self._zoom(EDITOR_FONT_SIZE.default)

    def _zoom(self, size: float) -> None:
        self._settings.set(EDITOR_FONT_SIZE, min(max(size, SMALLEST), LARGEST))

    def on_theme_system(self, on: bool) -> None:
        self._theme("system", on)

    def on_theme_light(self, on: bool) -> None:
        self._theme("light", on)

    def on_theme_dark(self, on: bool) -> None:
        self._theme("dark", on)

    def _theme(self, name: str, on: bool) -> None:
        if on:
            self._settings.set(THEME, name)
        self._window.show_theme_choice()

    def on_focus_properties(self) -> None:
        self._window.actions_table.set_checked("toggle_properties", True)
        self._window.editor_pane.form.focus_title()

    def on_focus_editor(self) -> None:
        self._window.editor_pane.editor.setFocus()

    def on_next_post(self) -> None:
        self._cycle(1)

    def on_previous_post(self) -> None:
        self._cycle(-1)

    def _cycle(self, by: int) -> None:
        desk = self._window.workspace.desk
        if desk.current is not None and len(desk.documents) > 1:
            at = desk.documents.index(desk.current)
            desk.show(desk.documents[(at + by) % len(desk.documents)])

    def on_palette(self) -> None:
        self._window.open_palette()
