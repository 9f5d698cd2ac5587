"""Which posts a change is about: all, those in the list or chosen there, or what a search finds of these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject

from galley.core.library import Library, SortKey
from galley.services.bulk import Stopped, posts_of
from galley.services.listing import paths_in
from galley.services.site import SiteService

Ids = Callable[[], Sequence[int]]


class Among(StrEnum):
    """Where a search looks; without a search all of these are meant."""

    SITE = "site"
    LIST = "list"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Meant:
    """How many posts are meant; ``error`` says what of the search was not understood."""

    posts: int
    error: str = ""


class PostChoice(QObject):
    """Answers for the open site; the list is asked for its ids when it matters."""

    def __init__(self, sites: SiteService, shown: Ids, chosen: Ids, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sites = sites
        self._ids: dict[Among, Ids] = {Among.LIST: shown, Among.CHOSEN: chosen}

    def count(self, among: Among, query: str, then: Callable[[Meant], None]) -> None:
        """Count the posts that are meant, beside the window."""
        ids = self._taken(among)

        def work(library: Library) -> Meant:
            meant, error = _meant(library, ids, query)
            return Meant(len(meant), error)

        self._sites.ask("meant", work, then)

    def paths(self, among: Among, query: str) -> Callable[[Stopped], list[Path]]:
        """Return what finds the files of the posts that are meant now: `bulk.Paths`."""
        ids, site, answer = self._taken(among), self._sites.site, self._sites.answer

        def read(stopped: Stopped) -> list[Path]:
            if site is None:
                return []
            if ids is None and not query.strip():
                return posts_of(site, stopped)
            found = answer(
                lambda library: paths_in(library, _meant(library, ids, query)[0], stopped), stopped
            )
            return [site.root / path for path in found]

        return read

    def _taken(self, among: Among) -> list[int] | None:
        return list(self._ids[among]()) if among in self._ids else None


def _meant(library: Library, ids: list[int] | None, query: str) -> tuple[Sequence[int], str]:
    """Return the posts that are meant, and what of the search was not understood."""
    if ids is not None and not query.strip():
        return ids, ""
    found = library.find(query, sort=SortKey.PATH, descending=False)
    error = found.error.reason if found.error is not None else ""
    if ids is None:
        return found.ids, error
    there = set(ids)
    return [post for post in found.ids if post in there], error
