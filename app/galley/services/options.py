"""What an author may choose and the window remembers: each option once, with its type, default and help."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QByteArray

from galley.core.messages import later

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One thing that is remembered. The default also says the type."""

    key: str
    default: T
    help: str
    label: str = ""
    """What the settings page calls it; without one it is not on the page."""
    group: str = ""
    choices: tuple[tuple[T, str], ...] = ()
    """The values it may have and what each is called; empty for free ones."""
    limits: tuple[float, float] = (0, 0)
    """The smallest and the largest of a number."""
    per_site: bool = False
    """Remembered for each site by itself: read with ``site_get``."""

    def fits(self, value: T) -> bool:
        """Whether the option may have this value."""
        if self.choices:
            return value in [choice for choice, _name in self.choices]
        low, high = self.limits
        return low == high or (isinstance(value, int | float) and low <= value <= high)


# The groups of the settings page, in their order.
LOOK, WRITING, SAVING, PREVIEW = later("Look"), later("Writing"), later("Saving"), later("Preview")
GROUPS = (LOOK, WRITING, SAVING, PREVIEW)


VERSION = Option("settings/version", 0.0, "Of the settings' form; 0 for a file from before it was counted")
LANGUAGE = Option(
    "window/language",
    "system",
    "Language of the window",
    label=later("Language"),
    group=LOOK,
    choices=(
        ("system", later("As the system")),
        ("en", "English"),
        ("zh_CN", "简体中文"),
        ("zh_TW", "繁體中文"),
    ),
)
THEME = Option(
    "window/theme",
    "system",
    "Colours: system, light or dark",
    label=later("Colours"),
    group=LOOK,
    choices=(
        ("system", later("As the system")),
        ("light", later("Light")),
        ("dark", later("Dark")),
    ),
)
LAST_SITE = Option("session/site", "", "The folder that is opened at the next start")
RECENT_SITES: Option[list[str]] = Option("session/recent", [], "Folders opened lately, the newest first")
GEOMETRY = Option("window/geometry", QByteArray(), "Size and place of the window")
MAIN_SPLIT = Option("window/split", QByteArray(), "Widths of list, editor and preview")
SIDE_SPLIT = Option("window/side-split", QByteArray(), "Heights of sidebar and list")
SIDE_VISIBLE = Option("window/sidebar", True, "Show the list of posts")
PREVIEW_VISIBLE = Option("window/preview", True, "Show the preview")
PROPERTIES_VISIBLE = Option("window/properties", True, "Show the properties above the editor")
OUTLINE_VISIBLE = Option("window/outline", False, "Show the outline beside the text")
FOCUS_MODE = Option(
    "editor/focus",
    False,
    "Show the paragraphs around the cursor's in faint ink",
    label=later("Only the paragraph at the cursor in full ink"),
    group=WRITING,
)
TYPEWRITER_MODE = Option(
    "editor/typewriter",
    False,
    "Keep the line at the cursor in the middle of the window",
    label=later("Keep the line at the cursor in the middle"),
    group=WRITING,
)
PREVIEW_HEADING = Option(
    "preview/heading",
    True,
    "Show title, date and tags above the previewed body",
    label=later("Title, date and tags above the text"),
    group=PREVIEW,
)
PREVIEW_PHONE = Option("preview/phone", False, "Show the preview as wide as a phone")
PREVIEW_STYLE = Option(
    "preview/style",
    "github",
    "The page's style: github, reading, butterfly or site",
    label=later("Style of the page"),
    group=PREVIEW,
    choices=(
        ("github", later("Like GitHub")),
        ("reading", later("Like a book")),
        ("butterfly", later("Like the theme Butterfly")),
        ("site", later("By the site's style sheet")),
    ),
)
PREVIEW_FORMULAS = Option(
    "preview/formulas",
    "site",
    "Draw formulas: as the site does, always or never",
    label=later("Draw formulas"),
    group=PREVIEW,
    choices=(
        ("site", later("As the site does")),
        ("always", later("Always")),
        ("never", later("Never")),
    ),
)
PREVIEW_FOLLOWS = Option(
    "preview/follows",
    True,
    "Scroll the preview with the text, and the text with it",
    label=later("Preview and text scroll together"),
    group=PREVIEW,
)
PROBLEMS_VISIBLE = Option("window/problems", False, "Show the list of problems under the text")
SORT_KEY = Option("list/sort", "date", "Order of the list: date, title, modified, path or a header's key")
SORT_DESCENDING = Option("list/descending", True, "Newest first")
SEARCH_SORT = Option("list/search-sort", "relevance", "Order of what a search finds")
SEARCH_DESCENDING = Option("list/search-descending", True, "The best, or the newest, of what is found first")
GROUP_BY = Option(
    "list/group", "none", "Headings in the list: none, folder, month, tag, or key: and a header key"
)
LIST_COLUMNS = Option("list/columns", False, "Show the list as columns, not as cards")
LIST_KEYS: Option[list[str]] = Option("list/keys", [], "Header keys that are columns of the list")
EDITOR_FONT = Option(
    "editor/font",
    "",
    "Font family of the editor; empty for the best one there is",
    label=later("Font"),
    group=WRITING,
)
CHINESE_FONT = Option(
    "editor/chinese-font",
    "",
    "Font family of the editor's Chinese characters; empty for the best one there is",
    label=later("Font of Chinese characters"),
    group=WRITING,
)
EDITOR_FONT_SIZE = Option(
    "editor/font-size",
    11.0,
    "Font size of the editor in points",
    label=later("Font size"),
    group=WRITING,
    limits=(7, 32),
)
LINE_WIDTH = Option(
    "editor/line-width",
    92.0,
    "How many letters a line of the editor has; 0 for any number",
    label=later("Longest line, in characters (0: as wide as the window)"),
    group=WRITING,
    limits=(0, 400),
)
LARGE_HEADINGS = Option(
    "editor/large-headings",
    True,
    "Show headings larger than the text in the editor",
    label=later("Headings larger than the text"),
    group=WRITING,
)
SPELLING = Option(
    "editor/spelling",
    True,
    "Underline misspelt words that are not Chinese",
    label=later("Underline misspelt words (other than Chinese)"),
    group=WRITING,
)
SPELLING_LANGUAGES: Option[list[str]] = Option(
    "editor/spelling-languages",
    [],
    "Languages of the spelling check, as its dictionaries are called; empty for the system's and English",
    label=later("Languages of the spelling check"),
    group=WRITING,
)
HEADER_FOLDED = Option("editor/header-folded", True, "Show the header as one line until it is clicked")
AUTOSAVE = Option(
    "saving/autosave",
    "off",
    "Save by itself: off, leaving (a post or the window) or pause",
    label=later("Save by itself"),
    group=SAVING,
    choices=(
        ("off", later("Never")),
        ("leaving", later("When leaving a post or the window")),
        ("pause", later("After a pause, too")),
    ),
)
AUTOSAVE_SECONDS = Option(
    "saving/autosave-seconds",
    5.0,
    "After how long a pause, in seconds",
    label=later("Seconds of that pause"),
    group=SAVING,
    limits=(1, 600),
)
HISTORY = Option(
    "saving/history",
    True,
    "Keep the versions that saves replace (from the next start)",
    label=later("Keep the versions that saves replace (from the next start)"),
    group=SAVING,
)

