"""Runs writing commands on the editor's text, and gives Enter, Tab and typed pairs their meaning."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from galley.core.writing import inline, keys, tables
from galley.core.writing.model import Change, Selection
from galley.core.writing.paste import has_structure, markdown_of, put
from galley.services.qttext import code_points, utf16_length
from galley.ui.editor.highlighter import in_fence

if TYPE_CHECKING:
    from galley.ui.editor.editor import PostEditor

Command = Callable[[str, Selection], Change | None]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
# A tab is no indentation in YAML, and two spaces are what its authors write.
HEADER_STEP = "  "


class Writing:
    """The commands that know Markdown, for one editor. In the header they do nothing: that is no Markdown."""

    def __init__(self, editor: "PostEditor") -> None:
        self._editor = editor

    def run(self, command: Command, *, anywhere: bool = False) -> bool:
        """Carry out a command as one undo step; False where it has nothing to do with this place.

        ``anywhere`` is for one that finds its place itself: the cursor may be in the header.
        """
        post = self._editor.post
        if post is None or post.read_only_reason is not None or (self.in_header() and not anywhere):
            return False
        self._editor.commit_composition()
        text = post.text
        change = command(text, self.selection(text))
        if change is None:
            return False
        if change.edits:
            post.apply_edits(change.edits, typed=True)
        self.select(post.text, change.selection)
        return True

    def selection(self, text: str) -> Selection:
        cursor = self._editor.textCursor()
        position = code_points(text, cursor.position())
        return Selection(code_points(text, cursor.anchor()) if cursor.hasSelection() else position, position)

    def in_header(self) -> bool:
        """Whether the selection begins in the header."""
        cursor = self._editor.textCursor()
        block = self._editor.document().findBlock(cursor.selectionStart())
        return block.blockNumber() < self._editor.fold.lines

    def select(self, text: str, selection: Selection) -> None:
        """Select this piece of the post's ``text``, and bring the cursor's end of it into view."""
        cursor = self._editor.textCursor()
        cursor.setPosition(utf16_length(text[: selection.anchor]))
        cursor.setPosition(utf16_length(text[: selection.position]), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Handle a key that means more than its character; False leaves it to the widget."""
        if self._editor.isReadOnly() or self._editor.composing:
            return False
        key, held = event.key(), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_Tab and held == _PLAIN and self.in_header():
            self._editor.textCursor().insertText(HEADER_STEP)
            return True
        if self.in_header():
            return False
        if key in _ENTER and held == _PLAIN:
            return self._enter()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and held in (_PLAIN, _SHIFT):
            return self._tab(back=key == Qt.Key.Key_Backtab or held == _SHIFT)
        return self.wrap(event.text())

    def wrap(self, typed: str) -> bool:
        """Put what was typed and its other half round the selection; False where it is no pair."""
        if typed not in inline.PAIRS or not self._editor.textCursor().hasSelection():
            return False
        return self.run(lambda text, selection: inline.wrap(text, selection, typed))

    def _in_code(self) -> bool:
        return in_fence(self._editor.textCursor().block())

    def _enter(self) -> bool:
        in_code = self._in_code()
        if not in_code and self.run(tables.new_row):
            return True
        return self.run(lambda text, selection: keys.enter(text, selection, in_code=in_code))

    def _tab(self, *, back: bool) -> bool:
        in_code = self._in_code()
        if not in_code and self.run(lambda text, selection: tables.next_cell(text, selection, back=back)):
            return True
        return self.run(lambda text, selection: keys.indent(text, selection, back=back, in_code=in_code))

    def paste(self, source: QMimeData) -> bool:
        """Paste an address over words as their link, and formatted text as Markdown; False for the rest."""
        if self.in_header() or self._in_code():
            return False
        cursor = self._editor.textCursor()
        plain = source.text().strip()
        if cursor.hasSelection() and source.hasText() and inline.is_address(plain):
            chosen = cursor.selectedText()
            if "\u2029" not in chosen and not inline.is_address(chosen):
                return self.run(lambda text, selection: inline.link(text, selection, plain))
        if not source.hasHtml() or not has_structure(source.html()):
            return False
        written = markdown_of(source.html())
        return bool(written) and self.run(lambda text, selection: put(text, selection, written))
