"""Run a post's template tags over its HTML, as Hexo's Nunjucks pass does."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from galley.core.messages import say
from galley.core.render.context import Effect
from galley.core.render.hexo.expressions import UNDEFINED, MissingError, TemplateError, evaluate, text_of
from galley.core.render.hexo.figure import strip_indent
from galley.core.render.text import escape_all, escape_hexo

_CODE = re.compile(r"<code[^<>]*>[\s\S]+?</code>")
_RAW = re.compile(r"\{% *raw *%\}")
_OPEN = re.compile(r"\{\{-?|\{%-?|\{#")
_STRING = r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\""
_VARIABLE_END = re.compile(rf"((?:[^'\"}}]|{_STRING}|\}}(?!\}}))*?)-?\}}\}}", re.DOTALL)
_TAG_END = re.compile(rf"((?:[^'\"%]|{_STRING}|%(?!\}}))*?)-?%\}}", re.DOTALL)
_ANY_TAG = re.compile(rf"\{{%-?\s*([^\s%]+)(?:[^'\"%]|{_STRING}|%(?!\}}))*?-?%\}}", re.DOTALL)
_WORD = re.compile(r"\s*(\S+)")
_ARGUMENT = re.compile(rf"(?:{_STRING}|[^\s'\"])+|['\"]", re.DOTALL)
_QUOTED = re.compile(rf"{_STRING}", re.DOTALL)
_BACKSLASH = re.compile(r"\\(.)", re.DOTALL)
_MAX_DEPTH = 24
_LINE = re.compile(r' data-line="([0-9]+)"')
_LINE_MARK = "\ufdd0\\1\ufdd1"
_MARKED_LINE = re.compile("\ufdd0([0-9]+)\ufdd1")

# Nunjucks' own tags that come with a body.
_PAIRED = frozenset(
    ("if", "for", "block", "macro", "call", "filter", "switch", "asyncEach", "asyncAll", "ifAsync")
)
_OWN = frozenset(("set", "include", "import", "from", "extends", "else", "elif", "elseif", "case", "default"))

Render = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a tag: its name, its arguments, its rendered body ('' without one), the tag as written."""

    name: str
    arguments: tuple[str, ...]
    body: str
    source: str


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags there are: what each writes. `paired` names those with a body."""

    write: Mapping[str, Callable[[Call], str]]
    paired: frozenset[str]


def run_tags(
    html: str,
    tags: Tags,
    variables: Mapping[str, object],
    failed: Callable[[str, str, Effect], None],
    marking: bool = False,
) -> str:
    """The HTML with every tag replaced by what it writes; `failed` hears what goes wrong in Hexo, and the
    tag as written.

    `marking`: show the place of a tag that writes nothing because something is missing.
    """
    if "{" not in html or _OPEN.search(html) is None:
        return html
    html = _CODE.sub(_protect, html)
    if not marking:
        return _Runner(html, tags, variables, failed, marking).run()
    # The quotes of our own attributes must not count as quotes of a tag around them.
    html = _Runner(_LINE.sub(_LINE_MARK, html), tags, variables, failed, marking).run()
    return _MARKED_LINE.sub(r' data-line="\1"', html)


def protect_braces(html: str) -> str:
    """Write braces as entities, so that no template pass touches them."""
    return html.replace("{", "&#123;").replace("}", "&#125;")


def _unmarked(html: str) -> str:
    """What the author wrote, without line numbers of ours."""
    return _MARKED_LINE.sub("", html) if "\ufdd0" in html else html


def _protect(match: re.Match[str]) -> str:
    return match[0] if _RAW.search(match[0]) else protect_braces(match[0])


def trim_body(body: str) -> str:
    """A tag's body without common indentation and without the line ends at both ends."""
    body = strip_indent(body)
    return body.removeprefix("\n").removesuffix("\n")


def split_arguments(source: str) -> tuple[str, ...]:
    """The words of a tag; quotes hold words together."""
    found: list[str] = []
    for match in _ARGUMENT.finditer(source):
        word = _QUOTED.sub(lambda m: _BACKSLASH.sub(r"\1", m[0][1:-1]), match[0]).strip()
        if word:
            found.append(word)
    return tuple(found)


def error_mark(source: str, message: str) -> str:
    """What the preview shows in place of a tag that stops Hexo."""
    return (
        f'<span class="tag-error" title="{escape_hexo(message)}">{protect_braces(escape_all(source))}</span>'
    )


def _closed_tags(html: str) -> frozenset[int]:
    """The ends of the tags that an end tag belongs to."""
    open_tags: dict[str, list[int]] = {}
    order: list[str] = []
    closed: set[int] = set()
    for match in _ANY_TAG.finditer(html):
        name = match[1]
        if name.startswith("end") and open_tags.get(name[3:]):
            # What was opened in between and not closed stays without an end.
            while order:
                last = order.pop()
                end = open_tags[last].pop()
                if last == name[3:]:
                    closed.add(end)
                    break
        else:
            open_tags.setdefault(name, []).append(match.end())
            order.append(name)
    return frozenset(closed)


