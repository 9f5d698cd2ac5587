"""What is done with the list: searching, quick opening, its looks and its menus."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu

from galley.core.library import Library, Row, Span
from galley.core.library.groups import GroupKey
from galley.core.site import Site
from galley.services.document import PostDocument
from galley.services.options import RECENT_POSTS
from galley.services.searches import SavedSearch
from galley.ui.localized import fill
from galley.ui.palette import SHOWN_AT_MOST, Choice, Palette, Take

if TYPE_CHECKING:
    from galley.ui.window import MainWindow

RECENT_AT_MOST = 30
# A recent post goes before better matches only when it is among so many of the best.
NEAR_THE_TOP = 8


class ListCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._workspace = window.workspace
        posts = window.posts
        # After the window has opened the post.
        for chosen in (posts.post_chosen, posts.post_wanted):
            chosen.connect(self._select_hit, Qt.ConnectionType.QueuedConnection)
        posts.post_wanted.connect(self._go_to_text, Qt.ConnectionType.QueuedConnection)
        posts.menu_wanted.connect(self._on_menu)
        posts.sidebar.menu_wanted.connect(self._on_search_menu)
        posts.look.save_wanted.connect(self.on_save_search)
        window.workspace.desk.current_changed.connect(self._on_shown)
        window.workspace.desk.opened.connect(self._on_opened)

    # -- searching -----------------------------------------------------------------------------

    def on_filter(self) -> None:
        self._window.actions_table.set_checked("toggle_sidebar", True)
        self._window.posts.search.line.setFocus()
        self._window.posts.search.line.selectAll()

    def on_focus_list(self) -> None:
        self._window.actions_table.set_checked("toggle_sidebar", True)
        self._window.posts.focus_list()

    def on_save_search(self) -> None:
        posts = self._window.posts
        query = posts.search.text().strip()
        if not query:
            self._window.status.say(self._window.tr("Type what to search for first."))
            return
        name, ok = QInputDialog.getText(
            self._window, self._window.tr("Save this search"), self._window.tr("Name:"), text=query
        )
        if ok and name.strip():
            posts.save_search(name)

    def _on_search_menu(self, search: SavedSearch, at: QPoint) -> None:
        window, posts = self._window, self._window.posts
        menu = _passing_menu(window)
        menu.addAction(window.tr("Rename"), lambda: posts.sidebar.edit_saved(search))
        menu.addAction(window.tr("Remove"), lambda: posts.remove_search(search.name))
        menu.popup(at)

    def _go_to_text(self, path: str) -> None:
        """Who asked for a post to stay goes on in its text; a glance leaves the keys to the list."""
        post = self._workspace.desk.current
        if post is not None and self._workspace.relative(post.path) == path:
            self._window.editor_pane.editor.setFocus()

    def _select_hit(self, path: str) -> None:
        """Select in the text what was searched for: its first place after the header."""
        post = self._workspace.desk.current
        if (
            post is None
            or self._workspace.relative(post.path) != path
            or not self._window.posts.listing.query
        ):
            return
        revision = post.revision

        def select(hits: Sequence[Span]) -> None:
            if self._workspace.desk.current is not post or post.revision != revision:
                return
            body = len(post.text) - len(post.body)
            span = next((span for span in hits if span[0] >= body), None)
            if span is not None:
                self._window.editor_pane.editor.select_span(post.text, *span)

        self._window.posts.listing.hits(post.text, select)

    # -- looks ---------------------------------------------------------------------------------

    def on_list_cards(self) -> None:
        self._window.posts.show_columns(False)

    def on_list_columns(self) -> None:
        self._window.posts.show_columns(True)

    def on_group_none(self) -> None:
        self._window.posts.listing.group(GroupKey.NONE)

    def on_group_folder(self) -> None:
        self._window.posts.listing.group(GroupKey.FOLDER)

    def on_group_month(self) -> None:
        self._window.posts.listing.group(GroupKey.MONTH)

    def on_group_tag(self) -> None:
        self._window.posts.listing.group(GroupKey.TAG)

    def on_rescan(self) -> None:
        self._workspace.sites.rescan()

    def on_stop_scan(self) -> None:
        self._workspace.sites.stop_scan()

    # -- quick opening -------------------------------------------------------------------------

    def on_quick_open(self) -> None:
        site = self._workspace.site
        if site is None:
            return
        recent = self._workspace.settings.site_get(site.root, RECENT_POSTS)
        current = self._workspace.desk.current
        shown = self._workspace.relative(current.path) if current is not None else ""
        # The post in front is the one that is not wanted.
        recent = [path for path in recent if path != shown]

        def search(text: str, take: Take) -> None:
            self._workspace.sites.ask(
                "quick",
                lambda library: _quick(library, text.strip(), recent),
                lambda rows: take([self._choice(row) for row in rows]),
            )

        Palette(self._window.tr("Go to a post by title, pinyin or path"), search, self._window).open()

    def _choice(self, row: Row) -> Choice:
        return Choice(row.title, row.path, lambda: self._window.posts.post_wanted.emit(row.path))

    def _on_shown(self, post: PostDocument | None) -> None:
        site = self._workspace.site
        path = self._workspace.relative(post.path) if post is not None else ""
        if site is not None and path:
            before = self._workspace.settings.site_get(site.root, RECENT_POSTS)
            recent = [path, *(other for other in before if other != path)]
            self._workspace.settings.site_set(site.root, RECENT_POSTS, recent[:RECENT_AT_MOST])

    def _on_opened(self, post: PostDocument) -> None:
        post.moved.connect(lambda: self._on_moved(post))

    def _on_moved(self, post: PostDocument) -> None:
        if post is self._workspace.desk.current:
            self._window.posts.show_path(self._workspace.relative(post.path))

    # -- the posts of the list -----------------------------------------------------------------

    def _on_menu(self, ids: list[int], at: QPoint) -> None:
        window, site = self._window, self._workspace.site
        if site is None:
            return
        menu = _passing_menu(window)
        table = window.actions_table
        if len(ids) == 1:
            row = self._workspace.sites.rows(ids).get(ids[0])
            if row is None:
                return
            paths = [row.path]
            self._workspace.open_post(site.root / row.path, glance=True)
            menu.addAction(
                window.tr("Open in a Tab of Its Own"), lambda: window.posts.post_wanted.emit(row.path)
            )
            menu.addSeparator()
            for name in ("rename", "duplicate", "publish", "unpublish", "move_to"):
                menu.addAction(table[name])
            menu.addSeparator()
            menu.addAction(window.tr("Copy Path"), lambda: _copy(site, paths))
            for name in ("show_in_folder", "trash"):
                menu.addAction(table[name])
        else:
            listing = window.posts.listing
            menu.addAction(table["change_many"])
            menu.addAction(table["move_to"])
            menu.addSeparator()
            menu.addAction(
                window.tr("Copy Paths"), lambda: listing.paths(lambda paths: _copy(site, paths), ids)
            )
            menu.addAction(
                fill(window.tr("Move {0} Posts to Trash…"), len(ids)),
                lambda: listing.paths(window.moving.trash, ids),
            )
        menu.popup(at)


def _quick(library: Library, text: str, recent: Sequence[str]) -> list[Row]:
    """The posts for a text, the best first; without one those shown lately, then the newest."""
    if text:
        found = library.quick(text, SHOWN_AT_MOST)
        top = sorted(found[:NEAR_THE_TOP], key=lambda row: row.path not in recent)
        return [*top, *found[NEAR_THE_TOP:]]
    ids = library.ids_of(recent)
    wanted = [ids[path] for path in recent if path in ids]
    newest = library.find().ids[:SHOWN_AT_MOST]
    return library.rows(list(dict.fromkeys([*wanted, *newest]))[:SHOWN_AT_MOST])


def _passing_menu(window: "MainWindow") -> QMenu:
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _copy(site: Site, paths: Sequence[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(str(site.root / path) for path in paths))
