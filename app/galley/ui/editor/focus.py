"""Writing with less around: only the paragraph at the cursor in full ink, or its line in the middle."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat

if TYPE_CHECKING:
    from galley.ui.editor.editor import PostEditor

DIMMED = "dimmed"


class Focus:
    def __init__(self, editor: "PostEditor") -> None:
        self._editor = editor
        self._dims = False
        self._centres = False
        editor.cursorPositionChanged.connect(self._follow)
        editor.textChanged.connect(self._follow)

    def dim_others(self, on: bool) -> None:
        """Show every paragraph but the cursor's in faint ink."""
        self._dims = on
        if on:
            self._follow()
        else:
            self._editor.marks.clear(DIMMED)

    def keep_in_middle(self, on: bool) -> None:
        """Keep the cursor's line in the middle of the window, as a typewriter does."""
        self._centres = on
        # Without it the last lines could not come to the middle.
        self._editor.setCenterOnScroll(on)
        self._follow()

    def _follow(self) -> None:
        editor = self._editor
        if editor.post is None:
            return
        if self._centres and not editor.textCursor().hasSelection():
            editor.centerCursor()
        if self._dims:
            start, end = self._paragraph(editor.textCursor().block())
            last = editor.document().characterCount() - 1
            look = QTextCharFormat()
            look.setForeground(QColor(editor.colors.faint))
            editor.marks.show(DIMMED, [(0, start), (end, last)], look)

    @staticmethod
    def _paragraph(block: QTextBlock) -> tuple[int, int]:
        """Where the lines around the cursor's begin and end that no empty line parts from it."""
        first = last = block
        while first.previous().isValid() and first.text().strip() and first.previous().text().strip():
            first = first.previous()
        while last.next().isValid() and last.text().strip() and last.next().text().strip():
            last = last.next()
        return first.position(), last.position() + last.length() - 1
