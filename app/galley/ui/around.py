"""What is shown around the text after a pause in typing: its outline, and how long it is."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from galley.core.writing.counts import Counter, Counts
from galley.core.writing.outline import move_section, outline
from galley.services.document import PostDocument
from galley.services.options import OUTLINE_VISIBLE
from galley.services.qttext import code_points

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

# Reading a long post's headings and length is not for every key.
PAUSE_MS = 300
# Seconds of counting at once.
STEP = 0.004


class AroundText(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor_pane.editor
        self._panel = window.editor_pane.outline
        self._counter = Counter()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._counting: Iterator[Counts] = iter(())
        self._counted = Counts(0, 0, 0, 0)
        self._next_count = QTimer(self, singleShot=True)
        self._next_count.timeout.connect(self._count)
        window.workspace.desk.opened.connect(self._on_opened)
        window.workspace.desk.current_changed.connect(lambda _: self.refresh())
        self._editor.selectionChanged.connect(self._pause.start)
        self._editor.cursor_line_changed.connect(lambda line, _: self._panel.show_line(line))
        self._panel.line_wanted.connect(self._editor.go_to_line)
        self._panel.move_wanted.connect(self._move)

    def _on_opened(self, post: PostDocument) -> None:
        post.text_changed.connect(self._pause.start)

    def refresh(self) -> None:
        """Read the post in front anew."""
        self._pause.stop()
        post = self._window.workspace.desk.current
        self._next_count.stop()
        if post is None:
            self._panel.show_headings(())
            return
        if self._panel.isVisibleTo(self._window):
            self._panel.show_headings(outline(post.text, post.header.body_start))
        self._counting = self._counter.steps(post.body)
        self._count()

    def _count(self) -> None:
        """Count on for a moment; a long post that was just opened has to be shown first."""
        until = time.perf_counter() + STEP
        for counts in self._counting:
            self._counted = counts
            if time.perf_counter() > until:
                self._next_count.start(0)
                return
        self._window.status.show_count(self._counted, self._selected())

    def _selected(self) -> str:
        return self._editor.textCursor().selectedText()

    def _move(self, index: int, before: int) -> None:
        post = self._window.workspace.desk.current
        if post is None:
            return
        headings = outline(post.text, post.header.body_start)
        self._editor.writing.run(lambda text, _: move_section(text, headings, index, before), anywhere=True)
        self.refresh()

    # -- commands ------------------------------------------------------------------------------

    def on_toggle_outline(self, on: bool) -> None:
        self._window.settings.set(OUTLINE_VISIBLE, on)
        self._panel.setVisible(on)
        self.refresh()

    def on_section_up(self) -> None:
        self._move_here(-1)

    def on_section_down(self) -> None:
        self._move_here(1)

    def _move_here(self, step: int) -> None:
        post = self._window.workspace.desk.current
        if post is None:
            return
        text = post.text
        headings = outline(text, post.header.body_start)
        place = code_points(text, self._editor.textCursor().position())
        index = max((i for i, heading in enumerate(headings) if heading.start <= place), default=-1)
        if index >= 0:
            self._panel.show_headings(headings)
            self._panel.move_beside(index, step)
