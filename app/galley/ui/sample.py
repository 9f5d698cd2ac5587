"""The author's own copy of the sample site."""

import shutil
from pathlib import Path

import platformdirs

from galley.resources import resources


def copy_of_sample_site() -> Path:
    """The copy of the sample site in the author's documents, made when there is none. Raises OSError."""
    target = Path(platformdirs.user_documents_dir()) / "Galley Sample Site"
    if not target.exists():
        shutil.copytree(resources() / "sample-site", target)
    return target
