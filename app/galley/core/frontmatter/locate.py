"""Find where a post's header begins and ends, as the site's generator would.

Rules read in the generators' sources: hexo-front-matter 4 (split), Hugo's pageparser (lexIntroSection),
Jekyll's Document::YAML_FRONT_MATTER_REGEXP, Astro's internal frontmatter helper, Zola's split, MkDocs'
meta, and Python-Markdown's meta extension, which Pelican uses.
"""

import re

from galley.core.frontmatter.model import Format, HeaderRules, Region
from galley.core.messages import say

_FENCES = {"-": Format.YAML, "+": Format.TOML, ";": Format.JSON}

_HEXO_FENCED = re.compile(r"(-{3,}|;{3,})\n([\s\S]+?)\n(\1)")
_HEXO_EMPTY = re.compile(r"(-{3,}|;{3,})\n(\1)[ \t]*(?:\n|\Z)")
_HEXO_LOOSE_FENCE = re.compile(r"(-{3,}|;{3,})[ \t]+\n")
_HEXO_CLOSE = re.compile(r"\n(-{3,}|;{3,})")
# Hexo takes anything above a line of dashes for a header; only what looks like one is offered as one.
_KEY_LINE = re.compile(
    r"""(?:"[^"\n]*"|'[^'\n]*'|(?:[^\s#\-\[\]{}&*!|>%@`:,]|-(?![\s-]))[^\n:]{0,60}):(?:[ \t]|\n|\Z)"""
)
_WIDE_COLON_LINE = re.compile(r"[^\s#\-\[\]{}&*!|>%@`:：,]{1,20}：")
_HEADER_LINE = re.compile(r"[ \t]*(?:#|-[ \t\n]|[\]}])|[ \t]+\S|[ \t]*$")

_JEKYLL = re.compile(r"---[ \t\f\v]*\n([\s\S]*?)^((?:---|\.\.\.)[ \t\f\v]*(?:\n|\Z))", re.MULTILINE)
_JEKYLL_BLANK = re.compile(r"---\s*\n([\s\S]*?\n?)^((?:---|\.\.\.)\s*$\n?)", re.MULTILINE)
_MKDOCS = re.compile(r"-{3}[ \t]*\n([\s\S]*?\n)?(\.{3}|-{3})[ \t]*\n")
_LOOSE = re.compile(r"(-{3,}|\+{3,}|;{3,})[ \t]*\n([\s\S]*?)^(\1[ \t]*(?:\n|\Z))", re.MULTILINE)
_LOOSE_PREFIX = re.compile(r"(-{3,}|\+{3,}|;{3,})[ \t]*\n([\s\S]*?)^(\1)", re.MULTILINE)

