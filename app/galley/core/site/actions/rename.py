"""Rename a post; its asset folder goes along, and its links into that folder follow."""

import re
from pathlib import Path

from galley.core.edits import apply_edits
from galley.core.messages import say
from galley.core.site.actions.belongings import Moved, along, load, own_entries
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.links import follow_folder
from galley.core.site.model import Site, SiteKind
from galley.core.site.naming import check_stem
from galley.core.storage.changes import Change, Move, Write
from galley.core.storage.transaction import commit

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")


def rename(site: Site, path: Path, new_stem: str) -> list[Moved]:
    """Give a post a new file name (without extension), in the folder where it lies; return what moved.

    A page bundle's folder is renamed instead. Jekyll's date stays in front unless the new name brings one.
    Raises SiteError for a name no file may have, and storage's errors: when a name is taken or a step fails
    everything is as it was.
    """
    stem = check_stem(new_stem)
    bundle = is_bundle(site, path)
    if site.kind is SiteKind.JEKYLL and not _DATE.match(stem) and (date := _DATE.match(path.stem)):
        stem = date[0] + stem
    if stem == (path.parent.name if bundle else path.stem):
        return []
    if bundle:
        moves = [(path.parent, path.parent.with_name(stem))]
    else:
        new = path.with_name(stem + path.suffix)
        entries = own_entries(site, path)
        moves = [(path, new), *along(entries, asset_folder(site, path), asset_folder(site, new))]
    changes: list[Change] = [Move(old, new) for old, new in moves]
    if len(moves) > 1:
        changes += _following(site, path, moves[0][1])
    commit(changes, title=say("Rename {0}", path.name))
    return moves


def _following(site: Site, path: Path, new: Path) -> list[Change]:
    loaded = load(path)
    edits = follow_folder(site, path, loaded.text, new.stem)
    if not edits:
        return []
    return [Write(new, loaded.encode(apply_edits(loaded.text, edits)), expected=loaded.hash)]
