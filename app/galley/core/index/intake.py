"""Takes posts into the index as they are read, and gives them their grams when all are read."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from galley.core.index.reading import Batch
from galley.core.index.row import Row
from galley.core.index.seen import settled_at
from galley.core.index.store import Store

# Up to so many posts searches rather look into than that grams are made for them.
_FEWEST_FOR_GRAMS = 128
# So many posts get their grams at once: of few FTS5 makes more work, and others who write wait for many.
_GRAMS_AT_ONCE = 1_024


class GramMaker(Protocol):
    """Makes grams beside whoever puts them into the index (`readers.Readers`)."""

    def begin(self, texts: list[bytes]) -> None: ...
    def made(self) -> list[bytes]: ...


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

    def take(self, batch: Batch) -> Taken:
        """Take a batch in."""
        return Taken(self._store.put(batch.posts, batch.gone, self._is_settled), batch.gone)

    def put_in_order(self, cancelled: Callable[[], bool], maker: GramMaker | None = None) -> None:
        """Give the posts grams that have none yet, unless they are so few that it does not pay."""
        self._store.tidy()
        if maker is not None:
            self._put_made(maker)
        while self._store.loose() >= _FEWEST_FOR_GRAMS and not cancelled():
            self._store.put_grams({}, _GRAMS_AT_ONCE, cancelled)

    def _put_made(self, maker: GramMaker) -> None:
        texts = self._store.loose_texts(0, _GRAMS_AT_ONCE)
        maker.begin(list(texts.values()))
        while texts:
            made = maker.made()
            following = self._store.loose_texts(max(texts) + 1, _GRAMS_AT_ONCE)
            maker.begin(list(following.values()))
            # Those are made meanwhile.
            self._store.put_grams(dict(zip(texts, made, strict=True)), len(made), lambda: False)
            texts = following
