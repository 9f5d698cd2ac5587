"""The line of plain text that the list shows of a post."""

import html
import re
from collections.abc import Iterator

# Enough source for any excerpt; what is further down is never shown.
_LONGEST_SOURCE = 12_000
_MORE = re.compile(r"<!-{2,}\s*more\s*-{2,}>", re.IGNORECASE)
_FENCE = re.compile(r"(`{3,}|~{3,})")
_BLOCK_TAGS = (
    "address|article|aside|audio|blockquote|center|dd|details|dialog|dir|div|dl|dt|embed|fieldset|figcaption"
    "|figure|footer|form|frameset|h[1-6]|header|hr|iframe|li|main|menu|nav|object|ol|p|picture|pre|script"
    "|section|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_HTML_BLOCK = re.compile(
    rf"</?(?:{_BLOCK_TAGS})(?=[\s/>]|\Z)|<[A-Za-z][^>]*\Z|<!-{{2}}(?!.*-->)|<!\[|<[?!]", re.IGNORECASE
)
_UNTIL = {"<script": "</script", "<style": "</style", "<pre": "</pre", "<!--": "-->"}
_NOT_TEXT = re.compile(
    r"\|"  # a table's row
    r"|(?:[-*_=+][ \t]*){3,}\Z"  # a rule, or a heading's underline
    r"|:{3,}|\$\$|!!!|\{%|\[TOC\]|\[[^\]]+\]:"  # containers, mathematics, tags, definitions
)
_QUOTE_OR_ITEM = re.compile(r"\A(?:>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)+")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>|\{%.*?%\}|\[\^[^\]]*\]")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_MARK = re.compile(r"[\\`*~_\0]")
_MARKS = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # an escaped character stays
    r"|`([^`]+)`"
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|`+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\0"
)


def excerpt(body: str, length: int) -> str:
    """Return the first plain text of a post's body, at most ``length`` characters, on one line.

    HTML blocks, images, code, tables and headings are passed over. The text ends at ``<!-- more -->`` unless
    there is none above it. A body of nothing but headings gives these. Takes time linear in what it looks at.
    """
    texts: list[str] = []
    headings: list[str] = []
    size = 0
    for line in _lines(body[:_LONGEST_SOURCE]):
        if _MORE.search(line):
            if texts:
                break
            continue
        is_heading = line.startswith("#")
        text = _plain(line)
        if not text:
            continue
        (headings if is_heading else texts).append(text)
        size += 0 if is_heading else len(text) + 1
        if size > length:
            break
    joined = " ".join(texts or headings)
    return joined if len(joined) <= length else joined[: max(length - 1, 0)].rstrip() + "…"


def _lines(source: str) -> Iterator[str]:
    """Yield the lines that may hold text, the fold's comment among them."""
    fence = until = ""
    in_html = False
    for raw in source.split("\n"):
        line = raw.strip()
        if fence:
            if line.startswith(fence) and not line.strip(fence[0]):
                fence = ""
        elif until:
            if until in line.lower():
                until = ""
        elif not line:
            in_html = False
        elif _MORE.fullmatch(line):
            in_html = False
            yield line
        elif in_html:
            continue
        elif found := _FENCE.match(line):
            fence = found[1]
        elif line.startswith("<") and _HTML_BLOCK.match(line):
            kind, until = _until(line.lower())
            in_html = not kind
        elif raw.startswith(("    ", "\t")) or _NOT_TEXT.match(line):
            continue
        else:
            yield line


def _until(line: str) -> tuple[bool, str]:
    """Return whether this HTML block ends by a text, not by a blank line, and that text if it is to come."""
    for opening, closing in _UNTIL.items():
        if line.startswith(opening):
            return True, "" if closing in line else closing
    return False, ""


def _plain(line: str) -> str:
    line = line.lstrip("#").strip() if line.startswith("#") else _QUOTE_OR_ITEM.sub("", line, count=1)
    if line.startswith("!") or "![" in line:
        line = _IMAGE.sub(" ", line)
    if "<" in line or "{%" in line or "[^" in line:
        line = _TAG.sub(" ", _AUTOLINK.sub(r"\1", line))
    if "](" in line or "][" in line:
        line = _LINK.sub(r"\1", line)
    if _MARK.search(line):
        line = _MARKS.sub(_unmarked, line)
    if "&" in line:
        line = html.unescape(line)
    return " ".join(line.split())


def _unmarked(marks: re.Match[str]) -> str:
    return marks[1] or marks[2] or ""
