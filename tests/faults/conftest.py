"""Where the tests of crashes work: in memory if there is such a place, for a sync costs nothing there."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def fast_path(tmp_path: Path) -> Iterator[Path]:
    """Like ``tmp_path``, in memory where the system has a folder for that."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="galley-", dir=memory))
    yield folder
    shutil.rmtree(folder)
