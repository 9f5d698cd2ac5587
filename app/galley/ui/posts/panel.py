"""Sidebar, filter box and list together: which posts are shown, and which is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QProgressBar,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from galley.core.library import Row
from galley.core.library.query import SortKey, filter_rows, haystack, sort_rows
from galley.core.site import Site
from galley.services.settings import SORT_DESCENDING, SORT_KEY, Settings
from galley.services.site import SiteService
from galley.ui.posts.delegate import PostDelegate
from galley.ui.posts.model import ROW_ROLE, PostListModel
from galley.ui.posts.sidebar import Scope, Sidebar
from galley.ui.theme import Colors
from galley.ui.widgets.small import caption, named

# While a scan runs rows come in ten times a second; list and counts follow at leisure.
LIST_MS = 350
COUNT_MS = 1_200


class PostsPanel(QWidget):
    post_chosen = Signal(str)
    """The path, below the site, of the post to show, for a glance."""
    post_wanted = Signal(str)
    """The same for one that was activated by Enter or a double click: it stays open."""
    menu_wanted = Signal(list, QPoint)
    """A context menu for the posts of these paths, at this place of the screen."""

    def __init__(self, service: SiteService, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "panel")
        self._service = service
        self._settings = settings
        self._scope = Scope()
        self._haystacks: dict[str, tuple[Row, str]] = {}
        self.shown_path = ""

        self.sidebar = Sidebar()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by title, tag or path"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.sort_button = QToolButton()
        self.sort_button.setAccessibleName(self.tr("Order of the list"))
        self.sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.model = PostListModel(self)
        self.list = PostList()
        self.list.setModel(self.model)
        self._delegate = PostDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Reading the posts"))
        self.progress.hide()
        self.count = caption()
        self.empty = named(QLabel(), "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(20)

        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.sidebar)
        self.split.addWidget(self._lower())
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([250, 600])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

        self._count_timer = QTimer(self, singleShot=True)
        self._count_timer.timeout.connect(self._count)
        self._filter_timer = QTimer(self, singleShot=True)
        self._filter_timer.timeout.connect(self.refresh)
        self._build_sort_menu()
        self._wire()
        self.setMinimumWidth(200)

    def _lower(self) -> QWidget:
        lower = QWidget()
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 6, 4)
        top.setSpacing(4)
        top.addWidget(self.filter, 1)
        top.addWidget(self.sort_button)
        stack_box = QWidget()
        self._stack = QStackedLayout(stack_box)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackOne)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 2, 10, 4)
        bottom.addWidget(self.count)
        bottom.addWidget(self.progress, 1)
        layout.addLayout(bottom)
        layout.addWidget(stack_box, 1)
        return lower

    def _wire(self) -> None:
        self._service.opened.connect(self._on_opened)
        self._service.rows_reset.connect(self._on_reset)
        self._service.rows_changed.connect(self._on_changed)
        self._service.progress.connect(self._on_progress)
        self._service.scanned.connect(self._on_scanned)
        self.sidebar.scope_chosen.connect(self._on_scope)
        self.filter.textChanged.connect(lambda _text: self._filter_timer.start(0))
        self.filter.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda index: self.post_wanted.emit(index.data(ROW_ROLE).path))
        self.list.customContextMenuRequested.connect(self._on_menu)

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.sidebar.set_colors(colors)
        self.list.viewport().update()

    # -- which rows ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the rows that scope and filter leave, in their order, and keep the selection."""
        rows = sort_rows(
            self._scope.of(self._service.rows.values()),
            SortKey(self._settings.get(SORT_KEY)),
            descending=self._settings.get(SORT_DESCENDING),
        )
        words = self.filter.text().strip()
        if words:
            rows = filter_rows(rows, words, [self._haystack(row) for row in rows])
        self.model.show(rows)
        self._show_count(len(rows))
        self._select(self.shown_path)

    def rows_in_order(self) -> list[Row]:
        """All posts of the site, newest first: what quick opening searches."""
        return sort_rows(self._service.rows.values())

    def show_path(self, path: str) -> None:
        """Select the post that the editor shows, if the list has it."""
        if path != self.shown_path:
            self.shown_path = path
            self._select(path)

    def mark_unsaved(self, paths: set[str]) -> None:
        self.model.mark_unsaved(paths)

    def focus_list(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def step(self, by: int) -> None:
        """Choose the post so many rows further."""
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def selected_paths(self) -> list[str]:
        """The chosen posts, in the order of the list."""
        indexes = sorted(self.list.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ROW_ROLE).path for index in indexes]

    def shown_paths(self) -> list[str]:
        """All posts that scope and filter leave."""
        return [row.path for row in self.model.rows]

    def _haystack(self, row: Row) -> str:
        # Folding Chinese and full-width text is the dear part of a filter: done once for each state of a row.
        known = self._haystacks.get(row.path)
        if known is None or known[0] is not row:
            known = self._haystacks[row.path] = (row, haystack(row))
        return known[1]

    def _select(self, path: str) -> None:
        index = self.model.index_of(path)
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        self.list.setCurrentIndex(index)
        selection.blockSignals(blocked)
        if index.isValid():
            self.list.scrollTo(index)
        self.list.viewport().update()

    def _show_count(self, shown: int) -> None:
        total = len(self._service.rows)
        if shown < total:
            self.count.setText(self.tr("{0} of {1} posts").format(shown, total))
        else:
            self.count.setText(self.tr("1 post") if total == 1 else self.tr("{0} posts").format(total))
        self._stack.setCurrentWidget(self.list if shown else self.empty)
        if not shown:
            self.empty.setText(self._why_empty(total))

    def _why_empty(self, total: int) -> str:
        if self._service.site is None:
            return self.tr("No site is open.")
        if self._service.scanning:
            return self.tr("Reading the posts…")
        if total:
            return self.tr("No post matches.")
        return self.tr("This folder has no posts yet.")

    # -- what happens --------------------------------------------------------------------------

    def _on_opened(self, _site: Site) -> None:
        self.shown_path = ""
        self._haystacks.clear()
        self.filter.clear()
        self.sidebar.scope = self._scope = Scope()

    def _on_reset(self) -> None:
        self.refresh()
        self._count()

    def _on_changed(self, _changed: list[Row], _gone: list[str]) -> None:
        scanning = self._service.scanning
        if not self._filter_timer.isActive():
            self._filter_timer.start(LIST_MS if scanning and self.model.rowCount() else 0)
        if not self._count_timer.isActive():
            self._count_timer.start(COUNT_MS if scanning else LIST_MS)

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setVisible(done < total)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _on_scanned(self) -> None:
        self.progress.hide()
        self._filter_timer.start(0)
        self._count_timer.start(0)

    def _count(self) -> None:
        site = self._service.site
        rows = list(self._service.rows.values())
        self.sidebar.show_rows(rows, posts_folder(site) if site is not None else "")
        self._scope = self.sidebar.scope

    def _on_scope(self, scope: Scope) -> None:
        self._scope = scope
        self.refresh()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        # Extending a selection to several posts must not open each on the way.
        if index.isValid() and len(self.list.selectionModel().selectedRows()) < 2:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW_ROLE)
        self.shown_path = row.path
        self.post_chosen.emit(row.path)

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            self.menu_wanted.emit(self.selected_paths(), self.list.viewport().mapToGlobal(at))

    def _build_sort_menu(self) -> None:
        menu = QMenu(self.sort_button)
        names = {
            SortKey.DATE: self.tr("Date"),
            SortKey.TITLE: self.tr("Title"),
            SortKey.MODIFIED: self.tr("Modified"),
        }
        for key, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._settings.get(SORT_KEY) == key.value)
            action.triggered.connect(lambda _=False, key=key: self._sort_by(key))
        self.sort_button.setMenu(menu)
        arrow = "↓" if self._settings.get(SORT_DESCENDING) else "↑"
        self.sort_button.setText(f"{names.get(SortKey(self._settings.get(SORT_KEY)), '')} {arrow}")
        self.sort_button.setToolTip(self.tr("Choose the same order again to turn it round"))

    def _sort_by(self, key: SortKey) -> None:
        same = self._settings.get(SORT_KEY) == key.value
        descending = not self._settings.get(SORT_DESCENDING) if same else key is not SortKey.TITLE
        self._settings.set(SORT_KEY, key.value)
        self._settings.set(SORT_DESCENDING, descending)
        self._build_sort_menu()
        self.refresh()

    def eventFilter(self, watched: object, event: object) -> bool:
        """From the filter box the arrows walk the list, and Escape clears it."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.KeyPress
        ):
            moves: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Down: lambda: self.step(1),
                Qt.Key.Key_Up: lambda: self.step(-1),
                Qt.Key.Key_Escape: self.filter.clear,
            }
            if event.key() in moves:
                moves[event.key()]()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]


class PostList(QListView):
    """Rows of one height, drawn only where they are seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("posts")
        self.setAccessibleName(self.tr("Posts"))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)


def posts_folder(site: Site) -> str:
    """The site's first folder of posts, as a path below its root: what the tree of folders starts at."""
    relative = site.posts_dirs[0].relative_to(site.root).as_posix() if site.posts_dirs else "."
    return "" if relative == "." else relative
