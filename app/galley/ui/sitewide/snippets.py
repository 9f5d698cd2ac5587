"""Where a snippet is used, in which forms; the chosen older forms become the present one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import Outcome
from galley.core.site import Site, walk_posts
from galley.core.snippets import Form, Snippet, Template, forms_of, read_snippet, updating
from galley.core.storage import StorageError
from galley.core.textfile import NotTextError
from galley.services.bulk import BulkRun, Stopped, Told
from galley.services.changes import SiteChanges
from galley.ui.localized import fill
from galley.ui.sitewide.window import ChangeWindow
from galley.ui.widgets.small import list_box

# A form this near is surely one of the snippet's; others the author chooses.
_SURE = 0.75
_SHOWN = 90


class SnippetUsesWindow(ChangeWindow):
    def __init__(
        self,
        site: Site,
        changes: SiteChanges,
        snippets: Callable[[], Sequence[Snippet]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(site.root, changes, self.tr("Update"), parent)
        self.setWindowTitle(self.tr("Where Snippets Are Used"))
        self.resize(980, 660)
        self._site, self._snippets = site, snippets
        self._template: Template | None = None
        self._run: BulkRun | None = None
        self.forms: list[Form] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Snippet"))
        self.list = list_box(self.tr("Forms of the snippet, and in how many posts each is"))
        self.list.setWordWrap(True)
        self._lay_out()
        self.choice.activated.connect(lambda _at: self._search())
        self.list.itemChanged.connect(lambda _item: self._plan())
        self.review.ticked.connect(self._count)
        self.work.planned.connect(self._count)
        self.go_button.clicked.connect(self._write)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self.review.setContentsMargins(10, 0, 0, 0)
        split.addWidget(self.list)
        split.addWidget(self.review)
        split.setSizes([330, 650])
        layout = QVBoxLayout(self)
        layout.addWidget(self.choice)
        layout.addWidget(split, 1)
        layout.addLayout(self.bottom_row())

    def refresh(self) -> None:
        """Offer the snippets that are there now, and look for the one that is chosen."""
        name = self.choice.currentText()
        self.choice.clear()
        for snippet in self._snippets():
            self.choice.addItem(snippet.name, snippet)
        self.choice.setCurrentIndex(max(self.choice.findText(name), 0))
        self._search()

    # -- finding -------------------------------------------------------------------------------

    def _search(self) -> None:
        self._stop()
        self.work.stop()
        self.undo_button.hide()
        self.list.clear()
        self.forms = []
        self.go_button.setEnabled(False)
        snippet: Snippet | None = self.choice.currentData()
        if snippet is None:
            self.review.clear(
                self.tr("There are no snippets yet: Format ▸ Snippets ▸ New Snippet makes one.")
            )
            return
        try:
            self._template = Template(read_snippet(snippet), self._site.header_rules)
        except (StorageError, NotTextError) as why:
            self.review.clear(str(why))
            return
        # The thread has a template of its own: one keeps what it has compared.
        site, text, read = self._site, self._template.text, self._changes.reader()

        def work(progress: Told, cancelled: Stopped) -> object:
            paths = [file.path for file in walk_posts(site)]
            template = Template(text, site.header_rules)
            return forms_of(template, paths, site.now(), progress, cancelled, read=read)

        run = self._run = BulkRun(work, self)
        run.progress.connect(self.review.show_progress)
        run.finished.connect(lambda forms: run is self._run and self._on_found(forms))
        run.failed.connect(lambda why: run is self._run and self.review.clear(why))
        self.review.clear(self.tr("Searching…"))
        run.start()

    def _on_found(self, forms: list[Form]) -> None:
        self._stop()
        self.forms = forms
        self.list.blockSignals(True)
        for form in forms:
            line = " ".join(form.text.split())
            line = line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
            if form.current:
                item = QListWidgetItem(fill(self.tr("As it is now: {0} {0:place|places}"), len(form.uses)))
            else:
                told = fill(
                    self.tr("{0} {0:place|places}, {1} % alike"), len(form.uses), round(form.alike * 100)
                )
                item = QListWidgetItem(f"{told}\n{line}")
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                on = form.alike >= _SURE
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(form.text)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._plan()

    def chosen(self) -> list[Form]:
        """The older forms that are ticked."""
        return [
            form
            for at, form in enumerate(self.forms)
            if not form.current and self.list.item(at).checkState() == Qt.CheckState.Checked
        ]

    # -- changing ------------------------------------------------------------------------------

    def _plan(self) -> None:
        chosen, template, when = self.chosen(), self._template, self._site.now()
        self.go_button.setEnabled(False)
        self.work.stop()
        if template is None or not chosen:
            if self.forms:
                text = self.tr("Tick the older forms that are to become the present one.")
            else:
                text = self.tr("No post has this snippet, nor anything like it.")
            self.review.clear(text)
            return
        paths = list(dict.fromkeys(path for form in chosen for path in form.paths))
        shapes = [form.shape for form in chosen]
        text, rules = template.text, self._site.header_rules
        self.review.message.setText(self.tr("Searching…"))
        self.work.plan(paths, lambda _stopped: updating(Template(text, rules), shapes, when), each=True)

    def _count(self, _plan: object = None) -> None:
        places, files = self.review.model.counts()
        self.go_button.setEnabled(places > 0 and not self.work.writing)
        text = fill(self.tr("{0} {0:place|places} in {1} {1:post|posts} {0:is|are} replaced."), places, files)
        self.tell_plan(text)

    def _write(self) -> None:
        title = self.tr("Update the snippet {0}").format(self.choice.currentText())
        self.write(title)

    def inputs(self) -> tuple[QWidget, ...]:
        return (self.choice, self.list, *super().inputs())

    def tell_outcome(self, outcome: Outcome) -> None:
        self.list.clear()
        self.forms = []
        super().tell_outcome(outcome)

    def _stop(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.leave()

    def reject(self) -> None:
        """While files are written: stop after the present one; what is done can be undone."""
        if not self.work.cancel():
            self._stop()
            super().reject()