class _Runner:
    def __init__(
        self,
        html: str,
        tags: Tags,
        variables: Mapping[str, object],
        failed: Callable[[str, str, Effect], None],
        marking: bool,
    ) -> None:
        self._html = html
        self._tags = tags
        self._variables = dict(variables)
        self._failed = failed
        self._marking = marking
        self._pos = 0
        self._closed = _closed_tags(html)

    def run(self) -> str:
        return self._until("", 0)[0]

    def _until(self, end: str, depth: int) -> tuple[str, bool]:
        """Run up to the tag `end` and over it; tells whether it was there."""
        out: list[str] = []
        html = self._html
        while match := _OPEN.search(html, self._pos):
            out.append(html[self._pos : match.start()])
            start, opening = match.start(), match[0]
            if opening == "{#":
                stop = html.find("#}", start + 2)
                if stop < 0:
                    self._fail(say("A comment {# is not closed."), "{#")
                    out.append("{#")
                    self._pos = start + 2
                else:
                    self._pos = stop + 2
                continue
            pattern = _VARIABLE_END if opening.startswith("{{") else _TAG_END
            closing = pattern.match(html, match.end())
            if closing is None:
                self._fail(say("{0} is not closed.", opening), opening)
                out.append(error_mark(opening, say("{0} is not closed.", opening)))
                self._pos = match.end()
                continue
            self._pos = closing.end()
            source, inner = _unmarked(html[start : closing.end()]), _unmarked(closing[1])
            if opening.startswith("{{"):
                out.append(self._variable(inner, source))
                continue
            word = _WORD.match(inner)
            name = word[1] if word else ""
            if end and name == end:
                return "".join(out), True
            rest = inner[word.end() :] if word else ""
            out.append(self._tag(name, rest, source, depth))
        out.append(html[self._pos :])
        self._pos = len(html)
        return "".join(out), False

    def _fail(self, message: str, source: str, effect: Effect = Effect.STOPS) -> None:
        self._failed(message, source, effect)

    def _variable(self, expression: str, source: str) -> str:
        try:
            value = evaluate(expression, self._variables)
        except TemplateError as error:
            self._fail(str(error), source)
            return error_mark(source, str(error))
        if value is UNDEFINED:
            self._fail(
                say("Hexo takes {0} for a template and prints nothing for it.", source), source, Effect.LOST
            )
        return text_of(value)

    def _tag(self, name: str, rest: str, source: str, depth: int) -> str:
        if name in ("raw", "verbatim"):
            return self._verbatim(name)
        if name == "set":
            return self._set(rest, source)
        closed = self._pos in self._closed
        if (name in self._tags.paired or name in _PAIRED) and not closed:
            self._fail(say("The tag “{0}” needs an end tag.", name), source)
            return error_mark(source, say("The tag “{0}” needs an end tag.", name))
        known = name in self._tags.write or name in _OWN
        body = ""
        # A tag that nobody knows has a body if it has an end.
        if closed and depth < _MAX_DEPTH and (name in self._tags.paired or name in _PAIRED or not known):
            body, _ = self._until(f"end{name}", depth + 1)
        write = self._tags.write.get(name)
        call = Call(name, split_arguments(rest), trim_body(_unmarked(body)), source)
        if write is None:
            if name not in _PAIRED and name not in _OWN:
                self._fail(
                    say("Hexo itself knows no tag “{0}”: a theme or plugin must bring it.", name),
                    source,
                    Effect.UNKNOWN,
                )
            return self._tags.write[""](call)
        try:
            return write(call)
        except MissingError as error:
            self._fail(str(error), source, Effect.LOST)
            return error_mark(source, str(error)) if self._marking else ""
        except TemplateError as error:
            self._fail(str(error), source)
            return error_mark(source, str(error))

    def _verbatim(self, name: str) -> str:
        pattern = re.compile(rf"\{{%-?\s*(end)?{name}\s*-?%\}}")
        level, at = 1, self._pos
        while match := pattern.search(self._html, at):
            level += -1 if match[1] else 1
            at = match.end()
            if level == 0:
                body = self._html[self._pos : match.start()]
                self._pos = at
                return body
        self._fail(say("{{% {0} %}} is not closed.", name), name)
        body = self._html[self._pos :]
        self._pos = len(self._html)
        return body

    def _set(self, rest: str, source: str) -> str:
        name, equals, value = rest.partition("=")
        if not equals:
            return ""
        try:
            self._variables[name.strip()] = evaluate(value, self._variables)
        except TemplateError as error:
            self._fail(str(error), source)
        return ""