META_KEY = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[^\S\n]*([^\n]*)")
META_MORE = re.compile(r"[ ]{4,}([^\n]*)")
_META_BEGIN = re.compile(r"-{3}(?:[^\S\n][^\n]*)?(?=\n|\Z)")
_META_END = re.compile(r"(?:-{3}|\.{3})(?:[^\S\n][^\n]*)?(?=\n|\Z)")
_META_KNOWN = re.compile(
    r"^(?:title|date|author|authors|tags|category|categories|slug|status|summary|modified|lang|keywords"
    r"|description|subtitle|copyright|language|email|affiliation|template|layout|published)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_SPACE = re.compile(r"\s*")
_BLANK_LINES = re.compile(r"(?:[ \t\r\f\v]*\n)*")


def locate(text: str, rules: HeaderRules) -> Region | None:
    """Return where the header of ``text`` stands as ``rules`` see it, or None if there is none.

    A header whose end is missing, or that the generator will not see for a spelling mistake in its
    fence, is returned with ``missing_close`` or ``trouble`` set.
    """
    start = 1 if text.startswith("\ufeff") else 0
    match rules:
        case HeaderRules.HEXO:
            return _hexo(text, start)
        case HeaderRules.HUGO:
            return _hugo(text, start)
        case HeaderRules.JEKYLL:
            return _jekyll(text, start)
        case HeaderRules.ASTRO:
            return _astro(text, start)
        case HeaderRules.PELICAN:
            return _meta(text, start)
        case HeaderRules.MKDOCS:
            return _mkdocs(text, start)
        case HeaderRules.PLAIN:
            return _plain(text, start)
        case HeaderRules.NONE:
            return None


def _after_line_end(text: str, at: int) -> int:
    """Step over the rest of a fence's line if only blanks follow it; otherwise the body begins here."""
    stop = at
    while stop < len(text) and text[stop] in " \t":
        stop += 1
    if stop == len(text):
        return stop
    return stop + 1 if text[stop] == "\n" else at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _hexo(text: str, start: int) -> Region | None:
    empty = _HEXO_EMPTY.match(text, start)
    found = _HEXO_FENCED.match(text, start)
    if empty and not (found and _looks_like_header(text, empty.end(), found.start(3))):
        # Hexo itself wants a character between the fences; a first key put there makes it a header.
        fence = empty[1]
        return Region(_FENCES[fence[0]], start, empty.start(2), empty.start(2), empty.end(), fence, fence)
    if found:
        fence = found[1]
        end = _after_line_end(text, found.end())
        return Region(_FENCES[fence[0]], start, found.start(2), found.start(3), end, fence, fence)
    if text.startswith(("---", ";;;"), start):
        return _hexo_broken(text, start)
    return _hexo_without_opening(text, start)


def _hexo_broken(text: str, start: int) -> Region | None:
    """Hexo sees no header here, though the file begins with a fence: say why, if a header was meant."""
    loose = _HEXO_LOOSE_FENCE.match(text, start)
    if loose:
        found = _LOOSE_PREFIX.match(text, start)
        if found and _looks_like_header(text, found.start(2), found.start(3)):
            fence = found[1]
            end = _after_line_end(text, found.end())
            trouble = say("There are spaces after the opening fence, and Hexo sees no header then.")
            return Region(
                _FENCES[fence[0]], start, found.start(2), found.start(3), end, fence, fence, trouble=trouble
            )
    return _unclosed(text, start)


def _hexo_without_opening(text: str, start: int) -> Region | None:
    close = _HEXO_CLOSE.search(text, start + 1) if len(text) > start else None
    if close is None:
        return None
    first = _SPACE.match(text, start)
    begin = first.end() if first else start
    lead = re.compile(r"-{3,}\n").match(text, begin)
    if lead and begin > start:
        # Blank lines above the fence: YAML itself takes the first --- for the start of a document.
        if begin - start == 1:
            stop = close.start() + 1
            return Region(Format.YAML, start, start, stop, _after_line_end(text, close.end()), "", close[1])
        found = _HEXO_FENCED.match(text, begin)
        if found and _looks_like_header(text, found.start(2), found.start(3)):
            end = _after_line_end(text, found.end())
            trouble = say("There are blank lines above the opening fence, and Hexo sees no header then.")
            return Region(
                Format.YAML, begin, found.start(2), found.start(3), end, found[1], found[1], trouble=trouble
            )
        return None
    stop = close.start() + 1
    if not _looks_like_header(text, start, stop):
        return None
    form = _FENCES[close[1][0]]
    return Region(form, start, start, stop, _after_line_end(text, close.end()), "", close[1])


def _looks_like_header(text: str, start: int, end: int) -> bool:
    keys = 0
    for line in text[start:end].splitlines():
        if _KEY_LINE.match(line) or _WIDE_COLON_LINE.match(line):
            keys += 1
        elif not _HEADER_LINE.match(line):
            return False
    return keys > 0


def _unclosed(text: str, start: int) -> Region | None:
    """Return the header that an opening fence begins and nothing ends: the key lines below the fence."""
    begin = _line_end(text, start) + 1
    at = begin
    keys = 0
    while at < len(text):
        stop = _line_end(text, at)
        line = text[at:stop]
        if _KEY_LINE.match(line) or _WIDE_COLON_LINE.match(line):
            keys += 1
        elif not line.strip() or not _HEADER_LINE.match(line):
            break
        at = stop + 1
    if not keys:
        return None
    at = min(at, len(text))
    opening = text[start : begin - 1].rstrip()
    form = _FENCES.get(opening[:1], Format.YAML)
    return Region(form, start, begin, at, at, opening, "", missing_close=True)


def _hugo(text: str, start: int) -> Region | None:
    blank = re.compile(r"[\s\ufeff]*").match(text, start)
    start = blank.end() if blank else start
    for fence in ("---", "+++"):
        if text.startswith(fence, start):
            return _prefix_fenced(text, start, fence)
    if text.startswith("{", start):
        return _braces(text, start)
    return None


def _prefix_fenced(text: str, start: int, fence: str) -> Region | None:
    """Three characters open, the same three at any line's beginning close (Hugo, Astro)."""
    after = start + 3
    begin = after + 1 if text.startswith("\n", after) else after
    close = begin if text.startswith(fence, begin) and begin > after else text.find("\n" + fence, after) + 1
    if close <= 0:
        return _unclosed(text, start) if fence != "+++" or "=" in text[after:] else None
    end = _after_line_end(text, close + 3)
    return Region(_FENCES[fence[0]], start, begin, max(begin, close), end, fence, fence)


def _braces(text: str, start: int) -> Region | None:
    """Find the end of a bare JSON header by counting braces outside of strings, as Hugo does."""
    if not re.compile(r"\{\s*(?:\"|\}|\n)").match(text, start):
        return None
    level = 0
    for match in re.compile(r'"(?:[^"\\]|\\[\s\S])*(?:"|\Z)|[{}]').finditer(text, start):
        if match[0] == "{":
            level += 1
        elif match[0] == "}":
            level -= 1
            if level == 0:
                return Region(Format.JSON, start, start, match.end(), _after_line_end(text, match.end()))
    return Region(Format.JSON, start, start, len(text), len(text), missing_close=True)


def _jekyll(text: str, start: int) -> Region | None:
    found = _JEKYLL.match(text, start) or _JEKYLL_BLANK.match(text, start)
    if found:
        closing = found[2].strip()
        close = found.start(2)
        end = _after_line_end(text, close + 3)
        return Region(Format.YAML, start, found.start(1), close, end, "---", closing)
    if re.compile(r"---[ \t]*\n").match(text, start):
        return _unclosed(text, start)
    return None


def _astro(text: str, start: int) -> Region | None:
    blank = _BLANK_LINES.match(text, start)
    start = blank.end() if blank else start
    for fence in ("---", "+++"):
        if text.startswith(fence, start):
            return _prefix_fenced(text, start, fence)
    return None


def _mkdocs(text: str, start: int) -> Region | None:
    found = _MKDOCS.match(text, start)
    if found:
        close = found.start(2)
        content = found.start(1) if found[1] is not None else close
        return Region(Format.YAML, start, content, close, found.end(), "---", found[2])
    return _meta(text, start)


def _meta(text: str, start: int) -> Region | None:
    """Find ``Key: value`` lines at the very top, with or without fences (Python-Markdown's meta)."""
    at = start
    opening = ""
    begin = _META_BEGIN.match(text, at)
    if begin:
        opening = begin[0].rstrip()
        at = min(begin.end() + 1, len(text))
    content = at
    keys = 0
    while at < len(text):
        stop = _line_end(text, at)
        line = text[at:stop]
        after = min(stop + 1, len(text))
        ends = _META_END.match(line)
        if ends or not line.strip():
            if not keys and not opening:
                return None
            return Region(Format.META, start, content, at, after, opening, ends[0].rstrip() if ends else "")
        if META_KEY.match(line):
            keys += 1
        elif not (keys and META_MORE.match(line)):
            break
        at = after
    if not keys:
        return None
    return Region(Format.META, start, content, at, at, opening)


def _plain(text: str, start: int) -> Region | None:
    """A file of no known site: take every form of header that any generator knows."""
    blank = _BLANK_LINES.match(text, start)
    begin = blank.end() if blank else start
    if text.startswith(("---", "+++", ";;;"), begin):
        found = _LOOSE.match(text, begin) or _LOOSE_PREFIX.match(text, begin)
        if found is None:
            return _unclosed(text, begin)
        fence = found[1]
        end = _after_line_end(text, found.start(3) + len(fence))
        return Region(_FENCES[fence[0]], begin, found.start(2), found.start(3), end, fence, fence)
    if text.startswith("{", begin):
        return _braces(text, begin)
    close = _HEXO_CLOSE.search(text, start + 1) if len(text) > start else None
    if (
        close
        and _looks_like_header(text, start, close.start())
        and _META_KNOWN.search(text, start, close.start())
    ):
        return _hexo_without_opening(text, start)
    return _meta(text, start) if _META_KNOWN.match(text, start) else None
