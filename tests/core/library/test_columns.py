"""What is held of all posts answers as the posts themselves do, however the index came to be as it is."""

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core.index.fold import fold
from galley.core.index.pinyin import fits, initials, syllables
from galley.core.index.store import Store
from galley.core.library import Library, SortKey
from galley.core.library import columns as column_module
from galley.core.library import labels as label_module
from galley.core.library.columns import Columns
from galley.core.library.counting import Titles
from galley.core.library.groups import GroupKey, by_header_key, header_key_of
from galley.core.library.labels import Labels, in_natural_order, number_in
from galley.core.library.masks import mask_of, slots_of
from galley.core.library.matching import pattern_of
from galley.core.library.order import Order
from galley.core.library.textcolumn import SpelledColumn, TextColumn
from galley.core.site import Site
from support.sites import hexo, post

LINES = st.text(alphabet="ab 人工é-1😀", max_size=6)


def column_of(texts: Sequence[str], at_once: int) -> TextColumn:
    column = TextColumn()
    for start in range(0, len(texts), at_once):
        column.extend("\n".join(texts[start : start + at_once]))
    return column


@settings(deadline=None, max_examples=150)
@given(
    texts=st.lists(LINES, min_size=1, max_size=12),
    times=st.sampled_from([1, 40]),
    at_once=st.sampled_from([1, 3, 500]),
    needle=st.text(alphabet="ab人工é-1😀", min_size=1, max_size=2),
)
def test_a_column_finds_what_its_texts_hold(texts: list[str], times: int, at_once: int, needle: str) -> None:
    # With many of them no two are the same, and they are held in another way.
    texts = [f"{text} {number}" for number in range(times) for text in texts] if times > 1 else texts
    column = column_of(texts, at_once)
    count = len(texts)

    def those(fitting: list[bool]) -> list[int]:
        return [slot for slot, fits in enumerate(fitting) if fits]

    assert len(column) == count
    assert slots_of(column.holding(needle), count) == those([needle in text for text in texts])
    assert slots_of(column.starting_with(needle), count) == those([text.startswith(needle) for text in texts])
    term = pattern_of(needle)
    assert slots_of(column.holding_term(needle), count) == those([bool(term.search(text)) for text in texts])
    pattern = re.compile("a[^\n]*人")
    assert slots_of(column.matching(pattern), count) == those([bool(pattern.search(text)) for text in texts])


TEXTS = [f"{number} 的 a{number % 7} a-a-{number % 3}" for number in range(600)] + ["", "xa-a", "a-a-a", ""]


@pytest.mark.parametrize("limits", [(10_000, 10_000, 9), (10_000, 5, 64), (5, 5, 1), (5, 5, 100_000)])
@pytest.mark.parametrize("needle", ["的", "a3", "1", "a-a", "6 的 a6", "qq"])
def test_a_column_answers_the_same_whether_few_posts_hold_it_or_many(
    monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int, int], needle: str
) -> None:
    for name, limit in zip(("_MANY", "_FEW", "_AT_ONCE"), limits, strict=True):
        monkeypatch.setattr(f"galley.core.library.textcolumn.{name}", limit)
    column = column_of(TEXTS, 100)
    term = pattern_of(needle)

    def slots(mask: int) -> list[int]:
        return slots_of(mask, len(TEXTS))

    assert slots(column.holding(needle)) == [at for at, text in enumerate(TEXTS) if needle in text]
    assert slots(column.holding_term(needle)) == [at for at, text in enumerate(TEXTS) if term.search(text)]
    assert slots(column.starting_with(needle)) == [
        at for at, text in enumerate(TEXTS) if text.startswith(needle)
    ]


def in_order(letters: str, text: str) -> bool:
    rest = iter(text.lower())
    return all(letter in rest for letter in letters)


@settings(deadline=None, max_examples=200)
@given(
    texts=st.lists(st.text(alphabet="abAB ]^-\\人é1", max_size=8), min_size=1, max_size=12),
    times=st.sampled_from([1, 40]),
    letters=st.text(alphabet="ab]^-\\人é1", min_size=1, max_size=4),
)
def test_letters_are_found_in_order_with_gaps_between(texts: list[str], times: int, letters: str) -> None:
    texts = [f"{text} {number}" for number in range(times) for text in texts] if times > 1 else texts
    if not letters.isascii():  # what is typed in another script is looked for in folded texts
        texts = [text.lower() for text in texts]
    column = column_of(texts, 7)
    wanted = [slot for slot, text in enumerate(texts) if in_order(letters, text)]
    assert slots_of(column.scattered(letters), len(texts)) == wanted


