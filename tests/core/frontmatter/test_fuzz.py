"""Whatever bytes a file holds, reading its header ends soon, with an answer or an explanation."""

# ruff: noqa: E501 - tables of fragments are easier to read in rows

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, Refused, read, remove_key, set_value
from galley.core.post import parse

EXAMPLES = int(os.environ.get("GALLEY_EXAMPLES", "300"))
FRAGMENTS = st.sampled_from(
    (
        "---\n", "---", "----\n", "+++\n", ";;;\n", "{", "}", "\n", "\n\n", "title: a\n", "tags:\n", "- a\n", "  - b\n",
        "key: [", "]", ", ", ": ", "'", '"', "|\n", ">-\n", "  text\n", "\t", "# c\n", "&a ", "*a", "!!str ", "? ", "<<: ",
        "a = 1\n", '"a": 1,\n', "[t]\n", "[[t]]\n", "x.y = ", '"""', "'''", "2020-01-01", "Title: x\n", "    more\n",
        "\u2028", "\u0085", "\ufeff", "\0", "\x07", "\ud800", "😀", "标题：", "...\n", "%YAML 1.2\n", "\\", "{{", "}}", "\u00a0",
    )
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(FRAGMENTS, max_size=30).map("".join),
    st.lists(FRAGMENTS, max_size=25).map(lambda parts: "---\n" + "".join(parts) + "\n---\nbody"),
    st.lists(FRAGMENTS, max_size=25).map(lambda parts: "+++\n" + "".join(parts) + "\n+++\nbody"),
    st.lists(FRAGMENTS, max_size=25).map(lambda parts: ";;;\n" + "".join(parts) + "\n;;;\nbody"),
    st.text(max_size=60),
)


@settings(deadline=None, max_examples=EXAMPLES)
@given(TEXTS, st.sampled_from(list(HeaderRules)))
def test_no_text_makes_the_reader_fail(text: str, rules: HeaderRules) -> None:
    header = read(text, rules)
    region = header.region
    if region is not None:
        assert 0 <= region.start <= region.content_start <= region.content_end <= region.end <= len(text)
        assert header.body_start == region.end
    if header.error is not None:
        assert header.error.reason
        assert 1 <= header.error.line <= text.count("\n") + 1
        assert header.error.column >= 1
        for repair in header.error.repairs:
            assert apply_edits(text, repair.edits) != text
    for field in header.fields:
        assert 0 <= field.start <= field.end <= len(text)
        assert text.count("\n", 0, field.start) + 1 == field.line
    post = parse(text, rules, path="a/b.md", timezone="Asia/Shanghai")
    assert text.endswith(post.body)


@settings(deadline=None, max_examples=EXAMPLES)
@given(TEXTS, st.sampled_from(list(HeaderRules)), st.sampled_from(["title", "tags", "a", "key"]))
def test_no_text_makes_an_edit_fail_but_by_refusing(text: str, rules: HeaderRules, key: str) -> None:
    before = read(text, rules)
    for change in (
        lambda: set_value(text, key, "new: value", rules),
        lambda: set_value(text, key, ["x"], rules),
        lambda: remove_key(text, key, rules),
    ):
        try:
            new = apply_edits(text, change())
        except Refused:
            continue
        after = read(new, rules)
        assert after.error is None
        assert new[after.body_start :] == text[before.body_start :]


NESTED = 100_000
BOMBS = {
    "flow lists": "a: " + "[" * NESTED,
    "closed flow lists": "a: " + "[" * NESTED + "]" * NESTED,
    "flow maps": "a: " + "{a: " * NESTED,
    "dashes": "a:\n" + "- " * NESTED,
    "question marks": "? " * NESTED,
    "indentation": "\n".join(" " * depth + "a:" for depth in range(1500)),
    "aliases": "a0: &a0 [x, x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)),
    "alias maps": "a0: &a0 {x: y}\n"
    + "\n".join(f"a{n}: &a{n} {{p: *a{n - 1}, q: *a{n - 1}}}" for n in range(1, 60)),
    "merges": "a0: &a0 {x: y}\n"
    + "\n".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 60)),
    "a recursive alias": "a: &x [*x]",
    "a recursive map": "a: &x {b: *x}",
    "a recursive merge": "a: &x {<<: *x}",
    "long key": "k" * 200_000 + ": v",
    "long value": "k: " + "v" * 500_000,
    "too long a header": "k: " + "v" * 2_000_000,
    "digits": "k: " + "9" * 100_000,
    "tabs": "a:\n" + "\t" * 100_000 + "- b",
    "many tab lines": "a:\n" + "  - \tb\n" * 2000,
    "quotes": "k: " + "'" * 100_001,
    "double quotes": 'k: "' + '\\"' * 100_000,
    "many keys": "\n".join(f"k{n}: v" for n in range(20_000)),
    "many equal keys": "k: v\n" * 20_000,
    "colons": ":" * 100_000,
    "colon spaces": ": " * 100_000,
    "anchors": "&a " * 50_000,
    "comments": "#\n" * 100_000,
    "commas": "a: [" + "," * 100_000,
    "exclamation marks": "a: " + "!" * 100_000,
    "stars": "a: " + "*" * 100_000,
    "block": "a: |\n" + "  x\n" * 100_000,
    "percent signs": "%" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("fence", ["---", "+++", ";;;"])
def test_a_hostile_header_is_answered_in_time(name: str, fence: str) -> None:
    text = f"{fence}\n{BOMBS[name]}\n{fence}\nbody"
    rules = HeaderRules.HEXO if fence != "+++" else HeaderRules.HUGO
    start = time.perf_counter()
    header = read(text, rules)
    assert time.perf_counter() - start < 10
    assert header.error is not None or header.values or name == "comments"
    assert text[header.body_start :] == "body"


@pytest.mark.parametrize(
    ("content", "fence", "rules"),
    [
        ("a = " + "[" * NESTED, "+++", HeaderRules.HUGO),
        ("a = " + "{b=" * NESTED, "+++", HeaderRules.HUGO),
        ("a." * NESTED + "b = 1", "+++", HeaderRules.HUGO),
        ("[" + "a." * NESTED + "b]", "+++", HeaderRules.HUGO),
        ("a = " + "9" * NESTED, "+++", HeaderRules.HUGO),
        ('"a": ' + "[" * NESTED, ";;;", HeaderRules.HEXO),
        ('"a": ' + '{"a":' * NESTED, ";;;", HeaderRules.HEXO),
        ('"a": ' + "9" * NESTED, ";;;", HeaderRules.HEXO),
    ],
)
def test_hostile_toml_and_json_are_answered_too(content: str, fence: str, rules: HeaderRules) -> None:
    start = time.perf_counter()
    header = read(f"{fence}\n{content}\n{fence}\nbody", rules)
    assert time.perf_counter() - start < 10
    assert header.error is not None


@pytest.mark.parametrize("rules", list(HeaderRules))
@pytest.mark.parametrize(
    "piece",
    ["---\n", "-", "\n", "a: b\n", "a:", " ", "\t\n", "{", '{"', "+++\n", ";;;\n", "```\n", "：", "a "],
)
def test_long_texts_are_located_in_time(rules: HeaderRules, piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    start = time.perf_counter()
    read(text, rules)
    assert time.perf_counter() - start < 10
