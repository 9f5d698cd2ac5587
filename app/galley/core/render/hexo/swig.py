"""Hide template tags and comments from the Markdown stage, as Hexo 8 does before it renders.

`{{ }}`, `{% %}` (with its body, if an end tag exists anywhere in the post) and comments become
placeholders; `{# #}` disappears; nothing is touched inside a code span.
"""

import re
from collections.abc import Callable, Mapping

from galley.core.render.tree import with_line

MARK = "\ufffc"
# A placeholder that Markdown has changed is lost for good, in Hexo too; its number must not depend on what
# was read.
LOST = re.compile(rf"({MARK}|%EF%BF%BC)[0-9]+")
# The placeholder of code that was taken out before.
_TAKEN = f"<!--code{MARK}"
_NEXT = re.compile(r"`+|\{[{#%]|<!--")
_IN_CODE = re.compile(r"\n\n|`+|\{% *raw *%\}")
_RAW_END = re.compile(r"\{% *endraw *%\}")
_VARIABLE = re.compile(r"(?:[^'\"}]++|'[^']*+'|\"[^\"]*+\")*+\}(\}?)")
_TAG = re.compile(r"(?:[^'\"%]++|%(?!\})|'[^']*+'|\"[^\"]*+\")*+%\}")
_NAME = re.compile(r"[\r\n\t\f\v ]*([^\r\n\t\f\v ]*)")
_PLACEHOLDER = re.compile(rf"(?:<|&lt;)!--(code|swig|comment){MARK}([0-9]+)--(?:>|&gt;)")


class Stash:
    """Texts that were taken out of a part, by the number in their placeholder."""

    __slots__ = ("values",)

    def __init__(self) -> None:
        self.values: list[str] = []

    def put(self, kind: str, value: str) -> str:
        """Keep `value`; returns its placeholder."""
        self.values.append(value)
        return f"<!--{kind}{MARK}{len(self.values) - 1}-->"

    def restore(self, html: str, kind: str, lines: Mapping[int, int] | None = None) -> str:
        """Put the values of that kind back; `lines` has the line for the first tag of some of them."""
        if MARK not in html:
            return html
        values = self.values

        def value(match: re.Match[str]) -> str:
            number = int(match[2])
            if match[1] != kind or number >= len(values):
                return match[0]
            if lines and number in lines:
                return with_line(values[number], lines[number])
            return values[number]

        return _PLACEHOLDER.sub(value, html)


