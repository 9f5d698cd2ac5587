"""Properties of edits: for generated headers and edits, only what is meant changes, and it can be undone."""

# ruff: noqa: E501 - tables of fragments are easier to read in rows

import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galley.core.edits import apply_edits
from galley.core.frontmatter import (
    HeaderRules,
    ListStyle,
    Refused,
    add_item,
    move_item,
    read,
    remove_item,
    remove_key,
    rename_key,
    set_value,
)
from support.headers import independent_values

HEXO, HUGO, PELICAN = HeaderRules.HEXO, HeaderRules.HUGO, HeaderRules.PELICAN
EXAMPLES = int(os.environ.get("GALLEY_EXAMPLES", "150"))
PROFILE = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])

KEYS = ("title", "date", "tags", "categories", "cover", "top", "中文键", "a-b", "comments")
TRICKY = (
    "", " ", "a", "标题", "a: b", "a #b", "#", "- a", "yes", "No", "null", "~", "123", "1.10", "001", "0x1f", "1e3",
    "12:30:00", "2019-05-04", "2019-05-04 01:02:03", "[a]", "{a}", "{{ x }}", "@vue", "`x`", "*x", "&x", "!x", "%x",
    "|", ">", "'", '"', "it's", 'say "x"', "\\", "a\\nb", "a,b", "a:b", ":", "?", "-", "---", "...", "a:", " a", "a ",
    "a\nb", "a\n\nb\n", "\n", "a\n", " a\n b", "\ta", "a\tb", "a\u00a0", "\u00a0a", "\u2028", "\ufeff", "\x85", "\x07",
    "😀", "a" * 300, "=", "<<", "1_000", "+1", ".5", "-.inf", "x]", "}x", "？", "“x”", "true", "0o7", "1:2", "1,2",
)  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(TRICKY),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text(alphabet="ab:#-?,[]{}'\"|>&*!%@` \n\t\\0129.~=<", max_size=8),
)
SCALAR = st.one_of(
    TEXT,
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.none(),
)
VALUE = st.one_of(SCALAR, st.lists(TEXT, max_size=4))

# How a header of a real blog may write a key; the value of each is what a reader says it is.
WRITTEN = (
    "{k}: plain text", "{k}: plain # comment", "{k}: 'single ''quoted'''", '{k}: "double \\"quoted\\""  # c', "{k}:",
    "{k}: ", "{k}:   wide", "{k} : spaced", "{k}: # only a comment", "{k}: 2019-03-01 22:01:10", "{k}: 001", "{k}: yes",
    "{k}: ~", "{k}: true", "{k}: [a, b, 'c d']", "{k}: [a,b]", "{k}: []", "{k}: [ a ]", "{k}: [a,\n  b, # c\n  c]",
    "{k}:\n- a\n- b # c\n- 'c'", "{k}:\n  - a\n\n  # between\n  - b", "{k}:\n    - a", "{k}:\n- a: 1\n  b: 2\n- c",
    "{k}: |\n  line one\n  line two", "{k}: |+\n  kept\n\n", "{k}: >-\n  folded\n  text\n\n  more", "{k}: >\n    deep",
    "{k}: plain\n  over\n  lines", '{k}: "double\n  over lines"', "{k}:\n  sub: 1 # c\n  other: [x]", "{k}: {{a: 1, b: [c]}}",
    "{k}:\n  next line", "'{k}': quoted key", '"{k}": quoted key', "{k}: http://a.b/c?d=e#f", "{k}: 中文，标点：。",
)  # fmt: skip
NOISE = ("", "# a comment", "#", "  # indented comment", "   ")


@st.composite
def yaml_headers(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=6))
    lines: list[str] = []
    for key in keys:
        lines += draw(st.lists(st.sampled_from(NOISE), max_size=1))
        lines.append(draw(st.sampled_from(WRITTEN)).format(k=key))
    lines += draw(st.lists(st.sampled_from(NOISE[:2]), max_size=1))
    opening = "---\n" if not keys or draw(st.booleans()) or lines[0].strip() in NOISE else ""
    body = draw(st.sampled_from(["", "body\n", "\n\nbody\n---\nmore", "```\n---\n```"]))
    return opening + "".join(line + "\n" for line in lines) + "---\n" + body


