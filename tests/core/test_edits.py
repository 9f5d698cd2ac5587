"""Edits of a text, made and taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.core.edits import Edit, apply_edits, invert_edits


@st.composite
def text_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=40))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, [Edit(start, end, draw(st.text(max_size=5))) for start, end in pairs]


@given(text_and_edits())
def test_inverted_edits_bring_the_text_back(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply_edits(apply_edits(text, edits), invert_edits(text, edits)) == text


def test_inserts_at_one_place_stay_in_their_order() -> None:
    edits = [Edit(1, 1, "z"), Edit(1, 1, "a")]
    assert apply_edits("()", edits) == "(za)"
    assert apply_edits("(za)", invert_edits("()", edits)) == "()"


@pytest.mark.parametrize("edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(0, 9, "")], [Edit(-1, 0, "")]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits("abc", edits)
