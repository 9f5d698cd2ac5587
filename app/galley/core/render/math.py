"""Formulas are left as they are written, for the page to draw."""

from galley.core.render.text import escape_all


def math_span(source: str, display: bool) -> str:
    """A formula's TeX in an element the page finds; `display` for one on a line of its own."""
    kind = "math display" if display else "math"
    return f'<span class="{kind}">{escape_all(source)}</span>'
