"""Input methods: while one composes in a field, Enter, Tab and shortcuts are its own."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)


class Composition(QObject):
    """What an input method is composing in one widget.

    Qt keeps it out of the widget's text. What it does not keep away are keys that the input method let
    pass: they would confirm a dialog, or run a command of the window, in the middle of a word.
    """

    changed = Signal(bool)
    """Whether something is being composed, when that changed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._letters = ""
        widget.installEventFilter(self)

    @property
    def active(self) -> bool:
        return bool(self._letters)

    def commit(self) -> None:
        """Make what is being composed part of the text, as it stands."""
        if not self._letters:
            return
        QGuiApplication.inputMethod().commit()
        if self._letters:
            # It has gone, or will not answer before the text is saved: what was typed is kept as letters.
            done = QInputMethodEvent()
            done.setCommitString(self._letters)
            QApplication.sendEvent(self._widget, done)
            QGuiApplication.inputMethod().reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            was, self._letters = bool(self._letters), event.preeditString()
            if was != bool(self._letters):
                self.changed.emit(not was)
        elif self._letters and isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                return _is_of_composition(event)
        return False


def _is_of_composition(event: QKeyEvent) -> bool:
    """Whether a key that reached the field while it is composed in would do something else there.

    A letter that an input method lets pass is text, and is never dropped.
    """
    if event.key() in _HELD:
        return False
    return bool(event.modifiers() & _COMMANDING) or not event.text().isprintable() or not event.text()


class InputMethods(QObject):
    """Watches compositions in every field of the program, from when it first has the focus."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # What Qt itself has made, such as the field of a QInputDialog, holds no Python object: without these
        # a composition would forget itself as soon as nobody speaks of its field.
        self._watched: set[Composition] = set()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, (QLineEdit, QPlainTextEdit)) and composition_of(now) is None:
            composition = Composition(now)
            self._watched.add(composition)
            composition.destroyed.connect(lambda: self._watched.discard(composition))


def composition_of(widget: QWidget) -> Composition | None:
    """The composition in a widget, if that is watched."""
    found = widget.findChildren(Composition, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found[0] if found else None


def commit_composition() -> None:
    """Make what is composed in the field with the focus part of its text: before a save or a close."""
    focus = QApplication.focusWidget()
    composition = composition_of(focus) if focus is not None else None
    if composition is not None:
        composition.commit()
