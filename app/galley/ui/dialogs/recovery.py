"""Shows what an interrupted session has left unsaved, each text beside what the disk has, and asks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from galley.services.recovery import Offer
from galley.ui.localized import moment
from galley.ui.widgets.side_by_side import SideBySide
from galley.ui.widgets.small import ButtonBox, list_box

OFFER_ROLE = Qt.ItemDataRole.UserRole


class RecoveryDialog(QDialog):
    """One entry for each text. What is not answered when the dialog closes is put off."""

    put_off = Signal(object)

    def __init__(
        self,
        offers: Sequence[Offer],
        restore: Callable[[Offer], str],
        discard: Callable[[Offer], None],
        parent: QWidget | None = None,
    ) -> None:
        """``restore`` returns why it could not be done, or nothing."""
        super().__init__(parent)
        self._restore, self._discard = restore, discard
        self.setWindowTitle(self.tr("Unsaved text was found"))
        self.resize(980, 560)
        intro = QLabel(
            self.tr(
                "Galley ended before these texts were saved. Restore opens a post with its text, unsaved; "
                "the file on the disk changes only when you save."
            )
        )
        intro.setWordWrap(True)
        self.list = list_box(self.tr("Unsaved texts"))
        self.diff = SideBySide(self.tr("On the disk"), self.tr("Not saved"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.restore_button = QPushButton(self.tr("&Restore"))
        self.discard_button = QPushButton(self.tr("&Discard"))
        self.restore_all_button = QPushButton(self.tr("Restore &All"))
        buttons = ButtonBox()
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(self.restore_all_button, role.ActionRole)
        buttons.addButton(self.discard_button, role.ActionRole)
        buttons.addButton(self.restore_button, role.ActionRole)
        self.later_button = buttons.addButton(self.tr("Ask Me &Later"), role.RejectRole)
        for button in (self.restore_all_button, self.discard_button, self.later_button):
            button.setAutoDefault(False)
        self.restore_button.setDefault(True)

        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.diff, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 750])
        layout = QVBoxLayout(self)
        layout.addWidget(intro)
        layout.addWidget(split, 1)
        row = QHBoxLayout()
        row.addWidget(buttons)
        layout.addLayout(row)

        for offer in offers:
            item = QListWidgetItem(_label(offer))
            item.setToolTip(str(offer.path or ""))
            item.setData(OFFER_ROLE, offer)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.restore_button.clicked.connect(lambda: self._do_restore(self.list.currentItem()))
        self.discard_button.clicked.connect(self._do_discard)
        self.restore_all_button.clicked.connect(self._do_restore_all)
        buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        offer: Offer = item.data(OFFER_ROLE)
        notes: list[str] = [str(offer.path or "")]
        if offer.why:
            notes.append(self.tr("The file cannot be shown: {0}.").format(offer.why.rstrip(".")))
        elif offer.disk_changed:
            notes.append(
                self.tr(
                    "Another program has changed the file since; after restoring you can merge the two, "
                    "or choose one."
                )
            )
        if offer.found.damaged:
            notes.append(
                self.tr("A part of what was kept could not be read: the last change may be missing.")
            )
        self.note.setText("\n".join(notes))
        self.diff.show_texts(offer.disk_text or "", offer.text)

    def _do_restore(self, item: QListWidgetItem | None) -> bool:
        if item is None:
            return False
        why = self._restore(item.data(OFFER_ROLE))
        if why:
            self.note.setText(why)
            return False
        self._take(item)
        return True

    def _do_restore_all(self) -> None:
        # The newest comes last, to be in front and to win where two are of one post.
        for row in reversed(range(self.list.count())):
            item = self.list.item(row)
            self.list.setCurrentItem(item)
            if not self._do_restore(item):
                return

    def _do_discard(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._discard(item.data(OFFER_ROLE))
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.list.takeItem(self.list.row(item))
        if not self.list.count():
            self.accept()

    def done(self, result: int) -> None:
        while self.list.count():
            item = self.list.takeItem(0)
            self.put_off.emit(item.data(OFFER_ROLE))
        super().done(result)


def _label(offer: Offer) -> str:
    snapshot = offer.found.snapshot
    name = snapshot.path.name if snapshot.path is not None else snapshot.untitled
    return f"{name}\n{moment(snapshot.time)}"
