"""Every search finds what a look through all texts finds, and nothing else."""

import random
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.core import post as posts
from galley.core.index import intake
from galley.core.index.fold import fold, fold_with_origin
from galley.core.index.grams import UNSPACED, WORD_CHARACTER, grams_of
from galley.core.index.pinyin import fits, initials, syllables
from galley.core.index.store import Store
from galley.core.library import Left, Library, Row, Scope, ScopeKind, SortKey, hits_in
from galley.core.library import library as libraries
from galley.core.site import Site, open_site, walk_posts
from galley.core.textfile import NotTextError, decode
from support.sites import hexo, post

BODIES = (
    "人工智能很有用，工智人能。Python 与 python3 都是语言。\n",
    "做自媒體的人，繁體字。ＡＢＣ 全角 abc\n",
    "node.js 和 c++，hello  \n world，snake_case camelCase\n",
    "智能\n人工分行。naïve café Straße ﬁne\n",
    "😀 表情 𠮷野家 한국어 かな カタカナ\n",
    "![图](a.png) x" + "长" * 50 + "averyveryverylongwordindeedthatgoesonandon\n",
    "e\u0301te\u0301 组合 … ① ½\n",
)
TITLES = ("做自媒体赚钱", "Python 入门：第一课", "重庆的路", "Straße", "empty", "無題", "ＡＩ编程")


def small_site(root: Path) -> Site:
    files: dict[str, str | bytes] = {}
    for number in range(70):
        tags = f"tags: [{'甲' if number % 3 else 'Python'}, 标签{number % 5}]\n"
        cover = "cover: a.png\n" if number % 4 else "cover:\n"
        date = f"date: 20{10 + number % 12}-0{1 + number % 9}-05 10:00:00\n"
        categories = f"categories: [技术, 后端{number % 2}]\n"
        head = f"---\ntitle: '{TITLES[number % 7]}'\n{date}{tags}{cover}{categories}---\n"
        files[f"source/_posts/年{number % 3}/文{number}.md"] = head + BODIES[number % 7] + BODIES[number % 5]
    files["source/_drafts/稿.md"] = post("草稿", body="人工\n")
    return hexo(root, files)


def brute_force(site: Site) -> Callable[[str], set[str]]:
    """Return a search that reads every file and knows nothing of the index."""
    paths: list[str] = []
    spelled: list[str] = []
    texts: list[str] = []
    for file in walk_posts(site):
        try:
            text = decode(file.path.read_bytes()).text
        except NotTextError:
            continue
        one = posts.parse(text, site.header_rules, path=file.relative)
        top = "source/_drafts/" if file.draft else "source/_posts/"
        place = file.relative.removeprefix(top).rpartition(".")[0]
        heads = (one.title, place, *one.tags, *(name for path in one.categories for name in path))
        paths.append(file.relative)
        spelled.append(syllables(fold(one.title)))
        texts.append("\0".join((*map(fold, heads), fold(one.body))))
    together = [spelling.replace(" ", "") for spelling in spelled]
    firsts = [initials(spelling) for spelling in spelled]
    # One text of all, so that one walk sees every place.
    whole = "\0".join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def places(word: str) -> Iterator[int]:
        if " " in word:
            pattern = re.compile(r"[ \t\n\r\f\v]+".join(map(re.escape, word.split(" "))))
            yield from (match.start() for match in pattern.finditer(whole))
            return
        at = whole.find(word)
        while at >= 0:
            yield at
            at = whole.find(word, at + 1)

    def search(term: str) -> set[str]:
        word = " ".join(fold(term).split())
        is_begun = re.match(WORD_CHARACTER, word) is not None
        hits = {
            path
            for path, spelling, run, first in zip(paths, spelled, together, firsts, strict=True)
            if (word in run or word in first) and fits(word, spelling)
        }
        for at in places(word):
            if not is_begun or not at or not re.match(WORD_CHARACTER, whole[at - 1]):
                hits.add(paths[bisect_right(starts, at) - 1])
        return hits

    return search


def found(library: Library, query: str) -> set[str]:
    return {row.path for row in library.rows(library.find(query).ids)}


def scanned(site: Site, cache: Path) -> Library:
    library = Library(site, cache)
    library.scan(lambda *_: None)
    return library


