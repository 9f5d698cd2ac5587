"""The target of an inline link: (address "title")."""

from collections.abc import Callable
from dataclasses import dataclass

from galley.core.render.marked import grammar as g
from galley.core.render.marked import patterns as p
from galley.core.render.text import SPACES


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, and where its source ends."""

    href: str
    title: str
    end: int


def find_target(text: str, pos: int, spend: Callable[[int], bool]) -> Target | None:
    """Read the target whose bracket opens at `pos`. `spend(steps)` says whether that much work is allowed."""
    if match := p.PLAIN_TARGET.match(text, pos):
        return Target(match[1], "", match.end())
    opening = p.TARGET_START.match(text, pos)
    if opening is None or text.find(")", pos) < 0:
        return None
    start = opening.end()
    if (angle := p.TARGET_ANGLE.match(text, start)) and (found := _with_title(text, angle.end())):
        title, end = found
        return _finish(text, start, angle.end(), title, end)
    run = p.TARGET.match(text, start)
    stop = run.end() if run else start
    if not spend(4 * (stop - start) + 100):
        return None
    # The longest address counts after which a title, or the bracket, can follow.
    last = text.rfind(")", start, stop)
    at = stop
    floor = max(last, start - 1)
    while at > floor:
        if at == stop or text[at] in "\"'(":
            found = _with_title(text, at)
            if found:
                return _finish(text, start, at, *found)
            if not spend(min(len(text) - at, 4000)):
                return None
        at -= 1
    if last >= 0:
        return _finish(text, start, last, "", last + 1)
    return None


def _with_title(text: str, pos: int) -> tuple[str, int] | None:
    """What may follow an address: a title and the closing bracket. The title and the end."""
    if (title := p.TITLE.match(text, pos)) and (end := p.TARGET_END.match(text, title.end())):
        return title[1], end.end()
    if end := p.TARGET_END.match(text, pos):
        return "", end.end()
    return None


def _finish(text: str, start: int, stop: int, title: str, end: int) -> Target | None:
    href = text[start:stop]
    trimmed = href.strip(SPACES)
    if trimmed.startswith("<"):
        if not trimmed.endswith(">"):
            return None
        body = trimmed[:-1]
        if (len(trimmed) - len(body.rstrip("\\"))) % 2 == 0:
            return None
    else:
        bracket = _unbalanced(href)
        if bracket == -2:
            return None
        if bracket >= 0:
            href, title = href[:bracket], ""
            end = start + bracket + 1
    href = href.strip(SPACES)
    if href.startswith("<"):
        href = href[1:-1]
    return Target(g.unescape(href), g.unescape(title[1:-1]), end)


def _unbalanced(href: str) -> int:
    """The first closing bracket that nothing opened; -1 if all is balanced, -2 if one stays open."""
    if ")" not in href:
        return -1
    level = at = 0
    while at < len(href):
        char = href[at]
        if char == "\\":
            at += 1
        elif char == "(":
            level += 1
        elif char == ")":
            level -= 1
            if level < 0:
                return at
        at += 1
    return -2 if level > 0 else -1
