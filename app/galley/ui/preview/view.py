"""The preview as a widget: takes patches, keeps place with the editor, reports clicks and links."""

import atexit
import json
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from galley.core.images import ImageCache
from galley.ui.preview import scheme
from galley.ui.preview.base import PreviewBase
from galley.ui.preview.diagrams import Diagrams
from galley.ui.preview.feed import PageFeed
from galley.ui.preview.handler import SchemeHandler
from galley.ui.preview.install import why_no_engine
from galley.ui.preview.look import PHONE_MARGIN, PHONE_WIDTH, STYLES, THEMES, Look
from galley.ui.preview.page import PreviewPage
from galley.ui.preview.patchqueue import BlockLike
from galley.ui.preview.place import PagePlace
from galley.ui.preview.pointer import PointerWatch
from galley.ui.preview.remote import RemoteImages, default_cache
from galley.ui.preview.rescue import Rescue

# Views whose page is alive. When the interpreter ends it tears objects down in an order of its own, but a
# page must go before its profile, and nothing may call Python any more.
_views: "weakref.WeakSet[PreviewView]" = weakref.WeakSet()


@atexit.register
def _end_pages() -> None:
    for view in list(_views):
        if shiboken6.isValid(view):
            view.end_page()


class PatchLike(Protocol):
    """A change of a document's blocks, as ``core.render`` makes it."""

    @property
    def start(self) -> int: ...
    @property
    def removed(self) -> int: ...
    @property
    def blocks(self) -> Sequence[BlockLike]: ...


