"""Remote images for the page: from the offline cache, and fetched only where the author allowed it."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from galley.core.images import ImageCache, State
from galley.core.storage.places import cache_folder


def default_cache() -> ImageCache:
    """The cache in the user's cache folder."""
    return ImageCache(cache_folder() / "images")


class RemoteImages(QObject):
    """Answers for an address with a file or the reason there is none, and tells when that changes."""

    changed = Signal(str)
    """An image has arrived, or could not be had: its address. Emitted in the thread of this object."""
    _done = Signal(str)

    def __init__(self, cache: ImageCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cache = cache
        self._done.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._report = self._done.emit

    @property
    def pending(self) -> int:
        return self.cache.pending

    def look_up(self, address: str, *, allowed: bool) -> tuple[Path | None, str]:
        """The image's file, or None and a few words on why it is not shown."""
        path = self.cache.path(address)
        if path is not None:
            return path, ""
        if not allowed:
            return None, self.tr("Remote image, not loaded")
        if self.cache.request(address, self._report) is State.FAILED:
            return None, self.cache.reason(address) or self.tr("The server can't be reached")
        return None, self.tr("Remote image, loading")
