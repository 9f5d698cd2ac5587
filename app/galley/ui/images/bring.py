"""Asks about bringing remote images home: what is there, what came, what each post becomes."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import Outcome
from galley.core.images import ImageCache
from galley.core.images.keep import Wishes
from galley.core.messages import listed
from galley.core.site import Site
from galley.core.storage import hash_bytes
from galley.services.bulk import BulkRun, Paths
from galley.services.changes import SiteChanges
from galley.services.document import PostDocument
from galley.services.homecoming import Brought, Kept, Survey, fetch_run, keep_run, survey_run
from galley.ui.localized import fill, sentences
from galley.ui.sitewide.window import ChangeDialog

_HOSTS_NAMED = 6


class BringHomeDialog(ChangeDialog):
    """For one open post, whose text is edited as one undo step, or for the files of many."""

    said = Signal(str)

    def __init__(
        self,
        site: Site,
        paths: Paths,
        wishes: Wishes,
        changes: SiteChanges,
        *,
        post: PostDocument | None = None,
        cache: ImageCache | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(site.root, changes, parent)
        self.setWindowTitle(self.tr("Bring remote images home"))
        self.resize(860, 620)
        self._site, self._wishes, self._changes, self._post, self._cache = site, wishes, changes, post, cache
        self._waiting = tempfile.TemporaryDirectory(prefix="galley-images-", ignore_cleanup_errors=True)
        self._run: BulkRun | None = None
        self._survey = Survey()
        self._brought = Brought()
        self._files: list[Path] = []
        self.stays = QTreeWidget()
        self.stays.setAccessibleName(self.tr("Images that stay where they are"))
        self.stays.setHeaderLabels([self.tr("Stays where it is"), self.tr("Why"), self.tr("Post")])
        self.stays.setRootIsDecorated(False)
        self.stays.setUniformRowHeights(True)
        self.stays.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.stays.hide()
        self.keep_time.setVisible(post is None)
        self.fetch_button = QPushButton(self.tr("&Fetch"))
        self.apply_button = QPushButton(self.tr("&Bring Home"))
        self.close_button = QPushButton(self.tr("Cancel"))
        for button in (self.fetch_button, self.apply_button, self.close_button):
            button.setAutoDefault(False)
            button.setEnabled(button is self.close_button)
        self.apply_button.setObjectName("primary")
        self._lay_out()
        self.fetch_button.clicked.connect(self._fetch)
        self.apply_button.clicked.connect(self._keep)
        self.close_button.clicked.connect(self.reject)
        self.review.ticked.connect(self._count)
        self.work.written.connect(self._on_written)
        self.work.failed.connect(self.review.message.setText)
        self._read = changes.reader()
        self.review.message.setText(self.tr("Looking for remote images…"))
        self._start(survey_run(site, paths, self._read, self), self._on_survey)

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        bottom.addWidget(self.keep_time)
        bottom.addStretch(1)
        for button in (self.close_button, self.fetch_button, self.apply_button):
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.review, 3)
        layout.addWidget(self.stays, 1)
        layout.addLayout(bottom)

    # -- step by step --------------------------------------------------------------------------

    def _start(self, run: BulkRun, then: Callable[[Any], None]) -> None:
        self._run = run
        run.progress.connect(self.review.show_progress)
        run.finished.connect(lambda result: run is self._run and (self._end(), then(result)))
        run.failed.connect(lambda why: run is self._run and (self._end(), self.review.message.setText(why)))
        run.start()

    def _end(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.wait()
            run.deleteLater()

    def _on_survey(self, survey: Survey) -> None:
        self._survey = survey
        count = len(survey.addresses)
        if not count:
            self.review.message.setText(self.tr("There are no remote images."))
            self.close_button.setText(self.tr("Close"))
            return
        named = listed(survey.hosts[:_HOSTS_NAMED]) + (" …" if len(survey.hosts) > _HOSTS_NAMED else "")
        told = self.tr(
            "{0} {0:image|images} of {1} {1:host|hosts} {0:is|are} shown in {2} {2:post|posts}: {3}. "
            "{0:It is|They are} fetched first; nothing in the site changes before you choose Bring Home."
        )
        self.review.message.setText(fill(told, count, len(survey.hosts), len(survey.posts), named))
        self.fetch_button.setEnabled(True)
        self.fetch_button.setFocus()

    def _fetch(self) -> None:
        self.fetch_button.setEnabled(False)
        self.review.message.setText(
            fill(self.tr("Fetching {0} {0:image|images}…"), len(self._survey.addresses))
        )
        self._read = self._changes.reader()
        run = fetch_run(
            self._site, self._survey, self._wishes, Path(self._waiting.name), self,
            read=self._read, cache=self._cache,
        )  # fmt: skip
        self._start(run, self._on_fetched)

    def _on_fetched(self, brought: Brought) -> None:
        self._brought = brought
        self.review.show_plan(brought.plan, self._read, each=False)
        for stay in brought.stays:
            item = QTreeWidgetItem([stay.address, stay.reason, self.name_of(stay.post)])
            item.setToolTip(0, stay.address)
            self.stays.addTopLevelItem(item)
        for column, width in enumerate((400, 240)):
            self.stays.setColumnWidth(column, width)
        self.stays.setVisible(bool(brought.stays))
        self._count()
        if self.apply_button.isEnabled():
            self.apply_button.setFocus()

    def _count(self) -> None:
        hits, posts = self.review.model.counts()
        text = fill(
            self.tr("{0} {0:place|places} in {1} {1:post|posts} {0:gets|get} an image of the site."),
            hits,
            posts,
        )
        if self._brought.stays:
            left = self.tr("{0} {0:image|images} could not be had and {0:stays as it is|stay as they are}.")
            text = sentences(text, fill(left, len(self._brought.stays)))
        self.review.message.setText(text)
        self.apply_button.setEnabled(posts > 0 and self._run is None and not self.work.writing)

    def _keep(self) -> None:
        self.apply_button.setEnabled(False)
        self.review.set_busy(True)
        chosen = [file.path for file in self.review.chosen()]
        self._start(keep_run(self._brought, chosen, self), self._on_kept)

    def _on_kept(self, kept: Kept) -> None:
        self.review.set_busy(False)
        self._files = kept.files
        for path, why in kept.refused.items():
            self.stays.addTopLevelItem(QTreeWidgetItem([self.name_of(path), why, self.name_of(path)]))
            self.stays.show()
        whole = {file.path: range(len(file.edits)) for file in self.review.chosen()}
        self.review.model.untick({path: whole[path] for path in kept.refused if path in whole})
        if not self.review.chosen():
            self.review.message.setText(next(iter(kept.refused.values()), ""))
            return
        self.apply_button.setEnabled(False)
        if self._post is not None:
            self._edit(self._post)
        elif not self.work.write(self.windowTitle(), keep_mtime=self.keep_time.isChecked()):
            self.review.message.setText(self.tr("Another change is being written; try again after it."))
            self.apply_button.setEnabled(True)

    def _edit(self, post: PostDocument) -> None:
        (file,) = self.review.chosen()
        if hash_bytes(self._changes.reader()(post.path)) != file.base:
            self.review.message.setText(
                self.tr("The post has changed meanwhile; nothing was written into it.")
            )
            return
        post.apply_edits(file.edits)
        self._tell()
        self.accept()

    def _on_written(self, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.done:
            self._tell()
            self.accept()

    def _tell(self) -> None:
        text = fill(self.tr("{0} {0:image was|images were} brought home."), len(self._files))
        if self._brought.stays:
            left = self.tr("{0} {0:stays where it is|stay where they are}.")
            text = sentences(text, fill(left, len(self._brought.stays)))
        self.said.emit(text)

    # -- leaving -------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """While posts are written: stop after the present one; what is done can be undone."""
        if self.work.cancel():
            return
        self._end()
        self._waiting.cleanup()
        super().done(result)
