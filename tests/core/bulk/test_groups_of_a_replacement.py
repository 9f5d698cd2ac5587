"""What a regular expression found is put in by the signs of other editors and of Python alike."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.bulk.search import PatternError, Search, replacing
from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules

FIND = r"(?P<a>\w+)-(\w+)(!)?"
TEXT = "左-right"
SAYS = {
    "$1": "左",
    "${1}": "左",
    "$<1>": "左",
    r"\1": "左",
    r"\g<1>": "左",
    "$2": "right",
    r"\2": "right",
    "${a}": "左",
    "$<a>": "左",
    r"\g<a>": "左",
    "$&": TEXT,
    "$0": TEXT,
    "${0}": TEXT,
    r"\g<0>": TEXT,
    "$$": "$",
    r"\\": "\\",
    r"\n": "\n",
    r"\t": "\t",
    "$3": "",  # a group that is there and found nothing
    "${3}": "",
    r"\3": "",
}


def replaced(replacement: str, find: str = FIND, text: str = TEXT, *, is_regex: bool = True) -> str:
    search = Search(find, replacement, is_regex=is_regex)
    return apply_edits(text, replacing(search, HeaderRules.HEXO)(text))


@pytest.mark.parametrize(("sign", "says"), SAYS.items())
def test_every_sign_puts_in_what_it_says(sign: str, says: str) -> None:
    assert replaced(f"<{sign}>") == f"<{says}>"


@given(
    st.lists(
        st.sampled_from(sorted(SAYS.items()))
        | st.text(st.characters(exclude_characters="$\\" + string.digits, codec="utf-8"), max_size=4).map(
            lambda text: (text, text)
        ),
        max_size=12,
    )
)
@settings(deadline=None, max_examples=300)
def test_signs_stand_together_and_among_any_text(pieces: list[tuple[str, str]]) -> None:
    # Two dollars and what follows them are told apart from the left: so no piece may end in a single one.
    assert replaced("".join(sign for sign, _ in pieces)) == "".join(says for _, says in pieces)


@given(st.text(st.characters(codec="utf-8")))
@settings(deadline=None, max_examples=300)
def test_any_text_is_put_in_as_it_is_with_its_dollars_and_backslashes_doubled(text: str) -> None:
    assert replaced(text.replace("\\", r"\\").replace("$", "$$")) == text


@given(st.text(st.sampled_from("$\\&{}<>0123ag字 \n")))
@settings(deadline=None, max_examples=300)
def test_a_plain_replacement_has_no_signs(text: str) -> None:
    assert replaced(text, TEXT, is_regex=False) == text


@given(st.text(st.sampled_from("$&{}<>0123ab字 ")))
@settings(deadline=None, max_examples=300)
def test_a_replacement_without_backslashes_is_never_refused(text: str) -> None:
    replaced(text)


@pytest.mark.parametrize(
    "text", ["$", "US$", "$ 5", "${", "${}", "${x y}", "$<", "$x", "$4", "${4}", "$<b>", "${b}", "$-1", r"\$"]
)
def test_a_dollar_that_names_no_group_is_a_dollar(text: str) -> None:
    """A price, a formula and a line of a template in JavaScript are put in as they are written."""
    assert replaced(text) == text


def test_a_dollar_behind_a_backslash_is_no_sign() -> None:
    """What formulas need of a price: `\\$`."""
    assert replaced(r"\$1") == r"\$1"
    assert replaced(r"\\$1") == "\\左"


def test_two_digits_are_one_group_only_where_there_are_so_many() -> None:
    assert replaced("$10") == "左0"
    assert replaced("$01") == "左"
    many = "".join(f"({letter})" for letter in "abcdefghijkl")
    assert replaced("$12$1$11", many, "abcdefghijkl") == "lak"
    assert replaced("${1}0", many, "abcdefghijkl") == "a0"


@pytest.mark.parametrize("text", [r"\4", r"\g<b>", "\\", r"\q"])
def test_a_sign_of_python_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        replaced(text)
