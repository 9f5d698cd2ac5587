"""What the commands share: how they fail, and the paths they are given."""

import sys
from pathlib import Path

from galley.core.frontmatter import Refused
from galley.core.site import SiteError
from galley.core.storage import Conflict, StorageError
from galley.core.textfile import EncodeError, NotTextError

TROUBLE = (SiteError, StorageError, Conflict, NotTextError, EncodeError, Refused, OSError)


class CommandError(Exception):
    """Why a command cannot be carried out, in one line for the author."""


def fail(reason: str, status: int = 1) -> int:
    """Print the reason on one line of stderr; return the exit status."""
    print(f"galley: {' '.join(reason.split())}", file=sys.stderr)
    return status


def existing(path: Path) -> Path:
    """Return the path, or raise CommandError where there is nothing."""
    if not path.exists():
        raise CommandError(f"{path}: there is no such file or folder")
    return path
