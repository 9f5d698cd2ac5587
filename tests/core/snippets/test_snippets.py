"""Snippets: their files, what their placeholders become, and the older forms that posts have of them."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.bulk import plan
from galley.core.edits import apply_edits
from galley.core.frontmatter import HeaderRules, Refused, read
from galley.core.site import SiteError
from galley.core.snippets import (
    PostWords,
    Template,
    fill,
    forms_of,
    insert,
    new_snippet,
    read_snippet,
    snippets_in,
    updating,
    words_of,
)
from galley.core.writing.model import Selection
from support.sites import make_files

WHEN = datetime(2026, 5, 1, 8, 30)
HEADER = "---\ntitle: 校样\ntags: [纸, 墨]\ncover: /a.jpg\n---\n"
BANNER = """<p align="center" id='进群'>
    <a href='https://www.a.example/wechat-group/'>
    <img src="https://img.example/banner-2026.jpg" width="100%"/>
    </a>
</p>"""
OLD = """<p align="center" id='进群'>
 <a href='https://www.a.example/wechat-group/'>
 <img src="https://img.example/banner-2024.png" />
 </a>
</p>"""


def words(title: str = "校样", selection: str = "") -> PostWords:
    return words_of(read(HEADER, HeaderRules.HEXO), title, WHEN, selection)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("# {{title}}", "# 校样"),
        ("{{ date }} {{date:%Y年%m月%d日}}", "2026-05-01 2026年05月01日"),
        ("{{date:%Q 100%}}", "%Q 100%"),
        ("{{tags}}|{{cover}}", "纸, 墨|/a.jpg"),
        ("a{{cursor}}b{{cursor}}c", "abc"),
        ("{{nothing}} {{ page.title | upper }} {% raw %}", "{{nothing}} {{ page.title | upper }} {% raw %}"),
        ("{{title:x}}", "{{title:x}}"),
        ("「{{selection}}」", "「字」"),
        ("", ""),
    ],
)
def test_placeholders_become_what_the_post_has(text: str, filled: str) -> None:
    assert fill(text, words(selection="字")).text == filled


def test_unknown_placeholders_stay_and_are_named_once() -> None:
    assert fill("{{abc}} {{abc}} {{作者}}", words()).unknown == ("{{abc}}", "{{作者}}")


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert fill("{{title}}{{cursor}}", words(title="{{cover}}")) == fill(
        "{{title}}{{cursor}}", words("{{cover}}")
    )
    assert fill("{{title}}!", words(title="{{cover}}")).text == "{{cover}}!"


@pytest.mark.parametrize(
    ("text", "before", "selection", "after", "place"),
    [
        ("**{{selection}}**", "一字二", Selection(1, 2), "一**字**二", 6),
        ("横幅", "一字二", Selection(1, 2), "一字横幅二", 4),
        ("a{{cursor}}b", "", Selection.at(0), "ab", 1),
        ("首\n", "尾", Selection.at(0), "首\n尾", 2),
        ("尾", "😀", Selection.at(1), "😀尾", 2),
    ],
)
def test_a_snippet_goes_in_at_the_cursor(
    text: str, before: str, selection: Selection, after: str, place: int
) -> None:
    change, _ = insert(selection, text, words(selection=before[selection.start : selection.end]))
    assert change.apply(before) == after
    assert change.selection == Selection.at(place)


def test_snippets_are_files_of_two_folders_and_the_sites_come_first(tmp_path: Path) -> None:
    make_files(
        tmp_path,
        {"site/横幅.md": "甲\r\n\r\n", "site/a/b.markdown": "b", "site/.x.md": "", "site/c.txt": "",
         "own/横幅.md": "乙", "own/foot.md": "f"},
    )  # fmt: skip
    found = snippets_in([tmp_path / "site", tmp_path / "own", tmp_path / "gone"])
    assert [(each.name, each.own) for each in found] == [("a/b", False), ("foot", True), ("横幅", False)]
    assert read_snippet(found[2]) == "甲"


def test_a_new_snippet_overwrites_none(tmp_path: Path) -> None:
    folder = tmp_path / "_snippets"
    first, second = new_snippet(folder, "横幅", "甲\n乙"), new_snippet(folder, "横幅.md", "丙")
    assert [path.name for path in (first, second)] == ["横幅.md", "横幅-1.md"]
    assert first.read_text("utf-8") == "甲\n乙\n"
    with pytest.raises(SiteError):
        new_snippet(folder, "a/b", "")


def site(tmp_path: Path, bodies: dict[str, str]) -> list[Path]:
    make_files(tmp_path, {name: (HEADER + body).encode() for name, body in bodies.items()})
    return [tmp_path / name for name in bodies]


def test_forms_are_found_counted_and_told_from_the_current_one(tmp_path: Path) -> None:
    paths = site(
        tmp_path,
        {
            "1.md": f"{OLD}\n\n# 正文\n",
            "2.md": f"前言\n\n{OLD}",
            "3.md": f"# 一\n\n{BANNER}  \n\n尾\n",
            "4.md": '没有横幅\n\n<p align="center">\n别的\n</p>\n',
            "5.md": f"```html\n{OLD}\n```\n",
        },
    )
    forms = forms_of(Template(BANNER, HeaderRules.HEXO), paths, WHEN)
    assert [(form.current, len(form.uses)) for form in forms] == [(True, 1), (False, 2)]
    assert forms[1].text == OLD
    assert forms[1].now == BANNER
    assert [(use.path.name, use.line) for use in forms[1].uses] == [("1.md", 6), ("2.md", 8)]


def test_only_the_chosen_form_is_updated_and_nothing_else_moves(tmp_path: Path) -> None:
    other = OLD.replace("2024.png", "2022.gif")
    body = f"首\r\n\r\n{OLD}\r\n\r\n中 **文** 😀\r\n\r\n{other}"
    path = site(tmp_path, {"1.md": body.replace("\r\n", "\n").replace("\n", "\r\n")})[0]
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    template = Template(BANNER, HeaderRules.HEXO)
    shape = next(form.shape for form in forms_of(template, [path], WHEN) if "2024" in form.text)
    made = plan([path], updating(template, [shape], WHEN)).files[0].made()
    expected = path.read_bytes().replace(
        OLD.replace("\n", "\r\n").encode(), BANNER.replace("\n", "\r\n").encode()
    )
    assert made.after == expected


def test_a_form_with_the_posts_own_title_is_one_form(tmp_path: Path) -> None:
    text = "本文《{{title}}》首发于公众号程序员的纸张，欢迎关注与转发"
    old = "本文《校样》首发于公众号程序员的旧纸，欢迎关注转发"
    make_files(
        tmp_path,
        {
            f"{title}.md": f"---\ntitle: {title}\n---\n甲\n\n{old.replace('校样', title)}\n"
            for title in ("早晨的雨", "夜晚")
        },
    )
    paths = [tmp_path / "早晨的雨.md", tmp_path / "夜晚.md"]
    template = Template(text, HeaderRules.HEXO)
    forms = forms_of(template, paths, WHEN)
    assert [len(form.uses) for form in forms] == [2]
    change = updating(template, [form.shape for form in forms], WHEN)
    for path in paths:
        after = apply_edits(path.read_text("utf-8"), change(path.read_text("utf-8")))
        assert f"本文《{path.stem}》首发于公众号程序员的纸张" in after
        assert change(after) == [], "what is up to date stays"


def test_the_heading_of_an_old_footer_goes_with_it() -> None:
    head, trial = "## 课程\n\n", "- 试看：[前3讲](https://b.example/1)\n"
    footer = f"{head}通过 **[《50讲》](https://a.example/x)** 从零上手！\n\n{trial}- 报名：[这里](https://c.example/2)"
    old = f"{head}想系统学习？这里帮你！\n\n{trial}- 👉 - 报名：[这里](https://c.example/2)"
    text = f"{HEADER}正文。\n\n---\n\n{old}\n"
    template = Template(footer, HeaderRules.HEXO)
    part = template.parts(text, len(HEADER), words())[0]
    assert part.text == old


def test_the_fold_line_is_in_no_form() -> None:
    template = Template("甲乙丙丁戊己庚辛\n\n子丑寅卯辰巳午未", HeaderRules.HEXO)
    text = "甲乙丙丁戊己庚辛\n\n<!-- more -->\n\n子丑寅卯辰巳午未\n"
    assert all("more" not in part.text for part in template.parts(text, 0, words()))


def test_what_only_the_author_knows_is_not_guessed() -> None:
    template = Template("更新于 {{date}}：欢迎加入读者群一起讨论", HeaderRules.HEXO)
    text = "更新于 2024-01-01：欢迎加入读者群讨论\n"
    shape = template.shape(template.parts(text, 0, words())[0].text, words())
    with pytest.raises(Refused, match="date"):
        updating(template, [shape], WHEN)(text)


def test_an_empty_snippet_is_found_nowhere(tmp_path: Path) -> None:
    paths = site(tmp_path, {"1.md": "---\n\n---\n"})
    for text in ("", "\n\n", "---\n", "{{cursor}}"):
        assert forms_of(Template(text, HeaderRules.HEXO), paths, WHEN) == []


LINES = st.lists(
    st.sampled_from([*BANNER.split("\n"), *OLD.split("\n"), "", "字", "```", "<!-- more -->"]), max_size=25
)


@settings(deadline=None, max_examples=60)
@given(LINES)
def test_parts_lie_in_the_text_in_order_and_an_update_settles(lines: list[str]) -> None:
    text = "\n".join(lines)
    template = Template(BANNER, HeaderRules.HEXO)
    parts = template.parts(text, 0, words())
    assert all(text[part.start : part.end] == part.text for part in parts)
    assert all(one.end <= two.start for one, two in pairwise(parts))
    change = updating(template, [template.shape(part.text, words()) for part in parts], WHEN)
    apply_edits(text, change(text))
