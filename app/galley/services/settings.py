"""The author's settings: every option declared once, with its type, default and help."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import platformdirs
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One thing that is remembered. The default also says the type."""

    key: str
    default: T
    help: str


THEME = Option("window/theme", "system", "Colours: system, light or dark")
LAST_SITE = Option("session/site", "", "The folder that is opened at the next start")
RECENT_SITES: Option[list[str]] = Option("session/recent", [], "Folders opened lately, the newest first")
GEOMETRY = Option("window/geometry", QByteArray(), "Size and place of the window")
MAIN_SPLIT = Option("window/split", QByteArray(), "Widths of list, editor and preview")
SIDE_SPLIT = Option("window/side-split", QByteArray(), "Heights of sidebar and list")
SIDE_VISIBLE = Option("window/sidebar", True, "Show the list of posts")
PREVIEW_VISIBLE = Option("window/preview", True, "Show the preview")
PROPERTIES_VISIBLE = Option("window/properties", True, "Show the properties above the editor")
OUTLINE_VISIBLE = Option("window/outline", False, "Show the outline beside the text")
FOCUS_MODE = Option("editor/focus", False, "Show the paragraphs around the cursor's in faint ink")
TYPEWRITER_MODE = Option(
    "editor/typewriter", False, "Keep the line at the cursor in the middle of the window"
)
PREVIEW_HEADING = Option("preview/heading", True, "Show title, date and tags above the previewed body")
PREVIEW_PHONE = Option("preview/phone", False, "Show the preview as wide as a phone")
PREVIEW_STYLE = Option("preview/style", "github", "The page's style: github, reading, butterfly or site")
PREVIEW_FORMULAS = Option("preview/formulas", "site", "Draw formulas: as the site does, always or never")
PREVIEW_FOLLOWS = Option("preview/follows", True, "Scroll the preview with the text, and the text with it")
PROBLEMS_VISIBLE = Option("window/problems", False, "Show the list of problems under the text")
SORT_KEY = Option("list/sort", "date", "Order of the list: date, title, modified, path or a header's key")
SORT_DESCENDING = Option("list/descending", True, "Newest first")
SEARCH_SORT = Option("list/search-sort", "relevance", "Order of what a search finds")
SEARCH_DESCENDING = Option("list/search-descending", True, "The best, or the newest, of what is found first")
GROUP_BY = Option("list/group", "none", "Headings in the list: none, folder, month or tag")
LIST_COLUMNS = Option("list/columns", False, "Show the list as columns, not as cards")
EDITOR_FONT = Option("editor/font", "", "Font family of the editor; empty for the system's")
EDITOR_FONT_SIZE = Option("editor/font-size", 11.0, "Font size of the editor in points")
CHINESE_FONT = Option("editor/chinese-font", "", "Font family of the editor's Chinese; empty: the usual")
LINE_WIDTH = Option("editor/line-width", 92.0, "How many letters a line of the editor has; 0 for any number")
LARGE_HEADINGS = Option("editor/large-headings", True, "Show headings larger than the text in the editor")
HEADER_FOLDED = Option("editor/header-folded", True, "Show the header as one line until it is clicked")
AUTOSAVE = Option("saving/autosave", "off", "Save by itself: off, leaving (a post or the window) or pause")
AUTOSAVE_SECONDS = Option("saving/autosave-seconds", 5.0, "After how long a pause, in seconds")
HISTORY = Option("saving/history", True, "Keep the versions that saves replace (from the next start)")


class Settings(QObject):
    """Reads and writes options; ``changed`` carries the option's key."""

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = path or Path(platformdirs.user_config_dir("galley", appauthor=False)) / "galley.ini"
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, option: Option[T]) -> T:
        """The option's value; its default when it was never set or does not have its type."""
        return self._read(option.key, option.default)

    def set(self, option: Option[T], value: T) -> None:
        if self.get(option) == value:
            return
        self._store.setValue(option.key, value)
        self.changed.emit(option.key)

    # What is remembered for each site: keyed by the site's folder.
    def site_get(self, site: Path, option: Option[T]) -> T:
        return self._read(_site_key(site, option), option.default)

    def site_set(self, site: Path, option: Option[T], value: T) -> None:
        self._store.setValue(_site_key(site, option), value)

    def sync(self) -> None:
        self._store.sync()

    def _read(self, key: str, default: T) -> T:
        value: Any = self._store.value(key)
        if value is None:
            return default
        if isinstance(default, bool):  # the INI format keeps no types but text
            return value if isinstance(value, bool) else str(value).lower() == "true"  # type: ignore[return-value]
        if isinstance(default, float):
            try:
                return float(value)  # type: ignore[return-value]
            except (TypeError, ValueError):
                return default
        if isinstance(default, list):
            return [value] if isinstance(value, str) else list(value)  # type: ignore[return-value]
        return value if isinstance(value, type(default)) else default


# Remembered for each site.
OPEN_POSTS: Option[list[str]] = Option("posts", [], "Posts that are open, as paths below the site")
CURRENT_POST = Option("post", "", "The post that is shown")
SITE_CSS = Option("style-sheet", "", "The site's own CSS file, below the site or absolute; empty for none")
RECENT_POSTS: Option[list[str]] = Option("recent", [], "Posts shown lately, the last one first")
SAVED_SEARCHES: Option[list[str]] = Option(
    "searches", [], "Saved searches, each as its name, a tab, its text"
)
IMAGE_FOLDER = Option("images/folder", "", "Where new images go, from the site's folder on; empty: as usual")
IMAGE_NAME = Option("images/name", "", "How new images are called, as in {post}-{name}; empty: as they are")
IMAGE_WIDTH = Option("images/width", 0.0, "The most pixels a new image is wide; 0 for any")
IMAGE_WEBP = Option("images/webp", False, "Whether new PNG and JPEG images become WebP")
REMOTE_IMAGES = Option("remote-images", False, "Whether remote images of this site's posts may be fetched")


def _site_key(site: Path, option: Option[Any]) -> str:
    # A slash would nest groups, and INI keys fold odd characters: name the site by a hash.
    name = hashlib.blake2b(os.fsencode(site), digest_size=8).hexdigest()
    return f"site-{name}/{option.key}"
