"""The web page of the preview: off the record, without JavaScript of its own, and going nowhere."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from galley.ui.preview import scheme
from galley.ui.preview.handler import Interceptor, SchemeHandler

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_SCRIPTS = ("sanitize.js", "formulas.js", "diagrams.js", "heading.js", "page.js")
_FORMULA_SCRIPTS = ("katex.min.js", "mhchem.min.js")
# As it stands in the JSON of a patch.
_FORMULA = 'class=\\"math'
_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.JavascriptCanPaste,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.AllowRunningInsecureContent,
    QWebEngineSettings.WebAttribute.AllowGeolocationOnInsecureOrigins,
    QWebEngineSettings.WebAttribute.AllowWindowActivationFromJavaScript,
)


# No name resolves and no address is reached, not even by what asks no interceptor, such as a preconnect.
_NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND"
_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"


@contextmanager
def engine_without_network() -> Iterator[None]:
    """The engine that starts in here has no network. Programs started later are not told so."""
    before = os.environ.get(_FLAGS)
    os.environ[_FLAGS] = f'{before or ""} "{_NO_NETWORK}"'.strip()
    try:
        yield
    finally:
        if before is None:
            del os.environ[_FLAGS]
        else:
            os.environ[_FLAGS] = before


class PreviewPage(QWebEnginePage):
    """Shows the shell and nothing else; what a post asks for beyond it becomes a signal or silence."""

    link_activated = Signal(str)

    def __init__(self, handler: SchemeHandler, background: QColor, parent: QObject) -> None:
        with engine_without_network():
            profile = QWebEngineProfile(parent)  # without a storage name: off the record
        super().__init__(profile, parent)
        self._owner = parent
        self._draws_formulas = False
        # Children go in the order in which they came, and a profile must outlive its pages.
        profile.setParent(None)
        profile.setParent(parent)
        self._profile = profile
        self._interceptor = Interceptor(profile)
        profile.setUrlRequestInterceptor(self._interceptor)
        profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
        profile.setSpellCheckEnabled(False)
        handler.serve(profile)
        profile.downloadRequested.connect(_refuse_download)
        self.setBackgroundColor(background)
        forbid(self)
        self.newWindowRequested.connect(self._refuse_window)
        self.permissionRequested.connect(_refuse_permission)

    def load_shell(self) -> None:
        self._draws_formulas = False
        self.load(QUrl(scheme.SHELL_URL))

    def begin(self) -> None:
        """Give the shell, which has just been loaded, its functions; only then can the page be called.

        Not by the profile's injection: where a page's process ends twice in short order, the engine may load
        the page without the scripts that were to be injected.
        """
        for name in _SCRIPTS:
            self._run(scheme.page_folder() / name)

    def _run(self, script: Path) -> None:
        self.runJavaScript(script.read_text(encoding="utf-8"), WORLD)

    def call(self, function: str, *arguments: object, then: Callable[[Any], object] | None = None) -> None:
        """Call ``galley.function(...)`` in the page; ``then`` gets its value, None when it failed."""
        written = ",".join(json.dumps(argument, ensure_ascii=False) for argument in arguments)
        code = f"galley.{function}({written})"
        if then is None:
            self.runJavaScript(code, WORLD)
        else:
            self.runJavaScript(code, WORLD, self._while_owned(then))

    def apply(self, clear: bool, operations: list[str], then: Callable[[Any], object]) -> None:
        """Apply patch operations, each written as JSON, after clearing the page if asked to."""
        if not self._draws_formulas and any(_FORMULA in operation for operation in operations):
            self._draws_formulas = True
            for name in _FORMULA_SCRIPTS:
                self._run(scheme.page_folder() / "vendor" / "katex" / name)
        first = "galley.clear();" if clear else ""
        # A string that is parsed as JSON costs the engine a fraction of the same text parsed as a program.
        written = json.dumps("[" + ",".join(operations) + "]", ensure_ascii=False)
        self.runJavaScript(f"{first}galley.apply(JSON.parse({written}))", WORLD, self._while_owned(then))

    def _while_owned(self, then: Callable[[Any], object]) -> Callable[[Any], object]:
        """A page that is deleted still answers what it was asked, when who asked may be gone already."""
        return lambda value: then(value) if shiboken6.isValid(self._owner) else None

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        url = QUrl(url)
        if is_main_frame and scheme.is_shell(url):
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self._follow(url)
        return False

    @staticmethod
    def address_of(url: QUrl | str) -> str:
        """The address a link of the page stands for, as the post has it; "" when it stands for none."""
        url = QUrl(url)
        return scheme.carried_address(url) if url.scheme() == scheme.NAME and url.host() == "link" else ""

    def _follow(self, url: QUrl) -> None:
        address = self.address_of(url)
        if address:
            self.link_activated.emit(address)

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self._follow(request.requestedUrl())

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """Say nothing: what a post makes the engine complain about is no message of Galley's."""


def forbid(page: QWebEnginePage) -> None:
    """Switch off whatever a page could do beyond showing text and images."""
    for attribute in _OFF:
        page.settings().setAttribute(attribute, False)
    page.setAudioMuted(True)


def _refuse_download(request: QWebEngineDownloadRequest) -> None:
    request.cancel()


def _refuse_permission(permission: QWebEnginePermission) -> None:
    permission.deny()
