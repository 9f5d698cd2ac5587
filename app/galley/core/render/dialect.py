"""What a site's Markdown means: dialects as data, chosen by the kind of site and its configuration."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, cast

from galley.core.render.extensions import extension_names
from galley.core.render.math import site_draws


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
    exclude_languages: tuple[str, ...] = ()
    first_line_number: str = "always1"
    line_threshold: int = 0
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
    math: bool = False
    footnotes: bool = False
    definition_lists: bool = False
    heading_attributes: bool = False
    # GitHub shows some raw HTML tags as text; Hugo, Jekyll and Astro do not.
    tag_filter: bool = False
    shortcodes: str = ""
    url: str = "http://example.com"
    root: str = "/"
    highlight: Highlight = field(default_factory=Highlight)
    extensions: tuple[str, ...] = ()


_BASE: dict[str, Dialect] = {
    "hexo": Dialect(),
    "commonmark": Dialect(
        name="commonmark", gfm=False, breaks=False, smartypants=False, autolink=False, header_ids=False,
        description_lists=False, prepend_root=False, nunjucks=False,
    ),
    "gfm": Dialect(
        name="gfm", breaks=False, smartypants=False, description_lists=False, prepend_root=False,
        nunjucks=False, footnotes=True, definition_lists=True, heading_attributes=True,
    ),
    "python-markdown": Dialect(
        name="python-markdown", gfm=False, breaks=False, smartypants=False, autolink=False,
        header_ids=False, description_lists=False, prepend_root=False, nunjucks=False,
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
    if kind == "pelican":
        names = _section(_section(config, "MARKDOWN"), "extension_configs")
        return dialect("python-markdown", extensions=_extensions(list(names) or list(_PELICAN)))
    if kind == "mkdocs":
        return dialect(
            "python-markdown", extensions=_extensions([*_MKDOCS, *_list(config, "markdown_extensions")])
        )
    if kind == "hugo":
        return dialect("gfm", shortcodes="hugo", math=site_draws(_section(config, "params")))
    if kind == "jekyll":
        breaks = bool(_section(config, "kramdown").get("hard_wrap"))
        return dialect("gfm", shortcodes="liquid", breaks=breaks, math=site_draws(config))
    return dialect("gfm")


# What the generators switch on themselves.
_PELICAN: tuple[object, ...] = ("codehilite", "extra", "meta")
_MKDOCS: tuple[object, ...] = ("toc", "tables", "fenced_code")


def _extensions(wanted: list[object]) -> tuple[str, ...]:
    names: list[object] = []
    for item in wanted:
        # MkDocs also writes an extension as a mapping from its name to its options.
        names += list(cast("Mapping[object, object]", item)) if isinstance(item, Mapping) else [item]
    return extension_names(names)


def _list(config: Mapping[str, Any], key: str) -> list[object]:
    value = config.get(key)
    return cast("list[object]", value) if isinstance(value, list) else []


def _number(value: object, default: int = 0) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def _hexo(config: Mapping[str, Any]) -> Dialect:
    marked = _section(config, "marked")
    external = _section(marked, "external_link")
    exclude = external.get("exclude") or ()
    quotes = marked.get("quotes")

    def on(key: str, default: bool) -> bool:
        return bool(marked.get(key, default))

    return dialect(
        "hexo",
        gfm=on("gfm", True),
        breaks=on("breaks", True),
        smartypants=on("smartypants", True),
        quotes=quotes if isinstance(quotes, str) and len(quotes) == 4 else "“”‘’",
        autolink=on("autolink", True),
        header_ids=on("headerIds", True),
        modify_anchors=_number(marked.get("modifyAnchors")),
        anchor_alias=on("anchorAlias", False),
        description_lists=on("descriptionLists", True),
        prepend_root=on("prependRoot", True) and not config.get("relative_link"),
        post_asset=on("postAsset", False) and bool(config.get("post_asset_folder")),
        lazyload=on("lazyload", False),
        figcaption=on("figcaption", False),
        link_target_blank=bool(external.get("enable")),
        link_nofollow=bool(external.get("nofollow")),
        link_exclude=(exclude,) if isinstance(exclude, str) else tuple(str(host) for host in exclude),
        nunjucks=not on("disableNunjucks", False),
        math=site_draws(config),
        url=str(config.get("url") or "http://example.com"),
        root=str(config.get("root") or "/"),
        highlight=_highlight(config),
    )


def _highlight(config: Mapping[str, Any]) -> Highlight:
    engine = config.get("syntax_highlighter", "highlight.js")
    section = _section(config, "prismjs" if engine == "prismjs" else "highlight")
    if "syntax_highlighter" not in config:
        # Before version 7 Hexo chose by these switches.
        if _section(config, "prismjs").get("enable") is True:
            engine, section = "prismjs", _section(config, "prismjs")
        elif _section(config, "highlight").get("enable") is False:
            engine = ""
    excluded = section.get("exclude_languages") or ()
    first = section.get("first_line_number")
    return Highlight(
        enabled=engine in ("highlight.js", "prismjs"),
        engine=str(engine or "highlight.js"),
        line_number=bool(section.get("line_number", True)),
        wrap=bool(section.get("wrap", True)),
        hljs=bool(section.get("hljs", False)),
        tab_replace=str(section.get("tab_replace") or ""),
        strip_indent=bool(section.get("strip_indent", True)),
        exclude_languages=tuple(str(name) for name in excluded),
        first_line_number=str(first) if first else "always1",
        line_threshold=_number(section.get("line_threshold")),
    )
