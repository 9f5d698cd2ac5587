"""The Markdown files of a site, as its generator chooses them."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from galley.core.site.config import text_of, texts_of
from galley.core.site.glob import compile_globs
from galley.core.site.model import PostFile, Site, SiteKind

# Folders that no generator takes posts from, and that may hold tens of thousands of files.
_FOREIGN_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "bower_components"})
_JEKYLL_POST = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-.+")
_HIDDEN_IN_HEXO = re.compile(r"/[_.]")

Unreadable = Callable[[Path, OSError], None]


def walk_posts(site: Site, unreadable: Unreadable | None = None) -> Iterator[PostFile]:
    """Yield every Markdown file of the site's post and draft folders, each once, folder by folder.

    Names that begin with a dot, editors' temporary files and what is no ordinary file are left out. Linked
    folders are followed, loops are not. A folder that cannot be read is told to ``unreadable``.
    """
    walker = _Walker(site, unreadable)
    for top, draft in _tops(site):
        yield from walker.walk(top, top, draft=draft)


def walk_folder(site: Site, folder: Path, unreadable: Unreadable | None = None) -> Iterator[PostFile]:
    """Yield the posts in one folder of the site and below, as `walk_posts` would."""
    walker = _Walker(site, unreadable)
    for top, draft in _tops(site):
        if folder.is_relative_to(top):
            if not any(map(_is_passed_over, folder.relative_to(top).parts)):
                yield from walker.walk(folder, top, draft=draft)
            return
        if top.is_relative_to(folder):
            yield from walker.walk(top, top, draft=draft)


def post_file(site: Site, path: Path) -> PostFile | None:
    """Return the file as the walk would find it; None when it is gone, or no post of the site."""
    for top, draft in _tops(site):
        if not path.is_relative_to(top):
            continue
        *folders, name = path.relative_to(top).parts or ("",)
        if not _is_post_name(site, name) or any(map(_is_passed_over, folders)):
            return None
        return _Walker(site, None).file(path.as_posix(), top, draft=draft)
    return None


def _tops(site: Site) -> list[tuple[Path, bool]]:
    tops = [(folder, True) for folder in site.drafts_dirs] + [(folder, False) for folder in site.posts_dirs]
    # The deeper folder first, so that drafts inside a post folder are drafts.
    return sorted(tops, key=lambda top: -len(top[0].parts))


class _Walker:
    def __init__(self, site: Site, unreadable: Unreadable | None) -> None:
        self._site = site
        self._unreadable = unreadable
        self._seen: set[tuple[int, int]] = set()
        self._prefix = len(site.root.as_posix().rstrip("/")) + 1
        self._is_ignored = _ignored_by(site)

    def walk(self, folder: Path, top: Path, *, draft: bool) -> Iterator[PostFile]:
        """Yield the posts in ``folder`` and below; ``top`` is the posts folder it belongs to."""
        stack = [folder]
        while stack:
            folder = stack.pop()
            here = folder.as_posix().rstrip("/")
            below: list[Path] = []
            for entry in self._children(folder):
                if _is_folder(entry):
                    if not _is_passed_over(entry.name):
                        below.append(folder / entry.name)
                elif _is_post_name(self._site, entry.name):
                    found = self.file(f"{here}/{entry.name}", top, draft=draft)
                    if found is not None:
                        yield found
            stack += reversed(below)

    def file(self, path: str, top: Path, *, draft: bool) -> PostFile | None:
        """Return one file's state; None when it is gone or no ordinary file.

        ``path`` has forward slashes; to make a Path of each of many files takes as long as all else.
        """
        try:
            status = _status(path)
        except OSError:
            return None
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)):
            return None
        ignored = self._is_ignored(path, len(top.as_posix()), draft)
        relative = path[self._prefix :]
        return PostFile(self._site.root, relative, draft, status.st_size, status.st_mtime_ns, ignored)

    def _children(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            status = folder.stat()
            key = (status.st_dev, status.st_ino)
            if key in self._seen and status.st_ino:
                return []
            self._seen.add(key)
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            pass
        except OSError as error:
            if self._unreadable is not None:
                self._unreadable(folder, error)
        return []


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116  a Path takes long
    except OSError:
        return os.lstat(path)  # a link that leads nowhere is listed: reading it gives the reason


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_passed_over(folder_name: str) -> bool:
    return folder_name.startswith(".") or folder_name in _FOREIGN_FOLDERS


def _is_post_name(site: Site, name: str) -> bool:
    # Hexo's own test for temporary files; editors' lock files begin with a dot.
    if name.startswith(".") or name.endswith(("~", "%")):
        return False
    _, dot, extension = name.rpartition(".")
    return f"{dot}{extension.lower()}" in site.extensions


Ignored = Callable[[str, int, bool], bool]


def _ignored_by(site: Site) -> Ignored:
    """Return the test whether the generator passes over (path, length of its posts folder's path, draft)."""
    if site.kind is SiteKind.HEXO:
        return _ignored_by_hexo(site)
    if site.kind is SiteKind.JEKYLL:
        return lambda path, top, draft: (
            not draft
            and path[:top].endswith("/_posts")
            and not _JEKYLL_POST.fullmatch(path[path.rfind("/") + 1 : path.rfind(".")])
        )
    if site.kind is SiteKind.ASTRO:
        return lambda path, top, draft: path.find("/_", top) >= 0
    return lambda path, top, draft: False


def _ignored_by_hexo(site: Site) -> Ignored:
    """Hexo's post processor: hidden names, ``skip_render``, and which extensions have a renderer."""
    skipped = compile_globs(texts_of(site.config, "skip_render"))
    source = len(site.static_dirs[0].as_posix()) + 1
    # With asset folders every other extension than that of new posts is an asset.
    only = (
        PurePosixPath(text_of(site.config, "new_post_name", ":title.md")).suffix if site.asset_folders else ""
    )

    def is_ignored(path: str, top: int, _draft: bool) -> bool:
        if _HIDDEN_IN_HEXO.search(path, top):
            return True
        if skipped is not None and skipped.match(path[source:]):
            return True
        extension = path[path.rfind(".") :]
        return extension != only if only else extension not in site.extensions

    return is_ignored
