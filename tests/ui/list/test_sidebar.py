"""The tree above the list, by itself: what it shows of counts, and what stays when these change."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from galley.core.library import Counts, Scope, ScopeKind
from galley.core.library.found import Count
from galley.services.searches import SavedSearch
from galley.ui.posts.counts import COUNT_ROLE
from galley.ui.posts.sidebar import TAGS_AT_ONCE, Sidebar

BASE = "source/_posts"


def counts(
    folders: dict[str, int] | None = None,
    tags: dict[str, int] | None = None,
    categories: dict[tuple[str, ...], int] | None = None,
    posts: int = 9,
) -> Counts:
    return Counts(
        posts,
        0,
        0,
        {BASE: posts, **(folders or {})},
        {name: Count(count) for name, count in (tags or {}).items()},
        {name: Count(count) for name, count in (categories or {}).items()},
    )


def tag(name: str) -> Scope:
    return Scope(ScopeKind.TAG, name)


def folder(name: str) -> Scope:
    return Scope(ScopeKind.FOLDER, f"{BASE}/{name}")


def lines(sidebar: Sidebar) -> list[tuple[int, str, int | None]]:
    """Every line as the view has it, from top to bottom: depth, text and count."""
    model = sidebar.model()

    def below(parent: QModelIndex, depth: int) -> Iterator[tuple[int, str, int | None]]:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            assert index.parent() == parent
            yield depth, index.data(), index.data(COUNT_ROLE)
            yield from below(index, depth + 1)

    return list(below(QModelIndex(), 0))


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    # Says so, where the model breaks a rule of Qt's.
    QAbstractItemModelTester(sidebar.model(), QAbstractItemModelTester.FailureReportingMode.Warning, sidebar)
    sidebar.resize(240, 400)
    sidebar.show()
    return sidebar


@pytest.fixture
def resets(sidebar: Sidebar) -> list[int]:
    """Grows each time that the tree is made anew."""
    found: list[int] = []
    sidebar.model().modelReset.connect(lambda: found.append(1))
    return found


def test_the_tree_has_folders_categories_and_tags_with_their_counts(sidebar: Sidebar) -> None:
    shown = counts(
        {f"{BASE}/b": 2, f"{BASE}/a": 3, f"{BASE}/a/x": 1},
        {"python": 4, "随笔": 2},
        {("前端",): 3, ("前端", "Vue"): 1},
    )
    sidebar.show_counts(shown, BASE, [SavedSearch("待评", "no:rating")])
    assert lines(sidebar) == [
        (0, "All posts", 9),
        (0, "Drafts", 0),
        (0, "Searches", None),
        (1, "待评", None),
        (0, "Folders", None),
        (1, "_posts/", 9),
        (1, "a", 3),
        (2, "x", 1),
        (1, "b", 2),
        (0, "Categories", None),
        (1, "前端", 3),
        (2, "Vue", 1),
        (0, "Tags", None),
        (1, "#python", 4),
        (1, "#随笔", 2),
    ]


def test_other_numbers_leave_the_tree_as_it_is_and_are_told(sidebar: Sidebar, resets: list[int]) -> None:
    sidebar.show_counts(counts(tags={"a": 2, "b": 1}, posts=2), BASE, [])
    made = len(resets)
    told: list[tuple[str, str]] = []
    sidebar.model().dataChanged.connect(lambda first, last, _roles: told.append((first.data(), last.data())))
    sidebar.show_counts(counts(tags={"a": 2, "b": 2}, posts=3), BASE, [])
    assert len(resets) == made
    assert sorted(told) == [("#b", "#b"), ("All posts", "All posts")]
    assert sidebar.index_of(tag("b")).data(COUNT_ROLE) == 2


def test_what_is_open_and_chosen_stays_when_others_come(sidebar: Sidebar, resets: list[int]) -> None:
    sidebar.show_counts(counts({f"{BASE}/a": 1, f"{BASE}/a/x": 1}, {"b": 2, "c": 1}), BASE, [])
    sidebar.expand(sidebar.index_of(folder("a")))
    sidebar.expand(sidebar.index_of("tags"))
    sidebar.setCurrentIndex(sidebar.index_of(tag("b")))
    chosen: list[object] = []
    sidebar.scope_chosen.connect(chosen.append)
    made = len(resets)
    sidebar.show_counts(counts({f"{BASE}/a": 2, f"{BASE}/a/x": 1}, {"new": 5, "b": 2, "c": 1}), BASE, [])
    assert len(resets) == made + 1
    assert sidebar.isExpanded(sidebar.index_of(folder("a")))
    assert sidebar.isExpanded(sidebar.index_of("tags"))
    assert sidebar.currentIndex() == sidebar.index_of(tag("b"))
    assert sidebar.chosen == tag("b")
    assert chosen == []
    sidebar.show_counts(counts(tags={"new": 5}), BASE, [])
    assert sidebar.chosen == Scope()


def test_many_tags_come_in_parts(sidebar: Sidebar) -> None:
    many = counts(tags={f"t{number:04}": 1 for number in range(TAGS_AT_ONCE + 7)})
    sidebar.show_counts(many, BASE, [])
    more = sidebar.index_of("more")
    assert more.data() == "7 more…"
    assert more.flags() & Qt.ItemFlag.ItemIsSelectable
    sidebar.setCurrentIndex(more)
    assert not sidebar.index_of("more").isValid()
    assert sidebar.index_of(tag(f"t{TAGS_AT_ONCE + 6:04}")).isValid()


NAMES = st.sampled_from(["a", "b", "c", "a/x", "a/y", "c/x"])
SITES = st.builds(
    lambda folders, tags, categories: (
        {
            f"{BASE}/{name[:end]}": count
            for name, count in sorted(folders.items())
            for end in range(1, len(name) + 1, 2)
        },
        tags,
        {
            tuple(name.split("/")[:depth]): count
            for name, count in sorted(categories.items())
            for depth in range(1, name.count("/") + 2)
        },
    ),
    st.dictionaries(NAMES, st.integers(1, 3)),
    st.dictionaries(NAMES, st.integers(1, 3)),
    st.dictionaries(NAMES, st.integers(1, 3)),
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sites=st.lists(SITES, min_size=1, max_size=5), opened=st.data())
def test_a_tree_that_has_seen_others_is_as_one_that_is_new(
    sidebar: Sidebar, new_sidebar: Callable[[], Sidebar], sites: list[tuple], opened: st.DataObject
) -> None:
    for site in sites:
        sidebar.show_counts(counts(*site), BASE, [])
        keys = [index for index in map(sidebar.index_of, ("folders", "tags")) if index.isValid()]
        if keys:
            sidebar.setExpanded(opened.draw(st.sampled_from(keys)), opened.draw(st.booleans()))
    other = new_sidebar()
    other.show_counts(counts(*sites[-1]), BASE, [])
    assert lines(sidebar) == lines(other)


@pytest.fixture
def new_sidebar(qtbot: QtBot) -> Callable[[], Sidebar]:
    def make() -> Sidebar:
        made = Sidebar()
        qtbot.addWidget(made)
        return made

    return make
