"""What stands on which line of the list, and what differs between two lists."""

from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain

from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.library.groups import Groups
from galley.core.library.names import Names
from galley.services.arrangement import Arrangement, same_ends


def named(groups: Mapping[str, Sequence[int]]) -> Groups:
    names = Names()
    for name in groups:
        names.append(name)
    ids = array("q", chain.from_iterable(groups.values()))
    ends = array("i", accumulate(map(len, groups.values()), initial=0))
    return Groups(names, array("i", range(len(groups))), ids, ends, len(set(ids)))


def grouped(*groups: Sequence[int], folded: Sequence[int] = ()) -> Arrangement:
    return Arrangement.grouped(
        named(dict(zip(map(str, range(len(groups))), groups, strict=True))), set(map(str, folded))
    )


def test_a_folded_group_keeps_its_count_and_hides_its_posts() -> None:
    lines = grouped([5, 6], [7], folded=[0])
    assert len(lines) == 3
    heading = lines.heading(0)
    assert heading is not None
    assert (heading.count, heading.folded) == (2, True)
    assert lines.heading(2) is None
    assert lines.line_of(5) == -1
    assert lines.line_of(7) == 2
    assert lines.posts == 3


def test_a_post_in_two_groups_counts_once_and_is_found_at_its_first_line() -> None:
    lines = grouped([1, 2], [2, 3])
    assert lines.posts == 3
    assert lines.line_of(2) == 2
    assert lines.lines_of([2, 3]) == {2: 2, 3: 5}


def test_a_group_has_the_same_number_in_every_arrangement() -> None:
    first = Arrangement.grouped(named({"a": [1], "b": [2]}), ())
    second = Arrangement.grouped(named({"b": [2]}), ())
    assert first.lines[2] == second.lines[0]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.integers(0, 6)), st.lists(st.integers(0, 6)))
def test_the_same_ends_are_the_longest_that_do_not_overlap(old: list[int], new: list[int]) -> None:
    start, end = same_ends(Arrangement.plain(old), Arrangement.plain(new))
    assert old[:start] == new[:start]
    assert end == 0 or old[-end:] == new[-end:]
    assert start + end <= min(len(old), len(new))
    if start < min(len(old), len(new)):
        assert old[start] != new[start]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 4), max_size=8))
def test_the_number_of_headings_above_a_line_is_what_counting_gives(sizes: list[int]) -> None:
    groups = [list(range(number * 10, number * 10 + size)) for number, size in enumerate(sizes)]
    lines = grouped(*groups)
    for line in range(len(lines)):
        above = [at for at in range(line) if lines.heading(at) is not None]
        assert lines.headings_before(line) == len(above)
        nearest = line if lines.heading(line) is not None else (above[-1] if above else None)
        assert lines.heading_above(line) == nearest
