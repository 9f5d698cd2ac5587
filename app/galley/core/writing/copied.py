"""HTML as programs put it on the clipboard, as Markdown: first what it means in elements, then as text."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from markdownify import ATX, MarkdownConverter

_UNREAD = ["script", "style", "head", "meta", "link", "noscript", "template", "svg", "button", "title"]
# Where pages keep an image's address while a picture of nothing stands in for it.
_LAZY = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-original-src")
_HEADINGS = [f"h{level}" for level in range(1, 7)]
_BOLD = re.compile(r"font-weight:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight:\s*(?:normal|400)\b", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)\b", re.IGNORECASE)
_UPRIGHT = re.compile(r"font-style:\s*normal\b", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?:[^;]*\bline-through\b", re.IGNORECASE)
_STYLES = ((_BOLD, "strong", ["strong", "b", *_HEADINGS, "th"]),
           (_ITALIC, "em", ["em", "i"]), (_STRUCK, "s", ["s", "del", "strike"]))  # fmt: skip
_CODE = ["pre", "code"]
_WORD_ITEM = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_WORD_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_BLOCKS = ["p", "ul", "ol", "pre", "blockquote", "table", "div", "figure", *_HEADINGS]
_PARAGRAPHS = ["p", "div", "section", "[document]", "li"]
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-)([\w+#-]+)")
_MAY_HOLD_IMAGES = [
    "td",
    "th",
    "a",
    "p",
    "span",
    "div",
    "strong",
    "b",
    "em",
    "i",
    "figure",
    "section",
    *_HEADINGS,
]
# What makes more than text of a line that begins with it, and what makes a tag of text.
_SPECIAL = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|>|~~~|(?<!\d)\d{1,9}(?=[.)]\s))")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
# What may stand at the edge of bold text and stays outside of it where a letter follows or comes before.
_LATE = re.compile(r"[，。：；！？、,.:;!?）」』】》”)]+$")


def written(html: str) -> str:
    """The Markdown that says what ``html`` says."""
    converter = MarkdownConverter(
        heading_style=ATX,
        bullets="-",
        code_language_callback=_language,
        escape_underscores=False,
        table_infer_header=True,
        keep_inline_images_in=_MAY_HOLD_IMAGES,
    )
    text: str = converter.convert_soup(_meant(html))
    text = text.replace("\xa0", " ").replace("\r", "")
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _language(pre: Tag) -> str:
    for tag in (pre, pre.find("code"), pre.parent):
        classes = tag.get("class") if tag is not None else None
        found = _LANGUAGE.search(" ".join(classes) if isinstance(classes, list) else str(classes or ""))
        if found:
            return found[1]
    return ""


def _meant(html: str) -> BeautifulSoup:
    """The elements of ``html`` that say something, without what only looks like something."""
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()  # comments, and what Word puts there for old browsers
    for tag in soup(_UNREAD):
        tag.decompose()
    _unwrap(soup)
    for work in (
        _word_lists,
        _styles,
        _lists,
        _tasks,
        _numbered_code,
        _images,
        _punctuation,
        _escape,
        _tables,
    ):
        work(soup)
    return soup


def _style(tag: Tag) -> str:
    return str(tag.get("style", ""))


def _unwrap(soup: BeautifulSoup) -> None:
    """Take off emphasis that is none, and links that lead nowhere."""
    for tag in soup(["b", "strong"]):
        # A word processor wraps all of it in a bold that is none.
        if _LIGHT.search(_style(tag)):
            tag.unwrap()
    for tag in soup(["i", "em"]):
        if _UPRIGHT.search(_style(tag)):
            tag.unwrap()
    for tag in soup(["a"]):
        if str(tag.get("href", "")).strip().lower().startswith(("javascript:", "data:")):
            tag.unwrap()


def _styles(soup: BeautifulSoup) -> None:
    """Make elements of what is bold, italic or struck out by its style, where that is not all of the text."""
    everything = _written(soup)
    for look, name, same in _STYLES:
        for tag in soup(["span", "font"]):
            if not look.search(_style(tag)) or not _written(tag) or _written(tag) == everything:
                continue
            if tag.find_parent([*same, *_CODE]) is None and tag.find([*same, *_BLOCKS]) is None:
                tag.wrap(soup.new_tag(name))


def _written(tag: Tag) -> str:
    return "".join(tag.get_text().split())


def _word_lists(soup: BeautifulSoup) -> None:
    """Make lists of Word's paragraphs that only look like items."""
    above: Tag | None = None
    levels: list[Tag] = []
    for paragraph in soup("p"):
        found = _WORD_ITEM.search(_style(paragraph))
        if found is None:
            continue
        mark = next((span for span in paragraph("span") if _WORD_MARK.search(_style(span))), None)
        numbered = mark is not None and re.match(r"\W?\w{1,4}[.)、．]", mark.get_text().strip()) is not None
        if mark is not None:
            mark.decompose()
        before = paragraph.find_previous_sibling()
        if above is None or before is not levels[0]:
            levels = []
        depth = max(1, min(int(found[1]), len(levels) + 1))
        del levels[depth:]
        if len(levels) < depth:
            made = soup.new_tag("ol" if numbered else "ul")
            if levels and above is not None:
                above.append(made)
            else:
                paragraph.insert_before(made)
            levels.append(made)
        item = above = soup.new_tag("li")
        levels[-1].append(item)
        for child in list(paragraph.children):
            item.append(child)
        paragraph.decompose()


