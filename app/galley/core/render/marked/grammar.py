"""Patterns for the block structure that marked sees; each is matched at a position of a text.

marked departs from CommonMark in what may interrupt what, so these are its rules, not the standard's.
"""

import re
from functools import lru_cache

from galley.core.render.text import KIND, NON_WS, PUNCTUATION, WS, WS_SET

BLANK_LINES = re.compile(r"(?:[ \t]*\n)+(?:[ \t]+\Z)?|[ \t]+\Z")
INDENT = r"(?: {4}| {0,3}\t)"
CODE = re.compile(rf"(?:{INDENT}[^\n]++(?:\n(?:[ \t]*\n)*+(?:[ \t]+\Z)?)?)++")
CODE_INDENT = re.compile(r"^(?: {1,4}| {0,3}\t)", re.MULTILINE)

FENCE = re.compile(r" {0,3}(`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})([^\n]*)(?:\n|\Z)")
HEADING = re.compile(rf" {{0,3}}(#{{1,6}})(?={WS}|\Z)([^\n\r\u2028\u2029]*)(?:\n+|\Z)")
_RULE = r" {0,3}(?:(?:-[\t ]*+){3,}+|(?:_[\t ]*+){3,}+|(?:\*[\t ]*+){3,}+)"
RULE = re.compile(rf"{_RULE}(?:\n+|\Z)")
QUOTE = re.compile(r" {0,3}> ?")
BULLET = r"(?:[*+-]|[0-9]{1,9}[.)])"
LIST = re.compile(rf" {{0,3}}({BULLET})(?=[ \t][^\n]|\n|\Z)")

BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div"
    "|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li"
    "|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody"
    "|td|tfoot|th|thead|title|tr|track|ul"
)
RAW_TEXT_TAGS = "script|pre|style|textarea"
_ATTRIBUTE = rf""" +[a-zA-Z:_][\w.:-]*(?: *= *"[^"\n]*"| *= *'[^'\n]*'| *= *[^{WS_SET}"'=<>`]+)?"""
HTML_RAW_TEXT = re.compile(rf" {{0,3}}<({RAW_TEXT_TAGS})[\s>]", re.IGNORECASE)
HTML_COMMENT = re.compile(r" {0,3}<!--")
HTML_INSTRUCTION = re.compile(r" {0,3}<(\?|!\[CDATA\[|![A-Za-z])")
HTML_BLOCK_TAG = re.compile(rf" {{0,3}}</?(?:{BLOCK_TAGS})(?: +|\n|/?>)", re.IGNORECASE)
HTML_LONE_TAG = re.compile(
    rf" {{0,3}}(?:<(?!{RAW_TEXT_TAGS})[a-z][\w-]*(?:{_ATTRIBUTE})*? */?>"
    rf"|</(?!{RAW_TEXT_TAGS})[a-z][\w-]*\s*>)(?=[ \t]*(?:\n|\Z))",
    re.IGNORECASE | re.ASCII,
)
BLANK_AFTER = re.compile(r"(?:\n[ \t]*)+\n")
LINE_ENDS = re.compile(r"\n*")

LABEL = rf"(?!{WS}*\])(?:\\.|[^\[\]\\])+"
DEFINITION = re.compile(
    rf" {{0,3}}\[({LABEL})\]: *(?:\n[ \t]*)?([^<{WS_SET}]{NON_WS}*|<[^\n]*?>)"
    r"""(?:(?: +(?:\n[ \t]*)?| *\n[ \t]*)("(?:\\"?|[^"\\])*"|'[^'\n]*(?:\n[^'\n]+)*\n?'|\([^()]*\)))?"""
    r" *(?:\n+|\Z)"
)

TABLE_RULE = re.compile(r" {0,3}((?:\| *)?:?-+:? *+(?:\| *:?-+:? *+)*(?:\| *)?)(?:\n|\Z)")
TABLE_RULE_LIKE = re.compile(r"^ {0,3}[|:-][|:\- ]*$", re.MULTILINE)
_FENCE_LINE = r" {0,3}(?:`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n"
_HTML_LINE = rf"</?(?:{BLOCK_TAGS})(?: +|\n|/?>)|<(?:{RAW_TEXT_TAGS}|!--)"
# What ends a paragraph when it stands at the start of the next line.
INTERRUPT = re.compile(
    rf"{_RULE}(?:\n|\Z)| {{0,3}}#{{1,6}}(?:{WS}|\Z)| {{0,3}}>|{_FENCE_LINE}| {{0,3}}(?:[*+-]|1[.)]) "
    rf"|{_HTML_LINE}| +\n"
)
TABLE_END = re.compile(
    rf" *\n|{_RULE}(?:\n|\Z)| {{0,3}}#{{1,6}}(?:{WS}|\Z)| {{0,3}}>|{INDENT}[^\n]|{_FENCE_LINE}"
    rf"| {{0,3}}(?:[*+-]|1[.)]) |{_HTML_LINE}"
)
UNDERLINE = re.compile(r" {0,3}(=+|-+) *(?:\n+|\Z)")
UNDERLINE_LIKE = re.compile(r"^ {0,3}(?:=+|-+) *$", re.MULTILINE)
# What a heading with an underline may not contain at the start of one of its lines.
_NOT_UNDERLINED = (
    rf"{BULLET} |{INDENT}| {{0,3}}(?:`{{3,}}|~{{3,}})| {{0,3}}>| {{0,3}}#{{1,6}}| {{0,3}}<[^\n>]+>\n"
)
NOT_UNDERLINED = re.compile(_NOT_UNDERLINED)
NOT_UNDERLINED_GFM = re.compile(rf"{_NOT_UNDERLINED}| {{0,3}}\|?(?:[:\- ]*\|)+[:\- ]*\n")
BLANK_LINE = re.compile(rf"{WS}*\n")

_ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")
_SPACES = re.compile(f"{WS}+")
_QUOTED_UNDERLINE = re.compile(r"\n {0,3}((?:=+|-+) *)(?=\n|\Z)")
_QUOTE_MARK = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)


def unescape(text: str) -> str:
    """Drop the backslash before punctuation and symbols."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda m: m[1] if KIND[m[1]] == PUNCTUATION else m[0], text)


def label_key(label: str) -> str:
    """The key under which a link label is looked up."""
    return _SPACES.sub(" ", label).lower()


def unquote(text: str) -> str:
    """Take the quotation marks off each line, and keep a lazy underline from making a heading."""
    return _QUOTE_MARK.sub("", _QUOTED_UNDERLINE.sub("\n    \\1", text))


@lru_cache(maxsize=64)
def fence_end(fence: str) -> re.Pattern[str]:
    """What closes a code block that was opened with `fence`, with the line end before it."""
    return re.compile(rf"\n {{0,3}}{fence}[~`]* *(?=\n|\Z)")
