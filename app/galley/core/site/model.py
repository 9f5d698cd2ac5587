"""What Galley knows about a site: its kind, where its posts live, and how its generator reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path

from galley.core.frontmatter import HeaderRules


class SiteKind(StrEnum):
    """The generator that publishes a site."""

    HEXO = "hexo"
    HUGO = "hugo"
    JEKYLL = "jekyll"
    PELICAN = "pelican"
    ASTRO = "astro"
    MKDOCS = "mkdocs"
    PLAIN = "plain"


class SiteError(Exception):
    """What keeps a site or one of its posts from being opened or changed, in the author's words."""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of posts, as its generator sees it.

    ``root`` and all folders are absolute with links resolved; the folders need not exist.
    ``timezone`` is None where the site leaves it to the machine.
    ``url_root`` is the path the site is published under, with a slash at both ends.
    ``static_dirs`` are the folders that an address beginning with ``/`` is looked up in, first match wins.
    ``warnings`` say what of the configuration could not be read.
    """

    root: Path
    kind: SiteKind
    title: str
    config: Mapping[str, object]
    posts_dirs: tuple[Path, ...]
    header_rules: HeaderRules
    dialect_name: str
    drafts_dirs: tuple[Path, ...] = ()
    scaffolds_dir: Path | None = None
    timezone: tzinfo | None = None
    asset_folders: bool = False
    static_dirs: tuple[Path, ...] = ()
    url_root: str = "/"
    extensions: frozenset[str] = field(default_factory=lambda: MARKDOWN_EXTENSIONS)
    warnings: tuple[str, ...] = ()

    def now(self) -> datetime:
        """Return the present time as the site's clock shows it, with its offset."""
        return datetime.now().astimezone(self.timezone)

    def below_posts(self, path: Path) -> Path:
        """Return a post's path below the folder of posts or drafts that it lies in."""
        for folder in (*self.posts_dirs, *self.drafts_dirs):
            if path.is_relative_to(folder):
                return path.relative_to(folder)
        return path.relative_to(self.root)


@dataclass(frozen=True, slots=True)
class PostFile:
    """A Markdown file among a site's posts, as the walk found it.

    ``relative`` is the path from the site's root with forward slashes, exactly as the disk spells it.
    ``draft`` means that it lies in a drafts folder; a header may say so too, which the walk does not read.
    ``ignored`` means that the generator passes it over (Hexo: names beginning with ``_``, ``skip_render``).
    """

    root: Path
    relative: str
    draft: bool
    size: int
    mtime_ns: int
    ignored: bool = False

    @property
    def path(self) -> Path:
        """The whole path."""
        return self.root / self.relative


# Those that hexo-renderer-marked registers; the other generators know a part of them.
MARKDOWN_EXTENSIONS = frozenset({".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext"})
