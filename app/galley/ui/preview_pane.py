"""The right side of the window: the preview under a narrow strip of switches, kept at the post in front."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from galley.core import post as posts
from galley.core.site import Site, resolve_asset
from galley.core.storage import DRIVE_PATIENCE_S, within
from galley.services.document import PostDocument
from galley.services.proofreader import Rendering
from galley.ui.actions import plain
from galley.ui.preview import PreviewBase, PreviewView
from galley.ui.preview.view import PatchLike
from galley.ui.preview_find import PreviewFindBar
from galley.ui.widgets.small import caption, named

if TYPE_CHECKING:
    from galley.core.render import RenderContext
    from galley.services.preview import PreviewService

UNSEEN_MS = 300


class PreviewPane(QWidget):
    """Shows one post of one site. A post is rendered after the editor has painted it, never before."""

    troubled = Signal(str)
    caught_up = Signal()
    post_shown = Signal()
    """The view shows another post, from its top."""
    """The whole text is rendered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "panel")
        self.view = PreviewView()
        self._strip = named(QWidget(), "strip")
        self._row = QHBoxLayout(self._strip)
        self._row.setContentsMargins(12, 2, 8, 2)
        self._row.addWidget(caption(self.tr("Preview")), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addWidget(self.view, 1)
        self.setMinimumWidth(220)
        self._service: PreviewService | None = None
        self._post: PostDocument | None = None
        self._site: Site | None = None
        self._remote_images = False
        self._with_heading = True
        self._formulas = "site"
        self._draws_formulas = False
        # Nobody looks at a hidden preview: its text is rendered for what reads it after a pause.
        self._unseen = QTimer(self, singleShot=True, interval=UNSEEN_MS)
        self._unseen.timeout.connect(self._update)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._open)
        self.view.page_lost.connect(self.troubled)
        self.find_bar = PreviewFindBar(self.view)
        layout.addWidget(self.find_bar)

    def add_switch(self, action: QAction) -> None:
        """A button for an action of the table."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(plain(action.text()))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)

    def show_post(self, post: PostDocument | None, site: Site | None, *, remote_images: bool) -> None:
        """Render this post from its start, by the rules of its site; None empties the page."""
        if self._post is not None:
            self._post.header_changed.disconnect(self._heed_header)
        self._post, self._site, self._remote_images = post, site, remote_images
        if post is not None:
            post.header_changed.connect(self._heed_header)
        self._soon.start()

    def show_heading(self, on: bool) -> None:
        """Whether title, date and tags stand above the body, as most themes have them."""
        self._with_heading = on
        self._show_heading()

    def show_formulas(self, wish: str) -> None:
        """Draw formulas as the site does, always or never."""
        self._formulas = wish
        self._heed_header()

    def _heed_header(self) -> None:
        """The header says what stands above the body, and may say that there are formulas in it."""
        self._show_heading()
        if self._post is None or self._site is None or self._service is None:
            return
        from galley.core.site.formulas import draws_formulas  # noqa: PLC0415  with the renderer's grammar

        if not self._soon.isActive():
            wanted = draws_formulas(self._site, self._post.header.values, self._formulas)
            if wanted != self._draws_formulas:
                self._soon.start()

    def follow(self) -> None:
        """The post's text has changed."""
        if self.isHidden():
            self._unseen.start()
        else:
            self._update()

    def _update(self) -> None:
        self._unseen.stop()
        if self._post is not None and self._service is not None and not self._soon.isActive():
            self._service.update(self._post.body, self._post.revision)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def rendering(self) -> Rendering | None:
        """The post as it is rendered, None while that is not its text."""
        renderer = self._service.whole() if self._service is not None else None
        if renderer is None or self._post is None or self._soon.isActive() or self._unseen.isActive():
            return None
        return Rendering(self._post.body, renderer.blocks, renderer.warnings)

    @property
    def has_focus(self) -> bool:
        """Whether keys go to the page or its find bar."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @property
    def is_quiet(self) -> bool:
        """Whether the page shows all there is to show of the post."""
        if self._soon.isActive():
            return False
        if self._post is None or self._service is None:
            return True
        if self.isHidden():
            return self._service.is_caught_up
        return self._service.is_caught_up and self.view.is_quiet

    def close_page(self) -> None:
        """End what runs beside the window."""
        self._soon.stop()
        self._unseen.stop()
        if self._service is not None:
            self._service.close()

    def _open(self) -> None:
        post, site = self._post, self._site
        if post is None or site is None:
            if self._service is not None:
                self._service.close()
            self.view.clear()
            return
        # The renderer's grammar takes a while to load: the window is on the screen before.
        from galley.core.site.formulas import draws_formulas  # noqa: PLC0415
        from galley.core.site.rendering import context_of, dialect_of  # noqa: PLC0415

        self.view.set_base(
            PreviewBase(
                site_root=site.root,
                post_path=post.path,
                remote_images_allowed=self._remote_images,
                resolve=partial(_file_of, site, post.path),
            )
        )
        self._show_heading()
        self._draws_formulas = draws_formulas(site, post.header.values, self._formulas)
        dialect = dialect_of(site, math=self._draws_formulas)
        self._made().open(post.body, dialect, _patient(site, context_of(site, post.path)), post.revision)

    def _made(self) -> "PreviewService":
        if self._service is None:
            from galley.services.preview import PreviewService  # noqa: PLC0415  as above

            self._service = PreviewService(self)
            self._service.patch_ready.connect(self._show)
            self._service.caught_up.connect(lambda _revision: self.caught_up.emit())
            self._service.failed.connect(
                lambda why: self.troubled.emit(self.tr("The preview could not follow: {0}").format(why))
            )
        return self._service

    def _show(self, patch: PatchLike, _revision: int, reset: bool) -> None:
        self.view.apply(patch, reset=reset)
        if reset:
            self.post_shown.emit()

    def _show_heading(self) -> None:
        post, site = self._post, self._site
        if post is None or not post.is_post or site is None or not self._with_heading:
            self.view.set_heading(None)
            return
        zone = getattr(site.timezone, "key", None)
        shown = posts.parse(post.text, site.header_rules, path=post.path.name, timezone=zone)
        cover = post.header.values.get("cover")
        heading: dict[str, object] = {
            "title": shown.title,
            "date": shown.moment.strftime("%Y-%m-%d") if shown.moment is not None else shown.date,
            "tags": list(shown.tags),
            "categories": [list(path) for path in shown.categories],
        }
        # A box that says an image is not loaded is no ornament.
        remote = isinstance(cover, str) and cover.startswith(("http:", "https:", "//"))
        if isinstance(cover, str) and (self._remote_images or not remote):
            heading["cover"] = cover
        self.view.set_heading(heading)


def _patient(site: Site, context: "RenderContext") -> "RenderContext":
    """The same answers, and none where the site's drive hangs: rendering goes on without them."""

    def bounded(ask: Callable[[str], str | None]) -> Callable[[str], str | None]:
        def answer(name: str) -> str | None:
            try:
                return within(DRIVE_PATIENCE_S, site.root, lambda: ask(name))
            except TimeoutError:
                return None

        return answer

    return replace(
        context,
        post_title=bounded(context.post_title),
        post_path=bounded(context.post_path),
        asset=bounded(context.asset),
        read_code=bounded(context.read_code),
    )


def _file_of(site: Site, post: Path, address: str) -> Path | None:
    """The file that an address of the page means: what is written relative has the site's root before it."""
    found = resolve_asset(site, post, address)
    if found is None and address.startswith(site.url_root):
        found = resolve_asset(site, post, address.removeprefix(site.url_root))
    return found