@pytest.fixture(scope="module", params=["with grams", "without"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "with grams":
            patch.setattr(intake, "_FEWEST_FOR_GRAMS", 1)
        library = scanned(small_site(root / "s"), root / "cache")
    assert (library._store.loose() == 0) is (request.param == "with grams")
    return library


TERMS = (
    *(
        "人",
        "人工",
        "人工智能",
        "工智",
        "智能人",
        "python",
        "PYTHON3",
        "pyth",
        "ython",
        "p",
        "node.js",
        "c++",
        "+",
    ),
    *(
        "hello world",
        "snake",
        "case",
        "camel",
        "Case",
        "自媒体",
        "自媒體",
        "繁体",
        "abc",
        "ＡＢＣ",
        "zmt",
        "zimeiti",
    ),
    *(
        "naïve",
        "cafe",
        "strasse",
        "fine",
        "𠮷",
        "𠮷野",
        "😀",
        "한국",
        "かな",
        "長長長",
        "长长",
        "été",
        "...",
        "1",
    ),
    *(
        "averyveryverylongwordindeed",
        "averyveryverylongwordindeedthatgoesonandon",
        "veryvery",
        "文1",
        "技术",
        "甲",
        "-",
        "。",
    ),
)


@pytest.mark.parametrize("term", TERMS)
def test_a_term_finds_what_a_look_through_all_texts_finds(library: Library, term: str) -> None:
    assert found(library, f'"{term}"') == brute_force(library.site)(term)


def test_what_is_known_of_these_posts_is_found(library: Library) -> None:
    counts = {
        query: len(library.find(query).ids) for query in ("人工智能", "zmt", "zimeiti", "自媒體", "ython")
    }
    assert counts["人工智能"] == 22
    assert counts["zmt"] == counts["zimeiti"] == 10
    assert counts["自媒體"] >= 10
    assert counts["ython"] == 0


def test_filters_leave_what_they_say(library: Library) -> None:
    everything = found(library, "")
    assert len(everything) == 71
    assert found(library, "draft:yes") == {"source/_drafts/稿.md"}
    assert (
        found(library, "-draft:yes") == found(library, "draft:no") == everything - found(library, "draft:yes")
    )
    assert len(found(library, "tag:python")) == 24
    assert found(library, "tag:Python -tag:标签1") == found(library, "tag:python") - found(
        library, "tag:标签1"
    )
    assert len(found(library, "category:后端1")) == 35
    assert found(library, "category:技术/后端1") == found(library, "category：后端1")
    assert found(library, "before:2015 OR after:2015") == everything
    assert found(library, "after:2012 before:2013") == {
        row.path for row in library.rows() if row.date.startswith("2012")
    }
    assert found(library, "no:cover") == everything - found(library, "has:cover")
    assert len(found(library, "has:image")) == 10
    assert found(library, "path:年1/") == {path for path in everything if "年1/" in path}
    assert found(library, "title:重庆") == {row.path for row in library.rows() if "重庆" in row.title}
    assert found(library, "人工智能 OR node.js python") == (
        (found(library, "人工智能") | found(library, "node.js")) & found(library, "python")
    )


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("标签：Python -標籤:标签1", "tag:python -tag:标签1"), ("分类:技术/后端1", "category:技术/后端1"),
     ("分類：后端1", "category:后端1"), ("草稿：是", "draft:yes"), ("-草稿:否", "-draft:no"),
     ("晚于：2012 早于：2013", "after:2012 before:2013"), ("晚於:2015-05", "after:2015-05"),
     ("路径：“年1/”", "path:年1/"), ("标题：重庆", "title:重庆"), ("有:cover", "has:cover"),
     ("有：圖片", "has:image"), ("没有:cover OR 標題:重庆", "no:cover OR title:重庆")],
)  # fmt: skip
def test_filters_have_chinese_names(library: Library, chinese: str, english: str) -> None:
    assert library.find(chinese).error is None
    assert found(library, chinese) == found(library, english)
    assert 0 < len(found(library, english)) < 71


