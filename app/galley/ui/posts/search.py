"""The search box above the list: completes `tag:` and the like, and says quietly what it cannot read."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from galley.core.library import filter_called
from galley.ui.widgets.small import tool_button, trouble_line

Values = Callable[[str], Sequence[str]]
"""The values that posts have for a key such as ``tag``, the commonest first."""

SHOWN_AT_MOST = 60
# The term that the cursor stands in: an open quote keeps its blanks.
# Colon and quotes may be those that a Chinese input method types.
_TERM = re.compile(r'(?:[^\s"“”]|["“”][^"“”]*(?:["“”]|$))*$')
_FIELD = re.compile(r'(-?)(\w[\w-]*)[:：]["“”]?([^"“”]*)$')


class SearchBox(QWidget):
    """``text_changed`` carries what to search for, on every key."""

    text_changed = Signal(str)
    step_wanted = Signal(int)
    """An arrow key: so many posts further."""
    left = Signal()
    """Enter: on to the list."""

    def __init__(self, parent: QWidget | None = None, *, framed: bool = True) -> None:
        """``framed``: with room around it."""
        super().__init__(parent)
        self.values: Values = lambda _key: ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Search"))
        self.line.setAccessibleName(self.tr("Search the posts"))
        self.line.setClearButtonEnabled(True)
        self.help = tool_button("?", self.tr("What can be searched for (Ctrl+Space)"), self.show_help)
        self.trouble = trouble_line()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*((10, 8, 6, 2) if framed else (0, 0, 0, 0)))
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.trouble)

        self._choices = QStringListModel(self)
        self._completer = QCompleter(self._choices, self)
        self._completer.setWidget(self.line)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self.popup = QListView()
        self.popup.setAccessibleName(self.tr("Suggestions"))
        self._completer.setPopup(self.popup)
        # The signal has two forms; only the one with the text is wanted.
        self._completer.activated.connect(self._insert)
        self.line.textChanged.connect(self.text_changed)
        self.line.textEdited.connect(lambda _text: self._suggest())
        self.line.installEventFilter(self)

    def operators(self) -> list[tuple[str, str]]:
        """What may be typed besides words, each with what it finds."""
        return [
            ('"…"', self.tr("these words side by side")),
            (self.tr("tag:"), self.tr("a tag")),
            (self.tr("category:"), self.tr("a category")),
            (self.tr("title:"), self.tr("words in the title")),
            (self.tr("path:"), self.tr("part of the path")),
            (self.tr("draft:yes"), self.tr("drafts only; draft:no for the others")),
            (self.tr("before:2024-05"), self.tr("written before then")),
            (self.tr("after:2024"), self.tr("written then or later")),
            (self.tr("has:image"), self.tr("with an image; or with any key of the header")),
            (self.tr("no:cover"), self.tr("without this key in the header")),
            ("-", self.tr("before a word or term: without it")),
        ]

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def say(self, trouble: str) -> None:
        """Show what is wrong with the search; nothing when all is well."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    # -- suggestions ---------------------------------------------------------------------------

    def show_help(self) -> None:
        """List what may be typed; choosing one puts it into the box."""
        self.line.setFocus()
        self._offer([f"{operator}   {meaning}" for operator, meaning in self.operators()])

    def _suggest(self) -> None:
        term = self._term()
        field = _FIELD.match(term)
        if field is None:
            self.popup.hide()
            return
        _, key, begun = field.groups()
        begun = begun.casefold()
        fitting = [value for value in self.values(filter_called(key)) if begun in value.casefold()]
        # Those that begin so come first; sorting keeps the rest in its order.
        fitting.sort(key=lambda value: not value.casefold().startswith(begun))
        if fitting and [value.casefold() for value in fitting] != [begun]:
            self._offer(fitting[:SHOWN_AT_MOST])
        else:
            self.popup.hide()

    def _offer(self, choices: Sequence[str]) -> None:
        self._choices.setStringList(list(choices))
        width = self.popup.sizeHintForColumn(0) + self.popup.verticalScrollBar().sizeHint().width()
        place = self.line.rect()
        place.setWidth(max(place.width(), width + 2 * self.popup.frameWidth()))
        self._completer.complete(place)

    def _term(self) -> str:
        before = self.line.text()[: self.line.cursorPosition()]
        found = _TERM.search(before)
        return found[0] if found else ""

    def _insert(self, chosen: str) -> None:
        at, term = self.line.cursorPosition(), self._term()
        field = _FIELD.match(term)
        text = self.line.text()
        if field is not None and "   " not in chosen:
            minus, key, _ = field.groups()
            quoted = f'"{chosen}"' if re.search(r"\s", chosen) else chosen
            new, back = f"{minus}{key}:{quoted} ", 0
        else:
            new = chosen.partition("   ")[0]
            back = 1 if new == '"…"' else 0
            new = '""' if back else new
            term = "" if term.endswith(('"', "“", "”", ":", "：")) else term
        start = at - len(term)
        self.line.setText(text[:start] + new + text[at:].removeprefix(" " if new.endswith(" ") else ""))
        self.line.setCursorPosition(start + len(new) - back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the box the arrows walk the list, Enter goes there, and Escape clears it."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if key == Qt.Key.Key_Down:
                self.step_wanted.emit(1)
            elif key == Qt.Key.Key_Up:
                self.step_wanted.emit(-1)
            elif key == Qt.Key.Key_Escape:
                self.line.clear()
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
            elif key == Qt.Key.Key_Space and control:
                self.show_help()
            else:
                return False
            return True
        return super().eventFilter(watched, event)
