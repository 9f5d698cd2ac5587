"""Patterns of CommonMark's blocks, each matched at a line's first character that is no space."""

import re

from galley.core.render.marked.grammar import BLOCK_TAGS

RULE = re.compile(r"(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:-[ \t]*){3,}$")
HEADING = re.compile(r"#{1,6}(?:[ \t]+|$)")
HEADING_END = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
FENCE = re.compile(r"`{3,}(?!.*`)|~{3,}")
FENCE_END = re.compile(r"(?:`{3,}|~{3,})(?=[ \t]*$)")
BULLET = re.compile(r"[*+-]")
NUMBER = re.compile(r"([0-9]{1,9})([.)])")
_NAME = "[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTE = r"""\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\s*=\s*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?"""
OPEN_TAG = rf"<{_NAME}(?:{_ATTRIBUTE})*\s*/?>"
CLOSE_TAG = rf"</{_NAME}\s*>"
HTML_OPEN = (
    re.compile(r"<(?:script|pre|textarea|style)(?:\s|>|$)", re.IGNORECASE),
    re.compile(r"<!--"),
    re.compile(r"<[?]"),
    re.compile(r"<![A-Za-z]"),
    re.compile(r"<!\[CDATA\["),
    re.compile(rf"</?(?:{BLOCK_TAGS.replace('|meta|', '|')})(?:\s|/?>|$)", re.IGNORECASE),
    re.compile(rf"(?:{OPEN_TAG}|{CLOSE_TAG})\s*$"),
)
HTML_CLOSE = (
    re.compile(r"</(?:script|pre|textarea|style)>", re.IGNORECASE),
    re.compile(r"-->"),
    re.compile(r"\?>"),
    re.compile(r">"),
    re.compile(r"\]\]>"),
)
TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
MEANING = re.compile(r":[ \t]+")
LABEL = re.compile(r"\[(?=[^\]]*[^\s\]])((?:[^\\\[\]]|\\.){1,1000})\]", re.DOTALL)
TITLE = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^\\()])*\))""", re.DOTALL)
ANGLE = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
ESCAPED = re.compile(r"""\\([!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])""")
ATTRIBUTES = re.compile(r"[ \t]*\{((?:[^{}\"]|\"[^\"]*\")*)\}[ \t]*$")
