"""MkDocs: `mkdocs.yml` beside its docs folder."""

from pathlib import Path

from galley.core.frontmatter import HeaderRules
from galley.core.site.config import read_config, text_of, url_root_of
from galley.core.site.model import Site, SiteKind
from galley.core.site.paths import inside


def open_root(root: Path) -> Site | None:
    """Return the MkDocs site at ``root``, or None."""
    config_path = next(
        (path for name in ("mkdocs.yml", "mkdocs.yaml") if (path := root / name).is_file()), None
    )
    if config_path is None:
        return None
    warnings: list[str] = []
    config = read_config(config_path, warnings)
    docs = inside(root, text_of(config, "docs_dir", "docs"), root / "docs", warnings)
    return Site(
        root=root,
        kind=SiteKind.MKDOCS,
        title=text_of(config, "site_name").strip() or root.name,
        config=config,
        posts_dirs=(docs,),
        header_rules=HeaderRules.MKDOCS,
        dialect_name="python-markdown",
        static_dirs=(docs,),
        url_root=url_root_of(text_of(config, "site_url")),
        warnings=tuple(warnings),
    )
