"""Where a site's images and links lead."""

import time

import pytest

from galley.core.frontmatter import HeaderRules
from galley.core.site.hosts import address_spans, count_hosts, host_of, located

RULES = HeaderRules.HEXO


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("![图](https://a.example/x)", True),
        ("![a [b]](https://a.example/x?y=1 'title')", True),
        ("[链](https://a.example/x.png)", False),
        ("[![图](https://a.example/x)](u)", True),
        ("<img width=3 src='https://a.example/x'>", True),
        ('<a class="b" href="https://a.example/x.jpg">', False),
        ('<iframe src="https://a.example/x"></iframe>', False),
        ('<video poster="https://a.example/x"></video>', True),
        ("看 https://a.example/x。", False),
        ("https://a.example/x.webp", True),
        ("<https://a.example/x>", False),
        ("[r]: https://a.example/x", False),
        ("{% img https://a.example/x 100 %}", True),
        ("---\ncover: https://a.example/x?q=80\n---\n", True),
        ("---\ntop_img: //a.example/x\n---\n", True),
        ("---\nsource: https://a.example/x\n---\n", False),
    ],
)
def test_images_are_told_from_links(text: str, image: bool) -> None:
    (found,) = (each for each in located(text, RULES) if each.host)
    assert (found.host, found.image) == ("a.example", image)


@pytest.mark.parametrize(
    "text", ["`https://a.example`", "```\n<img src='https://a.example/x'>\n```", "a // b"]
)
def test_code_and_comments_are_no_addresses(text: str) -> None:
    assert not [each for each in located(text, RULES) if each.host]


def test_an_address_ends_where_the_sentence_goes_on() -> None:
    text = "见 https://a.example/路径，和 https://b.example/x(y)。**https://c.example/**"
    assert [text[start:end] for start, end in address_spans(text, RULES)] == [
        "https://a.example/路径",
        "https://b.example/x",
        "https://c.example/",
    ]


def test_hosts_are_compared_in_lower_case_without_a_login() -> None:
    assert host_of("HTTPS://me:secret@A.Example:8080/x") == "a.example:8080"
    assert host_of("//a.example") == "a.example"
    assert host_of("/images/x.png") == host_of("x.png") == host_of("#a") == ""


def test_hosts_are_counted_with_their_posts() -> None:
    text = "![a](https://a.example/1)\n![a](https://a.example/2) [b](https://b.example)"
    first, second = count_hosts(
        [("p.md", located(text, RULES)), ("q.md", located("![](http://a.example)", RULES))]
    )
    assert (first.host, first.images, first.links, first.posts) == ("a.example", 3, 0, {"p.md": 2, "q.md": 1})
    assert (second.host, second.images, second.links) == ("b.example", 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "<a " * 20_000,
        "[" * 20_000 + "](http://a.b)",
        "`" * 20_001 + " `a`" * 5_000,
        "![](http://a.b" * 5_000,
        "https://" * 20_000,
        "<a b " * 9_000 + "src='http://a.b'",
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    began = time.process_time()
    located(text, RULES)
    assert time.process_time() - began < 10
