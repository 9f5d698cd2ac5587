"""A host of images on this machine: pictures, errors, pages that are no pictures."""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from support.pictures import picture


class ImageHost:
    """``answers`` are bytes or a status by path (percent-decoded); ``asked`` tells what was asked for."""

    def __init__(self, answers: Mapping[str, bytes | int]) -> None:
        self.answers = dict(answers)
        self.asked: list[str] = []
        self.methods: list[str] = []
        self.url = ""

    @property
    def name(self) -> str:
        return self.url.removeprefix("http://")


@contextlib.contextmanager
def image_host(answers: Mapping[str, bytes | int] | None = None) -> Iterator[ImageHost]:
    host = ImageHost(answers if answers is not None else {"/a.png": picture()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(self.path.split("?")[0])
            host.asked.append(path)
            host.methods.append(self.command)
            answer = host.answers.get(path, 404)
            if isinstance(answer, int):
                self.send_error(answer)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            if self.command == "GET":
                with contextlib.suppress(OSError):
                    self.wfile.write(answer)

        do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    host.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
