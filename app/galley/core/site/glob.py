"""Path patterns of Hexo's configuration (micromatch): ``**/README.md``, ``_posts/{a,b}/*.md``."""

import re
from functools import lru_cache


@lru_cache(maxsize=64)
def compile_globs(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return one expression that a whole path (forward slashes) matches when it matches any pattern.

    Patterns that cannot be read are left out; None when nothing is left.
    """
    sources: list[str] = []
    for pattern in patterns:
        source = _source(pattern)
        try:
            re.compile(source)
        except re.error:
            continue
        sources.append(f"(?:{source})")
    return re.compile("|".join(sources), re.DOTALL) if sources else None


def _source(pattern: str) -> str:
    negated = pattern.startswith("!") and not pattern.startswith("!(")
    source = _translate(pattern[1:] if negated else pattern.removeprefix("./"))
    return rf"(?!(?:{source})\Z).*\Z" if negated else rf"(?:{source})\Z"


def _translate(pattern: str) -> str:
    out: list[str] = []
    at = 0
    depth = 0
    while at < len(pattern):
        char = pattern[at]
        starts_segment = at == 0 or pattern[at - 1] == "/"
        if starts_segment and re.match(r"\*\*(/|\Z)", pattern[at:]):
            whole_rest = at + 2 >= len(pattern)
            out.append(".*" if whole_rest else "(?:.*/)?")
            at += 2 if whole_rest else 3
            continue
        if char == "*":
            while pattern[at + 1 : at + 2] == "*":
                at += 1
            # A leading star does not match a hidden name.
            out.append(r"(?!\.)[^/]*" if starts_segment else "[^/]*")
        elif char == "?":
            out.append("[^/]")
        elif char == "[" and (end := pattern.find("]", at + 2)) > 0:
            inner = pattern[at + 1 : end].replace("\\", "\\\\").replace("[", "\\[")
            out.append("[" + ("^" + inner[1:] if inner[0] in "!^" else inner) + "]")
            at = end
        elif char == "{" and "}" in pattern[at:]:
            depth += 1
            out.append("(?:")
        elif char == "}" and depth:
            depth -= 1
            out.append(")")
        elif char == "," and depth:
            out.append("|")
        elif char == "\\" and at + 1 < len(pattern):
            at += 1
            out.append(re.escape(pattern[at]))
        else:
            out.append(re.escape(char))
        at += 1
    return "".join(out)
