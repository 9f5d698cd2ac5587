"""What the window works on: the open site, the desk of open posts, and the deeds that concern both."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from galley.core.site import Site, SiteError, actions
from galley.core.storage import StorageError, Writer
from galley.core.textfile import NotTextError
from galley.services.desk import Desk
from galley.services.document import PostDocument
from galley.services.settings import (
    CURRENT_POST,
    LAST_SITE,
    OPEN_POSTS,
    RECENT_SITES,
    Settings,
)
from galley.services.site import SiteService

RECENT_AT_MOST = 10


class Workspace(QObject):
    """Joins site and desk. Every deed that cannot be done says why through ``failed``."""

    failed = Signal(str)
    said = Signal(str)
    """Something worth a line in the status bar."""

    def __init__(
        self,
        settings: Settings,
        *,
        cache_dir: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.writer = Writer()
        self.sites = SiteService(cache_dir, self)
        self.desk = Desk(self.writer, self)
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
            self.failed.emit(str(error))
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

    def open_post(self, path: Path, *, show: bool = True) -> PostDocument | None:
        site = self.site
        if site is None:
            return None
        try:
            return self.desk.open(path, site.header_rules, show=show)
        except (StorageError, NotTextError) as error:
            self.failed.emit(f"{path.name}: {error}")
            return None

    def new_post(self, title: str, *, draft: bool = False) -> PostDocument | None:
        site = self.site
        if site is None:
            return None
        try:
            path = actions.create(site, actions.plan_new(site, title, "draft" if draft else "post"))
        except (SiteError, StorageError, OSError) as error:
            self.failed.emit(str(error))
            return None
        self.sites.refresh([path])
        return self.open_post(path)

    def publish(self, post: PostDocument) -> None:
        site = self.site
        if site is not None:
            self._move(post, lambda: actions.publish(site, post.path), self.tr("Published"))

    def unpublish(self, post: PostDocument) -> None:
        site = self.site
        if site is not None:
            self._move(post, lambda: actions.unpublish(site, post.path), self.tr("Moved to the drafts"))

    def rename(self, post: PostDocument, stem: str) -> None:
        site = self.site
        if site is not None:
            self._move(post, lambda: actions.rename(site, post.path, stem), self.tr("Renamed"))

    def duplicate(self, post: PostDocument) -> None:
        site = self.site
        if site is None:
            return
        try:
            moves = actions.duplicate(site, post.path)
        except (SiteError, StorageError, OSError) as error:
            self.failed.emit(str(error))
            return
        copy = next(new for old, new in moves if old == post.path)
        self.sites.refresh([new for _, new in moves])
        self.open_post(copy)

    def trash(self, path: Path) -> None:
        site = self.site
        if site is None:
            return
        try:
            gone = actions.trash(site, path)
        except (SiteError, StorageError, OSError) as error:
            self.failed.emit(str(error))
            return
        post = self.desk.find(path)
        if post is not None:
            self.desk.close(post)
        self.sites.refresh([old for old, _ in gone] or [path])

    def _on_opened(self, post: PostDocument) -> None:
        post.saved.connect(lambda: self.sites.refresh([post.path]))
        post.save_failed.connect(lambda why: self.failed.emit(f"{post.path.name}: {why}"))
