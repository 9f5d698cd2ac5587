"""A part of the site that the sidebar offers: drafts, a folder, a tag, a category."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from galley.core.library.columns import Columns
from galley.core.library.fold import fold
from galley.core.library.grams import Mask
from galley.core.library.packing import BETWEEN_NAMES, BETWEEN_PATHS, BROKEN, DRAFT, printable
from galley.core.library.query import in_category, in_folder, with_tag
from galley.core.library.row import Row


class ScopeKind(StrEnum):
    """What a scope is a part by."""

    ALL = "all"
    DRAFTS = "drafts"
    BROKEN = "broken"
    FOLDER = "folder"
    CATEGORY = "category"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which posts the list shows; ``name`` is the folder, the tag, or the path of the category."""

    kind: ScopeKind = ScopeKind.ALL
    name: str | tuple[str, ...] = ""

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """Return those of ``rows`` that belong to it."""
        if self.kind is ScopeKind.DRAFTS:
            return [row for row in rows if row.draft]
        if self.kind is ScopeKind.BROKEN:
            return [row for row in rows if row.error]
        if self.kind is ScopeKind.FOLDER:
            return in_folder(rows, str(self.name))
        if self.kind is ScopeKind.CATEGORY:
            return in_category(rows, self.name)
        if self.kind is ScopeKind.TAG:
            return with_tag(rows, str(self.name))
        return list(rows)


def scope_mask(columns: Columns, scope: Scope | None) -> Mask:
    """Return which posts belong to ``scope``, by slot. Names are compared folded: Python is python."""
    kind = ScopeKind.ALL if scope is None else scope.kind
    if scope is None or kind is ScopeKind.ALL or (kind is ScopeKind.FOLDER and not scope.name):
        return np.ones(columns.count, np.bool_)
    if kind in (ScopeKind.DRAFTS, ScopeKind.BROKEN):
        return (columns.integers("marks") & (DRAFT if kind is ScopeKind.DRAFTS else BROKEN)) != 0
    if kind is ScopeKind.FOLDER:
        prefix = f"{printable(str(scope.name))}/"
        return np.array([path.startswith(prefix) for path in columns.texts("path")], np.bool_)
    if kind is ScopeKind.TAG:
        return columns.text_column("tags").holding(f"{BETWEEN_NAMES}{fold(str(scope.name))}{BETWEEN_NAMES}")
    names = BETWEEN_NAMES.join(map(fold, scope.name))
    return columns.text_column("categories").holding(
        names,
        lambda text, start, end: (
            text[start - 1] == BETWEEN_PATHS and text[end] in f"{BETWEEN_NAMES}{BETWEEN_PATHS}"
        ),
    )
