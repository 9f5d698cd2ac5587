"""Jekyll: `_config.yml` with `_posts`, `_drafts` and collections, the date in a post's name."""

from pathlib import Path

from galley.core.frontmatter import HeaderRules
from galley.core.site.config import (
    read_config,
    section_of,
    text_of,
    texts_of,
    timezone_of,
    url_root_of,
)
from galley.core.site.model import Site, SiteKind
from galley.core.site.paths import folders_named, inside

_MARKS = ("_posts", "_drafts", "_layouts", "_includes", "_sass", "_data")


def open_root(root: Path) -> Site | None:
    """Return the Jekyll site at ``root``, or None."""
    config_path = next(
        (path for suffix in (".yml", ".yaml", ".toml") if (path := root / f"_config{suffix}").is_file()), None
    )
    marked = any((root / mark).is_dir() for mark in _MARKS)
    if config_path is None:
        # Jekyll runs without a configuration; a folder named _posts with a layout or Gemfile is a site.
        if not ((root / "_posts").is_dir() and _has_gemfile(root)):
            return None
    elif not (marked or _has_gemfile(root)):
        return None
    warnings: list[str] = []
    config = read_config(config_path, warnings) if config_path else {}
    source = inside(root, text_of(config, "source", "."), root, warnings)
    collections_dir = inside(root, text_of(config, "collections_dir", "."), source, warnings)
    names = texts_of(config, "collections") or tuple(section_of(config, "collections"))
    collections = [collections_dir / f"_{name}" for name in names if name not in {"posts", "drafts"}]
    # `_posts` may lie in any folder of the source; that folder's name is then a category.
    posts = folders_named(source, "_posts") or [collections_dir / "_posts"]
    return Site(
        root=root,
        kind=SiteKind.JEKYLL,
        title=text_of(config, "title").strip() or text_of(config, "name").strip() or root.name,
        config=config,
        posts_dirs=(*posts, *collections),
        drafts_dirs=tuple(folders_named(source, "_drafts") or [posts[0].parent / "_drafts"]),
        header_rules=HeaderRules.JEKYLL,
        dialect_name="gfm",
        timezone=timezone_of(text_of(config, "timezone"), warnings),
        static_dirs=(source,),
        url_root=url_root_of("", text_of(config, "baseurl")),
        warnings=tuple(warnings),
    )


def _has_gemfile(root: Path) -> bool:
    try:
        return b"jekyll" in (root / "Gemfile").read_bytes()
    except OSError:
        return False
