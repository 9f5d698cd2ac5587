"""The line at the bottom: where the cursor is, how long the post is, how it is stored."""

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from galley.core.writing.counts import Counts, count
from galley.services.document import PostDocument
from galley.ui.localized import fill

MESSAGE_MS = 6_000


class Status(QStatusBar):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._place, self._count, self._form, self._state = (QLabel() for _ in range(4))
        for label in (self._state, self._count, self._place, self._form):
            self.addPermanentWidget(label)

    def say(self, text: str) -> None:
        self.showMessage(text, MESSAGE_MS)

    def show_post(self, post: PostDocument | None) -> None:
        if post is None:
            for label in (self._place, self._count, self._form, self._state):
                label.clear()
            return
        self._form.setText(post.encoding_name)
        self.show_state(post)

    def show_state(self, post: PostDocument) -> None:
        if post.read_only_reason:
            text = self.tr("Read-only")
        elif post.in_conflict:
            text = self.tr("Changed on disk")
        elif post.saving:
            text = self.tr("Saving…")
        else:
            text = self.tr("Unsaved") if post.dirty else self.tr("Saved")
        self._state.setText(text)

    def show_count(self, whole: Counts, selected: str) -> None:
        """Show how long the post is, and of the selection that too."""
        text = fill(self.tr("{0} {0:character|characters}"), whole.with_marks)
        if selected:
            chosen = count(selected.replace("\u2029", "\n"))
            text = fill(self.tr("{0} of {1} {1:character|characters}"), chosen.with_marks, whole.with_marks)
        self._count.setText(text)
        self._count.setToolTip(
            fill(
                self.tr(
                    "{0} Chinese {0:character|characters}, {1} {1:word|words} of other scripts, "
                    "{2} Chinese punctuation {2:mark|marks}\n"
                    "{3} without punctuation, {4} {4:sign|signs} in all, about {5} min to read"
                ),
                whole.han,
                whole.words,
                whole.marks,
                whole.length,
                whole.signs,
                max(1, round(whole.minutes)),
            )
        )

    def show_place(self, line: int, column: int) -> None:
        self._place.setText(fill(self.tr("Line {0}, column {1}"), line + 1, column + 1))