@pytest.mark.parametrize("letters", ["zmt", "zw", "c2j", "sianx", "eln", "qq", "2024"])
def test_letters_are_found_in_spelled_titles_with_gaps_between(letters: str) -> None:
    spelled = [syllables(fold(title)) for title in TITLES] * 40
    column = SpelledColumn()
    column.extend(
        "\n".join(f" {each}" if each else "" for each in spelled), "\n".join(map(initials, spelled))
    )
    wanted = [slot for slot, each in enumerate(spelled) if in_order(letters, each.replace(" ", ""))]
    assert slots_of(column.scattered(letters), len(spelled)) == wanted


@pytest.mark.parametrize(
    "letters", ["qing2024", "2024n", "024", "qing2024nian", "zhongq", "ong", "1a", "a1b"]
)
def test_letters_begin_with_a_syllable_or_a_number_and_go_on(letters: str) -> None:
    spelled = ["chong qing 2024 nian", "zhong qing a1b2 c", "1 a1b", "qing 2024"]
    column = SpelledColumn()
    column.extend("\n".join(f" {each}" for each in spelled), "\n".join("-" for _ in spelled))
    begins = ["".join(each.split(" ")[at:]) for each in spelled for at in range(each.count(" ") + 1)]
    assert bool(column.begun(letters)) == any(each.startswith(letters) for each in begins)


TITLES = ("做自媒体赚钱", "重庆2024年的路", "python 入门", "空 格", "english only", "", "爱", "西安 sian 先")


@pytest.mark.parametrize(
    "word", ["zimeiti", "zmt", "zim", "zi", "chongqing", "qing", "xian", "rumen", "ian", "lu"]
)
def test_titles_are_found_as_they_are_spelled(word: str) -> None:
    spelled = [syllables(fold(title)) for title in TITLES] * 40
    column = SpelledColumn()
    column.extend(
        "\n".join(f" {each}" if each else "" for each in spelled), "\n".join(map(initials, spelled))
    )
    found = slots_of(column.fitting(word), len(spelled))
    assert found == [slot for slot, each in enumerate(spelled) if fits(word, each)]


@settings(deadline=None, max_examples=200)
@given(
    st.integers(1, 300).flatmap(lambda count: st.tuples(st.just(count), st.sets(st.integers(0, count - 1))))
)
def test_a_set_has_the_slots_it_was_made_of(made: tuple[int, set[int]]) -> None:
    count, slots = made
    assert slots_of(mask_of(slots, count), count) == sorted(slots)


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_part_of_an_order_is_walked_through_in_order(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 120))
    there = data.draw(st.sets(st.integers(0, size - 1), min_size=1))
    slots = data.draw(st.permutations(sorted(there)))
    wanted = data.draw(st.sets(st.sampled_from(sorted(there))))
    mask = sum(1 << slot for slot in wanted)
    assert list(Order(slots, size).walk(mask)) == [slot for slot in slots if slot in wanted]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(["10", "9", "1e1", "nan", "inf", "", "b", "a", "人", "-3", "0.5"]), max_size=40)
)
def test_numbers_come_before_texts_and_by_their_size(texts: list[str]) -> None:
    numbers = {"10": 10.0, "9": 9.0, "1e1": 10.0, "-3": -3.0, "0.5": 0.5}
    ordered = [texts[at] for at in in_natural_order(range(len(texts)), texts)]
    first = [text for text in ordered if text in numbers]
    assert ordered[: len(first)] == sorted(
        (text for text in texts if text in numbers), key=lambda text: (numbers[text], text)
    )
    assert ordered[len(first) :] == sorted(text for text in texts if text not in numbers)


def test_many_values_are_in_order_though_they_are_sorted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("galley.core.library.labels._AT_ONCE", 7)
    texts = [str(random.Random(each).random()) + "x" * (each % 2) for each in range(100)]
    ordered = in_natural_order(range(100), texts)
    assert [texts[at] for at in ordered[:50]] == sorted(texts[::2], key=float)
    assert [texts[at] for at in ordered[50:]] == sorted(texts[1::2])


def test_titles_are_known_by_their_text() -> None:
    titles = Titles([["甲", "乙"], ["", "甲"]])
    assert "甲" in titles
    assert "" in titles
    assert "丙" not in titles
    assert "" not in Titles()


# -- of a site -----------------------------------------------------------------------------------


