"""Rename a post; its asset folder goes along, and links to it follow."""

import re
from pathlib import Path

from galley.core.site.actions.belongings import along, own_entries
from galley.core.site.actions.move import MovePlan, planned
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.model import Site, SiteKind
from galley.core.site.naming import check_stem

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")


def plan_rename(site: Site, path: Path, new_stem: str) -> MovePlan:
    """Plan to give a post a new file name (without extension), in the folder where it lies.

    A page bundle's folder is renamed instead. Jekyll's date stays in front unless the new name brings one.
    Without moves where it has that name already. Raises SiteError for a name no file may have, StorageError
    for a post that cannot be read.
    """
    stem = check_stem(new_stem)
    bundle = is_bundle(site, path)
    if site.kind is SiteKind.JEKYLL and not _DATE.match(stem) and (date := _DATE.match(path.stem)):
        stem = date[0] + stem
    if stem == (path.parent.name if bundle else path.stem):
        return MovePlan(())
    if bundle:
        moves = [(path.parent, path.parent.with_name(stem))]
    else:
        new = path.with_name(stem + path.suffix)
        entries = own_entries(site, path)
        moves = [(path, new), *along(entries, asset_folder(site, path), asset_folder(site, new))]
    return planned(site, moves, [path])
