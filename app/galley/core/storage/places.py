"""Where Galley keeps what it needs to bring text back: a folder of the user's own, outside every site."""

import atexit
import os
import tempfile
from functools import cache
from pathlib import Path

import platformdirs


def find_home() -> Path | None:
    """Give this process a home among the temporary files where its user has none; returns it then.

    A service, a container or a broken log-in may start a program so. What is kept there outlives the
    process: unsaved text is found by whoever looks for it.
    """
    try:
        platformdirs.user_state_dir("galley", appauthor=False)
        Path.home()
    except RuntimeError:
        home = Path(tempfile.mkdtemp(prefix="galley-home-"))
        os.environ["HOME"] = str(home)
        return home
    return None


@cache
def cache_folder() -> Path:
    """Return the folder for what can be made anew at any time; it may be deleted at any time.

    Where the user's own cannot be written it is one among the temporary files, gone with this process.
    """
    folder = Path(platformdirs.user_cache_dir("galley", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        passing = tempfile.TemporaryDirectory(prefix="galley-cache-", ignore_cleanup_errors=True)
        atexit.register(passing.cleanup)
        return Path(passing.name)


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
