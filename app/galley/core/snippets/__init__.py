"""Texts that an author puts into many posts: kept as files, filled in, and found again in older forms."""

from galley.core.snippets.filling import Filled, PostWords, fill, insert, words_of
from galley.core.snippets.forms import Form, Use, forms_of, updating
from galley.core.snippets.places import (
    FOLDER,
    Snippet,
    header_rules_at,
    new_snippet,
    read_snippet,
    snippet_folders,
    snippets_in,
)
from galley.core.snippets.similar import Part, Template

__all__ = [
    "FOLDER",
    "Filled",
    "Form",
    "Part",
    "PostWords",
    "Snippet",
    "Template",
    "Use",
    "fill",
    "forms_of",
    "header_rules_at",
    "insert",
    "new_snippet",
    "read_snippet",
    "snippet_folders",
    "snippets_in",
    "updating",
    "words_of",
]
