"""Shows the text here beside that of the file another program has changed, and lets the author choose."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from galley.core.storage import Choice, Chunk, Merge, merge
from galley.core.textfile import NotTextError, decode
from galley.services.document import PostDocument
from galley.ui.localized import fill
from galley.ui.widgets.side_by_side import SideBySide
from galley.ui.widgets.small import ButtonBox

PLACES_HEIGHT = 150
SNIPPET = 60


class Settlement(Enum):
    """What the author has decided; OPEN is to leave it as it is."""

    OPEN = auto()
    MINE = auto()
    THEIRS = auto()
    MERGED = auto()


class ConflictDialog(QDialog):
    """``settlement`` holds the answer after the dialog has ended; nothing is changed by it."""

    def __init__(self, post: PostDocument, data: bytes, parent: QWidget | None = None) -> None:
        """``data`` is what the disk has: the answer is about that and nothing that comes later."""
        super().__init__(parent)
        self.settlement = Settlement.OPEN
        self.setWindowTitle(self.tr("“{0}”: on the disk and here").format(post.title))
        self.resize(1000, 600)
        self._mine = post.text
        self._theirs: str | None = None
        problem = ""
        try:
            self._theirs = decode(data).text
        except NotTextError as error:
            problem = str(error)
        self._merge: Merge | None = None
        if self._theirs is not None and post.base_text is not None:
            self._merge = merge(post.base_text, self._mine, self._theirs)

        self.diff = SideBySide(self.tr("On the disk"), self.tr("Here"))
        self.choices: list[QComboBox] = []
        self.show_merged = QCheckBox(self.tr("Show the &merged text"))
        self.show_merged.setVisible(self._merge is not None)
        self.show_merged.toggled.connect(self._show)
        note = QLabel(self._explain())
        note.setWordWrap(True)
        buttons = ButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.mine_button = buttons.addButton(self.tr("Keep &Mine"), role.ActionRole)
        self.theirs_button = buttons.addButton(self.tr("Take &Theirs"), role.ActionRole)
        self.merge_button = buttons.addButton(self.tr("Take &Both"), role.ActionRole)
        later = buttons.addButton(self.tr("Decide &Later"), role.RejectRole)
        later.setDefault(True)
        for button, settlement, tip in (
            (self.mine_button, Settlement.MINE, self.tr("Save what is here in the place of the file")),
            (
                self.theirs_button,
                Settlement.THEIRS,
                self.tr("Show the file; what is here stays in undo and history"),
            ),
            (
                self.merge_button,
                Settlement.MERGED,
                self.tr("Put both changes into the text here; saving is up to you"),
            ),
        ):
            button.setToolTip(tip)
            button.setAutoDefault(False)  # no text goes because somebody pressed Return
            button.clicked.connect(lambda _=False, settlement=settlement: self._settle(settlement))
        self.theirs_button.setEnabled(self._theirs is not None)
        self.merge_button.setEnabled(self._merge is not None)
        buttons.rejected.connect(self.reject)

        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(self.diff, 1)
        if self._merge is not None and self._merge.conflicts:
            layout.addWidget(self._places(self._merge.conflicts))
        layout.addWidget(self.show_merged)
        layout.addWidget(buttons)
        if self._theirs is None:
            self.diff.show_message(problem)
        else:
            self._show()

    def merged_text(self) -> str | None:
        """Both texts brought together, as chosen for each place where they touch."""
        if self._merge is None:
            return None
        return self._merge.resolved([Choice(box.currentData()) for box in self.choices])

    def _settle(self, settlement: Settlement) -> None:
        self.settlement = settlement
        self.accept()

    def _explain(self) -> str:
        if self._merge is None:
            return self.tr("It is not known what both were made from, so they cannot be merged.")
        count = len(self._merge.conflicts)
        if not count:
            return self.tr("The two changed different places: “Take Both” has every change of both.")
        told = self.tr(
            "Places where both changed the same lines: {0}. “Take Both” keeps what is chosen below there, "
            "and every other change of both."
        )
        return fill(told, count)

    def _places(self, conflicts: tuple[Chunk, ...]) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        for row, chunk in enumerate(conflicts):
            name = fill(self.tr("Place {0}"), row + 1)
            box = QComboBox()
            box.setAccessibleName(name)
            # What loses nothing comes first.
            box.addItem(self.tr("Mine, then theirs"), Choice.MINE_THEN_THEIRS)
            box.addItem(self.tr("Mine"), Choice.MINE)
            box.addItem(self.tr("Theirs"), Choice.THEIRS)
            box.currentIndexChanged.connect(lambda _at: self._show())
            self.choices.append(box)
            said = QLabel(
                self.tr("{0} — mine: {1} — theirs: {2}").format(
                    name, self._snippet(chunk.mine), self._snippet(chunk.theirs)
                )
            )
            said.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(said, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(0, 1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setMaximumHeight(PLACES_HEIGHT)
        return area

    def _snippet(self, text: str) -> str:
        line = " ".join(text.split())
        if not line:
            return self.tr("removed") if not text else self.tr("a blank line")
        return f"“{line[:SNIPPET]}…”" if len(line) > SNIPPET else f"“{line}”"

    def _show(self) -> None:
        merged = self.merged_text() if self.show_merged.isChecked() else None
        self.diff.set_titles(
            self.tr("On the disk"), self.tr("Here") if merged is None else self.tr("Both, merged")
        )
        self.diff.show_texts(self._theirs or "", self._mine if merged is None else merged)
