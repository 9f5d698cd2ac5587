"""The edits that change a header: each is read again before it is handed out, or it is refused."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, cast

from galley.core.edits import Edit, apply_edits, in_order
from galley.core.frontmatter.dates import format_like
from galley.core.frontmatter.flat_edit import JsonEditor, MetaEditor, TomlEditor
from galley.core.frontmatter.lines import line_end, line_start
from galley.core.frontmatter.model import Format, Header, HeaderRules, ListStyle, Refused
from galley.core.frontmatter.reader import read_tree
from galley.core.frontmatter.tree import Entry, Node, Style, is_list, is_map
from galley.core.frontmatter.views import list_items
from galley.core.frontmatter.yaml_edit import YamlEditor
from galley.core.messages import say

Key = str | tuple[str, ...]


class _Editor(Protocol):
    def add(self, parent: Node, key: str, value: object, after: Entry | None, at: int) -> list[Edit]: ...
    def remove(self, parent: Node, entry: Entry) -> list[Edit]: ...
    def rename(self, parent: Node, entry: Entry, key: str) -> list[Edit]: ...
    def replace(self, parent: Node, entry: Entry, value: object) -> list[Edit]: ...


def set_value(
    text: str,
    key: Key,
    value: object,
    rules: HeaderRules,
    *,
    style: ListStyle | None = None,
    order: Sequence[str] = (),
) -> list[Edit]:
    """Return the edits that give ``key`` a value: text, a number, a boolean, None, a list, a map, a date.

    A key that is not there is added: beside its neighbours in ``order`` (the scaffold's keys), else last;
    a text without a header gets one. A path such as ``("cover", "alt")`` reaches into maps. ``style`` is
    how a new list is laid out. Raises Refused; no edits at all mean that the value stands there already.
    """
    path = (key,) if isinstance(key, str) else key
    if not path or not all(path):
        raise Refused(say("A key needs a name."))
    header, tree = _open(text, rules)
    if tree is None:
        return _checked(
            text, header, rules, _new_header(text, path, value, rules, style), _nest({}, path, value)
        )
    plan = _Plan(text, header, tree, rules, style)
    return plan.set(path, _plain_value(value, tree.entry(path[0]) if len(path) == 1 else None), order)


def remove_key(text: str, key: Key, rules: HeaderRules) -> list[Edit]:
    """Return the edits that remove ``key`` and its value; none if it is not there. Raises Refused."""
    path = (key,) if isinstance(key, str) else key
    header, tree = _open(text, rules)
    if tree is None:
        return []
    return _Plan(text, header, tree, rules, None).remove(path)


def rename_key(text: str, key: Key, new: str, rules: HeaderRules) -> list[Edit]:
    """Return the edits that call ``key`` by the name ``new``. Raises Refused, also if ``new`` is taken."""
    path = (key,) if isinstance(key, str) else key
    header, tree = _open(text, rules)
    if tree is None:
        raise Refused(say("There is no key “{0}” in this header.", path[-1]))
    return _Plan(text, header, tree, rules, None).rename(path, new)


def add_item(
    text: str,
    key: Key,
    item: object,
    rules: HeaderRules,
    *,
    style: ListStyle | None = None,
    order: Sequence[str] = (),
) -> list[Edit]:
    """Return the edits that append ``item`` to the list ``key``; none if it has it. Raises Refused."""

    def append(items: list[object]) -> list[object]:
        return items if item in items else [*items, item]

    return _edit_list(text, key, append, rules, style, order)


def remove_item(text: str, key: Key, item: object, rules: HeaderRules) -> list[Edit]:
    """Return the edits that take every ``item`` out of the list ``key``, if it is there. Raises Refused."""
    return _edit_list(
        text, key, lambda items: [each for each in items if not _same(each, item)], rules, None, ()
    )


def move_item(text: str, key: Key, source: int, target: int, rules: HeaderRules) -> list[Edit]:
    """Return the edits that move the item at index ``source`` to index ``target``. Raises Refused."""

    def move(items: list[object]) -> list[object]:
        if not (0 <= source < len(items) and 0 <= target < len(items)):
            raise Refused(say("There is no item at this place of the list."))
        moved = list(items)
        moved.insert(target, moved.pop(source))
        return moved

    return _edit_list(text, key, move, rules, None, ())


def _edit_list(
    text: str,
    key: Key,
    change: Callable[[list[object]], list[object]],
    rules: HeaderRules,
    style: ListStyle | None,
    order: Sequence[str],
) -> list[Edit]:
    path = (key,) if isinstance(key, str) else key
    header, _ = _open(text, rules)
    value: object = header.values
    for name in path:
        value = value.get(name) if is_map(value) else None
    if is_map(value):
        raise Refused(say("“{0}” holds keys of its own, and is no list.", path[-1]))
    items = list(list_items(value, path[-1], rules))
    new = change(items)
    if len(new) == len(items) and all(map(_same, new, items)):
        return []
    return set_value(text, key, new, rules, style=style, order=order)


def _open(text: str, rules: HeaderRules) -> tuple[Header, Node | None]:
    header, tree = read_tree(text, rules)
    if header.error is not None:
        raise Refused(
            say("The header cannot be read (line {0}): {1}", header.error.line, header.error.reason)
        )
    return header, tree


def _plain_value(value: object, old: Entry | None) -> object:
    """Turn what callers may pass into what a header can hold."""
    if isinstance(value, tuple):
        return [_plain_value(each, None) for each in cast("tuple[object, ...]", value)]
    if isinstance(value, datetime):
        return format_like(str(old.node.value) if old is not None else "", value)
    if isinstance(value, date):
        return value.isoformat()
    return value


class _Plan:
    """One change of one header: the edits, and what the header must say when they are made."""

    def __init__(
        self, text: str, header: Header, tree: Node, rules: HeaderRules, style: ListStyle | None
    ) -> None:
        self.text = text
        self.header = header
        self.tree = tree
        self.rules = rules
        region = header.region
        assert region is not None
        self.region = region
        self.editor: _Editor
        match region.format:
            case Format.YAML:
                self.editor = YamlEditor(text, tree, rules, style)
            case Format.TOML:
                self.editor = TomlEditor(text, tree, region)
            case Format.JSON:
                self.editor = JsonEditor(text, tree, region)
            case Format.META:
                self.editor = MetaEditor(text, tree, region)

    def set(self, path: tuple[str, ...], value: object, order: Sequence[str]) -> list[Edit]:
        if self.region.format is Format.META:
            path = tuple(name.lower() for name in path)
        parent = self.tree
        for depth, name in enumerate(path[:-1]):
            entry = parent.entry(name)
            if entry is None:
                rest = _nest({}, path[depth + 1 :], value)
                return self._add(parent, path[: depth + 1], rest, order if depth == 0 else ())
            _no_alias(entry)
            if entry.node.entries is None:
                if entry.node.value is not None:
                    raise Refused(say("“{0}” holds a value, so it cannot hold keys.", name))
                rest = _nest({}, path[depth + 1 :], value)
                return self._check(self.editor.replace(parent, entry, rest), path[: depth + 1], rest)
            parent = entry.node
        entry = parent.entry(path[-1])
        if entry is None:
            return self._add(parent, path, value, order if len(path) == 1 else ())
        self._only_one(parent, path[-1])
        if _same(entry.node.value, value):
            return []
        return self._check(self.editor.replace(parent, entry, value), path, value)

    def remove(self, path: tuple[str, ...]) -> list[Edit]:
        found = self._find(path)
        if found is None:
            return []
        parent, entry = found
        self._only_one(parent, path[-1])
        expected = _without(self.header.values, path)
        return _checked(self.text, self.header, self.rules, self.editor.remove(parent, entry), expected)

    def rename(self, path: tuple[str, ...], new: str) -> list[Edit]:
        found = self._find(path)
        if found is None:
            raise Refused(say("There is no key “{0}” in this header.", path[-1]))
        parent, entry = found
        if new == path[-1]:
            return []
        if not new.strip():
            raise Refused(say("A key needs a name."))
        if parent.entry(new) is not None:
            raise Refused(say("There is a key “{0}” already.", new))
        self._only_one(parent, path[-1])
        read_as = new.lower() if self.region.format is Format.META else new
        expected = _nest(_without(self.header.values, path), (*path[:-1], read_as), entry.node.value)
        return _checked(self.text, self.header, self.rules, self.editor.rename(parent, entry, new), expected)

    def _find(self, path: tuple[str, ...]) -> tuple[Node, Entry] | None:
        parent = self.tree
        entry: Entry | None = None
        for name in path:
            if entry is not None:
                _no_alias(entry)
                parent = entry.node
            entry = parent.entry(name)
            if entry is None:
                return None
        return (parent, entry) if entry is not None else None

    def _only_one(self, parent: Node, key: str) -> None:
        if sum(each.key == key for each in parent.entries or ()) > 1:
            raise Refused(say("The key “{0}” stands in this header twice; keep one of them first.", key))

    def _add(self, parent: Node, path: tuple[str, ...], value: object, order: Sequence[str]) -> list[Edit]:
        refusal = Refused(say("This key cannot be added safely."))
        for after, at in self._places(parent, path[-1], order):
            edits = self.editor.add(parent, path[-1], value, after, at)
            try:
                return self._check(edits, path, value)
            except Refused as reason:
                refusal = reason
        raise refusal

    def _places(self, parent: Node, key: str, order: Sequence[str]) -> list[tuple[Entry | None, int]]:
        """Return where a new key may go, best first: an entry to follow, or a line to stand at."""
        places: list[tuple[Entry | None, int]] = []
        entries = parent.entries or []
        if key in order:
            spot = list(order).index(key)
            before = [entry for name in reversed(order[:spot]) if (entry := parent.entry(name)) is not None]
            behind = [entry for name in order[spot + 1 :] if (entry := parent.entry(name)) is not None]
            if before:
                places.append((before[0], -1))
            elif behind and parent.style is not Style.FLOW:
                places.append((None, line_start(self.text, behind[0].start)))
        if parent is self.tree and self.region.format is Format.YAML and parent.style is not Style.FLOW:
            places.append((None, self._below_all()))
        if entries:
            places.append((entries[-1], -1))
        if not places:
            places.append((None, self.region.content_start))
        elif self.region.format is Format.YAML and parent is self.tree:
            # Blank lines at the end may belong to a |+ block; Hexo's pattern counts one of them less.
            places += ((None, at) for at in (self.region.content_end - 1, self.region.content_end))
        return places

    def _below_all(self) -> int:
        """Return where the line behind the header's last one begins, blank lines left out."""
        start = self.region.content_start
        content = self.text[start : self.region.content_end].rstrip()
        return (
            min(line_end(self.text, start + len(content)) + 1, self.region.content_end) if content else start
        )

    def _check(self, edits: list[Edit], path: tuple[str, ...], value: object) -> list[Edit]:
        expected = _nest(self.header.values, path, value)
        return _checked(self.text, self.header, self.rules, edits, expected)


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits and make one of those that touch: side by side, undone they would lose their order."""
    merged: list[Edit] = []
    for edit in in_order(edits):
        if merged and merged[-1].end == edit.start:
            last = merged.pop()
            edit = Edit(last.start, edit.end, last.replacement + edit.replacement)
        merged.append(edit)
    return merged


def _no_alias(entry: Entry) -> None:
    if entry.node.style is Style.ALIAS:
        raise Refused(say("“{0}” cannot be changed here: {1}.", entry.key, entry.node.fixed))


def _checked(
    text: str, header: Header, rules: HeaderRules, edits: list[Edit], expected: Mapping[str, object]
) -> list[Edit]:
    """Return ``edits`` if the text they make says exactly what is expected, and keeps its body."""
    edits = _merged(edit for edit in edits if text[edit.start : edit.end] != edit.replacement)
    try:
        new = apply_edits(text, edits)
    except ValueError:
        raise Refused(say("This cannot be changed safely: the edits would touch each other.")) from None
    after, _ = read_tree(new, rules)
    if after.error is not None or not _same_values(after.values, expected):
        raise Refused(
            say("This cannot be changed safely: the header would not read as it should afterwards.")
        )
    if new[after.body_start :] != text[header.body_start :]:
        raise Refused(say("This cannot be changed safely: the body of the post would change."))
    return edits


def _same_values(have: Mapping[str, object], want: Mapping[str, object]) -> bool:
    return have.keys() == want.keys() and all(_same(have[key], want[key], blank=True) for key in want)


def _same(have: object, want: object, *, blank: bool = False) -> bool:
    """Compare values and their types; with ``blank``, an emptied list or map may have become null."""
    if is_map(want) and is_map(have):
        return _same_values(have, want)
    if is_list(want) and is_list(have):
        return len(have) == len(want) and all(map(_same, have, want))
    if blank and have is None and (want == [] or want == {}):
        return True
    return type(have) is type(want) and (have == want or (have != have and want != want))


def _nest(values: Mapping[str, object], path: tuple[str, ...], value: object) -> dict[str, object]:
    """Return ``values`` with ``value`` at ``path``; nothing that is shared is changed."""
    copy = dict(values)
    name, *rest = path
    inner = copy.get(name)
    copy[name] = _nest(inner if is_map(inner) else {}, tuple(rest), value) if rest else value
    return copy


def _without(values: Mapping[str, object], path: tuple[str, ...]) -> dict[str, object]:
    copy = dict(values)
    name, *rest = path
    inner = copy.pop(name, None) if not rest else copy[name]
    if rest and is_map(inner):
        copy[name] = _without(inner, tuple(rest))
    return copy


def _new_header(
    text: str, path: tuple[str, ...], value: object, rules: HeaderRules, style: ListStyle | None
) -> list[Edit]:
    """Put a header with one key on top of a text that has none."""
    at = 1 if text.startswith("\ufeff") else 0
    name, *rest = path
    nested: object = _nest({}, tuple(rest), value) if rest else _plain_value(value, None)
    root = Node(at, at, {}, Style.BLOCK, entries=[])
    if rules is HeaderRules.PELICAN:
        return [Edit(at, at, MetaEditor.line(name.capitalize(), nested) + "\n\n")]
    line = YamlEditor("", root, rules, style).add(root, name, nested, None, 0)[0].replacement
    return [Edit(at, at, f"---\n{line}---\n")]
