"""Asks about one change of many posts: every place of it is shown, and may be left out."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from galley.core.bulk import Change, Outcome, Plan
from galley.core.site import Site
from galley.services.bulk import Paths
from galley.services.changes import SiteChanges
from galley.ui.localized import fill
from galley.ui.sitewide.window import ChangeDialog
from galley.ui.widgets.small import ButtonBox, caption


class ReviewDialog(ChangeDialog):
    """Accepted when something was written."""

    def __init__(
        self,
        title: str,
        paths: Paths,
        change: Change,
        site: Site,
        changes: SiteChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(site.root, changes, parent)
        self.setWindowTitle(title)
        self.resize(820, 540)
        self._looked_at = 0
        button = QDialogButtonBox.StandardButton
        self.buttons = ButtonBox(button.Apply | button.Cancel)
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
        self.work.planned.connect(self._on_planned)
        self.work.failed.connect(self.review.message.setText)
        self.work.written.connect(self._on_written)
        self.apply_button.clicked.connect(self._write)
        self.buttons.rejected.connect(self.reject)
        self.work.plan(paths, lambda _cancelled: change, each=False)

    def _on_planned(self, plan: Plan) -> None:
        self._looked_at = plan.looked_at
        self._count()

    def _count(self) -> None:
        _, files = self.review.model.counts()
        self.apply_button.setEnabled(files > 0)
        text = fill(self.tr("{0} of {1} {1:post|posts} {0:changes|change}."), files, self._looked_at)
        self.tell_plan(text)

    def _write(self) -> None:
        if self.work.write(self.windowTitle(), keep_mtime=self.keep_time.isChecked()):
            self.apply_button.setEnabled(False)
            self.keep_time.setEnabled(False)

    def _on_written(self, outcome: Outcome | None) -> None:
        self.done(QDialog.DialogCode.Accepted if outcome is not None and outcome.done else 0)
