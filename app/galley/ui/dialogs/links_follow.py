"""Asks whether the links of other posts follow a post that gets another name or place, and shows each."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from galley.core.bulk import PlannedFile
from galley.services.bulk import PlannedMove
from galley.ui.localized import fill
from galley.ui.sitewide.review import ReviewPane
from galley.ui.widgets.small import ButtonBox, caption


class LinksDialog(QDialog):
    """``answered`` carries the files whose links are to follow, none if the author wants that; a cancel is
    no answer."""

    answered = Signal(object)

    def __init__(
        self,
        question: str,
        planned: PlannedMove,
        name_of: Callable[[Path], str],
        parent: QWidget | None = None,
    ) -> None:
        """``question`` says what is to be done to the posts."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Links to these posts"))
        self.resize(820, 540)
        self.review = ReviewPane(name_of)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole
        self.leave_button = buttons.addButton(self.tr("&Leave Links as They Are"), role.DestructiveRole)
        self.update_button = buttons.addButton(self.tr("&Update Links"), role.AcceptRole)
        self.update_button.setObjectName("primary")
        self.update_button.setDefault(True)
        layout = QVBoxLayout(self)
        text = caption(question)
        text.setWordWrap(True)
        layout.addWidget(text)
        layout.addWidget(self.review, 1)
        layout.addWidget(buttons)
        self.review.ticked.connect(self._count)
        self.review.show_plan(planned.links, planned.read)
        self._count()
        self.update_button.clicked.connect(lambda: self._answer(self.review.chosen()))
        self.leave_button.clicked.connect(lambda: self._answer([]))
        buttons.rejected.connect(self.reject)
        self.update_button.setFocus()

    def _count(self) -> None:
        links, posts = self.review.model.counts()
        self.update_button.setEnabled(links > 0)
        self.review.message.setText(
            fill(self.tr("{0} {0:link|links} in {1} other {1:post|posts} {0:leads|lead} here."), links, posts)
        )

    def _answer(self, files: Sequence[PlannedFile]) -> None:
        self.accept()
        self.answered.emit(files)
