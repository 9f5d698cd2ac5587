"""What every dialog about a change of many posts has: the review, the writing of it, and how it is left."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QWidget

from galley.core.bulk import Outcome
from galley.services.changes import SiteChanges, reasons
from galley.ui.localized import fill, sentences
from galley.ui.sitewide.review import ReviewPane
from galley.ui.sitewide.work import ReviewWork


class ChangeDialog(QDialog):
    """Stays open while files are written."""

    def __init__(self, root: Path, changes: SiteChanges, parent: QWidget | None = None) -> None:
        """``root`` is the site's folder, from which posts are named."""
        super().__init__(parent)
        self._root = root
        self.review = ReviewPane(self.name_of)
        self.work = ReviewWork(self.review, changes, self)
        self.keep_time = QCheckBox(self.tr("Keep the files' times (Hexo shows them as “updated”)"))

    def name_of(self, path: Path) -> str:
        """What a post is called here: its path below the site."""
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else str(path)

    def tell_plan(self, text: str) -> None:
        """Say what is planned, and how many posts it must leave out."""
        left = self.review.model.refused_count
        if left:
            told = self.tr("{0} cannot be changed safely and {0:stays as it is|stay as they are}.")
            text = sentences(text, fill(told, left))
        self.review.message.setText(text)

    def tell_outcome(self, outcome: Outcome) -> None:
        """Show no plan any more, but what was done."""
        text = fill(self.tr("{0} {0:post was|posts were} changed."), len(outcome.done))
        if outcome.refused:
            text += "\n" + reasons(outcome.refused, partial(fill, self.tr("and {0} more")))
        self.review.clear(text)

    def reject(self) -> None:
        """While files are written: stop after the present one; what is done can be undone."""
        if not self.work.cancel():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.work.writing:
            event.ignore()
        self.reject()


class ChangeWindow(ChangeDialog):
    """Stays open beside the editor, for one change after the other. The button ``go`` makes a change."""

    post_wanted = Signal(object, int)
    """A path and a line (from 1)."""
    undo_wanted = Signal()

    def __init__(self, root: Path, changes: SiteChanges, go: str, parent: QWidget | None = None) -> None:
        """``go`` is what the button says that makes the change."""
        super().__init__(root, changes, parent)
        self._changes = changes
        self.go_button = QPushButton(go)
        self.go_button.setObjectName("primary")
        self.undo_button = QPushButton(self.tr("&Undo"))
        self.undo_button.hide()
        self.close_button = QPushButton(self.tr("Close"))
        for button in (self.go_button, self.undo_button, self.close_button):
            button.setAutoDefault(False)
        self.review.post_wanted.connect(self.post_wanted)
        self.work.failed.connect(self.review.message.setText)
        self.work.written.connect(self._on_written)
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.reject)

    def bottom_row(self, *more: QWidget) -> QHBoxLayout:
        """The row of buttons, with what else belongs there before them."""
        row = QHBoxLayout()
        for widget in more:
            row.addWidget(widget)
        row.addWidget(self.keep_time, 1)
        for button in (self.undo_button, self.close_button, self.go_button):
            row.addWidget(button)
        return row

    def inputs(self) -> tuple[QWidget, ...]:
        """What cannot be changed while files are written, beside the button that makes the change."""
        return (self.keep_time,)

    def write(self, title: str) -> None:
        """Write what is ticked; ``title`` names the undo."""
        if self.work.write(title, keep_mtime=self.keep_time.isChecked()):
            self.lock(True)
            self.review.message.setText(self.tr("Writing…"))

    def lock(self, on: bool) -> None:
        """Let nothing be changed while files are written or asked about."""
        for widget in (*self.inputs(), self.go_button):
            widget.setEnabled(not on)
        self.close_button.setText(self.tr("Cancel") if on else self.tr("Close"))

    def tell_outcome(self, outcome: Outcome) -> None:
        super().tell_outcome(outcome)
        self.go_button.setEnabled(False)
        self.undo_button.setVisible(bool(outcome.done))

    def _on_written(self, outcome: Outcome | None) -> None:
        self.lock(False)
        if outcome is not None:
            self.tell_outcome(outcome)

    def _undo(self) -> None:
        self.undo_button.hide()
        self.undo_wanted.emit()
        self.review.clear(self.tr("The change is taken back."))
