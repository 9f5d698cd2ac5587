"""A mistake in a regular expression is said in the author's words, with the character that is wrong."""

import re

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.bulk.search import PatternError, Search, replacing
from galley.core.frontmatter import HeaderRules


def said_of(find: str, new: str = "") -> str:
    with pytest.raises(PatternError) as caught:
        replacing(Search(find, new, is_regex=True, whole_word=True), HeaderRules.HEXO)
    return str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "character", "words"),
    [
        ("(ab", 1, "this ( is never closed"),
        ("图(a[)]", 2, "this ( is never closed"),
        (r"\((甲(乙)", 3, "this ( is never closed"),
        ("(a)(?(1)a|b|c)", 12, "a ) is missing"),
        ("（a)", 3, "no ( before this )"),
        ("a[bc", 2, "this [ is never closed"),
        ("([])", 2, "this [ is never closed"),
        ("[^]", 1, "this [ is never closed"),
        ("*.png", 1, r"nothing before “*” to repeat; the sign itself is written \*"),
        ("a|?", 3, "nothing before “?” to repeat"),
        ("a**", 3, "“*” stands behind another sign that repeats"),
        ("a{3,1}", 2, "the least number of repetitions is larger"),
        (f"a{{{10**13}}}", 2, "the number of repetitions is too large"),
        ("C:\\", 3, "a \\ at the end means nothing"),
        (r"a\q", 2, r"“\q” means nothing"),
        (r"[\q]", 2, r"“\q” means nothing"),
        (r"a\x1", 2, r"“\x1” is no character's number"),
        (r"(a)\2", 5, "no such group"),
        ("(?P=b)", 4, "no such group"),
        (r"(a\1)", 4, "a group cannot stand for itself"),
        ("(?P<1a>x)", 5, "“1a” cannot be the name of a group"),
        ("(?P<>x)", 5, "the name of a group is missing"),
        ("(?P<a", 5, "a > is missing"),
        ("[z-a]", 4, "a range runs backwards"),
        (r"\p{Hann}", 4, "no property of characters is called “Hann”"),
        (r"\N{FOO}", 4, "no character is called “FOO”"),
        ("(?z)", 2, "what stands behind (? is not known"),
    ],
)
def test_the_usual_mistakes_have_words_and_a_place(pattern: str, character: int, words: str) -> None:
    said = said_of(pattern)
    assert said.startswith(f"Regular expression, character {character}: ")
    assert words in said


def test_a_mistake_that_has_no_words_of_ours_is_told_as_it_was_found() -> None:
    assert said_of("(*FOO)").startswith("This is not a regular expression: unknown verb")


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (r"\2", "there is no such group"),
        (r"\g<b>", "there is no such group"),
        ("x\\", "a \\ at the end means nothing"),
        (r"\g<", "the name of a group is missing"),
        (r"\q", r"“\q” means nothing"),
    ],
)
def test_the_mistakes_of_a_replacement_have_words_too(new: str, words: str) -> None:
    said = said_of("(a)", new)
    assert said.startswith("This replacement cannot be used: ")
    assert words in said


@given(st.text(r"ab1()[]{}*+?|\^$.-<>:=!,&Ppxq 甲（", max_size=12))
@settings(deadline=None, max_examples=300)
def test_every_pattern_is_read_or_has_a_mistake_within_it(pattern: str) -> None:
    try:
        replacing(Search(pattern, is_regex=True), HeaderRules.HEXO)
    except PatternError as error:
        found = re.match(r"Regular expression, character (\d+): ", str(error))
        assert found is None or 1 <= int(found[1]) <= len(pattern)
    else:
        regex.compile(pattern)
