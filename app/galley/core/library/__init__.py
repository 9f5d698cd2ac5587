"""The index of a site's posts, and what is asked of it."""

from galley.core.library.library import Library
from galley.core.library.row import Row

__all__ = ["Library", "Row"]
