"""Markdown to HTML in a site's dialect, whole or block by block with line numbers.

What only says something of rendering (a dialect, a context, a problem) is there at once. What renders is
loaded when it is first asked for: the grammars take longer than all else that a window starts with.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from galley.core.render.context import Effect, RenderContext, Warning  # noqa: A004 - the interface calls it so
from galley.core.render.dialect import Dialect, Highlight, dialect, dialect_for

if TYPE_CHECKING:
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

_RENDERERS = {
    "render": "engine",
    "GradualRenderer": "gradual",
    "Block": "live",
    "LiveRenderer": "live",
    "Patch": "live",
}


def __getattr__(name: str) -> Any:
    if name not in _RENDERERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_RENDERERS[name]}"), name)
    return value
