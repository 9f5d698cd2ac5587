"""Names that are held as one text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.library.names import Names


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(codec=None), max_size=6), max_size=8))
def test_names_come_out_as_they_were_put_in(wanted: list[str]) -> None:
    names = Names()
    for name in wanted:
        names.append(name)
    assert list(names) == wanted
    assert [names[at] for at in range(len(names))] == wanted
