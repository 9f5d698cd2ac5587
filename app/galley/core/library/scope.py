"""A part of the site that the sidebar offers: drafts, a folder, a tag, a category."""

import re
from dataclasses import dataclass
from enum import StrEnum

from galley.core.index.fold import fold
from galley.core.index.packing import BETWEEN_NAMES, BETWEEN_PATHS, BROKEN, DRAFT, on_one_line
from galley.core.index.store import Store
from galley.core.library.columns import Columns


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


def scope_mask(store: Store, columns: Columns, scope: Scope | None) -> int:
    """Return which posts belong to ``scope``, by slot. Names are compared folded: Python is python."""
    return columns.everybody() & _wanted(store, columns, scope)


def _wanted(store: Store, columns: Columns, scope: Scope | None) -> int:
    kind = ScopeKind.ALL if scope is None else scope.kind
    if scope is None or kind is ScopeKind.ALL or (kind is ScopeKind.FOLDER and not scope.name):
        return columns.everybody()
    if kind in (ScopeKind.DRAFTS, ScopeKind.BROKEN):
        return columns.marked(DRAFT if kind is ScopeKind.DRAFTS else BROKEN)
    if kind is ScopeKind.FOLDER:
        return columns.mask_of(store.ids_under(str(scope.name)))
    if kind is ScopeKind.TAG:
        return columns.text_column("tags").holding(
            f"{BETWEEN_NAMES}{fold(on_one_line(str(scope.name)))}{BETWEEN_NAMES}"
        )
    names = re.escape(BETWEEN_NAMES.join(map(fold, map(on_one_line, scope.name))))
    outer = re.compile(f"{BETWEEN_PATHS}{names}[{BETWEEN_NAMES}{BETWEEN_PATHS}]")
    return columns.text_column("categories").matching(outer)
