"""How one post links to another, so that the site's generator finds it."""

import os
import re
from pathlib import Path

from galley.core.images.spelling import encoded, escaped_alt
from galley.core.post import Post
from galley.core.site.model import Site, SiteKind
from galley.core.site.published.hexo import hexo_address, hexo_argument, hexo_slug


def address_of_post(site: Site, source: Path, target: Path, post: Post) -> str:
    """Return the address to write in ``source`` for the post ``target``, whose text was read as ``post``.

    An address where the generator's is known, else what it makes one of: Hexo's ``post_path``, Hugo's
    ``relref``, Jekyll's ``post_url``, Pelican's ``{filename}``.
    """
    below = site.below_posts(target)
    if site.kind is SiteKind.HEXO:
        path = hexo_address(site, target, post)
        return (
            site.url_root + encoded(path)
            if path is not None
            else f"{{% post_path {hexo_argument(hexo_slug(site, target))} %}}"
        )
    if site.kind is SiteKind.HUGO:
        return f'{{{{< relref "/{below.as_posix()}" >}}}}'
    if site.kind is SiteKind.JEKYLL:
        return f"{{% post_url {below.with_suffix('').as_posix()} %}}"
    if site.kind is SiteKind.PELICAN:
        return f"{{filename}}/{encoded(below.as_posix())}"
    if site.kind is SiteKind.ASTRO:
        return f"{site.url_root}{encoded(below.with_suffix('').as_posix())}/"
    return encoded(Path(os.path.relpath(target, source.parent)).as_posix())


def link_to_post(site: Site, source: Path, target: Path, post: Post) -> str:
    """Return a whole link with the post's title; Hexo's ``post_link`` where its address is not known."""
    if site.kind is SiteKind.HEXO and hexo_address(site, target, post) is None:
        title = re.sub(r"[\"']|%}", " ", post.title).strip()
        return f'{{% post_link {hexo_argument(hexo_slug(site, target))} "{title}" %}}'
    return f"[{escaped_alt(post.title)}]({address_of_post(site, source, target, post)})"
