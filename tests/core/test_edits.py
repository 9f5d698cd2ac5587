"""Edits of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.core.edits import Edit, apply_edits

_TEXT = st.text(max_size=5)


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), max_size=6), _TEXT)
def test_edits_replace_their_places_and_nothing_between(pieces: list[tuple[str, str, str]], end: str) -> None:
    """Each piece is a text that stays, one that goes, and what comes for it."""
    text, edits = "", list[Edit]()
    for stays, goes, comes in pieces:
        text += stays
        edits.append(Edit(len(text), len(text) + len(goes), comes))
        text += goes
    expected = "".join(stays + comes for stays, _, comes in pieces) + end
    assert apply_edits(text + end, edits) == expected


def test_inserts_at_one_place_stay_in_their_order() -> None:
    edits = [Edit(1, 1, "z"), Edit(1, 1, "a")]
    assert apply_edits("()", edits) == "(za)"


@pytest.mark.parametrize("edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(0, 9, "")], [Edit(-1, 0, "")]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits("abc", edits)
