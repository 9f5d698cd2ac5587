"""The main window: three panes side by side, and all the wires between them in one place."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget

from galley.core.site import Site
from galley.services.document import PostDocument
from galley.services.options import CHINESE_FONT, EDITOR_FONT, EDITOR_FONT_SIZE, REMOTE_IMAGES, THEME
from galley.services.single import SiteDoor
from galley.services.workspace import Workspace
from galley.ui.actions import COMMANDS, Actions
from galley.ui.around import AroundText
from galley.ui.commands import (
    EditCommands,
    EncodingCommands,
    FileCommands,
    FocusCommands,
    HelpCommands,
    HistoryCommands,
    ListCommands,
    LookCommands,
    MoveCommands,
    PostCommands,
    RecoveryCommands,
    SitewideCommands,
    SnippetCommands,
    SpellingCommands,
    TextCommands,
    ViewCommands,
    WritingCommands,
)
from galley.ui.editor_pane import EditorPane
from galley.ui.images import ImageCommands
from galley.ui.palette import Choice, Palette, among
from galley.ui.posts import PostsPanel
from galley.ui.preview_pane import PreviewPane
from galley.ui.proof import ProofCommands
from galley.ui.properties.dates import DateWords
from galley.ui.properties.shape import SiteWords
from galley.ui.save_bars import SaveBars
from galley.ui.status import Status
from galley.ui.theme import Theme, editor_font
from galley.ui.welcome import Welcome
from galley.ui.widgets.composing import InputMethods
from galley.ui.window_state import WindowState

MENUS = ("File", "Edit", "Format", "Post", "Go", "View", "Help")


class MainWindow(QMainWindow):
    closing = Signal()
    """What runs beside the window is to end."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = workspace.settings
        self._theme = theme
        self.door: SiteDoor | None = None
        """Keeps other starts from opening the same site; None where that does not matter."""
        self.setWindowTitle("Galley")
        self.resize(1360, 860)

        self.posts = PostsPanel(workspace.sites, self.settings)
        self.editor_pane = EditorPane(workspace.desk)
        self.preview_pane = PreviewPane()
        self.status = Status()
        self.setStatusBar(self.status)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for pane in (self.posts, self.editor_pane, self.preview_pane):
            self.split.addWidget(pane)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.split.setStretchFactor(2, 1)
        self.split.setSizes([290, 560, 510])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.split)
        self.setCentralWidget(self.pages)
        self._welcome: Welcome | None = None

        InputMethods(self)
        self.files = FileCommands(self)
        self.post_commands = PostCommands(self)
        self.recovery = RecoveryCommands(self)
        self.look = LookCommands(self)
        self.proof = ProofCommands(self)
        sitewide = SitewideCommands(self)
        self.moving = MoveCommands(self, sitewide.undo)
        self.spelling = SpellingCommands(self)
        self.actions_table = Actions(
            self,
            (
                self.files,
                self.post_commands,
                sitewide,
                self.moving,
                SnippetCommands(self),
                EditCommands(self),
                EncodingCommands(self),
                HistoryCommands(self),
                ListCommands(self),
                ViewCommands(self),
                self.look,
                WritingCommands(self),
                TextCommands(self),
                AroundText(self),
                FocusCommands(self),
                self.proof,
                self.spelling,
                ImageCommands(self),
                HelpCommands(self),
            ),
        )
        self._fill_menus()
        for name in ("remote_images", "phone"):
            self.preview_pane.add_switch(self.actions_table[name])
        self._wire()
        self.save_bars = SaveBars(self)
        self.state = WindowState(self)
        self.state.restore()
        self._show_post(None)

    # -- the wires -----------------------------------------------------------------------------

    def _wire(self) -> None:
        workspace, editor, view = self.workspace, self.editor_pane.editor, self.preview_pane.view
        workspace.sites.opened.connect(self._on_site)
        workspace.failed.connect(self._on_failed)
        workspace.desk.opened.connect(self._on_opened)
        workspace.desk.closed.connect(self._on_closed)
        workspace.desk.current_changed.connect(self._show_post)
        self.posts.post_chosen.connect(lambda path: self._on_chosen(path, glance=True))
        self.posts.post_wanted.connect(self._on_chosen)
        self.editor_pane.tabs.close_wanted.connect(self.files.close_post)
        self.editor_pane.refused.connect(self._on_failed)
        editor.cursor_line_changed.connect(self.status.show_place)
        view.link_activated.connect(self._on_link)
        self.preview_pane.troubled.connect(self.status.say)
        self._theme.changed.connect(self.show_colors)
        QApplication.instance().applicationStateChanged.connect(self._on_state)  # type: ignore[union-attr]

    # -- sites ---------------------------------------------------------------------------------

    def open_site(self, path: Path, post: Path | None = None) -> bool:
        """Open a site in this window, after the posts of the one before are put away."""
        self.editor_pane.commit()
        desk = self.workspace.desk
        if not self.files.may_discard(desk.documents):
            return False
        if self.door is not None and not self.door.enter_at(path, post):
            self.status.say(self.tr("This site is open in another window, which was told."))
            return False
        self.workspace.remember_posts()
        for document in list(desk.documents):
            desk.close(document)
        self.editor_pane.notices.dismiss_all()
        if not self.workspace.open_site(path):
            return False
        self.workspace.reopen_posts()
        if post is not None:
            self.workspace.open_post(post)
        self.recovery.on_site()
        return True

    def _on_site(self, site: Site) -> None:
        words = SiteWords(
            tags=self.workspace.sites.tags,
            categories=self.workspace.sites.categories,
            habits=lambda: self.workspace.sites.habits,
            dates=DateWords(site),
        )
        self.editor_pane.form.set_words(words)
        self.pages.setCurrentWidget(self.split)
        self._title()
        self.actions_table.set_checked("remote_images", self.settings.site_get(site.root, REMOTE_IMAGES))
        self._enable()
        self.say_empty()

    def show_welcome(self) -> None:
        """Show the first page, unless a site is open."""
        if self.workspace.site is not None:
            return
        welcome = self._first_page()
        welcome.refresh()
        self.pages.setCurrentWidget(welcome)
        welcome.open_button.setFocus()

    def _first_page(self) -> Welcome:
        if self._welcome is None:
            self._welcome = Welcome(self)
            self.pages.addWidget(self._welcome)
        return self._welcome

    # -- posts ---------------------------------------------------------------------------------

    def _on_chosen(self, relative: str, *, glance: bool = False) -> None:
        site = self.workspace.site
        if site is not None:
            self.workspace.open_post(site.root / relative, glance=glance)

    def _on_opened(self, post: PostDocument) -> None:
        post.dirty_changed.connect(lambda _dirty: self._on_dirty())
        post.text_changed.connect(lambda: self._on_text(post))
        post.saved.connect(self._on_dirty)
        post.conflicted.connect(self._on_dirty)
        post.reloaded.connect(lambda: self._on_reloaded(post))

    def _on_closed(self, post: PostDocument) -> None:
        self.editor_pane.editor.forget(post)
        self._on_dirty()

    def _show_post(self, post: PostDocument | None) -> None:
        self.editor_pane.show_post(post)
        self.status.show_post(post)
        self.posts.show_path(self.workspace.relative(post.path) if post is not None else "")
        self._enable()
        self._title()
        self.show_in_preview()

    def show_in_preview(self) -> None:
        """Render the post in front from the start, if there is one."""
        post, site = self.workspace.desk.current, self.workspace.site
        remote = site is not None and self.settings.site_get(site.root, REMOTE_IMAGES)
        self.preview_pane.show_post(post if site is not None else None, site, remote_images=remote)

    def show_preview(self, on: bool) -> None:
        self.preview_pane.setVisible(on)
        self.show_in_preview()

    def _on_text(self, post: PostDocument) -> None:
        if post is self.workspace.desk.current:
            self.preview_pane.follow()

    def _on_dirty(self) -> None:
        desk = self.workspace.desk
        self.posts.mark_unsaved({self.workspace.relative(post.path) for post in desk.dirty()})
        if desk.current is not None:
            self.status.show_state(desk.current)
        self.setWindowModified(bool(desk.dirty()))

    def _on_reloaded(self, post: PostDocument) -> None:
        self.status.show_post(self.workspace.desk.current)
        change = self.workspace.changes.title_of_change(post)
        told = self.tr("{0} was changed on disk and is shown as it is now.")
        told = told if change is None else self.tr("{0} was changed by Galley: {1}")
        self.status.say(told.format(post.title, change))

    def _on_failed(self, why: str) -> None:
        self.editor_pane.notices.show_notice("failed", why)
        if self.workspace.site is None:
            self._first_page().say(why)
        if self.workspace.desk.current is not None:
            self.status.show_state(self.workspace.desk.current)

    # -- links ---------------------------------------------------------------------------------

    def _on_link(self, address: str) -> None:
        url = QUrl(address)
        if url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)
        else:
            self.status.say(self.tr("This link leads to a page of the site: {0}").format(address))

    # -- the palette ---------------------------------------------------------------------------

    def open_palette(self) -> None:
        choices = [
            Choice(
                self.actions_table.title(command),
                action.shortcut().toString(action.shortcut().SequenceFormat.NativeText),
                action.trigger,
            )
            for command in COMMANDS
            if (action := self.actions_table[command.name]).isEnabled() and command.name != "palette"
        ]
        Palette(self.tr("Search commands"), among(choices), self).open()

    # -- looks ---------------------------------------------------------------------------------

    def _fill_menus(self) -> None:
        menus = {name: self.menuBar().addMenu(self.tr(name)) for name in MENUS}
        for command in COMMANDS:
            name = command.menu.lstrip("|")
            outer, _, inner = name.partition("/")
            if name not in menus:
                menus[name] = menus[outer].addMenu(self.tr(inner))
            if command.menu.startswith("|"):
                menus[name].addSeparator()
            menus[name].addAction(self.actions_table[command.name])

    def _enable(self) -> None:
        post = self.workspace.desk.current
        self.actions_table.enable_for(site=self.workspace.site is not None, post=post is not None)

    def _title(self) -> None:
        post, site = self.workspace.desk.current, self.workspace.site
        parts = [post.title] if post is not None else []
        if site is not None:
            parts.append(site.title)
        # "[*]" is where Qt puts the mark of unsaved text, and a doubled one is text. Where the program's name
        # does not come last, Qt writes it once more.
        parts = [part.replace("[*]", "[*][*]") for part in parts]
        parts[:1] = [f"{part}[*]" for part in parts[:1]]
        self.setWindowTitle(" — ".join([*parts, "Galley"]))

    def say_empty(self) -> None:
        if self.workspace.site is None:
            heading, line, keys = (
                "Galley 校样",
                self.tr("Open the folder of your site to begin."),
                "Ctrl+Shift+O",
            )
        else:
            heading, keys = "", "Ctrl+N"
            line = self.tr("Choose a post from the list, or write a new one.")
        self.editor_pane.say_when_empty(f"<p style='font-size:20px'>{heading}</p><p>{line}</p><p>{keys}</p>")

    def retranslate(self) -> None:
        """What is said with values is said anew, in the language that is spoken now."""
        self.say_empty()
        if self._welcome is not None:
            self._welcome.refresh()
        self.posts.retranslate()
        post, cursor = self.workspace.desk.current, self.editor_pane.editor.textCursor()
        self.editor_pane.form.show_post(None)
        self.editor_pane.form.show_post(post)
        self.status.show_post(post)
        if post is not None:
            self.status.show_place(cursor.blockNumber(), cursor.positionInBlock())
        self.proof.look_again()

    def apply_font(self) -> None:
        get = self.settings.get
        chinese = get(CHINESE_FONT)
        font = editor_font(get(EDITOR_FONT), get(EDITOR_FONT_SIZE), chinese)
        self.editor_pane.editor.set_text_font(font, chinese)
        self.preview_pane.view.set_zoom(self.settings.get(EDITOR_FONT_SIZE) / EDITOR_FONT_SIZE.default)

    def show_theme_choice(self) -> None:
        for name in ("system", "light", "dark"):
            self.actions_table.set_checked(f"theme_{name}", self.settings.get(THEME) == name)

    def show_colors(self) -> None:
        colors = self._theme.colors
        self.posts.set_colors(colors)
        self.editor_pane.set_colors(colors)
        self.preview_pane.view.set_theme(colors.name)
        self.proof.set_colors(colors)
        self.spelling.marks.look_soon()

    # -- coming and going ----------------------------------------------------------------------

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.workspace.desk.check_disk()
            self.proof.look_again()
        elif state == Qt.ApplicationState.ApplicationInactive:
            self.workspace.autosaver.leave_window()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.editor_pane.commit()
        if not self.files.may_discard(self.workspace.desk.documents):
            event.ignore()
            return
        self.state.remember()
        self.shut_down(discard=True)
        super().closeEvent(event)

    def shut_down(self, *, discard: bool = False) -> None:
        """End what runs beside the window; ``discard`` says that unsaved text has been asked about."""
        self.workspace.close(discard=discard)
        self.closing.emit()
        if self.door is not None:
            self.door.leave()
        self.preview_pane.close_page()

    def preview_is_quiet(self) -> bool:
        """Whether the preview shows all there is to show of the post in front."""
        return self.preview_pane.is_quiet

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.editor_pane.editor.setFocus()