@st.composite
def toml_headers(draw: st.DrawFn) -> str:
    forms = (
        '{k} = "text"', "{k} = 'literal' # c", "{k}=1", "{k} = true", "{k} = 2020-01-02", '{k} = ["a", \'b\']',
        '{k} = [\n  "a", # c\n  "b",\n]', "{k} = []", '{k} = {{ x = 1, y = ["z"] }}', '{k} = """\nlong "text"\n"""',
        "{k}.sub = 1",
    )  # fmt: skip
    keys = draw(st.lists(st.sampled_from(["title", "date", "tags", "x-y", "top"]), unique=True, max_size=4))
    lines = [draw(st.sampled_from(forms)).format(k=key) for key in keys]
    if draw(st.booleans()):
        lines += ["", "[taxonomies] # t", 'tags = ["a"]', "", "[[list]]", "n = 1"]
    return "+++\n" + "".join(line + "\n" for line in lines) + "+++\n" + draw(st.sampled_from(["", "body\n"]))


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


def checked(text: str, rules: HeaderRules, edits: list, key: str) -> str:
    """Make the edits; check what holds for every edit, and return the new text."""
    new = apply_edits(text, edits)
    before, after = read(text, rules), read(new, rules)
    assert after.error is None
    assert new[after.body_start :] == text[before.body_start :]
    for field in before.fields:
        if field.key != key:
            kept = after.field(field.key)
            assert kept is not None
            assert (kept.written, kept.value) == (field.written, field.value)
    assert [field.key for field in after.fields if field.key != key] == [
        field.key for field in before.fields if field.key != key
    ]
    return new


def emptied(value: Any) -> Any:
    return None if value in ([], {}) else value


def same(have: Any, want: Any) -> bool:
    if isinstance(want, list) and isinstance(have, list):
        return len(have) == len(want) and all(map(same, have, want))
    return type(have) is type(want) and have == want


@PROFILE
@given(yaml_headers(), st.sampled_from([*KEYS, "new", "new key"]), VALUE, st.sampled_from([None, *ListStyle]))
def test_a_value_that_is_set_is_read_by_everyone(
    text: str, key: str, value: object, style: ListStyle | None
) -> None:
    if read(text, HEXO).error is not None:
        return
    try:
        edits = set_value(text, key, value, HEXO, style=style)
    except Refused:
        assert "{a: 1}" not in text or key in text
        return
    new = checked(text, HEXO, edits, key)
    for got in (read(new, HEXO).values[key], independent_values(new, HEXO)[key]):
        assert same(emptied(got), emptied(value)), (got, value, new)


@PROFILE
@given(yaml_headers(), st.sampled_from(KEYS), TEXT)
def test_setting_a_scalar_is_never_refused_where_a_header_is_readable(
    text: str, key: str, value: str
) -> None:
    if read(text, HEXO).error is None:
        new = apply_edits(text, set_value(text, key, value, HEXO))
        assert read(new, HEXO).values[key] == value


@PROFILE
@given(yaml_headers(), st.sampled_from(KEYS), st.sampled_from(["new", "a: b", "yes", "x,y", "it's", "标签"]))
def test_a_tag_that_is_added_and_removed_again_leaves_the_list_as_it_was(
    text: str, key: str, item: str
) -> None:
    header = read(text, HEXO)
    if header.error is not None:
        return
    old = header.values.get(key)
    try:
        added = checked(text, HEXO, add_item(text, key, item, HEXO), key)
    except Refused:
        assert isinstance(old, dict)
        return
    before = old if isinstance(old, list) else [] if old is None else [old]
    if item in before:
        return
    assert read(added, HEXO).values[key] == [*before, item]
    assert independent_values(added, HEXO)[key][-1] == item
    if isinstance(old, list):
        assert comments(added) == comments(text)
    removed = checked(added, HEXO, remove_item(added, key, item, HEXO), key)
    if isinstance(old, list) and old:
        assert removed == text
    assert emptied(read(removed, HEXO).values[key]) == emptied(before)


@PROFILE
@given(yaml_headers(), st.sampled_from(KEYS), st.integers(0, 3), st.integers(0, 3))
def test_a_moved_item_can_be_moved_back(text: str, key: str, source: int, target: int) -> None:
    header = read(text, HEXO)
    value = header.values.get(key)
    if not isinstance(value, list) or source >= len(value) or target >= len(value):
        return
    try:
        moved = checked(text, HEXO, move_item(text, key, source, target, HEXO), key)
    except Refused:
        assert any(isinstance(each, dict) for each in value)
        return
    want = list(value)
    want.insert(target, want.pop(source))
    assert read(moved, HEXO).values[key] == want
    back = apply_edits(moved, move_item(moved, key, target, source, HEXO))
    assert read(back, HEXO).values == header.values


