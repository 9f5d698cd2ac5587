"""Turn inline Markdown into HTML as marked does with Hexo's own renderer.

The text is read once from left to right. Every rule that may look ahead without end either looks things
up in tables made once, or pays for its steps from a budget; when that is gone, what is left is text. So
the time is linear in the text whatever it contains.
"""

from collections.abc import Callable, Mapping

from galley.core.render.dialect import Dialect
from galley.core.render.marked import grammar as g
from galley.core.render.marked import patterns as p
from galley.core.render.marked.blocks import Definition
from galley.core.render.marked.emphasis import Runs
from galley.core.render.marked.links import find_target
from galley.core.render.marked.linkwriter import LinkWriter
from galley.core.render.marked.scan import Scan
from galley.core.render.marked.smart import Smart
from galley.core.render.math import FORMULA, formula
from galley.core.render.text import KIND, OTHER, PUNCTUATION, escape_all, escape_hexo, escape_text

MAX_DEPTH = 32
# Steps that looking ahead may cost: a constant, and so many for each character.
_BUDGET, _BUDGET_EACH = 20_000_000, 64


class Inline:
    """Renders inline text for one dialect.

    `used` collects every label that was looked up. `in_link` and `in_raw` are what marked carries from one
    stretch of inline text to the next: an `<a>`, or one of the tags whose text is left raw, is open.
    """

    def __init__(self, dialect: Dialect, asset: Callable[[str], str | None] | None = None) -> None:
        self.dialect = dialect
        self.definitions: Mapping[str, Definition] = {}
        self.used: set[str] = set()
        self.in_link = self.in_raw = False
        self._writer = LinkWriter(dialect, asset)
        self._smart = Smart(dialect.quotes) if dialect.smartypants else None
        self._break = p.BREAK if dialect.gfm and dialect.breaks else p.HARD_BREAK
        self._soft = dialect.gfm and dialect.breaks
        self._gfm = dialect.gfm
        self._anything = p.ANYTHING if dialect.gfm else p.SPECIAL
        self._specials = p.SPECIAL, p.SPECIAL_URL
        if dialect.math:
            self._anything = p.ANYTHING_MATH
            self._specials = p.SPECIAL_MATH, p.SPECIAL_URL_MATH
        self._plain = p.PLAIN_SMART if dialect.smartypants else p.PLAIN
        self._depth = 0
        self._fuel = 0

    def reset(
        self, definitions: Mapping[str, Definition], in_link: bool = False, in_raw: bool = False
    ) -> None:
        """Start with a new part of a document, whose link targets are `definitions`."""
        self.definitions = definitions
        if self.used:
            self.used = set()
        self.in_link, self.in_raw = in_link, in_raw

    def render(self, text: str) -> str:
        """The HTML of one paragraph's (heading's, cell's) text."""
        self._fuel = _BUDGET + _BUDGET_EACH * len(text)
        return self._render(text)

    def _nested(self, text: str) -> str:
        if self._depth >= MAX_DEPTH:
            return self._text(text)
        self._depth += 1
        html = self._render(text)
        self._depth -= 1
        return html

    def _render(self, text: str) -> str:
        if self._anything.search(text) is None:
            return escape_text(text) if self.in_raw else self._text(text)
        scan = Scan(text)
        if self._gfm:
            scan.has_url = p.URL_LIKE.search(text) is not None
            scan.has_at = "@" in text
        out: list[str] = []
        pos, size = 0, len(text)
        before = ""
        while pos < size:
            char = text[pos]
            handler = _HANDLERS.get(char)
            end = pos
            if handler is not None and self._fuel > 0:
                end = handler(self, scan, pos, before, out)
            if end == pos and not self.in_link and (scan.has_url or scan.has_at):
                end = self._url(scan, pos, out)
            if end != pos:
                pos, before = end, ""
                continue
            end = self._text_end(scan, pos)
            piece = text[pos:end]
            if self.in_raw or ((scan.has_url or scan.has_at) and self._starts_url(scan, pos)):
                out.append(escape_text(piece))
            else:
                out.append(self._text(piece))
            if piece[-1] != "_":
                before = piece[-1]
            pos = end
        return "".join(out)

    def _text(self, text: str) -> str:
        if self._plain.search(text) is None:
            return text
        if self._smart is not None:
            text = self._smart(text)
        return escape_hexo(text)

    # What plain text ends at.

    def _text_end(self, scan: Scan, pos: int) -> int:
        text = scan.text
        size = len(text)
        start = pos + 1
        if text[pos] in "`~":
            ticks = (p.TICKS_OR_TILDES if self._gfm else p.TICKS).match(text, pos)
            start = ticks.end() if ticks else start
        at = start
        while True:
            if scan.special < at:
                match = self._specials[scan.has_url].search(text, at)
                scan.special = match.start() if match else size
            end = scan.special
            if end == size or text[end] != "\n":
                break
            spaces = end
            while spaces > start and text[spaces - 1] == " ":
                spaces -= 1
            if self._soft or end - spaces >= 2:
                end = spaces
                break
            at = end + 1
        return self._before_email(scan, start, end) if scan.has_at else end

    def _before_email(self, scan: Scan, start: int, end: int) -> int:
        """Text also ends where something like the beginning of an e-mail address begins."""
        text = scan.text
        while True:
            if scan.at < start:
                scan.at = text.find("@", start)
                if scan.at < 0:
                    scan.has_at = False
                    return end
                first = scan.at
                while first > 0 and text[first - 1] in p.BEFORE_AT:
                    first -= 1
                scan.at_first = first
            if max(scan.at_first, start) < scan.at or scan.at >= end:
                return min(end, max(scan.at_first, start))
            start = scan.at + 1

    # Bare addresses.

    def _starts_url(self, scan: Scan, pos: int) -> bool:
        if scan.has_url and scan.text[pos] in "hHfFwW" and p.URL.match(scan.text, pos):
            return True
        return scan.has_at and p.EMAIL.match(scan.text, pos) is not None

    def _url(self, scan: Scan, pos: int, out: list[str]) -> int:
        if not self.dialect.autolink:
            return pos
        text = scan.text
        if scan.has_url and text[pos] in "hHfFwW" and (match := p.URL.match(text, pos)):
            address = match[0]
            while True:
                self._fuel -= len(address)
                shorter = p.URL_END.match(address)
                if shorter is None or shorter.end() == len(address):
                    break
                address = shorter[0]
            if not address:
                return pos
            href = "http://" + address if match[1] == "www." else address
            out.append(self._writer.link(href, "", escape_text(address)))
            return pos + len(address)
        if scan.has_at and (match := p.EMAIL.match(text, pos)):
            out.append(self._writer.link("mailto:" + match[0], "", escape_text(match[0])))
            return match.end()
        return pos

    # The rules, by the character they begin with. Each returns the end, or `pos` if it does not apply.

    def at_escape(self, scan: Scan, pos: int, _before: str, out: list[str]) -> int:
        if self.dialect.math and (end := self.at_formula(scan, pos, _before, out)) != pos:
            return end
        if match := p.ESCAPE.match(scan.text, pos):
            out.append(escape_text(match[1]))
            return match.end()
        return self.at_newline(scan, pos, _before, out)

    def at_newline(self, scan: Scan, pos: int, _before: str, out: list[str]) -> int:
        if match := self._break.match(scan.text, pos):
            out.append("<br>")
            return match.end()
        return pos

    def at_angle(self, scan: Scan, pos: int, _before: str, out: list[str]) -> int:
        text = scan.text
        end = self._tag_end(text, pos)
        if end:
            tag = text[pos:end]
            if not self.in_link and p.LINK_TAG.match(tag):
                self.in_link = True
            elif self.in_link and p.LINK_TAG_END.match(tag):
                self.in_link = False
            if not self.in_raw and p.RAW_TAG.match(tag):
                self.in_raw = True
            elif self.in_raw and p.RAW_TAG_END.match(tag):
                self.in_raw = False
            out.append(tag)
            return end
        if match := p.AUTOLINK.match(text, pos):
            href = "mailto:" + match[1] if match[2] else match[1]
            out.append(self._writer.link(href, "", escape_text(match[1])))
            return match.end()
        return pos

    def _tag_end(self, text: str, pos: int) -> int:
        if text.startswith("<!--", pos):
            if text.startswith(("<!-->", "<!--->"), pos):
                return text.index(">", pos) + 1
            end = text.find("-->", pos + 4)
            if end < 0:
                self._fuel -= len(text) - pos
            return end + 3 if end >= 0 else 0
        match = p.TAG.match(text, pos)
        if match is None:
            if text[pos + 1 : pos + 2] in "?!" or text.find("=", pos, pos + 200) >= 0:
                self._fuel -= len(text) - pos
            return 0
        return match.end()

    def at_bracket(self, scan: Scan, pos: int, _before: str, out: list[str]) -> int:
        text = scan.text
        image = text[pos] == "!"
        if image and not text.startswith("[", pos + 1):
            return pos
        if scan.last_target == -2:
            scan.last_target = text.rfind("](")
        label = p.LINK_LABEL.match(text, pos) if scan.last_target > pos else None
        if label:
            target = find_target(text, label.end(), self._spend)
            if target:
                self._outlink(image, label[1], target.href, target.title, out)
                return target.end
        elif scan.last_target > pos:
            self._fuel -= len(text) - pos
        return self._reference(text, pos, image, out)

    def _spend(self, steps: int) -> bool:
        """Pay for `steps`; whether the budget still allows it."""
        self._fuel -= steps
        return self._fuel > 0

    def _reference(self, text: str, pos: int, image: bool, out: list[str]) -> int:
        match = p.FULL_REFERENCE.match(text, pos)
        label = match[2] if match else None
        if match is None:
            match = p.SHORT_REFERENCE.match(text, pos)
            if match is None:
                self._fuel -= len(text) - pos
                return pos
            label = match[1]
        key = g.label_key(label or "")
        self.used.add(key)
        definition = self.definitions.get(key)
        if definition is None:
            out.append(text[pos])
            return pos + 1
        self._outlink(image, match[1], definition.href, definition.title, out)
        return match.end()

    def at_emphasis(self, scan: Scan, pos: int, before: str, out: list[str]) -> int:
        text = scan.text
        char = text[pos]
        start, size = pos, len(text)
        while start < size and text[start] == char:
            start += 1
        self._fuel -= start - pos
        if start == size:
            return pos
        after = text[start]
        kind = OTHER if after == "~" and self._gfm else KIND[after]
        if kind == 0:
            return pos
        if kind == OTHER:
            if char == "_" and before and before <= "\uffff" and before.isalnum():
                return pos
        elif before and (before in "*_" or before > "\uffff" or KIND[before] == OTHER):
            return pos
        length = start - pos
        if scan.masked is None:
            if scan.bare is None:
                scan.bare = p.MASKING.search(text) is None
            if scan.bare and char == "*" and length < 3:
                plain = p.PLAIN_EMPHASIS.match(text, pos)
                if plain and KIND[text[plain.end() - length - 1]] == OTHER:
                    # What the search below would find, where nothing is masked and no other run between.
                    inner = self._nested(plain[2])
                    out.append(f"<em>{inner}</em>" if length == 1 else f"<strong>{inner}</strong>")
                    return plain.end()
            scan.masked = self._mask(text)
        runs = scan.runs.get(char)
        if runs is None:
            runs = scan.runs[char] = Runs(scan.masked, char, self._gfm)
        closing = runs.closing(start, length)
        if closing is None:
            return pos
        close, used = closing
        end = close + used
        if min(length, used) % 2:
            out.append(f"<em>{self._nested(text[pos + 1 : end - 1])}</em>")
        else:
            out.append(f"<strong>{self._nested(text[pos + 2 : end - 2])}</strong>")
        return end

    def at_formula(self, scan: Scan, pos: int, _before: str, out: list[str]) -> int:
        match = FORMULA.match(scan.text, pos) if self.dialect.math else None
        if match is None:
            return pos
        out.append(formula(match))
        return match.end()

    def _mask(self, text: str) -> str:
        if self.dialect.math and ("$" in text or "\\(" in text or "\\[" in text):
            text = FORMULA.sub(lambda m: "[" + "a" * (len(m[0]) - 2) + "]", text)
        if "[" in text:
            text = p.ANY_REFERENCE.sub(self._mask_reference, text)
        if "\\" in text:
            text = p.ANY_ESCAPE.sub(lambda m: "++" if KIND[m[1]] == PUNCTUATION else m[0], text)
        return p.MASKED.sub(lambda m: "[" + "a" * (len(m[0]) - 2) + "]", text)

    def _mask_reference(self, match: "p.re.Match[str]") -> str:
        found = match[0]
        key = found[found.rfind("[") + 1 : -1]
        self.used.add(key)
        return "[" + "a" * (len(found) - 2) + "]" if key in self.definitions else found

    def at_code(self, scan: Scan, pos: int, _before: str, out: list[str]) -> int:
        text = scan.text
        match = p.TICKS.match(text, pos)
        length = match.end() - pos if match else 1
        close = scan.ticks_after(pos, length)
        if close < 0:
            return pos
        content = text[pos + length : close].replace("\n", " ")
        if content.startswith(" ") and content.endswith(" ") and content.strip(" "):
            content = content[1:-1]
        out.append(f"<code>{escape_all(content)}</code>")
        return close + length

    def at_tilde(self, scan: Scan, pos: int, _before: str, out: list[str]) -> int:
        if not self._gfm:
            return pos
        text = scan.text
        if scan.last_tilde == -2:
            scan.last_tilde = text.rfind("~")
        if scan.last_tilde <= pos + 1:
            return pos
        match = p.DELETED.match(text, pos)
        if match is None:
            self._fuel -= 10 * (len(text) - pos)
            return pos
        out.append(f"<del>{self._nested(match[2])}</del>")
        return match.end()

    # Links and images.

    def _outlink(self, image: bool, label: str, href: str, title: str, out: list[str]) -> None:
        text = p.BRACKET_ESCAPE.sub(r"\1", label) if "\\" in label else label
        self.in_link = True
        inner = self._nested(text)
        self.in_link = False
        if image:
            out.append(self._writer.image(href, title, text))
        else:
            out.append(self._writer.link(href, title, inner))


_Handler = Callable[[Inline, Scan, int, str, list[str]], int]
_HANDLERS: dict[str, _Handler] = {
    "\\": Inline.at_escape,
    "<": Inline.at_angle,
    "!": Inline.at_bracket,
    "[": Inline.at_bracket,
    "*": Inline.at_emphasis,
    "_": Inline.at_emphasis,
    "`": Inline.at_code,
    " ": Inline.at_newline,
    "\n": Inline.at_newline,
    "~": Inline.at_tilde,
    "$": Inline.at_formula,
}
