"""What Hexo calls a post in its tags, and where it publishes it."""

import hashlib
import re
from datetime import datetime
from pathlib import Path

from galley.core.post import Post
from galley.core.site.config import flag_of, section_of, text_of
from galley.core.site.model import Site
from galley.core.site.naming import PARAMETER, dated, hexo_name, slug_of

# What a name says of these never overrides the post.
_PRESERVED = frozenset({"title", "year", "month", "day", "i_month", "i_day", "hash"})


def hexo_slug(site: Site, post: Path) -> str:
    """Return the slug by which Hexo's tags name a post.

    Source of the rule: Hexo's post processor, ``parseFilename``: what ``new_post_name`` calls ``:title``, or
    the whole path below ``_posts`` as a slug where it has another form.
    """
    below = site.below_posts(post).with_suffix("").as_posix()
    named = hexo_name(site, post)
    if named is not None and "title" in named:
        return named["title"]
    return slug_of(below)


def hexo_address(site: Site, path: Path, post: Post) -> str | None:
    """Return the path below the site's root that Hexo's ``permalink`` gives a post; None if it is not known.

    Source of the rule: Hexo's ``post_permalink`` filter.
    """
    if not any(path.is_relative_to(folder) for folder in site.posts_dirs):
        return None
    own = post.header.values.get("permalink")
    if isinstance(own, str) and own:
        # With a folder for the post's files its address is one, too.
        folder = flag_of(site.config, "post_asset_folder", default=False) and not own.endswith(("/", ".html"))
        return _pretty(site, own.lstrip("/") + ("/" if folder else ""))
    slug = hexo_slug(site, path)
    named = hexo_name(site, path) or {}
    values = {name: str(value) for name, value in section_of(site.config, "permalink_defaults").items()}
    values |= {
        key: str(value)
        for key, value in post.header.values.items()
        if isinstance(value, str | int) and key != "date"
    }
    values |= {key: value for key, value in named.items() if key not in _PRESERVED}
    values |= {"title": slug, "name": slug.rsplit("/", 1)[-1], "post_title": slug_of(post.title, case=1)}
    category = _category(site, post)
    if category is None:
        values.pop("category", None)
    else:
        values["category"] = category
    when = post.moment or (None if post.date else _when(named))
    if when is not None:
        when = when.astimezone(site.timezone) if when.tzinfo is not None else when
        values |= {
            **dated(when),
            "hour": f"{when.hour:02}",
            "minute": f"{when.minute:02}",
            "second": f"{when.second:02}",
        }
        if site.timezone is not None and post.moment is not None:
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


def _when(named: dict[str, str]) -> datetime | None:
    """The day that a post's name says, for one whose header has no date."""
    try:
        year, month, day = (int(named.get(part) or named[f"i_{part}"]) for part in ("year", "month", "day"))
        return datetime(year, month, day)  # noqa: DTZ001 - on the site's own wall clock
    except (KeyError, ValueError):
        return None


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


def hexo_argument(slug: str) -> str:
    """Return a post's slug as an argument of a tag."""
    return f'"{slug}"' if re.search(r"\s", slug) else slug
