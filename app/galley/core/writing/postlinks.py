"""How one post links to another, so that the site's generator finds it."""

import hashlib
import os
import re
from pathlib import Path

from galley.core.images.spelling import encoded, escaped_alt
from galley.core.post import Post
from galley.core.site.config import flag_of, section_of, text_of
from galley.core.site.model import Site, SiteKind
from galley.core.site.naming import PARAMETER, dated, slug_of


def address_of_post(site: Site, source: Path, target: Path, post: Post) -> str:
    """Return the address to write in ``source`` for the post ``target``, whose text was read as ``post``.

    An address where the generator's is known, else what it makes one of: Hexo's ``post_path``, Hugo's
    ``relref``, Jekyll's ``post_url``, Pelican's ``{filename}``.
    """
    below = below_posts(site, target)
    if site.kind is SiteKind.HEXO:
        path = hexo_path(site, target, post)
        return (
            site.url_root + encoded(path)
            if path is not None
            else f"{{% post_path {_argument(site, target)} %}}"
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
    if site.kind is SiteKind.HEXO and hexo_path(site, target, post) is None:
        title = re.sub(r"[\"']|%}", " ", post.title).strip()
        return f'{{% post_link {_argument(site, target)} "{title}" %}}'
    return f"[{escaped_alt(post.title)}]({address_of_post(site, source, target, post)})"


def hexo_slug(site: Site, target: Path) -> str:
    """The post's path below ``_posts`` without extension, by which Hexo's tags name it."""
    return below_posts(site, target).with_suffix("").as_posix()


def hexo_path(site: Site, target: Path, post: Post) -> str | None:
    """Return the path below the site's root that Hexo's ``permalink`` gives a post; None if it is not known.

    Source of the rule: Hexo's ``post_permalink`` filter.
    """
    if not any(target.is_relative_to(folder) for folder in site.posts_dirs):
        return None
    own = post.header.values.get("permalink")
    if isinstance(own, str) and own:
        # With a folder for the post's files its address is one, too.
        folder = flag_of(site.config, "post_asset_folder", default=False) and not own.endswith(("/", ".html"))
        return _pretty(site, own.lstrip("/") + ("/" if folder else ""))
    # Another rule for names takes parts of the name for the date.
    if text_of(site.config, "new_post_name", ":title.md").removesuffix(".md") != ":title":
        return None
    slug = hexo_slug(site, target)
    values = {name: str(value) for name, value in section_of(site.config, "permalink_defaults").items()}
    values |= {
        key: str(value)
        for key, value in post.header.values.items()
        if isinstance(value, str | int) and key != "date"
    }
    values |= {"title": slug, "name": slug.rsplit("/", 1)[-1], "post_title": slug_of(post.title, case=1)}
    category = _category(site, post)
    if category is None:
        values.pop("category", None)
    else:
        values["category"] = category
    when = post.moment
    if when is not None:
        when = when.astimezone(site.timezone) if when.tzinfo is not None else when
        values |= {
            **dated(when),
            "hour": f"{when.hour:02}",
            "minute": f"{when.minute:02}",
            "second": f"{when.second:02}",
        }
        if site.timezone is not None:
            # Without the site's time zone it is that of the machine that publishes, whichever this is.
            stamp = str(
                int((when if when.tzinfo is not None else when.replace(tzinfo=site.timezone)).timestamp())
            )
            digest = hashlib.sha1(f"{slug}{stamp}".encode(), usedforsecurity=False).hexdigest()
            values |= {"timestamp": stamp, "hash": digest[:12]}
    rule = text_of(site.config, "permalink", ":year/:month/:day/:title/")
    if any(name not in values for name in PARAMETER.findall(rule)):
        return None
    return _pretty(site, PARAMETER.sub(lambda match: values[match[1]], rule).lstrip("/"))


def _category(site: Site, post: Post) -> str | None:
    """What Hexo puts for ``:category``: the post's last one with those above it; None where that is not sure.

    Of several categories side by side Hexo takes the one it stored last, which depends on the other posts.
    """
    if not post.categories:
        return text_of(site.config, "default_category", "uncategorized")
    if any(path != post.categories[-1][: len(path)] for path in post.categories):
        return None
    named = section_of(site.config, "category_map")
    case = site.config.get("filename_case", 0)
    return "/".join(
        slug_of(str(named.get(name, name)), case=case if isinstance(case, int) else 0)
        for name in post.categories[-1]
    )


def _pretty(site: Site, path: str) -> str:
    pretty = section_of(site.config, "pretty_urls")
    if not flag_of(pretty, "trailing_index", default=True) and path.endswith("/index.html"):
        return path.removesuffix("index.html")
    if not flag_of(pretty, "trailing_html", default=True) and not path.endswith("/index.html"):
        return path.removesuffix(".html")
    return path


def _argument(site: Site, target: Path) -> str:
    slug = hexo_slug(site, target)
    return f'"{slug}"' if re.search(r"\s", slug) else slug


def below_posts(site: Site, target: Path) -> Path:
    """Return a post's path below the folder of posts or drafts that it lies in."""
    for folder in (*site.posts_dirs, *site.drafts_dirs):
        if target.is_relative_to(folder):
            return target.relative_to(folder)
    return target.relative_to(site.root)
