"""The language of the search box.

Words and "phrases", ``tag:`` ``category:`` ``draft:`` ``before:`` ``after:`` ``path:`` ``title:`` ``has:``
``no:``, a hyphen for what is not wanted, OR. The filters have Chinese names, too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from galley.core.index.fold import fold
from galley.core.messages import say

# The filters, and what else they are called: as the Chinese interface calls them, simplified and traditional.
_ALSO_CALLED = {
    "tag": ("标签", "標籤"),
    "category": ("分类", "分類"),
    "draft": ("草稿",),
    "before": ("早于", "早於"),
    "after": ("晚于", "晚於"),
    "date": (),
    "path": ("路径", "路徑"),
    "title": ("标题", "標題"),
    "has": ("有",),
    "no": ("没有", "沒有"),
}
_CHINESE = {also: name for name, others in _ALSO_CALLED.items() for also in others}
# A Chinese name that nothing follows is a word: a line of text may end in it.
_PIECE = re.compile(
    rf"""\s*(?:
    (?P<or>OR|\|)(?=\s|\Z)
    |(?P<sign>-?)(?:(?P<key>{"|".join(_ALSO_CALLED)}|(?:{"|".join(_CHINESE)})(?=[:：]\S))[:：])?
     (?:["“”](?P<phrase>[^"“”]*)(?P<close>["“”])?|(?P<word>[^\s"“”]*))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
# Nobody writes so but to compare, as other programs' searches do; a phrase looks for it as it stands.
_COMPARING = re.compile(r"\w[\w-]*[:：][<>]=?[\d./-]*")
# Between the names of a category's path.
_STEP = re.compile(r"(\s*[/›>][/›>\s]*)")
_YES, _NO = ("yes", "true", "1", "是"), ("no", "false", "0", "否")
_IMAGE = ("image", "图片")  # folded, as a traditional one is


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase, folded, blanks as single spaces; in the title alone, or anywhere."""

    text: str
    title_only: bool = False


# A hyphen that stands alone, as in many titles, excludes nothing.
_HYPHEN = Term("-")


@dataclass(frozen=True, slots=True)
class Tagged:
    """Carries this tag (folded)."""

    name: str


@dataclass(frozen=True, slots=True)
class InCategory:
    """Stands in the category ``name`` (folded), which may have a slash in it.

    Where there is none of that name, the path of a category holds these ``steps`` one after the other: names,
    and between them what stood there, which may belong to a name too.
    """

    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InPath:
    """The path has this piece (folded)."""

    text: str


@dataclass(frozen=True, slots=True)
class Dated:
    """The date is at or after ``since`` and before ``until`` (seconds; None: open)."""

    since: float | None
    until: float | None


@dataclass(frozen=True, slots=True)
class IsDraft:
    """Is a draft, by its folder or its header."""


@dataclass(frozen=True, slots=True)
class HasImage:
    """The body shows an image."""


@dataclass(frozen=True, slots=True)
class HasKey:
    """The header has this key (folded) with a value."""

    key: str


@dataclass(frozen=True, slots=True)
class Not:
    """What ``part`` does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """What every part matches; without parts, everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What some part matches."""

    parts: tuple["Node", ...]


Node = Term | Tagged | InCategory | InPath | Dated | IsDraft | HasImage | HasKey | Not | All | Any


