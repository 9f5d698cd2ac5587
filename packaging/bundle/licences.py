"""Gathers the licence of everything that is bundled into one folder, and stops at what may not be."""

import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

from bundle.dependencies import ROOT, runtime_distributions
from packaging.utils import canonicalize_name

OWN = ROOT / "packaging" / "licences"
# Their wheels hold no licence file; Qt's and PySide's terms are in our own folder.
QT = ("pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6")
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


class LicenceError(Exception):
    """A part without a known licence, or with one that does not allow to ship it here."""


def texts_of(dist: Distribution) -> list[Path]:
    """The licence files that a distribution brings."""
    return [
        Path(str(dist.locate_file(file)))
        for file in dist.files or ()
        if _TEXT.search(str(file)) and ".dist-info" in str(file)
    ]


def terms_of(dist: Distribution) -> str:
    """What a distribution says of its licence, in a few words."""
    meta = dist.metadata
    stated = meta.get("License-Expression")
    if stated:
        return stated
    classified = [
        line.rsplit(" :: ", 1)[-1]
        for line in meta.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    return "; ".join(classified) or (meta.get("License") or "").split("\n", 1)[0] or "not stated"


def check(dist: Distribution) -> None:
    """Raise LicenceError when the distribution may not be bundled, or its text is missing."""
    name, terms = canonicalize_name(dist.name), terms_of(dist)
    if name in QT:
        return
    # "A or B" leaves the choice, so one free branch is enough.
    branches = re.split(r"\s+OR\s+|;", terms, flags=re.IGNORECASE)
    if all(re.search(r"(?<!L)GPL|General Public", branch) and "Lesser" not in branch for branch in branches):
        raise LicenceError(f"{dist.name} is under {terms}, which Galley's licence does not allow to bundle")
    if terms == "not stated" or not texts_of(dist):
        raise LicenceError(f"{dist.name}: no licence text in what it installs")


def gather(target: Path) -> None:
    """Write the licences of Python, Qt and all distributions, and an index of them, into ``target``."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(OWN, target)
    shutil.copy(ROOT / "LICENSE", target / "Galley.txt")
    lines = ["What is in this program, and its terms. The texts are in the folders beside this file.", ""]
    for dist in [*runtime_distributions(), distribution("pyinstaller")]:
        if dist.name != "pyinstaller":
            check(dist)
        if canonicalize_name(dist.name) in QT:
            lines.append(f"{dist.name} {dist.version}: LGPL-3.0-only (see Qt.md)")
            continue
        folder = target / dist.name
        folder.mkdir()
        for text in texts_of(dist):
            # One distribution may have several of the same name.
            place = folder / Path(str(text).split(".dist-info", 1)[1].lstrip("/\\"))
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(text, place)
        terms = "GPL-2.0-or-later WITH Bootloader-exception" if dist.name == "pyinstaller" else terms_of(dist)
        lines.append(f"{dist.name} {dist.version}: {terms}")
    shutil.copy(_python_licence(), target / "Python.txt")
    lines.append(f"Python {sys.version.split()[0]}: PSF-2.0")
    (target / "INDEX.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def gather_libraries(libraries: list[Path], target: Path) -> None:
    """Add what the build machine's packages say of its libraries that come along (Debian and its kin)."""
    lines = []
    for library in libraries:
        owner = subprocess.run(
            ["dpkg-query", "--search", f"*/{library.name}"], capture_output=True, text=True, check=False
        )
        package = owner.stdout.split(":", 1)[0]
        text = Path("/usr/share/doc") / package / "copyright"
        if not package or not text.is_file():
            raise LicenceError(f"{library.name}: no package of this machine says what its licence is")
        folder = target / package
        folder.mkdir(exist_ok=True)
        shutil.copy(text, folder / "copyright")
        lines.append(f"{library.name}, from {package}: see {package}/copyright")
    with (target / "INDEX.txt").open("a", encoding="utf-8") as index:
        index.writelines(f"{line}\n" for line in lines)


def _python_licence() -> Path:
    version = sysconfig.get_python_version()
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE",
        Path(f"/usr/share/doc/python{version}/copyright"),
        Path(f"/usr/share/doc/libpython{version}-minimal/copyright"),
    )
    for place in places:
        if place.is_file():
            return place
    raise LicenceError("Python's own licence was not found beside it")
