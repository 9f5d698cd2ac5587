"""Read a TOML header into a tree of values and places: tomllib says what it means, a scanner says where."""

import re
import tomllib
from typing import cast

from galley.core.frontmatter.model import ParseTrouble
from galley.core.frontmatter.tree import Entry, Node, Style
from galley.core.messages import say

_MAX_DEPTH = 100
_MAX_DOTS = 1000
_MAX_CHARACTERS = 1_000_000
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_KEY = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_STRING = re.compile(
    r'"""(?:[^\\]|\\[\s\S])*?"{3,5}|\'\'\'[\s\S]*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
)
_BARE = re.compile(r"[^,\]}#\n]*")
_QUOTES = {"'": Style.SINGLE, '"': Style.DOUBLE}
_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def parse_toml(text: str, start: int, end: int) -> Node:
    """Return the tree of the TOML document ``text[start:end]``. A date's value is the text as written.

    Raises ParseTrouble with a position in ``text``.
    """
    content = text[start:end]
    if len(content) > _MAX_CHARACTERS:
        raise ParseTrouble(start, say("The header is longer than a million characters."), "size")
    if content.count(".") > _MAX_DOTS and any(line.count(".") > _MAX_DOTS for line in content.split("\n")):
        # tomllib takes seconds for a key of some thousand parts, and hours for more.
        raise ParseTrouble(start, say("A key in this header has too many parts."), "depth")
    try:
        values = tomllib.loads(content)
    except RecursionError:
        raise ParseTrouble(start, say("Lists and maps are nested too deeply here."), "depth") from None
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise _trouble(content, start, str(error)) from None
    return _Scanner(text, start, end).document(values)


def _trouble(content: str, start: int, message: str) -> ParseTrouble:
    where = _WHERE.search(message)
    reason = _WHERE.sub("", message).strip()
    if where and where[1]:
        lines = content.split("\n")
        row = min(int(where[1]), len(lines)) - 1
        at = sum(len(line) + 1 for line in lines[:row]) + int(where[2]) - 1
    else:
        at = len(content)
    return ParseTrouble(start + min(at, len(content)), reason, reason)


class _Scanner:
    """Finds the span of every key and value of a document that tomllib has accepted."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end

    def document(self, values: dict[str, object]) -> Node:
        text, end = self.text, self.end
        root = Node(self.start, end, values, Style.BLOCK, entries=[])
        table = root
        at = self._gap(self.start)
        while at < end:
            if text[at] == "[":
                table, at = self._header(root, at)
            else:
                at = self._pair(table, at, 0)
            at = self._gap(at)
        return root

    def _gap(self, at: int) -> int:
        match = _GAP.match(self.text, at, self.end)
        return match.end() if match else at

    def _blank(self, at: int) -> int:
        match = _BLANK.match(self.text, at, self.end)
        return match.end() if match else at

    def _keys(self, at: int) -> tuple[list[tuple[str, int, int]], int]:
        keys: list[tuple[str, int, int]] = []
        while True:
            match = _KEY.match(self.text, self._blank(at), self.end)
            if match is None:
                raise ParseTrouble(at, say("A key is missing here."), "key")
            name = match[0]
            if name[0] in "\"'":
                name = next(iter(tomllib.loads(f"{name} = 0")))
            keys.append((name, match.start(), match.end()))
            at = self._blank(match.end())
            if not self.text.startswith(".", at, self.end):
                return keys, at
            at += 1

    def _header(self, root: Node, at: int) -> tuple[Node, int]:
        start = at
        double = self.text.startswith("[[", at)
        keys, at = self._keys(at + (2 if double else 1))
        at += 2 if double else 1
        table = root
        for index, (name, key_start, key_end) in enumerate(keys):
            last = index == len(keys) - 1
            entry = table.entry(name)
            if entry is None:
                value = cast("dict[str, object]", table.value)[name]
                node = Node(start, at, value, Style.BLOCK, entries=[])
                if last and double:
                    node = Node(start, at, value, Style.BLOCK, items=[], fixed=say("it is a list of tables"))
                entry = Entry(name, key_start, key_end, node)
                assert table.entries is not None
                table.entries.append(entry)
            node = entry.node
            node.end = max(node.end, at)
            if node.items is not None:
                values = cast("list[object]", node.value)
                if last and double:
                    node.items.append(Node(start, at, values[len(node.items)], Style.BLOCK, entries=[]))
                node = node.items[-1]
            table = node
        return table, at

    def _pair(self, table: Node, at: int, depth: int) -> int:
        keys, at = self._keys(at)
        node, stop = None, at
        for name, key_start, key_end in keys[:-1]:
            entry = table.entry(name)
            if entry is None:
                value = cast("dict[str, object]", table.value)[name]
                entry = Entry(
                    name,
                    key_start,
                    key_end,
                    Node(key_start, at, value, Style.BLOCK, entries=[], fixed=say("its keys are dotted")),
                )
                assert table.entries is not None
                table.entries.append(entry)
            table = entry.node
        name, key_start, key_end = keys[-1]
        value = cast("dict[str, object]", table.value)[name]
        node, stop = self._value(self._blank(at + 1), value, depth)
        cast("dict[str, object]", table.value)[name] = node.value
        assert table.entries is not None
        table.entries.append(Entry(name, key_start, key_end, node))
        table.end = max(table.end, stop)
        return stop

    def _value(self, at: int, value: object, depth: int) -> tuple[Node, int]:
        if depth > _MAX_DEPTH:
            raise ParseTrouble(at, say("Lists and maps are nested too deeply here."), "depth")
        first = self.text[at]
        if first == "[":
            return self._array(at, cast("list[object]", value), depth)
        if first == "{":
            return self._inline(at, cast("dict[str, object]", value), depth)
        if first in _QUOTES:
            match = _STRING.match(self.text, at, self.end)
            assert match is not None
            style = Style.LITERAL if match[0].startswith(('"""', "'''")) else _QUOTES[first]
            return Node(at, match.end(), value, style), match.end()
        match = _BARE.match(self.text, at, self.end)
        assert match is not None
        written = match[0].rstrip()
        if not isinstance(value, bool | int | float):
            value = written
        return Node(at, at + len(written), value, Style.PLAIN), at + len(written)

    def _array(self, start: int, values: list[object], depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self._gap(start + 1)
        while self.text[at] != "]":
            item, at = self._value(at, values[len(items)], depth + 1)
            items.append(item)
            at = self._gap(at)
            if self.text[at] == ",":
                at = self._gap(at + 1)
        values[:] = [item.value for item in items]
        return Node(start, at + 1, values, Style.FLOW, None, items), at + 1

    def _inline(self, start: int, values: dict[str, object], depth: int) -> tuple[Node, int]:
        node = Node(start, start, values, Style.FLOW, entries=[])
        at = self._gap(start + 1)
        while self.text[at] != "}":
            at = self._gap(self._pair(node, at, depth + 1))
            if self.text[at] == ",":
                at = self._gap(at + 1)
        node.end = at + 1
        return node, at + 1
