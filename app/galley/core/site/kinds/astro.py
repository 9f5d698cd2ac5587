"""Astro: `astro.config.*` beside `src/content`; the configuration is a program and is not read."""

import json
from pathlib import Path
from typing import cast

from galley.core.frontmatter import HeaderRules
from galley.core.site.model import Site, SiteKind

_CONFIGS = tuple(f"astro.config.{suffix}" for suffix in ("mjs", "ts", "js", "mts", "cjs", "cts"))


def open_root(root: Path) -> Site | None:
    """Return the Astro site at ``root``, or None."""
    if not any((root / name).is_file() for name in _CONFIGS):
        return None
    folders = [root / "src" / "content", root / "src" / "pages"]
    return Site(
        root=root,
        kind=SiteKind.ASTRO,
        title=_package_name(root) or root.name,
        config={},
        posts_dirs=tuple(folder for folder in folders if folder.is_dir()) or (folders[0],),
        header_rules=HeaderRules.ASTRO,
        dialect_name="gfm",
        static_dirs=(root / "public",),
        extensions=frozenset({".md", ".mdx", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn"}),
    )


def _package_name(root: Path) -> str:
    try:
        loaded: object = json.loads((root / "package.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    name = cast("dict[str, object]", loaded).get("name") if isinstance(loaded, dict) else None
    return name if isinstance(name, str) else ""
