"""One field of the properties form for each type of value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontDatabase, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from galley.core.frontmatter import number_or_word, value_of_word
from galley.ui.widgets.composing import Composition
from galley.ui.widgets.flow import FlowLayout
from galley.ui.widgets.small import caption, named, tool_button

# A pause of this length ends what is one step of typing for the text behind the form.
PAUSE_MS = 400
NARROW_DATE = 260  # pixels: a narrower field has room for the date and its button only


class PropertyField(QWidget):
    """Shows a value and tells when the author has given another one."""

    edited = Signal(object)

    def show_value(self, value: Any, written: str) -> None:
        """Show ``value``; ``written`` is how the header has it. Nothing is emitted."""
        raise NotImplementedError

    def commit(self) -> None:
        """Emit what was typed and not told yet."""


class LineField(PropertyField):
    """Text on one line; what is typed is told after a pause, on Enter and on leaving."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._shown = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self._composition = Composition(self.line)
        self._composition.changed.connect(lambda _: self._timer.start())
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self.commit)

    def show_value(self, value: Any, written: str) -> None:
        self._show(self.text_of(value, written))

    def _show(self, text: str) -> None:
        self._timer.stop()
        self._shown = text
        if text != self.line.text():
            cursor = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(cursor, len(text)) if self.line.hasFocus() else 0)

    def commit(self) -> None:
        self._timer.stop()
        text = self.line.text()
        if text != self._shown:
            self._shown = text
            self.edited.emit(self.value_of(text))

    def _on_pause(self) -> None:
        # A composition begins by removing what was selected: half of what the author is about to say.
        if not self._composition.active:
            self.commit()

    def text_of(self, value: Any, written: str) -> str:
        return value if isinstance(value, str) else written

    def value_of(self, text: str) -> Any:
        return text

    def _on_typed(self) -> None:
        self._timer.start()


class NumberField(LineField):
    """A number as the author wrote it; a word typed here becomes a word in the header."""

    def value_of(self, text: str) -> Any:
        return number_or_word(text)


