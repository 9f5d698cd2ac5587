"""What every test shares: a headless Qt, private folders for state, and a strict ear for Qt's warnings."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Only tests may do this: as root the web engine starts in no other way.
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
os.environ.setdefault("LIBGL_ALWAYS_SOFTWARE", "1")

# People search with new examples at each run; a machine that judges a change tries the same ones each time.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("GALLEY_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session", autouse=True)
def _private_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the settings, caches or journals of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        folder = home / name.lower()
        folder.mkdir()
        os.environ[f"XDG_{name}_HOME"] = str(folder)
    os.environ["HOME"] = str(home)
    # Tests read English, whatever the person who runs them does.
    os.environ["LANGUAGE"] = os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(scope="session")
def sample_site_source() -> Path:
    return ROOT / "resources" / "sample-site"


@pytest.fixture
def sample_site(tmp_path: Path, sample_site_source: Path) -> Path:
    """A writable copy of the sample site."""
    import shutil

    return Path(shutil.copytree(sample_site_source, tmp_path / "sample-site"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of shared real posts; a test that uses it is skipped where it is absent."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the shared corpus of real posts is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def real_site(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real Hexo site of 3,433 posts, unpacked once for the whole run."""
    import tarfile

    folder = tmp_path_factory.mktemp("real")
    with tarfile.open(corpus / "wanfeng-hexo-site.tar.xz") as archive:
        # Python before 3.11.4 knows no filters.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # type: ignore[assignment]
        archive.extractall(folder)
    return folder / "wanfeng-hexo-site"


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """pytest-qt asks for the application class; Galley must prepare Qt before there is one."""
    from PySide6.QtWidgets import QApplication

    from galley.ui.preview import install

    install()
    return QApplication
