"""Everything Galley writes into a user's folder, and everything that brings lost text back."""

from galley.core.storage.atomic import (
    Saved,
    hash_bytes,
    is_temporary,
    read_file,
    remove_stale_temporaries,
    write_file,
)
from galley.core.storage.diff import Row, RowKind, edits_between, side_by_side
from galley.core.storage.errors import Action, Conflict, Problem, StorageError, cause_in_words, in_words
from galley.core.storage.history import History, Version
from galley.core.storage.journal import Journal, Recovered, Snapshot, recover
from galley.core.storage.merge import Choice, Chunk, Merge, Origin, merge
from galley.core.storage.patience import DRIVE_PATIENCE_S, answers, read_within, within
from galley.core.storage.writer import Saving, Writer

__all__ = [
    "DRIVE_PATIENCE_S",
    "Action",
    "Choice",
    "Chunk",
    "Conflict",
    "History",
    "Journal",
    "Merge",
    "Origin",
    "Problem",
    "Recovered",
    "Row",
    "RowKind",
    "Saved",
    "Saving",
    "Snapshot",
    "StorageError",
    "Version",
    "Writer",
    "answers",
    "cause_in_words",
    "edits_between",
    "hash_bytes",
    "in_words",
    "is_temporary",
    "merge",
    "read_file",
    "read_within",
    "recover",
    "remove_stale_temporaries",
    "side_by_side",
    "within",
    "write_file",
]
