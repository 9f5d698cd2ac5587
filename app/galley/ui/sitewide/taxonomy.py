"""The site's tags and categories: how often and when last they were used, and what may be one word twice."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import Change
from galley.core.bulk.taxonomy import (
    TermUse,
    categories_of,
    category_uses,
    path_written,
    rename_category,
    rename_tags,
    respell_tags,
    tag_uses,
    tags_of,
)
from galley.core.library import Row
from galley.core.messages import listed
from galley.core.site import Site
from galley.services.bulk import Stopped
from galley.services.changes import SiteChanges
from galley.services.listing import all_rows
from galley.services.site import SiteService
from galley.ui.localized import fill, written_day
from galley.ui.sitewide.addresses import SORT_ROLE, USE_ROLE, fit_columns, number_item, proxy_for, table
from galley.ui.sitewide.review_dialog import ReviewDialog
from galley.ui.widgets.small import caption

BETWEEN = " › "
# So long lines are made before the window is let go on.
_SLICE_S = 0.015


class TaxonomyWindow(QDialog):
    """Stays open beside the editor, and shows what ``sites`` has counted."""

    def __init__(
        self,
        site: Site,
        changes: SiteChanges,
        sites: SiteService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags and categories"))
        self.resize(720, 600)
        self._site = site
        self._changes = changes
        self._sites = sites
        self.tags = TermsPage(self.tr("Tags"))
        self.categories = TermsPage(self.tr("Categories"), nested=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page in (self.tags, self.categories):
            self.tabs.addTab(page, page.name)
            page.rename_wanted.connect(self._rename)
            page.merge_wanted.connect(self._merge)
            page.drop_wanted.connect(self._drop)
            page.respell_wanted.connect(self._respell)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        sites.counted.connect(self._on_counted)

    def refresh(self) -> None:
        """Show what was counted last. What spelling is the better one is looked up beside the window."""
        counts = self._sites.counts

        def show(uses: tuple[list[TermUse], list[TermUse]]) -> None:
            self.tags.show_uses(uses[0])
            self.categories.show_uses(uses[1])

        self._sites.ask("taxonomy", lambda _library: (tag_uses(counts), category_uses(counts)), show)

    def _on_counted(self) -> None:
        if self.isVisible():
            self.refresh()

    # -- what is done --------------------------------------------------------------------------

    def _rename(self, use: TermUse) -> None:
        old = BETWEEN.join(use.name)
        if self.tabs.currentWidget() is self.tags:
            ask, title = self.tr("New name of the tag “{0}”:").format(old), self.tr("Rename tag")
        else:
            ask = self.tr(
                "New name of the category “{0}”.\nA path moves it, with what is below: a › b"
            ).format(old)
            title = self.tr("Rename category")
        new, ok = QInputDialog.getText(
            self, title, ask, text=BETWEEN.join((*use.name[:-1], use.suggestion or use.name[-1]))
        )
        new = new.strip()
        if not ok or not new or new == old:
            return
        rules = self._site.header_rules
        if self.tabs.currentWidget() is self.tags:
            change: Change = rename_tags(use.name, new, rules)
        else:
            path = path_written(new, use.name, self._sites.counts.categories)
            if not path or path == use.name:
                return
            change, new = rename_category(use.name, path, rules), BETWEEN.join(path)
        self._review(self.tr("Rename “{0}” to “{1}”").format(old, new), [use], change)

    def _merge(self, uses: Sequence[TermUse]) -> None:
        names = [use.name[-1] for use in sorted(uses, key=lambda use: -use.count)]
        new, ok = QInputDialog.getItem(
            self, self.tr("Merge tags"), fill(self.tr("{0} tags become one:"), len(names)), names
        )
        new = new.strip()
        if ok and new:
            title = self.tr("Merge {0} into “{1}”").format(listed(f"“{name}”" for name in names), new)
            self._review(
                title,
                uses,
                rename_tags([name for name in names if name != new], new, self._site.header_rules),
            )

    def _drop(self, uses: Sequence[TermUse]) -> None:
        rules = self._site.header_rules
        names = listed(f"“{BETWEEN.join(use.name)}”" for use in uses)
        if self.tabs.currentWidget() is self.tags:
            change: Change = rename_tags([use.name[0] for use in uses], None, rules)
        else:
            change = rename_category(uses[0].name, None, rules)
        self._review(self.tr("Delete {0}").format(names), uses, change)

    def _respell(self, uses: Sequence[TermUse]) -> None:
        names = {use.name[0]: use.suggestion for use in uses}
        title = (
            self.tr("Spell “{0}” as “{1}”").format(*next(iter(names.items())))
            if len(names) == 1
            else fill(self.tr("Spell {0} tags as suggested"), len(names))
        )
        self._review(title, uses, respell_tags(names, self._site.header_rules))

    def _review(self, title: str, uses: Sequence[TermUse], change: Change) -> None:
        names = {use.name for use in uses}
        names_of = tags_of if self.tabs.currentWidget() is self.tags else categories_of

        def using(rows: Sequence[Row]) -> list[str]:
            return [row.path for row in rows if not names.isdisjoint(names_of(row))]

        def posts(stopped: Stopped) -> list[Path]:
            # Not those that the view knows: a change made a moment ago may be missing there.
            found = self._sites.answer(
                lambda library: [path for rows in all_rows(library, stopped) for path in using(rows)], stopped
            )
            return [self._site.root / path for path in found]

        dialog = ReviewDialog(title, posts, change, self._site, self._changes, self)
        dialog.exec()
        dialog.deleteLater()


class TermsPage(QWidget):
    """Tags as a list, or categories as a tree, with what can be done with those selected."""

    rename_wanted = Signal(object)
    merge_wanted = Signal(list)
    drop_wanted = Signal(list)
    respell_wanted = Signal(list)

    def __init__(self, name: str, *, nested: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._nested = nested
        self._uses: list[TermUse] = []
        self._making: Iterator[None] = iter(())
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._go_on)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.only_doubtful = QCheckBox(self.tr("Only other spellings of the same word"))
        self.view = table(name)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setRootIsDecorated(nested)
        self.model = QStandardItemModel(self)
        self.proxy = proxy_for(self.model, self)
        self.view.setModel(self.proxy)
        self.message = caption()
        self.rename_button = QPushButton(self.tr("Re&name…"))
        self.merge_button = QPushButton(self.tr("&Merge…"))
        self.drop_button = QPushButton(self.tr("&Delete…"))
        self.respell_button = QPushButton(self.tr("Use &Suggestion…"))
        self._lay_out()
        self.filter.textChanged.connect(self.proxy.setFilterFixedString)
        self.only_doubtful.toggled.connect(lambda _on: self._fill())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.view.doubleClicked.connect(lambda _index: self.rename_button.click())
        self.rename_button.clicked.connect(lambda: self.rename_wanted.emit(self.chosen()[0]))
        self.merge_button.clicked.connect(lambda: self.merge_wanted.emit(self.chosen()))
        self.drop_button.clicked.connect(lambda: self.drop_wanted.emit(self.chosen()))
        self.respell_button.clicked.connect(lambda: self.respell_wanted.emit(self._doubtful()))
        self._enable()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.only_doubtful)
        bottom = QHBoxLayout()
        bottom.addWidget(self.message, 1)
        for button in (self.respell_button, self.drop_button, self.merge_button, self.rename_button):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addLayout(bottom)
        if self._nested:
            self.merge_button.hide()
            self.respell_button.hide()

    def show_uses(self, uses: list[TermUse]) -> None:
        if uses != self._uses:
            self._uses = uses
            self._fill()

    def chosen(self) -> list[TermUse]:
        """What is selected, in the order of the list."""
        indexes = self.view.selectionModel().selectedRows()
        found = [index.data(USE_ROLE) for index in indexes]
        return [use for use in found if isinstance(use, TermUse)]

    def _doubtful(self) -> list[TermUse]:
        """Those selected that have a suggestion, or all that have one."""
        chosen = [use for use in self.chosen() if use.suggestion]
        return chosen or [use for use in self._uses if use.suggestion]

    def _fill(self) -> None:
        """Make the lines anew, in slices: a site may have ten thousand tags."""
        self._making = self._make_lines()
        self._go_on()

    def _go_on(self) -> None:
        end = time.monotonic() + _SLICE_S
        for _ in self._making:
            if time.monotonic() > end:
                self._slices.start()
                return

    def _make_lines(self) -> Iterator[None]:
        # Filled while nothing looks: a model that is shown is emptied and sorted line by line.
        model = QStandardItemModel(self)
        model.setHorizontalHeaderLabels(
            [self.view.accessibleName(), self.tr("Posts"), self.tr("Last used"), self.tr("Better")]
        )
        items: dict[tuple[str, ...], QStandardItem] = {}
        shown = [use for use in self._uses if use.suggestion or not self.only_doubtful.isChecked()]
        for use in sorted(shown, key=lambda use: len(use.name)):
            name = QStandardItem(use.name[-1])
            name.setToolTip(BETWEEN.join(use.name))
            name.setData(use, USE_ROLE)
            name.setData(use.name[-1].lower(), SORT_ROLE)
            last, better = QStandardItem(written_day(use.last_used)), QStandardItem(use.suggestion)
            last.setData(use.last_used, SORT_ROLE)
            better.setData(use.suggestion, SORT_ROLE)
            row = [name, number_item(use.count), last, better]
            items.get(use.name[:-1], model.invisibleRootItem()).appendRow(row)
            items[use.name] = name
            yield
        self._show_model(model, items)

    def _show_model(self, model: QStandardItemModel, items: dict[tuple[str, ...], QStandardItem]) -> None:
        kept = {use.name for use in self.chosen()}
        place = self.view.verticalScrollBar().value()
        column, order = self.view.header().sortIndicatorSection(), self.view.header().sortIndicatorOrder()
        first = self.model.columnCount() == 0
        old, self.model = self.model, model
        self.proxy.setSourceModel(model)
        old.deleteLater()
        fit_columns(self.view)
        self.view.sortByColumn(1 if first else column, Qt.SortOrder.DescendingOrder if first else order)
        if self._nested:
            self.view.expandAll()
        selection = self.view.selectionModel()
        for name in kept & items.keys():
            index = self.proxy.mapFromSource(items[name].index())
            flags = QItemSelectionModel.SelectionFlag
            selection.select(index, flags.Select | flags.Rows)
        self.view.verticalScrollBar().setValue(place)
        doubtful = sum(bool(use.suggestion) for use in self._uses)
        text = fill(self.tr("{0} in all"), len(self._uses))
        if doubtful:
            text += fill(self.tr(", {0} {0:is|are} another spelling of one used more"), doubtful)
        self.message.setText(text)
        self._enable()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _enable(self) -> None:
        chosen = self.chosen()
        self.rename_button.setEnabled(len(chosen) == 1)
        self.merge_button.setEnabled(len(chosen) > 1)
        self.drop_button.setEnabled(len(chosen) == 1 if self._nested else bool(chosen))
        self.respell_button.setEnabled(any(use.suggestion for use in self._uses))
