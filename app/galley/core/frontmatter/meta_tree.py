"""Read ``Key: value`` lines into a tree of values and places, as Python-Markdown's meta extension does."""

from galley.core.frontmatter.locate import META_KEY, META_MORE
from galley.core.frontmatter.model import ParseTrouble
from galley.core.frontmatter.tree import Entry, Node, Style
from galley.core.messages import say

_MAX_CHARACTERS = 1_000_000
# Pelican splits these (ensure_metadata_list): at semicolons if there is one, else at commas.
LIST_KEYS = frozenset({"tags", "authors"})


def parse_meta(text: str, start: int, end: int) -> Node:
    """Return the tree of the meta lines ``text[start:end]``; keys are in lower case, as Pelican has them.

    A value of several lines is one text with line breaks; ``Tags`` and ``Authors`` are lists.
    Raises ParseTrouble for a header that is too long.
    """
    if end - start > _MAX_CHARACTERS:
        raise ParseTrouble(start, say("The header is longer than a million characters."), "size")
    entries: list[Entry] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        found = META_KEY.match(text, at, stop)
        if found:
            value_start, value_end = _trim(text, *found.span(2))
            node = Node(value_start, value_end, text[value_start:value_end], Style.PLAIN)
            entries.append(Entry(found[1].lower(), found.start(1), found.end(1), node))
        elif entries:
            more = META_MORE.match(text, at, stop)
            if more:
                more_start, more_end = _trim(text, *more.span(1))
                node = entries[-1].node
                node.value = f"{node.value}\n{text[more_start:more_end]}"
                node.end = max(node.end, more_end)
                node.style = Style.LITERAL
        at = stop + 1
    return _finish(text, start, end, entries)


def _finish(text: str, start: int, end: int, entries: list[Entry]) -> Node:
    values: dict[str, object] = {}
    for entry in entries:
        node = entry.node
        if entry.key in LIST_KEYS and node.value != "":
            node.items = _split(text, node)
            node.value = [item.value for item in node.items]
            node.style = Style.FLOW
        elif node.value == "":
            node.value = None
            node.style = Style.EMPTY
        # Pelican takes the first of two; the other keys become lists there, which no form can edit.
        values.setdefault(entry.key, node.value)
    return Node(start, end, values, Style.BLOCK, entries)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _split(text: str, node: Node) -> list[Node]:
    source = text[node.start : node.end].split("\n", 1)[0]
    separator = ";" if ";" in source else ","
    items: list[Node] = []
    at = node.start
    for part in source.split(separator):
        start, end = _trim(text, at, at + len(part))
        if start < end:
            items.append(Node(start, end, text[start:end], Style.PLAIN))
        at += len(part) + 1
    return items
