"""Edits of TOML, JSON and meta-line headers: few ways to write a value, so few ways to go wrong."""

import json
import math
from collections.abc import Sequence

from galley.core.edits import Edit
from galley.core.frontmatter.dates import DATE_KEYS
from galley.core.frontmatter.lines import indentation, line_end, line_start
from galley.core.frontmatter.lists import Span, edit_separated, separator_of, texts_for
from galley.core.frontmatter.model import Refused, Region
from galley.core.frontmatter.toml_write import write_toml, write_toml_key
from galley.core.frontmatter.tree import Entry, Node, Style, is_list, is_map
from galley.core.messages import say


class _Bracketed:
    """What TOML and JSON share: lists in brackets, and values that are replaced where they stand."""

    def __init__(self, text: str, root: Node, region: Region) -> None:
        self.text = text
        self.root = root
        self.region = region

    def write(self, value: object, like: Style, key: str) -> str:
        raise NotImplementedError

    def replace(self, parent: Node, entry: Entry, value: object) -> list[Edit]:
        """Write ``value`` in place of the old one."""
        node = entry.node
        if node.fixed:
            raise Refused(say("The value of “{0}” cannot be changed here: {1}.", entry.key, node.fixed))
        if node.items is not None and is_list(value):
            new = list(value)
            spans: list[Span] = [(item.start, item.end) for item in node.items]
            inside = (node.start + 1, node.end - 1)
            styles = {item.style for item in node.items}
            like = styles.pop() if len(styles) == 1 else Style.DOUBLE
            texts = texts_for(self.text, node.items, new, lambda each: self.write(each, like, ""), spans)
            old = [item.value for item in node.items]
            return edit_separated(
                self.text, spans, old, new, texts, inside, separator_of(self.text, spans, inside)
            )
        if node.entries is not None and node.style is Style.BLOCK:
            raise Refused(say("“{0}” is a table; change its keys one by one.", entry.key))
        return [Edit(node.start, node.end, self.write(value, node.style, entry.key))]

    def _remove_in_flow(self, parent: Node, entry: Entry) -> list[Edit]:
        entries = parent.entries or []
        spans = [(each.start, each.node.end) for each in entries]
        old = [each.key for each in entries]
        new = [each.key for each in entries if each is not entry]
        bare = not self.text.startswith("{", parent.start)
        inside = (spans[0][0], spans[-1][1]) if bare else (parent.start + 1, parent.end - 1)
        return edit_separated(self.text, spans, old, new, new, inside, ", ")

    def _add_in_flow(self, parent: Node, pair: str, after: Entry | None) -> list[Edit]:
        entries = parent.entries or []
        if not entries:
            at = parent.start + 1 if self.text.startswith("{", parent.start) else parent.start
            return [Edit(at, at, pair)]
        spans = [(each.start, each.node.end) for each in entries]
        at = (after or entries[-1]).node.end
        return [Edit(at, at, separator_of(self.text, spans, (parent.start + 1, parent.end)) + pair)]

    def _colon(self, parent: Node, default: str) -> str:
        """Return what stands between a key and its value here."""
        first = (parent.entries or [None])[0]
        between = self.text[first.end : first.node.start] if first else default
        return between if between.strip() == default.strip() and "\n" not in between else default


class JsonEditor(_Bracketed):
    """Makes the edits of one JSON header."""

    def write(self, value: object, like: Style, key: str) -> str:
        """Return ``value`` as JSON on one line."""
        if isinstance(value, float) and not math.isfinite(value):
            raise Refused(say("JSON has no way to write this number."))
        return json.dumps(value, ensure_ascii=False)

    def add(self, parent: Node, key: str, value: object, after: Entry | None, at: int) -> list[Edit]:
        """Add a key after the entry ``after``, else last."""
        pair = (
            self.write(key, Style.DOUBLE, "")
            + self._colon(parent, ": ")
            + self.write(value, Style.DOUBLE, key)
        )
        if not parent.entries and parent is self.root:
            pair = f"\n{pair}\n" if self.text.startswith("{", parent.start) else f"{pair}\n"
        return self._add_in_flow(parent, pair, after)

    def remove(self, parent: Node, entry: Entry) -> list[Edit]:
        """Remove a key, its value and one comma."""
        return self._remove_in_flow(parent, entry)

    def rename(self, parent: Node, entry: Entry, key: str) -> list[Edit]:
        """Write another key in place of the old one."""
        return [Edit(entry.start, entry.end, self.write(key, Style.DOUBLE, ""))]


