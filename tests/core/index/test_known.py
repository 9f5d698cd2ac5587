"""Which files have moved, and which posts are gone, while others write the same index."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from galley.core.index import known
from galley.core.index.known import Known
from galley.core.index.store import Store
from galley.core.library import Library
from galley.core.site import PostFile, Site, open_site, walk_posts
from support.sites import hexo

POSTS = "source/_posts"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Seven posts in the index, which are looked up three at a time."""
    monkeypatch.setattr(known, "_AT_ONCE", 3)
    hexo(tmp_path / "site", {f"{POSTS}/{name}.md": f"---\ntitle: {name}\n---\n" for name in "abcdefg"})
    site = open_site(tmp_path / "site")
    settle(site)
    scan(site)
    return site


def settle(site: Site) -> None:
    """Let all files be of a time that can be trusted."""
    for file in walk_posts(site):
        os.utime(file.path, (1_600_000_000.5, 1_600_000_000.5))


def scan(site: Site) -> None:
    library = Library(site, site.root.parent / "cache")
    library.scan(lambda *_: None)
    library.close()


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    store = Store(site, site.root.parent / "cache")
    yield store
    store.close()


def moved(found: Known, files: list[PostFile]) -> list[str]:
    return [Path(file.relative).stem for file in found.moved(iter(files))]


def files_of(site: Site) -> list[PostFile]:
    return list(walk_posts(site))


def test_nothing_moved_and_nothing_is_gone(site: Site, store: Store) -> None:
    found = Known(store)
    assert moved(found, files_of(site)) == []
    assert found.others() == []


def test_new_changed_and_gone_files_are_told_apart(site: Site, store: Store) -> None:
    (site.root / POSTS / "b.md").write_text("---\ntitle: another\n---\n", encoding="utf-8")
    (site.root / POSTS / "new.md").write_text("---\ntitle: new\n---\n", encoding="utf-8")
    (site.root / POSTS / "c.md").unlink()
    (site.root / POSTS / "g.md").unlink()
    found = Known(store)
    assert moved(found, files_of(site)) == ["b", "new"]
    assert found.others() == [f"{POSTS}/c.md", f"{POSTS}/g.md"]


def test_a_post_that_another_process_reads_meanwhile_is_not_gone(site: Site, store: Store) -> None:
    seen = files_of(site)[:-1]
    last = site.root / POSTS / "g.md"
    # Another window drops the last post and takes another one in, which gets its id.
    found = Known(store)
    last.unlink()
    other = Library(site, site.root.parent / "cache")
    other.refresh([last])
    (site.root / POSTS / "new.md").write_text("---\ntitle: new\n---\n", encoding="utf-8")
    other.refresh([site.root / POSTS / "new.md"])
    other.close()
    assert moved(found, seen) == []
    assert found.others() == []


def test_of_an_index_that_is_made_anew_meanwhile_nothing_is_gone(site: Site, store: Store) -> None:
    found = Known(store)
    store.database.path.write_bytes(b"no index any more" * 1000)
    assert len(moved(found, files_of(site)[:2])) == 2
    scan(site)
    assert found.others() == []


def test_names_that_are_no_utf8_are_met(site: Site) -> None:
    try:
        Path(f"{site.root}/{POSTS}/\udcff.md").write_text("---\ntitle: odd\n---\n", encoding="utf-8")
    except OSError:
        pytest.skip("no such names on this file system")
    settle(site)
    scan(site)
    store = Store(site, site.root.parent / "cache")
    found = Known(store)
    assert moved(found, files_of(site)) == []
    assert found.others() == []
    met_none = Known(store)
    assert f"{POSTS}/\udcff.md" in met_none.others()
    store.close()
