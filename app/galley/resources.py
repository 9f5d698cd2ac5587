"""Where the files are that come with the program: pages, icons, the sample site."""

from pathlib import Path


def resources() -> Path:
    """The folder of resources: inside the package once installed, beside ``app`` in a checkout."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
