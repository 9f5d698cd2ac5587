"""Labels and buttons as they look everywhere in the window."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

W = TypeVar("W", bound=QWidget)


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


def tool_button(text: str, meaning: str, act: Callable[[], object]) -> QToolButton:
    """A flat button; ``meaning`` is its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(meaning)
    button.setToolTip(meaning)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: act())
    return button
