"""A site's posts as rows: at once from the index, then kept true by reading only what moved."""

import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import TypeVar

from galley.core.frontmatter import read
from galley.core.index.indexing import Cancelled, Indexing
from galley.core.index.known import Known, is_current
from galley.core.index.row import Row
from galley.core.index.seen import Seen, Version, version_of
from galley.core.index.store import Store, in_slices
from galley.core.library.columns import Columns
from galley.core.library.counting import Titles, count_all, count_keys, titles_of
from galley.core.library.found import Counts, Excerpt, Found, Span
from galley.core.library.groups import NO_GROUPS, Groups, group_posts
from galley.core.library.hits import excerpt_of, hits_in
from galley.core.library.language import All, Any, Query, Term, folded_term, parse
from galley.core.library.ordering import SortKey, newest, order_by
from galley.core.library.quick import quick_slots
from galley.core.library.scope import Scope, ScopeKind, scope_mask
from galley.core.library.search import Search
from galley.core.site import PostFile, Site, post_file, walk_folder, walk_posts
from galley.core.textfile import NotTextError, decode

Progress = Callable[[int, int, list[Row], list[str]], None]
_T = TypeVar("_T")

_AT_ONCE = 4_096
# So many posts are given at once, though only the first were asked for.
_MANY = 4_000
# Up to so many texts are read rather than that the index is asked who may hold something.
_FEW_TEXTS = 256
# After so many texts it is guessed whether the first that match will be found among the next ones sooner than
# the index knows all. To ask it at all takes as long as to look into so many texts.
_LOOKED_AT = 64
_TEXTS_PER_QUESTION = 50


def _unheard(_done: int, _total: int, _changed: list[Row], _gone: list[str]) -> None:
    """Who does not ask how far it is."""