class PreviewView(QWidget):
    """Shows rendered blocks in a web page that is made after the widget's first paint.

    Lines are those of the body, counted from 0. Everything may be called before the page exists; it is
    done when the page is there. Colours, widths and headings outlive the page's process.
    """

    ready = Signal()
    quiet = Signal()
    """The page holds the newest text, its images are there, and nothing moves any more."""
    line_scrolled = Signal(float)
    """The author has scrolled the preview: the line now at its top."""
    line_clicked = Signal(int)
    line_hovered = Signal(int)
    """The line under the pointer, -1 beside the text. Only while ``track_hover`` is set."""
    link_activated = Signal(str)
    """A link was followed: its address as the post has it."""
    link_hovered = Signal(str)
    """The address of the link under the pointer, "" beside one."""
    page_lost = Signal(str)
    """The page's process has ended; in plain words, with what is done about it."""

    def __init__(self, parent: QWidget | None = None, cache: ImageCache | None = None) -> None:
        """``cache`` holds remote images; without one it is the one in the user's cache folder."""
        super().__init__(parent)
        self._look = Look()
        self._heading: dict[str, object] | None = None
        self._web: QWebEngineView | None = None
        self._page: PreviewPage | None = None
        self._creating = False
        self._refused = False
        self._marked = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._rescue = Rescue(self._layout, self)
        self._rescue.told.connect(self.page_lost)
        self._rescue.again.connect(self._load_again)
        self._handler = SchemeHandler(self._remote_image, self)
        self._remote = RemoteImages(cache or default_cache(), self)
        self._remote.changed.connect(self._remote_changed)
        self._diagrams = Diagrams(self)
        self._diagrams.drawn.connect(self._diagram_drawn)
        self._feed = PageFeed(lambda: self._remote.pending + self._diagrams.pending, self)
        self._feed.diagrams_wanted.connect(self._diagrams_lacking)
        self._feed.settled.connect(self.quiet)
        self._pointer = PointerWatch(self)
        self._pointer.painted.connect(self._feed.painted)
        self._place = PagePlace(self._feed, self._pointer, self)
        self._place.scrolled.connect(self.line_scrolled)
        self._place.clicked.connect(self.line_clicked)
        self._place.hovered.connect(self.line_hovered)

    # -- the post ------------------------------------------------------------------------------

    def set_base(self, base: PreviewBase | None) -> None:
        """Find addresses by ``base`` from now on; images of the post that is shown are asked for anew."""
        before, self._handler.base = self._handler.base, base
        same_post = before is not None and base is not None and before.post_path == base.post_path
        self._handler.generation += 1
        self._call("setGeneration", self._handler.generation, same_post)

    def apply(self, patch: PatchLike, reset: bool = False) -> None:
        """Show a change; with ``reset`` the patch is a whole other document, shown from its top."""
        if reset:
            self._place.forget()
            self._feed.reset(patch.blocks)
            self._rescue.try_again()
        else:
            self._feed.patch(patch.start, patch.removed, patch.blocks)

    def clear(self) -> None:
        """Show an empty page."""
        self._place.forget()
        self._feed.reset(())
        self.set_heading(None)

    def set_heading(self, heading: Mapping[str, object] | None) -> None:
        """Show what themes put above a body: title, date, tags, categories (paths), cover. None hides it."""
        values = dict(heading) if heading else None
        if values != self._heading:
            self._heading = values
            self._call("setHeading", values)

    # -- the look ------------------------------------------------------------------------------

    def set_theme(self, theme: str) -> None:
        """``light`` or ``dark``."""
        if theme not in THEMES:
            raise ValueError(f"no such theme: {theme}")
        self._look.theme = self._handler.theme = self._diagrams.theme = theme
        self._tell_look("theme", "css")

    def set_style(self, style: str) -> None:
        """One of look.STYLES. The place in the text is kept."""
        if style not in STYLES:
            raise ValueError(f"no such style: {style}")
        self._look.style = self._handler.style = style
        self._tell_look("style", "css")

    def set_site_css(self, css: str) -> None:
        """The site's own style sheet, which the style ``site`` shows; what it would load is refused."""
        self._look.css = css
        if self._look.style == "site":
            self._tell_look("css")

    def _tell_look(self, *names: str) -> None:
        if self._page is not None:
            self._page.setBackgroundColor(self._look.ground)
            if self._feed.attached:
                self._page.call("setLook", self._look.part(*names), then=self._diagrams_lacking)
                self._feed.touch()
        self.update()

    def set_phone(self, phone: bool) -> None:
        """Show the page as wide as a phone, or as wide as the view. The place in the text is kept."""
        if phone == self._look.phone:
            return
        self._look.phone = phone
        if self._page is not None and self._feed.attached:
            self._page.call("lineAt", 0, then=self._become_phone)
            self._feed.touch()
        else:
            self._lay_out()

    def _become_phone(self, line: object) -> None:
        self._lay_out()
        self._call("setLook", self._look.part("phone"))
        if isinstance(line, (int, float)) and line > 0 and not self._place.under_way:
            self._await_width(float(line), 40)

    def _await_width(self, line: float, looks: int) -> None:
        """Bring ``line`` back to the top as soon as the page has the width of its widget."""
        page, web = self._page, self._web
        if page is None or web is None:
            return
        wanted = web.width() / page.zoomFactor()

        def told(width: object) -> None:
            if looks and isinstance(width, (int, float)) and abs(width - wanted) > 2:
                QTimer.singleShot(15, self, lambda: self._await_width(line, looks - 1))
            else:
                self.scroll_to_line(line)

        page.call("windowWidth", then=told)

    def _lay_out(self) -> None:
        """Leave room beside the page where it is as wide as a phone."""
        side = upper = 0
        if self._look.phone:
            side = max(0, (self.width() - round(PHONE_WIDTH * self._look.zoom)) // 2)
            upper = min(PHONE_MARGIN, side)
        self._layout.setContentsMargins(side, upper, side, upper)
        self._layout.activate()  # at once: what waits for the new width asks for it next
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def set_labels(self, labels: Mapping[str, str]) -> None:
        """The words the page itself says, in the author's language; see ``base.labels`` in page.js."""
        self._look.labels = dict(labels)
        self._call("setLook", self._look.part("labels"))

    def set_zoom(self, factor: float) -> None:
        """1.0 is the size of the theme; the engine takes 0.25 to 5.0."""
        self._look.zoom = min(5.0, max(0.25, factor))
        if self._page is not None:
            self._page.setZoomFactor(self._look.zoom)
        self._lay_out()

    @property
    def track_hover(self) -> bool:
        """Whether ``line_hovered`` tells of the line under the pointer."""
        return self._place.track_hover

    @track_hover.setter
    def track_hover(self, on: bool) -> None:
        self._place.track_hover = on

    # -- keeping place -------------------------------------------------------------------------

    def scroll_to_line(self, line: float, where: float = 0.0) -> None:
        """Bring ``line`` to the fraction ``where`` of the view's height, once the page reaches so far."""
        self._place.scroll_to(line, where)

    def reveal_line(self, line: float) -> None:
        """Bring ``line`` into the view if it is outside; where it is visible nothing moves."""
        self._place.reveal(line)

    def find_text(
        self, text: str, *, backward: bool = False, then: Callable[[int, int], object] | None = None
    ) -> None:
        """Find ``text`` in the page and show it; ``then`` gets which hit of how many. "" ends the search."""
        if self._page is None:
            return
        flags = PreviewPage.FindFlag.FindBackward if backward else PreviewPage.FindFlag(0)
        if then is None:
            self._page.findText(text, flags)
        else:
            self._page.findText(text, flags, lambda hit: then(hit.activeMatch(), hit.numberOfMatches()))

    def mark_images(self, reasons: Mapping[str, str]) -> None:
        """Mark the images at these addresses, as the post has them, with what is wrong with them."""
        if reasons or self._marked:
            self._marked = bool(reasons)
            if self._page is not None and self._feed.attached:
                self._page.call("markImages", dict(reasons))

    # -- rest ----------------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        return self._feed.attached

    @property
    def is_quiet(self) -> bool:
        """Whether the page holds the newest text and nothing moves any more; ``quiet`` says when."""
        return self._feed.is_settled or self._refused or self._rescue.given_up

    # -- the page ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        page = self._look.ground
        painter.fillRect(event.rect(), self._look.around if self._look.phone else page)
        if self._look.phone and self._web is None:
            painter.fillRect(self._layout.contentsRect(), page)
        painter.end()
        if not self._creating:
            # After this paint, not in it: the window is on the screen before the engine starts.
            self._creating = True
            QTimer.singleShot(0, self, self._create)

    def _create(self) -> None:
        reason = why_no_engine()
        if reason is not None:
            self._refused = True
            label = QLabel(reason)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMargin(30)
            self._layout.addWidget(label)
            return
        page = PreviewPage(self._handler, self._look.ground, self)
        page.link_activated.connect(self.link_activated)
        page.linkHovered.connect(self._link_hovered)
        page.loadFinished.connect(self._loaded)
        page.scrollPositionChanged.connect(self._place.page_scrolled)
        page.contentsSizeChanged.connect(self._place.page_resized)
        page.urlChanged.connect(self._moved_away)
        page.renderProcessTerminated.connect(self._terminated)
        page.setZoomFactor(self._look.zoom)
        web = QWebEngineView(self)
        web.setAcceptDrops(False)
        web.setPage(page)
        self._layout.addWidget(web)
        self.setFocusProxy(web)
        self._page, self._web = page, web
        _views.add(self)
        page.load_shell()

    def end_page(self) -> None:
        """Give the page and its process up for good, before the program ends."""
        page, web = self._page, self._web
        self._page = self._web = None
        self._feed.detach()
        self._place.detach()
        self._diagrams.end(at_once=True)
        _views.discard(self)
        if web is not None and shiboken6.isValid(web):
            proxy = web.focusProxy()
            if proxy is not None:
                proxy.removeEventFilter(self._pointer)
        if page is not None and shiboken6.isValid(page):
            page.disconnect(self)
            page.disconnect(self._place)
            shiboken6.delete(page)

    def _loaded(self, ok: bool) -> None:
        page, web = self._page, self._web
        if page is None or web is None:
            return
        if _is_elsewhere(page.url()):
            # Not sooner and not from within this signal: of a load that is asked for while another one is
            # ending the engine may never say that it has finished.
            QTimer.singleShot(0, page, page.load_shell)
            return
        if not ok or page.url().isEmpty():
            return
        proxy = web.focusProxy()
        if proxy is not None:
            proxy.removeEventFilter(self._pointer)
            proxy.installEventFilter(self._pointer)
        page.begin()
        page.call("setLook", self._look.part("theme", "style", "css", "labels", "phone"))
        page.call("setGeneration", self._handler.generation, False)
        page.call("setHeading", self._heading)
        self._place.attach(page)
        self._feed.attach(page)
        self.ready.emit()

    def _moved_away(self, url: QUrl) -> None:
        # The engine asks nobody before it goes to about:blank; ``_loaded`` brings the page back from there.
        if _is_elsewhere(url):
            self._feed.detach()

    def _terminated(self, status: PreviewPage.RenderProcessTerminationStatus, _code: int) -> None:
        if status == PreviewPage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        self._feed.detach()
        self._place.detach()
        self._rescue.ended()
        if self._rescue.given_up and self._web is not None:
            self._web.hide()

    def _load_again(self) -> None:
        if self._page is not None and self._web is not None:
            self._web.show()
            QTimer.singleShot(0, self._page, self._page.load_shell)

    def _call(self, function: str, *arguments: object) -> None:
        if self._page is not None and self._feed.attached:
            self._page.call(function, *arguments)
            self._feed.touch()

    def _link_hovered(self, url: str) -> None:
        self.link_hovered.emit(PreviewPage.address_of(url))

    # -- diagrams ------------------------------------------------------------------------------

    def _diagrams_lacking(self, sources: object) -> None:
        self._diagrams.want(json.loads(sources) if isinstance(sources, str) and sources else [])

    def _diagram_drawn(self, source: str, theme: str, picture: object) -> None:
        self._call("setDiagram", source, theme, picture)

    # -- remote images -------------------------------------------------------------------------

    def _remote_image(self, address: str) -> tuple[Path | None, str]:
        base = self._handler.base
        return self._remote.look_up(address, allowed=base is not None and base.remote_images_allowed)

    def _remote_changed(self, address: str) -> None:
        self._feed.images_pending = True
        self._call("refreshImage", address)


def _is_elsewhere(url: QUrl) -> bool:
    """Whether a page shows another address than the shell's."""
    return not url.isEmpty() and not scheme.is_shell(url)
