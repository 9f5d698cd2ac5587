"""Marks over the text that are no formats of it: the current line, what was found, what is misspelt."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QTextEdit

if TYPE_CHECKING:
    from galley.ui.editor.editor import PostEditor

Span = tuple[int, int]
"""A piece of the document in the units that Qt counts."""


@dataclass(slots=True)
class _Layer:
    look: QTextCharFormat
    bar: QColor | None
    grows: bool
    spans: list[Span] = field(default_factory=list)


class Marks:
    """Layers of marks by name, of which only what is on the screen costs anything.

    Between two calls of ``show`` the marks move with the text; what is typed into goes.
    """

    def __init__(self, editor: "PostEditor") -> None:
        self._editor = editor
        self._layers: dict[str, _Layer] = {}
        self._edition = 0
        """Counts what makes the marks others than they were; moving with the text does not."""
        self._screen: tuple[int, int, int] | None = None
        self._line: tuple[int, int, int, int, str] | None = None
        self._on_screen: list[QTextEdit.ExtraSelection] = []
        self.composing = False
        """Set while a line is only laid out anew for an input method, which Qt calls a change."""
        self._bar = MarkedScrollBar(editor)
        editor.setVerticalScrollBar(self._bar)

    def show(
        self,
        layer: str,
        spans: Sequence[Span],
        look: QTextCharFormat,
        bar: QColor | None = None,
        *,
        grows: bool = False,
    ) -> None:
        """Show these spans, in order of their places; with ``bar`` in the scroll bar, too.

        With ``grows`` a mark takes in what is typed within it, instead of going.
        """
        if not spans and layer not in self._layers:
            return
        self._layers[layer] = _Layer(look, bar, grows, list(spans))
        self._edition += 1
        self._tell_bar()
        self.refresh()

    def clear(self, layer: str) -> None:
        if self._layers.pop(layer, None) is not None:
            self._edition += 1
            self._tell_bar()
            self.refresh()

    def clear_all(self) -> None:
        """Another document: none of the marks is of it."""
        self._layers.clear()
        self._edition += 1
        self._tell_bar()

    def spans(self, layer: str) -> Sequence[Span]:
        """Where the marks of a layer are now."""
        found = self._layers.get(layer)
        return found.spans if found is not None else ()

    def text_changed(self, place: int, removed: int, added: int) -> None:
        """Move the marks behind a change of the document."""
        if removed == added and self.composing:
            return
        shift = added - removed
        if removed > 1:
            # Lines may have gone and others come in their places.
            self._edition += 1
        for layer in self._layers.values():
            spans = layer.spans
            first = bisect_left(spans, (place, -1))
            if first and spans[first - 1][1] > place:
                first -= 1
            kept = [
                (start + shift if start >= place + removed else start, end + shift)
                for start, end in spans[first:]
                if start >= place + removed or (layer.grows and start <= place and place + removed <= end)
            ]
            if len(kept) < len(spans) - first:
                self._edition += 1
            layer.spans = spans[:first] + kept

    def refresh(self) -> None:
        """Put the marks that are on the screen there: after a scroll, a move of the cursor, a change.

        What is there moves with the text by itself: a key within a line has nothing to do here.
        """
        editor = self._editor
        first = last = -1
        if any(layer.spans for layer in self._layers.values()):
            first, last = editor.lines_on_screen()
        screen = (self._edition, first, last)
        line = (*screen, editor.textCursor().blockNumber(), editor.colors.current_line)
        if line == self._line:
            return
        if screen != self._screen:
            self._on_screen = [
                mark for layer in self._layers.values() for mark in self._visible(layer, first, last)
            ]
        self._screen, self._line = screen, line
        here = [self._current_line()] if editor.post is not None else []
        editor.setExtraSelections([*here, *self._on_screen])

    def _visible(self, layer: _Layer, first_line: int, last_line: int) -> list[QTextEdit.ExtraSelection]:
        selections: list[QTextEdit.ExtraSelection] = []
        document = self._editor.document()
        size = document.characterCount()
        end = document.findBlockByNumber(last_line)
        first, last = document.findBlockByNumber(first_line).position(), end.position() + end.length()
        at = max(bisect_left(layer.spans, (first, -1)) - 1, 0)
        for start, end in layer.spans[at:]:
            if start > last:
                break
            if end < first or end >= size:
                continue
            mark = QTextEdit.ExtraSelection()
            mark.format = layer.look  # type: ignore[attr-defined]
            mark.cursor = QTextCursor(document)  # type: ignore[attr-defined]
            mark.cursor.setPosition(start)  # type: ignore[attr-defined]
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)  # type: ignore[attr-defined]
            selections.append(mark)
        return selections

    def _current_line(self) -> QTextEdit.ExtraSelection:
        line = QTextEdit.ExtraSelection()
        line.format.setBackground(QColor(self._editor.colors.current_line))  # type: ignore[attr-defined]
        line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]
        line.cursor = self._editor.textCursor()  # type: ignore[attr-defined]
        line.cursor.clearSelection()  # type: ignore[attr-defined]
        return line

    def _tell_bar(self) -> None:
        document = self._editor.document()
        lines = max(document.blockCount(), 1)
        ticks = {
            (round(document.findBlock(start).blockNumber() / lines, 3), layer.bar.name())
            for layer in self._layers.values()
            if layer.bar is not None
            for start, _ in layer.spans
        }
        self._bar.set_ticks(sorted(ticks))


class MarkedScrollBar(QScrollBar):
    """A scroll bar with ticks at fractions of its length."""

    def __init__(self, editor: "PostEditor") -> None:
        super().__init__(editor)
        self._ticks: Sequence[tuple[float, str]] = ()

    def set_ticks(self, ticks: Sequence[tuple[float, str]]) -> None:
        """``ticks`` are pairs of a fraction from 0 to 1 and a colour's name."""
        if ticks != self._ticks:
            self._ticks = ticks
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._ticks:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )
        painter = QPainter(self)
        for fraction, color in self._ticks:
            top = groove.top() + round(fraction * max(groove.height() - 2, 0))
            painter.fillRect(groove.left() + 2, top, groove.width() - 4, 2, QColor(color))