class TomlEditor(_Bracketed):
    """Makes the edits of one TOML header."""

    def write(self, value: object, like: Style, key: str) -> str:
        """Return ``value`` as TOML on one line, in single quotes if the old value has them."""
        return write_toml(value, like, key)

    def add(self, parent: Node, key: str, value: object, after: Entry | None, at: int) -> list[Edit]:
        """Add a key to a table: after the entry ``after``, else behind the table's last value."""
        if parent.fixed:
            raise Refused(say("No key can be added here: {0}.", parent.fixed))
        like = Style.PLAIN if key.lower() in DATE_KEYS else Style.DOUBLE
        if parent.style is Style.FLOW:
            return self._add_in_flow(parent, f"{write_toml_key(key)} = {self.write(value, like, key)}", after)
        own = [each for each in parent.entries or () if not _is_table(each.node)]
        if after is not None and _is_table(after.node):
            after = None
        after = after or (own[-1] if own else None)
        indent = (indentation(self.text, own[0].start) or "") if own else ""
        line = f"{indent}{write_toml_key(key)}{self._colon_of(own)}{self.write(value, like, key)}"
        if after is not None:
            at = line_end(self.text, after.node.end)
            return [Edit(at, at, f"\n{line}")]
        if parent is not self.root:
            at = line_end(self.text, parent.start)
            return [Edit(at, at, f"\n{line}")]
        at = self.region.content_start
        return [Edit(at, at, f"{line}\n")]

    def _colon_of(self, own: Sequence[Entry]) -> str:
        between = self.text[own[0].end : own[0].node.start] if own else " = "
        return between if between.strip() == "=" else " = "

    def remove(self, parent: Node, entry: Entry) -> list[Edit]:
        """Remove a key with its value and the comment behind it."""
        if parent.style is Style.FLOW:
            return self._remove_in_flow(parent, entry)
        node = entry.node
        if _is_table(node) or node.fixed:
            raise Refused(say("“{0}” is a table, and tables are not removed here.", entry.key))
        if indentation(self.text, entry.start) is None:
            raise Refused(
                say(
                    "The key “{0}” does not begin a line of its own, so it cannot be removed safely.",
                    entry.key,
                )
            )
        end = line_end(self.text, node.end)
        return [Edit(line_start(self.text, entry.start), min(end + 1, len(self.text)), "")]

    def rename(self, parent: Node, entry: Entry, key: str) -> list[Edit]:
        """Write another key in place of the old one."""
        return [Edit(entry.start, entry.end, write_toml_key(key))]


def _is_table(node: Node) -> bool:
    return node.style is Style.BLOCK


class MetaEditor:
    """Makes the edits of one header of ``Key: value`` lines."""

    def __init__(self, text: str, root: Node, region: Region) -> None:
        self.text = text
        self.root = root
        self.region = region

    @staticmethod
    def line(key: str, value: object, separator: str = ", ") -> str:
        """Return a key and its value as written, continued on lines indented by four spaces."""
        return f"{key}: {MetaEditor.write(value, separator)}".rstrip()

    @staticmethod
    def write(value: object, separator: str = ", ") -> str:
        """Return ``value`` as the text of a meta line; all there is are texts and lists of them."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if is_map(value):
            raise Refused(say("A header of this kind cannot hold a key inside of another."))
        if is_list(value):
            items = [str(each) for each in value]
            return ("; " if any("," in each for each in items) else separator).join(items)
        return "\n    ".join(str(value).split("\n"))

    def add(self, parent: Node, key: str, value: object, after: Entry | None, at: int) -> list[Edit]:
        """Add a line after the entry ``after``, else last."""
        entries = parent.entries or []
        capital = not entries or self.text[entries[0].start].isupper()
        line = self.line(key.capitalize() if capital else key, value)
        after = after or (entries[-1] if entries else None)
        if after is None:
            at = self.region.content_start
            return [Edit(at, at, f"{line}\n")]
        at = line_end(self.text, max(after.node.end, after.end))
        return [Edit(at, at, f"\n{line}")]

    def replace(self, parent: Node, entry: Entry, value: object) -> list[Edit]:
        """Write ``value`` in place of the old one; items of a list are changed one by one."""
        node = entry.node
        if node.items and is_list(value) and value:
            new = [str(each) for each in value]
            spans: list[Span] = [(item.start, item.end) for item in node.items]
            source = self.text[node.start : node.end]
            inside = (node.start, node.end)
            separator = separator_of(self.text, spans, inside, "; " if ";" in source else ", ")
            return edit_separated(
                self.text, spans, [item.value for item in node.items], new, new, inside, separator
            )
        written = self.write(value)
        lead = "" if not written or self.text[node.start - 1 : node.start] in " \t" else " "
        return [Edit(node.start, node.end, lead + written if node.start == node.end else written)]

    def remove(self, parent: Node, entry: Entry) -> list[Edit]:
        """Remove a key with all lines of its value."""
        end = line_end(self.text, max(entry.node.end, entry.end))
        return [Edit(line_start(self.text, entry.start), min(end + 1, len(self.text)), "")]

    def rename(self, parent: Node, entry: Entry, key: str) -> list[Edit]:
        """Write another key in place of the old one."""
        return [Edit(entry.start, entry.end, key)]