def test_a_chinese_name_that_nothing_follows_is_a_word(tmp_path: Path) -> None:
    bodies = ("两个标签：\n", "标签：甲\n", "草稿\n", "某标签:甲\n", "-早于：\n")
    files: dict[str, str | bytes] = {
        f"source/_posts/{number}.md": post("t", body=body) for number, body in enumerate(bodies)
    }
    library = scanned(hexo(tmp_path / "site", files), tmp_path / "cache")

    def numbers(query: str) -> str:
        assert library.find(query).error is None
        return "".join(sorted(Path(path).stem for path in found(library, query)))

    assert numbers("标签") == numbers("标签：") == numbers("標籤： ") == "013"
    assert numbers("“标签：甲”") == numbers("签：甲") == "13"
    assert numbers("标签：甲") == ""
    assert numbers("标签： 甲") == "13"
    assert numbers("-标签：") == "24"
    assert numbers("草稿") == "2"
    assert numbers("早于：") == "4"
    assert numbers("某标签：甲") == "3"
    library.close()


def test_a_slash_may_belong_to_a_category_or_stand_between_two(tmp_path: Path) -> None:
    categories = ("C/C++", "[C, C++]", "[编程, C/C++, 指针]", "[编程, C]", "编程 / 工具", "[A, B]", "[B, C]")
    files: dict[str, str | bytes] = {
        f"source/_posts/{number}.md": post(extra=f"categories: {each}\n")
        for number, each in enumerate(categories)
    }
    library = scanned(hexo(tmp_path / "site", files), tmp_path / "cache")

    def numbers(query: str) -> str:
        return "".join(sorted(Path(path).stem for path in found(library, query)))

    # Who has it in one name is meant before who has it as a path.
    assert numbers("category:C/C++") == numbers("category:c／c++") == "02"
    assert numbers('category:"C › C++"') == numbers("category:C>C++") == "1"
    assert numbers("category:编程/C/C++") == numbers('category:"编程 › C/C++ › 指针"') == "2"
    assert numbers('category:"编程 / 工具"') == "4"
    assert numbers("category:A/B") == numbers("category:A/B/") == numbers("category:/A/B") == "5"
    assert numbers('category:"A / B"') == numbers("category:A//B") == "5"
    assert numbers("category:编程/C") == "3"
    assert numbers("-category:C/C++") == "13456"
    assert numbers("category:/") == numbers("category:A/C") == numbers("category:.*") == ""
    # The last post that has the name in one goes: only those with the path are left.
    for number in (0, 2):
        (library.site.root / f"source/_posts/{number}.md").unlink()
        library.refresh([library.site.root / f"source/_posts/{number}.md"])
    assert numbers("category:C/C++") == "1"
    library.close()


def test_dates_begin_and_end_where_a_day_does(tmp_path: Path) -> None:
    dates = (
        "2019-12-31 23:59:59",
        "2020-01-01 00:00:00",
        "2020-01-01",
        "2020-06-01",
        "2021-01-01",
        "soon",
        "",
    )
    files: dict[str, str | bytes] = {
        f"source/_posts/{number}.md": f"---\ntitle: a\ndate: {date}\n---\n"
        for number, date in enumerate(dates)
    }
    library = scanned(hexo(tmp_path / "site", files), tmp_path / "cache")

    def numbers(query: str) -> str:
        return "".join(sorted(Path(path).stem for path in found(library, query)))

    assert numbers("before:2020") == "0"
    assert numbers("after:2020") == "1234"
    assert numbers("after:2020 before:2021") == numbers("after:2020-01-01 before:2021-01-01") == "123"
    assert numbers("after:2022") == numbers("after:2021 before:2020") == ""
    assert numbers("before:9000") == numbers("after:1000") == "01234"
    library.refresh([library.site.root / "source/_posts/0.md"])
    (library.site.root / "source/_posts/3.md").unlink()
    library.refresh([library.site.root / "source/_posts/3.md"])
    assert numbers("before:2021") == "012"
    library.close()


