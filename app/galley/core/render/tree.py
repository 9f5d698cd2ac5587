"""The tree between the block and the inline stage, and how it is written as HTML.

It is Python-Markdown's own kind of tree (ElementTree elements under one root), so that tree processors
can work on it; inline content is kept as finished HTML text in an element's `text`.
"""

import re
from xml.etree.ElementTree import Element

from galley.core.render.text import escape_all

# Elements that are written without tags of their own: text of a tight list item, raw HTML, and a part
# whose HTML still holds placeholders.
TEXT = "galley-text"
HTML = "galley-html"
PART = "galley-part"
# An attribute that is not written: HTML that stands before the inline content.
BEFORE = "galley-before"

_FIRST_TAG = re.compile(r"\s*<[a-zA-Z][\w-]*(?=[\s/>])(?![^>]* data-line=)")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_ENDS_LINE = frozenset(("p", "ul", "ol", "li", "blockquote", "table", "thead", "tr", "th", "td", "hr", "pre"))
_OPENS_LINE = frozenset(("ul", "ol", "blockquote", "table", "thead", "tr"))


class Html(str):
    """Text that is HTML already and is written as it stands."""

    __slots__ = ()


def with_line(html: str, line: str | int) -> str:
    """`html` with a data-line attribute in its first tag, if it begins with one that has none."""
    match = _FIRST_TAG.match(html)
    return f'{html[: match.end()]} data-line="{line}"{html[match.end() :]}' if match else html


def write(root: Element) -> str:
    """The HTML of what is inside `root`."""
    out: list[str] = []
    for child in root:
        _write(child, out)
    return "".join(out)


def _write(element: Element, out: list[str]) -> None:
    tag = element.tag
    text = element.text
    if tag == "p" and isinstance(text, Html) and not len(element) and not element.tail:
        line = element.get("data-line")
        if len(element.attrib) == (line is not None):
            out.append(f"<p>{text}</p>\n" if line is None else f'<p data-line="{line}">{text}</p>\n')
            return
    if text is not None and not isinstance(text, Html):
        text = escape_all(text)
    if tag in (TEXT, HTML, PART):
        if text:
            line = element.get("data-line") if tag == HTML else None
            out.append(text if line is None else with_line(text, line))
        for child in element:
            _write(child, out)
    else:
        attributes = ""
        for name, value in element.items():
            attributes += f' {name}="{escape_all(value)}"'
        end = "\n" if tag in _ENDS_LINE else ""
        if not len(element):
            if tag in _VOID:
                out.append(f"<{tag}{attributes}>{end}")
            elif tag == "ul" or tag == "ol":
                out.append(f"<{tag}{attributes}>\n</{tag}>\n")
            else:
                out.append(f"<{tag}{attributes}>{text or ''}</{tag}>{end}")
        else:
            out.append(f"<{tag}{attributes}>\n" if tag in _OPENS_LINE else f"<{tag}{attributes}>")
            if text:
                out.append(text)
            for child in element:
                _write(child, out)
            out.append(f"</{tag}>{end}")
    if element.tail:
        out.append(element.tail if isinstance(element.tail, Html) else escape_all(element.tail))
