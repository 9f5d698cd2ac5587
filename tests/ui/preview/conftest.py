"""A real preview on a site of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from galley.core.images import ImageCache
from galley.ui.preview import PreviewBase, PreviewView
from support.previewing import wait_for


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "source" / "_posts").mkdir(parents=True)
    return root


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[ImageCache]:
    cache = ImageCache(tmp_path / "cache")
    yield cache
    cache.close()


@pytest.fixture
def base(site: Path) -> PreviewBase:
    return PreviewBase(
        site, site / "source" / "_posts" / "a.md", False, lambda address: site / "source" / address
    )


@pytest.fixture
def view(qtbot: QtBot, base: PreviewBase, cache: ImageCache) -> Iterator[PreviewView]:
    view = PreviewView(cache=cache)
    view.resize(700, 600)
    view.set_base(base)
    view.show()
    if not view.is_ready:
        assert wait_for(view.ready) is not None, "the page did not load"
    yield view
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
