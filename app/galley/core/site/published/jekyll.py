"""Where Jekyll publishes a post: as ``permalink`` says, in its header, its defaults or the configuration.

Source of the rules: Jekyll's documentation, "Permalinks", and, for what it leaves open, ``document.rb``,
``drops/url_drop.rb``, ``url.rb`` and ``frontmatter_defaults.rb`` of Jekyll 4.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from galley.core.post import Post
from galley.core.site.config import map_of, section_of, text_of
from galley.core.site.model import Site
from galley.core.site.published.dates import DAYS, MONTHS

_STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
_KEY = re.compile(r":([a-z_]+)")
_NAME = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)")
_PRETTY_MARKS = frozenset("._~!$&'()+,;=@")


def jekyll_relative(site: Site, path: Path) -> str:
    """Return the path by which Jekyll's tags name a document: below the folder of the collections."""
    top = _collections_dir(site)
    return path.relative_to(top if path.is_relative_to(top) else site.root).as_posix()


def jekyll_address(site: Site, path: Path, post: Post) -> str | None:
    """Return the path below the site's root that Jekyll gives a document; None if it is not certain.

    Drafts have none, nor has a document of a collection that is not published.
    """
    relative = jekyll_relative(site, path)
    label, special = _collection(relative)
    if label is None:
        return None
    defaults = _defaults(site, relative, label)
    if defaults is None:
        return None
    written = post.header.values.get("permalink", defaults.get("permalink"))
    template = written if isinstance(written, str) and written else _template(site, label)
    if template is None:
        return None
    known = _placeholders(site, path, relative, special, label, post, defaults)
    out: list[str] = []
    last = 0
    for match in _KEY.finditer(template):
        name = match[1]
        key = name if name in known or not name.endswith("_") else name[:-1]
        value = known.get(key)
        if value is None:
            return None
        out += [template[last : match.start()], value]
        last = match.start() + 1 + len(key)
    url = f"/{''.join((*out, template[last:]))}".replace("..", "/").replace("./", "")
    return re.sub("/{2,}", "/", url).lstrip("/") or None


def _collections_dir(site: Site) -> Path:
    source = site.static_dirs[0]
    return source / text_of(site.config, "collections_dir").strip("/")


def _collection(relative: str) -> tuple[str | None, str]:
    """The collection a document belongs to, and the folder that makes it one; none for drafts and pages."""
    folders = relative.split("/")[:-1]
    if "_posts" in folders:
        return "posts", "_posts"
    first = folders[0] if folders else ""
    return (first[1:], first) if first.startswith("_") and "_drafts" not in folders else (None, "")


def _template(site: Site, label: str) -> str | None:
    style = text_of(site.config, "permalink", "date")
    settings = section_of(section_of(site.config, "collections"), label)
    own = settings.get("permalink")
    if isinstance(own, str):
        return own
    if label == "posts":
        return _STYLES.get(style, style)
    if settings.get("output") is not True:
        return None
    if style == "pretty" or style.endswith("/"):
        return "/:collection/:path/"
    named = style in ("date", "ordinal", "none") or style.endswith(":output_ext")
    return "/:collection/:path:output_ext" if named else "/:collection/:path"


def _defaults(site: Site, relative: str, label: str) -> dict[str, object] | None:
    """What ``defaults`` give a document; None where a scope is one of patterns, which name files."""
    sets = site.config.get("defaults")
    found: dict[str, object] = {}
    before: tuple[int, bool] | None = None
    for each in cast("list[object]", sets) if isinstance(sets, list) else []:
        given, where = section_of(map_of(each), "values"), section_of(map_of(each), "scope")
        kind = str(where["type"]) if "type" in where else None
        if kind not in (None, label, {"posts": "post"}.get(label)):
            continue
        place = str(where.get("path") or "").strip("/")
        if "*" in place:
            if given.keys() & {"permalink", "slug", "categories", "category", "date"}:
                return None
            continue
        container = text_of(site.config, "collections_dir").strip("/")
        if container and place.startswith(f"{container}/"):
            place = place.removeprefix(f"{container}/")
        if not relative.startswith(place):
            continue
        # The longer path wins; of two as long, the one that names a type, and the later.
        rank = len(place), kind is not None
        wins = before is None or rank[0] > before[0] or (rank[0] == before[0] and (rank[1] or not before[1]))
        found = {**found, **given} if wins else {**given, **found}
        before = rank if wins else before
    return found


