"""Addresses are found where they stand, code left out, in time that grows with the text alone."""

import time

import pytest

from galley.core.site.links import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![](a.png)", ["a.png"]),
        ('![](a.png "title") [x](b_(c).md)', ["a.png", "b_(c).md"]),
        ("![](<a b.png>)", ["a b.png"]),
        ("[r]: a.png 'x'\n  [s]: <b.png>", ["a.png", "b.png"]),
        ("<img alt=x src=\"a b.png\"><video poster='p.jpg'>", ["a b.png", "p.jpg"]),
        ("---\ncover: foo/a.png\nphotos:\n- b c.jpg\n---\n", ["foo/a.png", "b c.jpg"]),
        ("{% img left /foo/a.png 100 %}", ["/foo/a.png"]),
        ("```\n![](a.png)\n```\n![](b.png)", ["b.png"]),
        ("~~~md\n![](a.png)", []),
        ("title: a b", []),
        ("[link lacks its bracket(a.png)", []),
        ("![](图\\)x.png)", ["图\\)x.png"]),
    ],
)
def test_each_kind_of_address_is_found(text: str, found: list[str]) -> None:
    seen = list(addresses(text))
    assert [each.written for each in seen] == found
    assert all(text[each.start : each.end] == each.written for each in seen)


@pytest.mark.parametrize(
    "piece", ["[a](", "![](", "](<", "[", "<img src=", "```\n", "](((((", "a: b\n", "{% img ", "]:\n["]
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    list(addresses(text))
    assert time.process_time() - start < 3
