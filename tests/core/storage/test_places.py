"""A machine that gives Galley no place of its own still gets a working Galley."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from galley.core.library import Library
from galley.core.site import open_site
from galley.core.storage.places import cache_folder, find_home


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    cache_folder.cache_clear()
    yield
    cache_folder.cache_clear()


@pytest.mark.skipif(os.name != "posix", reason="other systems keep homes elsewhere")
def test_without_a_writable_cache_every_view_of_a_site_sees_the_same_posts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/none")
    (tmp_path / "a.md").write_text("---\ntitle: 一\n---\nbody\n", "utf-8")
    writer, reader = Library(open_site(tmp_path)), Library(open_site(tmp_path))
    writer.scan(lambda *_: None)
    assert [row.title for row in reader.rows()] == ["一"]
    writer.close()
    reader.close()


def test_a_home_that_is_there_is_taken() -> None:
    before = os.environ.get("HOME")
    assert find_home() is None
    assert os.environ.get("HOME") == before


@pytest.mark.skipif(os.name != "posix", reason="other systems keep homes elsewhere")
def test_a_user_without_a_home_can_use_the_command_line(sample_site: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "HOME" and "XDG" not in name}
    words = [sys.executable, "-m", "galley", "list", str(sample_site)]
    done = subprocess.run(
        words, env={**kept, "HOME": ""}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "A first proof" in done.stdout
