"""What the index knows of a site's files: some at a time, for a site may have a hundred thousand."""

from collections.abc import Iterator
from itertools import islice

from galley.core.index.loading import values
from galley.core.index.store import Stamp, Store
from galley.core.site import PostFile

_AT_ONCE = 500


class Known:
    """Meets the files that a walk finds, and tells in the end which posts it has met none for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opened = store.database.opened
        # What is read from now on has a number from this one on.
        self._next_number = store.next_number()
        self._met = bytearray(store.next_id())

    def moved(self, files: Iterator[PostFile]) -> Iterator[PostFile]:
        """Yield those of ``files`` that the index has not, or not as they are."""
        while some := list(islice(files, _AT_ONCE)):
            stamps = self._store.stamps_of([file.relative for file in some])
            for post_id, _ in stamps.values():
                if post_id < len(self._met):
                    self._met[post_id] = 1
            for file in some:
                if not is_current(file, stamps.get(file.relative, (0, None))[1]):
                    yield file

    def others(self) -> list[str]:
        """Return the paths of the posts that were there from the beginning, and that no file was met for."""
        if self._store.database.opened != self._opened or self._store.next_number() < self._next_number:
            return []  # the index was made anew meanwhile, and has only what was read since
        return self._store.database.safely(self._others, [])

    def _others(self) -> list[str]:
        found: list[str] = []
        for ids, numbers in values(self._store.database, "number", table="looks"):
            old = [
                post_id
                for post_id, number in zip(ids, numbers, strict=True)
                if number < self._next_number and not self._met[post_id]
            ]
            found += self._store.paths_of(old)
        return found


def is_current(file: PostFile, stamp: Stamp | None) -> bool:
    """Say whether the index has a file as it is."""
    return stamp == (file.size, file.mtime_ns, file.ignored, True)
