"""Pasted HTML as Markdown: what a browser, a word processor or a chat puts on the clipboard."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

# Turning more than this into Markdown would keep the author waiting: the plain text is pasted.
LARGEST = 1_000_000
_TELLING = re.compile(
    r"<(?:a\s[^>]*href|strong|em|del|s|h[1-6]|ul|ol|table|blockquote|pre|code|img|b|i)\b", re.IGNORECASE
)
# An editor of code copies colours as styled spans and no more: its plain text is what was meant.
_FROM_CODE_EDITOR = re.compile(r"font-family:[^;\"]*(?:mono|consolas|menlo|courier)[^;\"]*;", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-)([\w+#-]+)")
_LIGHT = re.compile(r"font-weight:\s*(?:normal|400)", re.IGNORECASE)


def has_structure(html: str) -> bool:
    """Whether HTML says more than its plain text: links, emphasis, headings, lists, tables, images."""
    if len(html) > LARGEST:
        return False
    if _FROM_CODE_EDITOR.search(html) and not re.search(r"<(?:h[1-6]|ul|ol|table|p)\b", html, re.IGNORECASE):
        return False
    return _TELLING.search(html) is not None


def markdown_of(html: str) -> str:
    """Markdown that says what ``html`` says; scripts, styles and everything without a text are left out."""
    # Both take a tenth of a second to import, which only who pastes should wait for.
    from bs4 import BeautifulSoup, Comment  # noqa: PLC0415
    from markdownify import ATX, MarkdownConverter  # noqa: PLC0415

    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup(["script", "style", "head", "meta", "link", "noscript", "template", "svg", "button"]):
        tag.decompose()
    for tag in soup(["b", "strong"]):
        # A word processor wraps all of it in a bold that is none.
        if _LIGHT.search(str(tag.get("style", ""))):
            tag.unwrap()
    for tag in soup(["a"]):
        if str(tag.get("href", "")).strip().lower().startswith(("javascript:", "data:")):
            tag.unwrap()
    converter = MarkdownConverter(
        heading_style=ATX, bullets="-", code_language_callback=_language, escape_underscores=False
    )
    text: str = converter.convert_soup(soup)
    text = text.replace("\xa0", " ").replace("\r", "")
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _language(pre: "Tag") -> str:
    for tag in (pre, pre.find("code"), pre.parent):
        classes = tag.get("class") if tag is not None and hasattr(tag, "get") else None  # type: ignore[union-attr]
        found = _LANGUAGE.search(" ".join(classes) if isinstance(classes, list) else str(classes or ""))
        if found:
            return found[1]
    return ""
