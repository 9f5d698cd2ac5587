"""Searches that are kept for a site."""

from pathlib import Path

import pytest

from galley.services.searches import SavedSearch, SavedSearches
from galley.services.settings import Settings
from support.sites import hexo

# Settings keep a timer, which needs an application.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def searches(tmp_path: Path) -> SavedSearches:
    return SavedSearches(Settings(tmp_path / "galley.ini"), hexo(tmp_path / "site"))


def test_a_search_of_a_known_name_takes_its_place(searches: SavedSearches) -> None:
    searches.add("待补封面", "no:cover")
    searches.add("草稿", "draft:yes")
    searches.add("待补封面", 'no:cover -tag:"随 笔"')
    assert [search.name for search in searches.all()] == ["待补封面", "草稿"]
    assert searches.all()[0].query == 'no:cover -tag:"随 笔"'


def test_a_name_that_is_taken_gets_a_number(searches: SavedSearches) -> None:
    searches.add("a", "one")
    searches.add("b", "two")
    assert searches.rename("b", "a") == SavedSearch("a 2", "two")
    assert searches.rename("gone", "c") is None
    assert searches.rename("a", "  ") is None


def test_tabs_and_line_ends_cannot_break_the_list(searches: SavedSearches) -> None:
    searches.add("a\tb\n", "x\ty")
    assert searches.all() == [SavedSearch("a b", "x y")]
    searches.remove("a b")
    assert searches.all() == []
