"""Keeps text and preview at the same place: scrolling, typing, clicking and pointing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from galley.services.options import PREVIEW_FOLLOWS
from galley.ui.localized import fill

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

# The page is looked at a moment after a key: what was typed is on it then.
REVEAL_MS = 80
LONGEST_ADDRESS = 120


class Together(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor_pane.editor
        view = self._view = window.preview_pane.view
        self._under = QLabel()
        window.status.addWidget(self._under)
        self._reveal = QTimer(self, singleShot=True, interval=REVEAL_MS)
        self._reveal.timeout.connect(self._show_place)
        self._editor.line_scrolled.connect(self._on_text_scrolled)
        self._editor.cursor_line_changed.connect(lambda *_: self.reveal_soon())
        window.preview_pane.post_shown.connect(self._on_post_shown)
        view.line_scrolled.connect(self._on_preview_scrolled)
        view.line_clicked.connect(lambda line: self._editor.go_to_line(line + self._body_line()))
        view.line_hovered.connect(self._on_hover)
        view.link_hovered.connect(self._on_link_hover)
        view.track_hover = True

    @property
    def _wanted(self) -> bool:
        return self._window.settings.get(PREVIEW_FOLLOWS)

    def _body_line(self) -> int:
        post = self._editor.post
        return post.body_line if post is not None else 0

    def _on_text_scrolled(self, line: float) -> None:
        if self._wanted:
            self._view.scroll_to_line(max(line - self._body_line(), 0.0))

    def _on_post_shown(self) -> None:
        line = self._editor.top_line()
        if line > self._body_line():  # left there, or opened for a hit
            self._on_text_scrolled(line)

    def _on_preview_scrolled(self, line: float) -> None:
        if self._wanted:
            self._editor.scroll_to_line(line + self._body_line(), tell=False)

    def reveal_soon(self) -> None:
        """The author is at another place: the preview shows it, too."""
        if self._wanted and not self._reveal.isActive():
            self._reveal.start()

    def _show_place(self) -> None:
        line = self._editor.textCursor().blockNumber() - self._body_line()
        if self._editor.post is not None and line >= 0 and self._editor.hasFocus():
            self._view.reveal_line(line)

    def _on_hover(self, line: int) -> None:
        if line < 0 or self._editor.post is None:
            self._under.clear()
        else:
            self._under.setText(fill(self.tr("Preview: line {0}"), self._body_line() + line + 1))

    def _on_link_hover(self, address: str) -> None:
        if address:
            self._under.setText(f"→ {address[:LONGEST_ADDRESS]}")
