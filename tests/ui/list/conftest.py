"""A window on a site of two dozen posts, with folders, drafts, asset folders and header keys to sort by."""

from collections.abc import Callable
from pathlib import Path

import pytest

from galley.ui.window import MainWindow
from support.listing import indexed
from support.sites import hexo
from support.waiting import wait_until

TITLES = {
    "自媒体人的一天": "tags: [随笔, 自媒体]\nrating: 3\n",
    "Letterpress at home": "tags: [letterpress, Python]\nrating: 10\ncover: /a.png\n",
    "纸张的脾气": 'tags: ["慢 生活"]\nrating: 1\n',
    "排一张名片": "tags: [python, 随笔]\n",
}


def small_site(root: Path) -> Path:
    """Four posts with names that matter, twenty that fill the list, one draft, one asset folder."""
    files: dict[str, str | bytes] = {}
    for month, (title, extra) in enumerate(TITLES.items(), 1):
        header = f"title: {title}\ndate: 2024-{month:02}-15 08:00:00\n{extra}"
        files[f"source/_posts/notes/{title}.md"] = f"---\n{header}---\n油墨与纸，写于第{month}月。\n"
    for number in range(20):
        header = f"title: Filler {number:02}\ndate: 2022-{number % 4 + 1:02}-{number + 1:02} 08:00:00\n"
        files[f"source/_posts/more/filler-{number:02}.md"] = f"---\n{header}---\nplain words\n"
    files["source/_posts/more/filler-00/photo.png"] = b"not really a picture"
    files["source/_drafts/later.md"] = "---\ntitle: Later\n---\nsoon\n"
    hexo(root, files)
    return root


def wait_for_site(window: MainWindow) -> None:
    """Wait until the site is read, listed and counted."""
    sites = window.workspace.sites
    wait_until(lambda: not sites.scanning and sites.counts.posts, "the scan")
    every = indexed(window)
    wait_until(lambda: window.posts.listing.arrangement.posts == len(every) == sites.counts.posts, "the list")
    wait_until(lambda: sites.habits.keys, "the keys of the headers")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site(tmp_path / "site")


@pytest.fixture
def window(new_window: Callable[..., MainWindow], site: Path) -> MainWindow:
    """A window with the small site open and read."""
    window = new_window()
    window.open_site(site)
    wait_for_site(window)
    return window
