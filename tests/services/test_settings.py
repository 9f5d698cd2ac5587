"""Settings keep what fits, forget what means nothing, and are brought to today's form."""

from pathlib import Path

from PySide6.QtCore import QSettings

from galley.services.settings import AUTOSAVE_SECONDS, EDITOR_FONT_SIZE, THEME, VERSION, Settings


def written(path: Path, text: str) -> Settings:
    path.write_text(text, "utf-8")
    return Settings(path)


def test_a_file_from_before_versions_is_brought_to_todays_form(tmp_path: Path) -> None:
    path = tmp_path / "galley.ini"
    settings = written(path, "[window]\ntheme=pink\n[editor]\nfont-size=14\n")
    assert settings.get(VERSION) > 0
    assert settings.get(THEME) == "system"
    assert settings.get(EDITOR_FONT_SIZE) == 14
    settings.sync()
    assert QSettings(str(path), QSettings.Format.IniFormat).value(THEME.key) is None


def test_a_newer_file_is_read_as_far_as_it_is_understood_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "galley.ini"
    settings = written(path, "[settings]\nversion=99\n[window]\ntheme=dark\n[future]\nthing=1\n")
    assert settings.get(THEME) == "dark"
    settings.set(THEME, "light")
    settings.sync()
    text = path.read_text("utf-8")
    assert "thing=1" in text
    assert "version=99" in text


def test_a_number_out_of_its_limits_counts_as_not_set(tmp_path: Path) -> None:
    settings = written(tmp_path / "galley.ini", "[settings]\nversion=1\n[saving]\nautosave-seconds=0\n")
    assert settings.get(AUTOSAVE_SECONDS) == AUTOSAVE_SECONDS.default
