"""What a post's template tags do to the site, and which tags the site's own scripts and plugins bring."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from galley.core.checks.finding import Note, Severity
from galley.core.edits import Edit
from galley.core.frontmatter import Repair
from galley.core.messages import say
from galley.core.render import Effect, Warning  # noqa: A004 - its name there
from galley.core.site import Site

_REGISTERED = re.compile(r"tag\s*\.\s*register\(\s*['\"`]([\w-]+)")
_TAG_NAME = re.compile(r"\{%-?\s*([^\s%]+)")
_EXPRESSION_NAME = re.compile(r"\{\{-?\s*([^\W\d][\w$]*)")
_POST_NAME = re.compile(r"\{%-?\s*post_(?:link|path)\s+(?:\"([^\"]+)\"|'([^']+)'|([^\s%]+))")
_SET = re.compile(r"\{%-?\s*(?:set|for|macro|import)\s")
# What Hexo itself hands to a post's templates.
_GIVEN_NAMES = """
    title date updated slug source raw content published layout comments photos link path permalink
    tags categories excerpt more _content full_source asset_dir id _id lang page post config site
    theme
"""
_GIVEN = frozenset(_GIVEN_NAMES.split())
_MOST_SCRIPTS, _LONGEST_SCRIPT = 2_000, 400_000


def template_notes(
    text: str, line_starts: list[int], body_line: int, warnings: Iterable[Warning], site: Site,
    defined: Collection[str], has_title: Callable[[str], bool],
) -> Iterator[Note]:  # fmt: skip
    """The renderer's warnings at their places in ``text``; ``line_starts`` are those of all its lines.

    ``defined`` are the header's keys, which Hexo's templates know; ``has_title`` tells whether some post of
    the site has a title.
    """
    sets_names = _SET.search(text) is not None
    used: dict[tuple[int, str], int] = {}
    for warning in warnings:
        if _is_fine(warning, site, defined, has_title, sets_names=sets_names):
            continue
        line = min(body_line + warning.line, len(line_starts) - 1)
        begin = line_starts[line]
        start = text.find(warning.source, used.get((line, warning.source), begin)) if warning.source else -1
        end = start + len(warning.source)
        if start < 0 or text.count("\n", begin, start) > 3:
            start, end = begin, text.find("\n", begin)
            end = len(text) if end < 0 else end
        used[line, warning.source] = end
        severity = Severity.ERROR if warning.effect is Effect.STOPS else Severity.WARNING
        message = warning.message
        if severity is Severity.ERROR:
            message = say("This stops Hexo, the whole site: {0}", message)
        yield Note("template", start, end, message, _repairs(warning, text, start, end), severity)


def _is_fine(
    warning: Warning,
    site: Site,
    defined: Collection[str],
    has_title: Callable[[str], bool],
    *,
    sets_names: bool,
) -> bool:
    if warning.effect is Effect.UNKNOWN:
        match = _TAG_NAME.match(warning.source)
        return match is not None and match[1].removeprefix("end") in registered_tags(str(site.root))
    if match := _POST_NAME.match(warning.source):
        return has_title((match[1] or match[2] or match[3]).partition("#")[0])
    if warning.effect is Effect.LOST and (match := _EXPRESSION_NAME.match(warning.source)):
        return sets_names or match[1] in _GIVEN or match[1] in defined
    return False


def _repairs(warning: Warning, text: str, start: int, end: int) -> tuple[Repair, ...]:
    """Braces that are meant as text are written as code, or between raw tags."""
    source = warning.source
    if text[start:end] != source or not source.startswith("{{") or "\n" in source:
        return ()
    raw = f"{{% raw %}}{source}{{% endraw %}}"
    repairs = [Repair(say("Put {% raw %} around it"), (Edit(start, end, raw),))]
    if "`" not in source:
        repairs.append(Repair(say("Write it as code"), (Edit(start, end, f"`{source}`"),)))
    return tuple(repairs)


@lru_cache(maxsize=16)
def registered_tags(root: str) -> frozenset[str]:
    """The tags that the site's scripts, its themes and its plugins register, as their source says."""
    folder = Path(root)
    patterns = ("scripts/**/*.js", "themes/*/scripts/**/*.js", "node_modules/hexo-*/**/*.js")
    found: set[str] = set()
    for pattern in patterns:
        try:
            for path in islice(folder.glob(pattern), _MOST_SCRIPTS):
                if path.stat().st_size <= _LONGEST_SCRIPT:
                    found.update(_REGISTERED.findall(path.read_text("utf-8", errors="replace")))
        except OSError:
            continue
    return frozenset(found)
