"""What a Linux package has beside the bundle: menu entry, icons, manual, completions."""

import gzip
import shutil
from pathlib import Path

from bundle.icons import SIZES
from linux import completions
from linux.manual import CHINESE, ENGLISH, manual

from galley import APP_ID

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MAINTAINER = "Galley developers"


def add_shared_files(share: Path, version: str, icons: Path = ROOT / "build" / "icons") -> None:
    """Fill a ``share`` folder (of /usr, or of a home's .local) as the freedesktop standards lay it out.

    ``icons`` has the icon in all sizes, as ``bundle.icons`` draws it.
    """
    _write(share / "applications" / f"{APP_ID}.desktop", filled("galley.desktop"))
    _write(share / "metainfo" / f"{APP_ID}.metainfo.xml", filled("galley.metainfo.xml"))
    theme = share / "icons" / "hicolor"
    for size in SIZES:
        place = theme / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        _copy(icons / f"galley-{size}.png", place)
    _copy(ROOT / "resources" / "icons" / "galley.svg", theme / "scalable" / "apps" / f"{APP_ID}.svg")
    for folder, words in (("man1", ENGLISH), ("zh_CN/man1", CHINESE)):
        _write(share / "man" / folder / "galley.1.gz", packed(manual(version, words)))
    _write(share / "bash-completion" / "completions" / "galley", completions.bash().encode())
    _write(share / "zsh" / "vendor-completions" / "_galley", completions.zsh().encode())
    _write(share / "fish" / "vendor_completions.d" / "galley.fish", completions.fish().encode())


def filled(name: str) -> bytes:
    """A file of this folder with Galley's name among all programs in the places kept for it."""
    return (HERE / name).read_text(encoding="utf-8").replace("@ID@", APP_ID).encode()


def packed(text: str) -> bytes:
    """gzip without a time in it: the same text gives the same bytes."""
    return gzip.compress(text.encode(), 9, mtime=0)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    target.chmod(0o644)
