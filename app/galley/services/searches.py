"""Searches that the author keeps, for each site."""

from dataclasses import dataclass

from galley.core.site import Site
from galley.services.options import SAVED_SEARCHES
from galley.services.settings import Settings


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What a search is called, and what stood in the box."""

    name: str
    query: str


class SavedSearches:
    """Those of one site, in the order in which they were kept; names are unique."""

    def __init__(self, settings: Settings, site: Site) -> None:
        self._settings = settings
        self._root = site.root

    def all(self) -> list[SavedSearch]:
        lines = self._settings.site_get(self._root, SAVED_SEARCHES)
        return [SavedSearch(*line.split("\t", 1)) for line in lines if "\t" in line]

    def add(self, name: str, query: str) -> SavedSearch:
        """Keep a search; one of that name is replaced."""
        search = SavedSearch(_one_line(name) or _one_line(query), _one_line(query))
        searches = self.all()
        names = [each.name for each in searches]
        if search.name in names:
            searches[names.index(search.name)] = search
        else:
            searches.append(search)
        self._put(searches)
        return search

    def rename(self, old: str, new: str) -> SavedSearch | None:
        """Call a search by another name, with a number behind it if that is taken. None: no such search."""
        searches = self.all()
        at = next((at for at, each in enumerate(searches) if each.name == old), None)
        name = _one_line(new)
        if at is None or not name:
            return None
        others = {each.name for each in searches if each.name != old}
        free, number = name, 1
        while free in others:
            number += 1
            free = f"{name} {number}"
        searches[at] = SavedSearch(free, searches[at].query)
        self._put(searches)
        return searches[at]

    def remove(self, name: str) -> None:
        self._put([each for each in self.all() if each.name != name])

    def _put(self, searches: list[SavedSearch]) -> None:
        lines = [f"{search.name}\t{search.query}" for search in searches]
        self._settings.site_set(self._root, SAVED_SEARCHES, lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
