"""Fetching an image from a server that may send anything."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from galley.core.images import FetchError
from galley.core.images.fetch import as_written_by_browsers, fetch

PNG = b"\x89PNG\r\n\x1a\n" + b"." * 100


class Handler(BaseHTTPRequestHandler):
    seen: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.seen.append((self.path, dict(self.headers)))
        where = self.path.split("?")[0]
        if where == "/missing":
            self.send_error(404)
        elif where in ("/to-file", "/to-data", "/to-ftp", "/loop", "/moved"):
            self.send_response(302)
            target = {
                "/to-file": "file:///etc/passwd",
                "/to-data": "data:image/png,x",
                "/to-ftp": "ftp://127.0.0.1/a",
                "/loop": "/loop",
            }
            self.send_header("Location", target.get(where, "/image"))
            self.end_headers()
        elif where == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(PNG)
        else:
            data = {"/html": b"<html>login", "/large": PNG + b"x" * (26 << 20), "/empty": b""}.get(where, PNG)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def server() -> Iterator[str]:
    Handler.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_image_comes_whatever_its_type_is_called(server: str) -> None:
    assert fetch(f"{server}/image") == PNG
    assert fetch(f"{server}/moved") == PNG


def test_nothing_about_the_author_is_sent(server: str) -> None:
    fetch(f"{server}/image#part")
    path, headers = Handler.seen[0]
    assert path == "/image"
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_chinese_addresses_are_sent_as_a_browser_would(server: str) -> None:
    fetch(f"{server}/图 片.png?名=值&a=%20b")
    assert Handler.seen[0][0] == "/%E5%9B%BE%20%E7%89%87.png?%E5%90%8D=%E5%80%BC&a=%20b"
    assert as_written_by_browsers("https://例子.测试/a").startswith("https://xn--")
    assert as_written_by_browsers("http://[::1]:8/a") == "http://[::1]:8/a"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "404"),
        ("/to-file", "answered 302"),
        ("/to-data", "answered 302"),
        ("/to-ftp", "redirects to ftp"),
        ("/html", "no image"),
        ("/empty", "no image"),
        ("/large", "too large"),
    ],
)
def test_what_is_no_image_is_refused_with_the_reason(server: str, path: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        fetch(server + path)
    assert not caught.value.host_down


def test_a_redirect_in_circles_ends(server: str) -> None:
    with pytest.raises(FetchError):
        fetch(f"{server}/loop")


def test_half_an_image_is_none(server: str) -> None:
    with pytest.raises(FetchError):
        fetch(f"{server}/short")


def test_a_server_that_is_not_there_is_down() -> None:
    with pytest.raises(FetchError) as caught:
        fetch("http://127.0.0.1:9/a.png")
    assert caught.value.host_down


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://a/b", "javascript:1", "", "http://", "http://[/", "//a/b"]
)
def test_only_web_addresses_are_fetched(address: str) -> None:
    with pytest.raises(FetchError, match="not valid"):
        fetch(address)
