"""A site's posts as rows: at once from the index, then kept true by reading only what moved."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from galley.core.library.reading import Vanished, read_row
from galley.core.library.row import Row
from galley.core.library.store import Stamp, Store
from galley.core.site import PostFile, Site, post_file, walk_folder, walk_posts

Progress = Callable[[int, int, list[Row], list[str]], None]
Cancelled = Callable[[], bool]

_BATCH_SECONDS = 0.1
_BATCH_ROWS = 64
# After a write within one tick of the file system's clock a file may change again and keep its time.
_TICK_NS = 100_000_000
_COARSE_TICK_NS = 2_100_000_000


class Library:
    """The index of one site. Use one Library per thread; several may share a site's index file."""

    def __init__(self, site: Site, cache_dir: Path | None = None) -> None:
        self.site = site
        self._store = Store(site, cache_dir)

    def rows(self) -> list[Row]:
        """Return the rows of the index as they are, without looking at the site's folder; in no order."""
        return self._store.rows()

    def scan(self, progress: Progress, cancelled: Cancelled = lambda: False) -> None:
        """Walk the site and read every post whose size or time moved since the index saw it.

        ``progress(done, total, changed, gone)`` is called from this thread about ten times a second with what
        is new since the last call: rows that are new or other than before, and paths that are no more.
        ``total`` counts the posts that are read, not those that stayed. It is called at least once, and the
        index has what was told. When ``cancelled`` answers True the scan stops and keeps what it has.
        """
        if not self.site.root.is_dir():  # a disk that is not there just now
            progress(0, 0, [], [])
            return
        known = self._store.stamps()
        unreadable: list[str] = []
        moved: list[PostFile] = []
        present: set[str] = set()
        for file in walk_posts(self.site, lambda folder, _: unreadable.append(self._relative(folder))):
            present.add(file.relative)
            if not _is_current(file, known.get(file.relative)):
                moved.append(file)
            if cancelled():
                return
        # Posts in a folder that cannot be read just now are not gone.
        hidden = tuple(f"{folder}/" for folder in unreadable)
        gone = [path for path in known if path not in present and not path.startswith(hidden)]
        self._read(moved, gone, progress, cancelled)

    def refresh(self, paths: Iterable[Path]) -> tuple[list[Row], list[str]]:
        """Read these files and folders anew, whatever their time says; return (rows, paths that are gone)."""
        files: dict[str, PostFile] = {}
        gone: dict[str, None] = {}
        known: dict[str, Stamp] | None = None
        for path in paths:
            path = path if path.is_absolute() else self.site.root / path
            if not path.is_relative_to(self.site.root):
                continue
            relative = self._relative(path)
            if (found := post_file(self.site, path)) is not None:
                files[relative] = found
                continue
            if known is None:
                known = self._store.stamps()
            under = {file.relative: file for file in walk_folder(self.site, path)} if path.is_dir() else {}
            files.update(under)
            prefix = f"{relative}/" if relative != "." else ""
            for old in known:
                if old not in under and (old == relative or old.startswith(prefix)):
                    gone[old] = None
        changed: list[Row] = []
        lost: list[str] = []

        def collect(_done: int, _total: int, rows: list[Row], paths_gone: list[str]) -> None:
            changed.extend(rows)
            lost.extend(paths_gone)

        self._read(list(files.values()), [path for path in gone if path not in files], collect, lambda: False)
        return changed, lost

    def close(self) -> None:
        """Close the index; the library cannot be used afterwards."""
        self._store.close()

    def _read(self, files: list[PostFile], gone: list[str], progress: Progress, cancelled: Cancelled) -> None:
        done = 0
        for rows, vanished in _batches(self.site, files, cancelled):
            gone += vanished
            self._store.put(rows, gone, frozenset(row.path for row in rows if _may_change_unseen(row)))
            done += len(rows) + len(vanished)
            progress(done, len(files), rows, gone)
            gone = []
        if gone or not files:
            self._store.put([], gone)
            progress(done, len(files), [], gone)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.site.root).as_posix()


def _is_current(file: PostFile, stamp: Stamp | None) -> bool:
    return stamp == (file.size, file.mtime_ns, file.ignored, True)


def _may_change_unseen(row: Row) -> bool:
    tick = _COARSE_TICK_NS if row.mtime_ns % 1_000_000_000 == 0 else _TICK_NS
    return abs(time.time_ns() - row.mtime_ns) < tick


def _batches(
    site: Site, files: list[PostFile], cancelled: Cancelled
) -> Iterator[tuple[list[Row], list[str]]]:
    rows: list[Row] = []
    vanished: list[str] = []
    since = time.monotonic()
    for file in files:
        if cancelled():
            break
        try:
            rows.append(read_row(site, file))
        except Vanished:
            vanished.append(file.relative)
        if len(rows) >= _BATCH_ROWS or time.monotonic() - since > _BATCH_SECONDS:
            yield rows, vanished
            rows, vanished, since = [], [], time.monotonic()
    if rows or vanished:
        yield rows, vanished
