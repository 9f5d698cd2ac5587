"""A site's posts as they are listed, searched, counted and put in order, all from its index."""

from galley.core.index.row import Row
from galley.core.library.counting import Titles
from galley.core.library.found import Count, Counts, Excerpt, Found, Span
from galley.core.library.hits import hits_in
from galley.core.library.language import QueryError, filter_called
from galley.core.library.library import Library, Progress
from galley.core.library.ordering import SortKey
from galley.core.library.scope import Scope, ScopeKind
from galley.core.library.search import Left

__all__ = [
    "Count",
    "Counts",
    "Excerpt",
    "Found",
    "Left",
    "Library",
    "Progress",
    "QueryError",
    "Row",
    "Scope",
    "ScopeKind",
    "SortKey",
    "Span",
    "Titles",
    "filter_called",
    "hits_in",
]
