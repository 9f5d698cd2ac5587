"""A folder of Markdown that no known generator claims."""

from pathlib import Path

from galley.core.frontmatter import HeaderRules
from galley.core.site.model import Site, SiteKind


def open_root(root: Path) -> Site:
    """Return the folder as a site of its own."""
    return Site(
        root=root,
        kind=SiteKind.PLAIN,
        title=root.name or str(root),
        config={},
        posts_dirs=(root,),
        header_rules=HeaderRules.PLAIN,
        dialect_name="gfm",
        static_dirs=(root,),
    )
