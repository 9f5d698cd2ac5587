"""Copy a post under a new name, with its asset folder."""

import os
import shutil
from pathlib import Path

from galley.core.edits import apply_edits
from galley.core.site.actions.moves import Moved, Together, along, own_entries, read_text
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.links import follow_folder
from galley.core.site.model import Site
from galley.core.site.naming import check_stem, free_path


def duplicate(site: Site, path: Path, new_stem: str | None = None) -> list[Moved]:
    """Copy a post beside itself; return (original, copy) for the post and what belongs to it.

    Without a name the copy is called ``name-1``, or the next that is free. Its text is the original's, title
    and date included; only links that name its own asset folder follow. Raises SiteError or storage's errors,
    with nothing left behind.
    """
    if is_bundle(site, path):
        return _duplicate_bundle(path, new_stem)
    entries = own_entries(site, path)
    old_folder = asset_folder(site, path)

    def taken(candidate: Path) -> bool:
        folder = asset_folder(site, candidate)
        return folder is not None and os.path.lexists(folder)

    wanted = path.with_name(check_stem(new_stem or path.stem) + path.suffix)
    new = free_path(wanted, taken)
    text, encode, _ = read_text(path)
    copied = apply_edits(text, follow_folder(site, path, text, new.stem) if entries else [])
    done: list[Moved] = [(path, new)]
    with Together() as together:
        together.write(new, encode(copied), expected=None)
        for old_entry, new_entry in along(entries, old_folder, asset_folder(site, new)):
            together.make_folder(new_entry.parent)
            _copy(old_entry, new_entry, together)
            done.append((old_entry, new_entry))
    return done


def _duplicate_bundle(path: Path, new_stem: str | None) -> list[Moved]:
    folder = path.parent
    new = free_path(folder.with_name(check_stem(new_stem or folder.name)))
    with Together() as together:
        _copy(folder, new, together)
    return [(folder, new)]


def _copy(old: Path, new: Path, together: Together) -> None:
    if old.is_dir():
        new.mkdir()
        together.undo_with(lambda: shutil.rmtree(new))
        shutil.copytree(old, new, symlinks=True, dirs_exist_ok=True)
    else:
        with new.open("xb"):
            together.undo_with(new.unlink)
        shutil.copy2(old, new, follow_symlinks=False) if not old.is_symlink() else _copy_link(old, new)


def _copy_link(old: Path, new: Path) -> None:
    new.unlink()
    new.symlink_to(old.readlink())
