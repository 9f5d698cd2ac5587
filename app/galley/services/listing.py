"""What the list shows: scope, search, order and groups, and the posts that these make of the index."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from galley.core import bulk
from galley.core.library import Excerpt, Found, Library, Row, Scope, Span, hits_in
from galley.core.library.groups import GroupKey, Groups, header_key_of
from galley.services.arrangement import Arrangement
from galley.services.bulk import Stopped
from galley.services.options import GROUP_BY, SEARCH_DESCENDING, SEARCH_SORT, SORT_DESCENDING, SORT_KEY
from galley.services.settings import Settings
from galley.services.site import SiteService

# A search that goes on for long shows so many posts first.
FIRST = 200
CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class _Question:
    query: str
    sort: str
    descending: bool
    scope: Scope
    group_by: str


@dataclass(frozen=True, slots=True)
class _Answer:
    question: _Question
    found: Found
    groups: Groups | None
    arrangement: Arrangement
    folded: frozenset[str]


class Listing(QObject):
    """Asks the index whenever something of it changes, and says what is to be shown."""

    arranged = Signal(object)
    """An `Arrangement`."""
    looked_for = Signal()
    """Search, order or groups are others now."""
    trouble = Signal(str)
    """What is wrong with the search, or nothing."""

    def __init__(self, sites: SiteService, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sites = sites
        self._settings = settings
        self.scope = Scope()
        self.query = ""
        self.words: tuple[str, ...] = ()
        """What the search looks for, to be marked where it is shown."""
        self.arrangement = Arrangement.plain()
        self.complete = True
        self._answered: _Question | None = None
        """What all that is shown is the answer to."""
        self._groups: Groups | None = None
        self._folded: set[str] = set()

    # -- what is wanted ------------------------------------------------------------------------

    @property
    def group_by(self) -> str:
        """A `GroupKey`, or what `by_header_key` returns."""
        wish = self._settings.get(GROUP_BY)
        return wish if wish in set(GroupKey) or header_key_of(wish) else GroupKey.NONE

    @property
    def sort(self) -> str:
        """The key of the order that holds now: a search has one of its own."""
        return self._settings.get(SEARCH_SORT if self.query else SORT_KEY)

    @property
    def descending(self) -> bool:
        return self._settings.get(SEARCH_DESCENDING if self.query else SORT_DESCENDING)

    def begin(self) -> None:
        """Another site: show all of it."""
        self.scope, self.query, self.words = Scope(), "", ()
        self._folded.clear()
        self._groups = self._answered = None
        self._show(Arrangement.plain())

    def search(self, query: str) -> None:
        if query.strip() != self.query:
            self.query = query.strip()
            self.refresh()

    def show_scope(self, scope: Scope) -> None:
        self.scope = scope
        self.refresh()

    def sort_by(self, key: str, *, descending: bool) -> None:
        self._settings.set(SEARCH_SORT if self.query else SORT_KEY, key)
        self._settings.set(SEARCH_DESCENDING if self.query else SORT_DESCENDING, descending)
        self.refresh()

    def group(self, by: str) -> None:
        """Put together what ``by`` says, as `group_by` has it."""
        self._settings.set(GROUP_BY, str(by))
        self._folded.clear()
        self.refresh()

    def fold(self, names: Sequence[str], *, folded: bool) -> None:
        """Fold these groups to their headings, or open them."""
        if folded:
            self._folded.update(names)
        else:
            self._folded.difference_update(names)
        self._arrange()

    def turn(self, name: str) -> None:
        """Fold a group that is open, and the other way round."""
        self.fold([name], folded=name not in self._folded)

    def group_names(self) -> list[str]:
        groups = self._groups
        return [] if groups is None else [groups.name(place) for place in range(len(groups))]

    # -- asking --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the index again."""
        self.looked_for.emit()
        asked = self._question()
        # Of what is shown already the first ones alone would cut the list off below.
        soon = asked.query and asked.group_by == GroupKey.NONE and asked != self._answered
        self._ask(asked, FIRST if soon else None)

    def _question(self) -> _Question:
        return _Question(self.query, self.sort, self.descending, self.scope, self.group_by)

    def _ask(self, question: _Question, first: int | None) -> None:
        sort, descending, by = question.sort, question.descending, question.group_by
        folded = frozenset(self._folded)
        # The values of a header key rise, unless the posts are ordered by it and fall.
        falling = descending and header_key_of(by) in (None, sort)

        def work(library: Library) -> _Answer:
            found = library.find(
                question.query, sort=sort, descending=descending, within=question.scope, first=first
            )
            if by == GroupKey.NONE:
                library.ungroup()
                return _Answer(question, found, None, Arrangement.plain(found.ids), folded)
            groups = library.group(found.ids, by, descending=falling)
            return _Answer(question, found, groups, Arrangement.grouped(groups, folded), folded)

        self._sites.ask("list", work, self._take)

    def _take(self, answer: _Answer) -> None:
        found = answer.found
        self.words, self.complete = found.words, found.complete
        self._answered = answer.question if found.complete else None
        self._groups = answer.groups
        self.trouble.emit(found.error.reason if found.error is not None else "")
        if answer.groups is None or answer.folded == self._folded:
            self._show(answer.arrangement)
        else:
            self._arrange()
        self._sites.may_scan()
        if not found.complete:
            self._ask(answer.question, None)

    def _arrange(self) -> None:
        """Show the groups that are known, folded as they are now."""
        if self._groups is not None:
            self._show(Arrangement.grouped(self._groups, frozenset(self._folded)))

    def _show(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.arranged.emit(arrangement)

    # -- about what is shown -------------------------------------------------------------------

    def excerpts(self, ids: Sequence[int], then: Callable[[dict[int, Excerpt]], None]) -> None:
        """Find where the search stands in these posts' texts."""
        query, wanted = self.query, list(ids)

        def work(library: Library) -> dict[int, Excerpt]:
            return dict(zip(wanted, library.excerpts(wanted, query), strict=True))

        self._sites.ask("excerpts", work, lambda found: then(found) if query == self.query else None)

    def post_ids(self) -> list[int]:
        """All posts that are shown, those folded away included, each once and in their order."""
        if self._groups is None:
            return list(self.arrangement.lines)
        return self._groups.each()

    def paths(self, then: Callable[[list[str]], None], ids: Sequence[int] | None = None) -> None:
        """Find the paths of these posts, or of all that are shown, beside the window."""
        wanted = self.post_ids() if ids is None else list(ids)
        self._sites.ask("paths", lambda library: paths_in(library, wanted), then)

    def hits(self, text: str, then: Callable[[list[Span]], None]) -> None:
        """Find the search in a text, such as the one in the editor."""
        query = self.query
        if query:
            self._sites.ask("hits", lambda _library: hits_in(text, query), then)


def paths_in(library: Library, ids: Sequence[int], stopped: Stopped = lambda: False) -> list[str]:
    """The paths below the site of these posts, in their order; those that are gone are left out."""
    return [row.path for rows in _rows_in(library, ids, stopped) for row in rows]


def all_rows(library: Library, stopped: Stopped) -> Iterator[list[Row]]:
    """Yield the rows of all posts, some at a time. Raises `bulk.Stopped` when it is to stop."""
    return _rows_in(library, library.find().ids, stopped)


def _rows_in(library: Library, ids: Sequence[int], stopped: Stopped) -> Iterator[list[Row]]:
    for start in range(0, len(ids), CHUNK):
        if stopped():
            raise bulk.Stopped
        yield library.rows(ids[start : start + CHUNK])
