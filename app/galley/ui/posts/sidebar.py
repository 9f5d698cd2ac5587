"""The tree above the list: drafts, saved searches, folders, categories and tags, with their counts."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from galley.core.library import Counts, Scope, ScopeKind
from galley.core.site import Site
from galley.services.searches import SavedSearch
from galley.ui.localized import fill
from galley.ui.posts.counts import CountDelegate
from galley.ui.posts.entries import KEY_ROLE, MORE, Entry, EntryModel, Key
from galley.ui.posts.model import POSTS_MIME, dragged_posts
from galley.ui.theme import Colors

# A site may have ten thousand tags, and most of them stand in one post.
TAGS_AT_ONCE = 200


class Sidebar(QTreeView):
    scope_chosen = Signal(object)
    search_chosen = Signal(object)
    """A `SavedSearch`."""
    search_left = Signal()
    """Another line was chosen where a `SavedSearch` was; told before ``scope_chosen``."""
    saved_renamed = Signal(str, str)
    """The old and the new name of a search."""
    menu_wanted = Signal(object, QPoint)
    """A context menu for this `SavedSearch`, at this place of the screen."""
    remove_wanted = Signal(str)
    """The name of the saved search that Delete was pressed on."""
    posts_dropped = Signal(list, str)
    """Ids of posts, and the folder below the site that they were dropped on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Folders, categories and tags"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(500)
        self._delegate = CountDelegate(self)
        self.setItemDelegate(self._delegate)
        self._model = EntryModel(self)
        self.setModel(self._model)
        self._open: set[Key] = {"folders", "saved"}
        self._tags_shown = TAGS_AT_ONCE
        self._counts: tuple[Counts, str, Sequence[SavedSearch]] | None = None
        self._filling = False
        self.chosen: Scope | SavedSearch = Scope()
        self.selectionModel().currentChanged.connect(self._on_current)
        # The tree is built anew: not from within its own editor.
        self._model.renamed.connect(
            lambda search, name: QTimer.singleShot(
                0, self, lambda: self.saved_renamed.emit(search.name, name)
            )
        )
        self.expanded.connect(lambda index: self._open.add(index.data(KEY_ROLE)))
        self.collapsed.connect(self._on_collapsed)
        self.customContextMenuRequested.connect(self._on_menu)

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.viewport().update()

    # -- what it shows -------------------------------------------------------------------------

    def forget(self) -> None:
        """Another site comes: nothing chosen, few tags."""
        self.chosen = Scope()
        self._tags_shown = TAGS_AT_ONCE

    def show_counts(self, counts: Counts, base: str, saved: Sequence[SavedSearch]) -> None:
        """Show these counts. ``base`` is the folder above all posts, which the tree leaves out.

        Where only numbers differ the tree stays as it is, and nothing jumps.
        """
        self._counts = (counts, base, saved)
        bar = self.verticalScrollBar().value()
        self._filling = True
        if self._model.show(list(self._entries(counts, base, saved))):
            for key in self._open:
                self.expand(self.index_of(key))
            if not self.index_of(self.chosen).isValid():
                self.chosen = Scope()
            self.setCurrentIndex(self.index_of(self.chosen))
            self.verticalScrollBar().setValue(bar)
        self._filling = False

    def index_of(self, key: Key) -> QModelIndex:
        """The line that stands for this; an invalid index where it is not shown."""
        return self._model.index_of(key)

    def choose(self, key: Scope | SavedSearch) -> None:
        """Select a line without telling of it; the first where it is not there."""
        index = self.index_of(key)
        self.chosen = key if index.isValid() else Scope()
        self._filling = True
        self.setCurrentIndex(index if index.isValid() else self._model.index(0, 0))
        self._filling = False

    def edit_saved(self, search: SavedSearch) -> None:
        """Let the author type another name for a search."""
        if self.index_of(search).isValid():
            self.setCurrentIndex(self.index_of(search))
            self.edit(self.index_of(search))

    def _entries(self, counts: Counts, base: str, saved: Sequence[SavedSearch]) -> Iterable[Entry]:
        yield Entry(Scope(), self.tr("All posts"), counts.posts)
        yield Entry(Scope(ScopeKind.DRAFTS), self.tr("Drafts"), counts.drafts)
        if counts.broken:
            yield Entry(Scope(ScopeKind.BROKEN), self.tr("With problems"), counts.broken)
        if saved:
            yield Entry("saved", self.tr("Searches"), None)
            for search in saved:
                yield Entry(search, search.name, None, "saved")
        yield from self._folders(counts.folders, base)
        if counts.categories:
            yield Entry("categories", self.tr("Categories"), None)
            for path, count in counts.categories.items():
                above = Scope(ScopeKind.CATEGORY, path[:-1]) if path[:-1] else "categories"
                yield Entry(Scope(ScopeKind.CATEGORY, path), path[len(path) - 1], count.posts, above)
        if counts.tags:
            yield Entry("tags", self.tr("Tags"), None)
            for number, (tag, count) in enumerate(counts.tags.items()):
                if number >= self._tags_shown:
                    left = len(counts.tags) - number
                    yield Entry(MORE, fill(self.tr("{0} more…"), left), None, "tags")
                    break
                yield Entry(Scope(ScopeKind.TAG, tag), f"#{tag}", count.posts, "tags")

    def _folders(self, counts: Mapping[str, int], base: str) -> Iterable[Entry]:
        # The folder above all posts, and those above it, would only be steps on the way to the others.
        paths = [path for path in counts if path and path != base and not base.startswith(f"{path}/")]
        if not paths:
            return
        yield Entry("folders", self.tr("Folders"), None)
        if base in counts:
            # Only as a place to drop posts on: all of them are below it.
            yield Entry(Scope(ScopeKind.FOLDER, base), f"{base.rpartition('/')[2]}/", counts[base], "folders")
        there = set(paths)
        for path in sorted(paths, key=lambda path: path.split("/")):
            above, _, name = path.rpartition("/")
            parent = Scope(ScopeKind.FOLDER, above) if above in there else "folders"
            yield Entry(Scope(ScopeKind.FOLDER, path), name, counts[path], parent)

    # -- what is done with it ------------------------------------------------------------------

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        key = index.data(KEY_ROLE)
        if self._filling:
            return
        if key == MORE and self._counts is not None:
            self._tags_shown *= 5
            self.show_counts(*self._counts)
        elif isinstance(key, Scope) and key != self.chosen:
            before, self.chosen = self.chosen, key
            if isinstance(before, SavedSearch):
                self.search_left.emit()
            self.scope_chosen.emit(key)
        elif isinstance(key, SavedSearch):
            self.chosen = key
            self.search_chosen.emit(key)

    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._filling:
            self._open.discard(index.data(KEY_ROLE))

    def _on_menu(self, at: QPoint) -> None:
        key = self.indexAt(at).data(KEY_ROLE)
        if isinstance(key, SavedSearch):
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.currentIndex().data(KEY_ROLE)
        if event.key() == Qt.Key.Key_Delete and isinstance(key, SavedSearch):
            self.remove_wanted.emit(key.name)
        else:
            super().keyPressEvent(event)

    # -- dropping posts ------------------------------------------------------------------------

    def _folder_at(self, at: QPoint) -> str | None:
        key = self.indexAt(at).data(KEY_ROLE)
        is_folder = isinstance(key, Scope) and key.kind is ScopeKind.FOLDER
        return str(key.name) if is_folder else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(POSTS_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # Also opens folders that are waited upon, and scrolls at the edges.
        super().dragMoveEvent(event)
        at = event.position().toPoint()
        folder = self._folder_at(at) if event.mimeData().hasFormat(POSTS_MIME) else None
        event.setAccepted(folder is not None)
        self._mark_target(self.indexAt(at) if folder is not None else QModelIndex())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark_target(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        folder, posts = self._folder_at(event.position().toPoint()), dragged_posts(event.mimeData())
        self._mark_target(QModelIndex())
        if folder is not None and posts:
            event.acceptProposedAction()
            self.posts_dropped.emit(posts, folder)

    def _mark_target(self, index: QModelIndex) -> None:
        target = QPersistentModelIndex(index) if index.isValid() else None
        if target != self._delegate.target:
            self._delegate.target = target
            self.viewport().update()


def posts_folder(site: Site) -> str:
    """The site's first folder of posts, as a path below its root: what the tree of folders starts at."""
    relative = site.posts_dirs[0].relative_to(site.root).as_posix() if site.posts_dirs else "."
    return "" if relative == "." else relative