def a_post(number: int, dice: random.Random) -> str:
    extra = f"rating: {dice.choice(['3', '10', '9.5', 'Best', 'best', ''])}\n"
    tags = (
        "tags: ["
        + ", ".join(dice.sample(["甲", "乙", "Python", "python", "x y"], dice.randint(0, 3)))
        + "]\n"
    )
    date = f"date: 20{dice.randint(10, 30)}-{dice.randint(1, 12)}-03\n" if dice.random() < 0.9 else ""
    title = dice.choice([*TITLES[:5], f"题{number}", "A", "b"])
    return f"---\ntitle: '{title}'\n{date}{tags}{extra}---\n人工 {number}\n"


def everything(library: Library) -> list[object]:
    """What can be seen of an index, whatever the numbers in it are."""
    paths = {row.id: row.path for row in library.rows()}
    answers: list[object] = [library.counts()]
    for sort in (*SortKey, "rating", "nothing"):
        for descending in (True, False):
            found = library.find(sort=sort, descending=descending).ids
            answers.append([paths[each] for each in found])
            for by in (GroupKey.FOLDER, GroupKey.MONTH, GroupKey.TAG, by_header_key("rating")):
                groups = library.group(found, by, descending=descending)
                answers.append(
                    [(group.name.lower(), [paths[each] for each in group.ids]) for group in groups]
                )
    for query in (
        "人工",
        "tag:python",
        "-tag:python",
        "no:rating",
        "path:b/",
        "after:2020",
        "重庆 OR zmt",
        "题1",
    ):
        answers.append((query, sorted(paths[each] for each in library.find(query).ids)))
    answers.append([row.path for row in library.quick("a")])
    return answers


@pytest.mark.parametrize("dead", [0, 10_000], ids=["loaded anew", "brought up to date"])
def test_columns_that_follow_changes_answer_as_new_ones_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dead: int
) -> None:
    monkeypatch.setattr(column_module, "_DEAD", dead)
    monkeypatch.setattr(column_module, "_AT_ONCE", 16)
    monkeypatch.setattr("galley.core.index.loading._AT_ONCE", 16)
    dice = random.Random(6)
    files = {f"source/_posts/{'ab'[number % 2]}/{number}.md": a_post(number, dice) for number in range(50)}
    site = hexo(tmp_path / "s", {**files, "source/_posts/top.md": post("顶")})
    library = Library(site, tmp_path / "cache")
    library.scan(lambda *_: None)
    library.warm()
    for turn in range(6):
        for _ in range(dice.randint(1, 12)):
            _change(site, dice, turn)
        library.scan(lambda *_: None)
        fresh = Library(site, tmp_path / "cache")
        fresh.warm()
        assert everything(library) == everything(fresh)
        fresh.close()
    library.close()


def _change(site: Site, dice: random.Random, turn: int) -> None:
    paths = sorted((site.root / "source").rglob("*.md"))
    path = dice.choice(paths)
    what = dice.random()
    if what < 0.6:
        path.write_text(a_post(dice.randint(0, 99), dice) + "x" * dice.randint(1, 99), encoding="utf-8")
    elif what < 0.8:
        path.unlink()
    else:
        path.with_name(f"new{turn}{dice.randint(0, 999)}.md").write_text(a_post(7, dice), encoding="utf-8")


def test_groups_are_what_their_posts_say(tmp_path: Path) -> None:
    ratings = ("10", "9", "Best", "best", "", "true", "null")
    headers = {
        f"source/_posts/{at}.md": post(f"题{at}", extra=f"rating: {each}\n")
        for at, each in enumerate(ratings)
    }
    site = hexo(tmp_path / "s", {**headers, "source/_posts/none.md": post("无")})
    library = Library(site, tmp_path / "cache")
    library.scan(lambda *_: None)
    ids = library.find(sort=SortKey.PATH, descending=False).ids
    paths = {row.id: Path(row.path).stem for row in library.rows()}

    def groups(*, descending: bool) -> list[tuple[str, list[str]]]:
        found = library.group(ids, by_header_key("rating"), descending=descending)
        return [(group.name, [paths[each] for each in group.ids]) for group in found]

    rising = groups(descending=False)
    assert rising == [
        ("9", ["1"]),
        ("10", ["0"]),
        ("Best", ["2", "3"]),
        ("true", ["5"]),
        ("", ["4", "6", "none"]),
    ]
    assert groups(descending=True) == [*reversed(rising[:-1]), rising[-1]]
    assert library.group(ids[:1], by_header_key("unknown")).name(0) == ""
    assert list(library.group([999], GroupKey.TAG)) == []
    library.close()


