"""What of PySide6 and of the build machine stays in the bundle."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("PyInstaller", reason="the extra “package” is not installed")
if not sys.platform.startswith("linux"):
    pytest.skip("the places are those of a Linux bundle", allow_module_level=True)

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "packaging"))

import PySide6  # noqa: E402
from bundle import trim  # noqa: E402

QT = Path(PySide6.__file__).parent / "Qt"


def entry(place: str, kind: str = "BINARY") -> trim.Entry:
    return (place, str(QT.parents[1] / place), kind)


def kept(*entries: trim.Entry) -> list[str]:
    return [place for place, _, _ in trim.trimmed(entries)]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqwebp.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    ],
)
def test_plugins_that_a_desktop_needs_stay(place: str) -> None:
    assert kept(entry(place)) == [place]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/plugins/qmltooling/libqmldbg_tcp.so",
        "PySide6/Qt/qml/QtQuick/Controls/libqtquickcontrols2plugin.so",
    ],
)
def test_other_plugins_go(place: str) -> None:
    assert kept(entry(place)) == []


def test_of_qts_libraries_those_stay_that_something_loads() -> None:
    libraries = [
        entry(f"PySide6/Qt/lib/libQt6{name}.so.6") for name in ("Core", "Gui", "Svg", "Charts", "Designer")
    ]
    plugin = entry("PySide6/Qt/plugins/imageformats/libqsvg.so")
    places = kept(plugin, *libraries)
    assert {Path(place).name for place in places if "/lib/" in place} == {
        "libQt6Core.so.6",
        "libQt6Gui.so.6",
        "libQt6Svg.so.6",
    }


def test_texts_stay_in_english_and_chinese_only() -> None:
    folder = "PySide6/Qt/translations"
    wanted = [
        f"{folder}/qtbase_zh_CN.qm",
        f"{folder}/qtbase_zh_TW.qm",
        f"{folder}/qtwebengine_locales/zh-CN.pak",
        f"{folder}/qtwebengine_locales/en-US.pak",
    ]
    others = [f"{folder}/qtbase_de.qm", f"{folder}/linguist_zh_CN.qm", f"{folder}/qtwebengine_locales/fr.pak"]
    assert kept(*(entry(place, "DATA") for place in (*wanted, *others))) == wanted


def test_libraries_that_fit_the_systems_drivers_are_the_systems_own() -> None:
    system = [
        (name, f"/usr/lib/x86_64-linux-gnu/{name}", "BINARY") for name in ("libstdc++.so.6", "libnss3.so")
    ]
    chk = ("libsoftokn3.chk", "/usr/lib/x86_64-linux-gnu/nss/libsoftokn3.chk", "DATA")
    assert kept(*system, chk) == []


def test_what_wheels_bring_for_compilers_and_tests_goes() -> None:
    names = (
        "hunspell/lib64/libhunspell.a",
        "hunspell/bin/hunspell",
        "regex/_regex_core.h",
    )
    wanted = ("certifi/cacert.pem", "galley/resources/sample-site/source/images/grain.svg")
    entries = [(name, f"/venv/site-packages/{name}", "DATA") for name in (*names, *wanted)]
    assert kept(*entries) == list(wanted)


def test_of_a_wheels_libraries_those_stay_that_its_modules_load() -> None:
    import PIL

    site = Path(PIL.__file__).parents[1]
    places = [*site.glob("PIL/*.so"), *site.glob("pillow.libs/*")]
    entries = [(path.relative_to(site).as_posix(), str(path), "BINARY") for path in places]
    names = {Path(place).name.partition("-")[0].partition(".")[0] for place in kept(*entries)}
    assert {"_imaging", "_webp", "libwebp", "libjpeg", "libtiff"} <= names
    assert not {"_avif", "libavif", "_imagingft", "libharfbuzz", "libfreetype"} & names


def test_libraries_of_python_come_along() -> None:
    entries = [
        ("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3", "BINARY"),
        ("libpython3.12.so.1.0", "/opt/python/lib/libpython3.12.so.1.0", "BINARY"),
        ("galley/resources/preview/page.js", "/checkout/resources/preview/page.js", "DATA"),
    ]
    entries = [(place, source, "DATA") for place, source, _ in entries]
    assert kept(*entries) == [place for place, _, _ in entries]
