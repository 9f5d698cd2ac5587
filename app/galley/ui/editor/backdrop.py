"""What is behind the text: paper of their own under fenced code, a rule beside quotes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from galley.ui.editor.highlighter import QUOTE
from galley.ui.editor.states import TEXT, is_code

if TYPE_CHECKING:
    from galley.ui.editor.editor import PostEditor

RULE_WIDTH = 3


class Backdrop:
    """Painted under the text, because formats of blocks would be changes of the document."""

    def __init__(self, editor: "PostEditor") -> None:
        self._editor = editor

    def paint(self, area: QRect) -> None:
        """Paint what of it lies in ``area`` of the viewport."""
        editor = self._editor
        if editor.post is None:
            return
        colors = editor.colors
        block = editor.firstVisibleBlock()
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
        layout = editor.document().documentLayout()
        painter = QPainter(editor.viewport())
        width = editor.viewport().width()
        was_code = is_code(block.previous().userState())
        while block.isValid() and top <= area.bottom():
            height = layout.blockBoundingRect(block).height()
            in_code = is_code(block.userState())
            if top + height >= area.top() and height:
                # The fence that closes is of the code, and has the state of what follows.
                if in_code or was_code:
                    painter.fillRect(
                        0, round(top), width, round(top + height) - round(top), QColor(colors.code_paper)
                    )
                elif block.userState() == TEXT and QUOTE.match(block.text()):
                    painter.fillRect(
                        0, round(top), RULE_WIDTH, round(top + height) - round(top), QColor(colors.line)
                    )
            top += height
            was_code = in_code
            block = block.next()
