"""The site's own style sheet for the preview: read from the author's file, and again when it changes."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from galley.core.storage import StorageError, in_words, read_file
from galley.core.textfile import NotTextError, decode

LARGEST = 4_000_000
# Editors write a file in several steps, and rename over it.
SETTLE_MS = 120


class SiteStyle(QObject):
    """Watches one CSS file; ``changed`` carries its text, "" for none."""

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.text = ""
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._read)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())

    def watch(self, path: Path | None) -> None:
        """Take the style sheet at ``path`` from now on; None for none."""
        if path == self.path:
            return
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        self.path = path
        self._soon.stop()
        self._read(fresh=True)

    def _read(self, *, fresh: bool = False) -> None:
        text: str | None = ""
        if self.path is not None:
            text = self._text_of(self.path)
            if text is None:  # an editor may be writing it right now
                text = "" if fresh else self.text
            wanted = {str(path) for path in (self.path, self.path.parent) if path.exists()}
            # A file that was renamed over is not watched any more.
            missing = sorted(wanted - {*self._watcher.files(), *self._watcher.directories()})
            if missing:
                self._watcher.addPaths(missing)
        if text != self.text:
            self.text = text
            self.changed.emit(text)

    def _text_of(self, path: Path) -> str | None:
        try:
            if path.stat().st_size > LARGEST:
                self.failed.emit(self.tr("{0} is too large for a style sheet.").format(path.name))
                return None
            return decode(read_file(path)).text
        except (OSError, StorageError, NotTextError) as error:
            self.failed.emit(in_words(error, path=path))
            return None
