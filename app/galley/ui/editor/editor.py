"""The editor widget: one QPlainTextEdit that shows one document at a time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from galley.core.writing.model import Selection
from galley.services.document import PostDocument
from galley.services.posttext import Place
from galley.ui.editor.backdrop import Backdrop
from galley.ui.editor.completion import Completion
from galley.ui.editor.focus import Focus
from galley.ui.editor.folding import HeaderFold
from galley.ui.editor.highlighter import MarkdownHighlighter
from galley.ui.editor.marks import Marks
from galley.ui.editor.scrolled import ScrolledText
from galley.ui.editor.sections import SectionFolds
from galley.ui.editor.writing import Writing
from galley.ui.theme import LIGHT, Colors
from galley.ui.widgets.composing import Composition

MARGIN_X, MARGIN_TOP = 18, 10
# Beyond this width prose is hard to read: the text stays in the middle of the pane.
WIDEST_CHARACTERS = 92


class PostEditor(ScrolledText):
    """Shows a PostDocument; cursor, scroll and undo belong to the document and come back with it."""

    cursor_line_changed = Signal(int, int)
    """Line and column of the cursor, both from 0, when either changed."""
    menu_wanted = Signal(QPoint)
    """The context menu is asked for, at a place on the viewport."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Text of the post"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setCenterOnScroll(False)
        self.setTabChangesFocus(False)
        self.setUndoRedoEnabled(True)
        self.colors: Colors = LIGHT
        self.composition = Composition(self)
        self.fold = HeaderFold(self)
        self.writing = Writing(self)
        self.marks = Marks(self)
        self.backdrop = Backdrop(self)
        self.sections = SectionFolds(self)
        self.take_images: Callable[[QMimeData], bool] = lambda _source: False
        """Asked first about what is pasted or dropped; True if it was images, now in the text."""
        self._post: PostDocument | None = None
        self._highlighters: dict[PostDocument, MarkdownHighlighter] = {}
        # The document a text edit comes with is deleted as soon as another takes its place.
        self._empty = QTextDocument(self)
        self._empty.setDocumentLayout(QPlainTextDocumentLayout(self._empty))
        self.setDocument(self._empty)
        self._font, self._chinese = self.font(), ""
        self._line_width = WIDEST_CHARACTERS
        self._large_headings = True
        self._composed_over: tuple[int, Place] | None = None
        """How many steps could be undone when a composition took a selection away, and where that was."""
        self.cursorPositionChanged.connect(self._on_cursor)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.setEnabled(False)
        self.focus = Focus(self)
        self.completion = Completion(self)

    # -- which post ----------------------------------------------------------------------------

    @property
    def composing(self) -> bool:
        """Whether an input method composes here: what it shows is not in the text yet."""
        return self.composition.active

    @property
    def post(self) -> PostDocument | None:
        return self._post

    def set_text_font(self, font: QFont, chinese: str = "") -> None:
        """The font of every post, and the family of its Chinese where that has one of its own."""
        self._font, self._chinese = font, chinese
        for post, highlighter in self._highlighters.items():
            post.document.setDefaultFont(font)
            highlighter.set_chinese(chinese)
        self._lay_out()
        self.viewport().update()

    def set_line_width(self, characters: int) -> None:
        """How many letters a line of text has room for; 0 for as many as the window has."""
        self._line_width = characters
        self._lay_out()

    def set_large_headings(self, on: bool) -> None:
        self._large_headings = on
        for highlighter in self._highlighters.values():
            highlighter.set_large_headings(on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._post is not None:
            # The widget hands its own font to the document, and a style sheet resets that one at will.
            self._post.document.setDefaultFont(self._font)

    def show_post(self, post: PostDocument | None) -> None:
        """Put this document into the editor, where the author left it."""
        self.commit_composition()
        self.completion.close_list()
        self.sections.finish()
        if self._post is not None:
            self._post.place = self._place()
            self._post.header_changed.disconnect(self._on_header)
            for follow in (self.marks.text_changed, self.sections.text_changed):
                self._post.document.contentsChange.disconnect(follow)
        self.marks.clear_all()
        self._post = post
        self._tell_scroll = False
        if post is None:
            self.setDocument(self._empty)
            self.setEnabled(False)
        else:
            highlighter = self._highlighters.get(post)
            if highlighter is None:
                post.document.setDefaultFont(self._font)
                highlighter = self._highlighters[post] = MarkdownHighlighter(
                    post.document,
                    self.colors,
                    header_lines=post.body_line,
                    large_headings=self._large_headings,
                    chinese=self._chinese,
                )
                post.destroyed.connect(lambda _=None, post=post: self._highlighters.pop(post, None))
            self.setDocument(post.document)
            self.setEnabled(True)
            self.setReadOnly(post.read_only_reason is not None)
            post.header_changed.connect(self._on_header)
            for follow in (self.marks.text_changed, self.sections.text_changed):
                post.document.contentsChange.connect(follow)
            self.fold.attach(post.body_line, post.header)
            self._restore(post.place)
        self._tell_scroll = True
        self._on_cursor()

    def forget(self, post: PostDocument) -> None:
        """The post is closed: let go of what belongs to it."""
        self._highlighters.pop(post, None)
        self.sections.forget(post)

    def _place(self) -> Place:
        cursor = self.textCursor()
        return Place(cursor.anchor(), cursor.position(), self.firstVisibleBlock().blockNumber())

    def _restore(self, place: Place) -> None:
        if place == Place() and self.fold.folded:
            # A post opened for the first time: the cursor waits where its text begins.
            body = self.document().findBlockByNumber(self.fold.lines)
            start = body.position() if body.isValid() else 0
            self._select(Place(start, start))
        else:
            self._select(place)
        self.scroll_to_line(place.top_line, tell=False)
        self._color_visible()
        # Once more when the form above has its height, which decides how far the text can be scrolled.
        post, left = self._post, self.textCursor()
        QTimer.singleShot(0, self, lambda: self._settle(post, place, left))

    def _settle(self, post: PostDocument | None, place: Place, left: QTextCursor) -> None:
        if post is not self._post:
            return
        if self.textCursor() == left:
            self.scroll_to_line(place.top_line, tell=False)
        else:  # led elsewhere meanwhile: to a line, to a hit
            self.centerCursor()
        self._color_visible()

    def _on_header(self) -> None:
        if self._post is not None:
            lines = self._post.body_line
            highlighter = self._highlighters.get(self._post)
            if highlighter is not None and highlighter.header_lines != lines:
                highlighter.set_header_lines(lines)
            self.fold.header_changed(lines, self._post.header)

    # -- lines and scrolling -------------------------------------------------------------------

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the start of a source line, counted from 0, and show it."""
        block = self.document().findBlockByNumber(line)
        if block.isValid():
            self._open_at(block)
            cursor = QTextCursor(block)
            self.setTextCursor(cursor)
            self.centerCursor()
            self.setFocus()

    def select_span(self, text: str, start: int, end: int) -> None:
        """Select the characters from ``start`` to ``end`` of the post's ``text``, and show them."""
        self.writing.select(text, Selection(start, end))
        self.centerCursor()

    def _on_scroll(self) -> None:
        self._color_visible()
        self.marks.refresh()
        self._tell_line()

    def _color_visible(self) -> None:
        highlighter = self._highlighters.get(self._post) if self._post is not None else None
        if highlighter is not None:
            highlighter.show(*self.lines_on_screen())

    # -- cursor --------------------------------------------------------------------------------

    def _on_cursor(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        self._open_at(block)
        self.marks.refresh()
        self.cursor_line_changed.emit(block.blockNumber(), cursor.positionInBlock())

    def _open_at(self, block: QTextBlock) -> None:
        """Something leads to a line (undo, find, an arrow): open what hides it."""
        if block.isVisible():
            return
        if block.blockNumber() < self.fold.lines:
            self.fold.set_folded(False)
        else:
            self.sections.reveal(block)

    # -- input ---------------------------------------------------------------------------------

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        writes = bool(event.preeditString() or event.commitString() or event.replacementLength())
        if writes and self.fold.guards(self.textCursor()):
            self.fold.set_folded(False)
        # Chinese brackets come from an input method, which commits them without having composed.
        ends = not event.preeditString() and event.replacementLength() == 0
        if ends and self.writing.wrap(event.commitString()):
            event.setCommitString("")
        self.marks.composing = not (event.commitString() or event.replacementLength())
        commits = bool(event.commitString())
        self._compose(event)
        self.marks.composing = False
        if commits:
            self.completion.typed()
        elif self.composing:
            self.completion.close_list()

    def _compose(self, event: QInputMethodEvent) -> None:
        cursor, before = self.textCursor(), self.document().availableUndoSteps()
        over = self._composed_over if self._composed_over and self._composed_over[0] == before else None
        if event.preeditString() and cursor.hasSelection():
            # Qt deletes the selection when a composition begins: what comes for it is one step with that.
            place = self._place()
            super().inputMethodEvent(event)
            steps = self.document().availableUndoSteps()
            self._composed_over = (steps, place) if steps > before else None
        elif event.commitString() and over is not None:
            cursor.joinPreviousEditBlock()
            super().inputMethodEvent(event)
            cursor.endEditBlock()
        else:
            super().inputMethodEvent(event)
            if over is not None and not self.composing and not event.replacementLength():
                # Given up before a word was chosen: nothing is to be gone.
                self.undo()
                self._select(over[1])
        if not self.composing:
            self._composed_over = None

    def _select(self, place: Place) -> None:
        cursor, last = self.textCursor(), self.document().characterCount() - 1
        cursor.setPosition(min(place.anchor, last))
        cursor.setPosition(min(place.position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def commit_composition(self) -> None:
        """End an input method's composition before the text is saved, switched or closed."""
        self.composition.commit()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # type: ignore[override]
        answer = super().inputMethodQuery(query)
        if query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle):
            # Qt gives the place on the viewport and takes it for one on the widget: with margins between
            # the two the candidate window would cover what is being typed.
            return answer.translated(self.viewport().pos())
        return answer

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.fold.guards(self.textCursor()):
            self.fold.set_folded(False)
        elif not self.take_images(source) and not self.writing.paste(source):
            super().insertFromMimeData(source)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        if event.mimeData().hasUrls():
            # They are copied, whatever was proposed: who drags may delete what was moved.
            event.setDropAction(Qt.DropAction.CopyAction)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or super().canInsertFromMimeData(source)

    def paste_plain(self) -> None:
        """Paste the clipboard's text as it is, whatever formatting or address it carries."""
        text = QGuiApplication.clipboard().text()
        if self.fold.guards(self.textCursor()):
            self.fold.set_folded(False)
        elif text and not self.isReadOnly():
            self.insertPlainText(text)
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completion.key_pressed(event):
            return
        if not self.composing:
            self.sections.key_pressed(event)
        if self.fold.key_pressed(event):
            return
        self._type(event)
        typed = event.text()
        if (typed and typed.isprintable()) or self.completion.isVisible():
            self.completion.typed()

    def _type(self, event: QKeyEvent) -> None:
        if self.writing.key_pressed(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() == (
            Qt.KeyboardModifier.ShiftModifier
        ):
            # Qt would insert U+2028, which is no line end in a file.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.fold.clicked(event.position().toPoint()):
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The key's event has a place on the widget, the mouse's one on the viewport.
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.cursorRect().center() if by_key else event.pos())

    # -- looks ---------------------------------------------------------------------------------

    def set_colors(self, colors: Colors) -> None:
        self.colors = colors
        for highlighter in self._highlighters.values():
            highlighter.recolor(colors)
        self._on_cursor()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)
        self._color_visible()

    def _lay_out(self) -> None:
        widest = QFontMetrics(self._font).horizontalAdvance("0") * self._line_width
        side = max(MARGIN_X, (self.width() - widest) // 2) if self._line_width else MARGIN_X
        self.setViewportMargins(side, MARGIN_TOP, max(MARGIN_X // 2, side - 12), 0)
        self.sections.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.backdrop.paint(event.rect())
        super().paintEvent(event)
        if self._post is not None and (self.fold.folded or self.sections.any_folded):
            painter = QPainter(self.viewport())
            self.sections.paint(painter)
            if self.fold.folded:
                self.fold.paint(painter, self.colors)
