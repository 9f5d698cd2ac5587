"""Makes the .deb: the bundle in /usr/lib/galley, and what a Debian system expects around it."""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from email.utils import formatdate
from functools import cache
from pathlib import Path

from linux.files import HERE, MAINTAINER, ROOT, add_shared_files, packed

DEBIAN = HERE / "debian"
OPTIONAL = ("libqgtk3.so", "libcupsprintersupport.so")
"""Plug-ins that Qt leaves alone where their libraries are missing: these become recommendations."""
RENAMED = (
    "libasound2",
    "libatk1.0-0",
    "libatk-bridge2.0-0",
    "libatspi2.0-0",
    "libcups2",
    "libglib2.0-0",
    "libgtk-3-0",
)
"""Libraries that Ubuntu 24.04 and Debian 13 have under the same name with ``t64`` behind it."""
ALWAYS = ("ca-certificates", "fontconfig-config")
"""What no library names: certificates for remote images, and where fonts are."""
RECOMMENDED = ("fonts-noto-cjk", "fonts-noto-color-emoji", "xdg-utils")
SUGGESTED = ("hunspell-dictionary",)
"""Dictionaries of other languages than English, which comes along."""


def make_deb(bundle: Path, dist: Path, version: str) -> Path:
    """Lay out and pack the package; returns the .deb."""
    architecture = _output(["dpkg", "--print-architecture"])
    tree = bundle.parent / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir()
    (tree / "usr" / "lib").mkdir(parents=True)
    # Hard links: the package is packed from the bundle's own bytes.
    shutil.copytree(bundle, tree / "usr" / "lib" / "galley", symlinks=True, copy_function=_link)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "galley").symlink_to("../lib/galley/galley")
    add_shared_files(tree / "usr" / "share", version)
    _add_documents(tree, version)
    _add(HERE / "apparmor" / "galley", tree / "usr" / "share" / "galley" / "apparmor" / "galley")
    _add(DEBIAN / "lintian-overrides", tree / "usr" / "share" / "lintian" / "overrides" / "galley")
    _set_modes(tree)
    _add_control(tree, version, architecture)
    target = dist / f"galley_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(tree), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def dependencies(folder: Path) -> tuple[str, str]:
    """What the package depends on, and what it recommends, from the libraries that its files name."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    optional = [path for path in files if path.name in OPTIONAL]
    depends = _shlibdeps([path for path in files if path not in optional], files)
    wished = [line for line in _shlibdeps(optional, files) if line.split()[0] not in _names(depends)]
    return ", ".join([*depends, *ALWAYS]), ", ".join([*wished, *RECOMMENDED])


def _shlibdeps(files: list[Path], bundled: list[Path]) -> list[str]:
    """The packages whose libraries ``files`` name, without those of the libraries in the bundle."""
    command = ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info"]
    command += [f"-l{place}" for place in sorted({path.parent for path in bundled})]
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: galley\n\nPackage: galley\nArchitecture: any\n", encoding="utf-8")
        found = _output([*command, *(f"-e{file}" for file in sorted(files))], cwd=folder)
    lines = [line.strip() for line in found.removeprefix("shlibs:Depends=").split(",") if line.strip()]
    # Libraries of the build machine lie at the bundle's top; those of wheels lie in their folders.
    own = {_owner(path.name) for path in bundled if path.parent.name == "_internal"}
    return [_renamed(line) for line in lines if line.split()[0] not in own]


@cache
def _owner(library: str) -> str:
    """The package of this machine that a bundled library was taken from; empty for Python's own."""
    command = ["dpkg-query", "--search", f"*/{library}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.split(":", 1)[0]


def _names(dependencies: list[str]) -> set[str]:
    return {word for line in dependencies for word in line.split()}


def _renamed(dependency: str) -> str:
    name, _, rest = dependency.partition(" ")
    return f"{name}t64 | {dependency}" if name in RENAMED and rest.count("|") == 0 else dependency


def _add_documents(tree: Path, version: str) -> None:
    folder = tree / "usr" / "share" / "doc" / "galley"
    folder.mkdir(parents=True)
    _add(DEBIAN / "copyright", folder / "copyright")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (folder / "changelog.gz").write_bytes(packed(changes))
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _output(["git", "log", "-1", "--format=%ct"], cwd=ROOT)
    entry = f"galley ({version}) unstable; urgency=medium\n\n  * See changelog.gz.\n\n"
    entry += f" -- {maintainer()}  {formatdate(int(epoch))}\n"
    (folder / "changelog.Debian.gz").write_bytes(packed(entry))


def maintainer() -> str:
    """Who answers for the package: Debian's own variables, else the project."""
    name = os.environ.get("DEBFULLNAME", MAINTAINER)
    return f"{name} <{os.environ.get('DEBEMAIL', 'galley@example.org')}>"


def _add_control(tree: Path, version: str, architecture: str) -> None:
    depends, recommends = dependencies(tree / "usr" / "lib" / "galley")
    folder = tree / "DEBIAN"
    folder.mkdir()
    text = (DEBIAN / "control").read_text(encoding="utf-8")
    values = {
        "VERSION": version,
        "ARCHITECTURE": architecture,
        "MAINTAINER": maintainer(),
        "SIZE": str(installed_size(tree)),
        "DEPENDS": depends,
        "RECOMMENDS": recommends,
        "SUGGESTS": ", ".join(SUGGESTED),
    }
    (folder / "control").write_text(re.sub("@([A-Z]+)@", lambda m: values[m[1]], text), encoding="utf-8")
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}"
        for path in sorted((tree / "usr").rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    (folder / "md5sums").write_text("\n".join(sums) + "\n", encoding="utf-8")
    for name in ("postinst", "prerm"):
        shutil.copyfile(DEBIAN / name, folder / name)
        (folder / name).chmod(0o755)


def installed_size(tree: Path) -> int:
    """In KiB, as Debian's policy counts: files by their length, everything else as one."""
    return sum(
        -(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1
        for path in tree.rglob("*")
        if "DEBIAN" not in path.parts
    )


def _set_modes(tree: Path) -> None:
    programs = {tree / "usr/lib/galley/galley"}
    programs |= set((tree / "usr/lib/galley").rglob("QtWebEngineProcess"))
    for path in [tree, *tree.rglob("*")]:
        if path.is_symlink():
            continue
        path.chmod(0o755 if path.is_dir() or path in programs else 0o644)


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _add(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def _output(command: list[str], cwd: str | Path | None = None) -> str:
    done = subprocess.run(command, check=False, text=True, capture_output=True, cwd=cwd)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stderr}")
    return done.stdout.strip()
