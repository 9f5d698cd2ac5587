"""Lists and their items."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from galley.core.render.marked import grammar as g
from galley.core.render.text import SPACES
from galley.core.render.tree import BEFORE, HTML, TEXT, Html

if TYPE_CHECKING:
    from galley.core.render.marked.blocks import BlockParser

_LEADING_TABS = re.compile(r"\t+")
_TASK = re.compile(r"\[([ xX])\] +")
_BLANKS = re.compile(r"[ \t]*\Z")
# Marks a box that a line end separates from the text.
_APART = "galley-apart"
_BOX = '<input disabled="" type="checkbox">'
_CHECKED_BOX = '<input checked="" disabled="" type="checkbox">'


class _Limits:
    """What ends an item whose text is indented by `indent`, when a line begins with it."""

    __slots__ = ("bullet", "fence", "heading", "html", "rule")

    def __init__(self, indent: int) -> None:
        spaces = f" {{0,{max(0, min(3, indent - 1))}}}"
        self.bullet = re.compile(rf"{spaces}(?:[*+-]|[0-9]{{1,9}}[.)])(?:[ \t][^\n]*)?\Z")
        self.rule = re.compile(rf"{spaces}(?:(?:- *){{3,}}|(?:_ *){{3,}}|(?:\* *){{3,}})\Z")
        self.fence = re.compile(rf"{spaces}(?:```|~~~)")
        self.heading = re.compile(rf"{spaces}#")
        self.html = re.compile(rf"{spaces}<(?:[a-z][^\n]*>|!--)", re.IGNORECASE)


_LIMITS = tuple(_Limits(indent) for indent in range(5))


@lru_cache(maxsize=64)
def _item_pattern(bullet: str) -> re.Pattern[str]:
    mark = r"[0-9]{1,9}" + re.escape(bullet[-1]) if len(bullet) > 1 else re.escape(bullet)
    return re.compile(rf"( {{0,3}}{mark})([\t ][^\n]*)?(?:\n|\Z)")


def _indent_of(line: str) -> int:
    """How many spaces the line begins with; -1 for nothing but spaces."""
    rest = line.lstrip(" ")
    return len(line) - len(rest) if rest else -1


def read_list(parser: "BlockParser", text: str, pos: int, parent: Element, line: int) -> int:
    """Read the list at `pos` into `parent` and return its end, or `pos` if there is none."""
    match = g.LIST.match(text, pos)
    if match is None:
        return pos
    bullet = match[1]
    pattern = _item_pattern(bullet)
    items: list[tuple[int, str]] = []
    loose = ended_blank = False
    at, size = pos, len(text)
    while at < size:
        item = pattern.match(text, at)
        if item is None or g.RULE.match(text, at):
            break
        end, content = _item(text, item)
        if not loose:
            if ended_blank:
                loose = True
            elif _ends_blank(text, at, end):
                ended_blank = True
        items.append((at, content))
        at = end
    if not items:
        return pos
    end = pos + len(text[pos:at].rstrip(SPACES))
    element = parser.element(parent, "ol" if len(bullet) > 1 else "ul", line)
    if len(bullet) > 1 and int(bullet[:-1]) != 1:
        element.set("start", str(int(bullet[:-1])))
    loose = _fill(parser, text, pos, items, element, line, loose)
    if loose:
        _loosen(element)
    return end


def _ends_blank(text: str, begin: int, end: int) -> bool:
    """Whether `text[begin:end]` ends with a blank line."""
    while end > begin and text[end - 1] in " \t":
        end -= 1
    if end == begin or text[end - 1] != "\n":
        return False
    end -= 1
    while end > begin and text[end - 1] in " \t":
        end -= 1
    return end > begin and text[end - 1] == "\n"


def _fill(
    parser: "BlockParser", text: str, pos: int, items: list[tuple[int, str]], element: Element,
    line: int, loose: bool,
) -> bool:  # fmt: skip
    """Parse the items' texts; returns whether the list is loose."""
    parser.depth += 1
    counted = pos
    for number, (begin, content) in enumerate(items):
        if parser.lines:
            line += text.count("\n", counted, begin)
            counted = begin
        item = parser.element(element, "li", line)
        if parser.gfm and content.startswith("[") and (task := _TASK.match(content)):
            content = content[task.end() :]
            box = SubElement(item, HTML)
            box.text = Html((_BOX if task[1] == " " else _CHECKED_BOX) + " ")
            if content.startswith("\n"):
                box.set(_APART, "")
        if number == len(items) - 1:
            content = content.rstrip(SPACES)
        parser.top = False
        gap = parser.parse(content, item, line)
        loose = loose or gap
    parser.depth -= 1
    return loose


def _loosen(element: Element) -> None:
    for item in element:
        first = item[0] if len(item) else None
        if first is not None and first.tag == HTML and str(first.text).endswith('type="checkbox"> '):
            if len(item) > 1 and item[1].tag == TEXT and _APART not in first.attrib:
                item[1].set(BEFORE, str(first.text) + "\n")
                item.remove(first)
            else:
                first.tag = "p"
                first.attrib.pop(_APART, None)
        for child in item:
            if child.tag == TEXT:
                child.tag = "p"


def _item(text: str, match: re.Match[str]) -> tuple[int, str]:
    """The end of an item and its text without indentation."""
    mark, rest = match[1], match[2] or ""
    at, size = match.end(), len(text)
    line = rest
    if line.startswith("\t") and (tabs := _LEADING_TABS.match(line)):
        line = "   " * tabs.end() + line[tabs.end() :]
    blank = not line.strip(SPACES)
    if blank:
        indent, content = len(mark) + 1, ""
        stop = text.find("\n", at)
        stop = size if stop < 0 else stop
        if _BLANKS.match(text, at, stop):
            return min(stop + 1, size) if stop < size else size, ""
    else:
        indent = max(0, _indent_of(rest))
        indent = 1 if indent > 4 else indent
        content = line[indent:]
        indent += len(mark)
    parts = [content]
    limits = _LIMITS[min(indent, 4)]
    widest = min(3, indent - 1)
    while at < size:
        stop = text.find("\n", at)
        stop = size if stop < 0 else stop
        raw = text[at:stop]
        bare = raw.lstrip(" ")
        spaces = len(raw) - len(bare)
        char = bare[:1]
        if spaces <= widest and char and char in "`~#<*+-_0123456789" and _ends(limits, char, raw):
            break
        plain = raw.replace("\t", "    ") if "\t" in raw else raw
        empty = not raw.strip(SPACES)
        if empty or _indent_of(plain) >= indent:
            parts.append(plain[indent:])
        else:
            if blank or _indent_of(line.replace("\t", "    ")) >= 4:
                break
            if limits.fence.match(line) or limits.heading.match(line) or limits.rule.match(line):
                break
            parts.append(raw)
        blank = blank or empty
        line = plain[indent:]
        at = stop + 1
    return min(at, size), "\n".join(parts)


def _ends(limits: _Limits, char: str, line: str) -> bool:
    if char in "`~":
        return limits.fence.match(line) is not None
    if char == "#":
        return True
    if char == "<":
        return limits.html.match(line) is not None
    return limits.bullet.match(line) is not None or limits.rule.match(line) is not None
