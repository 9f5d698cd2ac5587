"""Move a post to the system's trash, with the images that only it uses."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from send2trash import send2trash

from galley.core.site.actions.moves import own_entries
from galley.core.site.assets import is_bundle, resolve_asset
from galley.core.site.links import addresses
from galley.core.site.model import Site, SiteError
from galley.core.site.walk import walk_posts
from galley.core.storage import read_file, write_file
from galley.core.textfile import NotTextError, decode


def trash(site: Site, path: Path) -> list[tuple[Path, None]]:
    """Move a post and its asset folder to the system's trash; return the paths that went.

    An image in that folder that another post shows stays where it is. Raises SiteError when the trash
    does not take the post; then the post is still there, or there again.
    """
    if is_bundle(site, path):
        doomed = _unshared(site, path, path.parent)
        if path not in doomed and path.parent not in doomed:
            doomed.append(path)
    else:
        doomed = [path]
        for entry in own_entries(site, path):
            doomed += _unshared(site, path, entry)
    content = read_file(path)
    status = path.stat()
    gone: list[tuple[Path, None]] = []
    try:
        for each in doomed:
            send2trash(os.fspath(each))
            gone.append((each, None))
    except Exception as error:  # send2trash raises what each system's trash does
        if not os.path.lexists(path) and path.parent.is_dir():
            write_file(path, content, expected=None)
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        raise SiteError(f"“{path.name}” could not be moved to the trash: {error}") from error
    return gone


def _unshared(site: Site, post: Path, entry: Path) -> list[Path]:
    """Return the parts of a post's asset folder that no other post shows; the whole where none does."""
    if not entry.is_dir():
        return [] if _used_elsewhere(site, post, entry.parent) & {entry.resolve()} else [entry]
    shared = _used_elsewhere(site, post, entry)
    if not shared:
        return [entry]
    return list(_around(entry, shared))


def _around(folder: Path, shared: set[Path]) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    for name in names:
        path = folder / name
        real = path.resolve()
        if real in shared:
            continue
        if path.is_dir() and any(each.is_relative_to(real) for each in shared):
            yield from _around(path, shared)
        else:
            yield path


def _used_elsewhere(site: Site, post: Path, folder: Path) -> set[Path]:
    """Return the files in ``folder`` that posts other than ``post`` show."""
    real = folder.resolve()
    # A post that shows a file of the folder names the folder, whatever else it writes.
    names = {
        folder.name.encode(errors="surrogateescape"),
        quote(folder.name, errors="surrogateescape").encode(),
    }
    found: set[Path] = set()
    for file in walk_posts(site):
        if file.path == post or file.path.is_relative_to(folder):
            continue
        try:
            data = file.path.read_bytes()
            if not any(name in data for name in names):
                continue
            text = decode(data).text
        except (OSError, NotTextError):
            continue
        for address in addresses(text):
            target = resolve_asset(site, file.path, address.written)
            if target is not None and target.is_relative_to(real):
                found.add(target)
    return found
