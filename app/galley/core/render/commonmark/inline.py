"""Turn inline CommonMark into HTML: one pass with a stack of brackets and one of delimiters."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from galley.core.render.commonmark import rules as r
from galley.core.render.commonmark.autolinks import email_at, url_at
from galley.core.render.commonmark.emphasis import Delimiter, pair_delimiters
from galley.core.render.commonmark.references import (
    Reference,
    decode,
    decode_entities,
    normalize_label,
    read_destination,
)
from galley.core.render.math import FORMULA, formula
from galley.core.render.text import KIND, PUNCTUATION, SPACE

_SPECIAL = re.compile(r"[\\`*_\[\]!<&\n~]")
_SPECIAL_MATH = re.compile(r"[\\`*_\[\]!<&\n~@$]|(?:https?|ftp)://|www\.")
_SPECIAL_GFM = re.compile(r"[\\`*_\[\]!<&\n~@]|(?:https?|ftp)://|www\.")
_TICKS = re.compile("`+")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*)>")
_EMAIL = re.compile(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)
_TAG = re.compile(rf"{r.OPEN_TAG}|{r.CLOSE_TAG}")
_DECLARATION = re.compile(r"<![A-Za-z]")
_SPACES = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){0,1000})\]", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_FILTERED = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)[\s/>])", re.IGNORECASE
)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPE = re.compile(r"[&<>\"]")
_URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789;/?:@&=+$,-_.!~*'()#%"
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HTML_TAGS = re.compile(r"<img[^>]*? alt=\"([^\"]*)\"[^>]*>|<[^>]+>")


def escape(text: str) -> str:
    """Text as HTML."""
    return _ESCAPE.sub(lambda m: _ESCAPES[m[0]], text) if _ESCAPE.search(text) else text


def filter_tags(html: str) -> str:
    """Show the tags that GitHub does not let through as text."""
    return _FILTERED.sub("&lt;", html)


def address(url: str) -> str:
    """A link's address as it goes into an attribute."""
    url = quote(_BAD_PERCENT.sub("%25", url), safe=_URL_SAFE)
    return escape(url)


@dataclass(slots=True)
class _Bracket:
    """An opening bracket: its piece of output, the source behind it, how many delimiters were before."""

    at: int
    start: int
    image: bool
    delimiters: int
    serial: int


class Inline:
    """Renders inline text; `used` collects labels, `note` numbers footnotes (None: there are none)."""

    def __init__(
        self, gfm: bool = False, breaks: bool = False, autolink: bool = False, math: bool = False
    ) -> None:
        self.gfm = gfm
        self.autolink = autolink
        self.breaks = breaks
        self.references: Mapping[str, Reference] = {}
        self.used: set[str] = set()
        self.note: Callable[[str], str | None] | None = None
        self.special = _SPECIAL_MATH if math else _SPECIAL_GFM if autolink else _SPECIAL
        self.math = math

    def render(self, text: str) -> str:
        """The HTML of a paragraph's text."""
        if self.special.search(text) is None:
            return escape(text)
        return _Pass(self, text).run()


