"""The text of a new post: the site's scaffold or archetype, filled in."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import yaml

from galley.core.frontmatter import Format, locate
from galley.core.site.model import Site, SiteKind
from galley.core.textfile import NotTextError, decode

# Hexo's `normal`, which stands in for a scaffold that is not there.
_HEXO_DEFAULT = "---\nlayout: {{ layout }}\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n"
_DEFAULTS = {
    SiteKind.HUGO: "---\ntitle: {{ title }}\ndate: {{ .Date }}\ndraft: true\n---\n",
    SiteKind.JEKYLL: "---\nlayout: {{ layout }}\ntitle: {{ title }}\ndate: {{ date }}\n---\n",
    SiteKind.PELICAN: "Title: {{ title }}\nDate: {{ date }}\nCategory:\nTags:\n\n",
    SiteKind.ASTRO: "---\ntitle: {{ title }}\ndescription:\npubDate: {{ date }}\n---\n",
    SiteKind.MKDOCS: "---\ntitle: {{ title }}\n---\n",
    SiteKind.PLAIN: "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n",
}

_PLACEHOLDER = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
_HEADER_LINE = re.compile(
    r"""^(?P<key>\s*(?:-\s+)?"?[\w.\-]+"?\s*[:=]\s*)(?P<value>.*\{\{.*?\}\}.*?)(?P<rest>,?\s*)$"""
)
_TO_A_TITLE = re.compile(r"\b(?:replace(?:RE)?|title|humanize|strings\.\w+)\b")
# What some YAML reads as a number, a time or a date: quoted for all of them.
_LIKE_A_NUMBER = re.compile(r"[-+.]?\.?[0-9][0-9A-Fa-fxXobOTZ_.,:+\- ]*")
_QUOTED = re.compile(r"""(?P<quote>["'])(?P<inner>.*)(?P=quote)\Z""")


@dataclass(frozen=True, slots=True)
class Blank:
    """What a scaffold's placeholders stand for."""

    title: str
    slug: str
    layout: str
    when: datetime


def scaffold_text(site: Site, layout: str) -> str:
    """Return the unfilled scaffold for a layout: the site's own, else the generator's usual one."""
    for name in _scaffold_names(site, layout):
        text = _read_scaffold(site, name)
        if text is not None:
            return text
    if site.kind is SiteKind.HEXO:
        return _HEXO_DEFAULT
    return _DEFAULTS[site.kind]


def fill(site: Site, text: str, blank: Blank) -> str:
    """Return a scaffold with its placeholders replaced.

    In a header each value is quoted where its language needs it: any title reads back as it was typed.
    Hexo fills the header only; Hugo fills the whole text. What is not understood stays as it stands.
    """
    lookup = _hugo_values(blank) if site.kind is SiteKind.HUGO else _hexo_values(site, blank)
    region = locate(text, site.header_rules)
    if region is None and site.kind is SiteKind.PELICAN:
        return _fill_lines(text, _as_meta, lookup)
    if region is None:
        return _fill_lines(text, _as_text, lookup) if site.kind is SiteKind.HUGO else text
    write = {Format.YAML: _as_yaml, Format.TOML: _as_toml, Format.JSON: _as_json, Format.META: _as_meta}
    header = _fill_lines(text[: region.end], write[region.format], lookup)
    body = text[region.end :]
    return header + (_fill_lines(body, _as_text, lookup) if site.kind is SiteKind.HUGO else body)


Lookup = Callable[[str], str | None]
Writer = Callable[[str, str, bool], str]


def _read_scaffold(site: Site, name: str) -> str | None:
    if site.scaffolds_dir is None or not site.scaffolds_dir.is_dir():
        return None
    for path in sorted(site.scaffolds_dir.iterdir()):
        if path.stem == name and path.name[0] not in "._" and path.is_file():
            try:
                return decode(path.read_bytes()).text
            except (OSError, NotTextError):
                continue
    return None


def _scaffold_names(site: Site, layout: str) -> tuple[str, ...]:
    if site.kind is SiteKind.HUGO:
        return (layout, f"{layout}s", "default")
    return (layout, "normal") if layout != "draft" else ("draft",)


def _hexo_values(site: Site, blank: Blank) -> Lookup:
    values: Mapping[str, str] = {
        "title": blank.title,
        "slug": blank.slug,
        "layout": blank.layout,
        "date": date_text(site, blank.when),
        # Hugo's spelling, for the default archetype.
        ".Date": blank.when.isoformat(timespec="seconds"),
    }

    def lookup(expression: str) -> str | None:
        if expression in values:
            return values[expression]
        # Hexo's templates write nothing for a name that is not set.
        return "" if re.fullmatch(r"[A-Za-z_]\w*", expression) else None

    return lookup


def date_text(site: Site, when: datetime) -> str:
    """Return a date as headers of this kind of site usually write it."""
    match site.kind:
        case SiteKind.HUGO:
            return when.isoformat(timespec="seconds")
        case SiteKind.JEKYLL:
            return f"{when:%Y-%m-%d %H:%M:%S %z}".strip()
        case SiteKind.PELICAN:
            return f"{when:%Y-%m-%d %H:%M}"
        case SiteKind.ASTRO:
            return f"{when:%Y-%m-%d}"
        case _:
            return f"{when:%Y-%m-%d %H:%M:%S}"


def _hugo_values(blank: Blank) -> Lookup:
    def lookup(expression: str) -> str | None:
        plain = re.sub(r"\s+", " ", expression)
        if plain in {".Date", "now", "time.Now"}:
            return blank.when.isoformat(timespec="seconds")
        dated = re.fullmatch(
            r'(?:now|time\.Now|\.Date)\.Format "([^"]+)"'
            r'|(?:time\.Format|dateFormat) "([^"]+)" (?:now|\.Date)',
            plain,
        )
        if dated is not None:
            return _go_date(dated[1] or dated[2], blank.when)
        if plain in {".Name", ".File.ContentBaseName", ".File.BaseFileName", ".ContentBaseName", ".Slug"}:
            return blank.slug
        if plain in {".Type", ".Section"}:
            return blank.layout
        # Every way from the file's name back to a title means what the author typed.
        if plain in {"title", ".Title"} or _TO_A_TITLE.search(plain):
            return blank.title
        return None

    return lookup


_GO_DATE = (
    ("2006", "%Y"), ("01", "%m"), ("02", "%d"), ("15", "%H"), ("04", "%M"), ("05", "%S"),
    ("January", "%B"), ("Jan", "%b"), ("Monday", "%A"), ("Mon", "%a"),
    ("Z07:00", "{colon}"), ("-07:00", "{colon}"), ("-0700", "%z"), ("06", "%y"),
)  # fmt: skip


def _go_date(layout: str, when: datetime) -> str:
    for go, python in _GO_DATE:
        layout = layout.replace(go, python)
    offset = f"{when:%z}"
    return when.strftime(layout).replace("{colon}", f"{offset[:3]}:{offset[3:5]}")


def _fill_lines(text: str, write: Writer, lookup: Lookup) -> str:
    return "\n".join(_fill_line(line, write, lookup) if "{{" in line else line for line in text.split("\n"))


def _fill_line(line: str, write: Writer, lookup: Lookup) -> str:
    found = _HEADER_LINE.match(line)
    if found is None or write is _as_text:
        return _replace(line, lookup)
    value = found["value"]
    quoted = _QUOTED.match(value)
    # An archetype's own quotes may stand inside the placeholder: {{ replace .Name "-" " " }}.
    if quoted is not None and _PLACEHOLDER.sub("", quoted["inner"]).count(quoted["quote"]):
        quoted = None
    inner = quoted["inner"] if quoted is not None else value
    if not any(lookup(placeholder[1]) is not None for placeholder in _PLACEHOLDER.finditer(inner)):
        return line
    filled = _replace(inner, lookup)
    is_date = bool(re.fullmatch(r"\{\{-?\s*(?:date|\.Date)\s*-?\}\}", inner))
    return f"{found['key']}{write(filled, quoted['quote'] if quoted else '', is_date)}{found['rest']}"


def _replace(text: str, lookup: Lookup) -> str:
    def one(match: re.Match[str]) -> str:
        value = lookup(match[1])
        return match[0] if value is None else value

    return _PLACEHOLDER.sub(one, text)


def _as_text(value: str, _quote: str, _is_date: bool) -> str:
    return value


def _as_meta(value: str, _quote: str, _is_date: bool) -> str:
    return value


def _as_json(value: str, _quote: str, _is_date: bool) -> str:
    return _double_quoted(value)


def _as_toml(value: str, quote: str, is_date: bool) -> str:
    if is_date and not quote:
        return value
    if quote == "'" and "'" not in value and value.isprintable():
        return f"'{value}'"
    return _double_quoted(value)


def _as_yaml(value: str, quote: str, is_date: bool) -> str:
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if quote == '"' or not (is_date or not value or _is_plain_yaml(value)):
        return _double_quoted(value)
    return value


def _double_quoted(value: str) -> str:
    """Return a string that JSON, TOML and YAML read alike; what does not print is escaped."""
    written = json.dumps(value, ensure_ascii=False)
    if written.isprintable():
        return written
    return "".join(
        char if char.isprintable() or ord(char) > 0xFFFF else f"\\u{ord(char):04x}" for char in written
    )


def _is_plain_yaml(value: str) -> bool:
    """Tell whether YAML reads the bare value back as this very text, in a list or map of any style."""
    if not value.isprintable() or value != value.strip() or _LIKE_A_NUMBER.fullmatch(value):
        return False
    try:
        read: object = yaml.safe_load(f"key: {value}\n")
    except (yaml.YAMLError, ValueError):
        return False
    # A bare word such as `on` is text to Hexo's parser and not to another: quote it for both.
    return read == {"key": value}
