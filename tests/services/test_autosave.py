"""Saving by itself: only when wanted, and never over the author's head."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from galley.core.frontmatter import HeaderRules
from galley.core.storage import Writer
from galley.services.autosave import Autosaver
from galley.services.desk import Desk
from galley.services.options import AUTOSAVE, AUTOSAVE_SECONDS
from galley.services.saver import Saver
from galley.services.settings import Settings
from support.previewing import spin
from support.waiting import wait_until

KEPT: list[object] = []


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> tuple[Desk, Autosaver, Settings]:
    settings = Settings(tmp_path / "galley.ini")
    desk = Desk(Saver(Writer()))
    saver = Autosaver(desk, settings)
    settings.set(AUTOSAVE_SECONDS, 1.0)
    KEPT.append((desk, saver, settings))
    return desk, saver, settings


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("a.md", "b.md")]
    for path in paths:
        path.write_text("old", encoding="utf-8")
    return paths


def test_off_saves_nothing(desk, paths) -> None:  # type: ignore[no-untyped-def]
    desk, saver, _ = desk
    post = desk.open(paths[0], HeaderRules.HEXO)
    post.replace_text("new")
    desk.open(paths[1], HeaderRules.HEXO)
    saver.leave_window()
    spin(1200)
    assert paths[0].read_text(encoding="utf-8") == "old"


def test_leaving_a_post_or_the_window_saves(desk, paths) -> None:  # type: ignore[no-untyped-def]
    desk, saver, settings = desk
    settings.set(AUTOSAVE, "leaving")
    first = desk.open(paths[0], HeaderRules.HEXO)
    first.replace_text("new")
    spin(1200)
    assert first.dirty
    second = desk.open(paths[1], HeaderRules.HEXO)
    wait_until(lambda: not first.dirty, "the save on leaving the post")
    second.replace_text("new too")
    saver.leave_window()
    wait_until(lambda: not second.dirty, "the save on leaving the window")
    assert [path.read_text(encoding="utf-8") for path in paths] == ["new", "new too"]


def test_a_pause_saves_and_typing_on_puts_it_off(desk, paths) -> None:  # type: ignore[no-untyped-def]
    desk, _, settings = desk
    settings.set(AUTOSAVE, "pause")
    post = desk.open(paths[0], HeaderRules.HEXO)
    for number in range(6):
        post.replace_text(f"new {number}")
        spin(300)
        assert post.dirty
    wait_until(lambda: not post.dirty, "the save")
    assert paths[0].read_text(encoding="utf-8") == "new 5"


def test_conflicts_lost_files_and_read_only_posts_wait_for_the_author(desk, paths) -> None:  # type: ignore[no-untyped-def]
    desk, saver, settings = desk
    settings.set(AUTOSAVE, "pause")
    conflicted = desk.open(paths[0], HeaderRules.HEXO)
    conflicted.replace_text("mine")
    paths[0].write_text("theirs", encoding="utf-8")  # not noticed yet
    wait_until(lambda: conflicted.in_conflict, "the conflict")
    gone = desk.open(paths[1], HeaderRules.HEXO)
    gone.replace_text("mine")
    paths[1].unlink()
    gone.check_disk()
    broken = paths[0].with_name("broken.md")
    broken.write_bytes(b"title \xff\xfe\xfd broken \x80\x81")
    read_only = desk.open(broken, HeaderRules.HEXO)
    assert read_only.read_only_reason
    told: list[str] = []
    read_only.save_failed.connect(told.append)
    read_only.replace_text("mine")
    asked: list[int] = []
    conflicted.conflicted.connect(lambda: asked.append(1))
    spin(1300)
    saver.leave_window()
    spin(100)
    assert paths[0].read_text(encoding="utf-8") == "theirs"
    assert not paths[1].exists()
    assert broken.read_bytes().startswith(b"title \xff")
    assert asked == []
    assert told == []
