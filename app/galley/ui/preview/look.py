"""How the preview page may look: its styles by day and by night, and the width of a phone."""

import re
from dataclasses import dataclass, field

from PySide6.QtGui import QColor

STYLES = ("github", "reading", "butterfly", "site")
"""Like GitHub, like a book, like Hexo's theme Butterfly, and by the site's own style sheet alone."""
THEMES = ("light", "dark")
PHONE_WIDTH = 390
"""CSS pixels: what most phones have. The web view itself is made so wide, so media queries see it."""
PHONE_MARGIN = 20

# What is painted before the page is, and around it; the page's style sheets name the same colours.
_GROUND = {
    "github": ("#ffffff", "#1b1a19"),
    "reading": ("#fbf8f1", "#1d1b17"),
    "butterfly": ("#f2f4f7", "#0d0d0d"),
    "site": ("#ffffff", "#1b1a19"),
}
_AROUND = {"light": "#eceae6", "dark": "#131211"}


# The page's colours are Galley's own switch, not the system's, which is what the engine would ask.
_SCHEME = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)", re.IGNORECASE)


def for_theme(css: str, theme: str) -> str:
    """The style sheet with what it asks of the system's colours answered by ``theme``."""
    return _SCHEME.sub(lambda m: "(min-width: 0)" if m[1].lower() == theme else "(max-width: 0)", css)


@dataclass(slots=True)
class Look:
    """How a preview looks now."""

    theme: str = "light"
    style: str = "github"
    css: str = ""
    """The site's own style sheet, which the style ``site`` shows."""
    phone: bool = False
    zoom: float = 1.0
    labels: dict[str, str] = field(default_factory=dict[str, str])
    """The words the page itself says, in the author's language."""

    @property
    def ground(self) -> QColor:
        """The colour of the empty page."""
        return QColor(_GROUND[self.style][THEMES.index(self.theme)])

    @property
    def around(self) -> QColor:
        """The colour beside a page that is as wide as a phone."""
        return QColor(_AROUND[self.theme])

    def part(self, *names: str) -> dict[str, object]:
        """What the page's ``setLook`` is told of ``names``: theme, style, css, phone, labels."""
        return {name: self._sheet() if name == "css" else getattr(self, name) for name in names}

    def _sheet(self) -> str:
        return for_theme(self.css, self.theme) if self.style == "site" else ""
