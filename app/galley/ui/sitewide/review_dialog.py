"""Asks about one change of many posts: every place of it is shown, and may be left out."""

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from galley.core.bulk import Change, Outcome
from galley.core.site import Site
from galley.services.changes import SiteChanges
from galley.ui.sitewide.review import ReviewPane
from galley.ui.sitewide.work import ReviewWork
from galley.ui.widgets.small import caption


class ReviewDialog(QDialog):
    """Accepted when something was written."""

    def __init__(
        self,
        title: str,
        paths: list[Path],
        change: Change,
        site: Site,
        changes: SiteChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(820, 540)
        self._site = site
        self._total = len(paths)
        self.review = ReviewPane(self._name)
        self.work = ReviewWork(self.review, changes, self)
        self.keep_time = QCheckBox(self.tr("Keep the files' times (Hexo shows them as “updated”)"))
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Apply | button.Cancel)
        self.apply_button: QPushButton = self.buttons.button(button.Apply)
        self.apply_button.setDefault(True)
        self.buttons.button(button.Cancel).setAutoDefault(False)
        self.apply_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.addWidget(caption(title))
        layout.addWidget(self.review, 1)
        layout.addWidget(self.keep_time)
        layout.addWidget(self.buttons)
        self.review.ticked.connect(self._count)
        self.work.planned.connect(self._count)
        self.work.failed.connect(self.review.message.setText)
        self.work.written.connect(self._on_written)
        self.apply_button.clicked.connect(self._write)
        self.buttons.rejected.connect(self.reject)
        self.work.plan(paths, lambda _cancelled: change, each=False)

    def _count(self, _plan: object = None) -> None:
        _, files = self.review.model.counts()
        self.apply_button.setEnabled(files > 0)
        text = self.tr("{0} of {1} posts change.").format(files, self._total)
        left = self.review.model.refused_count
        if left:
            text += " " + self.tr("{0} cannot be changed safely and stay as they are.").format(left)
        self.review.message.setText(text)

    def _write(self) -> None:
        if self.work.write(self.windowTitle(), keep_mtime=self.keep_time.isChecked()):
            self.apply_button.setEnabled(False)
            self.keep_time.setEnabled(False)

    def _on_written(self, outcome: Outcome | None) -> None:
        self.done(QDialog.DialogCode.Accepted if outcome is not None and outcome.done else 0)

    def _name(self, path: Path) -> str:
        root = self._site.root
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

    def reject(self) -> None:
        """While files are written: stop after the present one; what is done can be undone."""
        if not self.work.cancel():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.work.writing:
            event.ignore()
        self.reject()
