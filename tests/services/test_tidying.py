"""What is left of sites that are gone is cleared away when nothing else is to be done."""

import os
import shutil
from pathlib import Path

import pytest

from galley.core.library import Library
from galley.services import tidying
from galley.services.site import SiteService
from galley.services.tidying import Tidying
from support.sites import hexo, post
from support.waiting import wait_until


def test_it_waits_until_the_site_is_read_and_tidies_once(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "QUIET_MS", 5)
    cache = tmp_path / "cache"
    library = Library(hexo(tmp_path / "gone"), cache)
    index = library._store.database.path
    library.close()
    shutil.rmtree(tmp_path / "gone")
    os.utime(index, (0, 0))
    sites = SiteService(cache)
    sites.open(hexo(tmp_path / "site", {"source/_posts/a.md": post()}).root)
    assert sites.scanning
    tidy = Tidying(sites)
    tidy._try()
    assert tidy.timer.isActive()
    assert index.exists()
    wait_until(lambda: not index.exists(), "the tidying")
    assert not sites.scanning
    assert not tidy.timer.isActive()
    assert len(list(cache.glob("*.db"))) == 1
    sites.close()
