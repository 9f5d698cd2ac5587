"""Hexo: `_config.yml` beside a source folder with `_posts`, and scaffolds."""

import json
from pathlib import Path
from typing import cast

from galley.core.frontmatter import HeaderRules
from galley.core.site.config import flag_of, read_config, text_of, timezone_of, url_root_of
from galley.core.site.model import Site, SiteKind
from galley.core.site.paths import inside


def open_root(root: Path) -> Site | None:
    """Return the Hexo site at ``root``, or None.

    Source of the rules: Hexo 8.1, ``load_config`` and ``default_config``.
    """
    config_path = _config_path(root)
    if config_path is None:
        return None
    warnings: list[str] = []
    config = read_config(config_path, warnings)
    source = inside(root, text_of(config, "source_dir", "source"), root / "source", warnings)
    posts, drafts = source / "_posts", source / "_drafts"
    # A Jekyll site may set `source` too, never `source_dir`; a theme has a source folder without posts.
    if source == root or not (posts.is_dir() or drafts.is_dir() or _is_hexo_package(root)):
        return None
    return Site(
        root=root,
        kind=SiteKind.HEXO,
        title=text_of(config, "title").strip() or root.name,
        config=config,
        posts_dirs=(posts,),
        drafts_dirs=(drafts,),
        scaffolds_dir=root / "scaffolds",
        header_rules=HeaderRules.HEXO,
        dialect_name="hexo",
        timezone=timezone_of(text_of(config, "timezone"), warnings),
        asset_folders=flag_of(config, "post_asset_folder"),
        static_dirs=(source,),
        url_root=url_root_of(text_of(config, "url"), text_of(config, "root")),
        warnings=tuple(warnings),
    )


def _config_path(root: Path) -> Path | None:
    # Without `_config.yml` Hexo takes any file of that name, whatever its extension.
    for extension in (".yml", ".yaml", ".json"):
        path = root / f"_config{extension}"
        if path.is_file():
            return path
    return None


def _is_hexo_package(root: Path) -> bool:
    """Tell whether package.json asks for Hexo: so a new site counts before its first post."""
    try:
        loaded: object = json.loads((root / "package.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    if not isinstance(loaded, dict):
        return False
    package = cast("dict[str, object]", loaded)
    needed = package.get("dependencies")
    return "hexo" in package or (isinstance(needed, dict) and "hexo" in needed)