class NewField(LineField):
    """The first value of a key: what is typed decides whether it is a switch, a number, a list or text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._key = name

    def value_of(self, text: str) -> Any:
        return value_of_word(text, self._key, None)


class DateField(LineField):
    """A date as it is written, what the site will make of it, and a button for now."""

    def __init__(
        self,
        name: str,
        describe: Callable[[str], str],
        now: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._describe = describe
        self._now = now
        self.meaning = caption()
        tip = self.tr("Set to the present date and time, in the form it is written in")
        self._layout.addWidget(self.meaning)
        self._layout.addWidget(tool_button(self.tr("Now"), tip, self._set_now))

    def text_of(self, value: Any, written: str) -> str:
        return written

    def show_value(self, value: Any, written: str) -> None:
        super().show_value(value, _unquoted(written))
        self._explain(self.line.text())

    def _on_typed(self) -> None:
        super()._on_typed()
        self._explain(self.line.text())

    def _explain(self, text: str) -> None:
        self.meaning.setText(self._describe(text))
        self._make_room()

    def _make_room(self) -> None:
        """Where there is no room for both, the date as it is written comes first."""
        self.meaning.setVisible(bool(self.meaning.text()) and self.width() >= NARROW_DATE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _set_now(self) -> None:
        self.line.setText(self._now(self.line.text()))
        self._explain(self.line.text())
        self.commit()


class BoolField(PropertyField):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.addWidget(self.box)
        layout.addStretch()
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.edited.emit)  # a signal of a bool cannot feed one of any object

    def show_value(self, value: Any, written: str) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))


class ChipsField(PropertyField):
    """A list of words as chips, with a line that completes from the whole site."""

    # Which characters end a word while typing: the comma, and what a Chinese keyboard gives for it.
    ENDS = ",，、;；"

    def __init__(
        self,
        name: str,
        known: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = known
        self.items: list[str] = []
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        box = QWidget()
        self._flow = FlowLayout(box)
        frame.addWidget(box)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(self.tr("Add…"))
        self.line.setMinimumWidth(80)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._offers = False
        self._completions = QStringListModel(self)
        completer = self._completer = QCompleter(self._completions, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completed, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self.commit)
        self.line.editingFinished.connect(self._on_left)
        self.line.installEventFilter(self)

    def show_value(self, value: Any, written: str) -> None:
        self._show(self.items_of(value))

    def items_of(self, value: Any) -> list[str]:
        if value is None or value == "":
            return []
        if isinstance(value, (list, tuple)):
            return [str(item) for item in value]
        return [str(value)]

    def value_of(self, items: list[str]) -> Any:
        return list(items)

    def commit(self) -> None:
        word = self.line.text().strip().strip(self.ENDS).strip()
        if word:
            self.line.clear()
            self._offers = False
            if word not in self.items:
                self._set([*self.items, word])

    def _set(self, items: list[str]) -> None:
        self._show(items)
        self.edited.emit(self.value_of(items))

    def _show(self, items: list[str]) -> None:
        if items == self.items and self._flow.count() == len(items) + 1:
            return
        self.items = list(items)
        while self._flow.count() > 1:
            taken = self._flow.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, item in enumerate(items):
            self._flow.insert_widget(number, self._chip(item))
        self.updateGeometry()

    def _chip(self, item: str) -> QFrame:
        chip = named(QFrame(), "chip")
        layout = QHBoxLayout(chip)
        layout.setContentsMargins(2, 1, 2, 1)
        layout.setSpacing(0)
        label = QLabel(item)
        label.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(label)
        remove = self.tr("Remove {0}").format(item)
        layout.addWidget(
            tool_button("×", remove, lambda: self._set([other for other in self.items if other != item]))
        )
        return chip

    def _on_typed(self, text: str) -> None:
        if not text:
            self._offers = False
        elif text[-1] in self.ENDS:
            self.commit()
        elif text and not self._offers:
            # The site's words are fetched when the author starts to type, not for every post shown.
            self._offers = True
            self._completions.setStringList([word for word in self._known() if word not in self.items])

    def _on_completed(self, _word: str) -> None:
        self.commit()

    def _on_left(self) -> None:
        popup = self._completer.popup()
        if popup is None or not popup.isVisible():
            self.commit()

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if (
            watched is self.line
            and event.type() == event.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and self.items
        ):
            self._set(self.items[:-1])
            return True
        return super().eventFilter(watched, event)


class CategoriesField(ChipsField):
    """Categories as the paths of the tree that the site builds: a chip reads ``parent › child``."""

    ARROW = " › "

    def __init__(
        self,
        name: str,
        known: Callable[[], Sequence[str]],
        paths_of: Callable[[Any], Sequence[Sequence[str]]],
        *,
        nested: bool,
        parent: QWidget | None = None,
    ) -> None:
        """``nested``: a flat list is one path from parent to child, as Hexo has it."""
        super().__init__(name, known, parent)
        self._paths_of = paths_of
        self._nested = nested
        if nested:
            self.line.setPlaceholderText(self.tr("Add, or parent > child…"))

    def items_of(self, value: Any) -> list[str]:
        return [self.ARROW.join(path) for path in self._paths_of(value)]

    def value_of(self, items: list[str]) -> Any:
        paths = [
            [part.strip() for part in item.replace("›", ">").split(">") if part.strip()] for item in items
        ]
        paths = [path for path in paths if path]
        if not self._nested:
            return [path[-1] for path in paths]
        if len(paths) < 2:
            return paths[0] if paths else []
        if all(len(path) == 1 for path in paths):
            # [a, b] would be b below a: side by side they are lists of one.
            return paths
        return [path if len(path) > 1 else path[0] for path in paths]

    def commit(self) -> None:
        self.line.setText(
            self.ARROW.join(part.strip() for part in self.line.text().split(">") if part.strip())
        )
        super().commit()


class RawField(PropertyField):
    """A nested value as its source; what is typed is told on leaving, for half of it seldom parses."""

    show_in_header = Signal()
    LINES_AT_MOST = 6

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.source = named(SourceEdit(), "raw")
        self.source.setAccessibleName(name)
        self.source.setTabChangesFocus(True)
        self.source.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.source.left.connect(self.commit)
        tip = self.tr("Edit {0} in the header").format(name)
        button = tool_button(self.tr("In header"), tip, self.show_in_header.emit)
        layout.addWidget(self.source, 1)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.source)
        self._shown = ""

    def show_value(self, value: Any, written: str) -> None:
        if written == self._shown and not self.source.hasFocus():
            return
        self._shown = written
        if written != self.source.toPlainText():
            self.source.setPlainText(written)
        lines = min(max(written.count("\n") + 1, 1), self.LINES_AT_MOST)
        self.source.setFixedHeight(lines * self.source.fontMetrics().lineSpacing() + 18)

    def commit(self) -> None:
        source = self.source.toPlainText()
        if source != self._shown:
            self._shown = source
            self.edited.emit(Source(source))


class SourceEdit(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


@dataclass(frozen=True, slots=True)
class Source:
    """A value that is given as the text of the header itself."""

    written: str


def _unquoted(written: str) -> str:
    text = written.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