class Library:
    """The index of one site. Use one Library per thread; several may share a site's index file."""

    def __init__(self, site: Site, cache_dir: Path | None = None) -> None:
        self.site = site
        self._store = Store(site, cache_dir)
        self._columns = Columns(self._store)
        self._seen = Seen()
        self.is_left: Cancelled = lambda: False
        """Whether nobody waits any more for what is being asked; a search raises Left then."""

    # -- what is in the index --------------------------------------------------------------------

    @property
    def version(self) -> int:
        """A number that grows when this or another process changed the index."""
        self._columns.refresh()
        return self._columns.version

    def warm(self) -> None:
        """Load what searches look at, and the order by title: the first of each need not wait for it."""
        with self._store.database.much():
            self.find("galley")
            self.quick("g")
            self.find(sort=SortKey.TITLE, descending=False)

    def rows(self, ids: Iterable[int] | None = None) -> list[Row]:
        """Return the rows of these posts in their order, without those that are gone; None: all, in no order.

        The site's folder is not looked at.
        """
        return self._store.rows(ids)

    def values(self, key: str, ids: Iterable[int]) -> list[str]:
        """Return what a header key shows in each of these posts, "" where it shows nothing."""
        wanted = list(ids)
        found: dict[int, str] = {}
        for some in in_slices(wanted, 500):
            found.update(self._store.header_values(key, some))
        return [found.get(each, "") for each in wanted]

    def ids_of(self, paths: Iterable[str]) -> dict[str, int]:
        """Return the ids of those of ``paths`` (relative) that are in the index."""
        return self._store.ids_of(list(paths))

    def keys(self) -> dict[str, int]:
        """Return every header key of the site with its number of posts, the most used first."""
        return count_keys(self._store)

    def counts(self) -> Counts:
        """Return how many posts there are in every folder, tag and category."""
        with self._store.database.much():
            return count_all(self._store)

    def titles(self) -> Titles:
        """Return every post's title."""
        return titles_of(self._store)

    # -- searches --------------------------------------------------------------------------------

    def find(
        self,
        query: str = "",
        *,
        sort: str = SortKey.DATE,
        descending: bool = True,
        within: Scope | None = None,
        first: int | None = None,
    ) -> Found:
        """Return the posts that ``query`` means (`language`), in the order of ``sort``.

        ``sort`` is a SortKey, or any key of the header. With RELEVANCE the posts with all words in the title
        come first, then those with all words in title, tags or categories, each newest first; ``descending``
        does not matter then. With ``first`` the answer is given as soon as so many posts are certain.
        """
        asked = parse(query, self.site.timezone)
        everything = not asked.root.parts and (within is None or within.kind is ScopeKind.ALL)
        if (
            everything
            and not self._columns.is_loaded
            and sort in (SortKey.DATE, SortKey.RELEVANCE)
            and descending
        ):
            return Found(array("q", newest(self._store)), (), asked.error)
        ids, complete = self._at_once(
            lambda: self._find(asked, sort, descending, within, first), (array("q"), True)
        )
        return Found(ids, asked.words, asked.error, complete)

    def group(self, ids: Sequence[int], by: str, *, descending: bool = True) -> Groups:
        """Part posts by a GroupKey or `by_header_key` (`groups.group_posts`)."""
        return self._at_once(
            lambda: group_posts(self._store, self._columns, ids, by, descending=descending), NO_GROUPS
        )

    def ungroup(self) -> None:
        """Let go of what posts were grouped by."""
        self._columns.let_go("labels")

    def _at_once(self, work: Callable[[], _T], empty: _T) -> _T:
        """Do ``work`` with columns and index as they are at one moment."""

        def done() -> _T:
            with self._store.database.snapshot():
                self._columns.refresh()
                return work()

        return self._store.database.safely(done, empty)

    def _find(
        self, asked: Query, sort: str, descending: bool, within: Scope | None, first: int | None
    ) -> "tuple[array[int], bool]":
        columns = self._columns
        mask = scope_mask(self._store, columns, within)
        order = order_by(self._store, columns, sort, descending=descending)

        ids = columns.ids()
        search = Search(self._store, columns, asked, mask, self.is_left)
        by_class = sort == SortKey.RELEVANCE and bool(asked.terms)
        if by_class and first is not None:
            best = list(islice(chain.from_iterable(map(order.walk, search.best())), first))
            if len(best) == first:
                return array("q", map(ids.__getitem__, best)), False
        search.use_columns()

        def in_turn() -> Iterator[int]:
            return chain.from_iterable(map(order.walk, search.classes() if by_class else (search.perhaps,)))

        if search.doubtful.bit_count() > _FEW_TEXTS:
            common = None if first is None else _first_if_common(search, in_turn(), first, columns.size)
            if common is not None:
                return array("q", map(ids.__getitem__, common)), False
            search.use_grams()
        slots = in_turn()
        if search.doubtful:
            slots = search.confirmed(slots)
        elif search.perhaps.bit_count() < _MANY:
            first = None
        found: array[int] = array("q")
        # Some at a time: taken all at once, no other thread would run meanwhile.
        wanted = slots if first is None else islice(slots, first)
        while some := list(islice(wanted, _AT_ONCE)):
            found.extend(map(ids.__getitem__, some))
        return found, first is None or next(slots, None) is None

    def excerpts(self, ids: Iterable[int], query: str, length: int = 160) -> list[Excerpt]:
        """Return for each post a line around its first hit, or the beginning of its text where it has none.

        Reads the posts' files: for those on the screen.
        """
        wanted = list(ids)
        rows = {row.id: row for row in self.rows(wanted)}
        return [self._excerpt(rows[each], query, length) if each in rows else Excerpt("") for each in wanted]

    def _excerpt(self, row: Row, query: str, length: int) -> Excerpt:
        text = self._text(row.path)
        start = 0 if text is None else read(text, self.site.header_rules).body_start
        found = None if text is None else excerpt_of(text[start:], query, length)
        return found or Excerpt(row.excerpt)

    def hits(self, path: str, query: str, limit: int = 1000) -> list[Span]:
        """Return where in a post's text (header included, as decoded) the hits are; none if it is gone."""
        text = self._text(path)
        return [] if text is None else hits_in(text, query, limit)

    def quick(self, text: str, limit: int = 50) -> list[Row]:
        """Return the posts whose title, its pinyin or path a few typed letters fit, the best first."""
        columns = self._columns

        def best() -> list[int]:
            return [columns.ids()[slot] for slot in quick_slots(self._store, columns, text, limit)]

        return self.rows(self._at_once(best, []))

    def holding(self, texts: Sequence[str]) -> list[str]:
        """Return the paths of the posts that may have one of ``texts``, in header or body, however written.

        Texts are compared folded; for exactness their files are to be looked into.
        """
        terms = tuple(dict.fromkeys(Term(folded_term(text)) for text in texts))
        asked = Query(All((Any(terms),)), terms, (), None)
        ids, _ = self._at_once(lambda: self._find(asked, SortKey.DATE, True, None, None), (array("q"), True))
        found = dict.fromkeys(row.path for row in self._store.rows(ids))
        return list(found | dict.fromkeys(self._store.paths_with_header(texts)))

    def _text(self, path: str) -> str | None:
        try:
            return decode((self.site.root / path).read_bytes()).text
        except (OSError, NotTextError):
            return None

    # -- kept true -------------------------------------------------------------------------------

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
        known = Known(self._store)
        unreadable: list[str] = []
        gone: list[str] = []

        def moved() -> Iterator[PostFile]:
            files = walk_posts(self.site, lambda folder, _: unreadable.append(self._relative(folder)))
            yield from known.moved(takewhile(lambda _: not cancelled(), files))
            if not cancelled():
                # Posts in a folder that cannot be read just now are not gone.
                hidden = tuple(f"{folder}/" for folder in unreadable)
                gone.extend(path for path in known.others() if not path.startswith(hidden))

        with self._store.database.much(), Indexing(self.site, self._store) as indexing:
            self._read(indexing, moved(), gone, progress, cancelled)
            indexing.put_in_order(cancelled)

    def refresh(
        self, paths: Iterable[Path], progress: Progress = _unheard, hurried: Cancelled = lambda: False
    ) -> None:
        """Read these files anew, whatever their time says, and what moved in these folders.

        Who is told twice of one change reads once: a file that was read here already, and that nothing has
        touched since, is left out.
        ``progress`` is called as by `scan`, with the rows that are new or differ and the paths that are gone.
        While ``hurried`` answers True, because more files wait to be read, the index is not put in order
        afterwards; searches take longer then.
        """
        files: dict[str, PostFile] = {}
        same: dict[str, PostFile] = {}
        versions: dict[str, Version | None] = {}
        gone: dict[str, None] = {}
        looked_ns = time.time_ns()
        for path in paths:
            path = path if path.is_absolute() else self.site.root / path
            if not path.is_relative_to(self.site.root):
                continue
            relative = self._relative(path)
            version = version_of(path)
            if (found := post_file(self.site, path)) is not None:
                (same if self._seen.has(relative, version) else files)[relative] = found
                versions[relative] = version
                continue
            known = self._store.stamps(relative)
            under = {file.relative: file for file in walk_folder(self.site, path)} if path.is_dir() else {}
            files.update(
                (each, file) for each, file in under.items() if not is_current(file, known.get(each))
            )
            gone.update((each, None) for each in known if each not in under)
        lost = [path for path in gone if path not in files]
        # Another process may have emptied the index meanwhile.
        there = self._store.ids_of(list(same)) if same else {}
        files.update((each, file) for each, file in same.items() if each not in there)

        def told(done: int, total: int, changed: list[Row], vanished: list[str]) -> None:
            for row in changed:
                self._seen.add(row.path, versions.get(row.path), looked_ns)
            progress(done, total, changed, vanished)

        with Indexing(self.site, self._store) as indexing:
            if files or lost:
                self._read(indexing, iter(files.values()), lost, told, lambda: False)
            if not hurried():
                indexing.put_in_order(hurried)

    def close(self) -> None:
        """Close the index; the library cannot be used afterwards."""
        self._store.close()

    def _read(
        self,
        indexing: Indexing,
        files: Iterator[PostFile],
        gone: list[str],
        progress: Progress,
        cancelled: Cancelled,
    ) -> None:
        """Read ``files`` into the index and drop ``gone``, which grows as long as there are files."""
        found = done = 0

        def counted() -> Iterator[PostFile]:
            nonlocal found
            for file in files:
                found += 1
                yield file

        for taken in indexing.read(counted(), cancelled):
            done += len(taken.rows) + len(taken.gone)
            progress(done, found, *taken)
        if gone:
            indexing.drop(gone)
        if gone or not found:
            progress(done, found, [], gone)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.site.root).as_posix()


def _first_if_common(search: Search, slots: Iterator[int], first: int, posts: int) -> list[int] | None:
    """Return the ``first`` that match, if so many of all do that their texts alone tell this soonest."""
    # How many texts can be looked into while the index tells a whole site's matches, and while it is asked at
    # all; where it leaves doubts, texts are read afterwards.
    for_all = posts / search.matches_per_text
    for_any = _TEXTS_PER_QUESTION + (0 if search.is_looked_up else first)
    if for_any + for_all < _LOOKED_AT + first:
        return None
    found: list[int] = []
    read = held = 0
    doubtful = search.doubtful.bit_count()
    for slot, matches, only_text_tells in search.judged(slots):
        if matches:
            found.append(slot)
            if len(found) == first:
                return found
        if only_text_tells:
            read, held = read + 1, held + matches
            if read < _LOOKED_AT:
                continue
            if (
                min((first - len(found)) * read / max(held, 1), doubtful - read)
                > for_any + for_all * held / read
            ):
                return None
    return None