@pytest.mark.parametrize(
    ("query", "place"),
    [("tag:", (0, 4)), ('a "b', (2, 4)), ("before:soon x", (0, 11)), ("OR a", (0, 2)), ("a OR", (2, 4)),
     ("draft:maybe", (0, 11)), ("after:2024-13", (0, 13)), ("a date:> b", (2, 8)), ("date:", (0, 5)),
     ("date：2024", (0, 9)), ("-date:<2024", (0, 11)), ("before:", (0, 7)), ("after:foo", (0, 9)),
     ("早于：昨天", (0, 5)), ("草稿:也许 a", (0, 5)), ("标签：“” a", (0, 5)),
     ("rating:>=3", (0, 10)), ("x words:>100", (2, 12))],
)  # fmt: skip
def test_a_mistake_is_told_and_the_rest_is_used(library: Library, query: str, place: tuple[int, int]) -> None:
    answer = library.find(query)
    assert answer.error is not None
    assert (answer.error.position, answer.error.end) == place


def test_a_hyphen_alone_is_looked_for_and_excludes_nothing(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"source/_posts/{name}.md": f"---\ntitle: {title}\n---\nwords\n"
        for name, title in (("a", "Proofs - a beginning"), ("b", "Proofs"), ("c", "Ink"))
    }
    library = scanned(hexo(tmp_path / "site", files), tmp_path / "cache")
    assert found(library, "-") == found(library, "Proofs -") == {"source/_posts/a.md"}
    assert found(library, "Proofs - a beginning") == {"source/_posts/a.md"}
    assert found(library, "Proofs -beginning") == {"source/_posts/b.md"}
    library.close()


@pytest.mark.parametrize(
    "query", ["https://a.b", "a:b", "a->b", "<div>", '"date:>"', "注意：", "a>b", "->", "x=>1", "i<3"]
)
def test_what_may_stand_in_a_text_is_looked_for(library: Library, query: str) -> None:
    assert library.find(query).error is None


@settings(deadline=None, max_examples=200)
@given(query=st.text(alphabet='ab人 "“”-:：OR|tagbeforepath', max_size=30))
def test_no_query_is_too_odd(query: str) -> None:
    hits_in("ab 人 text", query)


def test_the_best_come_first_and_the_newest_of_these(library: Library) -> None:
    rows = library.rows(library.find("python", sort=SortKey.RELEVANCE).ids)
    classes = [0 if "Python" in row.title else 1 if "Python" in row.tags else 2 for row in rows]
    assert classes == sorted(classes)
    dates = [row.date_key or 0 for row, rank in zip(rows, classes, strict=True) if rank == 1]
    assert dates == sorted(dates, reverse=True)


def test_a_first_page_is_the_beginning_of_the_whole(library: Library) -> None:
    whole = library.find("人工智能").ids
    some = library.find("人工智能", first=5)
    assert some.ids[:5] == whole[:5]
    assert library.find("人工智能", first=500).complete


@pytest.mark.parametrize("first", [1, 5, 20])
@pytest.mark.parametrize("sort", [SortKey.DATE, SortKey.RELEVANCE, SortKey.TITLE])
@pytest.mark.parametrize(
    "query",
    ["人", "智能", "人工智能", "python", "p", "a -人工", "python tag:甲", "𠮷", "nowhere", "人 OR c++"],
)
def test_a_first_page_of_many_posts_is_the_beginning_of_the_whole(
    library: Library, monkeypatch: pytest.MonkeyPatch, query: str, sort: str, first: int
) -> None:
    monkeypatch.setattr(libraries, "_MANY", 1)
    monkeypatch.setattr(libraries, "_LOOKED_AT", 4)
    monkeypatch.setattr(libraries, "_FEW_TEXTS", 3)
    whole = library.find(query, sort=sort).ids
    page = library.find(query, sort=sort, first=first)
    assert page.ids[:first] == whole[:first]
    assert not page.complete or page.ids == whole


def test_a_search_that_is_left_reads_no_more_texts_and_the_next_one_finds_what_it_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = {f"source/_posts/{n}.md": f"---\ntitle: {n}\n---\nb a, a b: a-b {n}\n" for n in range(200)}
    library = scanned(hexo(tmp_path / "site", posts), tmp_path / "cache")
    read: list[int] = []
    bodies = Store.bodies

    def counted(store: Store, numbers: Sequence[int]) -> dict[int, bytes]:
        read.append(len(numbers))
        return bodies(store, numbers)

    monkeypatch.setattr(Store, "bodies", counted)
    library.is_left = lambda: bool(read)
    with pytest.raises(Left):
        library.find('"a b a"')
    assert 0 < sum(read) < 100
    library.is_left = lambda: False
    assert len(library.find('"a b a"').ids) == 0
    assert len(library.find('"a b: a"').ids) == 200


