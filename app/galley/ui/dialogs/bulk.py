"""Changes the headers of several posts at once: what to do, a diff of every file, then the doing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import Change, Outcome, PlannedFile
from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, ListStyle, add_item, remove_item, set_value
from galley.services.bulk import BulkRun, plan_run, write_run
from galley.ui.dialogs.diff import DiffColors
from galley.ui.widgets.small import caption

FILE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class BulkSite:
    """What the dialog needs of the site the posts belong to."""

    rules: HeaderRules
    root: Path
    tags: Sequence[str]
    keys: Sequence[str]
    list_style: ListStyle | None = None


class BulkDialog(QDialog):
    """Plans as the author types, writes what is ticked. ``outcome`` holds what was written."""

    def __init__(self, paths: Sequence[Path], site: BulkSite, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change {0} posts").format(len(paths)))
        self.resize(860, 560)
        self.outcome = Outcome()
        self._paths = list(paths)
        self._site = site
        self._run: BulkRun | None = None
        self._writing = False

        self.deed = QComboBox()
        self.deed.addItems([self.tr("Add a tag"), self.tr("Remove a tag"), self.tr("Set a property")])
        self.deed.setAccessibleName(self.tr("What to change"))
        self.key = QComboBox()
        self.key.setEditable(True)
        self.key.addItems(list(site.keys))
        self.key.setAccessibleName(self.tr("Property"))
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("Value"))
        completer = QCompleter(list(site.tags), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.value.setCompleter(completer)
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Posts that change"))
        self.diff = QPlainTextEdit()
        self.diff.setReadOnly(True)
        self.diff.setAccessibleName(self.tr("What changes in this post"))
        self.diff.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._colors = DiffColors(self.diff.document(), dark=self.palette().base().color().lightness() < 128)
        self.keep_time = QCheckBox(self.tr("Keep the files' times (Hexo shows them as “updated”)"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Apply | button.Cancel)
        self._lay_out()
        self._wire()
        self._choose_deed()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.deed)
        top.addWidget(self.key)
        top.addWidget(self.value, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.files)
        split.addWidget(self.diff)
        split.setSizes([320, 540])
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(caption(self.tr("Nothing is written before you choose Apply.")))
        layout.addWidget(split, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.bar)
        layout.addWidget(self.keep_time)
        layout.addWidget(self.buttons)

    def _wire(self) -> None:
        self.deed.currentIndexChanged.connect(self._choose_deed)
        self.key.currentTextChanged.connect(self._plan)
        self.value.textChanged.connect(self._plan)
        self.files.currentItemChanged.connect(self._show_diff)
        self.files.itemChanged.connect(self._count)
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
        value, key, site = self.value.text().strip(), self.key.currentText().strip(), self._site
        deeds: list[Callable[[str], str]] = [
            lambda text: apply_edits(text, add_item(text, "tags", value, site.rules, style=site.list_style)),
            lambda text: apply_edits(text, remove_item(text, "tags", value, site.rules)),
            lambda text: apply_edits(text, set_value(text, key, _typed(value), site.rules)),
        ]
        at = self.deed.currentIndex()
        wanted = key if at == 2 else value
        return deeds[at] if wanted else None

    def _plan(self) -> None:
        self._stop()
        with QSignalBlocker(self.files):
            self.files.clear()
        self.diff.clear()
        self.apply_button.setEnabled(False)
        self.message.clear()
        change = self._change()
        if change is not None:
            self._start(plan_run(self._paths, change, self), self._planned)

    def _planned(self, outcome: Outcome) -> None:
        with QSignalBlocker(self.files):
            for file in outcome.done:
                item = QListWidgetItem(self._name(file.path))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
                item.setData(FILE_ROLE, file)
                self.files.addItem(item)
            for path, reason in outcome.refused:
                item = QListWidgetItem(f"{self._name(path)} — {reason}")
                item.setToolTip(reason)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.files.addItem(item)
        self.files.setCurrentRow(0)
        self._count()

    def _count(self) -> None:
        chosen = len(self._chosen())
        self.apply_button.setEnabled(chosen > 0)
        left = sum(self.files.item(row).data(FILE_ROLE) is None for row in range(self.files.count()))
        text = self.tr("{0} of {1} posts change.").format(chosen, len(self._paths))
        if left:
            text += " " + self.tr("{0} cannot be changed safely and stay as they are.").format(left)
        self.message.setText(text)

    def _chosen(self) -> list[PlannedFile]:
        items = [self.files.item(row) for row in range(self.files.count())]
        return [
            item.data(FILE_ROLE)
            for item in items
            if item.data(FILE_ROLE) is not None and item.checkState() is Qt.CheckState.Checked
        ]

    def _show_diff(self, item: QListWidgetItem | None) -> None:
        file = item.data(FILE_ROLE) if item is not None else None
        self.diff.setPlainText(
            file.diff(self._name(file.path)) if file is not None else item.text() if item else ""
        )

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self._site.root)) if path.is_relative_to(self._site.root) else str(path)

    # -- doing it ------------------------------------------------------------------------------

    def _write(self) -> None:
        self._writing = True
        for widget in (self.deed, self.key, self.value, self.files, self.keep_time, self.apply_button):
            widget.setEnabled(False)
        run = write_run(self._chosen(), self, keep_mtime=self.keep_time.isChecked())
        self._start(run, self._written)

    def _written(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self._writing = False
        self.accept()

    def _start(self, run: BulkRun, then: Callable[[Outcome], None]) -> None:
        self._run = run
        run.progress.connect(self._on_progress)
        # What a run that was replaced meanwhile has found is of no interest.
        run.finished.connect(lambda outcome: then(outcome) if run is self._run else None)
        run.start()

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _stop(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.wait()
            run.deleteLater()

    def reject(self) -> None:
        """While files are written: stop after the present one, and keep what is done as the outcome."""
        if self._writing and self._run is not None:
            self._run.cancel()
            return
        self._stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._writing:
            event.ignore()
        self.reject()


def _typed(value: str) -> object:
    """True and false are switches, whole numbers are numbers; all else is text."""
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isascii() and value.isdigit() and str(int(value)) == value else value
