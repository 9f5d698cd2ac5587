"""Images a post shows: what kind a file is, and the offline cache of remote ones."""

from galley.core.images.cache import ImageCache, State
from galley.core.images.errors import FetchError
from galley.core.images.kinds import kind_of_bytes, kind_of_file

__all__ = ["FetchError", "ImageCache", "State", "kind_of_bytes", "kind_of_file"]
