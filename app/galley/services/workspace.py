"""What the window works on: the open site, the desk of open posts, and the deeds that concern both."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from galley.core.frontmatter import Refused
from galley.core.site import Site, SiteError, actions
from galley.core.snippets import header_rules_at
from galley.core.storage import Action, Conflict, History, StorageError, Writer, in_words
from galley.core.storage.changes import now_at
from galley.core.textfile import NotTextError
from galley.services.autosave import Autosaver
from galley.services.changes import SiteChanges
from galley.services.desk import Desk
from galley.services.document import PostDocument
from galley.services.keeper import Keeper
from galley.services.options import CURRENT_POST, HISTORY, LAST_SITE, OPEN_POSTS, RECENT_SITES
from galley.services.recovery import Recovery
from galley.services.saver import Saver
from galley.services.settings import Settings
from galley.services.site import SiteService

_log = logging.getLogger(__name__)
RECENT_AT_MOST = 10
T = TypeVar("T")


class Workspace(QObject):
    """Joins site and desk. Every deed that cannot be done says why through ``failed``."""

    failed = Signal(str)

    def __init__(
        self,
        settings: Settings,
        *,
        cache_dir: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.history = _open_history() if settings.get(HISTORY) else None
        self.saver = Saver(Writer(self.history), self)
        self.sites = SiteService(cache_dir, self)
        self.desk = Desk(self.saver, self)
        self.keeper = Keeper(self.desk, self)
        self.recovery = Recovery(self.desk, self.keeper, self.history, self)
        self.autosaver = Autosaver(self.desk, settings, self)
        self.changes = SiteChanges(self)
        self.keeper.failed.connect(self.failed)
        settings.failed.connect(self.failed)
        self.sites.disk_changed.connect(self.desk.check_disk)
        self.sites.warned.connect(self.failed)
        self.desk.opened.connect(self._on_opened)

    @property
    def site(self) -> Site | None:
        return self.sites.site

    # -- sites ---------------------------------------------------------------------------------

    def open_site(self, path: Path) -> bool:
        """Open the site of a folder or a file; the posts that are open must be closed before."""
        try:
            site = self.sites.open(path)
        except (SiteError, OSError) as error:
            self.failed.emit(in_words(error))
            return False
        self.settings.set(LAST_SITE, str(site.root))
        recent = [
            str(site.root),
            *(other for other in self.settings.get(RECENT_SITES) if other != str(site.root)),
        ]
        self.settings.set(RECENT_SITES, recent[:RECENT_AT_MOST])
        for warning in site.warnings:
            self.failed.emit(warning)
        return True

    def reopen_posts(self) -> None:
        """Open the posts that were open when this site was last left."""
        site = self.site
        if site is None:
            return
        current = self.settings.site_get(site.root, CURRENT_POST)
        for relative in self.settings.site_get(site.root, OPEN_POSTS):
            path = site.root / relative
            if path.is_file() and relative != current:
                self.open_post(path, show=False)
        if current and (site.root / current).is_file():
            self.open_post(site.root / current)

    def remember_posts(self) -> None:
        site = self.site
        if site is None:
            return
        inside = [post for post in self.desk.documents if post.path.is_relative_to(site.root)]
        self.settings.site_set(site.root, OPEN_POSTS, [self.relative(post.path) for post in inside])
        current = self.desk.current
        name = self.relative(current.path) if current in inside and current is not None else ""
        self.settings.site_set(site.root, CURRENT_POST, name)

    def relative(self, path: Path) -> str:
        """The path below the site, with forward slashes, as rows name posts."""
        site = self.site
        return (
            path.relative_to(site.root).as_posix()
            if site is not None and path.is_relative_to(site.root)
            else ""
        )

    # -- posts ---------------------------------------------------------------------------------

    def open_post(self, path: Path, *, show: bool = True, glance: bool = False) -> PostDocument | None:
        """Open a post as ``Desk.open`` does; say why if it cannot be read."""
        site = self.site
        if site is None:
            return None
        try:
            return self.desk.open(path, header_rules_at(site, path), show=show, glance=glance)
        except (StorageError, NotTextError) as error:
            self.failed.emit(in_words(error, path=path))
            return None

    def new_post(self, title: str, *, draft: bool = False) -> None:
        """Write a post from the site's scaffold, and open it."""
        site = self.site
        if site is None:
            return
        layout = "draft" if draft else "post"
        path = self._try(lambda: actions.create(site, actions.plan_new(site, title, layout)))
        if path is not None:
            self.sites.refresh([path])
            self.open_post(path)

    def duplicate(self, post: PostDocument) -> None:
        """Copy the post as it is in the editor, and open the copy."""
        site = self.site
        if site is None or not post.save_and_wait():
            return
        copies = self._try(lambda: actions.duplicate(site, post.path))
        if copies is not None:
            self.sites.refresh([new for _, new in copies])
            self.open_post(next(new for old, new in copies if old == post.path))

    def follow(self, moves: Sequence[tuple[Path, Path]]) -> None:
        """Let every open post that moved know its new place, and the index too."""
        if not moves:
            return
        places = dict(moves)
        for document in self.desk.documents:
            path = now_at(document.path, places)
            if path != document.path:
                document.move_to(path)
        self.desk.check_disk()
        self.sites.refresh([path for pair in moves for path in pair])

    def close(self, *, discard: bool) -> None:
        """End what runs beside the window. With ``discard`` the author has given up what is not saved."""
        self.changes.close()
        self.saver.close(10)
        self.keeper.close(discard=discard)
        self.sites.close()
        if self.history is not None:
            self.history.close()

    def _try(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except (SiteError, StorageError, Conflict, Refused, OSError) as error:
            self.failed.emit(in_words(error, action=Action.SAVE))
            return None

    def _on_opened(self, post: PostDocument) -> None:
        post.saved.connect(lambda: self.sites.refresh([post.path]))


def _open_history() -> History | None:
    try:
        return History()
    except StorageError as error:
        _log.warning("No versions are kept: %s", error)
        return None
