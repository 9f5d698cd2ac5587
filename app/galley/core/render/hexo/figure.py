"""Code as Hexo publishes it: a figure with a table of lines, or the forms its configuration asks for."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_all_lexers, get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]
from pygments.token import Token
from pygments.util import ClassNotFound

from galley.core.render.dialect import Highlight
from galley.core.render.text import escape_all, escape_hexo

_FIRST_INDENT = re.compile(r"^[ \t]*(?=[^\s\ufeff])", re.MULTILINE)
_TABS = re.compile(r"\t+")
_OPTION = re.compile(
    r"\s((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):[^\s]+)"
)
_CAPTION_LINK = re.compile(r"(\S+)\s+(.+?)\s+(https?://\S+|/\S+)\s*(.+)?")
_CAPTION = re.compile(r"(\S+)\s*(.+)?")

# Pygments' kinds of token by the class that highlight.js, and so every Hexo theme, gives them.
_CLASSES: tuple[tuple[object, str], ...] = (
    (Token.Comment.Preproc, "meta"),
    (Token.Comment.Hashbang, "meta"),
    (Token.Comment, "comment"),
    (Token.Keyword.Constant, "literal"),
    (Token.Keyword.Type, "type"),
    (Token.Keyword, "keyword"),
    (Token.Operator.Word, "keyword"),
    (Token.Name.Builtin, "built_in"),
    (Token.Name.Function, "title function_"),
    (Token.Name.Class, "title class_"),
    (Token.Name.Decorator, "meta"),
    (Token.Name.Attribute, "attr"),
    (Token.Name.Tag, "name"),
    (Token.Name.Variable, "variable"),
    (Token.Name.Constant, "variable constant_"),
    (Token.Name.Namespace, "title class_"),
    (Token.Name.Entity, "symbol"),
    (Token.Literal.String.Regex, "regexp"),
    (Token.Literal.String.Interpol, "subst"),
    (Token.Literal.String.Symbol, "symbol"),
    (Token.Literal.String, "string"),
    (Token.Literal.Number, "number"),
    (Token.Literal.Date, "number"),
    (Token.Generic.Deleted, "deletion"),
    (Token.Generic.Inserted, "addition"),
    (Token.Generic.Heading, "section"),
    (Token.Generic.Subheading, "meta"),
    (Token.Generic.Prompt, "meta prompt_"),
    (Token.Generic.Strong, "strong"),
    (Token.Generic.Emph, "emphasis"),
)


class _Classes(dict[object, str]):
    def __missing__(self, kind: object) -> str:
        name = next((css for parent, css in _CLASSES if kind in parent), "")  # type: ignore[operator]
        self[kind] = name
        return name


_CLASS = _Classes()


@dataclass(frozen=True, slots=True)
class CodeOptions:
    """What one code block asks for beyond the site's configuration."""

    lang: str = ""
    caption: str = ""
    first_line: int = 1
    inline_first_line: int | None = None
    mark: frozenset[int] = field(default_factory=frozenset[int])
    line_number: bool | None = None
    line_threshold: int | None = None
    wrap: bool | None = None
    highlighted: bool = True


