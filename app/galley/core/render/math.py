"""Formulas: which pieces of a text are one, whether a site draws them, and how they reach the page."""

import re
from collections.abc import Mapping
from typing import cast

from galley.core.render.text import escape_all

# Between double dollars, in double-escaped brackets (one backslash is Markdown's), in escaped or
# double-escaped parentheses, and between single dollars in a line that hug what they enclose.
FORMULA = re.compile(
    r"\$\$((?:[^$\\]|\\.)+?)\$\$"
    r"|\\\\\[(?![-\w. ]{1,12}\])((?:[^\\]|\\\\\[[-\w. ]{1,12}\]|\\(?!\\?[\[\]]).)+?)\\\\\]"
    r"|\\\\\(((?:[^\\]|\\(?!\\?[()]).)+?)\\\\\)"
    r"|\\\(((?:[^\\]|\\(?![()]).)+?)\\\)"
    r"|\$(?![\s$])((?:[^$\\\n]|\\.)+?)(?<!\s)\$(?![0-9])",
    re.DOTALL,
)
_DISPLAYED = 2
_KEYS = ("math", "mathjax", "katex", "latex", "use_math", "usemath")
_ENGINES = ("mathjax", "katex")


def displayed(match: re.Match[str]) -> bool:
    """Whether what FORMULA has found stands on a line of its own."""
    return (match.lastindex or 0) <= _DISPLAYED


def formula(match: re.Match[str]) -> str:
    """The element for what FORMULA has found: its TeX, for the page to draw."""
    return math_span(match[match.lastindex or 0], displayed(match))


def math_span(source: str, display: bool) -> str:
    """A formula's TeX in an element the page finds; `display` for one on a line of its own."""
    kind = "math display" if display else "math"
    return f'<span class="{kind}">{escape_all(source)}</span>'


def math_block(source: str) -> str:
    """A formula that is a fenced block of its own."""
    return f'<div class="math display">{escape_all(source)}</div>'


def site_draws(*configs: Mapping[str, object]) -> bool:
    """Whether a site draws formulas in every post: the first of its configurations that says so decides.

    The keys are those of NexT, Butterfly, hexo-filter-mathjax, hexo-math, Jekyll's themes and Hugo's
    parameters. A switch that leaves it to each post (NexT's `every_page`, Butterfly's `per_page`) is no.
    """
    for config in configs:
        found = [_every_page(config[key]) for key in _KEYS if key in config]
        if any(found):
            return True
        if any(on is False for on in found):
            return False
    return False


def post_draws(header: Mapping[str, object]) -> bool | None:
    """What a post's own header says about formulas; None where it says nothing."""
    for key, value in header.items():
        if key.lower() in _KEYS and (on := _switch(value)) is not None:
            return on
    return None


def _switch(value: object) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "yes": True, "on": True, "false": False, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _every_page(value: object) -> bool | None:
    if not isinstance(value, Mapping):
        return _switch(value)
    section = cast("Mapping[str, object]", value)
    chosen = section.get("use") in _ENGINES
    enabled = section.get("enable") is True or chosen
    for name in _ENGINES:
        engine = section.get(name)
        enabled = enabled or engine is True
        if isinstance(engine, Mapping):
            enabled = enabled or cast("Mapping[str, object]", engine).get("enable") is True
    if section.get("every_page") is True:
        return True
    if not enabled:
        return False if "enable" in section or "use" in section else None
    return section.get("every_page") is not False and section.get("per_page") is not True
