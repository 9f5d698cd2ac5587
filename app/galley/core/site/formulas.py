"""Whether the formulas of a post are drawn: its header, the site, its theme and the author's wish say."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from galley.core.render.math import post_draws, site_draws
from galley.core.site.config import Config, read_config
from galley.core.site.model import Site, SiteKind


def draws_formulas(site: Site, header: Mapping[str, object], wish: str = "site") -> bool:
    """Whether formulas are drawn in a post with this header; `wish`: site, always or never."""
    if wish in ("always", "never"):
        return wish == "always"
    own = post_draws(header)
    return own if own is not None else _site(site)


def _site(site: Site) -> bool:
    config = site.config
    if site.kind is SiteKind.HEXO:
        theme = config.get("theme")
        inside = config.get("theme_config")
        own = cast("Config", inside) if isinstance(inside, Mapping) else Config()
        files = _theme_files(site.root, theme) if isinstance(theme, str) else ()
        return site_draws(config, own, *(_read(path, _stamp(path)) for path in files))
    if site.kind is SiteKind.HUGO:
        params = config.get("params")
        return isinstance(params, Mapping) and site_draws(cast("Mapping[str, object]", params))
    return site_draws(config)


def _theme_files(root: Path, theme: str) -> tuple[Path, ...]:
    """The theme's configurations, those that win first. A name that is a path is none of a theme."""
    if not theme or "/" in theme or "\\" in theme or theme.startswith("."):
        return ()
    return (
        root / f"_config.{theme}.yml",
        root / "themes" / theme / "_config.yml",
        root / "node_modules" / f"hexo-theme-{theme}" / "_config.yml",
    )


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=16)
def _read(path: Path, stamp: tuple[int, int]) -> Config:
    return read_config(path, []) if stamp != (0, 0) else {}
