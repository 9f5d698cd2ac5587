"""What fails in the background reaches the author in words, and never as Python said it."""

import errno
import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from watchdog.observers import Observer

from galley.core.library import Library
from galley.core.site import open_site
from galley.services.bulk import BulkRun
from galley.services.questions import Questions
from galley.services.settings import Settings
from galley.services.site import SiteService
from galley.services.watcher import FolderWatcher
from galley.services.workspace import Workspace
from galley.ui.preview.sitestyle import SiteStyle
from support.sites import hexo, post
from support.waiting import wait_until

RAW = re.compile(r"Errno|\b[A-Z]\w*Error\b|[Pp]ermission denied|No space left|None")
NUMBERS = ["EACCES", "ENOSPC", "EROFS", "ENAMETOOLONG", "ENOTDIR", "ESTALE", "EIO", "ENOENT"]


def refusing(name: str, path: str | None = None) -> Callable[..., object]:
    number = getattr(errno, name)

    def refuse(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number), *([path] if path else []))

    return refuse


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Workspace:
    return Workspace(Settings(tmp_path / "galley.ini"), cache_dir=tmp_path / "cache")


@pytest.fixture
def told(workspace: Workspace) -> list[str]:
    messages: list[str] = []
    workspace.failed.connect(messages.append)
    return messages


@pytest.mark.parametrize(
    ("number", "words"), [("ENOSPC", "max_user_watches"), ("EMFILE", "max_user_instances")]
)
def test_that_no_more_folders_can_be_watched_is_not_called_a_full_disk(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str, words: str
) -> None:
    (tmp_path / "_posts").mkdir()
    watcher = FolderWatcher()
    monkeypatch.setattr(Observer, "start", refusing(number))
    said = watcher.watch([tmp_path / "_posts"]) or ""
    assert said.startswith(
        "Changes made by other programs will not be noticed. “_posts” could not be watched"
    )
    assert words in said
    assert "device" not in said
    assert not RAW.search(said)


@pytest.mark.parametrize("number", NUMBERS)
def test_why_posts_cannot_be_searched_is_said(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    site = hexo(tmp_path / "site", {"source/_posts/a.md": post()})
    questions = Questions(lambda: Library(site, tmp_path / "cache"))
    said: list[str] = []
    questions.failed.connect(said.append)
    monkeypatch.setattr(Library, "find", refusing(number))
    questions.ask("find", lambda library: library.find(), lambda _: None)
    wait_until(lambda: said, "the message")
    questions.close()
    assert said[0].startswith("The system reports: ")
    assert not RAW.search(said[0])


def test_why_the_list_is_not_brought_up_to_date_is_said(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    hexo(tmp_path / "site", {"source/_posts/a.md": post()})
    sites = SiteService(tmp_path / "cache")
    said: list[str] = []
    sites.warned.connect(said.append)
    monkeypatch.setattr(Library, "scan", full)
    sites.open(tmp_path / "site")
    wait_until(lambda: said, "the message")
    sites.close()
    assert "the disk is full. Free some space" in said[0]
    assert "database" not in said[0]


def test_a_work_on_many_posts_that_breaks_off_says_why(qapp: QApplication) -> None:
    run = BulkRun(lambda _told, _stopped: refusing("EROFS", "/x/某.md")())
    said: list[str] = []
    run.failed.connect(said.append)
    run.start()
    wait_until(lambda: said, "the message")
    run.wait()
    assert said[0].startswith("“某.md” could not be read: the disk can only be read. ")


def test_a_post_that_cannot_be_opened_is_named_once(
    workspace: Workspace, told: list[str], tmp_path: Path
) -> None:
    site = hexo(tmp_path / "site", {"source/_posts/picture.md": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"})
    assert workspace.open_site(site.root)
    workspace.open_post(site.root / "source/_posts/gone.md")
    workspace.open_post(site.root / "source/_posts/picture.md")
    workspace.close(discard=True)
    assert [message.count(".md") for message in told] == [1, 1]
    assert told[0].startswith("“gone.md” could not be read: ")
    assert told[1].startswith("“picture.md”: ")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_style_sheet_that_cannot_be_read_is_named_once_and_said_why(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    sheet = tmp_path / "主题.css"
    sheet.write_text("a {}", encoding="utf-8")
    monkeypatch.setattr("galley.core.storage.atomic.os.open", refusing(number, str(sheet)))
    style, said = SiteStyle(), list[str]()
    style.failed.connect(said.append)
    style.watch(sheet)
    monkeypatch.undo()
    style.watch(None)
    assert len(said) == 1
    assert said[0].count("主题.css") == 1
    assert not RAW.search(said[0])


def test_a_configuration_that_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = hexo(tmp_path / "site").root
    read_bytes = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "_config.yml":
            refusing("EACCES", str(path))()
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    warnings = open_site(root).warnings
    assert any("_config.yml could not be read: you are not allowed to read it" in each for each in warnings)


def test_why_the_sample_site_was_not_copied_is_said(
    workspace: Workspace, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`shutil.copytree` gathers all that went wrong in a list, which nobody can read."""
    from types import SimpleNamespace

    from galley.ui.commands.file import FileCommands

    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path))
    monkeypatch.setattr("shutil._USE_CP_SENDFILE", False)
    monkeypatch.setattr("shutil.copyfileobj", refusing("ENOSPC"))
    FileCommands(SimpleNamespace(workspace=workspace, tr=str)).on_open_sample()  # type: ignore[arg-type]
    workspace.close(discard=True)
    assert len(told) == 1
    assert told[0].startswith("The sample site could not be copied. “")
    assert told[0].endswith("” could not be saved: the disk is full. Free some space on it, then try again.")
