"""Where in a post's own text the hits of a query are, and the lines around them."""

import re
from collections.abc import Iterator, Sequence

from galley.core.index.fold import fold_with_origin
from galley.core.library import language
from galley.core.library.found import Excerpt, Span
from galley.core.library.matching import find_all

_SPACE = re.compile(r"\s+")
# What stands before a hit in its excerpt, as a part of the whole.
_BEFORE = 0.25


def hits_in(text: str, query: str, limit: int = 1000) -> list[Span]:
    """Return where ``text`` has what ``query`` looks for, in order, none over another; at most ``limit``."""
    return _hits(text, [term.text for term in language.parse(query).terms], limit)


def excerpt_of(text: str, query: str, length: int) -> Excerpt | None:
    """Return about ``length`` characters around the first hit, on one line; None without a hit."""
    spans = hits_in(text, query)
    if not spans:
        return None
    start = max(0, min(spans[0].start - int(length * _BEFORE), len(text) - length))
    end = min(len(text), max(start + length, spans[0].end))
    # A line above belongs to another thought.
    line = text.rfind("\n", start, spans[0].start) + 1
    if line > start:
        end = min(len(text), end + line - start)
        start = line
    return _on_one_line(text, start, end, [span for span in spans if span.end <= end])


def _on_one_line(text: str, start: int, end: int, spans: Sequence[Span]) -> Excerpt:
    pieces: list[str] = ["…"] if start and text[start - 1] != "\n" else []
    size = len("".join(pieces))
    moved: list[Span] = []
    at = start
    for span in spans:
        before = _SPACE.sub(" ", text[at : span.start])
        inside = _SPACE.sub(" ", text[span.start : span.end])
        pieces += (before, inside)
        size += len(before)
        moved.append(Span(size, size + len(inside)))
        size += len(inside)
        at = span.end
    pieces.append(_SPACE.sub(" ", text[at:end]).rstrip())
    if end < len(text):
        pieces.append("…")
    return Excerpt("".join(pieces), tuple(moved))


def _hits(text: str, terms: Sequence[str], limit: int) -> list[Span]:
    if not terms:
        return []
    folded, origin = fold_with_origin(text)
    spans: list[Span] = []
    for start, end in sorted(span for term in terms for span in _some(folded, term, limit)):
        # A character that became several belongs to the hit as a whole.
        span = Span(origin[start], origin[end] if origin[end] > origin[end - 1] else _after(origin, end))
        if spans and span.start < spans[-1].end:
            continue
        spans.append(span)
        if len(spans) == limit:
            break
    return spans


def _some(folded: str, term: str, limit: int) -> Iterator[tuple[int, int]]:
    for number, span in enumerate(find_all(folded, term)):
        if number == limit:
            return
        yield span


def _after(origin: Sequence[int], end: int) -> int:
    here = origin[end - 1]
    while origin[end] == here:
        end += 1
    return origin[end]
