"""Blank out what is no prose in a stretch of source, so that every place keeps its number."""

import re

_FILL = "x"
_LEAD = r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
_OPENING = re.compile(
    rf"^{_LEAD}(?P<fence>`{{3,}}|~{{3,}})(?P<info>[^\n]*)(?:\n|\Z)|(?<![`\\])(?P<ticks>`+)"
    r"|(?P<raw>\{%-?[ \t]*raw[ \t]*-?%\})|<(?P<tag>pre|code|script|style|textarea|kbd)\b[^<>]{0,400}>",
    re.MULTILINE | re.IGNORECASE,
)
_RAW_END = re.compile(r"\{%-?[ \t]*endraw[ \t]*-?%\}")
_TICKS = re.compile(r"`+|\n[ \t]*\n")
_COMMENT = re.compile(r"<!--[\s\S]*?(?:-->|\Z)")
_TEMPLATE = re.compile(r"\{%[^\n]{0,400}?%\}|\{\{[^\n]{0,400}?\}\}|\{#[^\n]{0,400}?#\}")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>")


def _blank(found: str) -> str:
    # The first and the last character stay: they decide whether stars beside them open or close.
    inner = "\n".join(_FILL * len(line) for line in found[1:-1].split("\n"))
    return f"{found[0]}{inner}{found[-1]}" if len(found) > 1 else found


def _blank_match(match: re.Match[str]) -> str:
    return _blank(match[0])


class _CodeFinder:
    """Finds where code ends; remembers of each kind that nothing ends it any more, to stay linear."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._endless: dict[str, int] = {}

    def end(self, match: re.Match[str]) -> int:
        """Where the code ends that begins like this, or -1 if it is none."""
        kind, start = match.lastgroup or "", match.end()
        if kind == "raw":
            return self._search("raw", _RAW_END, start, len(self._source))
        if kind == "tag":
            closing = re.compile(rf"</{match['tag']}\s*>", re.IGNORECASE)
            return self._search(match["tag"].lower(), closing, start, -1)
        if match["fence"] is not None:
            run = match["fence"]
            if run[0] == "`" and "`" in match["info"]:
                return -1
            closing = re.compile(rf"^[ \t>]*{run}[`~]*[ \t]*$", re.MULTILINE)
            return self._search(run, closing, start, len(self._source))
        return self._span_end(match["ticks"], start)

    def _search(self, kind: str, closing: re.Pattern[str], start: int, otherwise: int) -> int:
        if start >= self._endless.get(kind, len(self._source) + 1):
            return otherwise
        found = closing.search(self._source, start)
        if found is None:
            self._endless[kind] = start
            return otherwise
        return found.end()

    def _span_end(self, ticks: str, start: int) -> int:
        if start >= self._endless.get(f"span{ticks}", len(self._source) + 1):
            return -1
        for match in _TICKS.finditer(self._source, start):
            if match[0][0] == "\n":
                return -1
            if match[0] == ticks:
                return match.end()
        self._endless[f"span{ticks}"] = start
        return -1


def without_code(source: str) -> str:
    """The source with code blanked out."""
    if _OPENING.search(source) is None:
        return source
    finder = _CodeFinder(source)
    out: list[str] = []
    at = done = 0
    while match := _OPENING.search(source, at):
        end = finder.end(match)
        if end < 0:
            ticks = match["ticks"] or match["fence"]
            at = match.start() + max(1, len(ticks or ""))
            continue
        start = match.start("fence") if match["fence"] is not None else match.start()
        out += (source[done:start], _blank(source[start:end]))
        at = done = end
    out.append(source[done:])
    return "".join(out)


def without_comments(source: str) -> str:
    """The source with code, comments, template tags and escapes blanked out; HTML tags stay."""
    masked = _COMMENT.sub(_blank_match, without_code(source))
    if "{" in masked:
        masked = _TEMPLATE.sub(_blank_match, masked)
    return _ESCAPE.sub(_FILL * 2, masked) if "\\" in masked else masked


def prose(source: str) -> str:
    """The source with everything blanked out that is no text: code, comments, tags, escapes."""
    return _TAG.sub(_blank_match, without_comments(source))
