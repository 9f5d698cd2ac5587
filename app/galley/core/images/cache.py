"""The offline cache of remote images: one folder, bounded in size, filled by threads of its own."""

import contextlib
import hashlib
import os
import queue
import tempfile
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from urllib.parse import urlsplit

from galley.core.images.errors import FetchError, reason_of
from galley.core.messages import say

DEFAULT_LIMIT = 512 * 1024 * 1024
WORKERS = 6
# Seconds until something that failed is tried again: an image, and any image of a server that was silent.
RETRY_IMAGE = 600.0
RETRY_HOST = 60.0

Done = Callable[[str], None]
"""Called from a worker thread when an image has arrived or failed, with its address."""


class State(Enum):
    """Where a remote image stands."""

    HERE = auto()
    ABSENT = auto()
    UNDER_WAY = auto()
    FAILED = auto()


class ImageCache:
    """Remote images by address. Every method may be called from any thread; none waits for a network.

    The folder holds nothing but copies: it may be deleted at any time.
    """

    def __init__(
        self,
        folder: Path,
        *,
        limit: int = DEFAULT_LIMIT,
        fetcher: Callable[[str], bytes] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``limit`` is in bytes; the images not looked at for longest go first when it is exceeded.

        ``fetcher`` stands in for ``fetch.fetch``.
        """
        self.folder = folder
        self.limit = limit
        self._fetch = fetcher or _fetch
        self._clock = clock
        self._lock = threading.Lock()
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._under_way: dict[str, list[Done]] = {}
        self._failed: dict[str, tuple[float, str]] = {}
        self._silent_hosts: dict[str, float] = {}
        self._workers = 0
        self._closed = False
        self._size: int | None = None

    def path(self, address: str) -> Path | None:
        """The file of an image that is here, marked as just used, or None."""
        path = self._place(address)
        with contextlib.suppress(OSError):
            os.utime(path)
            return path
        return None

    def state(self, address: str) -> State:
        with self._lock:
            if address in self._under_way:
                return State.UNDER_WAY
            if self._refusal(address):
                return State.FAILED
        return State.HERE if self._place(address).is_file() else State.ABSENT

    def reason(self, address: str) -> str:
        """Why an image failed, "" when it has not."""
        with self._lock:
            return self._refusal(address)

    @property
    def pending(self) -> int:
        """How many images are being fetched or wait for it."""
        return len(self._under_way)

    def request(self, address: str, done: Done) -> State:
        """Fetch an image in the background unless it is here, under way, or failed lately.

        ``done`` is called only when the answer is UNDER_WAY.
        """
        if self._place(address).is_file():
            return State.HERE
        with self._lock:
            if self._closed or self._refusal(address):
                return State.FAILED
            waiting = self._under_way.setdefault(address, [])
            waiting.append(done)
            if len(waiting) == 1:
                self._queue.put(address)
                if self._workers < min(WORKERS, len(self._under_way)):
                    self._workers += 1
                    # Daemons: a server that never answers must not keep the program from ending.
                    threading.Thread(target=self._work, name="image-fetch", daemon=True).start()
        return State.UNDER_WAY

    def store(self, address: str, data: bytes) -> Path:
        """Put an image into the cache and return its file. Raises OSError."""
        path = self._place(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        self._grown(len(data))
        return path

    def close(self) -> None:
        """Fetch nothing more. What is under way ends by itself and is not reported."""
        with self._lock:
            self._closed = True
            self._under_way.clear()
            for _ in range(self._workers):
                self._queue.put(None)

    def _place(self, address: str) -> Path:
        digest = hashlib.blake2b(address.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
        return self.folder / digest[:2] / digest[2:]

    def _refusal(self, address: str) -> str:
        now = self._clock()
        since, reason = self._failed.get(address, (now, ""))
        if reason and now - since < RETRY_IMAGE:
            return reason
        silent = self._silent_hosts.get(_host(address))
        return say("The server can't be reached") if silent is not None and now - silent < RETRY_HOST else ""

    def _work(self) -> None:
        while (address := self._queue.get()) is not None:
            with self._lock:
                if self._closed:
                    return
                reason = self._refusal(address)
            if not reason:
                reason = self._bring(address)
            with self._lock:
                if reason:
                    self._failed[address] = (self._clock(), reason)
                callbacks = self._under_way.pop(address, [])
            for done in callbacks:
                done(address)

    def _bring(self, address: str) -> str:
        """Fetch and store one image; the reason it could not be had, or ""."""
        try:
            self.store(address, self._fetch(address))
        except Exception as error:  # one odd server must not end the thread that serves the others
            if isinstance(error, FetchError) and error.host_down:
                with self._lock:
                    self._silent_hosts[_host(address)] = self._clock()
            return reason_of(error)
        return ""

    def _grown(self, size: int) -> None:
        with self._lock:
            if self._size is not None:
                self._size += size
                if self._size <= self.limit:
                    return
            self._prune()

    def _prune(self) -> None:
        """Count the folder, and delete the longest unused until a tenth of the limit is free."""
        files: list[tuple[float, int, Path]] = []
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in files)
        if total > self.limit:
            for _, size, path in sorted(files):
                if total <= self.limit * 0.9:
                    break
                with contextlib.suppress(OSError):
                    path.unlink()
                    total -= size
        self._size = total


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return address


def _fetch(address: str) -> bytes:
    # The machinery of the web is loaded with the first image that is fetched, if ever one is.
    from galley.core.images.fetch import fetch  # noqa: PLC0415

    return fetch(address)
