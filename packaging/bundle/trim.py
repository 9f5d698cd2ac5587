"""What of Qt and of the system goes into the bundle; PyInstaller alone would take all of PySide6."""

import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""PyInstaller's own: the place in the bundle, the file it comes from, its kind."""

LINUX = sys.platform.startswith("linux")

PLUGINS = (
    "platforms/*xcb.*", "platforms/*wayland*", "platforms/*qwindows.*", "platforms/*qcocoa.*",
    "platforms/*qoffscreen.*",
    "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*",
    "platformthemes/*", "styles/*", "iconengines/*svg*", "printsupport/*", "tls/*",
    "imageformats/*gif.*", "imageformats/*jpeg.*", "imageformats/*svg.*", "imageformats/*webp.*",
    "imageformats/*ico.*",
    "wayland-*/*", "xcbglintegrations/*",
)  # fmt: skip
"""Plug-ins that a desktop program with a web view may meet; those that draw without a desktop are not."""

TRANSLATIONS = ("qtbase_en.qm", "qtbase_zh_*.qm", "qtwebengine_en.qm", "qtwebengine_zh_*.qm")
LOCALES = ("en-US.pak", "zh-CN.pak", "zh-TW.pak")

BUNDLED = (
    "libpython3*", "libssl*", "libcrypto*", "libffi*", "libsqlite3*", "libbz2*", "liblzma*", "libmpdec*",
    "libuuid*",
)  # fmt: skip
"""Libraries of the build machine that come along: Python's own, whose names differ between systems.

All others (X11, Wayland, GL, NSS, GLib, the C++ library) are the system's: they must fit its drivers and
get its security updates. The package depends on them.
"""


UNUSED = (
    "*/tests/*", "*/testing/*", "*/include/*", "*/bin/*", "*/pkgconfig/*", "*/cmake/*", "*/f2py/*",
    "*.pyi", "*py.typed", "*.pxd", "*.pyx", "*.h", "*.hpp", "*.c", "*.cpp", "*.a", "*.f", "*.f90", "*.build",
    # Nobody says on what terms these words are; Galley brings its own.
    "hunspell/dictionaries/*",
)  # fmt: skip
"""What wheels bring for those who compile against them, test them or check their types."""

UNUSED_CODECS = ("PIL/_avif*", "PIL/_imagingft*", "PIL/_imagingcms*", "PIL/_imagingtk*")
"""Parts of Pillow with large libraries that new images have no use for: AVIF, letters, colour management."""


def trimmed(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stay: no QML, no unneeded plug-in, and of Qt's and wheels' libraries those needed."""
    wanted = [entry for entry in entries if _wanted(entry)]
    needed = _closure(wanted)
    return [
        entry
        for entry in wanted
        if not _is_shared(entry[0]) or PurePosixPath(_slashes(entry[0])).name in needed
    ]


def _wanted(entry: Entry) -> bool:
    place = _slashes(entry[0])
    path = PurePosixPath(place)
    if "PySide6" not in path.parts:
        unused = (*UNUSED, *UNUSED_CODECS)
        if path.parts[0] != "galley" and any(fnmatch(place, pattern) for pattern in unused):
            return False
        return not _is_system_library(entry) or any(fnmatch(path.name, pattern) for pattern in BUNDLED)
    if "qml" in path.parts or ".debug." in path.name or "devtools" in path.name:
        return False
    if "plugins" in path.parts:
        below = "/".join(path.parts[path.parts.index("plugins") + 1 :])
        return any(fnmatch(below, pattern) for pattern in PLUGINS)
    if "qtwebengine_locales" in path.parts:
        return path.name in LOCALES
    if "translations" in path.parts:
        return any(fnmatch(path.name, pattern) for pattern in TRANSLATIONS)
    return True


def _is_system_library(entry: Entry) -> bool:
    """Whether this is a library that the build machine has, not one that came with a wheel.

    Such a library lies at the top of the bundle. On Windows and macOS, PyInstaller leaves the system's
    own out by itself.
    """
    path = PurePosixPath(_slashes(entry[0]))
    if not LINUX or len(path.parts) > 1 or path.name.startswith("libQt6"):
        return False
    if path.suffix == ".chk":
        return True  # the signatures of NSS, which is the system's
    if ".so" not in path.name:
        return False
    return "site-packages" not in entry[1] and not path.name.startswith(
        ("libpyside", "libshiboken", "libicu")
    )


def _is_qt_library(place: str) -> bool:
    path = PurePosixPath(_slashes(place))
    if LINUX:
        return path.name.startswith("libQt6")
    if sys.platform == "win32":
        return path.name.startswith("Qt6") and path.suffix == ".dll"
    return any(part.startswith("Qt") and part.endswith(".framework") for part in path.parts)


def _is_shared(place: str) -> bool:
    """Whether this is a library that is there only for others: Qt's own, or beside a wheel's modules."""
    return _is_qt_library(place) or PurePosixPath(_slashes(place)).parent.name.endswith(".libs")


def _closure(entries: list[Entry]) -> set[str]:
    """The names of shared libraries that anything else in the bundle loads, directly or through another."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        if _is_shared(entry[0]) and entry[2] != "SYMLINK":
            by_name.setdefault(_library_name(entry), []).append(entry)
    waiting = [
        entry
        for entry in entries
        if not _is_shared(entry[0]) and entry[2] in ("BINARY", "EXTENSION", "EXECUTABLE")
    ]
    needed: set[str] = set()
    while waiting:
        entry = waiting.pop()
        for name, _ in get_imports(entry[1]):
            name = Path(name).name
            if name in by_name and name not in needed:
                needed.add(name)
                waiting += by_name[name]
    if sys.platform == "darwin":
        # A framework stays whole or not at all.
        return {PurePosixPath(_slashes(entry[0])).name for name in needed for entry in by_name[name]}
    return needed


def _library_name(entry: Entry) -> str:
    return PurePosixPath(_slashes(entry[0])).name


def _slashes(place: str) -> str:
    return place.replace("\\", "/")
