"""Takes posts into the index as they are read, and gives them their grams, many at once."""

from collections.abc import Callable
from typing import NamedTuple

from galley.core.index.reading import Batch
from galley.core.index.row import Row
from galley.core.index.seen import settled_at
from galley.core.index.store import Store

# Up to so many posts searches rather look into than that grams are made for them.
_FEWEST_FOR_GRAMS = 128
# So many posts get their grams at once: of few FTS5 makes more work, and others who write wait for many.
_GRAMS_AT_ONCE = 1_024


class Taken(NamedTuple):
    """Rows that are new or other than before, and paths that are no more."""

    rows: list[Row]
    gone: list[str]


class Intake:
    """What is read goes in here, one batch after the other; at the end it is put in order.

    ``since_ns`` is when the reading began: it says whether a file's time can be trusted.
    """

    def __init__(self, store: Store, since_ns: int) -> None:
        self._store = store
        self._is_settled = settled_at(since_ns)
        self._grams: dict[int, bytes] = {}

    def take(self, batch: Batch, cancelled: Callable[[], bool]) -> Taken:
        """Take a batch in; grams that it has wait until they are many."""
        rows, number = self._store.put(batch.posts, batch.gone, self._is_settled)
        grams = enumerate((post.grams for post in batch.posts), number)
        self._grams.update((at, made) for at, made in grams if made is not None)
        if len(self._grams) >= _GRAMS_AT_ONCE:
            self._put_grams(cancelled)
        return Taken(rows, batch.gone)

    def put_in_order(self, cancelled: Callable[[], bool]) -> None:
        """Give the posts grams that have none yet, unless they are so few that it does not pay."""
        self._store.tidy()
        while self._store.loose() >= _FEWEST_FOR_GRAMS and not cancelled():
            self._put_grams(cancelled)

    def _put_grams(self, cancelled: Callable[[], bool]) -> None:
        loose = self._store.put_grams(self._grams, _GRAMS_AT_ONCE, cancelled)
        self._grams = {number: made for number, made in self._grams.items() if number >= loose}
