"""Asks once, for all posts with unsaved text, what shall become of it."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from galley.ui.localized import fill

NAMED_AT_MOST = 8


class Choice(Enum):
    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def ask_unsaved(parent: QWidget, titles: Sequence[str]) -> Choice:
    """Show the posts by title; closing the question is the same as cancelling."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("Unsaved", "Unsaved posts"))
    if len(titles) == 1:
        box.setText(QCoreApplication.translate("Unsaved", "Save the changes of “{0}”?").format(titles[0]))
    else:
        box.setText(
            fill(QCoreApplication.translate("Unsaved", "Save the changes of {0} posts?"), len(titles))
        )
        names = [f"• {title}" for title in titles[:NAMED_AT_MOST]]
        if len(titles) > NAMED_AT_MOST:
            names.append("• …")
        box.setInformativeText("\n".join(names))
    button = QMessageBox.StandardButton
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    answer = box.exec()
    return {button.Save: Choice.SAVE, button.Discard: Choice.DISCARD}.get(button(answer), Choice.CANCEL)