class _Pass:
    """One text on its way to HTML."""

    def __init__(self, owner: Inline, text: str) -> None:
        self.owner = owner
        self.text = text
        self.out: list[str] = []
        self.delimiters: list[Delimiter] = []
        self.brackets: list[_Bracket] = []
        self.ticks: dict[int, int] | None = None
        self.no_closer: set[str] = set()
        # Brackets are numbered; links cannot begin at those before `dead`.
        self.serial = self.dead = 0
        self.emails = owner.autolink and "@" in text

    def run(self) -> str:
        text, out, special = self.text, self.out, self.owner.special
        pos, size = 0, len(text)
        while pos < size:
            match = special.search(text, pos)
            if match is None:
                out.append(escape(text[pos:]))
                break
            start = match.start()
            if start > pos:
                out.append(escape(text[pos:start]))
            pos = self._at(text[start], start)
        pair_delimiters(self.delimiters, out, 0)
        return "".join(out)

    def _at(self, char: str, pos: int) -> int:
        """Read what begins with a special character; returns where it ends."""
        if char == "\n":
            return self._newline(pos)
        if char == "\\":
            return self._backslash(pos)
        if char == "`":
            return self._code(pos)
        if char in "*_" or (char == "~" and self.owner.gfm):
            if char == "_" and self.emails and not self.brackets and (end := self._email(pos)):
                return end
            return self._run(char, pos)
        if char == "[":
            return self._open(pos, 1)
        if char == "!" and self.text.startswith("[", pos + 1):
            return self._open(pos, 2)
        if char == "]":
            return self._close(pos)
        if char == "<":
            return self._angle(pos)
        if char == "&":
            match = _ENTITY.match(self.text, pos)
            if match:
                self.out.append(escape(decode_entities(match[0])))
                return match.end()
        elif char == "$" and self.owner.math and (match := FORMULA.match(self.text, pos)):
            self.out.append(formula(match))
            return match.end()
        elif self.owner.autolink and char in "hfw@" and not self.brackets:
            return self._bare(char, pos)
        self.out.append(escape(char))
        return pos + 1

    def _newline(self, pos: int) -> int:
        last = self.out[-1] if self.out else ""
        hard = last.endswith("  ")
        if last.endswith(" "):
            self.out[-1] = last.rstrip(" ")
        self.out.append("<br>\n" if hard or self.owner.breaks else "\n")
        pos += 1
        while self.text.startswith((" ", "\t"), pos):
            pos += 1
        return pos

    def _backslash(self, pos: int) -> int:
        if self.text.startswith("\n", pos + 1):
            self.out.append("<br>\n")
            pos += 2
            while self.text.startswith((" ", "\t"), pos):
                pos += 1
            return pos
        if self.owner.math and (match := FORMULA.match(self.text, pos)):
            self.out.append(formula(match))
            return match.end()
        match = r.ESCAPED.match(self.text, pos)
        self.out.append(escape(match[1]) if match else "\\")
        return pos + (2 if match else 1)

    def _code(self, pos: int) -> int:
        match = _TICKS.match(self.text, pos)
        assert match is not None
        length = match.end() - pos
        if self.ticks is None:
            # For each length the last run of that length: behind it nothing can be closed.
            self.ticks = {run.end() - run.start(): run.start() for run in _TICKS.finditer(self.text)}
        if self.ticks.get(length, -1) > pos:
            for run in _TICKS.finditer(self.text, match.end()):
                if run.end() - run.start() == length:
                    code = self.text[match.end() : run.start()].replace("\n", " ")
                    if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
                        code = code[1:-1]
                    self.out.append(f"<code>{escape(code)}</code>")
                    return run.end()
        self.out.append(match[0])
        return match.end()

    def _run(self, char: str, pos: int) -> int:
        text = self.text
        end = pos
        while end < len(text) and text[end] == char:
            end += 1
        before = KIND[text[pos - 1]] if pos else SPACE
        after = KIND[text[end]] if end < len(text) else SPACE
        left = after != SPACE and (after != PUNCTUATION or before in (SPACE, PUNCTUATION))
        right = before != SPACE and (before != PUNCTUATION or after in (SPACE, PUNCTUATION))
        if char == "_":
            opens = left and (not right or before == PUNCTUATION)
            closes = right and (not left or after == PUNCTUATION)
        else:
            opens, closes = left, right
        length = end - pos
        self.out.append(text[pos:end])
        if (opens or closes) and (char != "~" or length <= 2):
            self.delimiters.append(Delimiter(char, length, length, opens, closes, len(self.out) - 1))
        return end

    def _open(self, pos: int, width: int) -> int:
        text = self.text
        if (
            width == 1
            and text.startswith("[^", pos)
            and self.owner.note
            and (match := _NOTE.match(text, pos))
        ):
            html = self.owner.note(match[1])
            if html is not None:
                self.out.append(html)
                return match.end()
        self.out.append(text[pos : pos + width])
        self.serial += 1
        self.brackets.append(
            _Bracket(len(self.out) - 1, pos + width, width == 2, len(self.delimiters), self.serial)
        )
        return pos + width

    def _close(self, pos: int) -> int:
        if not self.brackets:
            self.out.append("]")
            return pos + 1
        opener = self.brackets.pop()
        if not opener.image and opener.serial < self.dead:
            self.out.append("]")
            return pos + 1
        found = self._target(opener, pos)
        if found is None:
            self.out.append("]")
            return pos + 1
        href, title, end = found
        pair_delimiters(self.delimiters, self.out, opener.delimiters)
        inner = "".join(self.out[opener.at + 1 :])
        del self.out[opener.at :]
        extra = f' title="{escape(title)}"' if title else ""
        if opener.image:
            alt = _HTML_TAGS.sub(lambda m: m[1] or "", inner) if "<" in inner else inner
            self.out.append(f'<img src="{address(href)}" alt="{alt}"{extra}>')
        else:
            self.out.append(f'<a href="{address(href)}"{extra}>{inner}</a>')
            # No link inside of a link: brackets opened before this one make none any more.
            self.dead = opener.serial
        return end

    def _target(self, opener: _Bracket, pos: int) -> tuple[str, str, int] | None:
        """Where the link whose text ends at `pos` leads: (address, title, end of its source)."""
        text = self.text
        if text.startswith("(", pos + 1) and (found := _inline_target(text, pos + 2)):
            return found
        label = _LABEL.match(text, pos + 1)
        end = pos + 1
        if label and label[1].strip():
            key, end = label[1], label.end()
        elif pos - opener.start > 1000:
            return None
        else:
            key = text[opener.start : pos]
            end = label.end() if label and not label[1] else end
            if _has_bracket(key):
                return None
        key = normalize_label(key)
        self.owner.used.add(key)
        reference = self.owner.references.get(key)
        return (reference.href, reference.title, end) if reference else None

    def _angle(self, pos: int) -> int:
        text = self.text
        if match := _AUTOLINK.match(text, pos):
            self.out.append(f'<a href="{address(match[1])}">{escape(match[1])}</a>')
            return match.end()
        if match := _EMAIL.match(text, pos):
            self.out.append(f'<a href="mailto:{address(match[1])}">{escape(match[1])}</a>')
            return match.end()
        end = self._html_end(pos)
        if end:
            html = text[pos:end]
            self.out.append(html)
            return end
        self.out.append("&lt;")
        return pos + 1

    def _html_end(self, pos: int) -> int:
        text = self.text
        if match := _TAG.match(text, pos):
            return match.end()
        if text.startswith("<!--", pos):
            if text.startswith(("<!-->", "<!--->"), pos):
                return text.index(">", pos) + 1
            return self._until("-->", pos + 4)
        if text.startswith("<?", pos):
            return self._until("?>", pos + 2)
        if text.startswith("<![CDATA[", pos):
            return self._until("]]>", pos + 9)
        return self._until(">", pos + 2) if _DECLARATION.match(text, pos) else 0

    def _until(self, closer: str, start: int) -> int:
        if closer in self.no_closer:
            return 0
        end = self.text.find(closer, start)
        if end < 0:
            self.no_closer.add(closer)
            return 0
        return end + len(closer)

    def _bare(self, char: str, pos: int) -> int:
        text = self.text
        if char == "@":
            if end := self._email(pos):
                return end
        else:
            end = url_at(text, pos)
            if end:
                url = text[pos:end]
                href = "http://" + url if char == "w" else url
                self.out.append(f'<a href="{address(href)}">{escape(url)}</a>')
                return end
        self.out.append(char)
        return pos + 1

    def _email(self, pos: int) -> int:
        before = self.out[-1] if self.out else ""
        found = email_at(self.text, pos, before)
        if found is None:
            return 0
        length, end = found
        whole = self.text[pos - length : end]
        if self.out:
            self.out[-1] = before[: len(before) - length]
        self.out.append(f'<a href="mailto:{whole}">{whole}</a>')
        return end


def _has_bracket(label: str) -> bool:
    plain = re.sub(r"\\.", "", label, flags=re.DOTALL)
    return "[" in plain or "]" in plain


def _inline_target(text: str, pos: int) -> tuple[str, str, int] | None:
    space = _SPACES.match(text, pos)
    pos = space.end() if space else pos
    found = read_destination(text, pos)
    if found is None:
        return None
    href, pos = found
    title = ""
    space = _SPACES.match(text, pos)
    if space and space.end() > pos and (quoted := r.TITLE.match(text, space.end())):
        title, pos = decode(quoted[1][1:-1]), quoted.end()
    space = _SPACES.match(text, pos)
    pos = space.end() if space else pos
    return (href, title, pos + 1) if text.startswith(")", pos) else None