@PROFILE
@given(yaml_headers(), st.data())
def test_a_key_that_is_removed_or_renamed_takes_nothing_else_along(text: str, data: st.DataObject) -> None:
    header = read(text, HEXO)
    if header.error is not None or not header.fields:
        return
    key = data.draw(st.sampled_from([field.key for field in header.fields]))
    new_name = data.draw(st.sampled_from(["renamed", "a b", "true", "1", "新键", "x: y", "#x"]))
    try:
        renamed = apply_edits(text, rename_key(text, key, new_name, HEXO))
    except Refused:
        return
    assert list(read(renamed, HEXO).values) == [new_name if name == key else name for name in header.values]
    assert apply_edits(renamed, rename_key(renamed, new_name, key, HEXO)) in (
        text,
        text.replace(key, f"'{key}'", 1),
    )
    try:
        removed = checked(text, HEXO, remove_key(text, key, HEXO), key)
    except Refused:
        # Without the key, blank lines or comments below it would join a block above it.
        assert len(header.fields) == 1 or "|" in text or ">" in text
        return
    assert key not in read(removed, HEXO).values


@PROFILE
@given(
    toml_headers(),
    st.sampled_from(["title", "date", "tags", "x-y", "top", "new"]),
    VALUE.filter(lambda v: v is not None),
)
def test_toml_values_are_read_by_tomllib(text: str, key: str, value: object) -> None:
    if read(text, HUGO).error is not None:
        return
    try:
        edits = set_value(text, key, value, HUGO)
    except Refused:
        assert f"{key}.sub" in text
        return
    new = checked(text, HUGO, edits, key)
    got = independent_values(new, HUGO)[key]
    assert same(got, value) or (key == "date" and str(got) == value)
    if key not in read(text, HUGO).values:
        assert apply_edits(new, remove_key(new, key, HUGO)) == text


@PROFILE
@given(
    st.dictionaries(
        st.text(max_size=5), st.recursive(SCALAR, lambda v: st.lists(v, max_size=3), max_leaves=5), max_size=4
    ),
    st.sampled_from([None, 0, 2]),
    st.text(max_size=5),
    SCALAR,
)
def test_json_values_are_read_by_json(data: dict, indent: int | None, key: str, value: object) -> None:
    import json

    if not key or any(
        0xD800 <= ord(each) <= 0xDFFF for each in json.dumps([data, key, value], ensure_ascii=False)
    ):
        return
    text = json.dumps(data, indent=indent, ensure_ascii=False) + "\nbody"
    if read(text, HUGO).region is None:
        return
    try:
        edits = set_value(text, key, value, HUGO)
    except Refused:
        assert isinstance(value, float)
        return
    new = checked(text, HUGO, edits, key)
    assert same(independent_values(new, HUGO), {**data, key: value})


@PROFILE
@given(
    st.lists(
        st.tuples(st.sampled_from(["Title", "Date", "Tags", "Slug"]), TEXT),
        max_size=4,
        unique_by=lambda kv: kv[0],
    ),
    st.sampled_from(["title", "slug", "new"]),
    TEXT,
)
def test_meta_lines_hold_what_they_can_and_refuse_the_rest(lines: list, key: str, value: str) -> None:
    text = "".join(f"{name}: {' '.join(words.split())}\n" for name, words in lines) + "\nbody: x\n"
    try:
        edits = set_value(text, key, value, PELICAN)
    except Refused:
        return
    new = checked(text, PELICAN, edits, key) if lines else apply_edits(text, edits)
    assert read(new, PELICAN).values[key] == value


@PROFILE
@given(yaml_headers(), st.lists(st.tuples(st.sampled_from(KEYS), VALUE), max_size=5))
def test_each_of_a_sequence_of_edits_holds_what_one_does(text: str, steps: list) -> None:
    if read(text, HEXO).error is not None:
        return
    for key, value in steps:
        try:
            edits = set_value(text, key, value, HEXO)
        except Refused:
            continue
        text = checked(text, HEXO, edits, key)
