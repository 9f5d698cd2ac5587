"""What is completed where: the kind, and the part of the line that is replaced; and how posts are linked."""

import hashlib
from pathlib import Path

import pytest

from galley.core.post import parse
from galley.core.site import open_site
from galley.core.writing.complete import Kind, matching, trigger_in_body, trigger_in_header
from galley.core.writing.emoji import emoji_named
from galley.core.writing.postlinks import address_of_post, link_to_post
from support.sites import hexo, make_files, post

BODY = [
    ("见 [[早晨|", Kind.LINK, "[[早晨", "早晨"),
    ("见 [[a b|]]尾", Kind.LINK, "[[a b]]", "a b"),
    ("😀 [文](早|)", Kind.ADDRESS, "早", "早"),
    ("![](|", Kind.IMAGE, "", ""),
    ("![图](ban|", Kind.IMAGE, "ban", "ban"),
    ("{% asset_img ban| %}", Kind.ASSET_TAG, "ban", "ban"),
    ("{% post_link 2024/早|", Kind.POST_TAG, "2024/早", "2024/早"),
    ("{%|", Kind.TAG, "{%", ""),
    ("甲 {% no| %}乙", Kind.TAG, "{% no %}", "no"),
    ("好 :smile|", Kind.EMOJI, ":smile", "smile"),
    ("注意:赞|", Kind.EMOJI, ":赞", "赞"),
    ("```py|", Kind.LANGUAGE, "py", "py"),
    ("> ~~~ c+|", Kind.LANGUAGE, "c+", "c+"),
]


def split(picture: str) -> tuple[str, int]:
    return picture.replace("|", "", 1), picture.index("|")


@pytest.mark.parametrize(("picture", "kind", "replaced", "word"), BODY)
def test_what_is_typed_in_the_body_says_what_may_come(
    picture: str, kind: Kind, replaced: str, word: str
) -> None:
    line, column = split(picture)
    found = trigger_in_body(line, column)
    assert found is not None
    assert (found.kind, line[found.start : found.end], found.word) == (kind, replaced, word)


@pytest.mark.parametrize(
    "picture",
    ["|", "字|", "http://a|", "12:30|", "a:b|", "时间：三点|", ": |", ":s|", "[a](b) |", "[[a]]|",
     "{% note %}|", "```|", "```py 字|", "`a`|", "x ```py|", "::smile|"],
)  # fmt: skip
def test_other_text_opens_nothing(picture: str) -> None:
    assert trigger_in_body(*split(picture)) is None


@pytest.mark.parametrize(
    ("picture", "above", "expected"),
    [
        ("ta|", [], (Kind.KEY, "ta", "")),
        ("tags: 纸|", [], (Kind.VALUE, "纸", "tags")),
        ("tags: [墨, 纸|]", [], (Kind.VALUE, "纸", "tags")),
        ("tags: [纸|, 墨]", [], (Kind.VALUE, "纸", "tags")),
        ("tags: [纸|墨]", [], None),
        ("  - 纸|", ["  - 墨", "tags:", "title: x"], (Kind.VALUE, "纸", "tags")),
        ("- '纸|'", ["categories:"], (Kind.VALUE, "纸", "categories")),
        ("- 纸|", ["title: x"], None),
        ('layout = "po|"', [], (Kind.VALUE, "po", "layout")),
        ("layout: |", [], None),
        ("---|", [], None),
        ("# no|", [], None),
        ("ti|tle: x", [], None),
    ],
)
def test_what_is_typed_in_the_header_says_what_may_come(
    picture: str, above: list[str], expected: tuple[Kind, str, str] | None
) -> None:
    found = trigger_in_header(*split(picture), lambda: above)
    assert (None if found is None else (found.kind, found.word, found.key)) == expected


def test_names_match_by_beginning_then_by_part_then_by_pinyin() -> None:
    names = ["编程", "Python 编程", "排版", "Paper", "pb"]
    assert matching("p", names) == ["Python 编程", "Paper", "pb", "排版"]
    assert matching("biancheng", names) == ["编程", "Python 编程"]
    assert matching("編", names) == ["编程", "Python 编程"]
    assert matching("Paper", names) == []


