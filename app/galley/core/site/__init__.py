"""What kind of site a folder is, and where its posts, drafts, assets and scaffolds live."""

from galley.core.site.assets import asset_folder, resolve_asset
from galley.core.site.detect import open_site
from galley.core.site.model import PostFile, Site, SiteError, SiteKind
from galley.core.site.walk import post_file, walk_folder, walk_posts

__all__ = [
    "PostFile",
    "Site",
    "SiteError",
    "SiteKind",
    "asset_folder",
    "open_site",
    "post_file",
    "resolve_asset",
    "walk_folder",
    "walk_posts",
]
