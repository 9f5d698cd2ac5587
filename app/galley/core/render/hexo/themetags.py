"""Tags of the themes Butterfly and NexT, drawn as those themes draw them, and a box for unknown tags."""

from collections.abc import Callable

from galley.core.render.hexo.template import Call, protect_braces
from galley.core.render.text import escape_all

Write = Callable[[Call], str]


def theme_tags(markdown: Callable[[str], str]) -> tuple[dict[str, Write], frozenset[str]]:
    """What each theme tag writes, and which have a body."""

    def unknown(call: Call) -> str:
        label = protect_braces(escape_all(" ".join((call.name, *call.arguments))))
        body = markdown(call.body) if call.body else ""
        return f'<div class="tag-box"><div class="tag-label">{label}</div>{body}</div>'

    return {"": unknown}, frozenset()
