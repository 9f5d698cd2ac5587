"""Examples of Markdown and the HTML they must become."""

import json
import os
import re
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data" / "markdown"
SHARED = Path(os.environ.get("GALLEY_SHARED", Path(__file__).parents[3] / "shared"))

_AROUND_BLOCKS = re.compile(
    r"\n*(</?(?:li|p|ul|ol|blockquote|h\d|pre|hr|table|tr|td|th|thead|tbody|dl|dt|dd|div)(?: [^>]*)?>)\n*"
)


def examples(name: str) -> list[dict[str, Any]]:
    """The examples of one file."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def normal(html: str) -> str:
    """HTML without what the specifications leave open: line ends around blocks, slashes in void tags."""
    return _AROUND_BLOCKS.sub(r"\1", html.replace(" />", ">")).strip()


def without_lines(html: str) -> str:
    """HTML without data-line attributes."""
    return re.sub(r' data-line="\d+"', "", html)
