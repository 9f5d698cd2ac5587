"""Pelican: `pelicanconf.py`, read as literals and never run, beside its content folder."""

from pathlib import Path

from galley.core.frontmatter import HeaderRules
from galley.core.site.config import read_config, text_of, texts_of, timezone_of, url_root_of
from galley.core.site.model import Site, SiteKind
from galley.core.site.paths import inside


def open_root(root: Path) -> Site | None:
    """Return the Pelican site at ``root``, or None."""
    config_path = root / "pelicanconf.py"
    if not config_path.is_file():
        return None
    warnings: list[str] = []
    config = read_config(config_path, warnings)
    default = root / "content" if (root / "content").is_dir() else root
    content = inside(root, text_of(config, "PATH"), default, warnings)
    articles = [inside(content, name, content, warnings) for name in texts_of(config, "ARTICLE_PATHS")]
    return Site(
        root=root,
        kind=SiteKind.PELICAN,
        title=text_of(config, "SITENAME").strip() or root.name,
        config=config,
        posts_dirs=tuple(dict.fromkeys(articles)) or (content,),
        header_rules=HeaderRules.PELICAN,
        dialect_name="python-markdown",
        timezone=timezone_of(text_of(config, "TIMEZONE"), warnings),
        static_dirs=(content,),
        url_root=url_root_of(text_of(config, "SITEURL")),
        extensions=frozenset({".md", ".markdown", ".mkd", ".mdown"}),
        warnings=tuple(warnings),
    )
