"""The windows that look at and change the whole site: replace, tags and categories, addresses."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from galley.core.site.hosts import next_of_host
from galley.core.snippets import snippet_folders, snippets_in
from galley.services.among import PostChoice
from galley.ui.commands.bulk import BulkCommands

if TYPE_CHECKING:
    from galley.ui.sitewide.addresses import AddressesWindow
    from galley.ui.sitewide.replace import ReplaceWindow
    from galley.ui.sitewide.snippets import SnippetUsesWindow
    from galley.ui.sitewide.taxonomy import TaxonomyWindow
    from galley.ui.window import MainWindow


class SitewideCommands(BulkCommands):
    """One window of each kind, loaded and made when it is first wanted; another site closes them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._replace: ReplaceWindow | None = None
        self._taxonomy: TaxonomyWindow | None = None
        self._addresses: AddressesWindow | None = None
        self._snippet_uses: SnippetUsesWindow | None = None
        sites = window.workspace.sites
        sites.opened.connect(lambda _site: self._close_all())
        window.workspace.changes.changed.connect(lambda _outcome: self._count_again())

    def on_replace_in_site(self) -> None:
        replace = self._replace_window()
        if replace is not None:
            self._show(replace)
            editor = self._window.editor_pane.editor
            selected = editor.textCursor().selectedText() if editor.isVisible() else ""
            # U+2029 is how Qt parts lines; a selection of several is seldom what is looked for.
            replace.search_for("" if "\u2029" in selected else selected)

    def on_taxonomy(self) -> None:
        site = self._window.workspace.site
        if site is None:
            return
        if self._taxonomy is None:
            from galley.ui.sitewide.taxonomy import TaxonomyWindow  # noqa: PLC0415

            workspace = self._window.workspace
            self._taxonomy = TaxonomyWindow(site, workspace.changes, workspace.sites, self._window)
        self._show(self._taxonomy)
        self._taxonomy.refresh()

    def on_addresses(self) -> None:
        site = self._window.workspace.site
        if site is None:
            return
        if self._addresses is None:
            from galley.ui.sitewide.addresses import AddressesWindow  # noqa: PLC0415

            self._addresses = AddressesWindow(site, self._window)
            self._addresses.replace_wanted.connect(self.replace_host)
            self._addresses.post_wanted.connect(self._open_address)
        self._show(self._addresses)
        self._addresses.refresh()

    def on_snippet_uses(self) -> None:
        workspace, site = self._window.workspace, self._window.workspace.site
        if site is None:
            return
        self._window.editor_pane.commit()
        if self._snippet_uses is None:
            from galley.ui.sitewide.snippets import SnippetUsesWindow  # noqa: PLC0415

            folders = snippet_folders(site)
            self._snippet_uses = SnippetUsesWindow(
                site, workspace.changes, lambda: snippets_in(folders), self._window
            )
            self._snippet_uses.post_wanted.connect(self._open_post)
            self._snippet_uses.undo_wanted.connect(self.undo)
        self._show(self._snippet_uses)
        self._snippet_uses.refresh()

    def replace_host(self, host: str) -> None:
        """Open the replacement with this host filled in, whole, in whatever address it stands."""
        replace = self._replace_window()
        if replace is not None:
            self._show(replace)
            replace.ask_for_host(host)

    def _replace_window(self) -> "ReplaceWindow | None":
        window, site = self._window, self._window.workspace.site
        if site is None:
            return None
        window.editor_pane.commit()
        if self._replace is None:
            from galley.ui.sitewide.replace import ReplaceWindow  # noqa: PLC0415

            posts, workspace = window.posts, window.workspace
            choice = PostChoice(workspace.sites, posts.listing.post_ids, posts.list.selected_ids, window)
            self._replace = ReplaceWindow(site, workspace.changes, choice, posts.values, window)
            self._replace.post_wanted.connect(self._open_post)
            self._replace.undo_wanted.connect(self.undo)
        return self._replace

    def _show(self, dialog: QDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _open_post(self, path: Path, line: int) -> None:
        if self._window.workspace.open_post(path) is not None and line > 1:
            self._window.editor_pane.editor.go_to_line(line - 1)

    def _open_address(self, path: Path, host: str) -> None:
        """Open a post with its first address of this host selected; the next one, if that is selected."""
        post, editor = self._window.workspace.open_post(path), self._window.editor_pane.editor
        site = self._window.workspace.site
        if post is None or site is None:
            return
        text = post.text
        chosen = editor.writing.selection(text)
        found = next_of_host(text, host, site.header_rules, (chosen.anchor, chosen.position))
        if found is not None:
            editor.select_span(text, found.start, found.end)

    def _count_again(self) -> None:
        if self._addresses is not None and self._addresses.isVisible():
            self._addresses.refresh()

    def _close_all(self) -> None:
        for dialog in (self._replace, self._taxonomy, self._addresses, self._snippet_uses):
            if dialog is not None:
                dialog.close()
                dialog.deleteLater()
        self._replace = self._taxonomy = self._addresses = self._snippet_uses = None
