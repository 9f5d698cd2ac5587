"""An edit of a text: which characters go, and what stands there instead."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` by ``replacement``; positions count characters (code points)."""

    start: int
    end: int
    replacement: str


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits from the first place to the last; those that insert at one place stay as given."""
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` made; their positions are those of the unedited text.

    Raises ValueError when two edits overlap or one lies outside the text.
    """
    parts: list[str] = []
    at = 0
    for edit in in_order(edits):
        if edit.start < at or edit.end < edit.start or edit.end > len(text):
            raise ValueError(f"{edit} overlaps another edit or lies outside the text")
        parts += (text[at : edit.start], edit.replacement)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)
