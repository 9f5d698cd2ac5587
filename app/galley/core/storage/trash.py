"""Put a file or folder into the system's trash."""

import os
from pathlib import Path

from send2trash import send2trash

from galley.core.storage.errors import Action, Problem, StorageError


def move_to_trash(path: Path) -> None:
    """Move ``path`` to the trash, from where the author can take it back. Raises StorageError."""
    try:
        send2trash(os.fspath(path))
    except OSError as error:
        raise StorageError.of(error, path, action=Action.DELETE) from error
    except Exception as error:  # each system's trash has errors of its own
        raise StorageError(path, Problem.OTHER, action=Action.DELETE, note=str(error)) from error