@dataclass(frozen=True, slots=True)
class QueryError:
    """What of a query is not understood, and is left out: ``query[position:end]``."""

    reason: str
    position: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it is understood. ``terms`` are those it looks for, ``words`` the same as written."""

    root: All
    terms: tuple[Term, ...]
    words: tuple[str, ...]
    error: QueryError | None


class _Mistake(Exception):  # noqa: N818 - becomes a QueryError
    pass


def parse(query: str, timezone: tzinfo | None = None) -> Query:
    """Return what ``query`` means. Never raises: what is not understood is told in ``error`` and left out.

    Parts stand for all of them together; OR joins its two neighbours and binds tighter. ``timezone`` is the
    site's, on whose clock dates are.
    """
    parts: list[list[Node]] = []
    terms: list[Term] = []
    words: list[str] = []
    errors: list[QueryError] = []
    joining = False
    for found in _pieces(query):
        start, end = found.end() - len(found[0].lstrip()), found.end()
        if found["or"]:
            if not parts or joining:
                errors.append(QueryError(say("OR stands between two words"), start, end))
            joining = bool(parts)
            continue
        if found["phrase"] is not None and found["close"] is None:
            errors.append(QueryError(say("The quotation mark is not closed"), start, end))
        try:
            node = _node(found, timezone)
        except _Mistake as mistake:
            errors.append(QueryError(str(mistake), start, end))
            continue
        if node is None:
            continue
        if found["sign"] and node != _HYPHEN:
            node = Not(node)
        elif isinstance(node, Term):
            terms.append(node)
            words.append(_value(found))
        if joining:
            parts[-1].append(node)
        else:
            parts.append([node])
        joining = False
    if joining:
        end = len(query.rstrip())
        errors.append(QueryError(say("OR stands between two words"), end - 2, end))
    root = All(tuple(each[0] if len(each) == 1 else Any(tuple(each)) for each in parts))
    return Query(
        root, tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(words)), errors[0] if errors else None
    )


def filter_called(name: str) -> str:
    """Return the English name of the filter that an author calls ``name``: ``tag`` for 标签."""
    return _CHINESE.get(name, name.lower())


def _pieces(query: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(query):
        found = _PIECE.match(query, at)
        if found is None or found.end() == at:
            return
        at = found.end()
        yield found


def _value(found: re.Match[str]) -> str:
    value = found["phrase"] if found["phrase"] is not None else found["word"]
    return " ".join(value.split())


def _node(found: re.Match[str], timezone: tzinfo | None) -> Node | None:
    value = _value(found)
    key = filter_called(found["key"] or "")
    if not key:
        if found["sign"] and not value:
            return _HYPHEN if found["phrase"] is None else None
        if found["phrase"] is None and _COMPARING.fullmatch(value):
            raise _Mistake(say("{0} cannot be compared so; dates are before:2024 or after:2024-05", value))
        return Term(folded_term(value)) if value else None
    if key == "date":
        raise _Mistake(say("A date is asked for by before:2024 or after:2024-05"))
    if not value:
        raise _Mistake(say("{0}: is followed by nothing", found["key"]))
    return _FILTERS[key](value, timezone)


def folded_term(words: str) -> str:
    """Return a word or phrase as it is compared."""
    return " ".join(fold(words).split())


def _draft(value: str, _timezone: tzinfo | None) -> Node:
    value = value.lower()
    if value not in (*_YES, *_NO):
        raise _Mistake(say("draft: is followed by yes or no"))
    return IsDraft() if value in _YES else Not(IsDraft())


def _has(value: str, _timezone: tzinfo | None) -> Node:
    return HasImage() if fold(value) in _IMAGE else HasKey(fold(value))


def _no(value: str, timezone: tzinfo | None) -> Node:
    return Not(_has(value, timezone))


def _category(value: str, _timezone: tzinfo | None) -> Node:
    name = fold(value)
    return InCategory(name, tuple(_STEP.split(name)))


def _moment(value: str, timezone: tzinfo | None) -> float:
    found = _DATE.fullmatch(value)
    if found is None:
        raise _Mistake(say("A date is written 2024, 2024-05 or 2024-05-31"))
    year, month, day = found[1], found[2] or 1, found[3] or 1
    try:
        return datetime(int(year), int(month), int(day), tzinfo=timezone).timestamp()
    except (ValueError, OverflowError, OSError):
        raise _Mistake(say("{0} is no date", value)) from None


_FILTERS: dict[str, Callable[[str, tzinfo | None], Node]] = {
    "tag": lambda value, _: Tagged(fold(value.removeprefix("#"))),
    "category": _category,
    "draft": _draft,
    "before": lambda value, timezone: Dated(None, _moment(value, timezone)),
    "after": lambda value, timezone: Dated(_moment(value, timezone), None),
    "path": lambda value, _: InPath(fold(value)),
    "title": lambda value, _: Term(folded_term(value), title_only=True),
    "has": _has,
    "no": _no,
}
