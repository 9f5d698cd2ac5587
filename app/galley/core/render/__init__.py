"""Markdown to HTML in a site's dialect, whole or block by block with line numbers."""

from galley.core.render.context import Effect, RenderContext, Warning  # noqa: A004 - the interface calls it so
from galley.core.render.dialect import Dialect, Highlight, dialect, dialect_for
from galley.core.render.engine import render
from galley.core.render.gradual import GradualRenderer
from galley.core.render.live import Block, LiveRenderer, Patch

__all__ = [
    "Block",
    "Dialect",
    "Effect",
    "GradualRenderer",
    "Highlight",
    "LiveRenderer",
    "Patch",
    "RenderContext",
    "Warning",
    "dialect",
    "dialect_for",
    "render",
]
