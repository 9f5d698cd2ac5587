"""The spelling check in the window: switched on and off, walked, and mended from the context menu."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from galley.services.options import SPELLING
from galley.services.spelling import Spelling, why_none
from galley.ui.editor.marks import Span
from galley.ui.editor.misspellings import Misspellings

if TYPE_CHECKING:
    from galley.ui.window import MainWindow


class SpellingCommands(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor_pane.editor
        self.spelling = Spelling(window.settings, self)
        self.marks = Misspellings(self._editor, self.spelling)
        self._walk: Iterator[Span | set[str] | None] | None = None
        self._asked = False
        self._walked: tuple[object, int] = (None, 0)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._step)
        self.spelling.answered.connect(self._on_answered)
        self.spelling.failed.connect(window.workspace.failed)
        window.closing.connect(self.close)
        window.workspace.sites.opened.connect(self.spelling.show_site)
        window.workspace.desk.current_changed.connect(lambda _post: self.marks.look_soon())

    def close(self) -> None:
        """The window closes."""
        self._stop()
        self.spelling.close()

    # -- the context menu ----------------------------------------------------------------------

    def add_to(self, menu: QMenu) -> None:
        """Offer what may be meant by the underlined word at the cursor, if there is one."""
        word = self.marks.at_cursor()
        if word is None:
            return
        written = word.selectedText()
        if not self._editor.isReadOnly():
            waiting = menu.addAction(self.tr("Looking for suggestions…"))
            waiting.setEnabled(False)
            self.spelling.suggest(written, lambda found: self._offer(menu, waiting, word, found))
            menu.addSeparator()
        learn = menu.addAction(self.tr("&Add “{0}” to This Site's Words").format(_plain(written)))
        learn.triggered.connect(lambda: self.spelling.learn(_entry(written)))
        ignore = menu.addAction(self.tr("I&gnore “{0}” Until Galley Ends").format(_plain(written)))
        ignore.triggered.connect(lambda: self.spelling.ignore(_entry(written)))

    def _offer(self, menu: QMenu, waiting: QAction, word: QTextCursor, found: list[str]) -> None:
        """The suggestions have come; the menu may be open, or gone."""
        if not isValid(menu):
            return
        if not found:
            waiting.setText(self.tr("No suggestions"))
            return
        for each in found:
            action = QAction(_plain(each), menu)
            action.triggered.connect(lambda _=False, each=each: self._write(word, each))
            menu.insertAction(waiting, action)
        menu.removeAction(waiting)

    def _write(self, word: QTextCursor, meant: str) -> None:
        """Put the right word in the place of the wrong one, as one undo step."""
        word.insertText(meant)
        self._editor.setTextCursor(word)

    # -- commands ------------------------------------------------------------------------------

    def on_check_spelling(self, on: bool) -> None:
        self._window.settings.set(SPELLING, on)
        trouble = why_none() if on and self._window.isVisible() else ""
        if trouble:
            self._window.workspace.failed.emit(trouble)

    def on_next_misspelling(self) -> None:
        self._go(back=False)

    def on_previous_misspelling(self) -> None:
        self._go(back=True)

    def _go(self, *, back: bool) -> None:
        self._editor.commit_composition()
        speller, trouble = self.spelling.speller(), why_none()
        if speller is None:
            self._window.status.say(
                self.tr("The spelling is not checked: switch it on with View ▸ Check Spelling.")
            )
        elif trouble:
            self._window.workspace.failed.emit(trouble)
        else:
            self._walk = self.marks.walk(speller, back=back)
            self._walked = self._text()
            self._step()

    def _text(self) -> tuple[object, int]:
        """Which text is walked: that of another post, or after an edit, is not the same."""
        post = self._editor.post
        return post, post.revision if post is not None else 0

    def _stop(self) -> None:
        self._turn.stop()
        self._walk, self._asked = None, False

    def _step(self) -> None:
        """Look a little further; a long post is not looked through in one go."""
        self._asked = False
        if self._walk is None or self._walked != self._text():
            self._stop()
            return
        try:
            found = next(self._walk)
        except StopIteration:
            self._stop()
            self._window.status.say(self.tr("No misspelt word was found."))
            return
        if isinstance(found, set):
            self._asked = True
            self.spelling.ask(found)
        elif found is None:
            self._turn.start()
        else:
            self._stop()
            self._show(found)

    def _on_answered(self) -> None:
        if self._asked:
            self._step()

    def _show(self, span: Span) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.centre_if_hidden()
        self._editor.setFocus()
        self.marks.look()


def _plain(text: str) -> str:
    """For a menu, where an ampersand would be a mnemonic."""
    return text.replace("&", "&&")


def _entry(written: str) -> str:
    """How a word is kept: with a straight apostrophe, as it is looked up."""
    return written.replace("’", "'")