@lru_cache(maxsize=1)
def _aliases() -> frozenset[str]:
    """The names of all languages Pygments knows; asking a lexer itself would load it."""
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@lru_cache(maxsize=256)
def _lexer(lang: str) -> Lexer | None:
    try:
        return get_lexer_by_name(lang, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def strip_indent(code: str) -> str:
    """Take away the indentation that every line with text has."""
    if not code.startswith((" ", "\t", "\n")):
        return code
    indents = [len(match) for match in _FIRST_INDENT.findall(code)]
    least = min(indents, default=0)
    return re.sub(rf"^[ \t]{{{least}}}", "", code, flags=re.MULTILINE) if least else code


@lru_cache(maxsize=2048)
def coloured_lines(code: str, lang: str, prefix: str) -> tuple[str, ...]:
    """The lines of `code` as HTML, every span closed in its line."""
    lexer = _lexer(lang)
    if lexer is None:
        return tuple(escape_all(code).split("\n"))
    lines: list[str] = []
    line: list[str] = []
    for kind, value in lexer.get_tokens(code):
        css = _CLASS[kind]
        for number, piece in enumerate(escape_all(value).split("\n")):
            if number:
                lines.append("".join(line))
                line = []
            if piece:
                line.append(f'<span class="{_prefixed(css, prefix)}">{piece}</span>' if css else piece)
    lines.append("".join(line))
    return tuple(lines)


def _prefixed(css: str, prefix: str) -> str:
    return prefix + css if prefix else css


def fence_options(info: str) -> CodeOptions:
    """Read the info string of a fence as Hexo does."""
    found = _OPTION.findall(info)
    rest = _OPTION.sub("", info) if found else info
    given = dict(option.split(":", 1) for option in found)
    head = rest.split("=")[0]
    lang = caption = ""
    if match := _CAPTION_LINK.search(head):
        lang = match[1]
        caption = f'<span>{match[2]}</span><a href="{match[3]}">{match[4] or "link"}</a>'
    elif match := _CAPTION.search(head):
        lang, caption = match[1], f"<span>{match[2]}</span>" if match[2] else ""
    inline = None
    numbered = rest.replace("=+", "=", 1)
    if "=" in numbered:
        inline = int(number) if (number := numbered.split("=")[1].strip()).isdigit() else 1
    return options(given, lang, caption, inline)


def options(given: dict[str, str], lang: str, caption: str, inline: int | None = None) -> CodeOptions:
    """Options from `key:value` words."""
    return CodeOptions(
        lang=lang,
        caption=caption,
        first_line=_number(given.get("first_line"), 1),
        inline_first_line=inline,
        mark=_marked(given.get("mark", "")),
        line_number=given["line_number"] == "true" if "line_number" in given else None,
        line_threshold=_number(given["line_threshold"], 0) if "line_threshold" in given else None,
        wrap=given["wrap"] == "true" if "wrap" in given else None,
        highlighted=given.get("highlight", "true") == "true",
    )


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default


def _marked(ranges: str) -> frozenset[int]:
    lines: set[int] = set()
    for part in ranges.split(","):
        first, hyphen, last = part.partition("-")
        if hyphen and first.isdigit() and last.isdigit():
            low, high = sorted((int(first), int(last)))
            lines.update(range(low, min(high, low + 10_000) + 1))
        elif part.isdigit():
            lines.add(int(part))
    return frozenset(lines)


def figure(code: str, option: CodeOptions, config: Highlight, attributes: str = "") -> str:
    """The HTML of a highlighted block; `attributes` go into its outermost tag."""
    if config.engine == "prismjs":
        return _prism(code, option, config, attributes)
    threshold = option.line_threshold or config.line_threshold
    wanted = config.line_number if option.line_number is None else option.line_number
    gutter = wanted and code.count("\n") + 1 > threshold
    wrap = config.wrap
    first = option.first_line
    if config.first_line_number == "inline":
        if option.inline_first_line is None:
            gutter = False
        else:
            first = option.inline_first_line
    if option.lang in config.exclude_languages and option.lang:
        wrap = gutter = False
    if config.strip_indent:
        code = strip_indent(code)
    lang = option.lang.lower()
    known = lang in _aliases()
    lines = coloured_lines(code, lang if known and config.coloured else "", "hljs-" if config.hljs else "")
    if config.tab_replace:
        tab = config.tab_replace
        lines = tuple(_TABS.sub(lambda m: tab * len(m[0]), line, count=1) for line in lines)
    wrap = wrap or gutter
    name = option.lang or ("plaintext" if not known else lang)
    css = ("hljs" if config.hljs else "highlight") + (f" {escape_hexo(name)}" if name else "")
    if not wrap:
        body = "\n".join(_line(line, first + n, option.mark, True, "") for n, line in enumerate(lines))
        caption = f'<div class="caption">{option.caption}</div>' if option.caption else ""
        return f'<pre{attributes}>{caption}<code class="{css}">{body}</code></pre>'
    body = "".join(_line(line, first + n, option.mark, config.hljs, "<br>") for n, line in enumerate(lines))
    before, after = "<pre>", "</pre>"
    if config.hljs:
        before, after = f'<pre><code class="{css}">', "</code></pre>"
    caption = f"<figcaption>{option.caption}</figcaption>" if option.caption else ""
    numbers = ""
    if gutter:
        rows = "".join(f'<span class="line">{first + n}</span><br>' for n in range(len(lines)))
        numbers = f'<td class="gutter"><pre>{rows}</pre></td>'
    shown = escape_hexo(lang) if known else "plaintext"
    return (
        f'<figure class="highlight {shown}"{attributes}>{caption}<table><tr>{numbers}'
        f'<td class="code">{before}{body}{after}</td></tr></table></figure>'
    )


def _line(line: str, number: int, marked: frozenset[int], bare: bool, end: str) -> str:
    if bare:
        return f"<mark>{line}</mark>{end}" if number in marked else line + end
    return f'<span class="line{" marked" if number in marked else ""}">{line}</span>{end}'


def _prism(code: str, option: CodeOptions, config: Highlight, attributes: str) -> str:
    if config.strip_indent:
        code = strip_indent(code)
    lang = escape_hexo(option.lang) if option.lang not in ("", "plaintext") else "none"
    wanted = config.line_number if option.line_number is None else option.line_number
    lines = coloured_lines(code, lang if config.coloured else "", "token ")
    css = ("line-numbers " if wanted else "") + f"language-{lang}"
    data = f' data-language="{lang}"' if lang != "none" else ""
    caption = f'<div class="caption">{option.caption}</div>' if option.caption else ""
    rows = ""
    if wanted:
        rows = f'<span aria-hidden="true" class="line-numbers-rows">{"<span></span>" * len(lines)}</span>'
    body = "\n".join(lines)
    opening = f'<pre class="{css}"{data}{attributes}>{caption}<code class="language-{lang}">'
    return f"{opening}{body}{rows}</code></pre>"
