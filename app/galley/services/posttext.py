"""The text of an open post: taken from a QTextDocument, counted by revision, changed by edits."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from galley.core.edits import Edit, in_order
from galley.core.frontmatter import Header, HeaderRules, read
from galley.core.storage import edits_between
from galley.services.qttext import document_text, utf16_length


@dataclass(frozen=True, slots=True)
class Place:
    """Where the author is in a text: the cursor as UTF-16 offsets, the first line that is shown."""

    anchor: int = 0
    position: int = 0
    top_line: int = 0


class PostText(QObject):
    """A text with its undo stack, and what its header says.

    ``text`` is what everything reads: it is taken from the QTextDocument once an event and counted by
    ``revision`` only when it really differs, so an input method's composition, a highlighter and an
    undo back to what was saved are told apart from an edit. Who follows it hears of what was typed once
    the editor has painted that.
    """

    text_changed = Signal()
    header_changed = Signal()

    def __init__(self, text: str, rules: HeaderRules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rules = rules
        self.place = Place()
        self.revision = 0
        self._text = text
        self._header: Header | None = None
        self._stale = False
        """Whether the QTextDocument was touched since the text was taken from it."""
        self._untold = self._header_untold = False
        """Whether the text, or its header, is another than the one that was told of."""
        self.document = QTextDocument(self)
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.document.setPlainText(text)
        self.document.setModified(False)
        self._sync_timer = QTimer(self, singleShot=True, interval=0)
        self._sync_timer.timeout.connect(self.sync)
        self.document.contentsChange.connect(self._note_change)

    @property
    def text(self) -> str:
        """The whole text, header included, with "\\n" as line end."""
        if self._stale:
            self._take_text()
        return self._text

    @property
    def is_post(self) -> bool:
        """Whether it is a post, with a header to fill in and a page that is published; a snippet is none."""
        return self.rules is not HeaderRules.NONE

    @property
    def header(self) -> Header:
        """What the header says now; parsed again only after it changed."""
        text = self.text
        if self._header is None:
            self._header = read(text, self.rules)
        return self._header

    @property
    def body_line(self) -> int:
        """The first line of the body, counted from 0."""
        return self.text.count("\n", 0, self.header.body_start)

    @property
    def body(self) -> str:
        return self.text[self.header.body_start :]

    def sync(self) -> None:
        """Take the text from the QTextDocument, and tell the others if it is another one."""
        self._sync_timer.stop()
        self._take_text()
        if self._untold:
            header, self._untold, self._header_untold = self._header_untold, False, False
            self.text_changed.emit()
            if header:
                self.header_changed.emit()

    def _take_text(self) -> None:
        self._stale = False
        text = document_text(self.document)
        if text == self._text:
            return
        old, self._text = self._text, text
        self.revision += 1
        self._untold = True
        if self._header is None or not _same_header(old, text, self._header.body_start):
            self._header = None
            self._header_untold = True

    def apply_edits(self, edits: Iterable[Edit], *, join: bool = False, typed: bool = False) -> None:
        """Make edits (positions in ``text``) as one step of the undo stack.

        With ``join`` they become part of the step before, as the letters of one word do. Where they are
        ``typed``, a key has made them: as with a letter, the others hear of them once they are painted.
        """
        text = self.text
        ordered = in_order(edits)
        if not ordered:
            return
        cursor = QTextCursor(self.document)
        # Where this cursor is when the step begins is where undoing the step puts the author's.
        cursor.setPosition(utf16_length(text[: ordered[-1].end]))
        if join:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        for edit in reversed(ordered):
            cursor.setPosition(utf16_length(text[: edit.start]))
            cursor.setPosition(utf16_length(text[: edit.end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.replacement)
        cursor.endEditBlock()
        if not typed:
            self.sync()

    def replace_text(self, text: str) -> None:
        """Make the text ``text`` by few edits: cursor and scroll keep their place."""
        self.apply_edits(edits_between(self.text, text))

    def retire(self) -> None:
        """The post is closed: what comes of the document concerns nobody any more."""
        self._sync_timer.stop()
        self.document.contentsChange.disconnect(self._note_change)

    def _note_change(self, _position: int, _removed: int, _added: int) -> None:
        self._stale = True
        self._sync_timer.start()


def _same_header(old: str, new: str, end: int) -> bool:
    """Whether the first ``end`` characters, and where the body starts, cannot have changed."""
    # A fence is a whole line: an edit right behind it may lengthen it, so one more character is compared.
    return end > 0 and old[: end + 1] == new[: end + 1]
