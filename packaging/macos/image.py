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
    """Sign all that is in the app, then what must be signed otherwise and what is around it.

    The web engine's helper is a program of its own, with the entitlements that Qt brings for it. Whatever
    contains something that was signed anew must be signed after it.
    """
    _sign(app, identity, ENTITLEMENTS, "--deep")
    helpers = [path for path in app.rglob("QtWebEngineProcess.app") if not path.is_symlink()]
    for helper in helpers:
        own = helper / "Contents" / "Resources" / "QtWebEngineProcess.entitlements"
        _sign(helper, identity, own if own.is_file() else ENTITLEMENTS)
        for around in helper.parents:
            if around.suffix == ".framework":
                _sign(around, identity, None)
    _sign(app, identity, ENTITLEMENTS)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(app)], check=True)


def _sign(path: Path, identity: str, entitlements: Path | None, *more: str) -> None:
    command = ["codesign", "--force", "--options", "runtime", *more]
    if entitlements is not None:
        command += ["--entitlements", str(entitlements)]
    if identity != "-":
        command.append("--timestamp")
    subprocess.run([*command, "--sign", identity, str(path)], check=True)
