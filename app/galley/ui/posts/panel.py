"""Sidebar, search box and list together: which posts are shown, and which are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from galley.core.library import Row, Scope
from galley.core.site import Site
from galley.services.arrangement import Arrangement
from galley.services.listing import Listing
from galley.services.options import LIST_COLUMNS, LIST_KEYS
from galley.services.searches import SavedSearch, SavedSearches
from galley.services.settings import Settings
from galley.services.site import SiteService
from galley.ui.localized import fill
from galley.ui.posts.menus import LookButton, OrderButton
from galley.ui.posts.model import ROW_ROLE, PostListModel
from galley.ui.posts.scan import ScanBar
from galley.ui.posts.search import SearchBox
from galley.ui.posts.sidebar import Sidebar, posts_folder
from galley.ui.posts.view import PostList
from galley.ui.theme import Colors
from galley.ui.widgets.small import caption, named

# While a scan runs posts come in ten times a second; list and counts follow at leisure.
LIST_MS = 400
COUNT_MS = 1_500
SETTLED_MS = 60
# While many posts are written, to count all of them again and again would hold up the writing.
CHANGING_MS = 6_000
# To count takes the longer the more posts there are: while a scan runs it pauses so much for each.
COUNT_MS_PER_POST = 0.05


class PostsPanel(QWidget):
    post_chosen = Signal(str)
    """The path, below the site, of the post to show, for a glance."""
    post_wanted = Signal(str)
    """The same for one activated by Enter or a double click: it stays open, and its text has the keys."""
    menu_wanted = Signal(list, QPoint)
    """A context menu for the posts with these ids, at this place of the screen."""
    posts_dropped = Signal(list, str)
    """Posts, by their ids, were dropped on a folder of the site."""

    def __init__(self, service: SiteService, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "panel")
        self._service = service
        self._settings = settings
        self.listing = Listing(service, settings, self)
        self.saved: SavedSearches | None = None
        self.shown_path = ""
        self._shown_id: int | None = None
        self._selecting = False
        self._new_search = False
        # A search is left: the list comes back to the post in the editor.
        self._going_back = False
        # Posts that were chosen and may be among those that the list gets in a moment.
        self._held: list[int] = []
        self.sidebar = Sidebar()
        self.search = SearchBox()
        self.search.values = self.values
        self.order = OrderButton(self.listing, service)
        self.look = LookButton(self.listing, service, settings)
        self.model = PostListModel(service.rows, service.values, self)
        self.list = PostList(self.model)
        self.list.show_columns(settings.get(LIST_COLUMNS))
        self.scan_bar = ScanBar(service)
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

        self._list_timer = QTimer(self, singleShot=True)
        self._list_timer.timeout.connect(self.listing.refresh)
        self._count_timer = QTimer(self, singleShot=True)
        self._count_timer.timeout.connect(service.recount)
        self._excerpt_timer = QTimer(self, singleShot=True, interval=0)
        self._excerpt_timer.timeout.connect(self._ask_excerpts)
        self._wire()
        self._show_order()
        self.setMinimumWidth(200)

    def _lower(self) -> QWidget:
        lower = QWidget()
        stack_box = QWidget()
        self._stack = QStackedLayout(stack_box)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackOne)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.search)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 6, 2)
        line.setSpacing(2)
        line.addWidget(self.count, 1)
        line.addWidget(self.order)
        line.addWidget(self.look)
        layout.addLayout(line)
        layout.addWidget(self.scan_bar)
        layout.addWidget(stack_box, 1)
        return lower

    def _wire(self) -> None:
        service, listing = self._service, self.listing
        service.opened.connect(self._on_opened)
        service.index_ready.connect(listing.refresh)
        service.rows_changed.connect(self._on_changed)
        service.scanned.connect(self._refresh_now)
        service.followed.connect(self._refresh_now)
        service.counted.connect(self.show_counts)
        listing.arranged.connect(self._on_arranged)
        listing.trouble.connect(self.search.say)
        listing.looked_for.connect(self._show_order)
        self.sidebar.scope_chosen.connect(self._on_scope)
        self.sidebar.search_chosen.connect(self._on_search_chosen)
        self.sidebar.search_left.connect(lambda: self.search.set_text(""))
        self.sidebar.saved_renamed.connect(self._on_renamed)
        self.sidebar.remove_wanted.connect(self.remove_search)
        self.sidebar.posts_dropped.connect(self.posts_dropped)
        self.search.text_changed.connect(self._on_text)
        self.search.step_wanted.connect(self.step)
        self.search.left.connect(self.focus_list)
        self.look.columns_wanted.connect(self.show_columns)
        self.look.keys_wanted.connect(self.show_keys)
        self.list.header.sort_wanted.connect(self.order.sort_by)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.selectionModel().selectionChanged.connect(self._on_chosen)
        self.list.activated.connect(self._on_activated)
        self.list.fold_wanted.connect(listing.turn)
        self.list.typed.connect(self._on_typed)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.model.redraw_wanted.connect(self.list.viewport().update)
        self.model.excerpts_wanted.connect(self._excerpt_timer.start)

    def set_colors(self, colors: Colors) -> None:
        self.list.set_colors(colors)
        self.sidebar.set_colors(colors)

    # -- which posts ---------------------------------------------------------------------------

    def show_path(self, path: str) -> None:
        """Select the post that the editor shows, if the list has it."""
        if path != self.shown_path:
            self.shown_path = path
            self._shown_id = self._service.ids_of([path]).get(path) if path else None
            self._select_shown()

    def mark_unsaved(self, paths: set[str]) -> None:
        self.model.mark_unsaved(paths)

    def focus_list(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.step(1)

    def step(self, by: int) -> None:
        """Choose the post so many posts further; headings are passed over."""
        line = self.list.next_post(self.list.currentIndex().row(), by)
        if line is not None:
            self.list.setCurrentIndex(self.model.index(line))

    def selected_paths(self) -> list[str]:
        """The paths of the chosen posts, in the order of the list; for a few of them."""
        return [row.path for row in self.list.selected_rows()]

    def show_columns(self, on: bool) -> None:
        self._settings.set(LIST_COLUMNS, on)
        self.list.show_columns(on)

    def show_keys(self, keys: list[str]) -> None:
        """Show these keys of the header as columns, in this site."""
        if self._service.site is not None:
            self._settings.site_set(self._service.site.root, LIST_KEYS, keys)
        self.list.header.set_keys(keys)
        self.show_columns(True)
        self._show_order()
        self.list.viewport().update()

    def show_counts(self) -> None:
        """Show the counts that the service has, and the saved searches, in the sidebar."""
        site = self._service.site
        saved = self.saved.all() if self.saved is not None else []
        self.sidebar.show_counts(self._service.counts, posts_folder(site) if site is not None else "", saved)
        if isinstance(self.sidebar.chosen, Scope) and self.sidebar.chosen != self.listing.scope:
            self.listing.show_scope(self.sidebar.chosen)  # the folder or tag has gone
        self._show_count()

    # -- searches that are kept ----------------------------------------------------------------

    def save_search(self, name: str) -> None:
        """Keep what stands in the box under a name."""
        if self.saved is not None and self.search.text().strip():
            search = self.saved.add(name, self.search.text())
            self.show_counts()
            if self.listing.scope == Scope():  # what is kept finds posts anywhere
                self.sidebar.choose(search)

    def remove_search(self, name: str) -> None:
        """Keep it no longer; where it is what the list shows, all posts are shown again."""
        if self.saved is not None:
            if self._is_chosen(name):
                self.search.set_text("")
            self.saved.remove(name)
            self.show_counts()

    def _on_renamed(self, old: str, new: str) -> None:
        if self.saved is not None:
            was_chosen = self._is_chosen(old)
            search = self.saved.rename(old, new)
            self.show_counts()
            if search is not None and was_chosen:
                self.sidebar.choose(search)

    def _is_chosen(self, name: str) -> bool:
        chosen = self.sidebar.chosen
        return isinstance(chosen, SavedSearch) and chosen.name == name

    def _on_search_chosen(self, search: SavedSearch) -> None:
        self.listing.scope = Scope()
        self.search.set_text(search.query)
        self.listing.refresh()

    # -- what happens --------------------------------------------------------------------------

    def _on_opened(self, site: Site) -> None:
        self.shown_path, self._shown_id = "", None
        self.saved = SavedSearches(self._settings, site)
        self.model.forget()
        self.list.header.set_keys(self._settings.site_get(site.root, LIST_KEYS))
        self.sidebar.forget()
        self.listing.begin()
        self.search.set_text("")
        self.show_counts()

    def _on_changed(self, changed: Sequence[Row], _gone: Sequence[str]) -> None:
        self.model.forget(row.id for row in changed)
        scanning, changing = self._service.scanning, self._service.changing
        if not self._list_timer.isActive():
            more_to_come = changing or (scanning and self.model.rowCount())
            self._list_timer.start(LIST_MS if more_to_come else SETTLED_MS)
        if not self._count_timer.isActive():
            while_scanning = COUNT_MS + round(COUNT_MS_PER_POST * self._service.counts.posts)
            self._count_timer.start(CHANGING_MS if changing else while_scanning if scanning else LIST_MS)
        if self._shown_id is None and self.shown_path:
            self._shown_id = next((row.id for row in changed if row.path == self.shown_path), None)

    def _refresh_now(self) -> None:
        self._list_timer.start(0)
        self._count_timer.start(0)

    def _on_arranged(self, arrangement: Arrangement) -> None:
        anchor = self.list.anchor() if not self._new_search else None
        self.model.group_by = self.listing.group_by
        self._selecting = True
        current = self._current_post()
        held = self._held or self.list.selected_ids()
        self.model.show(arrangement)
        self.list.restore(anchor)
        if self._new_search:
            self.list.verticalScrollBar().setValue(0)
        if self._held:
            self.list.choose(self._held)
        self._held = held if len(held) > 1 and not self.listing.complete else []
        self._selecting = False
        # Where the current post has gone, Qt may have made its neighbour the current one.
        if current is None or self._current_post() != current:
            self._select_shown(scroll=self._new_search)
        if self._new_search and self._going_back:
            place = PostList.ScrollHint.PositionAtCenter
            self.list.scrollTo(self.model.index_of(self._shown_id), place)
        self._new_search = False
        self._show_count()
        self.list.viewport().update()

    def _current_post(self) -> int | None:
        """The id of the post or group that the keys start from."""
        line = self.list.currentIndex().row()
        return self.model.arrangement.lines[line] if line >= 0 else None

    def _select_shown(self, *, scroll: bool = True) -> None:
        index = self.model.index_of(self._shown_id)
        before, self._selecting = self._selecting, True
        if not index.isValid():
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        elif index != self.list.currentIndex() and self.list.selected_count() < 2:
            if scroll:
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)
            else:
                self.list.set_current_quietly(index)
        self._selecting = before

    def _on_scope(self, scope: Scope) -> None:
        self._new_search, self._going_back = True, scope == Scope()
        self.listing.show_scope(scope)

    def _on_text(self, text: str) -> None:
        self._new_search, self._going_back = True, not text.strip()
        self.model.mark_hits(bool(text.strip()))
        if isinstance(self.sidebar.chosen, SavedSearch) and text.strip() != self.sidebar.chosen.query:
            self.sidebar.choose(Scope())
        self.listing.search(text)

    def _on_chosen(self) -> None:
        self._show_count()
        index = self.list.currentIndex()
        # Extending a selection to several posts must not open each on the way: the keys that do so move the
        # current post first and choose it afterwards, and a click does the same.
        alone = self.list.selected_count() == 1 and self.list.selectionModel().isSelected(index)
        if not self._selecting:
            self._held = []
        if self._selecting or not alone:
            return
        row: Row | None = index.data(ROW_ROLE)
        if row is not None and row.path != self.shown_path:
            self.shown_path, self._shown_id = row.path, row.id
            self.post_chosen.emit(row.path)

    def _on_activated(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is not None:
            self.post_wanted.emit(row.path)

    def _on_typed(self, text: str) -> None:
        self.search.line.setFocus()
        self.search.set_text(text)

    def _on_menu(self, at: QPoint) -> None:
        ids = self.list.selected_ids()
        if ids:
            self.menu_wanted.emit(ids, self.list.viewport().mapToGlobal(at))

    def _ask_excerpts(self) -> None:
        self.listing.excerpts(self.model.take_wanted(), self.model.put_excerpts)

    def values(self, key: str) -> Sequence[str]:
        """What posts have for a key of the search, the commonest first."""
        counts = self._service.counts
        if key == "tag":
            return list(counts.tags)
        if key == "category":
            return list(dict.fromkeys(path[-1] for path in counts.categories))
        if key == "path":
            return [folder for folder in counts.folders if folder]
        if key in ("has", "no"):
            return list(dict.fromkeys([self.tr("image"), "image", *self._service.habits.keys]))
        if key == "draft":
            return list(dict.fromkeys([self.tr("yes"), self.tr("no"), "yes", "no"]))
        return []

    # -- what is said --------------------------------------------------------------------------

    def _show_order(self) -> None:
        self.order.show_state()
        self.list.header.show_order(self.listing.sort, descending=self.listing.descending)

    def retranslate(self) -> None:
        """Say what is said of the posts in the language that is spoken now."""
        self.list.header.name_columns()
        self.show_counts()
        self._show_order()
        self.listing.refresh()

    def _show_count(self) -> None:
        shown, total = self.listing.arrangement.posts, self._service.counts.posts
        chosen = self.list.selected_count()
        if chosen > 1:
            text = fill(self.tr("{0} of {1} chosen"), chosen, shown)
        elif shown < total:
            text = fill(self.tr("{0} of {1} {1:post|posts}"), shown, total)
        else:
            text = fill(self.tr("{0} {0:post|posts}"), shown)
        self.count.setText(text)
        self._stack.setCurrentWidget(self.list if shown else self.empty)
        if not shown:
            self.empty.setText(self._why_empty(total))

    def _why_empty(self, total: int) -> str:
        if self._service.site is None:
            return self.tr("No site is open.")
        if self._service.scanning and not total:
            return self.tr("Reading the posts…")
        if self.listing.query or self.listing.scope != Scope():
            return self.tr("No post matches.")
        return self.tr("This folder has no posts yet.")
