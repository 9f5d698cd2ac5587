"""Makes the Windows installer with Inno Setup."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def make_installer(bundle: Path, dist: Path, version: str) -> Path:
    """Compile galley.iss around the bundle; returns the setup program."""
    command = [_compiler(), f"/DVersion={version}", f"/DBundle={bundle}", f"/DOutput={dist}"]
    command += [
        f"/DIcon={HERE.parents[1] / 'build' / 'icons' / 'galley.ico'}",
        "/Qp",
        str(HERE / "galley.iss"),
    ]
    subprocess.run(command, check=True)
    return dist / f"galley-{version}-windows-x64.exe"


def _compiler() -> str:
    found = shutil.which("iscc")
    if found is not None:
        return found
    for variable in ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"):
        place = Path(os.environ.get(variable, "")) / "Inno Setup 6" / "ISCC.exe"
        if place.is_file():
            return str(place)
    sys.exit("Inno Setup 6 is needed to make the installer: winget install JRSoftware.InnoSetup")
