"""Hugo's shortcodes and Liquid's tags, drawn as labelled boxes: Galley runs neither.

While the Markdown is read, each character of a tag is moved to a plane that Unicode leaves to private
use. So a tag is one word without any mark, and every place in the masked text is the same in the source.
"""

import re
from urllib.parse import unquote

from galley.core.render.parts import window_end
from galley.core.render.text import escape_all

_HUGO = r"\{\{[<%](?:[^>%\"`]|\"(?:\\.|[^\"\\])*\"|`[^`]*`|[>%](?!\}\}))*[>%]\}\}"
_LIQUID = (
    r"\{%-?(?:[^%\"']|\"[^\"]*\"|'[^']*'|%(?!\}))*%\}|\{\{-?(?:[^}\"']|\"[^\"]*\"|'[^']*'|\}(?!\}))*\}\}"
)
_KINDS = {"hugo": re.compile(_HUGO, re.DOTALL), "liquid": re.compile(_LIQUID, re.DOTALL)}
_OPENINGS = {"hugo": re.compile(r"\{\{[<%]"), "liquid": re.compile(r"\{[{%]")}
_PLANE = 0xF0000
_MASKED = re.compile("[\U000f0000-\U000ffffd]+")
_QUOTED = re.compile(r"(?:%F3%B[0-9A-F]%[0-9A-F]{2}%[0-9A-F]{2})+")
_TAG = re.compile(r"<[a-zA-Z/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_BOXES = r"(?:<span class=\"tag-box\">[^<]*</span>\s*)+"
_ALONE = re.compile(rf"<p( data-line=\"[0-9]+\")?>({_BOXES})</p>")
_LONGEST = 4000
# Jekyll's own code blocks (jekyllrb.com/docs/liquid/tags) and kramdown's attributes of a block, each on a
# line of its own. Seen as fences and as white space of the same length, they need no grammar of their own.
_CODE = re.compile(r"\{%-?\s*highlight\s+([\w+#.-]+)[^%]*%\}[ \t]*(?=\n)")
_CODE_END = re.compile(r"^[ ]{0,3}(\{%-?\s*endhighlight\s*-?%\})[ \t]*$", re.MULTILINE)
_LONGEST_CODE = 50_000
_ATTRIBUTES = re.compile(r"^[ ]{0,3}\{:[^{}\n]*\}[ \t]*$", re.MULTILINE)
_FENCE = "~~~~~~"


class Shortcodes:
    """Masks the tags of one kind of site (`hugo`, `liquid`)."""

    def __init__(self, kind: str) -> None:
        self._pattern, self._opening = _KINDS[kind], _OPENINGS[kind]
        self._liquid = kind == "liquid"
        self.looked: list[tuple[int, int]] = []

    def mask(self, text: str, pos: int, stop: int) -> tuple[str, int]:
        """The masked stretch and its end, which is further away if a tag crosses it.

        A tag is at most _LONGEST characters long. `looked` has what might be one if the text went on
        otherwise, as (where it begins, up to where it was looked for).
        """
        self.looked = []
        if text.find("{", pos, stop) < 0:
            return text[pos:stop], stop
        pieces: list[str] = []
        at = pos
        opening = self._opening.search(text, at, stop)
        while opening:
            start = opening.start()
            if self._liquid and (code := self._code(text, start)):
                first, last = code
                if last.end() > stop:
                    stop = window_end(text, last.end() - 1)
                pieces += (text[at:start], f"{_FENCE}{first[1]}".ljust(len(first[0])))
                pieces += (text[first.end() : last.start(1)], _FENCE.ljust(len(last[1])))
                at = last.end(1)
                opening = self._opening.search(text, at, stop)
                continue
            match = self._pattern.match(text, start, min(len(text), start + _LONGEST))
            if match is None:
                self.looked.append((start, start + _LONGEST))
                opening = self._opening.search(text, start + 1, stop)
                continue
            if match.end() > stop:
                stop = window_end(text, match.end() - 1)
            pieces.append(text[at:start])
            pieces.append("".join(chr(_PLANE + min(ord(char), 0xFFFD)) for char in match[0]))
            at = match.end()
            opening = self._opening.search(text, at, stop)
        pieces.append(text[at:stop])
        masked = "".join(pieces)
        return (_ATTRIBUTES.sub(lambda m: " " * len(m[0]), masked) if self._liquid else masked), stop

    def _code(self, text: str, start: int) -> tuple[re.Match[str], re.Match[str]] | None:
        """The tags of a block of code whose first begins at ``start``, if both are there."""
        first = _CODE.match(text, start)
        line = text.rfind("\n", max(0, start - 4), start) + 1
        if first is None or text[line:start].strip(" ") or (line == 0 and start > 3):
            return None
        limit = min(len(text), start + _LONGEST_CODE)
        self.looked.append((start, limit))
        last = _CODE_END.search(text, first.end(), limit)
        return (first, last) if last is not None else None

    def restore(self, html: str) -> str:
        """Draw the boxes."""
        if "%F3%B" in html:
            html = _QUOTED.sub(lambda m: escape_all(_plain(unquote(m[0]))), html)
        if _MASKED.search(html) is None:
            return html
        pieces: list[str] = []
        at = 0
        for tag in _TAG.finditer(html):
            pieces.append(_MASKED.sub(self._box, html[at : tag.start()]))
            pieces.append(_MASKED.sub(lambda m: escape_all(_plain(m[0])), tag[0]))
            at = tag.end()
        pieces.append(_MASKED.sub(self._box, html[at:]))
        return _ALONE.sub(r'<div\1 class="tag-line">\2</div>', "".join(pieces))

    def _box(self, match: re.Match[str]) -> str:
        tags = self._pattern.findall(_plain(match[0]))
        return "".join(f'<span class="tag-box">{escape_all(tag)}</span>' for tag in tags)


def _plain(masked: str) -> str:
    return "".join(chr(ord(char) - _PLANE) for char in masked)
