"""Find and replace in the post: a bar under the editor that searches as you type."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from galley.core.edits import Edit
from galley.services.qttext import utf16_length, utf16_places
from galley.ui.editor import PostEditor
from galley.ui.editor.marks import Span
from galley.ui.localized import fill
from galley.ui.theme import Colors
from galley.ui.widgets.small import caption, named, tool_button, trouble_line

FOUND, WITHIN = "found", "within"
# Long enough to type the next letter, short enough to seem at once.
PAUSE_MS = 120
MISTAKE_MS = 600
# A regular expression that takes longer on one post, in seconds, holds up the window.
LONGEST_SEARCH = 0.4
# Pixels: seven of them and a field find room beside a narrow editor.
BUTTON_WIDTH = 26


class FindBar(QWidget):
    """What is looked for is looked for again while the text changes; every hit is marked."""

    def __init__(self, editor: PostEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "strip")
        self._editor = editor
        self._start = 0
        self._hits: Sequence[Edit] = ()
        self._spans: Sequence[Span] = ()
        self._look = QTextCharFormat()
        self._tick = self._within_paper = QColor()
        self._again = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._again.timeout.connect(self._search)

        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find in this post"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.new = QLineEdit()
        self.new.setPlaceholderText(self.tr("Replace by"))
        self.new.setAccessibleName(self.new.placeholderText())
        self.count = caption()
        self.case = self._switch("Aa", self.tr("Match case"))
        self.word = self._switch("W", self.tr("Whole words"))
        self.regex = self._switch(
            ".*", self.tr("Regular expression; $1 or \\1 is its first group, $& all of it, $$ a dollar")
        )
        self.selection = self._switch("[ ]", self.tr("Only in the selection"))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 5, 8, 5)
        grid.setHorizontalSpacing(3)
        grid.addWidget(self.line, 0, 0)
        first = (
            self.count,
            self.case,
            self.word,
            self.regex,
            self.selection,
            tool_button("↑", self.tr("Find previous"), self.previous),
            tool_button("↓", self.tr("Find next"), self.next),
            tool_button("×", self.tr("Close"), self.leave),
        )
        for column, widget in enumerate(first, 1):
            grid.addWidget(widget, 0, column)
            if widget is not self.count:
                widget.setFixedWidth(BUTTON_WIDTH)
        self.line.setMinimumWidth(BUTTON_WIDTH * 3)
        grid.addWidget(self.new, 1, 0)
        self._one = tool_button(
            self.tr("Replace"), self.tr("Replace this one and find the next"), self.replace
        )
        self._all = tool_button(
            self.tr("Replace All"), self.tr("Replace all, as one step to undo"), self.replace_all
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self._one)
        buttons.addWidget(self._all)
        buttons.addStretch(1)
        grid.addLayout(buttons, 1, 1, 1, len(first))
        grid.setColumnStretch(0, 1)
        self.trouble = trouble_line()
        grid.addWidget(self.trouble, 2, 0, 1, 1 + len(first))
        # Half a pattern is a mistake on the way to a whole one: it is said when typing pauses.
        self._say = QTimer(self, singleShot=True, interval=MISTAKE_MS)
        self._say.timeout.connect(self.trouble.show)
        self._replacing = (self.new, self._one, self._all)
        editor.textChanged.connect(self._on_change)
        self.line.textChanged.connect(self._on_text)
        for switch in (self.case, self.word, self.regex):
            switch.toggled.connect(lambda _: self._on_text())
        self.selection.toggled.connect(self._on_within)
        for field in (self.line, self.new):
            field.installEventFilter(self)
        self.hide()

    def _switch(self, text: str, meaning: str) -> QToolButton:
        button = tool_button(text, meaning, lambda: None)
        button.setCheckable(True)
        return button

    # -- coming and going ----------------------------------------------------------------------

    def start(self, *, replace: bool = False) -> None:
        """Show the bar, with the selection as what to find; a selection of several lines is searched in."""
        cursor = self._editor.textCursor()
        self._start = cursor.selectionStart()
        chosen = cursor.selectedText()
        for widget in self._replacing:
            widget.setVisible(replace)
        self.show()
        self.line.setFocus()
        if "\u2029" in chosen:
            self.selection.setChecked(True)
        elif chosen:
            self.selection.setChecked(False)
            self.line.setText(chosen)
        self.line.selectAll()
        self._search()

    def leave(self) -> None:
        self.hide()
        self._editor.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()
        self._show_trouble("")
        self._hits = ()
        self.selection.setChecked(False)
        self._editor.marks.clear(FOUND)

    # -- searching -----------------------------------------------------------------------------

    def _on_text(self) -> None:
        self._search()
        cursor = self._editor.textCursor()
        cursor.setPosition(min(self._start, self._editor.document().characterCount() - 1))
        self._go(cursor.position(), forward=True)

    def _on_change(self) -> None:
        if self.isVisible() and not self._editor.composing:
            self._again.start()

    def _on_within(self, on: bool) -> None:
        """Remember what is selected as the piece to search in; it is marked and moves with the text."""
        cursor = self._editor.textCursor()
        if on and cursor.hasSelection():
            look = QTextCharFormat()
            look.setBackground(self._within_paper)
            spans = [(cursor.selectionStart(), cursor.selectionEnd())]
            self._editor.marks.show(WITHIN, spans, look, grows=True)
        else:
            self._editor.marks.clear(WITHIN)
            self.selection.setChecked(False)
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        """Find every hit anew and mark them."""
        self._again.stop()
        post = self._editor.post
        self._hits = ()
        self._spans = ()
        if post is None or not self.line.text():
            self._editor.marks.clear(FOUND)
            self.count.clear()
            self._show_trouble("")
            return
        from galley.core.bulk.search import PatternError, Search, replacing  # noqa: PLC0415  not at the start

        search = Search(
            self.line.text(),
            self.new.text(),
            is_regex=self.regex.isChecked(),
            whole_word=self.word.isChecked(),
            match_case=self.case.isChecked(),
        )
        text = post.text
        try:
            hits = replacing(search, post.rules, seconds=LONGEST_SEARCH)(text)
        except PatternError as error:
            self._editor.marks.clear(FOUND)
            self.count.setText(self.tr("?"))
            self._show_trouble(str(error))
            return
        hits = [hit for hit in hits if hit.start < hit.end]
        places = utf16_places(text, [place for hit in hits for place in (hit.start, hit.end)])
        spans = list(zip(places[::2], places[1::2], strict=True))
        within = self._editor.marks.spans(WITHIN)
        if within:
            low, high = within[0]
            inside = [low <= start and end <= high for start, end in spans]
            hits = list(compress(hits, inside))
            spans = list(compress(spans, inside))
        self._hits, self._spans = hits, spans
        self._editor.marks.show(FOUND, spans, self._look, self._tick)
        self._tell()

    def _show_trouble(self, text: str) -> None:
        """Say what is wrong with the pattern; nothing when all is well."""
        self.trouble.setText(text)
        if not text:
            self._say.stop()
            self.trouble.hide()
        elif not self.trouble.isVisible():
            self._say.start()

    def _tell(self) -> None:
        self._show_trouble("")
        if not self._hits:
            self.count.setText(self.tr("not found"))
            return
        cursor = self._editor.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        total = len(self._hits)
        at = bisect_left(self._spans, chosen)
        if at < total and self._spans[at] == chosen:
            self.count.setText(fill(self.tr("{0} of {1}"), at + 1, total))
        else:
            self.count.setText(fill(self.tr("{0} found"), total))

    def next(self) -> None:
        if self._again.isActive() or not self._hits:
            self._search()
        self._go(self._editor.textCursor().selectionEnd(), forward=True)

    def previous(self) -> None:
        if self._again.isActive() or not self._hits:
            self._search()
        self._go(self._editor.textCursor().selectionStart(), forward=False)

    def _go(self, place: int, *, forward: bool) -> None:
        """Select the first hit behind a place, or the last before it, going round the end of the post."""
        if not self._spans:
            return
        if forward:
            index = bisect_left(self._spans, (place, -1)) % len(self._spans)
        else:
            index = bisect_left([end for _, end in self._spans], place + 1) - 1
        start, end = self._spans[index]
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.centre_if_hidden()
        self._tell()

    # -- replacing -----------------------------------------------------------------------------

    def replace(self) -> None:
        """Replace the hit that is selected and go to the next; without one, go there first."""
        self._search()
        post, cursor = self._editor.post, self._editor.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        at = bisect_left(self._spans, chosen)
        if post is None or at >= len(self._spans) or self._spans[at] != chosen or self._editor.isReadOnly():
            self._go(chosen[0], forward=True)
            return
        edit = self._hits[at]
        post.apply_edits([edit])
        self._search()
        self._go(chosen[0] + utf16_length(edit.replacement), forward=True)

    def replace_all(self) -> None:
        """Replace every hit, as one step of the undo stack."""
        self._search()
        post = self._editor.post
        if post is None or not self._hits or self._editor.isReadOnly():
            return
        done = len(self._hits)
        post.apply_edits(self._hits)
        self._search()
        self.count.setText(fill(self.tr("{0} replaced"), done))

    # -- looks and keys ------------------------------------------------------------------------

    def set_colors(self, colors: Colors) -> None:
        self._look.setBackground(QColor(colors.found))
        self._tick = QColor(colors.accent)
        self._within_paper = QColor(colors.hover)
        if self.isVisible():
            self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # Ctrl+Enter is a command of the text as well
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._enter(watched, event)
                return True
        return super().eventFilter(watched, event)

    def _enter(self, field: QObject, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ShiftModifier:
            self.previous()
        elif held == Qt.KeyboardModifier.ControlModifier:
            self.replace_all()
        elif field is self.new:
            self.replace()
        else:
            self.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
