"""A text that is scrolled by the lines of its source, whatever room they take on the screen."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class ScrolledText(QPlainTextEdit):
    """Says which source lines are on the screen, and brings one to its upper edge."""

    line_scrolled = Signal(float)
    """The source line (from 0, with its fraction) at the top edge, when the author scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell_scroll = True

    def top_line(self) -> float:
        """The source line at the top edge, with how much of it is scrolled away as the fraction."""
        block = self.firstVisibleBlock()
        box = self.blockBoundingGeometry(block).translated(self.contentOffset())
        gone = -box.top() / box.height() if box.height() > 0 else 0.0
        return block.blockNumber() + min(max(gone, 0.0), 1.0)

    def scroll_to_line(self, line: float, *, tell: bool = True) -> None:
        """Bring a source line to the top edge."""
        block = self.document().findBlockByNumber(int(line))
        if not block.isValid():
            return
        while not block.isVisible() and block.previous().isValid():
            block = block.previous()
        self._lay_out_from(block)
        before, self._tell_scroll = self._tell_scroll, tell
        # The scroll bar counts visual lines: those of the blocks above, then those within the block.
        within = int((line - int(line)) * max(block.lineCount(), 1))
        self.verticalScrollBar().setValue(block.firstLineNumber() + within)
        self._tell_scroll = before

    def _lay_out_from(self, block: QTextBlock) -> None:
        """Have the lines of one screenful counted, of which the range of the scroll bar depends.

        Qt counts a paragraph that was never shown as one line, and would stop short of the last ones.
        """
        layout = self.document().documentLayout()
        room = self.viewport().height()
        while block.isValid() and room > 0:
            room -= int(layout.blockBoundingRect(block).height())
            block = block.next()
        layout.documentSizeChanged.emit(layout.documentSize())

    def centre_if_hidden(self) -> None:
        """Show the cursor in the middle if it was brought to where it cannot be seen well."""
        room = self.viewport().rect().adjusted(0, 0, 0, -2 * self.fontMetrics().height())
        if not room.contains(self.cursorRect().center()):
            self.centerCursor()

    def lines_on_screen(self) -> tuple[int, int]:
        """The first and the last source line that can be seen, counted from 0."""
        return self.firstVisibleBlock().blockNumber(), self._last_visible().blockNumber()

    def _last_visible(self) -> QTextBlock:
        cursor = self.cursorForPosition(QPoint(0, self.viewport().height()))
        return cursor.block()

    def block_rect(self, block: QTextBlock) -> QRect:
        """Where a block is on the viewport, in pixels."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).toAlignedRect()

    def _tell_line(self) -> None:
        if self._tell_scroll:
            self.line_scrolled.emit(self.top_line())