def test_titles_are_read_as_pypinyin_reads_them() -> None:
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT

    dice = random.Random(6)
    phrases = sorted(PHRASES_DICT)
    for _ in range(300):
        title = "".join(dice.choices(phrases, k=3))
        whole = "".join(map(str, re.findall("[\u3400-\u9fff]", title)))[: dice.randint(1, 12)]
        expected = " ".join(each.replace("ü", "v") for each in lazy_pinyin(whole, errors="ignore"))
        assert syllables(whole) == expected, whole


def test_scopes_and_orders(library: Library) -> None:
    rows = library.rows()
    belongs: dict[Scope, Callable[[Row], bool]] = {
        Scope(ScopeKind.TAG, "甲"): lambda row: "甲" in row.tags,
        Scope(ScopeKind.TAG, "python"): lambda row: "Python" in row.tags,
        Scope(ScopeKind.FOLDER, "source/_posts/年1"): lambda row: "/年1/" in row.path,
        Scope(ScopeKind.FOLDER, "source/_po"): lambda _: False,
        Scope(ScopeKind.DRAFTS): lambda row: row.draft,
        Scope(ScopeKind.CATEGORY, ("技术",)): lambda row: row.categories != (),
        Scope(ScopeKind.CATEGORY, ("技术", "后端1")): lambda row: ("技术", "后端1") in row.categories,
        Scope(ScopeKind.CATEGORY, ("后端1",)): lambda _: False,
        Scope(ScopeKind.BROKEN): lambda row: row.error is not None,
        Scope(): lambda _: True,
    }
    for scope, belonging in belongs.items():
        ids = library.find(within=scope).ids
        assert {row.path for row in library.rows(ids)} == {row.path for row in rows if belonging(row)}, scope
    covers = library.values("cover", library.find(sort="cover", descending=False).ids)
    assert covers == ["a.png"] * covers.count("a.png") + [""] * covers.count("")


def test_paths_of_categories_are_shown_as_paths(tmp_path: Path) -> None:
    headers = ("categories: [[前端, Vue], 后端]\n", "categories: [前端, Vue]\n", "categories: 前端\n", "")
    site = hexo(
        tmp_path / "s",
        {f"source/_posts/{number}.md": post(extra=extra) for number, extra in enumerate(headers)},
    )
    library = scanned(site, tmp_path / "cache")
    ids = library.find(sort=SortKey.PATH, descending=False).ids
    assert library.values("categories", ids) == ["前端 › Vue, 后端", "前端, Vue", "前端", ""]


def test_searches_follow_every_change(tmp_path: Path) -> None:
    library = scanned(small_site(tmp_path / "s"), tmp_path / "cache")
    path = library.site.root / "source/_posts/年1/文1.md"
    before = found(library, "独一无二")
    path.write_text(post("新", body="独一无二\n"), encoding="utf-8")
    other = Library(library.site, library._store.database.path.parent)
    other.refresh([path])
    assert found(library, "独一无二") - before == {"source/_posts/年1/文1.md"}
    path.unlink()
    other.refresh([path])
    assert found(library, "独一无二") == set()
    assert "source/_posts/年1/文1.md" not in found(library, "")


def test_hits_are_where_the_words_are(library: Library) -> None:
    text = "---\ntitle: a\n---\n做自媒體，ＰＹＴＨＯＮ 和 ﬁne…\n"
    hits = [text[start:end] for start, end in hits_in(text, "自媒体 python fine ...")]
    assert hits == ["自媒體", "ＰＹＴＨＯＮ", "ﬁne", "…"]
    [row] = library.rows(library.find("c++ -tag:python").ids[:1])
    assert library.hits(row.path, "c++")


def test_an_excerpt_shows_the_hit(library: Library) -> None:
    ids = library.find("hello").ids
    for excerpt in library.excerpts(ids, '"hello world"'):
        [span] = excerpt.spans[:1]
        assert excerpt.text[span.start : span.end] == "hello world"


