"""Answers every request of the preview page, from its own resources and the site's folder."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlSchemeHandler,
)

from galley.core.images import kind_of_file
from galley.core.storage import DRIVE_PATIENCE_S, within
from galley.ui.preview import scheme
from galley.ui.preview.base import PreviewBase
from galley.ui.preview.placeholder import placeholder

SHELL_KINDS = {".html": "text/html", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
_SHELL_FILE = re.compile(r"(?:vendor/(?:[\w-]+/){1,3})?[\w-]+(?:\.min)?\.\w+", re.ASCII)

RemoteImage = Callable[[str], tuple[Path | None, str]]
"""Gives the cached file of a remote image, or None and why there is none (yet)."""


class Interceptor(QWebEngineUrlRequestInterceptor):
    """The last wall: whatever is not ``galley://`` or an inline image goes nowhere."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme() not in (scheme.NAME, "data"):
            info.block(True)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers GET for the shell's files, the site's images and the remote images already here."""

    def __init__(self, remote: RemoteImage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.base: PreviewBase | None = None
        self.generation = 0
        self.theme = "light"
        self.style = "github"
        self._remote = remote

    def serve(self, profile: QWebEngineProfile) -> None:
        profile.installUrlSchemeHandler(scheme.NAME.encode(), self)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        if job.requestMethod().data() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        url = job.requestUrl()
        match url.host():
            case "preview":
                self._shell_file(job, url)
            case "site" | "remote" | "refused" if scheme.generation(url) == self.generation:
                self._image(job, url.host(), scheme.carried_address(url))
            case _:
                job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _shell_file(self, job: QWebEngineUrlRequestJob, url: QUrl) -> None:
        name = url.path().removeprefix("/")
        kind = SHELL_KINDS.get(Path(name).suffix)
        path = scheme.page_folder() / name
        if kind is None or _SHELL_FILE.fullmatch(name) is None or not path.is_file():
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        data = path.read_bytes()
        if name == "shell.html":
            text = data.decode().replace("%CSP%", html.escape(scheme.CONTENT_SECURITY_POLICY))
            look = f'data-theme="{self.theme}" data-style="{self.style}"'
            data = text.replace('data-theme="light" data-style="github"', look).encode()
        if kind == "font/woff2":
            job.setAdditionalResponseHeaders({QByteArray(b"Access-Control-Allow-Origin"): QByteArray(b"*")})
        _reply(job, kind, data)

    def _image(self, job: QWebEngineUrlRequestJob, host: str, address: str) -> None:
        if host == "site":
            try:
                path = within(DRIVE_PATIENCE_S, scheme.NAME, lambda: self.site_file(address))
                note = self.tr("Not found in the site's folder")
            except TimeoutError:
                path, note = None, self.tr("The drive does not answer")
        elif host == "remote":
            path, note = self._remote(address)
        else:
            path = None
            note = self.tr("Not shown: it lies outside the site")
        kind = kind_of_file(path) if path is not None else None
        if path is None or kind is None:
            _reply(job, "image/svg+xml", placeholder(address, note))
            return
        file = QFile(str(path), job)
        if file.open(QIODevice.OpenModeFlag.ReadOnly):
            job.reply(kind.encode(), file)
        else:
            _reply(job, "image/svg+xml", placeholder(address, self.tr("Can't be read")))

    def site_file(self, address: str) -> Path | None:
        """The file that ``address`` means, if the site has it inside its folder once links are resolved."""
        if self.base is None or "\0" in address:
            return None
        try:
            root = self.base.site_root.resolve(strict=True)
            found = next(filter(None, map(self.base.resolve, _spellings(address))), None)
            if found is None:
                return None
            path = found.resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            return None
        return path if path.is_relative_to(root) and path.is_file() else None


def _spellings(address: str) -> list[str]:
    """The address as written, and as it is meant where a generator has already encoded and rooted it."""
    plain = unquote(address.partition("#")[0].partition("?")[0])
    return list(dict.fromkeys(spelling for spelling in (address, plain, plain.lstrip("/")) if spelling))


def _reply(job: QWebEngineUrlRequestJob, kind: str, data: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(QByteArray(data))
    job.reply(kind.encode(), buffer)
