"""What the packaged program does around Galley's own main."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "packaging"))

import launch  # noqa: E402


def test_programs_that_galley_starts_get_the_authors_own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/galley/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/mine")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/galley/_internal/PySide6/Qt/plugins")
    monkeypatch.setenv("QML2_IMPORT_PATH", "/usr/lib/galley/_internal/PySide6/Qt/qml")
    launch.tidy_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/mine"
    assert not {"LD_LIBRARY_PATH_ORIG", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH"} & set(os.environ)


def test_a_library_path_that_was_not_there_before_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/galley/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    launch.tidy_environment()
    assert "LD_LIBRARY_PATH" not in os.environ


@pytest.mark.skipif(os.name != "posix", reason="Windows has a store of its own")
def test_certificates_are_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "certificates.crt"
    mine.touch()
    monkeypatch.setattr(launch, "CERTIFICATES", ("/nowhere/at/all.crt", str(mine)))
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    launch.find_certificates()
    assert os.environ.pop("SSL_CERT_FILE") == str(mine)
    monkeypatch.setenv("SSL_CERT_DIR", "/authors/own")
    launch.find_certificates()
    assert "SSL_CERT_FILE" not in os.environ


def test_a_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def main() -> int:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("galley.cli.main", main)
    monkeypatch.setattr(launch.shutil, "which", lambda name: None)
    monkeypatch.setattr(launch, "tidy_environment", lambda: None)
    monkeypatch.setattr(launch, "find_certificates", lambda: None)
    assert launch.main() == 1
    assert "libEGL.so.1" in capsys.readouterr().err
