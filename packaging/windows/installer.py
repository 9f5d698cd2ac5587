"""Makes the Windows installer with NSIS."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ICON = HERE.parents[1] / "build" / "icons" / "galley.ico"


def make_installer(bundle: Path, dist: Path, version: str, *, icon: Path = ICON) -> Path:
    """Compile galley.nsi around the bundle; returns the setup program."""
    target = dist / f"galley-{version}-windows-x64.exe"
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file()) // 1024
    values = {"VERSION": version, "BUNDLE": bundle, "ICON": icon, "OUTPUT": target, "SIZE": size}
    # A warning is a fault: what NSIS only warns of, such as an unknown name, breaks on the user's side.
    command = [_compiler(), "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{key}={value}" for key, value in values.items()]
    subprocess.run([*command, str(HERE / "galley.nsi")], check=True)
    return target


def _compiler() -> str:
    found = shutil.which("makensis")
    if found is not None:
        return found
    for variable in ("ProgramFiles(x86)", "ProgramFiles"):
        place = Path(os.environ.get(variable, "")) / "NSIS" / "makensis.exe"
        if place.is_file():
            return str(place)
    sys.exit("NSIS 3 is needed to make the installer: winget install NSIS.NSIS")
