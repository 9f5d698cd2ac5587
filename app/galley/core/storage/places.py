"""Where Galley keeps what it needs to bring text back: a folder of the user's own, outside every site."""

from pathlib import Path

import platformdirs


def state_folder() -> Path:
    """Return the folder for journals, history and transaction logs; it may not exist yet.

    It follows the system's custom (``$XDG_STATE_HOME/galley`` on Linux), so tests and portable
    set-ups can move it.
    """
    return platformdirs.user_state_path("galley", appauthor=False)


def private_folder(*names: str, root: Path | None = None) -> Path:
    """Return ``root`` (default: the state folder) with ``names`` below it, made for this user only."""
    folder = (root if root is not None else state_folder()).joinpath(*names)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
