"""The open site's index: questions see what was told before, and nobody waits for them in vain."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from shutil import copytree as copy

import pytest

from galley.core.bulk import Stopped
from galley.core.site import Site
from galley.services.among import Among, PostChoice
from galley.services.listing import all_rows
from galley.services.presence import Presence
from galley.services.site import SiteService
from support.previewing import spin
from support.sites import hexo, post
from support.waiting import wait_until


@pytest.fixture
def site(tmp_path: Path) -> Site:
    tags = {"a": "甲", "b": "乙", "c": "丙"}
    return hexo(
        tmp_path / "s",
        {f"source/_posts/{name}.md": post(name, f"tags: [{tag}]\n") for name, tag in tags.items()},
    )


@pytest.fixture
def sites(tmp_path: Path, site: Site, qapp: object) -> Iterator[SiteService]:
    service = SiteService(tmp_path / "cache")
    service.open(site.root)
    wait_until(lambda: not service.scanning, "the scan")
    yield service
    service.close()


@pytest.fixture
def busy(sites: SiteService) -> Iterator[threading.Event]:
    """The index is at work until this is set."""
    free = threading.Event()
    assert sites._worker is not None
    sites._worker.submit(free.wait, 60)
    yield free
    free.set()


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as thread:
        yield thread


def names(found: "Future[list[Path]]") -> set[str]:
    return {path.name for path in found.result(20)}


def test_a_question_that_waits_for_the_index_can_be_given_up(
    sites: SiteService, busy: threading.Event, beside: ThreadPoolExecutor
) -> None:
    stop = threading.Event()
    asked = beside.submit(sites.answer, lambda library: library.rows(), stop.is_set)
    stop.set()
    with pytest.raises(Stopped):
        asked.result(20)
    assert not busy.is_set()
    looked = beside.submit(sites.holding, ["甲"], stop.is_set)
    with pytest.raises(Stopped):
        looked.result(20)


def test_a_question_sees_what_the_index_was_told_of_just_before(
    sites: SiteService, site: Site, busy: threading.Event, beside: ThreadPoolExecutor
) -> None:
    choice = PostChoice(sites, shown=list, chosen=list)
    late = site.posts_dirs[0] / "late.md"
    late.write_text(post("late", "tags: [甲]\n"), encoding="utf-8")
    (site.posts_dirs[0] / "a.md").write_text(post("a", "tags: [乙]\n"), encoding="utf-8")
    sites.refresh([late, site.posts_dirs[0] / "a.md"])
    found = beside.submit(choice.paths(Among.SITE, "tag:甲"), lambda: False)
    held = threading.Timer(0.2, busy.set)  # time enough for a question that does not wait
    held.start()
    assert names(found) == {"late.md"}
    held.join()


def test_all_posts_are_found_until_that_is_given_up(sites: SiteService, beside: ThreadPoolExecutor) -> None:
    find = PostChoice(sites, shown=list, chosen=list).paths(Among.SITE, " ")
    assert names(beside.submit(find, lambda: False)) == {"a.md", "b.md", "c.md"}
    with pytest.raises(Stopped):
        beside.submit(find, lambda: True).result(20)


def test_reading_all_rows_can_be_given_up(sites: SiteService) -> None:
    library = sites.library()
    with pytest.raises(Stopped):
        next(all_rows(library, lambda: True))
    assert {row.title for some in all_rows(library, lambda: False) for row in some} == {"a", "b", "c"}
    library.close()


def test_a_change_of_many_posts_is_in_the_index_when_that_is_told(sites: SiteService, site: Site) -> None:
    path = site.posts_dirs[0] / "a.md"
    told: list[tuple[set[str], bool]] = []

    def look() -> None:
        library = sites.library()
        told.append(({tag for row in library.rows() for tag in row.tags}, sites.changing))
        library.close()

    sites.followed.connect(look)
    sites.begin_change()
    assert sites.changing
    path.write_text(post("a", "tags: [丁]\n"), encoding="utf-8")
    sites.end_change([path])
    wait_until(lambda: told, "the change")
    assert told == [({"丁", "乙", "丙"}, False)]


def test_what_was_written_just_now_is_read_a_moment_later_while_a_change_goes_on(
    sites: SiteService, site: Site
) -> None:
    sites._watcher.stop()  # what it would tell is told here
    a, b = (site.posts_dirs[0] / f"{name}.md" for name in "ab")
    read: list[str] = []
    sites.rows_changed.connect(lambda rows, _gone: read.extend(row.path for row in rows))
    sites.begin_change()
    for path in (a, b):
        path.write_text(post(path.stem, "tags: [丁]\n"), encoding="utf-8")
    sites._on_disk({a})
    sites.answer(lambda library: library.rows(), lambda: False)
    assert not read
    sites._on_disk({b})
    wait_until(lambda: read == ["source/_posts/a.md"], "the first")
    sites.end_change(())
    wait_until(lambda: not sites.changing, "the end")
    assert read == ["source/_posts/a.md", "source/_posts/b.md"]


@pytest.mark.parametrize("what", ["", "source/_posts"], ids=["the site", "its posts"])
def test_a_folder_that_was_gone_is_watched_again_when_it_is_back(
    tmp_path: Path, site: Site, sites: SiteService, what: str
) -> None:
    sites.presence._timer.setInterval(20)
    wait_until(lambda: sites.presence._known is not None, "the first look")
    folder = site.root / what
    folder.rename(tmp_path / "elsewhere")
    wait_until(
        lambda: [each is None for each in sites.presence._known or ()][:2] == [not what, True], "its absence"
    )
    wait_until(lambda: not sites.scanning, "the scan")
    assert sites.presence.away == (not what)
    told: list[str] = []
    sites.rows_changed.connect(lambda rows, _gone: told.extend(row.title for row in rows))
    # Another folder in its place, as a drive that was put back.
    copy(tmp_path / "elsewhere", folder)
    wait_until(lambda: not sites.presence.away and not sites.scanning, "its return")
    wait_until(lambda: sites.ids_of(["source/_posts/a.md"]), "the posts")
    (site.root / "source/_posts/new.md").write_text(post("新"), encoding="utf-8")
    wait_until(lambda: "新" in told, "the change")


def test_a_site_that_is_gone_keeps_its_list(tmp_path: Path, site: Site, sites: SiteService) -> None:
    sites.presence._timer.setInterval(20)
    wait_until(lambda: sites.presence._known is not None, "the first look")
    site.root.rename(tmp_path / "elsewhere")
    wait_until(lambda: sites.presence.away, "its absence")
    wait_until(lambda: not sites.scanning, "the scan")
    assert len(sites.ids_of([f"source/_posts/{name}.md" for name in "abc"])) == 3
    sites.rescan()
    wait_until(lambda: not sites.scanning, "another scan")
    assert len(sites.ids_of([f"source/_posts/{name}.md" for name in "abc"])) == 3


def test_a_look_at_folders_that_takes_long_is_not_begun_twice(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    free = threading.Event()

    def slow(folder: Path) -> None:
        begun.append(folder)
        free.wait(60)

    monkeypatch.setattr("galley.services.presence._identity", slow)
    presence = Presence(lambda: False)
    presence._timer.setInterval(5)
    presence.watch([tmp_path])
    spin(100)
    assert begun == [tmp_path]
    presence.stop()
    free.set()
    spin(50)
    assert not presence.away
