"""The watcher tells what happened to files, and no more than that."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from watchdog.events import FileSystemEvent

from galley.core.storage import write_file
from galley.services.watcher import FolderWatcher, _Gathered
from support.waiting import wait_until


@pytest.fixture
def watched(tmp_path: Path, qapp: QApplication) -> Iterator[tuple[FolderWatcher, set[Path]]]:
    (tmp_path / "posts" / "inner").mkdir(parents=True)
    watcher, told = FolderWatcher(), set[Path]()
    watcher.changed.connect(told.update)
    assert watcher.watch([tmp_path / "posts"]) is None
    yield watcher, told
    watcher.stop()


def test_a_new_file_is_told_without_its_folder(
    watched: tuple[FolderWatcher, set[Path]], tmp_path: Path
) -> None:
    """Who hears of a folder looks at everything in it."""
    _, told = watched
    write_file(tmp_path / "posts" / "a.md", b"a", expected=None)
    (tmp_path / "posts" / "inner" / "b.md").write_bytes(b"b")
    wait_until(lambda: {path.name for path in told} >= {"a.md", "b.md"})
    assert not told & {tmp_path / "posts", tmp_path / "posts" / "inner"}


def test_a_folder_that_comes_or_goes_is_told(
    watched: tuple[FolderWatcher, set[Path]], tmp_path: Path
) -> None:
    _, told = watched
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c.md").write_bytes(b"c")
    (tmp_path / "elsewhere").rename(tmp_path / "posts" / "came")
    wait_until(lambda: tmp_path / "posts" / "came" in told)
    told.clear()
    (tmp_path / "posts" / "came").rename(tmp_path / "gone")
    wait_until(lambda: tmp_path / "posts" / "came" in told)


def test_that_a_file_was_only_read_does_not_even_reach_the_watcher(
    watched: tuple[FolderWatcher, set[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look at a site reads a hundred thousand files while its window should answer."""
    _, told = watched
    heard: list[str] = []
    take_in = _Gathered.on_any_event

    def listening(self: _Gathered, event: FileSystemEvent) -> None:
        heard.append(event.event_type)
        take_in(self, event)

    monkeypatch.setattr(_Gathered, "on_any_event", listening)
    path = tmp_path / "posts" / "a.md"
    path.write_bytes(b"a")
    wait_until(lambda: path in told)
    heard.clear()
    for _ in range(5):
        path.read_bytes()
        list(path.parent.iterdir())
    (tmp_path / "posts" / "b.md").write_bytes(b"b")
    wait_until(lambda: tmp_path / "posts" / "b.md" in told)
    assert set(heard) <= {"created", "modified", "closed"}