# Remembered for each site.
OPEN_POSTS: Option[list[str]] = Option("posts", [], "Posts that are open, as paths below the site")
CURRENT_POST = Option("post", "", "The post that is shown")
RECENT_POSTS: Option[list[str]] = Option("recent", [], "Posts shown lately, the last one first")
SAVED_SEARCHES: Option[list[str]] = Option(
    "searches", [], "Saved searches, each as its name, a tab, its text"
)
REMOTE_IMAGES = Option(
    "remote-images",
    False,
    "Whether remote images of this site's posts may be fetched",
    label=later("Fetch remote images of its posts"),
    per_site=True,
)
IMAGE_FOLDER = Option(
    "images/folder",
    "",
    "Where new images go, from the site's folder on; empty: as usual",
    label=later("Folder of new images"),
    per_site=True,
)
IMAGE_NAME = Option(
    "images/name",
    "",
    "How new images are called, as in {post}-{name}; empty: as they are",
    label=later("Name of new images"),
    per_site=True,
)
IMAGE_WIDTH = Option(
    "images/width",
    0.0,
    "The most pixels a new image is wide; 0 for any",
    label=later("New images at most as wide as"),
    limits=(0, 20_000),
    per_site=True,
)
IMAGE_WEBP = Option(
    "images/webp",
    False,
    "Whether new PNG and JPEG images become WebP",
    label=later("Turn new PNG and JPEG images into WebP where that is smaller"),
    per_site=True,
)
SITE_CSS = Option(
    "style-sheet",
    "",
    "The site's own CSS file, below the site or absolute; empty for none",
    label=later("Style sheet for the preview"),
    per_site=True,
)

# The settings page, in its order within each group.
OPTIONS: tuple[Option[Any], ...] = (
    LANGUAGE,
    THEME,
    EDITOR_FONT,
    CHINESE_FONT,
    EDITOR_FONT_SIZE,
    LINE_WIDTH,
    LARGE_HEADINGS,
    FOCUS_MODE,
    TYPEWRITER_MODE,
    SPELLING,
    SPELLING_LANGUAGES,
    AUTOSAVE,
    AUTOSAVE_SECONDS,
    HISTORY,
    PREVIEW_STYLE,
    PREVIEW_FORMULAS,
    PREVIEW_HEADING,
    PREVIEW_FOLLOWS,
    REMOTE_IMAGES,
    SITE_CSS,
    IMAGE_FOLDER,
    IMAGE_NAME,
    IMAGE_WIDTH,
    IMAGE_WEBP,
)
