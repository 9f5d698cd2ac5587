"""What the renderer needs to know of a site: its dialect, and the answers to what a post's tags ask."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from galley.core.frontmatter import read
from galley.core.render import Dialect, RenderContext, dialect_for
from galley.core.site.assets import asset_folder
from galley.core.site.model import Site
from galley.core.storage import StorageError, read_file
from galley.core.textfile import NotTextError, decode

_LONGEST_CODE = 1_000_000


def dialect_of(site: Site, **options: Any) -> Dialect:
    """Return the dialect that the site's kind and configuration choose, with the given fields changed."""
    return replace(dialect_for(site.kind.value, site.config), **options)


def context_of(site: Site, post: Path) -> RenderContext:
    """Return the answers for one post. They are looked up when a tag asks, once each."""

    @lru_cache(maxsize=256)
    def file_of(slug: str) -> Path | None:
        for folder in (*site.posts_dirs, *site.drafts_dirs):
            for extension in sorted(site.extensions):
                found = _inside(site, folder / f"{slug.strip('/')}{extension}")
                if found is not None:
                    return found
        return None

    @lru_cache(maxsize=256)
    def title(slug: str) -> str | None:
        file = file_of(slug)
        if file is None:
            return None
        try:
            field = read(decode(read_file(file)).text, site.header_rules).field("title")
        except (StorageError, NotTextError):
            return None
        return field.shown if field is not None else file.stem

    def path(slug: str) -> str | None:
        return f"{site.url_root}{slug}/" if file_of(slug) is not None else None

    def asset(name: str) -> str | None:
        folder = asset_folder(site, post)
        return name if folder is not None and _inside(site, folder / name) is not None else None

    def code(name: str) -> str | None:
        folder = site.root / str(site.config.get("source_dir") or "source")
        file = _inside(site, folder / str(site.config.get("code_dir") or "downloads/code") / name)
        try:
            text = decode(read_file(file)).text if file is not None else None
        except (StorageError, NotTextError):
            return None
        return text if text is not None and len(text) <= _LONGEST_CODE else None

    return RenderContext(post_title=title, post_path=path, asset=asset, read_code=code)


def _inside(site: Site, path: Path) -> Path | None:
    """Return the file, unless it is none or lies outside the site's folder once links are resolved."""
    try:
        real = path.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
    return real if real.is_file() and real.is_relative_to(site.root) else None
