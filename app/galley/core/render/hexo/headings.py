"""Heading anchors as hexo-renderer-marked makes them."""

import re
from functools import lru_cache
from unicodedata import decomposition, normalize
from xml.etree.ElementTree import Element

from galley.core.render.dialect import Dialect
from galley.core.render.text import WS_SET, escape_all, unescape_hexo
from galley.core.render.tree import Html

_CONTROL = re.compile(r"[\x00-\x1f]")
_SEPARATORS = re.compile(rf"[{WS_SET}~`!@#$%^&*()\-_+=\[\]{{}}|\\;:\"'<>,.?/]+")
_TAG = re.compile(r"<!--[\s\S]*?-->|<(?![ \n])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_LATIN = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]")
_ALIAS = re.compile(r"<a(?:\s+?|\s+?[^<>]+\s+?)?href=[\"']#([^<>\"']+)[\"'][^<>]*>", re.IGNORECASE)


def strip_html(html: str) -> str:
    """The text without tags and comments."""
    return _TAG.sub("", html) if "<" in html else html


def _plain_letter(match: re.Match[str]) -> str:
    char = match[0]
    parts = decomposition(char)
    if not parts:
        return char
    return normalize("NFKD", char)[0]


@lru_cache(maxsize=2048)
def slugize(text: str, transform: int = 0) -> str:
    """An address part from a text: white space and punctuation become hyphens.

    `transform`: 1 lower case, 2 upper case.
    """
    text = _SEPARATORS.sub("-", _CONTROL.sub("", _LATIN.sub(_plain_letter, text))).strip("-")
    return text.lower() if transform == 1 else text.upper() if transform == 2 else text


def mark_heading(element: Element, dialect: Dialect, seen: dict[str, int]) -> str:
    """Give a heading its id and anchor; returns the id without its number.

    `seen` counts how often each id was wanted before.
    """
    text = str(element.text or "")
    source = text
    alias = _ALIAS.search(text) if dialect.anchor_alias and text.startswith('<a href="#') else None
    if alias:
        source = alias[1]
    slug = slugize(strip_html(unescape_hexo(source)).strip(), dialect.modify_anchors)
    count = seen.get(slug, 0)
    seen[slug] = count + 1
    name = f"{slug}-{count}" if count else slug
    if alias:
        text = text[: alias.start(1)] + name + text[alias.end(1) :]
    element.set("id", name)
    title = strip_html(text)
    element.text = Html(f'<a href="#{escape_all(name)}" class="headerlink" title="{title}"></a>{text}')
    return slug
