"""The lines of the list: posts by their ids, in order, under headings that can be folded."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from galley.core.library.groups import Groups

# A heading's number goes into 64 bits.
_MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A group as the list shows it; ``count`` is the number of its posts, shown or folded away."""

    name: str
    count: int
    folded: bool


class Arrangement:
    """What stands on each line, without the posts themselves: a hundred thousand lines take 800 KB.

    ``lines`` holds the id of a post, or a negative number for a heading: the same for the same group in
    every arrangement. Two groups have the same one by chance, once in 10^9 lists of as many groups.
    """

    def __init__(
        self,
        lines: "array[int]",
        posts: int,
        groups: Groups | None = None,
        heading_lines: Iterable[int] = (),
        folded: Container[str] = (),
    ) -> None:
        self.lines = lines
        self.posts = posts
        """How many different posts there are, those folded away included."""
        self._groups = groups
        self._heading_lines = array("i", heading_lines)
        self._folded = folded

    @classmethod
    def plain(cls, ids: Sequence[int] = ()) -> "Arrangement":
        """The posts in their order, without headings."""
        return cls(array("q", ids), len(ids))

    @classmethod
    def grouped(cls, groups: Groups, folded: Container[str]) -> "Arrangement":
        """The groups in their order, those ``folded`` as a heading only."""
        lines: array[int] = array("q")
        heading_lines: array[int] = array("i")
        for group in groups:
            heading_lines.append(len(lines))
            lines.append(_number(group.name))
            if group.name not in folded:
                lines.extend(group.ids)
        return cls(lines, groups.posts, groups, heading_lines, folded)

    def __len__(self) -> int:
        return len(self.lines)

    def heading(self, line: int) -> Heading | None:
        """The heading on this line; None where a post is."""
        if self._groups is None or self.lines[line] >= 0:
            return None
        place = bisect_left(self._heading_lines, line)
        name = self._groups.name(place)
        return Heading(name, self._groups.count(place), name in self._folded)

    def heading_above(self, line: int) -> int | None:
        """The line of the heading that this line stands under; None where there is none."""
        at = bisect_right(self._heading_lines, line) - 1
        return self._heading_lines[at] if at >= 0 else None

    def headings_before(self, line: int) -> int:
        """How many headings stand above this line."""
        return bisect_left(self._heading_lines, line)

    def heading_line(self, number: int) -> int:
        """The line of the heading with this place among the headings, from 0."""
        return self._heading_lines[number]

    def line_of(self, post: int) -> int:
        """The first line with this post; -1 where it is not shown."""
        try:
            return self.lines.index(post)
        except ValueError:
            return -1

    def lines_of(self, wanted: Sequence[int]) -> dict[int, int]:
        """The first line of each of these posts and headings that is shown."""
        if len(wanted) <= 8:
            found = ((line, self.line_of(line)) for line in set(wanted))
            return {line: at for line, at in found if at >= 0}
        there = set(wanted)
        result: dict[int, int] = {}
        for at, line in enumerate(self.lines):
            if line in there and line not in result:
                result[line] = at
        return result

    def post_lines(self, first: int, last: int) -> Iterator[int]:
        """The ids of the posts on the lines from ``first`` to ``last``, headings left out."""
        return (line for line in self.lines[first : last + 1] if line >= 0)

    def heading_at(self, reached: Callable[[int, int], bool]) -> int:
        """The place of the last heading for which ``reached(place, line)``; -1 for none."""
        low, high = 0, len(self._heading_lines)
        while low < high:
            middle = (low + high) // 2
            if reached(middle, self._heading_lines[middle]):
                low = middle + 1
            else:
                high = middle
        return low - 1


def _number(name: str) -> int:
    """The number of a group's heading."""
    return -1 - (hash(name) & _MOST)


def same_ends(old: Arrangement, new: Arrangement) -> tuple[int, int]:
    """How many lines at the start, and after these at the end, are the same in both."""
    before, after = memoryview(old.lines).cast("B"), memoryview(new.lines).cast("B")
    size = old.lines.itemsize
    most = min(len(old.lines), len(new.lines))

    def longest(is_same: Callable[[int], bool], most: int) -> int:
        low, high = 0, most
        while low < high:
            middle = (low + high + 1) // 2
            if is_same(middle):
                low = middle
            else:
                high = middle - 1
        return low

    start = longest(lambda n: before[: n * size] == after[: n * size], most)
    end = longest(
        lambda n: n == 0 or before[len(before) - n * size :] == after[len(after) - n * size :], most - start
    )
    return start, end
