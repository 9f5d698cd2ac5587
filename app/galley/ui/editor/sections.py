"""Folds a heading's section away; the text stays whole, and what leads into it opens it."""

from collections.abc import Iterator, Sequence
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
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from galley.ui.editor.headings import HEADING, heading_level, level_of
from galley.ui.editor.states import TEXT, state_after

if TYPE_CHECKING:
    from galley.services.document import PostDocument
    from galley.ui.editor.editor import PostEditor

# After a pause in typing, a fold takes in or lets go what its section has won or lost.
PAUSE_MS = 300
MARGIN = 16
# Lines that are shown or hidden between two chances for a key.
AT_ONCE = 250
# Lines around one that something leads to, shown before all others.
AROUND = 60


class SectionFolds:
    """The folded sections of every open post, kept as cursors at their headings, which move with the text.

    Lines are hidden and shown from a heading on down to where nothing can differ any more, some at a time.
    """

    def __init__(self, editor: "PostEditor") -> None:
        self._editor = editor
        self._folded: dict[PostDocument, list[QTextCursor]] = {}
        self._margin = FoldMargin(editor, self)
        self._walk: Iterator[None] | None = None
        self._walked = QTextCursor(), 0, False
        """Where the walk began, the place that it goes past at least, and whether it folds all."""
        self._changed: tuple[int, int] | None = None
        """Where the text was changed since the folds were last brought up to it."""
        self._pause = QTimer(editor, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._follow)
        self._turn = QTimer(editor, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)
        editor.updateRequest.connect(lambda _rect, _dy: self._margin.update())

    # -- folding -------------------------------------------------------------------------------

    def fold(self, line: int) -> bool:
        """Fold the section that a line, counted from 0, is in; False where there is none."""
        block = self._document.findBlockByNumber(line)
        while block.isValid() and block.blockNumber() >= self._editor.fold.lines:
            if heading_level(block):
                break
            block = block.previous()
        else:
            return False
        if self.is_folded(block.blockNumber()) or not _has_lines(block, heading_level(block)):
            return False
        self._cursors().append(QTextCursor(block))
        self._start(block, block.position(), leave=True)
        return True

    def unfold(self, line: int) -> bool:
        """Open the section of the heading at a line; False where nothing is folded."""
        cursors = self._cursors()
        found = [cursor for cursor in cursors if cursor.block().blockNumber() == line]
        if not found:
            return False
        cursors.remove(found[0])
        block = found[0].block()
        self._start(block, block.position())
        return True

    def fold_all(self) -> None:
        self._start(self._first(), self._end(), fold=True, leave=True)

    def unfold_all(self) -> None:
        self._cursors().clear()
        self._start(self._first(), self._end())

    def reveal(self, block: QTextBlock) -> None:
        """Open every section that hides a line; the line itself can be seen at once."""
        folded = {cursor.block().blockNumber() for cursor in self._cursors()}
        opened: set[int] = set()
        above, least = block.previous(), 7
        top = block
        while above.isValid() and above.blockNumber() >= self._editor.fold.lines and least > 1:
            level = heading_level(above)
            if level and level < least:
                least = level
                if above.blockNumber() in folded:
                    opened.add(above.blockNumber())
                    top = above
            above = above.previous()
        cursors = self._cursors()
        cursors[:] = [cursor for cursor in cursors if cursor.block().blockNumber() not in opened]
        self._start(top, self._show_around(block))

    def is_folded(self, line: int) -> bool:
        return any(cursor.block().blockNumber() == line for cursor in self._cursors())

    @property
    def any_folded(self) -> bool:
        return bool(self._cursors())

    def forget(self, post: "PostDocument") -> None:
        """The post is closed."""
        self._folded.pop(post, None)

    def finish(self) -> None:
        """Do what is still to be done: another post comes, or another fold."""
        walk, self._walk = self._walk, None
        self._turn.stop()
        for _ in walk or ():
            pass

    @property
    def _document(self) -> QTextDocument:
        return self._editor.document()

    def _cursors(self) -> list[QTextCursor]:
        post = self._editor.post
        return self._folded.setdefault(post, []) if post is not None else []

    def _first(self) -> QTextBlock:
        return self._document.findBlockByNumber(self._editor.fold.lines)

    def _end(self) -> int:
        return self._document.characterCount()

    # -- hiding and showing ----------------------------------------------------------------------

    def _start(self, block: QTextBlock, until: int, *, fold: bool = False, leave: bool = False) -> None:
        """Begin with ``_steps``; what was not done of those before is done with them."""
        if self._walk is not None and not (block == self._first() and until == self._end()):
            begin, end, folds = self._walked
            if folds:
                self.finish()
            else:
                block = min(block, begin.block(), key=QTextBlock.position)
                until = max(until, end)
        self._walked = QTextCursor(block), until, fold
        self._walk = self._steps(block, until, fold=fold, leave=leave)
        self._go_on()

    def _go_on(self) -> None:
        walk = self._walk
        if walk is None:
            return
        if next(walk, walk) is None:
            self._turn.start()
            return
        self._walk = None
        block = self._editor.textCursor().block()
        if not block.isVisible() and block.blockNumber() >= self._editor.fold.lines:
            self.reveal(block)

    def _steps(
        self, block: QTextBlock, until: int, *, fold: bool = False, leave: bool = False
    ) -> Iterator[None]:
        """Hide or show the lines from a visible one on, past the place ``until``; some at each step.

        It ends at a heading that can be seen and could be seen before: what is below it is as it was.
        With ``fold`` every section is folded on the way, with ``leave`` the cursor leaves what is hidden.
        """
        outer = 0
        """The level of the folded heading that hides what comes; 0: nothing does."""
        state = block.previous().userState()
        begin, head = block, block
        here = QTextCursor(block)
        while True:
            block, text = here.block(), here.block().text()
            folded = {each.block().blockNumber(): each for each in self._cursors()}
            number, author = block.blockNumber(), self._editor.textCursor().blockNumber()
            moved: list[QTextBlock] = []
            for _ in range(AT_ONCE):
                following = block.next()
                below = following.text()
                state = state_after(state, text)
                level = level_of(text, state, below)
                if fold and level and number not in folded and _has_lines(block, level):
                    folded[number] = QTextCursor(block)
                    self._cursors().append(folded[number])
                elif not level and number in folded:
                    self._cursors().remove(folded[number])  # it is no heading any more
                visible = not outer or 0 < level <= outer
                if visible:
                    if level and block.position() > until and block != begin and block.isVisible():
                        self._tidy(moved)
                        return
                    outer = level if number in folded else 0
                    head = block
                elif leave and number == author:
                    self._editor.setTextCursor(QTextCursor(head))
                if block.isVisible() != visible:
                    _set_visible(block, visible=visible)
                    moved.append(block)
                if not following.isValid():
                    self._tidy(moved)
                    return
                block, text, number = following, below, number + 1
            here.setPosition(block.position())
            self._tidy(moved)
            yield

    def _tidy(self, moved: Sequence[QTextBlock]) -> None:
        """Have the lines laid out between the first and the last that was hidden or shown."""
        if moved:
            first, last = moved[0], moved[-1]
            document = self._document
            document.markContentsDirty(first.position(), last.position() + last.length() - first.position())
            layout = document.documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
        self._editor.viewport().update()
        self._margin.update()

    def _show_around(self, block: QTextBlock) -> int:
        """Show a hidden line and some around it; return where the last of them is."""
        first = last = block
        for _ in range(AROUND):
            if first.previous().isValid() and not first.previous().isVisible():
                first = first.previous()
            if last.next().isValid() and not last.next().isVisible():
                last = last.next()
        shown: list[QTextBlock] = []
        each = first
        while each.isValid() and each.blockNumber() <= last.blockNumber():
            _set_visible(each, visible=True)
            shown.append(each)
            each = each.next()
        self._tidy(shown)
        return last.position()

    # -- following the author ------------------------------------------------------------------

    def text_changed(self, place: int, removed: int, added: int) -> None:
        """The document was changed: after a pause the folds around that place are looked at again."""
        if self.any_folded:
            low, high = self._changed or (place, place)
            self._changed = min(low, place), max(high + added - removed, place + added)
            self._pause.start()

    def _follow(self) -> None:
        changed, self._changed = self._changed, None
        if changed is None or not self.any_folded:
            return
        # The line above may have been a heading by this one, too: begin at one that is safely above.
        block = self._document.findBlock(changed[0]).previous().previous()
        while block.isValid() and not (block.isVisible() and heading_level(block)):
            block = block.previous()
        if not block.isValid() or block.blockNumber() < self._editor.fold.lines:
            block = self._first()
        self._start(block, changed[1] + 1)

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
            if box.height() and heading_level(block):
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


def _set_visible(block: QTextBlock, *, visible: bool) -> None:
    block.setVisible(visible)
    block.setLineCount(max(block.layout().lineCount(), 1) if visible else 0)


def _has_lines(block: QTextBlock, level: int) -> bool:
    """Whether the section of a heading has more than its heading."""
    following = block.next()
    if not HEADING.match(block.text()):
        following = following.next()
    if not following.isValid():
        return False
    text = following.text()
    below = level_of(text, state_after(TEXT, text), following.next().text())
    return not below or below > level
