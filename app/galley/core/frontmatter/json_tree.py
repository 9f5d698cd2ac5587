"""Read a JSON header into a tree of values and places, as strictly as JSON.parse does."""

import re
from json import JSONDecodeError
from typing import TYPE_CHECKING

from galley.core.frontmatter.model import HeaderRules, ParseTrouble
from galley.core.frontmatter.tree import Entry, Node, Style
from galley.core.messages import say

if TYPE_CHECKING:
    # The published stubs leave this function out.
    def scanstring(s: str, end: int, strict: bool) -> tuple[str, int]: ...
else:
    from json.decoder import scanstring

_MAX_DEPTH = 100
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,300})(\.[0-9]+)?([eE][-+]?[0-9]+)?", re.ASCII)
_WORDS: tuple[tuple[str, object], ...] = (("true", True), ("false", False), ("null", None))


def parse_json(text: str, start: int, end: int, rules: HeaderRules) -> Node:
    """Return the tree of the JSON object ``text[start:end]``.

    Between ``;;;`` fences Hexo adds the outer braces itself, so there they have to be left out.

    Raises ParseTrouble with a position in ``text``.
    """
    scanner = _Scanner(text, end)
    at = scanner.skip(start)
    if at < end and text[at] == "{":
        if rules is HeaderRules.HEXO:
            raise ParseTrouble(
                at, say("Hexo adds the outer braces itself, so they must not stand here."), "braces"
            )
        root, at = scanner.value(at, 0)
        at = scanner.skip(at)
        if at < end:
            raise ParseTrouble(at, say("There is something after the closing brace."), "extra")
        return root
    root, at = scanner.members(at, at, end, 0)
    return root


class _Scanner:
    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at, self.end)
        return match.end() if match else at

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > _MAX_DEPTH:
            raise ParseTrouble(at, say("Lists and maps are nested too deeply here."), "depth")
        if at >= self.end:
            raise ParseTrouble(at, say("A value is missing here."), "value")
        first = self.text[at]
        if first == '"':
            value, after = self.string(at)
            return Node(at, after, value, Style.DOUBLE), after
        if first == "{":
            return self.members(at, at + 1, self.end, depth)
        if first == "[":
            return self.array(at, depth)
        number = _NUMBER.match(self.text, at, self.end)
        if number:
            value = float(number[0]) if number[1] or number[2] else int(number[0])
            return Node(at, number.end(), value, Style.PLAIN), number.end()
        for word, meaning in _WORDS:
            if self.text.startswith(word, at, self.end):
                return Node(at, at + len(word), meaning, Style.PLAIN), at + len(word)
        raise ParseTrouble(at, say("This is no JSON value: text needs double quotes around it."), "value")

    def string(self, at: int) -> tuple[str, int]:
        try:
            value, after = scanstring(self.text, at + 1, True)
        except JSONDecodeError as error:
            raise ParseTrouble(
                min(error.pos, self.end),
                say("This quoted text is not closed, or holds a wrong escape."),
                "string",
            ) from None
        if after > self.end:
            raise ParseTrouble(at, say("This quoted text is not closed."), "string")
        return value, after

    def array(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self.skip(start + 1)
        while not self.text.startswith("]", at, self.end):
            item, at = self.value(at, depth + 1)
            items.append(item)
            at = self.skip(at)
            if self.text.startswith(",", at, self.end):
                at = self.skip(at + 1)
                if self.text.startswith("]", at, self.end):
                    raise ParseTrouble(at, say("There is a comma before the closing bracket."), "comma")
            elif not self.text.startswith("]", at, self.end):
                raise ParseTrouble(at, say("A comma or a closing bracket is missing here."), "comma")
        return Node(start, at + 1, [item.value for item in items], Style.FLOW, None, items), at + 1

    def members(self, start: int, at: int, end: int, depth: int) -> tuple[Node, int]:
        """Read ``"key": value`` pairs: up to the closing brace, or up to ``end`` where there is no brace."""
        closing = self.text.startswith("{", start) and at == start + 1
        entries: list[Entry] = []
        values: dict[str, object] = {}
        at = self.skip(at)
        while not (self.text.startswith("}", at, end) if closing else at >= end):
            if not self.text.startswith('"', at, end):
                raise ParseTrouble(at, say("A key in double quotes is missing here."), "key")
            key_start = at
            key, key_end = self.string(at)
            at = self.skip(key_end)
            if not self.text.startswith(":", at, end):
                raise ParseTrouble(at, say("A colon is missing here."), "colon")
            node, at = self.value(self.skip(at + 1), depth + 1)
            if key in values:
                raise ParseTrouble(
                    key_start, say("The key “{0}” stands here a second time.", key), "duplicate"
                )
            values[key] = node.value
            entries.append(Entry(key, key_start, key_end, node))
            at = self.skip(at)
            if self.text.startswith(",", at, end):
                comma = at
                at = self.skip(at + 1)
                if self.text.startswith("}", at, end) or at >= end:
                    raise ParseTrouble(comma, say("There is a comma after the last value."), "comma")
            elif not (self.text.startswith("}", at, end) if closing else at >= end):
                raise ParseTrouble(at, say("A comma is missing here."), "comma")
        stop = at + 1 if closing else (entries[-1].node.end if entries else start)
        return Node(start, stop, values, Style.FLOW, entries), stop
