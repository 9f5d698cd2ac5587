"""Bars above the editor: what went wrong or needs a decision, and the buttons to answer with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from galley.ui.widgets.small import named, tool_button


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    do: Callable[[], None]


class Notices(QWidget):
    """At most one bar for each key; a new one of a key takes the place of the old."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, QFrame] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_notice(self, key: str, text: str, answers: Sequence[Answer] = (), *, close: bool = True) -> None:
        self.dismiss(key)
        bar = named(QFrame(), "notice")
        bar.setAccessibleName(text)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 6, 8, 6)
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        for answer in answers:
            button = QPushButton(answer.text)
            button.clicked.connect(lambda _=False, answer=answer: (self.dismiss(key), answer.do()))
            row.addWidget(button)
        if close:
            row.addWidget(tool_button("×", self.tr("Dismiss"), lambda: self.dismiss(key)))
        self._bars[key] = bar
        self._layout.addWidget(bar)
        self.show()

    def dismiss(self, key: str) -> None:
        bar = self._bars.pop(key, None)
        if bar is not None:
            bar.hide()
            self._layout.removeWidget(bar)
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def dismiss_all(self) -> None:
        for key in list(self._bars):
            self.dismiss(key)

    def shown_keys(self) -> list[str]:
        """Of the bars that are shown, the oldest first."""
        return list(self._bars)

    def text_of(self, key: str) -> str | None:
        """What the bar of this key says; None when there is no such bar."""
        bar = self._bars.get(key)
        return None if bar is None else bar.accessibleName()
