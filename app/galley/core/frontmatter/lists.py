"""The smallest edits that turn one written list into another: in brackets, or one item a line."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from galley.core.edits import Edit
from galley.core.frontmatter.lines import indentation, line_end, line_start
from galley.core.frontmatter.model import Refused
from galley.core.frontmatter.tree import Node, Style
from galley.core.messages import say

Span = tuple[int, int]


def changes(old: Sequence[object], new: Sequence[object]) -> list[tuple[int, int, int, int]]:
    """Return which runs differ, as (old from, old to, new from, new to); equal runs stand between them."""
    matcher = SequenceMatcher(
        None, [_hashable(each) for each in old], [_hashable(each) for each in new], autojunk=False
    )
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _hashable(value: object) -> str:
    return f"{type(value).__name__}:{value!r}"


def texts_for(
    text: str,
    items: Sequence[Node],
    new: Sequence[object],
    write: Callable[[object], str],
    spans: Sequence[Span],
) -> list[str]:
    """Return how each new item is written: as it stands already, where an old item has the same value."""
    known: dict[str, str] = {}
    for item, (start, end) in zip(items, spans, strict=True):
        if start < end and not item.fixed:
            known.setdefault(_hashable(item.value), text[start:end])
    return [known.get(_hashable(value)) or write(value) for value in new]


def edit_separated(
    text: str,
    spans: Sequence[Span],
    old: Sequence[object],
    new: Sequence[object],
    texts: Sequence[str],
    inside: Span,
    separator: str,
) -> list[Edit]:
    """Edit items parted by ``separator`` (`[a, b]`, ``a; b``); ``inside`` is the span between brackets."""
    if not new:
        return [Edit(inside[0], inside[1], "")]
    if not spans:
        return [Edit(inside[0], inside[0], separator.join(texts))]
    edits: list[Edit] = []
    for a, b, c, d in changes(old, new):
        both = min(b - a, d - c)
        for slot in range(both):
            replacement = texts[c + slot]
            if slot == both - 1 and d - c > both:
                replacement = separator.join(texts[c + slot : d])
            edits.append(Edit(*spans[a + slot], replacement))
        if b - a > both:
            edits.append(_gap(spans, a + both, b))
        elif not both:
            added = separator.join(texts[c:d])
            if a:
                at = spans[a - 1][1]
                edits.append(Edit(at, at, separator + added))
            else:
                edits.append(Edit(spans[0][0], spans[0][0], added + separator))
    return edits


def _gap(spans: Sequence[Span], first: int, last: int) -> Edit:
    """Remove the items ``first`` to ``last`` with one separator each."""
    if first:
        return Edit(spans[first - 1][1], spans[last - 1][1], "")
    return Edit(spans[0][0], spans[last][0], "")


def separator_of(text: str, spans: Sequence[Span], inside: Span, default: str = ", ") -> str:
    """Return what stands between two items, or would stand there."""
    if len(spans) > 1:
        between = text[spans[0][1] : spans[1][0]]
        if not between.replace(default.strip(), "", 1).strip():
            return between
    lead = text[inside[0] : spans[0][0]] if spans else ""
    return default.strip() + lead if "\n" in lead and not lead.strip() else default


def edit_block(text: str, node: Node, new: Sequence[object], write: Callable[[object], str]) -> list[Edit]:
    """Edit a YAML list with one item a line; comments and blank lines between the items stay."""
    items = node.items or []
    dashes = _dashes(text, node)
    if not new:
        return [_whole_lines(text, dash, item) for dash, item in zip(dashes, items, strict=True)]
    indent = indentation(text, node.start)
    texts = texts_for(text, items, new, write, [(item.start, item.end) for item in items])
    # An item that only moves takes the comment behind it along.
    moved = {
        _hashable(item.value): text[item.start : line_end(text, item.end)]
        for item in items
        if item.start < item.end
    }
    edits: list[Edit] = []
    for a, b, c, d in changes([item.value for item in items], new):
        both = min(b - a, d - c)
        for slot in range(both):
            item = items[a + slot]
            if item.fixed:
                raise Refused(say("An item of this list cannot be changed: {0}.", item.fixed))
            gap = " " if item.style is Style.EMPTY and text[item.start - 1] == "-" else ""
            edits.append(Edit(item.start, item.end, gap + texts[c + slot]))
        edits += (_whole_lines(text, dashes[at], items[at]) for at in range(a + both, b))
        if d - c > both:
            if indent is None:
                raise Refused(
                    say("This list begins on the line of another one, and cannot take more items here.")
                )
            bullet = indent + _bullet(text, dashes, items)
            lines = [bullet + (moved.get(_hashable(new[at])) or texts[at]) for at in range(c + both, d)]
            if a + both:
                at = line_end(text, items[a + both - 1].end)
                edits.append(Edit(at, at, "".join(f"\n{line}" for line in lines)))
            else:
                at = line_start(text, dashes[0])
                edits.append(Edit(at, at, "".join(f"{line}\n" for line in lines)))
    return edits


def _bullet(text: str, dashes: Sequence[int], items: Sequence[Node]) -> str:
    gap = text[dashes[-1] + 1 : items[-1].start]
    return f"-{gap}" if gap and not gap.strip(" \t") else "- "


def _whole_lines(text: str, dash: int, item: Node) -> Edit:
    if indentation(text, dash) is None:
        raise Refused(say("This list begins on the line of another one, and cannot lose this item."))
    if item.fixed and item.style is not Style.ALIAS:
        raise Refused(say("An item of this list cannot be removed: {0}.", item.fixed))
    end = line_end(text, max(item.end, dash))
    return Edit(line_start(text, dash), min(end + 1, len(text)), "")


def _dashes(text: str, node: Node) -> list[int]:
    """Return the position of each item's dash; all stand in the column where the list begins."""
    column = node.start - line_start(text, node.start)
    dashes: list[int] = []
    for item in node.items or ():
        if not dashes:
            dashes.append(node.start)
            continue
        start = line_start(text, item.start)
        while start > dashes[-1] and not (
            text.startswith("-", start + column) and not text[start : start + column].strip(" \t")
        ):
            start = line_start(text, start - 1)
        if start <= dashes[-1]:
            raise Refused(say("The items of this list are indented in a way that cannot be edited safely."))
        dashes.append(start + column)
    return dashes
