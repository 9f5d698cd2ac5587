"""What a Linux package has beside the bundle: menu entry, icons, manual, completions."""

import gzip
import shutil
from pathlib import Path

from bundle.icons import SIZES
from linux import completions
from linux.manual import CHINESE, ENGLISH, manual

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ID = "io.github.galley_editor.Galley"


def add_shared_files(share: Path, version: str) -> None:
    """Fill a ``share`` folder (of /usr, or of a home's .local) as the freedesktop standards lay it out."""
    _copy(HERE / "galley.desktop", share / "applications" / "galley.desktop")
    _copy(HERE / f"{ID}.metainfo.xml", share / "metainfo" / f"{ID}.metainfo.xml")
    icons = share / "icons" / "hicolor"
    for size in SIZES:
        _copy(
            ROOT / "build" / "icons" / f"galley-{size}.png", icons / f"{size}x{size}" / "apps" / "galley.png"
        )
    _copy(ROOT / "resources" / "icons" / "galley.svg", icons / "scalable" / "apps" / "galley.svg")
    for folder, words in (("man1", ENGLISH), ("zh_CN/man1", CHINESE)):
        _write(share / "man" / folder / "galley.1.gz", packed(manual(version, words)))
    _write(share / "bash-completion" / "completions" / "galley", completions.bash().encode())
    _write(share / "zsh" / "vendor-completions" / "_galley", completions.zsh().encode())
    _write(share / "fish" / "vendor_completions.d" / "galley.fish", completions.fish().encode())


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
