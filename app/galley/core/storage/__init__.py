"""Everything Galley writes into a user's folder, and everything that brings lost text back."""

from galley.core.storage.atomic import (
    Saved,
    hash_bytes,
    is_temporary,
    read_file,
    remove_stale_temporaries,
    write_file,
)
from galley.core.storage.errors import Action, Conflict, Problem, StorageError

__all__ = [
    "Action",
    "Conflict",
    "Problem",
    "Saved",
    "StorageError",
    "hash_bytes",
    "is_temporary",
    "read_file",
    "remove_stale_temporaries",
    "write_file",
]
