"""What a site's Markdown means: dialects as data, chosen by the kind of site and its configuration."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Highlight:
    """How Hexo draws code: the `highlight:` (or `prismjs:`) section of its configuration."""

    enabled: bool = True
    engine: str = "highlight.js"
    line_number: bool = True
    wrap: bool = True
    hljs: bool = False
    tab_replace: str = ""
    strip_indent: bool = True
    auto_detect: bool = False
    exclude_languages: tuple[str, ...] = ()
    first_line_number: str = "always1"
    line_threshold: int = 0
    language_attr: bool = False
    # Whether code is coloured at all; without it only the structure is made.
    coloured: bool = True


@dataclass(frozen=True, slots=True)
class Dialect:
    """The rules one site's Markdown is read by. Every field is a switch the site's own generator has."""

    name: str = "hexo"
    gfm: bool = True
    breaks: bool = True
    smartypants: bool = True
    quotes: str = "“”‘’"
    autolink: bool = True
    header_ids: bool = True
    modify_anchors: int = 0
    anchor_alias: bool = False
    description_lists: bool = True
    prepend_root: bool = True
    post_asset: bool = False
    lazyload: bool = False
    figcaption: bool = False
    link_target_blank: bool = False
    link_nofollow: bool = False
    link_exclude: tuple[str, ...] = ()
    nunjucks: bool = True
    front_door: bool = True
    math: bool = False
    footnotes: bool = False
    definition_lists: bool = False
    heading_attributes: bool = False
    shortcodes: str = ""
    url: str = "http://example.com"
    root: str = "/"
    highlight: Highlight = field(default_factory=Highlight)
    extensions: tuple[str, ...] = ()


_BASE: dict[str, Dialect] = {
    "hexo": Dialect(),
    "commonmark": Dialect(
        name="commonmark", gfm=False, breaks=False, smartypants=False, autolink=False, header_ids=False,
        description_lists=False, prepend_root=False, nunjucks=False, front_door=False,
    ),
    "gfm": Dialect(
        name="gfm", breaks=False, smartypants=False, description_lists=False, prepend_root=False,
        nunjucks=False, front_door=False, footnotes=True, definition_lists=True, heading_attributes=True,
    ),
    "python-markdown": Dialect(
        name="python-markdown", gfm=False, breaks=False, smartypants=False, autolink=False,
        header_ids=False, description_lists=False, prepend_root=False, nunjucks=False, front_door=False,
    ),
}  # fmt: skip


def dialect(name: str, **options: Any) -> Dialect:
    """The dialect of that name with the given fields changed.

    Raises ValueError for a name or field that does not exist.
    """
    base = _BASE.get(name)
    if base is None:
        raise ValueError(f"There is no dialect “{name}”; known are {', '.join(sorted(_BASE))}.")
    known = {f.name for f in fields(Dialect)}
    if unknown := sorted(set(options) - known):
        raise ValueError(f"The dialect “{name}” has no option {', '.join(unknown)}.")
    return replace(base, **options)


def _section(config: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = config.get(key)
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def dialect_for(site_kind: str, config: Mapping[str, Any]) -> Dialect:
    """The dialect of a site: `site_kind` as core.site names it, `config` its configuration as read."""
    kind = site_kind.lower()
    if kind == "hexo":
        return _hexo(config)
    if kind in {"pelican", "mkdocs"}:
        return dialect("python-markdown")
    return dialect("gfm")


def _hexo(config: Mapping[str, Any]) -> Dialect:
    marked = _section(config, "marked")

    def switch(key: str, default: bool) -> bool:
        value = marked.get(key, default)
        return bool(value)

    return dialect(
        "hexo",
        gfm=switch("gfm", True),
        breaks=switch("breaks", True),
        smartypants=switch("smartypants", True),
        autolink=switch("autolink", True),
    )
