"""What goes along with a post when it moves, is copied or thrown away."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from galley.core.messages import say
from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.model import Site, SiteError
from galley.core.site.walk import post_file
from galley.core.storage import hash_bytes, read_file
from galley.core.textfile import NotTextError, TextFile, decode

Moved = tuple[Path, Path]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A post's text as the disk has it; ``hash`` is that of its bytes."""

    file: TextFile
    hash: str

    @property
    def text(self) -> str:
        """The text with ``\\n`` line ends."""
        return self.file.text

    @property
    def encode(self) -> Callable[[str], bytes]:
        """Makes bytes of a changed text, in the file's own encoding and line ends."""
        return self.file.encode


def load(path: Path) -> Loaded:
    """Read a post to be edited. Raises StorageError, or SiteError where it is no text."""
    data = read_file(path)
    try:
        return Loaded(decode(data), hash_bytes(data))
    except NotTextError as error:
        raise SiteError(say("“{0}” cannot be changed: {1}", path.name, error)) from error


def own_entries(site: Site, post: Path) -> list[Path]:
    """Return what goes along with a post: its asset folder, or the parts of it that belong to no other post.

    A folder that has the post's name and holds posts too (``python.md`` beside ``python/loops.md``) stays;
    of it only the entries without posts are the post's. A page bundle has no entries of its own: its folder
    is the post.
    """
    folder = asset_folder(site, post)
    if folder is None or is_bundle(site, post) or not folder.is_dir():
        return []
    if not _holds_posts(site, folder):
        return [folder]
    entries = sorted(folder.iterdir())
    posts = [entry for entry in entries if post_file(site, entry) is not None]
    theirs = {*posts, *(found for each in posts if (found := asset_folder(site, each)) is not None)}
    return [
        entry
        for entry in entries
        if entry not in theirs
        and not entry.name.startswith(".")
        and not (entry.is_dir() and _holds_posts(site, entry))
    ]


def _holds_posts(site: Site, folder: Path) -> bool:
    return any(
        post_file(site, Path(above) / name) is not None
        for above, _, names in os.walk(folder)
        for name in names
    )


def along(entries: Sequence[Path], old_folder: Path | None, new_folder: Path | None) -> list[Moved]:
    """Return where the entries of `own_entries` go when the asset folder becomes ``new_folder``."""
    if old_folder is None or new_folder is None:
        return []
    return [(entry, new_folder / entry.relative_to(old_folder)) for entry in entries]