def test_a_header_key_may_be_called_like_another_group() -> None:
    assert header_key_of(by_header_key("tag")) == "tag"
    assert header_key_of(GroupKey.TAG) is None
    assert header_key_of("key:") is None


def test_posts_are_sorted_by_a_header_key_as_their_values_are_read(tmp_path: Path) -> None:
    rising = [
        *("-1e3", "-2", "-0", "0", "0.5", "1e0", "1_0", "١١", "１２", " 13 ", "1e308", "-", "1e999", "1-2"),
        *("A", "a", "Ｂ", "nan", "é", "愛", "爱b", "语"),
    ]
    dice = random.Random(7)
    values = dice.sample(rising, len(rising))
    files = {
        f"source/_posts/{dice.randint(0, 9)}{at}.md": post(extra=f"k: {json.dumps(value)}\n")
        for at, value in enumerate([*values, "", " ", *dice.sample(values, 9)])
    }
    site = hexo(tmp_path / "s", {**files, "source/_posts/without.md": post()})
    library = Library(site, tmp_path / "cache")
    library.scan(lambda *_: None)
    shown = dict(zip(library.rows(), library.values("k", [row.id for row in library.rows()]), strict=True))

    def place(value: str) -> tuple[int, float, str]:
        number = number_in(fold(value))
        return (1, 0.0, fold(value)) if number is None else (0, number, fold(value))

    by_path = sorted(shown, key=lambda row: row.path)
    there = [row for row in by_path if shown[row]]
    missing = [row.path for row in by_path if not shown[row]]
    for descending in (False, True):
        # Ties go by path, either way.
        places = sorted({place(shown[row]) for row in there}, reverse=descending)
        wanted = [row for each in places for row in there if place(shown[row]) == each]
        found = library.rows(library.find(sort="k", descending=descending).ids)
        assert [row.path for row in found] == [*(row.path for row in wanted), *missing]
    library.close()


def test_what_posts_were_grouped_by_is_let_go_when_they_stand_in_groups_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    labels = label_module.header_values

    def told(store: Store, columns: Columns, key: str) -> Labels:
        made.append(key)
        return labels(store, columns, key)

    monkeypatch.setattr(label_module, "header_values", told)
    site = hexo(tmp_path / "s", {"source/_posts/1.md": post(extra="k: v\n")})
    library = Library(site, tmp_path / "cache")
    library.scan(lambda *_: None)
    ids = library.find().ids
    for _ in range(2):
        assert [group.name for group in library.group(ids, by_header_key("k"))] == ["v"]
    assert made == ["k"]
    library.ungroup()
    assert [group.name for group in library.group(ids, by_header_key("k"))] == ["v"]
    assert made == ["k", "k"]
    library.close()


@pytest.mark.parametrize("key", ["2fa", "og.title", "$x", "[x", "a b", 'a"b', "a\\b", "键"])
def test_a_header_key_is_shown_and_sorted_by_however_it_is_written(tmp_path: Path, key: str) -> None:
    name = json.dumps(key, ensure_ascii=False)
    files = {f"source/_posts/{at}.md": post(extra=f"{name}: v{3 - at}\n") for at in range(3)}
    site = hexo(tmp_path / "s", {**files, "source/_posts/without.md": post()})
    library = Library(site, tmp_path / "cache")
    library.scan(lambda *_: None)
    found = library.find(sort=key, descending=False).ids
    assert library.values(key, found) == ["v1", "v2", "v3", ""]
    groups = library.group(found, by_header_key(key), descending=False)
    assert [group.name for group in groups] == ["v1", "v2", "v3", ""]
    assert len(library.rows()) == 4  # the index was not made anew
    library.close()


def test_names_with_line_breaks_do_not_shift_what_is_held_of_other_posts(tmp_path: Path) -> None:
    odd = '---\ntitle: "one\\ntwo"\ntags: ["a\\nb"]\ncategories: ["c\\nd"]\n---\n人工\n'
    site = hexo(tmp_path / "s", {"source/_posts/1.md": odd, "source/_posts/2.md": post("重庆")})
    library = Library(site, tmp_path / "cache")
    library.scan(lambda *_: None)
    library.warm()

    def found(query: str) -> list[str]:
        return [row.path for row in library.rows(library.find(query).ids)]

    assert found("title:重庆") == found("chongqing") == ["source/_posts/2.md"]
    assert found('title:"one two"') == ["source/_posts/1.md"]
    assert found("has:tags") == ["source/_posts/1.md"]
    library.close()
