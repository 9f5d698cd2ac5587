"""Where the site's images and links lead: every host with its counts, and the posts behind it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QCloseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from galley.core.bulk import TROUBLE
from galley.core.site import Site, walk_posts
from galley.core.site.hosts import HostUse, Located, count_hosts, located
from galley.core.storage import read_file
from galley.core.textfile import decode
from galley.services.bulk import BulkRun, Stopped, Told
from galley.ui.localized import fill, number
from galley.ui.widgets.small import ProgressLine, caption

# A column is as wide as the widest of so many lines needs: to measure ten thousand takes a tenth of a second.
_LINES_MEASURED = 100
USE_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1


class AddressesWindow(QDialog):
    """Stays open beside the editor. ``replace_wanted`` carries a host, ``post_wanted`` a path and a host."""

    replace_wanted = Signal(str)
    post_wanted = Signal(object, str)

    def __init__(self, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Addresses"))
        self.resize(860, 560)
        self._site = site
        self._run: BulkRun | None = None
        self._uses: list[HostUse] = []
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter hosts"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.hosts = table(self.tr("Hosts"))
        self.host_model = QStandardItemModel(self)
        self._proxy = proxy_for(self.host_model, self)
        self.hosts.setModel(self._proxy)
        self.posts = table(self.tr("Posts that lead there"))
        self.post_model = QStandardItemModel(self)
        self.posts.setModel(self.post_model)
        self.bar = ProgressLine(self.tr("Reading the posts"))
        self.message = caption()
        self.replace_button = QPushButton(self.tr("&Replace This Host…"))
        self.replace_button.setObjectName("primary")
        self.close_button = QPushButton(self.tr("Close"))
        for button in (self.replace_button, self.close_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.filter.textChanged.connect(self._proxy.setFilterFixedString)
        self.hosts.selectionModel().currentChanged.connect(lambda *_: self._show_posts())
        # By a double click or Enter.
        self.hosts.activated.connect(lambda _index: self._replace())
        self.posts.activated.connect(
            lambda index: self.post_wanted.emit(index.siblingAtColumn(0).data(USE_ROLE), self.chosen_host())
        )
        self.replace_button.clicked.connect(self._replace)
        self.close_button.clicked.connect(self.reject)
        self._show([])

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.hosts)
        split.addWidget(self.posts)
        split.setSizes([520, 340])
        bottom = QHBoxLayout()
        bottom.addWidget(self.message, 1)
        bottom.addWidget(self.close_button)
        bottom.addWidget(self.replace_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.bar)
        layout.addWidget(split, 1)
        layout.addLayout(bottom)

    def refresh(self) -> None:
        """Read all posts anew, beside the window."""
        self._stop()
        site = self._site
        run = self._run = BulkRun(lambda told, stopped: _count(site, told, stopped), self)
        run.progress.connect(self._show_progress)
        run.finished.connect(lambda uses: run is self._run and self._on_counted(uses))
        self.message.setText(self.tr("Reading the posts…"))
        run.start()

    def chosen_host(self) -> str | None:
        """The host that is selected; an empty text stands for addresses inside the site."""
        use = self.hosts.currentIndex().siblingAtColumn(0).data(USE_ROLE)
        return use.host if isinstance(use, HostUse) else None

    def _on_counted(self, uses: list[HostUse]) -> None:
        self._stop()
        self._show(uses)

    def _show(self, uses: list[HostUse]) -> None:
        self._uses = uses
        before = self.chosen_host()
        self.host_model.clear()
        self.host_model.setHorizontalHeaderLabels(
            [self.tr("Host"), self.tr("Images"), self.tr("Links"), self.tr("Posts")]
        )
        for use in uses:
            name = QStandardItem(use.host or self.tr("(this site)"))
            name.setData(use, USE_ROLE)
            name.setData(use.host, SORT_ROLE)
            counts = (use.images, use.links, len(use.posts))
            self.host_model.appendRow([name, *map(number_item, counts)])
        fit_columns(self.hosts)
        self.hosts.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self._select(before)
        images, links = sum(use.images for use in uses), sum(use.links for use in uses)
        if uses:
            self.message.setText(
                fill(
                    self.tr("{0} {0:host|hosts}, {1} {1:image|images}, {2} {2:link|links}."),
                    len(uses),
                    images,
                    links,
                )
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._uses)

    def _select(self, host: str | None) -> None:
        for row in range(self._proxy.rowCount()):
            index = self._proxy.index(row, 0)
            if host is None or index.data(USE_ROLE).host == host:
                self.hosts.setCurrentIndex(index)
                return
        self._show_posts()

    def _show_posts(self) -> None:
        use = self.hosts.currentIndex().siblingAtColumn(0).data(USE_ROLE)
        self.replace_button.setEnabled(isinstance(use, HostUse) and bool(use.host))
        self.post_model.clear()
        self.post_model.setHorizontalHeaderLabels([self.tr("Post"), self.tr("Addresses")])
        if isinstance(use, HostUse):
            for path, count in sorted(use.posts.items(), key=lambda item: (-item[1], item[0])):
                item = QStandardItem(path.rpartition("/")[2])
                item.setToolTip(path)
                item.setData(self._site.root / path, USE_ROLE)
                self.post_model.appendRow([item, number_item(count)])
        fit_columns(self.posts)

    def _replace(self) -> None:
        host = self.chosen_host()
        if host:
            self.replace_wanted.emit(host)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _stop(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.leave()

    def reject(self) -> None:
        self._stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)


def _count(site: Site, told: Told, stopped: Stopped) -> list[HostUse]:
    files = list(walk_posts(site))

    def found() -> Iterator[tuple[str, list[Located]]]:
        for at, file in enumerate(files):
            if stopped():
                return
            try:
                yield file.relative, located(decode(read_file(file.path)).text, site.header_rules)
            except TROUBLE:
                continue
            finally:
                told(at + 1, len(files))

    return count_hosts(found())


def table(name: str) -> QTreeView:
    """A flat list with columns, sorted by a click on one."""
    view = QTreeView()
    view.setAccessibleName(name)
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    view.setSortingEnabled(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return view


def proxy_for(model: QStandardItemModel, parent: QWidget) -> QSortFilterProxyModel:
    """Sorts by ``SORT_ROLE`` and filters by the first column, keeping what is above a match."""
    proxy = QSortFilterProxyModel(parent)
    proxy.setSourceModel(model)
    proxy.setSortRole(SORT_ROLE)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setRecursiveFilteringEnabled(True)
    return proxy


def number_item(count: int) -> QStandardItem:
    item = QStandardItem(number(count))
    item.setData(count, SORT_ROLE)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def fit_columns(view: QTreeView) -> None:
    """The first column takes what room the others leave."""
    header = view.header()
    header.setStretchLastSection(False)
    header.setResizeContentsPrecision(_LINES_MEASURED)
    for column in range(header.count()):
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(column, mode.Stretch if column == 0 else mode.ResizeToContents)
