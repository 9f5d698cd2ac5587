"""Moves of files and folders that happen together or not at all."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from galley.core.site.assets import asset_folder, is_bundle
from galley.core.site.model import Site, SiteError
from galley.core.site.walk import post_file
from galley.core.storage import Conflict, StorageError, hash_bytes, read_file, write_file
from galley.core.storage.system import rename_new
from galley.core.textfile import NotTextError, decode

Moved = tuple[Path, Path]


class Together:
    """Steps that are undone, last first, when a later one fails; use as a context manager."""

    def __init__(self) -> None:
        self.moved: list[Moved] = []
        self._undo: list[Callable[[], object]] = []

    def __enter__(self) -> "Together":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        for undo in reversed(self._undo):
            with contextlib.suppress(OSError, StorageError, Conflict):
                undo()
        if isinstance(error, OSError):
            raise SiteError(f"Nothing was moved: {_reason(error)}") from error

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it; what was made goes again if a later step fails."""
        missing = [above for above in (folder, *folder.parents) if not above.exists()]
        for above in reversed(missing):
            above.mkdir()
            self._undo.append(above.rmdir)

    def move(self, old: Path, new: Path) -> None:
        """Rename a file or folder; FileExistsError when the new name is taken."""
        self.make_folder(new.parent)
        if old.parent == new.parent and old != new and _same_file(old, new):
            old.rename(new)  # only the case differs, on a disk that does not tell them apart
        else:
            rename_new(old, new)
        self._undo.append(lambda: rename_new(new, old))
        self.moved.append((old, new))

    def write(self, path: Path, data: bytes, *, expected: str | None) -> None:
        """Write a file; the old content comes back if a later step fails."""
        old = read_file(path) if expected is not None else None
        write_file(path, data, expected=expected)
        if old is None:
            self._undo.append(path.unlink)
        else:
            back = old
            self._undo.append(lambda: write_file(path, back, expected=hash_bytes(data)))

    def undo_with(self, undo: Callable[[], object]) -> None:
        """Register how to take back a step made elsewhere."""
        self._undo.append(undo)


def _reason(error: OSError) -> str:
    if isinstance(error, FileExistsError):
        return f"“{Path(error.filename2 or error.filename or '').name}” exists already"
    return f"{error.strerror or error}"


def _same_file(old: Path, new: Path) -> bool:
    try:
        return old.samefile(new) and not new.is_symlink()
    except OSError:
        return False


def read_text(path: Path) -> tuple[str, Callable[[str], bytes], str]:
    """Return (text, encoder, hash) of a post to be edited; raises SiteError where it is no text."""
    data = read_file(path)
    try:
        file = decode(data)
    except NotTextError as error:
        raise SiteError(f"“{path.name}” cannot be changed: {error}") from error
    return file.text, file.encode, hash_bytes(data)


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
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    posts = {Path(name).stem for name in names if post_file(site, folder / name) is not None}
    return [
        folder / name
        for name in names
        if Path(name).stem not in posts
        and name not in posts
        and not name.startswith(".")
        and not ((folder / name).is_dir() and _holds_posts(site, folder / name))
    ]


def _holds_posts(site: Site, folder: Path) -> bool:
    for path, _, names in os.walk(folder):
        if any(post_file(site, Path(path) / name) is not None for name in names):
            return True
    return False


def along(entries: list[Path], old_folder: Path | None, new_folder: Path | None) -> list[Moved]:
    """Return where the entries of `own_entries` go when the asset folder becomes ``new_folder``."""
    if old_folder is None or new_folder is None:
        return []
    return [(entry, new_folder / entry.relative_to(old_folder)) for entry in entries]
