"""A nested value replaced by what the author wrote."""

import pytest

from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, Refused, read
from galley.core.frontmatter.raw import set_written

TEXT = "---\ntitle: x # kept\ncover:\n  src: a.jpg\n  alt: 'x'\ntop: 1\n---\nbody\n"
RULES = HeaderRules.HEXO


def test_the_value_becomes_what_was_written_and_nothing_else_changes() -> None:
    after = apply_edits(TEXT, set_written(TEXT, "cover", "src: b.jpg\n  alt: 'y'\n  w: 3\n", RULES))
    assert after == TEXT.replace("src: a.jpg\n  alt: 'x'", "src: b.jpg\n  alt: 'y'\n  w: 3")
    assert read(after, RULES).values["cover"] == {"src": "b.jpg", "alt": "y", "w": 3}


def test_the_same_source_is_no_edit() -> None:
    assert set_written(TEXT, "cover", "src: a.jpg\n  alt: 'x'", RULES) == []


@pytest.mark.parametrize(
    "written",
    ["src: [a", "src: a\ntop: 2", "src: a\nnew: 1", "a\n---\n", "{a: 1}\ntitle: y", "src: a\n\t- b"],
)
def test_what_breaks_the_header_or_reaches_another_key_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        set_written(TEXT, "cover", written, RULES)


def test_a_key_that_is_not_there_or_not_yaml_is_refused() -> None:
    with pytest.raises(Refused):
        set_written(TEXT, "nowhere", "a", RULES)
    with pytest.raises(Refused):
        set_written("+++\n[extra]\na=1\n+++\n", "extra", "a=2", HeaderRules.HUGO)
