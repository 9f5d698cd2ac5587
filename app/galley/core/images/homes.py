"""Where a site keeps its images: the folder that a new image of a post goes to."""

import os
import re
from datetime import datetime
from pathlib import Path

from galley.core.messages import listed, say
from galley.core.site.assets import asset_folder
from galley.core.site.model import Site, SiteError, SiteKind

# What authors call the folder, the commonest first; one that is there is kept to.
_FOLDERS = ("images", "img", "image", "assets/images", "assets/img", "assets", "pics", "uploads")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def home_of(site: Site, post: Path, pattern: str = "", when: datetime | None = None) -> Path:
    """Return the folder for a post's new images, whether or not it exists yet.

    The post's own folder where it has one (Hexo's asset folder, Hugo's page bundle), else the site's folder
    for images. ``pattern`` is the author's own choice in its place, from the site's folder on, with
    {post}, {year}, {month} and {day}. Raises SiteError for a pattern that leads out of the site.
    """
    if pattern.strip():
        return _patterned(site, post, pattern.strip(), when or site.now())
    own = asset_folder(site, post)
    return own if own is not None else shared_home(site, post)


def shared_home(site: Site, post: Path) -> Path:
    """Return the folder for images that any page of the site can show; a header's cover goes there."""
    top = _published_folder(site, post)
    if site.kind is SiteKind.JEKYLL:
        names = ("assets/images", "assets/img", *_FOLDERS)
    else:
        names = _FOLDERS
    return next((top / name for name in names if (top / name).is_dir()), top / names[0])


def _published_folder(site: Site, post: Path) -> Path:
    if site.kind is SiteKind.PLAIN or not site.static_dirs:
        return post.parent
    return site.static_dirs[0]


def _patterned(site: Site, post: Path, pattern: str, when: datetime) -> Path:
    values = {
        "post": post.parent.name if post.stem == "index" else post.stem,
        "year": f"{when:%Y}",
        "month": f"{when:%m}",
        "day": f"{when:%d}",
    }
    unknown = [name for name in _PLACEHOLDER.findall(pattern) if name not in values]
    if unknown:
        known = listed(f"{{{name}}}" for name in values)
        raise SiteError(say("{0} is none of {1}", f"{{{unknown[0]}}}", known))
    filled = _PLACEHOLDER.sub(lambda match: values[match[1]], pattern.replace("\\", "/"))
    folder = Path(os.path.normpath(site.root / filled.lstrip("/")))
    if "\0" in filled or not folder.is_relative_to(site.root):
        raise SiteError(say("“{0}” leads out of the site's folder", pattern))
    return folder