class TagScanner:
    """Replaces the tags of one stretch of text.

    `has_end(name)` says whether the post has an end tag of that name anywhere. After `scan`, `opened`
    has the places where something begins that the stretch does not close, and `looked` (place, end) of what
    was looked for up to `end` and not found.
    """

    __slots__ = (
        "_fuel", "_has_end", "_last", "_out", "_spans", "_stash", "_text", "kept", "looked", "opened",
    )  # fmt: skip

    def __init__(self, stash: Stash, has_end: Callable[[str], bool]) -> None:
        self._stash = stash
        self._has_end = has_end
        self._out: list[str] = []
        self._text = ""
        # Where the last of each closing mark is, and how far failing searches may still go.
        self._last: dict[str, int] = {}
        self._fuel = 0
        self._spans: list[tuple[int, int, int]] = []
        self.opened: list[int] = []
        self.looked: list[tuple[int, int]] = []
        # Stretches of text that were stepped over as a whole and stay as they are.
        self.kept: list[tuple[int, int]] = []

    def scan(self, text: str) -> tuple[str, list[tuple[int, int, int]]]:
        """The text with placeholders, and for each replacement (start, end, length of what stands there)."""
        self._text = text
        self._fuel = 200_000 + 40 * len(text)
        self._last = {closer: text.rfind(closer) for closer in ("}", "%}", "#}", "-->")}
        self._out = []
        self._spans = []
        pos = flushed = 0
        while match := _NEXT.search(text, pos):
            start = match.start()
            found = match[0]
            if found[0] == "`":
                if start and text[start - 1] == "\\":
                    start += 1
                if start == match.end():
                    pos = match.end()
                    continue
                pos, flushed = self._code(start, match.end(), flushed)
                continue
            replaced = self._replace(found, start)
            if replaced is None:
                pos = start + (4 if found == "<!--" else 1)
                continue
            end, value = replaced
            if value is None:
                pos = end
                continue
            self._put(flushed, start, end, value)
            pos = flushed = end
        self._out.append(text[flushed:])
        return "".join(self._out), self._spans

    def _put(self, flushed: int, start: int, end: int, value: str) -> None:
        self._out += (self._text[flushed:start], value)
        self._spans.append((start, end, len(value)))

    def _code(self, start: int, end: int, flushed: int) -> tuple[int, int]:
        """Step over a code span that opens at `start`, and take raw blocks out of it."""
        text, length = self._text, end - start
        at = end
        pending: list[tuple[int, int]] = []
        while match := _IN_CODE.search(text, at):
            found = match[0]
            if found == "\n\n":
                self.looked.append((start, match.end()))
                return self._raw(pending, end, flushed)
            if found[0] == "`":
                if len(found) >= length:
                    self.kept.append((start, match.end()))
                    return self._raw(pending, match.end(), flushed)
                at = match.end()
                continue
            closing = _RAW_END.search(text, match.end())
            if closing is None:
                self._note_open(start)
                at = match.end()
                continue
            pending.append((match.start(), closing.end()))
            at = closing.end()
        self._note_open(start)
        return self._raw(pending, end, flushed)

    def _raw(self, pending: list[tuple[int, int]], end: int, flushed: int) -> tuple[int, int]:
        for start, stop in pending:
            self._put(flushed, start, stop, self._stash.put("swig", self._text[start:stop]))
            flushed = stop
        return max(end, flushed), flushed

    def _replace(self, opening: str, start: int) -> tuple[int, str | None] | None:
        """What a tag at `start` becomes and where it ends: None for it is no tag, or (end, None) for text
        that stays."""
        text = self._text
        if opening == "<!--":
            end = text.find("-->", start + 4)
            if end < 0:
                self._note_open(start)
                end = len(text) - 3
            if text.startswith(_TAKEN, start):
                return end + 3, None
            return end + 3, self._stash.put("comment", text[start : end + 3])
        if opening == "{{":
            match = _VARIABLE.match(text, start + 2) if self._may("}", start) else None
            if match is None:
                return self._open(start)
            if not match[1]:
                self.kept.append((start, match.end()))
                return match.end(), None
            return match.end(), self._stash.put("swig", text[start : match.end()])
        if opening == "{#":
            end = text.find("#}", start + 2) if self._may("#}", start) else -1
            if end < 0:
                return self._open(start)
            return end + 2, ""
        return self._tag(start)

    def _may(self, closer: str, start: int) -> bool:
        """Whether it is worth looking for `closer`."""
        return self._last[closer] > start and self._fuel > 0

    def _note_open(self, start: int) -> None:
        self.opened.append(start)

    def _open(self, start: int) -> None:
        """Note that what begins at `start` is not closed."""
        self._note_open(start)
        self._fuel -= len(self._text) - start

    def _tag(self, start: int) -> tuple[int, str | None] | None:
        text = self._text
        match = _TAG.match(text, start + 2) if self._may("%}", start) else None
        if match is None:
            return self._open(start)
        name_match = _NAME.match(text, start + 2, match.end() - 2)
        name = name_match[1] if name_match else ""
        end = match.end()
        if name and self._has_end(name):
            closing = self._end_tag(f"end{name}", end) if self._fuel > 0 else -1
            if closing < 0:
                self._open(start)
                return end, None
            end = closing
        return end, self._stash.put("swig", text[start:end])

    def _end_tag(self, name: str, pos: int) -> int:
        """Where the tag that contains `name` ends; -1 if there is none."""
        text = self._text
        at = text.find(name, pos)
        if at < 0:
            return -1
        opening = text.find("{%", pos)
        while opening >= 0:
            close = text.find("%}", opening + 2)
            if close < 0:
                return -1
            if name in text[opening + 2 : close]:
                return close + 2
            opening = text.find("{%", opening + 1)
        return -1
