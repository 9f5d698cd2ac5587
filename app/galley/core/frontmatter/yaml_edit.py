"""Edits of a YAML header: a value's span is replaced in the style it was written in."""

import re
from collections.abc import Sequence

from galley.core.edits import Edit
from galley.core.frontmatter.dates import DATE_KEYS
from galley.core.frontmatter.lines import indentation, line_end, line_start, skip_blanks
from galley.core.frontmatter.lists import Span, edit_block, edit_separated, separator_of, texts_for
from galley.core.frontmatter.model import HeaderRules, ListStyle, Refused
from galley.core.frontmatter.reader import style_of
from galley.core.frontmatter.tree import Entry, Node, Style, is_list, is_map
from galley.core.frontmatter.yaml_write import (
    can_be_block,
    is_timestamp,
    write_block,
    write_inline,
    write_key,
)
from galley.core.messages import say

_QUOTED = (Style.SINGLE, Style.DOUBLE)
_BLOCKS = (Style.LITERAL, Style.FOLDED)
_COMMENT_BELOW = re.compile(r"[ \t]*#|\s*\n[ \t]+#")
_BLOCK_COMMENT = re.compile(r"[|>][-+0-9]*([ \t]+#[^\n]*)?")


class YamlEditor:
    """Makes the edits of one YAML header; nothing here checks them, see ``edit``."""

    def __init__(self, text: str, root: Node, rules: HeaderRules, style: ListStyle | None) -> None:
        self.text = text
        self.root = root
        self.rules = rules
        self.style = style or self._usual_style()

    def _usual_style(self) -> ListStyle:
        styles = [style_of(self.text, entry.start, entry.node) for entry in self.root.entries or ()]
        return next((style for style in styles if style is not None), ListStyle.BLOCK)

    # -- keys ----------------------------------------------------------------------------------------

    def add(self, parent: Node, key: str, value: object, after: Entry | None, at: int) -> list[Edit]:
        """Add a key after the entry ``after``, or at the position ``at``: the beginning of a line."""
        if parent.style is Style.FLOW:
            return self._add_in_flow(parent, key, value, after)
        first = (parent.entries or [None])[0]
        indent = indentation(self.text, first.start) if first else ""
        if indent is None:
            raise Refused(say("The keys here do not begin lines of their own, so none can be added safely."))
        line = indent + write_key(key) + ":" + self._after_colon(key, value, indent)
        if after is not None:
            at = line_end(self.text, max(after.node.end, after.end))
            return [Edit(at, at, f"\n{line}")]
        return [Edit(at, at, f"{line}\n")]

    def _add_in_flow(self, parent: Node, key: str, value: object, after: Entry | None) -> list[Edit]:
        entries = parent.entries or []
        written = write_inline(value, in_flow=True, is_date=self._is_date(key, None))
        pair = f"{write_key(key, in_flow=True)}: {written}"
        spans = [(entry.start, entry.node.end) for entry in entries]
        if not spans:
            return [Edit(parent.start + 1, parent.start + 1, pair)]
        separator = separator_of(self.text, spans, (parent.start + 1, parent.end - 1))
        at = (after or entries[-1]).node.end
        return [Edit(at, at, separator + pair)]

    def remove(self, parent: Node, entry: Entry) -> list[Edit]:
        """Remove a key with its value and the comment behind it; comments on other lines stay."""
        if parent.style is Style.FLOW:
            entries = parent.entries or []
            spans = [(each.start, each.node.end) for each in entries]
            keep = [each for each in entries if each is not entry]
            old, new = [each.key for each in entries], [each.key for each in keep]
            return edit_separated(self.text, spans, old, new, new, (parent.start + 1, parent.end - 1), ", ")
        if indentation(self.text, entry.start) is None:
            raise Refused(
                say(
                    "The key “{0}” does not begin a line of its own, so it cannot be removed safely.",
                    entry.key,
                )
            )
        if entry.node.fixed and entry.node.style is not Style.ALIAS:
            raise Refused(say("The value of “{0}” cannot be removed: {1}.", entry.key, entry.node.fixed))
        end = line_end(self.text, max(entry.node.end, self._after(entry)))
        return [Edit(line_start(self.text, entry.start), min(end + 1, len(self.text)), "")]

    def rename(self, parent: Node, entry: Entry, key: str) -> list[Edit]:
        """Write another key in place of the old one, in the same quotes."""
        old = self.text[entry.start : entry.end]
        if old[:1] in "&!*?":
            raise Refused(
                say("The key “{0}” has an anchor or a tag, and cannot be renamed safely.", entry.key)
            )
        return [Edit(entry.start, entry.end, write_key(key, in_flow=parent.style is Style.FLOW, like=old))]

    # -- values --------------------------------------------------------------------------------------

    def replace(self, parent: Node, entry: Entry, value: object) -> list[Edit]:
        """Write ``value`` in place of the old one."""
        node = entry.node
        if node.fixed:
            raise Refused(say("The value of “{0}” cannot be changed here: {1}.", entry.key, node.fixed))
        in_flow = parent.style is Style.FLOW
        if is_list(value) and node.items is not None:
            return self._replace_list(entry, list(value), in_flow=in_flow)
        if in_flow or node.style is Style.FLOW:
            return self._replace_inline(entry, value, in_flow=in_flow)
        if is_list(value) or is_map(value):
            return self._replace_by_collection(entry, value)
        if isinstance(value, str):
            block = self._as_block(entry, value)
            if block is not None:
                return block
        return self._replace_inline(entry, value, in_flow=False)

    def _replace_inline(self, entry: Entry, value: object, *, in_flow: bool) -> list[Edit]:
        node = entry.node
        like = node.style if node.style in _QUOTED else Style.PLAIN
        written = write_inline(value, like=like, in_flow=in_flow, is_date=self._is_date(entry.key, node))
        if node.style in (Style.PLAIN, Style.FLOW, *_QUOTED) and (written or in_flow):
            return [Edit(node.start, node.end, written)]
        return self._replace_rest(entry, f" {written}" if written else "")

    def _replace_rest(self, entry: Entry, tail: str) -> list[Edit]:
        """Write ``tail`` behind the colon, where an empty value or one of several lines stands now."""
        text, node = self.text, entry.node
        colon = self._after(entry)
        first_line_end = line_end(text, colon)
        edits: list[Edit] = []
        if node.style in _BLOCKS:
            found = _BLOCK_COMMENT.match(text, node.start)
            comment = (found and found[1]) or ""
            return [Edit(colon, node.end, tail + comment)]
        if node.end > first_line_end and node.start > first_line_end:
            edits.append(Edit(first_line_end, node.end, ""))
            stop = first_line_end
        else:
            stop = max(node.end, colon)
        rest = skip_blanks(text, stop)
        if rest == len(text) or text[rest] == "\n":
            stop = rest if not edits else stop
        start = colon
        if text[skip_blanks(text, colon) : skip_blanks(text, colon) + 1] == "#":
            stop = colon
        if edits and edits[0].start == stop:
            return [Edit(start, edits[0].end, tail)]
        return [Edit(start, stop, tail), *edits]

    def _as_block(self, entry: Entry, value: str) -> list[Edit] | None:
        """Keep or begin a literal or folded block, if the value is one for it; None if it is not."""
        node, text = entry.node, self.text
        old_block = node.style in _BLOCKS
        if not can_be_block(value) or not (old_block or ("\n" in value and node.style not in _QUOTED)):
            return None
        if not old_block:
            indent = (indentation(text, entry.start) or "") + "  "
            stop = max(node.end, self._after(entry))
            end = line_end(text, stop)
            if _COMMENT_BELOW.match(text, stop) or _with_blank_lines(text, end, indent) != end:
                return None  # what stands below would become a part of the block
            return self._replace_rest(entry, " " + write_block(value, Style.LITERAL, indent))
        header_end = line_end(text, node.start)
        comment = _BLOCK_COMMENT.match(text, node.start)
        first = text[header_end + 1 : node.end].lstrip("\n") if node.end > header_end else ""
        indent = (
            first[: len(first) - len(first.lstrip(" \t"))] or (indentation(text, entry.start) or "") + "  "
        )
        written = write_block(value, node.style, indent, (comment and comment[1]) or "")
        return [Edit(node.start, _with_blank_lines(text, node.end, indent), written)]

    def _replace_list(self, entry: Entry, value: list[object], *, in_flow: bool) -> list[Edit]:
        node = entry.node
        items = node.items or []
        if node.style is Style.FLOW:
            spans: list[Span] = [(item.start, item.end) for item in items]
            inside = (node.start + 1, node.end - 1)
            like = _quotes_of(items)
            texts = texts_for(
                self.text, items, value, lambda each: write_inline(each, like=like, in_flow=True), spans
            )
            separator = separator_of(self.text, spans, inside)
            if any(item.fixed and item.style is not Style.ALIAS for item in items):
                raise Refused(
                    say("The list “{0}” cannot be changed: an item of it has an anchor or a tag.", entry.key)
                )
            return edit_separated(
                self.text, spans, [item.value for item in items], value, texts, inside, separator
            )
        like = _quotes_of(items)
        edits = edit_block(self.text, node, value, lambda each: write_inline(each, like=like) or "null")
        if not value and self.rules is HeaderRules.ASTRO:
            # Astro's schemas want a list, and take a key with nothing behind it for null.
            colon = self._after(entry)
            edits.insert(0, Edit(colon, colon, " []"))
        return edits

    def _replace_by_collection(self, entry: Entry, value: object) -> list[Edit]:
        indent = indentation(self.text, entry.start)
        if indent is None:
            raise Refused(
                say(
                    "The key “{0}” does not begin a line of its own, so this cannot be done safely.",
                    entry.key,
                )
            )
        tail = self._after_colon(entry.key, value, indent)
        text, node = self.text, entry.node
        end = line_end(text, max(node.end, self._after(entry)))
        rest = text[skip_blanks(text, max(node.end, self._after(entry))) : end]
        if tail.startswith("\n") and rest and "\n" not in text[entry.end : node.end]:
            # A comment behind the old value stays on the key's line, above the new lines.
            return [*self._replace_rest(entry, ""), Edit(end, end, tail)]
        return self._replace_rest(entry, tail)

    def _after_colon(self, key: str, value: object, indent: str) -> str:
        """Return all that follows ``key:`` for a new value, beginning with a space or a line end."""
        if is_list(value) and value and self.style is not ListStyle.FLOW:
            bullet = indent + ("  - " if self.style is ListStyle.BLOCK_INDENTED else "- ")
            items = value
            return "".join(f"\n{bullet}{write_inline(item) or 'null'}" for item in items)
        if is_map(value) and value:
            inner = indent + "  "
            pairs = value.items()
            return "".join(
                f"\n{inner}{write_key(name)}:{self._after_colon(name, each, inner)}" for name, each in pairs
            )
        if isinstance(value, str) and "\n" in value and can_be_block(value):
            return " " + write_block(value, Style.LITERAL, indent + "  ")
        written = write_inline(value, is_date=self._is_date(key, None))
        return f" {written}" if written else ""

    # -- places --------------------------------------------------------------------------------------

    def _after(self, entry: Entry) -> int:
        """Return the position behind the colon of a key."""
        at = skip_blanks(self.text, entry.end)
        if not self.text.startswith(":", at):
            raise Refused(say("The key “{0}” is written in a form that cannot be edited safely.", entry.key))
        return at + 1

    def _is_date(self, key: str, node: Node | None) -> bool:
        if node is not None and node.style is Style.PLAIN and is_timestamp(node.value):
            return True
        return key.lower() in DATE_KEYS and (node is None or node.style not in _QUOTED)


def _with_blank_lines(text: str, end: int, indent: str) -> int:
    """Return where a block of lines ends, with the blank lines below that are so long that they are text."""
    at = end
    while at < len(text) and not text[at + 1 : line_end(text, at + 1)].strip(" "):
        stop = line_end(text, at + 1)
        if stop - at - 1 > len(indent):
            end = stop
        at = stop
    return end


def _quotes_of(items: Sequence[Node]) -> Style:
    """Return the quotes that all text items of a list have, or PLAIN."""
    styles = {item.style for item in items if isinstance(item.value, str)}
    return styles.pop() if len(styles) == 1 and styles <= set(_QUOTED) else Style.PLAIN
