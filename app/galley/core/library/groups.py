"""Posts of a list that stand together: by folder, by month, by tag, or by what a header key says."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from galley.core.index.store import Store
from galley.core.library import labels
from galley.core.library.columns import Columns
from galley.core.library.labels import Labels

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


def group_posts(
    store: Store, columns: Columns, ids: Iterable[int], by: str, *, descending: bool
) -> list[Group]:
    """Part the posts ``ids``, which keep their order, into groups; those that are gone are left out.

    Folders come in the order of their names, months in that of time, tags by how many posts they have, a
    header's values in their own; months and values the other way round if ``descending``. A post with several
    tags stands in several groups. Posts without any come last.
    """
    known = columns.latest("labels", by, lambda: _make_labels(store, columns, by))
    parts: dict[int, array[int]] = {}
    without: array[int] = array("q")
    all_ids = columns.ids()
    for slot in columns.slots_of(ids):
        numbers = known.of(slot)
        for number in numbers:
            if number not in parts:
                parts[number] = array("q")
            parts[number].append(all_ids[slot])
        if not numbers:
            without.append(all_ids[slot])
    groups = [Group(known.names[number], part) for number, part in sorted(parts.items())]
    if by == GroupKey.MONTH:
        groups.sort(key=lambda group: group.name, reverse=descending)
    elif by == GroupKey.TAG:
        groups.sort(key=lambda group: (-len(group.ids), group.name))
    elif by == GroupKey.FOLDER:
        groups.sort(key=lambda group: group.name.split("/"))
    elif descending:
        groups.reverse()
    return [*groups, Group("", without)] if without else groups


def _make_labels(store: Store, columns: Columns, by: str) -> Labels:
    """Return what posts are grouped by."""
    key = header_key_of(by)
    if key is not None:
        return labels.header_values(store, columns, key)
    make = {GroupKey.FOLDER: labels.folders, GroupKey.MONTH: labels.months, GroupKey.TAG: labels.tags}
    return make[GroupKey(by)](store, columns)
