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
        layout = QVBoxLayout(self)
        text = caption(question)
        text.setWordWrap(True)
        layout.addWidget(text)
        layout.addWidget(self.review, 1)
        layout.addWidget(buttons)
        self._follow = bool(planned.links.files)
        self.review.ticked.connect(self._count)
        self.review.show_plan(planned.links, planned.read)
        self._count()
        self.update_button.clicked.connect(lambda: self._answer(self.review.chosen()))
        self.leave_button.clicked.connect(lambda: self._answer([]))
        buttons.rejected.connect(self.reject)
        self.update_button.setVisible(self._follow)
        first = self.update_button if self._follow else self.leave_button
        first.setDefault(True)
        first.setFocus()

    def _count(self) -> None:
        links, posts = self.review.model.counts()
        self.update_button.setEnabled(links > 0)
        said: list[str] = []
        if self._follow:
            text = self.tr("{0} {0:link|links} in {1} other {1:post|posts} {0:leads|lead} here.")
            said.append(fill(text, links, posts))
        if self.review.model.refused_count:
            text = self.tr(
                "{0} {0:link stays as it is|links stay as they are}:"
                " it is not certain where {0:it leads|they lead}."
            )
            said.append(fill(text, self.review.model.refused_count))
        self.review.message.setText(" ".join(said))

    def _answer(self, files: Sequence[PlannedFile]) -> None:
        self.accept()
        self.answered.emit(files)