def test_quick_opening_takes_gaps_pinyin_and_paths(library: Library) -> None:
    assert library.quick("zmt", 1)[0].title == "做自媒体赚钱"
    assert library.quick("pyrm", 1)[0].title == "Python 入门：第一课"
    assert library.quick("做赚", 1)[0].title == "做自媒体赚钱"
    assert library.quick("年1/文46", 1)[0].path.endswith("年1/文46.md")
    assert library.quick("qqqqqq") == []


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=30))
def test_folding_knows_where_each_character_comes_from(text: str) -> None:
    folded, origin = fold_with_origin(text)
    assert folded == fold(text)
    assert len(origin) == len(folded) + 1
    assert list(origin) == sorted(origin)
    assert "".join(fold(text[start:end]) for start, end in [(0, len(text))]) == folded


def test_folding_at_once_tells_of_each_character_what_folding_one_by_one_tells() -> None:
    dice = random.Random(6)
    letters = "abAB人繁體…①ﬁİΣςß½㎡Ａ：，e\u0301가각\u1100\u1161\ufe0f😀—“\n \u00adǅ\u0345ŉẞ\ud800"
    for _ in range(3000):
        text = "".join(dice.choices(letters, k=dice.randint(0, 14)))
        # With an accent in it, a text is folded one character by the other.
        apart, origin = fold_with_origin(f"{text} e\u0301")
        assert fold_with_origin(f"{text} é") == (apart, array("q", [*origin[:-1], len(text) + 2])), text


@pytest.mark.corpus
@pytest.mark.parametrize(
    "count",
    [
        pytest.param(40, id="some"),
        # Each of them is a walk through all texts.
        pytest.param(500, marks=[pytest.mark.exact, pytest.mark.timeout(1200)], id="all"),
    ],
)
def test_searches_of_the_real_site_equal_a_look_through_it(
    real_site: Path, tmp_path: Path, count: int
) -> None:
    site = open_site(real_site)
    library = scanned(site, tmp_path / "cache")
    look = brute_force(site)
    paths = {row.id: row.path for row in library.rows()}
    dice = random.Random(6)
    asked = 0
    for file in dice.sample(list(walk_posts(site)), count):
        text = fold(decode(file.path.read_bytes()).text)
        at = dice.randrange(max(1, len(text) - 12))
        piece = " ".join(text[at : at + dice.randint(1, 6)].replace('"', " ").split())
        word = dice.choice(re.findall(f"{WORD_CHARACTER}+", text) or ["的"])
        term = piece if asked % 2 else word
        if term and not set(term) & set("“”"):
            assert {paths[each] for each in library.find(f'"{term}"').ids} == look(term), term
        asked += 1
    assert asked == count


def test_quick_opening_prefers_titles_that_begin_with_the_initials(tmp_path: Path) -> None:
    site = hexo(
        tmp_path / "site",
        {
            "source/_posts/newer.md": "---\ntitle: 怎么做自媒体\ndate: 2025-01-01\n---\n",
            "source/_posts/older.md": "---\ntitle: 自媒体赚钱\ndate: 2020-01-01\n---\n",
        },
    )
    library = Library(site, tmp_path / "cache")
    library.scan(lambda *_: None)
    assert [row.title for row in library.quick("zmt")] == ["自媒体赚钱", "怎么做自媒体"]
    library.close()


def test_grams_are_those_that_searches_ask_for() -> None:
    dice = random.Random(6)
    letters = "ab cé。，的一是人工AB１、\n《x》-_.😀𠮷ßжか한ー〇々"
    for _ in range(3000):
        text = fold("".join(dice.choices(letters, k=dice.randint(0, 12))))
        grams = set(grams_of(text.encode(errors="surrogatepass")).decode().split())
        runs = f" {re.sub(f'[^{UNSPACED}]', ' ', text)} "
        pairs = {pair for one, other in pairwise(runs) if (pair := f"{one}{other}".strip())}
        words = set(re.findall(f"{WORD_CHARACTER}+", text))
        assert pairs | words <= grams, text
        assert not {each for each in grams - pairs - words if re.fullmatch(f"[{UNSPACED}]+", each)}, text
