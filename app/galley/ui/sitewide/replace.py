"""Find and replace in all posts of a site: every hit is seen in its place before anything is written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import Change, Outcome, Plan
from galley.core.bulk.search import Search, Where, header_stays_readable, replacing
from galley.core.site import Site, walk_posts
from galley.services.bulk import BulkRun, Paths, Stopped
from galley.services.changes import SiteChanges
from galley.services.targets import Unanswered, check_run
from galley.ui.sitewide.window import ChangeWindow

# So long after the last key the posts are searched anew.
PAUSE_MS = 300
_REASONS_SHOWN = 4


class ReplaceWindow(ChangeWindow):
    """Stays open beside the editor. ``post_wanted`` carries a path and a line (from 1)."""

    post_wanted = Signal(object, int)
    undo_wanted = Signal()

    def __init__(
        self,
        site: Site,
        changes: SiteChanges,
        shown: Callable[[], Paths],
        selected: Callable[[], list[Path]],
        parent: QWidget | None = None,
    ) -> None:
        """``shown`` and ``selected`` say which posts the list shows, and which are chosen in it."""
        super().__init__(site.root, changes, parent)
        self.setWindowTitle(self.tr("Replace in the site"))
        self.resize(900, 640)
        self._site = site
        self._changes = changes
        self._shown = shown
        self._selected = selected
        self.old = QLineEdit()
        self.old.setAccessibleName(self.tr("Find"))
        self.old.setClearButtonEnabled(True)
        self.new = QLineEdit()
        self.new.setAccessibleName(self.tr("Replace by"))
        self.new.setClearButtonEnabled(True)
        self.is_regex = QCheckBox(self.tr("Regular expression"))
        self.is_regex.setToolTip(
            self.tr("\\1 is the first group, \\g<name> a named one; ^ and $ are ends of lines")
        )
        self.whole_word = QCheckBox(self.tr("Whole words"))
        self.match_case = QCheckBox(self.tr("Match case"))
        self.match_case.setChecked(True)
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("Part of the posts"))
        for where, text in (
            (Where.ALL, self.tr("everywhere in the post")),
            (Where.BODY, self.tr("in the text")),
            (Where.HEADER, self.tr("in the header")),
            (Where.ADDRESSES, self.tr("in addresses of images and links")),
            (Where.HOSTS, self.tr("as the host of addresses")),
        ):
            self.where.addItem(text, where)
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("Which posts"))
        self.scope.addItems(
            [self.tr("all posts of the site"), self.tr("the posts that the list shows"),
             self.tr("the posts selected in the list")]
        )  # fmt: skip
        self.check_targets = QCheckBox(self.tr("Only where the new address ans&wers"))
        self.check_targets.setToolTip(self.tr("Replace asks the new host for each address first"))
        self.check_targets.setChecked(True)
        self.check_targets.hide()
        self._checking: BulkRun | None = None
        self._checked = False
        self.replace_button = QPushButton(self.tr("&Replace"))
        self.replace_button.setObjectName("primary")
        self.undo_button = QPushButton(self.tr("&Undo"))
        self.undo_button.hide()
        self.close_button = QPushButton(self.tr("Close"))
        for button in (self.replace_button, self.undo_button, self.close_button):
            button.setAutoDefault(False)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._wire()
        self._plan()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Find:"), self.old)
        form.addRow(self.tr("Replace by:"), self.new)
        choices = QHBoxLayout()
        for widget in (self.where, self.scope):
            choices.addWidget(widget)
        choices.addStretch(1)
        for widget in (self.match_case, self.whole_word, self.is_regex):
            choices.addWidget(widget)
        bottom = QHBoxLayout()
        bottom.addWidget(self.check_targets)
        bottom.addWidget(self.keep_time, 1)
        for widget in (self.undo_button, self.close_button, self.replace_button):
            bottom.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addLayout(choices)
        layout.addWidget(self.review, 1)
        layout.addLayout(bottom)

    def _wire(self) -> None:
        for line in (self.old, self.new):
            line.textChanged.connect(lambda _text: self._change_later())
            line.returnPressed.connect(self._plan)
        for box in (self.is_regex, self.whole_word, self.match_case):
            box.toggled.connect(lambda _on: self._plan())
        for combo in (self.where, self.scope):
            combo.currentIndexChanged.connect(lambda _at: self._plan())
        self._pause.timeout.connect(self._plan)
        self.review.ticked.connect(self._count)
        self.review.post_wanted.connect(self.post_wanted)
        self.work.planned.connect(self._count)
        self.work.failed.connect(self._on_failed)
        self.work.written.connect(self._on_written)
        self.replace_button.clicked.connect(self._write)
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.reject)

    def ask_for_host(self, host: str) -> None:
        """Search all addresses that lead to this host; the cursor stands where the new one goes."""
        self.is_regex.setChecked(False)
        self.whole_word.setChecked(False)
        self.match_case.setChecked(False)  # hosts know no capitals
        self.where.setCurrentIndex(self.where.findData(Where.HOSTS))
        self.scope.setCurrentIndex(0)
        self.old.setText(host)
        self.new.clear()
        self.new.setPlaceholderText(self.tr("The new host, as in images.example.com"))
        self.new.setFocus()
        self._plan()

    def search_for(self, text: str) -> None:
        """Fill in what to find, if anything is given, and put the cursor there."""
        if text:
            self.old.setText(text)
        self.old.setFocus()
        self.old.selectAll()

    # -- what would be done --------------------------------------------------------------------

    def _change_later(self) -> None:
        self.replace_button.setEnabled(False)
        self._pause.start()

    def _plan(self) -> None:
        self._pause.stop()
        self.undo_button.hide()
        self.replace_button.setEnabled(False)
        self.work.stop()
        self._stop_checking()
        self._checked = False
        self.check_targets.setVisible(self._for_hosts())
        if not self.old.text():
            self.review.clear(self.tr("Nothing is written before you choose Replace."))
            return
        search = Search(
            self.old.text(),
            self.new.text(),
            is_regex=self.is_regex.isChecked(),
            whole_word=self.whole_word.isChecked(),
            match_case=self.match_case.isChecked(),
            where=Where(self.where.currentData()),
        )
        rules = self._site.header_rules

        def make(cancelled: Stopped) -> Change:
            return replacing(search, rules, cancelled)

        self.review.message.setText(self.tr("Searching…"))
        self.work.plan(self._paths(), make, each=True, check=header_stays_readable(rules))

    def _paths(self) -> Paths:
        site = self._site
        if self.scope.currentIndex() == 0:
            return lambda: [file.path for file in walk_posts(site)]
        return self._shown() if self.scope.currentIndex() == 1 else self._selected()

    def _count(self, _plan: Plan | None = None) -> None:
        hits, files = self.review.model.counts()
        # An address without its host would lead nowhere.
        complete = bool(self.new.text()) or not self._for_hosts()
        self.replace_button.setEnabled(hits > 0 and complete and not self.work.writing)
        if self.review.model.rowCount():
            text = self.tr("{0} places in {1} posts are replaced.").format(hits, files)
        else:
            text = self.tr("Nothing is found that would change.")
        self.tell_plan(text)

    def _on_failed(self, why: str) -> None:
        self.review.message.setText(why)

    # -- doing it ------------------------------------------------------------------------------

    def _for_hosts(self) -> bool:
        return Where(self.where.currentData()) is Where.HOSTS

    def _write(self) -> None:
        if self._for_hosts() and self.check_targets.isChecked() and not self._checked:
            self._check()
            return
        title = f"{self.old.text()} → {self.new.text()}"
        if self.work.write(title, keep_mtime=self.keep_time.isChecked()):
            self._lock(True)
            self.review.message.setText(self.tr("Writing…"))

    def _check(self) -> None:
        """Ask the new host first; what does not answer is left out."""
        self._lock(True)
        self.review.set_busy(True)
        self.review.message.setText(self.tr("Asking whether the new addresses answer…"))
        run = check_run(self.review.chosen(), self._changes.reader(), self._site.header_rules, self)
        self._checking = run
        run.progress.connect(self.review.show_progress)
        run.finished.connect(lambda found: run is self._checking and self._on_checked(found))
        run.failed.connect(
            lambda why: run is self._checking and (self._stop_checking(), self._on_failed(why))
        )
        run.start()

    def _on_checked(self, found: Unanswered) -> None:
        self._stop_checking()
        self._checked = True
        if not found.reasons:
            self._write()
            return
        self.review.model.untick(found.places)
        text = self.tr("{0} of {1} new addresses do not answer and are left out.").format(
            len(found.reasons), found.asked
        )
        shown = [f"{address}: {reason}" for address, reason in list(found.reasons.items())[:_REASONS_SHOWN]]
        left = len(found.reasons) - len(shown)
        more = [self.tr("and {0} more").format(left)] if left else []
        again = self.tr("Replace changes what is ticked.")
        self.review.message.setText("\n".join([f"{text} {again}", *shown, *more]))

    def _stop_checking(self) -> None:
        run, self._checking = self._checking, None
        if run is not None:
            run.wait()
            run.deleteLater()
            self._lock(False)
            self.review.set_busy(False)

    def _on_written(self, outcome: Outcome | None) -> None:
        self._lock(False)
        if outcome is None:
            return
        self.tell_outcome(outcome)
        self.replace_button.setEnabled(False)
        self.undo_button.setVisible(bool(outcome.done))

    def _undo(self) -> None:
        self.undo_button.hide()
        self.undo_wanted.emit()
        self.review.clear(self.tr("The change is taken back."))

    def _lock(self, on: bool) -> None:
        for widget in (
            self.old, self.new, self.is_regex, self.whole_word, self.match_case, self.where,
            self.scope, self.keep_time, self.check_targets, self.replace_button,
        ):  # fmt: skip
            widget.setEnabled(not on)
        self.close_button.setText(self.tr("Cancel") if on else self.tr("Close"))

    # -- coming and going ----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)

    def reject(self) -> None:
        """While files are written: stop after the present one; what is done can be undone."""
        self._pause.stop()
        if self._checking is not None:
            self._stop_checking()
            self._count()
        else:
            super().reject()
