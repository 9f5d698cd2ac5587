"""The sample site: where it is, and the author's own copy of it."""

import shutil
from pathlib import Path

import platformdirs

import galley


def resources() -> Path:
    """The folder of the program's resources: inside the package once installed, beside app/ in a checkout."""
    inside = Path(galley.__file__).parent / "resources"
    return inside if inside.is_dir() else Path(galley.__file__).parents[2] / "resources"


def copy_of_sample_site() -> Path:
    """The copy of the sample site in the author's documents, made when there is none. Raises OSError."""
    target = Path(platformdirs.user_documents_dir()) / "Galley Sample Site"
    if not target.exists():
        shutil.copytree(resources() / "sample-site", target)
    return target
