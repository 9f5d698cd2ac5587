"""A value that is completed in the header is read as itself, whatever it holds and however it was begun."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.frontmatter import Format, HeaderRules, read, tag_names
from galley.core.writing.complete import trigger_in_header
from galley.core.writing.headervalues import in_header


def split(picture: str) -> tuple[str, int]:
    return picture.replace("|", "", 1), picture.index("|")


@pytest.mark.parametrize(
    ("picture", "language", "value", "becomes"),
    [
        ("tags: 纸|", Format.YAML, "纸张", "tags: 纸张"),
        ("- @v|", Format.YAML, "@vue/cli", "- '@vue/cli'"),
        ("- C|", Format.YAML, "C#: 入门", "- 'C#: 入门'"),
        ("- t|", Format.YAML, "true", "- 'true'"),
        ("- #标|", Format.YAML, "#标签", "- '#标签'"),
        ("- it|", Format.YAML, "it's", "- it's"),
        ("- 'it|", Format.YAML, "it's", "- 'it''s'"),
        ("- 'it|'", Format.YAML, "it's", "- 'it''s'"),
        ('- "q|"', Format.YAML, 'q"\\', '- "q\\"\\\\"'),
        ("tags: [a, z|]", Format.YAML, "z, y]", "tags: [a, 'z, y]']"),
        ('tags: ["纸|', Format.YAML, "纸张", 'tags: ["纸张"'),
        ('tags: ["纸|", 墨]', Format.YAML, "纸张", 'tags: ["纸张", 墨]'),
        ("categories: [[g|", Format.YAML, "[git] 一", "categories: [['[git] 一'"),
        ("author: Java|", Format.YAML, "Java: 晚枫", "author: 'Java: 晚枫'"),
        ("comments: t|", Format.YAML, "true", "comments: true"),
        ("top: 1|", Format.YAML, "10", "top: 10"),
        ("top: '1|'", Format.YAML, "10", "top: '10'"),
        ("expires: 2|", Format.YAML, "2026-01-02", "expires: 2026-01-02"),
        ("tags = [v|", Format.TOML, "vue", 'tags = ["vue"'),
        ("tags = ['v|']", Format.TOML, "vue", "tags = ['vue']"),
        ('tags = ["it|"]', Format.TOML, 'it"s', 'tags = ["it\\"s"]'),
        ("draft = t|", Format.TOML, "true", "draft = true"),
        ("author = 晚|", Format.TOML, "晚枫", 'author = "晚枫"'),
        ("Tags: 纸|", Format.META, "C#: 入门", "Tags: C#: 入门"),
    ],
)
def test_what_is_taken_in_the_header_is_written_so_that_it_is_read_as_itself(
    picture: str, language: Format, value: str, becomes: str
) -> None:
    line, column = split(picture)
    trigger = trigger_in_header(line, column, lambda: ["tags:"])
    assert trigger is not None
    assert line[: trigger.start] + in_header(value, trigger, language) + line[trigger.end :] == becomes


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)
    .map(str.strip)
    .filter(bool),
    st.sampled_from(["- x|", "- 'x|", '- "x|"', "tags: [x|]", "tags: [a, 'x|'", 'tags: [b, "x|", a]']),
)
@settings(deadline=None, max_examples=300)
def test_any_name_of_a_tag_is_read_back_as_it_is(name: str, picture: str) -> None:
    line, column = split(picture)
    trigger = trigger_in_header(line, column, lambda: ["tags:"])
    assert trigger is not None
    line = line[: trigger.start] + in_header(name, trigger, Format.YAML) + line[trigger.end :]
    if line.startswith("-"):
        line = f"tags:\n{line}"
    elif not line.endswith("]"):
        line += "]"
    header = read(f"---\n{line}\n---\n", HeaderRules.HEXO)
    assert header.error is None, line
    assert name in tag_names(header.values["tags"], "tags", HeaderRules.HEXO)
