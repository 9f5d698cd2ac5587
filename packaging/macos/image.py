"""Signs Galley.app and puts it into a disk image."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
ENTITLEMENTS = HERE / "entitlements.plist"


def make_image(app: Path, dist: Path, version: str) -> Path:
    """Sign the app with ``GALLEY_SIGN_AS`` (default: for this machine only) and make the .dmg; returns it."""
    sign(app, os.environ.get("GALLEY_SIGN_AS", "-"))
    folder = app.parent / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    # ditto keeps links and signatures as they are.
    subprocess.run(["ditto", str(app), str(folder / app.name)], check=True)
    (folder / "Applications").symlink_to("/Applications")
    target = dist / f"galley-{version}-macos-{platform.machine()}.dmg"
    target.unlink(missing_ok=True)
    command = [
        "hdiutil",
        "create",
        "-volname",
        "Galley",
        "-srcfolder",
        str(folder),
        "-format",
        "ULMO",
        str(target),
    ]
    subprocess.run(command, check=True)
    return target


def sign(app: Path, identity: str) -> None:
    """Sign from the inside out: the web engine's helper is a program of its own."""
    helpers = sorted(app.rglob("QtWebEngineProcess.app"), key=lambda path: -len(path.parts))
    for each in [*(path for path in helpers if not path.is_symlink()), app]:
        command = ["codesign", "--force", "--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
        if identity != "-":
            command.append("--timestamp")
        if each == app:
            command.append("--deep")
        subprocess.run([*command, "--sign", identity, str(each)], check=True)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(app)], check=True)
