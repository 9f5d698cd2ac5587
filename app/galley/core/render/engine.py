"""Render a whole body in a dialect."""

import markdown

from galley.core.render.context import RenderContext
from galley.core.render.dialect import Dialect


def render(body: str, dialect: Dialect, context: RenderContext | None = None) -> str:
    """The HTML that the site would publish for `body` (the post without its header)."""
    extensions = ["extra", "sane_lists", *(["nl2br"] if dialect.breaks else [])]
    return markdown.markdown(body, extensions=extensions)
