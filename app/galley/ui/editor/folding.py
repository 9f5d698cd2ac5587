"""Folds the header to one line, and opens it before anything could change it unseen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QTextCursor

from galley.core.frontmatter import Header
from galley.ui.theme import Colors

if TYPE_CHECKING:
    from galley.ui.editor.editor import PostEditor

NAVIGATION = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Left,
}


class HeaderFold:
    """Hides the lines of the header but the first, over which it paints a summary.

    The text itself stays whole: folding only makes blocks invisible.
    """

    def __init__(self, editor: "PostEditor") -> None:
        self._editor = editor
        self.lines = 0
        self.wanted = True
        self.folded = False
        self._summary = ""
        self._broken = False

    def attach(self, lines: int, header: Header) -> None:
        """The editor shows another document, whose header has so many lines."""
        self.lines = lines
        self._describe(header)
        self.folded = False
        self.set_folded(self.wanted)

    def header_changed(self, lines: int, header: Header) -> None:
        """The header says something else, and may have grown or shrunk."""
        self._describe(header)
        if lines != self.lines:
            was = self.folded
            self.set_folded(False)
            self.lines = lines
            self.set_folded(was)

    def _describe(self, header: Header) -> None:
        # Kept for painting, which must not wait for the text to be read and parsed.
        self._broken = header.error is not None
        keys = " · ".join(field.key for field in header.fields)
        self._summary = f"▸ {header.error.reason if header.error is not None else keys or '---'}"

    def set_folded(self, folded: bool) -> None:
        folded = folded and self.lines > 1
        document = self._editor.document()
        block = document.findBlockByNumber(1)
        changed = False
        while block.isValid() and block.blockNumber() < self.lines:
            if block.isVisible() == folded:
                block.setVisible(not folded)
                block.setLineCount(0 if folded else max(block.layout().lineCount(), 1))
                changed = True
            block = block.next()
        if folded and self.guards(self._editor.textCursor()):
            cursor = self._editor.textCursor()
            cursor.setPosition(document.findBlockByNumber(self.lines).position())
            self._editor.setTextCursor(cursor)
        self.folded = folded
        if changed:
            first = document.findBlockByNumber(0)
            end = document.findBlockByNumber(self.lines)
            length = (end.position() if end.isValid() else document.characterCount()) - first.position()
            document.markContentsDirty(first.position(), length)
            layout = document.documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
            self._editor.viewport().update()

    def guards(self, cursor: QTextCursor) -> bool:
        """Whether typing at this cursor would change the header while it is folded."""
        if not self.folded:
            return False
        first = min(cursor.position(), cursor.anchor())
        return self._editor.document().findBlock(first).blockNumber() < self.lines

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Handle a key at the folded line: what would edit it opens it instead."""
        if not self.folded:
            return False
        cursor = self._editor.textCursor()
        if event.key() == Qt.Key.Key_Backspace and not cursor.hasSelection():
            body = self._editor.document().findBlockByNumber(self.lines)
            if cursor.position() == body.position():
                # It would join the first line of the text to the closing fence.
                return True
        if not self.guards(cursor) or cursor.hasSelection():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.set_folded(False)
            return True
        if event.key() in NAVIGATION or event.matches(QKeySequence.StandardKey.Copy):
            return False
        if event.text() or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_folded(False)
            return True
        return False

    def clicked(self, at: QPoint) -> bool:
        """Open the header if the click was on its folded line."""
        if self.folded and self._line().contains(at):
            self.set_folded(False)
            return True
        return False

    def paint(self, painter: QPainter, colors: Colors) -> None:
        line = self._line()
        if line.bottom() < 0:
            return
        painter.fillRect(line, QColor(colors.window))
        painter.setPen(QColor(colors.warning if self._broken else colors.muted))
        painter.setFont(self._editor.document().defaultFont())
        area = line.adjusted(4, 0, -6, 0)
        text = painter.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _line(self) -> QRect:
        rect = self._editor.block_rect(self._editor.document().findBlockByNumber(0))
        margin = int(self._editor.document().documentMargin())
        rect.setLeft(margin)
        rect.setRight(self._editor.viewport().width() - margin)
        return rect
