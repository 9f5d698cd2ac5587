"""The scheme handler answers GET for what it serves and refuses the rest."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

from galley.ui.preview import PreviewBase
from galley.ui.preview.handler import SchemeHandler
from galley.ui.preview.page import PreviewPage
from galley.ui.preview.scheme import carried_address, generation, is_shell

PNG = b"\x89PNG\r\n\x1a\n...."


class Job(QObject):
    """Stands for the engine's request, which can't be made by hand."""

    def __init__(self, url: str, method: str = "GET") -> None:
        super().__init__()
        self._url, self._method = QUrl(url), method
        self.kind = ""
        self.data = b""
        self.error: QWebEngineUrlRequestJob.Error | None = None

    def requestMethod(self) -> QByteArray:
        return QByteArray(self._method.encode())

    def requestUrl(self) -> QUrl:
        return self._url

    def reply(self, kind: bytes, device: object) -> None:
        self.kind = kind.decode()
        if not device.isOpen():  # type: ignore[attr-defined]
            device.open(device.OpenModeFlag.ReadOnly)  # type: ignore[attr-defined]
        self.data = device.readAll().data()  # type: ignore[attr-defined]

    def fail(self, error: QWebEngineUrlRequestJob.Error) -> None:
        self.error = error


@pytest.fixture
def handler(qapp: object, base: PreviewBase) -> SchemeHandler:
    handler = SchemeHandler(lambda _: (None, "remote"))
    handler.base = base
    handler.generation = 1
    return handler


def ask(handler: SchemeHandler, url: str, method: str = "GET") -> Job:
    job = Job(url, method)
    handler.requestStarted(job)  # type: ignore[arg-type]
    return job


@pytest.mark.parametrize("method", ["POST", "PUT", "HEAD", "OPTIONS", "DELETE", "get"])
def test_only_get_is_answered(handler: SchemeHandler, method: str) -> None:
    job = ask(handler, "galley://preview/shell.html", method)
    assert job.error == QWebEngineUrlRequestJob.Error.RequestDenied
    assert job.data == b""


def test_the_shell_carries_the_policy_and_the_theme(handler: SchemeHandler) -> None:
    handler.theme = "dark"
    page = ask(handler, "galley://preview/shell.html").data.decode()
    assert "default-src &#x27;none&#x27;" in page
    assert "script-src &#x27;none&#x27;" in page
    assert 'data-theme="dark"' in page
    assert "%CSP%" not in page


@pytest.mark.parametrize(
    "url",
    [
        "galley://preview/",
        "galley://preview/page.js",
        "galley://preview/../preview/page.js",
        "galley://preview/sub/page.css",
        "galley://preview/..%2f..%2fpyproject.toml",
        "galley://preview/absent.css",
        "galley://elsewhere/a",
        "galley://link/0/?u=https%3A%2F%2Fa.b",
        "galley://site/0/?u=a.png",
        "galley://site/-1/?u=a.png",
        "galley://site/%EF%BC%91/?u=a.png",
        "galley://site/?u=a.png",
    ],
)
def test_everything_else_is_not_found(handler: SchemeHandler, site: Path, url: str) -> None:
    (site / "source" / "a.png").write_bytes(PNG)
    assert ask(handler, url).error == QWebEngineUrlRequestJob.Error.UrlNotFound


def test_a_file_of_the_site_is_served_by_what_it_is(handler: SchemeHandler, site: Path) -> None:
    (site / "source" / "图 a.jpg").write_bytes(PNG)
    job = ask(handler, "galley://site/1/?u=%E5%9B%BE%20a.jpg")
    assert (job.kind, job.data) == ("image/png", PNG)


@pytest.mark.parametrize(
    "address", ["secret.txt", "_config.yml", ".env", "dir", "absent.png", "a%00.png", ""]
)
def test_what_is_no_picture_is_a_placeholder(handler: SchemeHandler, site: Path, address: str) -> None:
    for name in ("secret.txt", "_config.yml", ".env"):
        (site / "source" / name).write_text("password")
    (site / "source" / "dir").mkdir()
    job = ask(handler, f"galley://site/1/?u={address}")
    assert job.kind == "image/svg+xml"
    assert b"password" not in job.data


def test_nothing_outside_the_root_is_served_by_any_path(
    handler: SchemeHandler, base: PreviewBase, site: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(PNG)
    sibling = tmp_path / "site-2"
    sibling.mkdir()
    (sibling / "a.png").write_bytes(PNG)
    source = site / "source"
    (source / "link.png").symlink_to(outside)
    (source / "chain.png").symlink_to("link.png")
    (source / "up").symlink_to("../..", target_is_directory=True)
    for address in ("link.png", "chain.png", "up/outside.png", "../../outside.png", "../../site-2/a.png"):
        assert handler.site_file(address) is None, address
    for path in (outside, sibling / "a.png", Path("/etc/passwd"), Path("relative.png"), Path("/dev/zero")):
        handler.base = replace(base, resolve=lambda _, path=path: path)
        assert handler.site_file("anything") is None, path


def test_a_link_within_the_site_is_followed_and_a_linked_site_is_its_target(
    handler: SchemeHandler, base: PreviewBase, site: Path, tmp_path: Path
) -> None:
    (site / "a.png").write_bytes(PNG)
    (site / "source" / "b.png").symlink_to("../a.png")
    assert handler.site_file("b.png") == (site / "a.png").resolve()
    (tmp_path / "alias").symlink_to(site, target_is_directory=True)
    alias = tmp_path / "alias"
    handler.base = replace(base, site_root=alias, resolve=lambda address: alias / "source" / address)
    assert handler.site_file("b.png") == (site / "a.png").resolve()


def test_a_pipe_or_a_loop_of_links_does_not_hang(handler: SchemeHandler, site: Path) -> None:
    os.mkfifo(site / "source" / "pipe.png")
    (site / "source" / "loop.png").symlink_to("loop.png")
    assert handler.site_file("pipe.png") is None
    assert handler.site_file("loop.png") is None


def test_a_resolver_that_fails_shows_a_placeholder(handler: SchemeHandler, base: PreviewBase) -> None:
    def failing(_: str) -> Path:
        raise ValueError("embedded null byte")

    handler.base = replace(base, resolve=failing)
    assert ask(handler, "galley://site/1/?u=a.png").kind == "image/svg+xml"


def test_addresses_survive_the_journey(qapp: object) -> None:
    url = QUrl("galley://link/0/?u=https%3A%2F%2Fa.b%2F%3Fx%3D1%26y%3D%25E8%2B%2320%23c")
    assert carried_address(url) == "https://a.b/?x=1&y=%E8+#20#c"
    assert PreviewPage.address_of(url) == "https://a.b/?x=1&y=%E8+#20#c"
    assert PreviewPage.address_of("https://a.b") == ""
    assert carried_address(QUrl("galley://site/1/")) == ""
    assert generation(QUrl("galley://site/12/?u=x")) == 12
    assert is_shell(QUrl("galley://preview/shell.html#脚注"))
    assert not is_shell(QUrl("galley://preview/shell.html?x"))
    assert not is_shell(QUrl("galley://site/1/?u=galley://preview/shell.html"))
