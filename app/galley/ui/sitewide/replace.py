"""Find and replace in all posts of a site: every hit is seen in its place before anything is written."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import Change, Plan
from galley.core.bulk.search import Search, Where, header_stays_readable, replacing
from galley.core.messages import say
from galley.core.site import Site
from galley.services.among import Among, Meant, PostChoice
from galley.services.bulk import BulkRun, Stopped
from galley.services.changes import SiteChanges
from galley.services.targets import Unanswered, check_run
from galley.ui.localized import fill, sentences
from galley.ui.posts.search import SearchBox, Values
from galley.ui.sitewide.window import ChangeWindow
from galley.ui.widgets.small import caption

# So long after the last key the posts are searched anew.
PAUSE_MS = 300
_REASONS_SHOWN = 4


class ReplaceWindow(ChangeWindow):
    def __init__(
        self,
        site: Site,
        changes: SiteChanges,
        choice: PostChoice,
        values: Values,
        parent: QWidget | None = None,
    ) -> None:
        """``values`` completes what is searched for."""
        super().__init__(site.root, changes, self.tr("&Replace"), parent)
        self.setWindowTitle(self.tr("Replace in the site"))
        self.resize(900, 640)
        self._site = site
        self._choice = choice
        self.old = QLineEdit()
        self.old.setAccessibleName(self.tr("Find"))
        self.old.setClearButtonEnabled(True)
        self.new = QLineEdit()
        self.new.setAccessibleName(self.tr("Replace by"))
        self.new.setClearButtonEnabled(True)
        self.is_regex = QCheckBox(self.tr("Regular expression"))
        self.is_regex.setToolTip(
            self.tr(
                "^ and $ are ends of lines. In what replaces it, $1 or \\1 is the first group, "
                "${name} a named one, $& all that was found, $$ a dollar."
            )
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
        for among, text in (
            (Among.SITE, self.tr("all posts of the site")),
            (Among.LIST, self.tr("the posts that the list shows")),
            (Among.CHOSEN, self.tr("the posts selected in the list")),
        ):
            self.scope.addItem(text, among)
        self.query = SearchBox(framed=False)
        self.query.values = values
        self.query.line.setPlaceholderText(self.tr("Of these, only what a search finds, as in tag:…"))
        self.query.line.setAccessibleName(self.tr("Search for the posts"))
        self.meant = caption()
        self.check_targets = QCheckBox(self.tr("Only where the new address ans&wers"))
        self.check_targets.setToolTip(self.tr("Replace asks the new host for each address first"))
        self.check_targets.setChecked(True)
        self.check_targets.hide()
        self._checking: BulkRun | None = None
        self._checked = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._wire()
        self._plan()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Find:"), self.old)
        form.addRow(self.tr("Replace by:"), self.new)
        choices = QHBoxLayout()
        choices.addWidget(self.where)
        choices.addStretch(1)
        for widget in (self.match_case, self.whole_word, self.is_regex):
            choices.addWidget(widget)
        form.addRow(self.tr("Where:"), choices)
        posts = QHBoxLayout()
        posts.addWidget(self.scope)
        posts.addWidget(self.query, 1)
        posts.addWidget(self.meant)
        form.addRow(self.tr("Posts:"), posts)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.review, 1)
        layout.addLayout(self.bottom_row(self.check_targets))

    def _wire(self) -> None:
        for line in (self.old, self.new):
            line.textChanged.connect(lambda _text: self._change_later())
            line.returnPressed.connect(self._plan)
        for box in (self.is_regex, self.whole_word, self.match_case):
            box.toggled.connect(lambda _on: self._plan())
        for combo in (self.where, self.scope):
            combo.currentIndexChanged.connect(lambda _at: self._plan())
        self.query.text_changed.connect(lambda _text: self._change_later())
        self.query.left.connect(self._plan)
        self._pause.timeout.connect(self._plan)
        self.review.ticked.connect(self._count)
        self.work.planned.connect(self._count)
        self.go_button.clicked.connect(self._write)

    def ask_for_host(self, host: str) -> None:
        """Search all addresses that lead to this host; the cursor stands where the new one goes."""
        self.is_regex.setChecked(False)
        self.whole_word.setChecked(False)
        self.match_case.setChecked(False)  # hosts know no capitals
        self.where.setCurrentIndex(self.where.findData(Where.HOSTS))
        self.scope.setCurrentIndex(0)
        self.query.set_text("")
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
        self.go_button.setEnabled(False)
        self._pause.start()

    def _plan(self) -> None:
        self._pause.stop()
        self.undo_button.hide()
        self.go_button.setEnabled(False)
        self.work.stop()
        self._stop_checking()
        self._checked = False
        self.check_targets.setVisible(self._for_hosts())
        among, query = Among(self.scope.currentData()), self.query.text()
        self._choice.count(among, query, self._tell_meant)
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
        paths = self._choice.paths(among, query)
        self.work.plan(paths, make, each=True, check=header_stays_readable(rules))

    def _tell_meant(self, meant: Meant) -> None:
        self.meant.setText(fill(self.tr("{0} {0:post|posts}"), meant.posts))
        self.query.say(meant.error)

    def _count(self, _plan: Plan | None = None) -> None:
        hits, files = self.review.model.counts()
        # An address without its host would lead nowhere.
        complete = bool(self.new.text()) or not self._for_hosts()
        self.go_button.setEnabled(hits > 0 and complete and not self.work.writing)
        if self.review.model.rowCount():
            text = fill(
                self.tr("{0} {0:place|places} in {1} {1:post|posts} {0:is|are} replaced."), hits, files
            )
        else:
            text = self.tr("Nothing is found that would change.")
        self.tell_plan(text)

    # -- doing it ------------------------------------------------------------------------------

    def _for_hosts(self) -> bool:
        return Where(self.where.currentData()) is Where.HOSTS

    def _write(self) -> None:
        if self._for_hosts() and self.check_targets.isChecked() and not self._checked:
            self._check()
            return
        self.write(f"{self.old.text()} → {self.new.text()}")

    def _check(self) -> None:
        """Ask the new host first; what does not answer is left out."""
        self.lock(True)
        self.review.set_busy(True)
        self.review.message.setText(self.tr("Asking whether the new addresses answer…"))
        run = check_run(self.review.chosen(), self._changes.reader(), self._site.header_rules, self)
        self._checking = run
        run.progress.connect(self.review.show_progress)
        run.finished.connect(lambda found: run is self._checking and self._on_checked(found))
        run.failed.connect(
            lambda why: run is self._checking and (self._stop_checking(), self.review.message.setText(why))
        )
        run.start()

    def _on_checked(self, found: Unanswered) -> None:
        self._stop_checking()
        self._checked = True
        if not found.reasons:
            self._write()
            return
        self.review.model.untick(found.places)
        told = self.tr(
            "{0} of {1} new {1:address|addresses} {0:does not answer and is|do not answer and are} left out."
        )
        text = fill(told, len(found.reasons), found.asked)
        shown = [
            say("{0}: {1}", address, reason)
            for address, reason in list(found.reasons.items())[:_REASONS_SHOWN]
        ]
        left = len(found.reasons) - len(shown)
        more = [fill(self.tr("and {0} more"), left)] if left else []
        again = self.tr("Replace changes what is ticked.")
        self.review.message.setText("\n".join([sentences(text, again), *shown, *more]))

    def _stop_checking(self) -> None:
        run, self._checking = self._checking, None
        if run is not None:
            run.leave()
            self.lock(False)
            self.review.set_busy(False)

    def inputs(self) -> tuple[QWidget, ...]:
        return (
            self.old, self.new, self.is_regex, self.whole_word, self.match_case, self.where,
            self.scope, self.query, self.check_targets, *super().inputs(),
        )  # fmt: skip

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
