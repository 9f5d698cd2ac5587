"""Posts of a list that stand together: by folder, by month, by tag, or by what a header key says."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from galley.core.index.store import Store
from galley.core.library import labels
from galley.core.library.columns import Columns
from galley.core.library.labels import NONE, Labels
from galley.core.library.names import Names

_KEY = "key:"


class GroupKey(StrEnum):
    """What the list puts together under one heading, beside any key of the header (`by_header_key`)."""

    NONE = "none"
    FOLDER = "folder"
    MONTH = "month"
    TAG = "tag"


def by_header_key(key: str) -> str:
    """Return what stands for groups by a key of the header, as a GroupKey does for others."""
    return f"{_KEY}{key}"


def header_key_of(by: str) -> str | None:
    """Return the header's key that posts are grouped by; None for a GroupKey and for what is neither."""
    return by.removeprefix(_KEY) or None if by.startswith(_KEY) else None


@dataclass(frozen=True, slots=True)
class Group:
    """``name`` is the folder's path, the month as ``2024-05``, the tag, or what the header's key says.

    It is "" for posts without one. ``ids`` are its posts in the order of the list.
    """

    name: str
    ids: Sequence[int]


class Groups:
    """Groups in the order of the list, each made when it is asked for: there may be one for every post."""

    def __init__(
        self, names: Names, order: "array[int]", ids: "array[int]", ends: "array[int]", posts: int
    ) -> None:
        """``order`` are the places of the groups' names, or NONE. ``ids`` are the posts of one group after
        the other; ``ends`` is where each group begins in them, and the end of the last."""
        self.posts = posts
        """How many different posts there are."""
        self._names = names
        self._order = order
        self._ids = ids
        self._ends = ends

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, place: int) -> Group:
        return Group(self.name(place), self._ids[self._ends[place] : self._ends[place + 1]])

    def __iter__(self) -> Iterator[Group]:
        return map(self.__getitem__, range(len(self)))

    def name(self, place: int) -> str:
        """Return a group's name."""
        number = self._order[place]
        return "" if number == NONE else self._names[number]

    def count(self, place: int) -> int:
        """Return how many posts a group has."""
        return self._ends[place + 1] - self._ends[place]

    def each(self) -> list[int]:
        """Return the ids of all posts, each once and where it comes first."""
        return list(dict.fromkeys(self._ids))


NO_GROUPS = Groups(Names(), array("i"), array("q"), array("i", (0,)), 0)


def group_posts(store: Store, columns: Columns, ids: Iterable[int], by: str, *, descending: bool) -> Groups:
    """Part the posts ``ids``, which keep their order, into groups; those that are gone are left out.

    Folders come in the order of their names, months in that of time, tags by how many posts they have, a
    header's values in their own; months and values the other way round if ``descending``. A post with several
    tags stands in several groups. Posts without any come last.
    """
    known = columns.latest("labels", by, lambda: _make_labels(store, columns, by))
    names, slots = known.names, columns.slots_of(ids)
    counts = known.counts(slots)
    order = [number for number in range(len(names)) if counts[number]]
    if by == GroupKey.MONTH:
        order.sort(key=names.__getitem__, reverse=descending)
    elif by == GroupKey.TAG:
        order.sort(key=lambda number: (-counts[number], names[number]))
    elif by == GroupKey.FOLDER:
        order.sort(key=lambda number: names[number].split("/"))
    elif descending:
        order.reverse()
    if counts[NONE]:
        order.append(NONE)
    # Each group gets its part of the places, which is filled in the order of the posts.
    ends = array("i", accumulate(map(counts.__getitem__, order), initial=0))
    places, parted = counts, array("q", bytes(8 * ends[-1]))
    for number, start in zip(order, ends, strict=False):
        places[number] = start
    known.part(slots, columns.ids(), places, parted)
    return Groups(names, array("i", order), parted, ends, len(slots))


def _make_labels(store: Store, columns: Columns, by: str) -> Labels:
    """Return what posts are grouped by."""
    key = header_key_of(by)
    if key is not None:
        return labels.header_values(store, columns, key)
    make = {GroupKey.FOLDER: labels.folders, GroupKey.MONTH: labels.months, GroupKey.TAG: labels.tags}
    return make[GroupKey(by)](store, columns)
