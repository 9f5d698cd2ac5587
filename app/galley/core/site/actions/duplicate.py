"""Copy a post under a new name, with its asset folder."""

import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from galley.core.edits import apply_edits
from galley.core.messages import say
from galley.core.site.actions.belongings import Moved, along, load, own_entries
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.links import follow_folder
from galley.core.site.model import Site
from galley.core.site.naming import check_stem, free_path
from galley.core.storage import Action, StorageError
from galley.core.storage.changes import Change, Move, Write
from galley.core.storage.transaction import commit


def duplicate(site: Site, path: Path, new_stem: str | None = None) -> list[Moved]:
    """Copy a post beside itself; return (original, copy) for the post and what belongs to it.

    Without a name the copy is called ``name-1``, or the next that is free. Its text is the original's, title
    and date included; only links that name its own asset folder follow. Raises SiteError or storage's errors,
    with nothing left behind.
    """
    if is_bundle(site, path):
        new = free_path(path.parent.with_name(check_stem(new_stem or path.parent.name)))
        copies = [(path.parent, new)]
        _copy(copies, [])
        return copies
    old_folder = asset_folder(site, path)

    def taken(candidate: Path) -> bool:
        folder = asset_folder(site, candidate)
        return folder is not None and os.path.lexists(folder)

    new = free_path(path.with_name(check_stem(new_stem or path.stem) + path.suffix), taken)
    loaded = load(path)
    copies = along(own_entries(site, path), old_folder, asset_folder(site, new))
    edits = follow_folder(site, path, loaded.text, new.stem) if copies else []
    _copy(copies, [Write(new, loaded.encode(apply_edits(loaded.text, edits)), expected=None)])
    return [(path, new), *copies]


def _copy(copies: Sequence[Moved], others: Sequence[Change]) -> None:
    """Copy files and folders together with other changes: first under temporary names, then all at once."""
    changes = list(others)
    parts: list[Path] = []
    try:
        for old, new in copies:
            # Beside the original: the folder of the copy may not exist yet, and the disk is the same.
            part = old.with_name(f".galley-{secrets.token_hex(8)}.tmp")
            parts.append(part)
            if old.is_dir():
                shutil.copytree(old, part, symlinks=True)
            else:
                shutil.copy2(old, part, follow_symlinks=False)
            changes.append(Move(part, new))
        commit(changes, title=say("Duplicate a post"))
    except OSError as error:
        raise StorageError.of(error, copies[0][1], action=Action.SAVE) from error
    finally:
        for part in parts:
            if part.is_dir() and not part.is_symlink():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)
