"""What every dialog about a change of many posts has: the review, the writing of it, and how it is left."""

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from galley.core.bulk import Outcome
from galley.services.changes import SiteChanges, reasons
from galley.ui.sitewide.review import ReviewPane
from galley.ui.sitewide.work import ReviewWork


class ChangeWindow(QDialog):
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
            text += " " + self.tr("{0} cannot be changed safely and stay as they are.").format(left)
        self.review.message.setText(text)

    def tell_outcome(self, outcome: Outcome) -> None:
        """Show no plan any more, but what was done."""
        text = self.tr("{0} posts were changed.").format(len(outcome.done))
        if outcome.refused:
            text += "\n" + reasons(outcome.refused, self.tr("and {0} more").format)
        self.review.clear(text)

    def reject(self) -> None:
        """While files are written: stop after the present one; what is done can be undone."""
        if not self.work.cancel():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.work.writing:
            event.ignore()
        self.reject()
