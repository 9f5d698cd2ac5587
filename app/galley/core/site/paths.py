"""Folders that a configuration names, kept inside the site."""

import os
from pathlib import Path

from galley.core.messages import say

_NOT_CONTENT = frozenset({"node_modules", "vendor", "_site", "public", "dist", "__pycache__"})
_DEPTH = 4


def inside(root: Path, name: str, default: Path, warnings: list[str]) -> Path:
    """Return the folder ``name`` of ``root``, or ``default`` if empty; one outside is refused with a warning.

    A link inside the site may lead elsewhere: that is the author's doing. A name with ``..`` is not followed.
    """
    if not name.strip():
        return default
    try:
        folder = Path(os.path.normpath(root / name.strip()))
    except ValueError:
        folder = root.parent
    if "\0" in name or not folder.is_relative_to(root):
        warnings.append(
            say("The folder {0!r} lies outside the site; {1!r} is used instead", name, default.name)
        )
        return default
    return folder


def folders_named(root: Path, name: str) -> list[Path]:
    """Return the folders of that name at most four levels under ``root``, nearest first."""
    found: list[Path] = []
    level = [root]
    for _ in range(_DEPTH):
        below: list[Path] = []
        for folder in level:
            try:
                with os.scandir(folder) as entries:
                    children = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=True))
            except OSError:
                continue
            if name in children:
                found.append(folder / name)
            below += [
                folder / child
                for child in children
                if child[0] not in "._" and child not in _NOT_CONTENT and not (folder / child).is_symlink()
            ]
        level = below
    return found
