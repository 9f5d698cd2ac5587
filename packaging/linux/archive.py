"""Makes the portable archive: unpack it anywhere and start ``galley``."""

import platform
import shutil
import subprocess
from pathlib import Path

from linux.files import HERE, add_shared_files


def make_archive(bundle: Path, dist: Path, version: str) -> Path:
    """Pack the bundle with its menu entry and a README; returns the .tar.xz."""
    name = f"galley-{version}-linux-{platform.machine()}"
    folder = bundle.parent / "archive" / name
    shutil.rmtree(folder.parent, ignore_errors=True)
    # Hard links: the archive is made of the same bytes.
    shutil.copytree(bundle, folder, symlinks=True, copy_function=_link)
    add_shared_files(folder / "share", version)
    shutil.copyfile(HERE / "portable.md", folder / "README.md")
    target = dist / f"{name}.tar.xz"
    command = ["tar", "--create", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"]
    command += [
        "--use-compress-program=xz -9 --threads=2",
        f"--file={target}",
        f"--directory={folder.parent}",
        name,
    ]
    subprocess.run(command, check=True)
    return target


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)
