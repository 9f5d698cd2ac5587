"""Evaluate what stands in {{ }}, as far as posts use it: the rest is an error, as it is for Hexo."""

import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from galley.core.messages import say

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"""|(?P<name>[^\W\d][\w$]*|\$[\w$]*)|(?P<mark>===|!==|==|!=|<=|>=|\*\*|//|[-+*/%~|.,:()\[\]{}<>=]))""",
    re.DOTALL,
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_WORDS = frozenset(("and", "or", "not", "in", "is", "if", "else"))
_MAX_DEPTH = 50
_MAX_LENGTH = 10_000
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("==", "===", "!=", "!==", "<", ">", "<=", ">="),
    ("~",),
    ("+", "-"),
    ("*", "/", "//", "%"),
    ("**",),
)


class TemplateError(Exception):
    """What a template does wrong, in words for the author."""


class MissingError(TemplateError):
    """A tag names something that is not there: Hexo then writes nothing."""


class Undefined:
    """What a name stands for that nobody has defined; it prints as nothing."""

    def __repr__(self) -> str:
        return ""


UNDEFINED = Undefined()


def text_of(value: object) -> str:
    """How a value prints."""
    if value is None or value is UNDEFINED:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Mapping):
        return "[object Object]"
    if isinstance(value, (list, tuple)):
        return ",".join(text_of(item) for item in cast("Sequence[object]", value))
    return str(value)


def evaluate(source: str, variables: Mapping[str, object]) -> object:
    """The value of an expression. Raises TemplateError if it is none."""
    if len(source) > _MAX_LENGTH:
        raise TemplateError(say("The expression in {{ }} is too long."))
    return _Evaluator(source, variables).whole()


class _Evaluator:
    def __init__(self, source: str, variables: Mapping[str, object]) -> None:
        self._variables = variables
        self._tokens: list[tuple[str, str]] = []
        self._at = 0
        self._depth = 0
        pos, end = 0, len(source.rstrip())
        while pos < end:
            match = _TOKEN.match(source, pos)
            if match is None:
                raise TemplateError(say("“{0}” cannot be read in {{{{ }}}}.", source[pos:].strip()[:20]))
            self._tokens.append((match.lastgroup or "", match[match.lastgroup or 0]))
            pos = match.end()

    def whole(self) -> object:
        if not self._tokens:
            raise TemplateError(say("There is nothing in {{ }}."))
        value = self._choice()
        if self._at < len(self._tokens):
            raise TemplateError(say("“{0}” is not expected in {{{{ }}}}.", self._tokens[self._at][1]))
        return value

    def _peek(self) -> str:
        if self._at < len(self._tokens) and self._tokens[self._at][0] in ("mark", "name"):
            return self._tokens[self._at][1]
        return ""

    def _take(self, *marks: str) -> str:
        if (found := self._peek()) in marks and found:
            self._at += 1
            return found
        return ""

    def _expect(self, mark: str) -> None:
        if not self._take(mark):
            raise TemplateError(say("“{0}” is missing in {{{{ }}}}.", mark))

    def _choice(self) -> object:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise TemplateError(say("The expression in {{ }} is nested too deeply."))
        value = self._level(0)
        if self._take("if"):
            condition = self._level(0)
            other = self._choice() if self._take("else") else UNDEFINED
            value = value if _true(condition) else other
        self._depth -= 1
        return value

    def _level(self, level: int) -> object:
        if level == len(_LEVELS):
            return self._unary()
        value = self._level(level + 1)
        while mark := self._take(*_LEVELS[level]):
            value = _operate(mark, value, self._level(level + 1))
        return value

    def _unary(self) -> object:
        if self._take("not"):
            return not _true(self._unary())
        if self._take("-"):
            return _operate("-", 0, self._unary())
        self._take("+")
        value = self._postfix(self._primary())
        while self._take("|"):
            value = self._filter(value)
        return value

    def _primary(self) -> object:
        if self._at >= len(self._tokens):
            raise TemplateError(say("The expression in {{ }} ends too early."))
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind == "string":
            return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), text[1:-1], flags=re.DOTALL)
        if kind == "name" and text not in _WORDS:
            constants: dict[str, object] = {"true": True, "false": False, "none": None, "null": None}
            return constants[text] if text in constants else self._variables.get(text, UNDEFINED)
        if text == "(":
            value = self._choice()
            self._expect(")")
            return value
        if text == "[":
            return self._items("]")
        if text == "{":
            return self._pairs()
        raise TemplateError(say("“{0}” is not expected in {{{{ }}}}.", text))

    def _items(self, end: str) -> list[object]:
        items: list[object] = []
        while not self._take(end):
            items.append(self._choice())
            if not self._take(","):
                self._expect(end)
                break
        return items

    def _pairs(self) -> dict[str, object]:
        pairs: dict[str, object] = {}
        while not self._take("}"):
            key = self._primary()
            self._expect(":")
            pairs[text_of(key)] = self._choice()
            if not self._take(","):
                self._expect("}")
                break
        return pairs

    def _postfix(self, value: object) -> object:
        while mark := self._take(".", "[", "("):
            if mark == "(":
                raise TemplateError(say("A function is called in {{ }} that Hexo does not know here."))
            if mark == "[":
                key = text_of(self._choice())
                self._expect("]")
            else:
                kind, key = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
                if kind != "name":
                    raise TemplateError(say("A name is missing after “.” in {{ }}."))
                self._at += 1
            value = _member(value, key)
        return value

    def _filter(self, value: object) -> object:
        kind, name = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        if kind != "name":
            raise TemplateError(say("A filter's name is missing after “|” in {{ }}."))
        self._at += 1
        if self._take("("):
            self._items(")")
        text = text_of(value)
        simple: dict[str, object] = {
            "upper": text.upper(), "lower": text.lower(), "trim": text.strip(), "safe": value, "string": text,
            "length": len(text), "capitalize": text.capitalize(), "title": text.title(), "escape": text,
            "e": text, "default": value, "join": text, "first": text[:1], "last": text[-1:],
            "reverse": text[::-1],
        }  # fmt: skip
        if name not in simple:
            raise TemplateError(say("Hexo knows no filter “{0}”.", name))
        return simple[name]


def _member(value: object, key: str) -> object:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).get(key, UNDEFINED)
    return UNDEFINED


def _true(value: object) -> bool:
    return value is not UNDEFINED and (isinstance(value, (list, dict)) or bool(value))


def _number(value: object) -> float:
    if isinstance(value, (int, float)):
        return value
    if value is None or value == "":
        return 0
    try:
        return float(str(value))
    except ValueError:
        return math.nan


def _operate(mark: str, left: object, right: object) -> object:
    if mark == "or":
        return left if _true(left) else right
    if mark == "and":
        return right if _true(left) else left
    if mark in ("==", "==="):
        return left == right
    if mark in ("!=", "!=="):
        return left != right
    if mark == "~" or (mark == "+" and (isinstance(left, str) or isinstance(right, str))):
        return (text_of(left) + text_of(right))[:_MAX_LENGTH]
    a, b = _number(left), _number(right)
    try:
        value = _ARITHMETIC[mark](a, b)
    except (ZeroDivisionError, OverflowError, ValueError):
        value = math.inf
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity"
    return value


_ARITHMETIC: dict[str, Callable[[float, float], float | bool]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": math.fmod,
    "**": math.pow,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
