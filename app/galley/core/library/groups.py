"""Posts of a list that stand together: by folder, by month, or by tag."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from galley.core.library.row import Row

# So many posts are in memory at once while a hundred thousand are parted.
_CHUNK = 1_000


class GroupKey(StrEnum):
    """What the list puts together under one heading."""

    NONE = "none"
    FOLDER = "folder"
    MONTH = "month"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Group:
    """``name`` is the folder's path, the month as ``2024-05``, or the tag; "" for posts without one.

    ``ids`` are its posts in the order of the list.
    """

    name: str
    ids: Sequence[int]


def group_posts(
    ids: Sequence[int],
    by: GroupKey,
    rows: Callable[[Sequence[int]], Iterable[Row]],
    *,
    descending: bool = True,
) -> list[Group]:
    """Part the posts ``ids``, which keep their order, into groups; ``rows`` reads some of them.

    Folders come in the order of their names, months in that of time, tags by how many posts they have.
    A post with several tags stands in several groups. Posts without month or tag come last.
    """
    parts: dict[str, array[int]] = {}
    for row in _in_chunks(ids, rows):
        for name in _names(row, by):
            part = parts.get(name)
            if part is None:
                part = parts[name] = array("q")
            part.append(row.id)
    if by is GroupKey.MONTH:
        names = sorted(filter(None, parts), reverse=descending)
    elif by is GroupKey.TAG:
        names = sorted(filter(None, parts), key=lambda name: (-len(parts[name]), name))
    else:
        names = sorted(filter(None, parts), key=lambda name: name.split("/"))
    if "" in parts:
        names.append("")
    return [Group(name, parts[name]) for name in names]


def _in_chunks(ids: Sequence[int], rows: Callable[[Sequence[int]], Iterable[Row]]) -> Iterator[Row]:
    for start in range(0, len(ids), _CHUNK):
        yield from rows(ids[start : start + _CHUNK])


def _names(row: Row, by: GroupKey) -> Iterable[str]:
    if by is GroupKey.FOLDER:
        return (row.path.rpartition("/")[0],)
    if by is GroupKey.TAG:
        return dict.fromkeys(row.tags) or ("",)
    return (month_of(row),)


def month_of(row: Row) -> str:
    """The month of a post's date as ``2024-05``; "" for one without a date that can be read."""
    if row.date_key is None:
        return ""
    year, dash, rest = row.date.partition("-")
    month = rest.partition("-")[0]
    if dash and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12:
        return f"{year}-{int(month):02}"
    return ""
