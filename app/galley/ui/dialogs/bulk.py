"""Changes the headers of several posts at once: what to do, every place that changes, then the doing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import Change, Outcome
from galley.core.frontmatter import HeaderRules, Key, add_item, key_path, read, remove_item, set_word
from galley.core.messages import say
from galley.core.site.habits import Habits
from galley.services.changes import SiteChanges
from galley.ui.localized import fill
from galley.ui.sitewide.window import ChangeDialog
from galley.ui.widgets.small import ButtonBox, caption


@dataclass(frozen=True, slots=True)
class BulkSite:
    """What the dialog needs of the site the posts belong to."""

    rules: HeaderRules
    root: Path
    tags: Sequence[str]
    habits: Habits


class BulkDialog(ChangeDialog):
    """Plans as the author types, writes what is ticked. ``outcome`` holds what was written."""

    def __init__(
        self, paths: Sequence[Path], site: BulkSite, changes: SiteChanges, parent: QWidget | None = None
    ) -> None:
        super().__init__(site.root, changes, parent)
        self.setWindowTitle(fill(self.tr("Change {0} {0:post|posts}"), len(paths)))
        self.resize(860, 560)
        self.outcome = Outcome()
        self._paths = list(paths)
        self._site = site

        self.deed = QComboBox()
        self.deed.addItems([self.tr("Add a tag"), self.tr("Remove a tag"), self.tr("Set a property")])
        self.deed.setAccessibleName(self.tr("What to change"))
        self.key = QComboBox()
        self.key.setEditable(True)
        self.key.addItems(list(site.habits.keys))
        self.key.setAccessibleName(self.tr("Property"))
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("Value"))
        completer = QCompleter(list(site.tags), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.value.setCompleter(completer)
        button = QDialogButtonBox.StandardButton
        self.buttons = ButtonBox(button.Apply | button.Cancel)
        self.buttons.button(button.Apply).setDefault(True)
        self.buttons.button(button.Cancel).setAutoDefault(False)
        self._lay_out()
        self._wire()
        self._choose_deed()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.deed)
        top.addWidget(self.key)
        top.addWidget(self.value, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(caption(self.tr("Nothing is written before you choose Apply.")))
        layout.addWidget(self.review, 1)
        layout.addWidget(self.keep_time)
        layout.addWidget(self.buttons)

    def _wire(self) -> None:
        self.deed.currentIndexChanged.connect(self._choose_deed)
        self.key.currentTextChanged.connect(self._plan)
        self.value.textChanged.connect(self._plan)
        self.review.ticked.connect(self._count)
        self.work.planned.connect(self._count)
        self.work.failed.connect(self.review.message.setText)
        self.work.written.connect(self._written)
        self.apply_button.clicked.connect(self._write)
        self.buttons.rejected.connect(self.reject)

    @property
    def apply_button(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Apply)

    # -- what shall be done --------------------------------------------------------------------

    def _choose_deed(self) -> None:
        self.key.setVisible(self.deed.currentIndex() == 2)
        self.value.setPlaceholderText(self.tr("Value") if self.deed.currentIndex() == 2 else self.tr("Tag"))
        self._plan()

    def _change(self) -> Change | None:
        value, key, rules = self.value.text().strip(), self.key.currentText().strip(), self._site.rules
        style, order = self._site.habits.list_style, self._site.habits.order

        def where(text: str, key: str) -> Key:
            return key_path(read(text, rules), key)

        deeds: list[Change] = [
            lambda text: add_item(text, where(text, "tags"), value, rules, style=style, order=order),
            lambda text: remove_item(text, where(text, "tags"), value, rules),
            lambda text: set_word(text, where(text, key), value, rules, style=style, order=order),
        ]
        at = self.deed.currentIndex()
        wanted = key if at == 2 else value
        return deeds[at] if wanted else None

    def _plan(self) -> None:
        self.work.stop()
        self.review.clear()
        self.apply_button.setEnabled(False)
        change = self._change()
        if change is not None:
            self.work.plan(self._paths, lambda _cancelled: change, each=False)

    def _count(self, _plan: object = None) -> None:
        _, chosen = self.review.model.counts()
        self.apply_button.setEnabled(chosen > 0)
        text = fill(self.tr("{0} of {1} {1:post|posts} {0:changes|change}."), chosen, len(self._paths))
        self.tell_plan(text)

    # -- doing it ------------------------------------------------------------------------------

    def _write(self) -> None:
        title = say("{0}: {1}", self.deed.currentText(), self.value.text().strip())
        if self.work.write(title, keep_mtime=self.keep_time.isChecked()):
            for widget in (self.deed, self.key, self.value, self.keep_time, self.apply_button):
                widget.setEnabled(False)

    def _written(self, outcome: Outcome | None) -> None:
        self.outcome = outcome or Outcome()
        self.accept()
