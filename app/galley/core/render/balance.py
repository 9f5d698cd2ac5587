"""Which HTML elements a part opens for the parts behind it, or closes of those before it."""

import re

_TAG = re.compile(
    r"<!--[\s\S]*?(?:-->|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>"
)
# Elements without an end tag, and those whose end a browser supplies at the next block anyway.
_IGNORED = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "param", "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup",
        "tbody", "thead", "tfoot", "colgroup", "html", "head", "body", "rt", "rp",
    )
)  # fmt: skip

Balance = tuple[tuple[bool, str], ...]


def balance_of(html: str) -> Balance:
    """The tags without a partner, in order: (opens, name)."""
    stack: list[str] = []
    closers: list[str] = []
    for match in _TAG.finditer(html):
        name = match[2]
        if name is None:
            continue
        name = name.lower()
        if name in _IGNORED or (match[3] and name in ("svg", "path", "circle", "rect", "line")):
            continue
        if not match[1]:
            stack.append(name)
        elif name in stack:
            while stack.pop() != name:
                pass
        else:
            closers.append(name)
    return (*((False, name) for name in closers), *((True, name) for name in stack))


def settle(stack: list[str], balance: Balance) -> None:
    """Apply a part's unpaired tags to the elements that are open before it."""
    for opens, name in balance:
        if opens:
            stack.append(name)
        elif name in stack:
            while stack.pop() != name:
                pass