def _lists(soup: BeautifulSoup) -> None:
    """Put lists that stand between items into the item above; unwrap the only paragraph of an item."""
    for nested in soup(["ul", "ol"]):
        if nested.parent is not None and nested.parent.name in ("ul", "ol"):
            above = nested.find_previous_sibling("li")
            if above is not None:
                above.append(nested)
    for item in soup("li"):
        first = next((child for child in item.children if str(child).strip()), None)
        blocks = [child.name for child in item.children if isinstance(child, Tag) and child.name in _BLOCKS]
        if isinstance(first, Tag) and [name for name in blocks if name not in ("ul", "ol")] == ["p"] == [
            first.name
        ]:
            first.unwrap()


def _tasks(soup: BeautifulSoup) -> None:
    for box in soup("input"):
        if box.get("type") == "checkbox" and box.find_parent("li") is not None:
            behind = box.next_sibling
            gap = "" if isinstance(behind, NavigableString) and behind[:1].isspace() else " "
            box.replace_with(("[x]" if box.has_attr("checked") else "[ ]") + gap)


def _numbered_code(soup: BeautifulSoup) -> None:
    """Make a code block of the table that numbers its lines."""
    for table in soup("table"):
        rows = [cell for cell in table("td") if cell.find_parent("table") is table]
        codes = [cell for cell in rows if cell.find("pre") is not None]
        if len(rows) != 2 or len(codes) != 2 or not codes[0].get_text().strip().replace("\n", "").isdigit():
            continue
        code = codes[1].find("pre")
        assert code is not None
        for line_end in code("br"):
            line_end.replace_with("\n")
        figure = table.find_parent("figure")
        words = figure.get("class") if figure is not None else None
        named = [word for word in words or () if word not in ("highlight", "hljs", "shiki")]
        made = soup.new_tag("pre")
        made.string = code.get_text()
        if named:
            made["class"] = f"language-{named[0]}"
        (figure if figure is not None and named else table).replace_with(made)


def _images(soup: BeautifulSoup) -> None:
    for image in soup("img"):
        source = str(image.get("src", "")).strip()
        if not source or source.startswith("data:"):
            lazy = next((str(image[name]).strip() for name in _LAZY if image.get(name)), "")
            source = lazy or source
        if not source or source.startswith("file:"):
            # A file of the machine it was copied on is no image of a post.
            image.replace_with(str(image.get("alt", "")))
            continue
        # Spaces end an address, brackets that have no partner end it too.
        source = source.replace(" ", "%20")
        image["src"] = source if _paired(source) else source.replace("(", "%28").replace(")", "%29")
        if image.get("alt"):
            image["alt"] = re.sub(r"([\[\]])", r"\\\1", " ".join(str(image["alt"]).split()))


def _paired(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def _tables(soup: BeautifulSoup) -> None:
    """Escape what would end a cell, and put what a cell may not hold on one line."""
    for cell in soup(["td", "th"]):
        for text in list(_texts(cell)):
            if "|" in text:
                text.replace_with(text.replace("|", r"\|"))
        for inner in cell(["p", "div", "li"]):
            inner.insert_after(" ")
            inner.unwrap()
        for inner in cell(["ul", "ol"]):
            inner.unwrap()


def _escape(soup: BeautifulSoup) -> None:
    """Keep text from being read as a heading, an item, a quote or a tag."""
    for text in list(_texts(soup)):
        if text.find_parent(_CODE) is not None:
            continue
        plain = _TAG_LIKE.sub(r"\<", text)
        if text.parent is not None and text.parent.name in _PARAGRAPHS and text.previous_sibling is None:
            found = _SPECIAL.match(plain)
            if found is not None:
                # Of a number it is the dot behind that makes it one.
                at = found.end() if found[2].isdigit() else found.start(2)
                plain = f"{plain[:at]}\\{plain[at:]}"
        if plain != text:
            text.replace_with(plain)


def _texts(tag: Tag) -> Iterator[NavigableString]:
    yield from tag.find_all(string=True)


def _punctuation(soup: BeautifulSoup) -> None:
    """Leave punctuation at the end of emphasis outside where a letter follows: else its stars stay stars."""
    for tag in soup(["strong", "b", "em", "i"]):
        following, texts = tag.next_sibling, [text for text in _texts(tag) if text.strip()]
        if not texts or not isinstance(following, NavigableString) or not following[:1].isalnum():
            continue
        late = _LATE.search(texts[-1])
        if late is not None and late.start():
            texts[-1].replace_with(texts[-1][: late.start()])
            tag.insert_after(late[0])
