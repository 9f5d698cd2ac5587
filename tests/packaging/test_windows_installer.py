"""The Windows installer's script compiles, and keeps to what is Galley's."""

import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "packaging"))

from bundle import icons  # noqa: E402
from windows.installer import make_installer  # noqa: E402

SCRIPT = (ROOT / "packaging" / "windows" / "galley.nsi").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not on this machine")
def test_the_script_compiles_without_a_warning(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    for name in ("galley.exe", "galleyw.exe", "_internal/从这里开始.md"):
        (bundle / name).write_text(name, encoding="utf-8")
    pictures = ROOT / "resources" / "icons"
    icons.draw(pictures / "galley.svg", pictures / "galley-small.svg", tmp_path)
    made = make_installer(bundle, tmp_path, "0.1.0", icon=tmp_path / "galley.ico")
    assert made.read_bytes()[:2] == b"MZ"


def test_every_key_that_is_written_is_removed() -> None:
    install, uninstall = SCRIPT.split("Section Uninstall")
    for line in install.splitlines():
        if line.strip().startswith("WriteReg"):
            key = line.split('"')[1]
            removed = [other.split('"')[1] for other in uninstall.splitlines() if "DeleteReg" in other]
            assert any(key == name or key.startswith(name + "\\") for name in removed), key


def test_uninstalling_deletes_no_folder_that_may_hold_an_authors_files() -> None:
    for line in SCRIPT.splitlines():
        if "RMDir /r" in line:
            assert line.strip() == 'RMDir /r "$INSTDIR\\_internal"'


def test_galley_does_not_become_the_default_for_markdown() -> None:
    assert 'WriteRegStr SHCTX "${CLASSES}\\.md" ""' not in SCRIPT
    assert "UserChoice" not in SCRIPT


def test_the_installer_speaks_every_language_in_every_text() -> None:
    names = {line.split()[1] for line in SCRIPT.splitlines() if line.startswith("LangString")}
    for name in names:
        for language in ("ENGLISH", "SIMPCHINESE", "TRADCHINESE"):
            assert f"LangString {name} ${{LANG_{language}}}" in SCRIPT
