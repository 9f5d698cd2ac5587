"""Labels and buttons as they look everywhere in the window."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QProgressBar,
    QToolButton,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
N = TypeVar("N", bound=QAbstractSpinBox)


def named(widget: W, name: str) -> W:
    """Give a widget the name by which the style sheet knows it."""
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def caption(text: str = "") -> QLabel:
    """A quiet label; its text is never taken for HTML."""
    label = named(QLabel(text), "caption")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def trouble_line() -> QLabel:
    """A line that says what is wrong with what was typed; hidden until there is something to say."""
    label = named(QLabel(), "trouble")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label


def list_box(meaning: str) -> QListWidget:
    """A list of few things, to be filled before it is shown.

    WORKAROUND for Qt 6.11, QListView: lines placed before the style sheet gives them their height stay there.
    """
    box = QListWidget()
    box.setAccessibleName(meaning)
    box.ensurePolished()
    return box


def indented(box: N) -> N:
    """Begin a number where the text of a field does: the style sheet's padding does not reach it."""
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


class ButtonBox(QDialogButtonBox):
    """The buttons of a dialog, each of which Tab reaches.

    WORKAROUND for Qt 6.11, QDialogButtonBox: once shown it gives the keyboard focus on to its default
    button, and Tab then passes over all that stand before that one.
    """

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Show:
            self.setFocusProxy(None)  # type: ignore[arg-type]  Qt takes nullptr
        return done


class ProgressLine(QProgressBar):
    """A thin line that grows, and is not seen before something is under way nor after it is done."""

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(meaning)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.minimum() < self.value() < self.maximum():
            super().paintEvent(event)


def tool_button(text: str, meaning: str, act: Callable[[], object]) -> QToolButton:
    """A flat button; ``meaning`` is its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(meaning)
    button.setToolTip(meaning)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: act())
    return button
