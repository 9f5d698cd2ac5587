"""Which words of a line are checked: those of prose, and nothing that is no prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.core.spelling import ProseReader, words_of_header

LINES = [
    ("使用Pythn编写", "Pythn"),
    ("用 Pythn 写，比teh快", "Pythn teh"),
    ("don't isn’t dogs' 'quoted'", "don't isn't dogs quoted"),
    ("A b NASA URLs iPhone JavaScript", ""),
    ("3rd Python3 v2 x86 2nd word", "word"),
    ("`cod` and ``a ` helo`` out", "and out"),
    ("an `open tick helo", "an open tick helo"),
    ("see https://exmple.com/paht?a=b then", "see then"),
    ("看https://exmple.com/，helo", "helo"),
    ("<http://exmple.com> mail me@exmple.com www.exmple.com", "mail"),
    ("[lnk](htps://a.b \"titel\") ![alt txt](a_b.png)", "lnk alt txt"),
    ("[wrod][refrence] and [^footnot]", "wrod and"),
    ("[refrence]: https://a.b \"titel\"", ""),
    ('<a href="x" title="helo">txet</a>', "txet"),
    ("<code>cod</code> and <script>var helo</script> after", "and after"),
    ("{% asset_img helo.png titel %} txet {{ vraible }}", "txet"),
    ("{{< figure src=\"helo\" >}} txet {{% note %}}", "txet"),
    ("{% codeblock lang:js %} helo {% endcodeblock %} after", "after"),
    ("&nbsp;helo&amp;", "helo"),
    ("**bold**text __strng__ _emph_ ~~strik~~", "bold text strng emph strik"),
    ("snake_case a.b.c file.txt path/to/file ./run /etc/hosts ~/home", ""),
    ("and/or read/writte", "and or read writte"),
    ("C++ C# std::vector foo=bar @user :smile: --optin -x", ""),
    ("##Heading", "Heading"),
    ("# Heading #", "Heading"),
    ("well-knwon words—dashed…done", "well knwon words dashed done"),
    ("costs $5 and $6 helo", "costs and helo"),
    ("formula $\\frac{ab}{cd}$ after $$xyz helo$$ end", "formula after end"),
    ("\\alpha \\*starred\\*", "starred"),
    ("naïve cafe\u0301 Привет κόσμε", "naïve café Привет κόσμε"),
    ("日本語 ひらがな 한국어 ไทย עברית", ""),
    ("Ｆｕｌｌ ｗｉｄｔｈ", ""),
    ("😀helo😀 e.g. i.e. etc.", "helo etc"),
    ("a <b and c> d helo", "helo"),
    ("x <y then helo", "then helo"),
    ("", ""),
    ("   \t", ""),
    ("helo " * 2000, ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_the_words_of_a_line(line: str, expected: str) -> None:
    assert " ".join(word.text for word in ProseReader().read(line)) == expected


def read(text: str) -> str:
    reader = ProseReader()
    return " ".join(word.text for line in text.split("\n") for word in reader.read(line))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one <!-- two\n\nthree --> four", "one four"),
        ("one {% note two\nthree %} four", "one four"),
        ("one {% open\n\nafter", "one after"),
        ("{% codeblock %}\nhelo\n\nhelo\n{% endcodeblock %} after", "after"),
        ("{% raw %}helo\n{% endraw %}\nafter", "after"),
        ('<div class="a"\n  title="helo">\ntxet</div>', "txet"),
        ('<div class="a"\n\nafter', "after"),
        ("<style>\n.helo {}\n\n.helo {}\n</style>\nafter", "after"),
        ("$$\nhelo \\frac\n\nmore\n$$\nafter", "after"),
        ("para\n\n    indented code\n    more\n\n    helo\n\nafter", "para after"),
        ("para\n    goes on", "para goes on"),
        ("- item\n\n    its paragraph\n- next\n\nafter\n\n    code", "item its paragraph next after"),
        ("1. item\n\n\tits own\n\nafter", "item its own after"),
    ],
)
def test_what_is_open_at_the_end_of_a_line_goes_on(text: str, expected: str) -> None:
    assert read(text) == expected


def test_skipped_lines_are_of_no_paragraph() -> None:
    reader = ProseReader()
    reader.read("one <!-- open")
    reader.skip()
    assert [word.text for word in reader.read("after")] == ["after"]
    assert ProseReader(in_comment=True).read("helo --> after")[0].text == "after"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("---\ntitle: My titel\ntags: [helo]\nlayout: pots\n---", "My titel"),
        ("---\ntitle: 'Its' # x\ncover:\n  title: nested\n---", "Its"),
        ("---\ndescription: >-\n  folded txet\n  and more\nauthor: helo\n---", "folded txet and more"),
        ("---\ntitle: a\n- item\n---", ""),
        ("---\nexcerpt: 使用Pythn编写\n---", "Pythn"),
        ("+++\ntitle = \"My titel\"\nslug = \"helo\"\n+++", "My titel"),
        (";;;\n  \"title\": \"My titel\",\n  \"slug\": \"helo\"\n;;;", "My titel"),
        ("Title: My titel\nSlug: helo\nSummary: txet", "My titel txet"),
        ("title: helo.png `cod`\nurl: https://helo.x", ""),
        ("title:nospace", ""),
    ],
)  # fmt: skip
def test_of_a_header_only_title_and_description_are_checked(header: str, expected: str) -> None:
    found = words_of_header(header.split("\n"))
    assert len(found) == header.count("\n") + 1
    assert " ".join(word.text for line in found for word in line) == expected


PIECES = ["helo", " ", "字", "`", "``", "{%", "%}", "<", ">", "<a ", "=\"", "](", ")", "$", "$$", "<!--",
          "-->", "\\", "_", "*", "'", "’", ".", "/", "😀", "\u0301", "{{", "}}", "[", "]"]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=6))
def test_every_word_stands_where_it_says(lines: list[str]) -> None:
    reader = ProseReader()
    for line in lines:
        at = 0
        for word in reader.read(line):
            assert at <= word.start < word.end <= len(line)
            assert line[word.start].isalpha() or line[word.start] == "\u0301"
            assert len(word.text) > 1
            at = word.end


@pytest.mark.parametrize(
    "piece", ["`", "``a", "<a ", "{%", "[a](", "$a ", "<!--", "](", "a'", "_a", "[^", "\\"]
)
def test_hostile_lines_take_no_time(piece: str) -> None:
    import time

    line = (piece * 5000)[:4990]
    started = time.process_time()
    ProseReader().read(line)
    assert time.process_time() - started < 1.0
