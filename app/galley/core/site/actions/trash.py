"""Move a post to the system's trash, with the images that only it uses."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from galley.core.messages import say
from galley.core.site.actions.belongings import own_entries
from galley.core.site.assets import asset_folder, is_bundle, resolve_asset
from galley.core.site.links import addresses
from galley.core.site.model import Site
from galley.core.site.walk import post_file, walk_posts
from galley.core.storage.changes import Delete
from galley.core.storage.transaction import Progress, commit
from galley.core.textfile import NotTextError, decode


def trash(site: Site, path: Path, others: Iterable[Path] | None = None) -> list[tuple[Path, None]]:
    """Move a post and its asset folder to the system's trash; return the paths that went.

    An image in that folder that another post shows stays where it is. ``others`` are the posts that may show
    one (`posts_naming`); None: all of the site. Raises StorageError when the trash
    does not take it all; then everything is still there, or there again.
    """
    whole_folder = is_bundle(site, path) and not _is_translated(site, path)
    entries = [path.parent] if whole_folder else own_entries(site, path)
    folder = asset_folder(site, path)
    shared = _shown_elsewhere(site, path, folder, others) if entries and folder is not None else set[Path]()
    doomed = [*_but_not(entries, shared)]
    if not whole_folder:
        doomed.insert(0, path)
    commit([Delete(each) for each in doomed], title=say("Delete {0}", path.name))
    return [(each, None) for each in doomed]


def _is_translated(site: Site, index: Path) -> bool:
    """A bundle may hold ``index.zh.md`` beside ``index.md``: posts that share its images."""
    names = (each.name for each in index.parent.iterdir() if post_file(site, each) is not None)
    return any(name.startswith("index.") and name != index.name for name in names)


def _but_not(entries: Iterable[Path], shared: set[Path]) -> Iterator[Path]:
    """Yield the entries, and instead of a folder that holds something shared its other parts."""
    for entry in entries:
        real = entry.resolve()
        if real in shared:
            continue
        if any(each.is_relative_to(real) for each in shared):
            yield from _but_not(sorted(entry.iterdir()), shared)
        else:
            yield entry


def posts_naming(
    names: Collection[str], posts: Sequence[Path], progress: Progress = lambda _done, _total: None
) -> dict[str, list[Path]]:
    """Return for each of these names of folders the posts with an address that leads by way of it.

    Raises what ``progress`` raises.
    """
    found: dict[str, list[Path]] = {}
    for number, post in enumerate(posts):
        progress(number, len(posts))
        try:
            text = decode(post.read_bytes()).text
        except (OSError, NotTextError):
            continue
        parts = {part for each in addresses(text) for part in re.split(r"[/\\]", each.written)}
        for name in {*parts, *map(unquote, parts)} & set(names):
            found.setdefault(name, []).append(post)
    return found


def _shown_elsewhere(site: Site, post: Path, folder: Path, others: Iterable[Path] | None) -> set[Path]:
    """Return the files in ``folder`` that posts other than ``post`` show, as far as their addresses tell."""
    real = folder.resolve()
    files = [Path(above) / name for above, _, names in os.walk(real) for name in names]
    endings = {f"{folder.name}/{file.relative_to(real).as_posix()}": file for file in files}
    # A post that shows a file of the folder names the folder, whatever else it writes.
    name = folder.name.encode(errors="surrogateescape")
    found: set[Path] = set()
    for other in (file.path for file in walk_posts(site)) if others is None else others:
        if other == post or other.is_relative_to(folder):
            continue
        try:
            data = other.read_bytes()
            text = decode(data).text if name in data or name in unquote_to_bytes(data) else ""
        except (OSError, NotTextError):
            continue
        for address in addresses(text):
            target = resolve_asset(site, other, address.written)
            if target is not None and target.is_relative_to(real):
                found.add(target)
            # An address of the published site (/2024/05/01/name/a.jpg) leads to no file here.
            plain = unquote(re.split("[?#]", address.written)[0])
            found.update(file for ending, file in endings.items() if plain.endswith(f"/{ending}"))
    return found
