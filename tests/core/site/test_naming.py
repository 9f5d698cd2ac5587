"""Every title gives a file name, and no name makes trouble on any system."""

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.site import SiteError, open_site
from galley.core.site.naming import check_stem, date_in_name, free_path, new_post_name, slug_of
from support.sites import hexo, make_files


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello World", "Hello-World"),
        ("C# & .NET: 入门", "C-NET-入门"),
        ("校样：第一次", "校样：第一次"),
        ("Crème brûlée", "Creme-brulee"),
        ("Ａ１ 全角", "A１-全角"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("  --draft--  ", "draft"),
        ("_hidden", "hidden"),
        (".bashrc", "bashrc"),
        ("。。。", "untitled"),
        ("...", "untitled"),
        ("？！", "untitled"),
        ("", "untitled"),
        ("🎉", "🎉"),
        ("con", "con-"),
        ("COM1", "COM1-"),
        ("nul.txt", "nul-txt"),
        ("a\u202eb\u200bc\0d\ne", "abcde"),
        ("が", "が"),
    ],
)
def test_titles_become_hexo_s_slugs_and_are_never_empty(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_filename_case_is_hexo_s() -> None:
    assert slug_of("Ab C", case=1) == "ab-c"
    assert slug_of("Ab C", case=2) == "AB-C"


@settings(deadline=None, max_examples=300)
@given(title=st.text(max_size=400))
def test_any_title_gives_a_name_that_every_system_takes(title: str) -> None:
    slug = slug_of(title)
    assert 0 < len(f"{slug}-99.md".encode()) <= 255 - 40
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\s]', slug)
    assert slug[0] not in "._"
    assert not slug.endswith(".")
    assert check_stem(slug) == slug


def test_a_long_title_ends_at_a_whole_character() -> None:
    slug = slug_of("字" * 300)
    assert set(slug) == {"字"}
    accented = slug_of("ก็" * 300)
    assert not unicodedata.combining(accented[0])
    assert accented.encode().decode() == accented


@pytest.mark.parametrize(
    "name", ["", "  ", ".", "..", "a/b", "a\\b", "a\0b", "con", "a.", ".a", "字" * 100, "a:b"]
)
def test_names_that_no_file_may_have_are_refused(name: str) -> None:
    with pytest.raises(SiteError):
        check_stem(name)


def test_a_chosen_name_is_not_changed() -> None:
    for name in ("我的 文章", "C# 入门", "e\u0301", "v1.2", "100%"):
        assert check_stem(f" {name} ") == name


def test_a_free_path_counts_up_as_hexo_does(tmp_path: Path) -> None:
    make_files(tmp_path, {"a.md": "", "a-1.md": ""})
    (tmp_path / "a-2.md").symlink_to(tmp_path / "nowhere")
    assert free_path(tmp_path / "a.md").name == "a-3.md"
    assert free_path(tmp_path / "b.md").name == "b.md"
    assert free_path(tmp_path / "b.md", lambda path: path.name == "b.md").name == "b-1.md"


WHEN = datetime(2024, 3, 5, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        (":title.md", "题.md"),
        (":year-:month-:day-:title.md", "2024-03-05-题.md"),
        (":year/:i_month/:i_day/:title.markdown", "2024/3/5/题.markdown"),
        (":lang/:title", "zh/题.md"),
        (":unknown/:title.md", "题.md"),
        ("../../:title.md", "题.md"),
        ("/:title.md", "题.md"),
        ("''", "''.md"),
    ],
)
def test_new_post_name_is_hexo_s(tmp_path: Path, rule: str, path: str) -> None:
    site = hexo(tmp_path, config=f'new_post_name: "{rule}"\npermalink_defaults:\n  lang: zh\n')
    assert new_post_name(site, "题", WHEN).as_posix() == path


def test_the_hash_of_a_new_post_s_name_is_twelve_hexadecimal_digits(tmp_path: Path) -> None:
    site = hexo(tmp_path, config='new_post_name: ":title-:hash.md"\n')
    assert re.fullmatch(r"题-[0-9a-f]{12}\.md", str(new_post_name(site, "题", WHEN)))


def test_dates_in_names_are_read_by_each_generator_s_rule(tmp_path: Path) -> None:
    site = hexo(tmp_path / "h", config="new_post_name: ':year/:month-:day-:title.md'\n")
    assert date_in_name(site, site.posts_dirs[0] / "2024" / "03-05-a.md") == "2024-03-05"
    assert date_in_name(site, site.posts_dirs[0] / "2024" / "02-30-a.md") == ""
    assert date_in_name(site, site.posts_dirs[0] / "2024-03-05-a.md") == ""
    jekyll = open_site(make_files(tmp_path / "j", {"_config.yml": "", "_posts/2024-3-5-a.md": ""}))
    assert date_in_name(jekyll, jekyll.posts_dirs[0] / "2024-3-5-a.md") == "2024-03-05"
