"""Rename a post; its asset folder goes along, and its links into that folder follow."""

import re
from pathlib import Path

from galley.core.edits import apply_edits
from galley.core.site.actions.moves import Moved, Together, along, own_entries, read_text
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.links import follow_folder
from galley.core.site.model import Site, SiteKind
from galley.core.site.naming import check_stem

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")


def rename(site: Site, path: Path, new_stem: str) -> list[Moved]:
    """Give a post a new file name (without extension), in the folder where it lies; return what moved.

    A page bundle's folder is renamed instead. Jekyll's date stays in front unless the new name brings one.
    Raises SiteError, or storage's errors, and leaves everything as it was when a name is taken or a step
    fails.
    """
    stem = check_stem(new_stem)
    bundle = is_bundle(site, path)
    if site.kind is SiteKind.JEKYLL and not _DATE.match(stem) and (date := _DATE.match(path.stem)):
        stem = date[0] + stem
    if stem == (path.parent.name if bundle else path.stem):
        return []
    if bundle:
        with Together() as together:
            together.move(path.parent, path.parent.with_name(stem))
        return together.moved
    new = path.with_name(stem + path.suffix)
    entries = own_entries(site, path)
    edits = []
    if entries:
        text, encode, loaded = read_text(path)
        edits = follow_folder(site, path, text, stem)
    with Together() as together:
        together.move(path, new)
        for old_entry, new_entry in along(entries, asset_folder(site, path), asset_folder(site, new)):
            together.move(old_entry, new_entry)
        if edits:
            together.write(new, encode(apply_edits(text, edits)), expected=loaded)
    return together.moved
