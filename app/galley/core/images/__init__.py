"""Images a post shows: what kind a file is, and the offline cache of remote ones."""

from galley.core.images.kinds import kind_of_bytes, kind_of_file

__all__ = ["kind_of_bytes", "kind_of_file"]
