"""The preview's own URL scheme: its name, its hosts, and the policy its page is served with."""

from pathlib import Path
from urllib.parse import parse_qs

from PySide6.QtCore import QUrl

from galley.resources import resources

NAME = "galley"
SHELL_URL = "galley://preview/shell.html"

# Nothing runs, nothing frames, nothing posts; images, media and styles come from this scheme alone.
# Styles may stand in the post ('unsafe-inline'): what they ask for is bound by the rules for images.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'none'; "
    "img-src galley: data:; media-src galley:; font-src galley:; style-src galley: 'unsafe-inline'; "
    "form-action 'none'; base-uri 'none'"
)


def page_folder() -> Path:
    """The folder of the page's own files."""
    return resources() / "preview"


def is_shell(url: QUrl) -> bool:
    """Whether ``url`` is the one page there is, or a place in it."""
    return url.toString().partition("#")[0] == SHELL_URL


def carried_address(url: QUrl) -> str:
    """The address a ``galley://`` URL carries in its query, as the post wrote it; "" when there is none."""
    query = url.query(QUrl.ComponentFormattingOption.FullyEncoded)
    return parse_qs(query, keep_blank_values=True).get("u", [""])[0]


def generation(url: QUrl) -> int:
    """The number under which the page asked: it grows with every change of post or permission."""
    first = url.path().strip("/").partition("/")[0]
    return int(first) if first.isascii() and first.isdigit() else -1
