"""What a bundle may and must hold, and under which terms."""

import sys
from importlib.metadata import PathDistribution
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "packaging"))

from bundle import contents, licences  # noqa: E402
from bundle.dependencies import packages_of, runtime_distributions  # noqa: E402


def distribution(folder: Path, licence: str, *, text: bool = True) -> PathDistribution:
    info = folder / "thing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: thing\nVersion: 1.0\n{licence}\n", encoding="utf-8")
    (info / "RECORD").write_text("thing-1.0.dist-info/LICENSE,,\n" if text else "", encoding="utf-8")
    (info / "LICENSE").write_text("the terms", encoding="utf-8")
    return PathDistribution(info)


def test_every_library_that_is_bundled_has_terms_we_may_ship() -> None:
    names = {dist.name for dist in runtime_distributions()}
    assert {"PySide6", "Markdown", "PyYAML", "Pygments", "shiboken6"} <= names
    assert not {"pytest", "ruff"} & names
    for dist in runtime_distributions():
        licences.check(dist)


@pytest.mark.parametrize(
    "licence",
    [
        "License-Expression: GPL-3.0-or-later",
        "License-Expression: AGPL-3.0-only",
        "License: GPL",
        "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
    ],
)
def test_what_is_only_under_the_gpl_stops_the_build(licence: str, tmp_path: Path) -> None:
    with pytest.raises(licences.LicenceError, match="does not allow"):
        licences.check(distribution(tmp_path, licence))


@pytest.mark.parametrize(
    "licence",
    [
        "License-Expression: MIT",
        "License-Expression: Apache-2.0 OR GPL-2.0-or-later",
        "License-Expression: LGPL-3.0-only",
        "Classifier: License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)",
    ],
)
def test_free_terms_pass(licence: str, tmp_path: Path) -> None:
    licences.check(distribution(tmp_path, licence))


@pytest.mark.parametrize(("licence", "text"), [("", True), ("License: MIT", False)])
def test_unknown_terms_or_no_text_stop_the_build(licence: str, text: bool, tmp_path: Path) -> None:
    with pytest.raises(licences.LicenceError, match="no licence text"):
        licences.check(distribution(tmp_path, licence, text=text))


@pytest.mark.skipif(find_spec("PyInstaller") is None, reason="the extra “package” is not installed")
def test_the_licences_are_gathered_with_an_index(tmp_path: Path) -> None:
    target = tmp_path / "licences"
    licences.gather(target)
    index = (target / "INDEX.txt").read_text(encoding="utf-8")
    for dist in runtime_distributions():
        assert f"{dist.name} {dist.version}: " in index
    for name in ("Galley.txt", "Python.txt", "Qt.md", "LGPL-3.0.txt", "GPL-3.0.txt"):
        assert (target / name).stat().st_size > 500


def test_packages_of_a_distribution_are_what_one_imports() -> None:
    found = {dist.name: packages_of(dist) for dist in runtime_distributions()}
    assert found["python-frontmatter"] == ["frontmatter"]
    assert "yaml" in found["PyYAML"]
    assert "markdown" in found["Markdown"]


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_an_empty_bundle_is_refused_and_what_must_be_missing_is_named(system: str, tmp_path: Path) -> None:
    found = contents.faults(tmp_path, system)
    assert any("zh-CN.pak" in line for line in found)
    assert any("sample-site" in line for line in found)
    assert all(line.startswith("missing: ") for line in found)


def test_what_must_not_be_in_a_bundle_is_found(tmp_path: Path) -> None:
    for name in ("_internal/PySide6/Qt/qml/QtQuick/qmldir", "_internal/libstdc++.so.6"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [line for line in contents.faults(tmp_path, "linux") if line.startswith("must not")]
    assert len(found) == 2


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_no_pattern_is_both_wanted_and_forbidden(system: str) -> None:
    wanted = set(contents.read_list("required.txt", system))
    assert wanted
    assert not wanted & set(contents.read_list("forbidden.txt", system))


def test_the_resources_a_bundle_must_have_are_in_the_checkout() -> None:
    for pattern in contents.read_list("required.txt", "linux"):
        if "/resources/" in pattern:
            below = pattern.split("/resources/", 1)[1]
            assert list((ROOT / "resources").glob(below)), pattern


def test_the_icon_is_drawn_in_all_sizes(tmp_path: Path) -> None:
    from bundle import icons
    from PySide6.QtGui import QImage

    pictures = ROOT / "resources" / "icons"
    icons.draw(pictures / "galley.svg", pictures / "galley-small.svg", tmp_path)
    for size in icons.SIZES:
        image = QImage(str(tmp_path / f"galley-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        # Paper in the middle, nothing at the corner.
        assert image.pixelColor(0, 0).alpha() < 40
        assert image.pixelColor(size // 2, size // 2).alpha() == 255
    assert (tmp_path / "galley.icns").read_bytes()[:4] == b"icns"
    assert QImage(str(tmp_path / "galley.ico")).width() in icons.SIZES


def test_debian_packages_renamed_by_ubuntu_are_found_under_both_names() -> None:
    from linux import deb

    assert deb._renamed("libasound2 (>= 1.0.17)") == "libasound2t64 | libasound2 (>= 1.0.17)"
    assert deb._renamed("libnss3 (>= 2:3.30)") == "libnss3 (>= 2:3.30)"