def test_emoji_have_short_chinese_and_unicode_names() -> None:
    assert emoji_named("smile")[0] == ("smile", "😄")
    assert emoji_named("火箭") == [("火箭", "🚀")]
    assert "🦊" in [character for _, character in emoji_named("fox")]
    assert emoji_named("nosuchthing") == []


@pytest.mark.parametrize(
    ("config", "header", "link"),
    [
        ("permalink: :title/\n", "", "[早 \\[1\\]](/blog/a/%E6%97%A9/)"),
        ("", "", "[早 \\[1\\]](/blog/2024/05/01/a/早/)"),
        ("permalink: posts/:abbrlink.html\n", "abbrlink: 12ab\n", "[早 \\[1\\]](/blog/posts/12ab.html)"),
        ("permalink: posts/:abbrlink.html\n", "", '{% post_link a/早 "早 [1]" %}'),
        ("permalink: :category/:name/\n", "", "[早 \\[1\\]](/blog/uncategorized/早/)"),
        ("permalink: :category/:name/\ncategory_map: {b c: bc}\n", "categories: [A, b c]\n",
         "[早 \\[1\\]](/blog/A/bc/早/)"),
        ("permalink: :category/:name/\n", "categories: [[A], [B]]\n", '{% post_link a/早 "早 [1]" %}'),
        ("permalink: :id/\n", "", '{% post_link a/早 "早 [1]" %}'),
        ("permalink: :id/\n", "id: 7\n", "[早 \\[1\\]](/blog/7/)"),
        ("permalink: p/:hash/\n", "", "[早 \\[1\\]](/blog/p/HASH/)"),
        ("permalink: :timestamp.html\n", "", "[早 \\[1\\]](/blog/1714521600.html)"),
        ("timezone: ''\npermalink: p/:hash/\n", "", '{% post_link a/早 "早 [1]" %}'),
        ("permalink: :post_title/\n", "", "[早 \\[1\\]](/blog/%E6%97%A9-1/)"),
        ("", "permalink: x/y\n", "[早 \\[1\\]](/blog/x/y/)"),
        ("", "permalink: /x/y.html\n", "[早 \\[1\\]](/blog/x/y.html)"),
        ("permalink: :name.html\npretty_urls:\n  trailing_html: false\n", "", "[早 \\[1\\]](/blog/早)"),
    ],
)  # fmt: skip
def test_hexo_links_follow_the_permalink(tmp_path: Path, config: str, header: str, link: str) -> None:
    text = post("'早 [1]'", header)
    site = hexo(tmp_path, {"source/_posts/a/早.md": text}, config)
    target = site.root / "source/_posts/a/早.md"
    made = link_to_post(site, target, target, parse(text, site.header_rules))
    link = link.replace("HASH", hashlib.sha1("a/早1714521600".encode()).hexdigest()[:12])
    assert made.replace("%E6%97%A9", "早") == link.replace("%E6%97%A9", "早")


@pytest.mark.parametrize(
    ("files", "target", "address"),
    [
        ({"hugo.toml": "", "content/posts/早.md": "x"}, "content/posts/早.md",
         '{{< relref "/posts/早.md" >}}'),
        ({"_config.yml": "", "_posts/2024-05-01-a.md": "x"}, "_posts/2024-05-01-a.md",
         "{% post_url 2024-05-01-a %}"),
        ({"a/b c.md": "x"}, "a/b c.md", "b%20c.md"),
    ],
)  # fmt: skip
def test_other_generators_are_linked_in_their_own_way(
    tmp_path: Path, files: dict[str, str], target: str, address: str
) -> None:
    make_files(tmp_path, files)
    site = open_site(tmp_path)
    path = site.root / target
    assert address_of_post(site, path, path, parse("x", site.header_rules)) == address
