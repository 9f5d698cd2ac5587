"""Folds a heading's section away; the text stays whole, and what leads into it opens it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from galley.core.writing.outline import Heading, outline
from galley.ui.editor.highlighter import HEADING
from galley.ui.editor.states import TEXT

if TYPE_CHECKING:
    from galley.services.document import PostDocument
    from galley.ui.editor.editor import PostEditor

# After a pause in typing, a fold takes in or lets go what its section has won or lost.
PAUSE_MS = 300
MARGIN = 16


class SectionFolds:
    """The folded sections of every open post, kept as cursors at their headings, which move with the text."""

    def __init__(self, editor: "PostEditor") -> None:
        self._editor = editor
        self._folded: dict[PostDocument, list[QTextCursor]] = {}
        self._margin = FoldMargin(editor, self)
        self._pause = QTimer(editor, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._follow)
        editor.updateRequest.connect(lambda _rect, _dy: self._margin.update())
        editor.textChanged.connect(self._on_text)

    # -- folding -------------------------------------------------------------------------------

    def fold(self, line: int) -> bool:
        """Fold the section that a line, counted from 0, is in; False where there is none."""
        heading = next((each for each in reversed(self._headings()) if each.line <= line), None)
        if heading is None or self.is_folded(heading.line) or not self._has_lines(heading):
            return False
        self._fold([heading])
        return True

    def unfold(self, line: int) -> bool:
        """Open the section of the heading at a line; False where nothing is folded."""
        cursors = self._cursors()
        found = [cursor for cursor in cursors if cursor.block().blockNumber() == line]
        if not found:
            return False
        cursors.remove(found[0])
        self._apply()
        return True

    def fold_all(self) -> None:
        self._fold([heading for heading in self._headings() if self._has_lines(heading)])

    def unfold_all(self) -> None:
        self._cursors().clear()
        self._apply()

    def reveal(self, block: QTextBlock) -> None:
        """Open every section that hides a line."""
        line = block.blockNumber()
        hiding = {each.line for each in self._headings() if each.line < line < self._end(each)}
        cursors = self._cursors()
        cursors[:] = [cursor for cursor in cursors if cursor.block().blockNumber() not in hiding]
        self._apply()

    def is_folded(self, line: int) -> bool:
        return any(cursor.block().blockNumber() == line for cursor in self._cursors())

    @property
    def any_folded(self) -> bool:
        return bool(self._cursors())

    def forget(self, post: "PostDocument") -> None:
        """The post is closed."""
        self._folded.pop(post, None)

    def _cursors(self) -> list[QTextCursor]:
        post = self._editor.post
        return self._folded.setdefault(post, []) if post is not None else []

    def _headings(self) -> list[Heading]:
        post = self._editor.post
        return outline(post.text, post.header.body_start) if post is not None else []

    def _end(self, heading: Heading) -> int:
        """The line behind the last of a section."""
        post = self._editor.post
        assert post is not None
        text = post.text
        within = text.count("\n", heading.start, heading.end)
        # The last section ends with the text, whose last line may have no end.
        return heading.line + within + (heading.end == len(text))

    def _has_lines(self, heading: Heading) -> bool:
        return self._end(heading) > heading.line + 1

    def _fold(self, headings: list[Heading]) -> None:
        cursors = self._cursors()
        folded = {cursor.block().blockNumber() for cursor in cursors}
        for heading in headings:
            if heading.line not in folded:
                cursors.append(QTextCursor(self._editor.document().findBlockByNumber(heading.line)))
        self._apply()
        block = self._editor.textCursor().block()
        if not block.isVisible():
            while not block.isVisible() and block.previous().isValid():
                block = block.previous()
            self._editor.setTextCursor(QTextCursor(block))

    def _apply(self) -> None:
        """Hide the lines of the folded sections, and show all others of the body."""
        document = self._editor.document()
        folded = {cursor.block().blockNumber() for cursor in self._cursors()}
        hidden: list[tuple[int, int]] = []
        there: set[int] = set()
        for heading in self._headings() if folded else ():
            if heading.line in folded:
                there.add(heading.line)
                hidden.append((heading.line + 1, self._end(heading)))
        # A heading that is none any more has nothing to hide.
        self._cursors()[:] = [each for each in self._cursors() if each.block().blockNumber() in there]
        first = last = None
        block = document.findBlockByNumber(self._editor.fold.lines)
        number = self._editor.fold.lines
        ranges = iter(_joined(hidden))
        low, high = next(ranges, (1 << 30, 1 << 30))
        while block.isValid():
            if number >= high:
                low, high = next(ranges, (1 << 30, 1 << 30))
            visible = not low <= number < high
            if block.isVisible() != visible:
                block.setVisible(visible)
                block.setLineCount(max(block.layout().lineCount(), 1) if visible else 0)
                first = block if first is None else first
                last = block
            block = block.next()
            number += 1
        if first is not None and last is not None:
            document.markContentsDirty(first.position(), last.position() + last.length() - first.position())
            layout = document.documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
        self._editor.viewport().update()
        self._margin.update()

    # -- following the author ------------------------------------------------------------------

    def _on_text(self) -> None:
        if self.any_folded:
            self._pause.start()

    def _follow(self) -> None:
        if not self.any_folded:
            return
        self._apply()
        block = self._editor.textCursor().block()
        if not block.isVisible() and block.blockNumber() >= self._editor.fold.lines:
            self.reveal(block)

    def key_pressed(self, event: QKeyEvent) -> None:
        """Open a section before a key changes what it hides."""
        if not self.any_folded:
            return
        cursor = self._editor.textCursor()
        block = cursor.block()
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
        if enters and cursor.atBlockEnd():
            self.unfold(block.blockNumber())
        elif event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart() and not cursor.hasSelection():
            before = block.previous()
            if (
                before.isValid()
                and not before.isVisible()
                and before.blockNumber() >= self._editor.fold.lines
            ):
                self.reveal(before)

    # -- looks ---------------------------------------------------------------------------------

    def lay_out(self) -> None:
        viewport = self._editor.viewport().geometry()
        self._margin.setGeometry(viewport.left() - MARGIN - 1, viewport.top(), MARGIN, viewport.height())

    def headings_on_screen(self) -> Iterator[tuple[QTextBlock, QRect]]:
        """The headings that can be seen, each with its first line's place on the viewport."""
        editor = self._editor
        block = editor.firstVisibleBlock()
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
        layout = editor.document().documentLayout()
        while block.isValid() and top < editor.viewport().height():
            box = layout.blockBoundingRect(block)
            if box.height() and block.userState() == TEXT and HEADING.match(block.text()):
                line = block.layout().lineAt(0)
                yield block, QRect(0, round(top), round(line.naturalTextWidth()), round(line.height()))
            top += box.height()
            block = block.next()

    def paint(self, painter: QPainter) -> None:
        """Paint behind each folded heading that more is there."""
        if not self.any_folded:
            return
        painter.setPen(QColor(self._editor.colors.muted))
        painter.setFont(self._editor.document().defaultFont())
        for block, line in self.headings_on_screen():
            if self.is_folded(block.blockNumber()):
                painter.drawText(
                    line.right() + 14, line.top(), 40, line.height(), Qt.AlignmentFlag.AlignVCenter, "⋯"
                )


class FoldMargin(QWidget):
    """The arrows left of the headings: always where a section is folded, else while the mouse is there."""

    def __init__(self, editor: "PostEditor", folds: SectionFolds) -> None:
        super().__init__(editor)
        self._editor = editor
        self._folds = folds
        self._entered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Fold or unfold the section of a heading"))
        self.setAccessibleName(self.toolTip())

    def sizeHint(self) -> QSize:
        return QSize(MARGIN, 0)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._entered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._entered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._editor.post is None or not (self._entered or self._folds.any_folded):
            return
        painter = QPainter(self)
        painter.setPen(QColor(self._editor.colors.muted))
        for block, line in self._folds.headings_on_screen():
            folded = self._folds.is_folded(block.blockNumber())
            if folded or self._entered:
                place = QRect(0, line.top(), self.width(), line.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "▸" if folded else "▾")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for block, line in self._folds.headings_on_screen():
            if line.top() <= event.position().y() <= line.bottom():
                number = block.blockNumber()
                if not self._folds.unfold(number):
                    self._folds.fold(number)
                return


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order of their beginnings, without those that lie in others."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and low < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined
