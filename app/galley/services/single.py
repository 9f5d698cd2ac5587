"""One window for each site: a second start passes on what it was asked to open, and ends."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from galley.core.site import SiteError, open_site
from galley.core.storage.places import private_folder
from galley.core.storage.system import FileLock

PATIENCE_MS = 2_000
_LONGEST = 64 * 1024


class SiteDoor(QObject):
    """Holds the site that this process has open, and hears what later starts ask for.

    A lock that ends with its process says who has the site; the socket only carries the path. So a
    socket that a killed process left behind means nothing, and one that does not answer (a hung
    window) opens a second window, which is safe: saving compares with the disk.
    """

    asked = Signal(object)
    """A path of this site to show; None to come to the front only."""

    def __init__(self, parent: QObject | None = None, *, state: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = state
        self._root: Path | None = None
        self._lock: FileLock | None = None
        self._server: QLocalServer | None = None
        self._callers: set[QLocalSocket] = set()

    def enter_at(self, path: Path, post: Path | None = None) -> bool:
        """``enter`` the site around ``path``; True as well where there is none to keep others from."""
        try:
            root = open_site(path).root
        except (SiteError, OSError):
            return True
        return self.enter(root, post)

    def enter(self, root: Path, path: Path | None = None) -> bool:
        """Take the site for this process, giving up the one before.

        False when another process has it: that one has been told to show ``path``.
        """
        if root == self._root:
            return True
        try:
            lock = FileLock(private_folder("windows", root=self._folder) / f"{_name(root)}.lock")
            free = lock.acquire()
        except OSError:  # without a state folder every window is on its own
            return True
        if not free:
            return not self._tell(root, path)
        self.leave()
        self._root, self._lock = root, lock
        self._listen(root)
        return True

    def leave(self) -> None:
        """Give the site up."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
        if self._lock is not None:
            self._lock.release()
        self._root = self._lock = self._server = None

    def _listen(self, root: Path) -> None:
        name = self._socket_name(root)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Whoever listened there has ended, or the lock would not have been free.
        QLocalServer.removeServer(name)
        server.newConnection.connect(self._on_caller)
        server.listen(name)
        self._server = server

    def _on_caller(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            self._callers.add(caller)
            caller.readyRead.connect(lambda caller=caller: self._on_words(caller))
            caller.disconnected.connect(lambda caller=caller: self._forget(caller))
            if caller.bytesAvailable():
                self._on_words(caller)

    def _on_words(self, caller: QLocalSocket) -> None:
        if caller.bytesAvailable() > _LONGEST:
            caller.abort()
        if not caller.canReadLine():
            return
        path = _parse(bytes(caller.readLine().data()))
        caller.write(b"ok\n")
        caller.flush()
        self.asked.emit(path)

    def _forget(self, caller: QLocalSocket) -> None:
        self._callers.discard(caller)
        caller.deleteLater()

    def _tell(self, root: Path, path: Path | None) -> bool:
        """Whether the process that has the site took the path."""
        socket = QLocalSocket()
        socket.connectToServer(self._socket_name(root))
        try:
            if not socket.waitForConnected(PATIENCE_MS):
                return False
            socket.write(
                json.dumps({"open": None if path is None else os.fsencode(path).hex()}).encode() + b"\n"
            )
            return _wait(socket.waitForReadyRead, socket.canReadLine)
        finally:
            socket.abort()

    def _socket_name(self, root: Path) -> str:
        # The folder of the lock is this user's own; the socket's place may be shared by all.
        return f"galley-{_name(private_folder('windows', root=self._folder) / _name(root))}"


def _wait(more: Callable[[int], bool], done: Callable[[], bool]) -> bool:
    while not done():
        if not more(PATIENCE_MS):
            return False
    return True


def _name(path: Path) -> str:
    return hashlib.blake2b(os.fsencode(path), digest_size=10).hexdigest()


def _parse(line: bytes) -> Path | None:
    try:
        path = json.loads(line)["open"]
        return None if path is None else Path(os.fsdecode(bytes.fromhex(path)))
    except (ValueError, KeyError, TypeError):
        return None
