"""Draws Mermaid diagrams in a page of their own, which nobody sees and which reaches nothing.

The library runs in the application's world of an empty page. That page's own world may run nothing (its
policy says so), has no network, no storage and no other page; what comes back is SVG text, which the
preview shows as an image.
"""

import json
from collections import OrderedDict
from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings

from galley.ui.preview import scheme
from galley.ui.preview.handler import Interceptor
from galley.ui.preview.page import WORLD, engine_without_network, forbid

LONGEST = 50_000
"""Characters of a diagram's source; Mermaid's own limit."""
PATIENCE_MS = 15_000
IDLE_MS = 90_000
_KEPT = 200
_SHELL = (
    '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
    "<title></title></head><body></body></html>"
)


class _Page(QWebEnginePage):
    """The empty page; it goes nowhere and says nothing."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        forbid(self)
        # Timers and promises of the application's world need it; the page's policy runs no script of its own.
        self.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, True)
        self._loading = True
        self.setHtml(_SHELL)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        first, self._loading = self._loading, False
        return first and is_main_frame

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """Say nothing: the author reads what is wrong with a diagram in its place."""


class Diagrams(QObject):
    """Draws one diagram at a time, of those wanted last. Its page comes with the first and ends when idle."""

    drawn = Signal(str, str, object)
    """A source, the theme, and ``{"svg", "width", "height"}`` or ``{"error"}``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = "light"
        self._known: OrderedDict[tuple[str, str], object] = OrderedDict()
        self._waiting: list[str] = []
        self._busy: tuple[str, str] | None = None
        self._page: _Page | None = None
        self._profile: QWebEngineProfile | None = None
        self._ready = False
        self._serial = 0
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._late.timeout.connect(self._give_up)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.end)

    @property
    def pending(self) -> int:
        """How many diagrams are being drawn or will be."""
        return len(self._waiting) + (self._busy is not None)

    def want(self, sources: Sequence[str]) -> None:
        """These are all the diagrams the page lacks now; what was wanted before and is not, is dropped."""
        self._waiting = []
        for source in sources:
            known = self._known.get((self.theme, source))
            if known is not None:
                self.drawn.emit(source, self.theme, known)
            elif self._busy != (self.theme, source):
                self._waiting.append(source)
        self._next()

    def end(self, *, at_once: bool = False) -> None:
        """Give the page and its process up; the next diagram makes another.

        ``at_once`` is for the program's end, when no event loop runs any more.
        """
        self._late.stop()
        self._idle.stop()
        self._busy, self._ready = None, False
        page, self._page = self._page, None
        profile, self._profile = self._profile, None
        if page is None or profile is None:
            return
        page.disconnect(self)
        if at_once:
            shiboken6.delete(page)
            shiboken6.delete(profile)
        else:  # in this order: a profile must outlive its pages
            page.deleteLater()
            profile.deleteLater()

    def _next(self) -> None:
        if self._busy is not None or not self._waiting:
            if self._busy is None and self._page is not None:
                self._idle.start()
            return
        self._idle.stop()
        if self._page is None:
            self._make()
        if not self._ready or self._page is None:
            return
        source = self._waiting.pop(0)
        self._busy = (self.theme, source)
        if len(source) > LONGEST:
            self._take({"error": self.tr("This diagram is too long to be drawn.")})
            return
        self._serial += 1
        self._late.start()
        arguments = json.dumps([self._serial, source, self.theme], ensure_ascii=False)
        self._page.runJavaScript(f"galleyDraw(...{arguments})", WORLD)

    def _make(self) -> None:
        with engine_without_network():
            self._profile = QWebEngineProfile(self)  # without a storage name: off the record
        self._profile.setUrlRequestInterceptor(Interceptor(self._profile))
        self._page = _Page(self._profile, self)
        # Children go in the order in which they came, and a profile must outlive its pages.
        self._profile.setParent(None)
        self._profile.setParent(self)
        self._page.loadFinished.connect(self._loaded)
        self._page.titleChanged.connect(self._told)
        self._page.renderProcessTerminated.connect(lambda *_: self._give_up())

    def _loaded(self, ok: bool) -> None:
        if not ok or self._page is None:
            return
        vendor = scheme.page_folder() / "vendor" / "mermaid" / "mermaid.min.js"
        self._page.runJavaScript(vendor.read_text(encoding="utf-8"), WORLD)
        self._page.runJavaScript((scheme.page_folder() / "draw.js").read_text(encoding="utf-8"), WORLD)
        self._ready = True
        self._next()

    def _told(self, title: str) -> None:
        """The page's title is the number of the diagram it has finished."""
        if self._page is not None and self._busy is not None and title == str(self._serial):
            self._page.runJavaScript("galleyDrawn()", WORLD, self._take_written)

    def _take_written(self, written: object) -> None:
        if self._busy is not None and isinstance(written, str) and written:
            self._take(json.loads(written))

    def _take(self, picture: object) -> None:
        assert self._busy is not None
        (theme, source), self._busy = self._busy, None
        self._late.stop()
        self._known[theme, source] = picture
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.drawn.emit(source, theme, picture)
        self._next()

    def _give_up(self) -> None:
        """A diagram that ends its page or never comes is not tried again."""
        busy, waiting = self._busy, self._waiting
        self.end()
        self._waiting = waiting
        self._busy = busy
        if busy is not None:
            self._take({"error": self.tr("This diagram could not be drawn: it takes too long.")})
        else:
            self._next()