def _placeholders(
    site: Site,
    path: Path,
    relative: str,
    special: str,
    label: str,
    post: Post,
    defaults: Mapping[str, object],
) -> dict[str, str]:
    values = {**defaults, **post.header.values}
    named = _NAME.fullmatch(path.stem)
    slug = values.get("slug")
    stem = (named[2] if named else path.stem).rstrip(".")
    found = {
        "collection": label,
        "output_ext": ".html",
        "path": relative.removesuffix(path.suffix).replace(special, "", 1).rstrip("."),
        "name": slugified(path.stem),
    }
    if slug is None or isinstance(slug, str):
        found["title"] = slugified(slug or stem, pretty=True)
        found["slug"] = slugified(slug or stem)
    categories = _categories(relative, special, (defaults, post.header.values), values.get("category"))
    found["categories"] = "/".join(dict.fromkeys(each.lower() for each in categories))
    found["slugified_categories"] = "/".join(dict.fromkeys(map(slugified, categories)))
    when = _local(site, post)
    if when is not None:
        month, day = MONTHS[when.month - 1], DAYS[when.weekday()]
        week_year, week, week_day = when.isocalendar()
        found |= {
            "year": f"{when.year:04}",
            "short_year": f"{when.year % 100:02}",
            "month": f"{when.month:02}",
            "i_month": str(when.month),
            "short_month": month[:3],
            "long_month": month,
            "day": f"{when.day:02}",
            "i_day": str(when.day),
            "y_day": f"{when.timetuple().tm_yday:03}",
            "w_year": f"{week_year:04}",
            "week": f"{week:02}",
            "w_day": str(week_day),
            "short_day": day[:3],
            "long_day": day,
        }
    return found


def _local(site: Site, post: Post) -> datetime | None:
    """A post's date on the clock of the site; None where its day hangs on the machine that publishes.

    A time without a zone is one of UTC, as Jekyll's YAML reads it, when it is not quoted.
    """
    written, when = post.date, post.moment
    if when is None:
        return None
    if ":" not in written:
        return when.replace(tzinfo=None)
    zoned = re.search(r"(?:Z|[+-]\d{1,2}:?\d{0,2})\s*$", written.strip("\"' ").split(":", 1)[1])
    readings = [when.replace(tzinfo=None)]
    aware = [when] if zoned and when.tzinfo else [when.replace(tzinfo=UTC)]
    if site.timezone is not None:
        readings = [each.astimezone(site.timezone) for each in aware]
        if not zoned:
            readings.append(when)
    else:
        readings += [each.astimezone(zone) for each in aware for zone in (UTC, None)]
    return readings[0] if len({each.date() for each in readings}) == 1 else None


def _categories(relative: str, special: str, given: Iterable[Mapping[str, object]], one: object) -> list[str]:
    """The folders above ``_posts``, then the ``categories`` of defaults and header, then the ``category``."""
    found = relative.split(special, 1)[0].split("/")
    for values in given:
        written = values.get("categories")
        found += _items(written.split() if isinstance(written, str) else written)
    return list(dict.fromkeys(filter(None, (*found, *_items(one)))))


def _items(value: object) -> list[str]:
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return [str(item) for item in items if isinstance(item, str | int | float)]


def slugified(text: str, *, pretty: bool = False) -> str:
    """Jekyll's ``slugify``: ``pretty`` keeps the case and some marks. Source: ``utils.rb``."""
    out: list[str] = []
    for char in text:
        category = unicodedata.category(char)
        if category[0] in "LM" or category == "Nd" or (pretty and char in _PRETTY_MARKS):
            out.append(char)
        elif not out or out[-1] != "-":
            out.append("-")
    slug = re.sub(r"^-|-$", "", "".join(out))
    return slug if pretty else slug.lower()
