"""Settings keep what fits, forget what means nothing, and are brought to today's form."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from galley.services.options import (
    AUTOSAVE_SECONDS,
    EDITOR_FONT_SIZE,
    IMAGE_WIDTH,
    OPTIONS,
    RECENT_SITES,
    REMOTE_IMAGES,
    THEME,
    VERSION,
)
from galley.services.settings import Settings

OLD = """[window]
theme=pink
language=zh_CN
sidebar=false
geometry=@ByteArray(\\x1\\xd9)
[editor]
font-size=14
[session]
recent=/blogs/\\x4e00, /blogs/b
site=/blogs/b
[site-0011223344556677]
remote-images=true
posts=source/_posts/a.md, source/_posts/b.md
"""
"""A file from before settings had a version."""


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Settings are written a little later, by the application's clock."""


def written(path: Path, text: str) -> Settings:
    path.write_text(text, "utf-8")
    return Settings(path)


def test_a_file_from_before_versions_is_brought_to_todays_form(tmp_path: Path) -> None:
    path = tmp_path / "galley.ini"
    settings = written(path, OLD)
    assert settings.get(VERSION) > 0
    assert settings.get(THEME) == "system"
    assert settings.get(EDITOR_FONT_SIZE) == 14
    assert settings.get(RECENT_SITES) == ["/blogs/一", "/blogs/b"]
    settings.sync()
    kept = QSettings(str(path), QSettings.Format.IniFormat)
    assert kept.value(THEME.key) is None
    assert kept.value("window/language") == "zh_CN"
    assert kept.value("site-0011223344556677/posts") == ["source/_posts/a.md", "source/_posts/b.md"]


def test_a_newer_file_is_read_as_far_as_it_is_understood_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "galley.ini"
    settings = written(path, "[settings]\nversion=99\n[window]\ntheme=dark\n[future]\nthing=1\n")
    assert settings.get(THEME) == "dark"
    settings.set(THEME, "light")
    settings.sync()
    text = path.read_text("utf-8")
    assert "thing=1" in text
    assert "version=99" in text


@pytest.mark.parametrize("version", ["nan", "inf", "-3", "new", "1e400"])
def test_a_version_that_is_none_stops_nothing(tmp_path: Path, version: str) -> None:
    settings = written(tmp_path / "galley.ini", f"[settings]\nversion={version}\n[window]\ntheme=dark\n")
    assert settings.get(THEME) == "dark"


def test_a_number_out_of_its_limits_counts_as_not_set(tmp_path: Path) -> None:
    settings = written(tmp_path / "galley.ini", "[settings]\nversion=1\n[saving]\nautosave-seconds=0\n")
    assert settings.get(AUTOSAVE_SECONDS) == AUTOSAVE_SECONDS.default


def test_what_is_remembered_for_one_site_is_told_once_and_holds_for_that_site_only(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "galley.ini")
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.site_set(tmp_path / "a", REMOTE_IMAGES, True)
    settings.site_set(tmp_path / "a", REMOTE_IMAGES, True)
    assert told == [REMOTE_IMAGES.key]
    assert settings.site_get(tmp_path / "a", REMOTE_IMAGES)
    assert not settings.site_get(tmp_path / "b", REMOTE_IMAGES)
    settings.site_set(tmp_path / "a", IMAGE_WIDTH, -5.0)
    assert settings.site_get(tmp_path / "a", IMAGE_WIDTH) == IMAGE_WIDTH.default


@pytest.mark.parametrize(
    "broken",
    [
        b"[window]\ntheme=dark\nno equals sign\n[editor\nfont-size=20\n",
        b"\x00\x01\x02\xff\xfe" * 40,
        b"[window]\ntheme=dark\n" + b"\0" * 4096,
    ],
)
def test_a_broken_file_is_put_aside_told_and_survived(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "galley.ini"
    path.write_bytes(broken)
    settings = Settings(path)
    told: list[str] = []
    settings.failed.connect(told.append)
    for option in OPTIONS:
        assert type(settings.get(option)) is type(option.default)
    settings.set(EDITOR_FONT_SIZE, 15.0)
    settings.sync()
    settings.sync()
    assert [path.read_bytes() for path in tmp_path.glob("*.broken")] == [broken]
    assert len(told) == 1
    assert "galley.ini.broken" in told[0]
    assert Settings(path).get(EDITOR_FONT_SIZE) == 15
    again: list[str] = []
    next_start = Settings(path)
    next_start.failed.connect(again.append)
    next_start.sync()
    assert again == []


def test_a_file_that_cannot_be_written_is_told_once_and_the_choice_holds(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file where the folder should be")
    settings = Settings(tmp_path / "in the way" / "galley.ini")
    told: list[str] = []
    settings.failed.connect(told.append)
    settings.set(THEME, "dark")
    settings.sync()
    settings.set(EDITOR_FONT_SIZE, 15.0)
    settings.sync()
    assert len(told) == 1
    assert settings.get(THEME) == "dark"
    assert settings.get(EDITOR_FONT_SIZE) == 15
