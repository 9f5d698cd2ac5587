"""The list of what may be meant, beside the cursor: it follows what is typed and takes no key by surprise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QListView

from galley.core.writing.complete import (
    Candidate,
    Kind,
    Trigger,
    trigger_in_body,
    trigger_in_header,
)
from galley.services.completions import Take
from galley.services.qttext import code_points, utf16_length
from galley.ui.editor.highlighter import in_fence
from galley.ui.palette import STEPS, Choice, ChoiceDelegate, ChoiceModel

if TYPE_CHECKING:
    from pathlib import Path

    from galley.core.frontmatter import Header
    from galley.ui.editor.editor import PostEditor

_ROWS = 9
_WIDTH = 380
_GAP = 4
# Nobody completes a word in a line of this length, and to fetch it would take time at each key.
_LONGEST_LINE = 20_000
_LEAVES = frozenset((QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate, QEvent.Type.Hide))


class Finder(Protocol):
    def find(self, trigger: Trigger, path: "Path", take: Take) -> None: ...
    def written(
        self, trigger: Trigger, candidate: Candidate, path: "Path", header: "Header"
    ) -> Candidate: ...


class Completion(QListView):
    """Tab takes the first or the chosen one, Enter only one that the arrows chose, Escape closes."""

    def __init__(self, editor: "PostEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self.finder: Finder | None = None
        self.setObjectName("completion")
        self.setAccessibleName(self.tr("What may be meant"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices = ChoiceModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(ChoiceDelegate(self))
        self.hide()
        self._trigger: Trigger | None = None
        self._line = -1
        self._candidates: list[Candidate] = []
        self.clicked.connect(lambda index: self._take(index.row()))
        editor.cursorPositionChanged.connect(self._on_cursor)
        editor.verticalScrollBar().valueChanged.connect(self._on_scroll)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Who is in another field or another window does not complete a word here.
        if watched is self._editor and event.type() in _LEAVES:
            self.close_list()
        return super().eventFilter(watched, event)

    # -- what the editor tells -----------------------------------------------------------------

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Handle a key that means the list while it is there."""
        if not self.isVisible() or self._editor.composing:
            return False
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        if key in STEPS:
            self._step(STEPS[key])
            return True
        row = self.currentIndex().row()
        if key == Qt.Key.Key_Tab:
            self._take(max(row, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0:
                self._take(row)
                return True
            self.close_list()
        return False

    def typed(self) -> None:
        """The text before the cursor has just been typed: see whether it begins or goes on with something."""
        trigger = self._find_trigger()
        if trigger is None or self.finder is None or self._editor.post is None:
            self.close_list()
            return
        self._trigger = trigger
        self._line = self._editor.textCursor().blockNumber()
        self.finder.find(trigger, self._editor.post.path, lambda found: self._show(trigger, found))

    def close_list(self) -> None:
        self._trigger = None
        self._candidates = []
        self.hide()

    # -- looking -------------------------------------------------------------------------------

    def _find_trigger(self) -> Trigger | None:
        editor = self._editor
        cursor = editor.textCursor()
        block = cursor.block()
        if editor.composing or editor.isReadOnly() or cursor.hasSelection() or block.length() > _LONGEST_LINE:
            return None
        line = block.text()
        column = code_points(line, cursor.positionInBlock())
        if editor.writing.in_header():
            return trigger_in_header(line, column, lambda: _above(block))
        before = block.previous()
        if before.isValid() and in_fence(before) and block.blockNumber() > editor.fold.lines:
            return None
        return trigger_in_body(line, column)

    def _show(self, trigger: Trigger, found: list[Candidate]) -> None:
        if trigger is not self._trigger or self._editor.composing:
            return
        if not found or not self._editor.hasFocus():
            self.hide()
            return
        self._candidates = found
        self.choices.show([Choice(each.text, each.detail, lambda: None) for each in found])
        self.selectionModel().clear()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        editor = self._editor
        rows = min(len(self._candidates), _ROWS)
        height = self.sizeHintForRow(0) * rows + 2 * self.frameWidth() + _GAP
        box = editor.cursorRect().translated(editor.viewport().pos())
        width = min(_WIDTH, editor.width() - 2 * _GAP)
        left = max(_GAP, min(box.left(), editor.width() - width - _GAP))
        below = box.bottom() + _GAP
        top = below if below + height <= editor.height() else max(_GAP, box.top() - height - _GAP)
        self.setGeometry(left, top, width, height)
        self.scrollToTop()

    def _on_scroll(self) -> None:
        if self.isVisible():
            if self._editor.viewport().rect().intersects(self._editor.cursorRect()):
                self._place()
            else:
                self.close_list()

    def _step(self, step: int) -> None:
        last = self.choices.rowCount() - 1
        row = self.currentIndex().row()
        row = (0 if step > 0 else last) if row < 0 else min(max(row + step, 0), last)
        index = self.choices.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _on_cursor(self) -> None:
        """A cursor that goes elsewhere leaves the word behind; typing moves it, too, and looks anew."""
        trigger = self._trigger
        if trigger is None:
            return
        cursor = self._editor.textCursor()
        if cursor.blockNumber() != self._line or cursor.positionInBlock() < trigger.start:
            self.close_list()

    # -- taking --------------------------------------------------------------------------------

    def _take(self, row: int) -> None:
        trigger, post, finder = self._trigger, self._editor.post, self.finder
        if trigger is None or post is None or finder is None or not 0 <= row < len(self._candidates):
            return
        candidate = finder.written(trigger, self._candidates[row], post.path, post.header)
        self.close_list()
        cursor = self._editor.textCursor()
        block = cursor.block()
        line = block.text()
        insert = candidate.insert
        behind = line[trigger.end :]
        back = candidate.back
        if trigger.kind in (Kind.ADDRESS, Kind.IMAGE) and not behind.startswith(")"):
            insert += ")"
        cursor.beginEditBlock()
        cursor.setPosition(block.position() + utf16_length(line[: trigger.start]))
        cursor.setPosition(
            block.position() + utf16_length(line[: trigger.end]), QTextCursor.MoveMode.KeepAnchor
        )
        cursor.insertText(insert)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, back)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()


def _above(block: QTextBlock) -> Iterator[str]:
    """The lines above, the nearest first."""
    block = block.previous()
    while block.isValid():
        yield block.text()
        block = block.previous()
